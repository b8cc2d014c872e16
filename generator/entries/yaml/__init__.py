"""YAML text to nodes that keep what was typed, and where."""
