"""Several processes that serve as one: started, watched and replaced, behind nginx."""
