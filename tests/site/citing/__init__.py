"""Tests of how papers are cited."""
