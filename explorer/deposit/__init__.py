"""The data as files for others: tables with their types, code lists, shapes, a package."""
