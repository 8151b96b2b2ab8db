"""Newer releases of publications: fetched, proved, compared, and only then put in place.

Only ``explorer update`` reaches this. Nothing here writes what is embedded: that is the build's.
"""
