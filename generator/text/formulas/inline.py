"""A formula in a line of text, and what stands beside it without a space.

To browsers a formula is a picture, beside which any line may end: the next would begin with a comma, or with
a particle of Korean.
"""

import re

BEFORE = r"(?P<before>[(\[“‘「『]?)"
AFTER = r"(?P<after>[^\s<&(\[\ufdd0-\ufdef]{0,6})"
"""What is looked for beside a formula in HTML, as patterns."""

_MOST = 24
"""How many characters of a formula, with what stands beside it, fit into a line of a phone."""

_TAG = re.compile("<[^>]*>")


def joined(mathml: str, beside: re.Match[str]) -> str:
    """Return a formula with what was found beside it, from which no line divides it unless it is long."""
    together = f"{beside['before']}{mathml}{beside['after']}"
    if together == mathml or len(_TAG.sub("", mathml)) > _MOST:
        return together
    return f'<span class="digest-joined">{together}</span>'
