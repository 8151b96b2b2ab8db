"""The only place where numbers become sentences."""
