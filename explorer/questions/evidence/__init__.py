"""The evidence pack: two pages to hand over, of an area or of the goal.

It is asked for as a file. What it says is a `Page` like any other, which
`explorer.packs` prints and `explorer.web` writes.
"""
