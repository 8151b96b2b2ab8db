"""Sentences of the page and the command that find areas."""
