"""Lists of papers that others keep: BibTeX and ISMIR's proceedings, merged into the digest."""
