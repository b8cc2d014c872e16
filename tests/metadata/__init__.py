"""The tests of what is known about papers."""
