"""Cache and files."""
