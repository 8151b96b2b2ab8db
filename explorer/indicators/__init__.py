"""Indicators: records, values, tables, and the join to areas, whose one door is `data`."""
