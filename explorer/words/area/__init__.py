"""One area's story in words."""
