"""The words of the page on a reader's own data."""
