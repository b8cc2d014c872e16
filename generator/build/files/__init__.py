"""The files of a site: which there are, and what makes them; loaded by builds that make some."""
