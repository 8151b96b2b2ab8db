"""A worksheet as a page, for pupils or for their teacher, and the links that lead to its files."""
