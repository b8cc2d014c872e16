"""Articles: the guides, lectures and posts of ``docs/``, as they are read and as their pages are framed."""
