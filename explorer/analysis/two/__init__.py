"""Two measures of one level against each other."""
