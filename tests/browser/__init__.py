"""The built site, read by a real browser and checked page by page."""
