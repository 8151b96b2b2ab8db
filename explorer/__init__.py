"""Health Gap Explorer: health inequalities in England, place by place."""

__version__ = "0.1.0"
