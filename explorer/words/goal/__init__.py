"""The goal in words: how far along it is, and the page on it."""
