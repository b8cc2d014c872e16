"""Reports on what branches change."""
