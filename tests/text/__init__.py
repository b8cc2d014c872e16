"""Texts by themselves: characters, TeX, Markdown, formulas."""
