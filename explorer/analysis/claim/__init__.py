"""Reads what is claimed in a text by open rules, and checks each figure against what is held."""
