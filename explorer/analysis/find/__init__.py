"""Which areas fit conditions, and how sure that is."""
