"""The renderers: one module for each family of blocks, found by being here."""
