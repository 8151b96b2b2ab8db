"""Two measures against each other, in words."""
