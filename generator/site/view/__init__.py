"""The catalog as a reader of one language sees it."""
