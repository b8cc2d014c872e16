"""What the engine puts around a page."""
