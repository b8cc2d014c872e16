"""Pictures as they are published."""
