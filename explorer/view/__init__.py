"""The state of a view, and the only reader and writer of the URL: one module a page."""

from explorer.view.map import View, first_view, map_levels, read

__all__ = ["View", "first_view", "map_levels", "read"]
