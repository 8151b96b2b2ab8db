"""Lessons for a class."""
