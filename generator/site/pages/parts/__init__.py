"""What several kinds of pages show: rows by year, plots, long lists on several pages."""
