"""The quiz in words: short sentences for pupils of 11 and over."""
