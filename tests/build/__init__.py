"""Builds: what is rebuilt, published, remembered."""
