"""What we write into people's folder: mends, new entries."""
