"""Markdown of strangers to clean HTML."""
