"""Formulas: LaTeX to MathML Core, through a process that can be ended and a wall behind it."""
