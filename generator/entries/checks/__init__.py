"""What is checked beyond a single value."""
