"""The site's tests."""
