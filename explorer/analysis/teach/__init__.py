"""What lessons work out beside the pages: redraws of ranks, and budgets shared out."""
