"""A quiz on the data: questions with one right answer, worked out for a place from a seed."""
