"""A text by itself: its characters, TeX, dates, names and links, whatever file it stands in."""
