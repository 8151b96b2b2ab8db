"""Places: levels, areas and their names, search, postcodes, residents, the National Grid."""
