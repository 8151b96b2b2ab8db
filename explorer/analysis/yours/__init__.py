"""A reader's own file: read, matched to areas, and set beside everything else."""
