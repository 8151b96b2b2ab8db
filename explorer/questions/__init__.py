"""What the explorer answers: a room for each question, with its views and its page as a value."""
