"""An area of one's own in words."""
