"""What is said of a claim."""
