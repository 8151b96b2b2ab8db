"""Doctors in words: by whose definition they are few, how sure that is, what it would take."""
