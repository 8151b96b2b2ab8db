"""The whole explorer as files: pages, maps, data and search that no server works for."""
