"""The MkDocs plugin, and the trees of two languages."""
