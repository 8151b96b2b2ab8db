"""Raw publications to embedded data: one module a publisher or theme.

Nothing here runs in the app: only ``explorer build`` and the tests import it.
"""
