"""How papers and their reviews are cited: in the formats of reference managers, and in words."""
