"""Evidence packs in words: of an area, and of the goal."""
