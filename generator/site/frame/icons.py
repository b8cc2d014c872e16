"""The theme's icons, drawn once in the site's stylesheet and not in every page.

An icon stays an empty ``svg`` of its own size and place, which shows its colour through a mask.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

_ICON = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" (viewBox="[\d. ]+"[^<>]*)>'
    r'((?:<!--[^<>*]*-->)?)(<path d="[^"<>]*"/>)</svg>'
)
"""One shape in the colour of the text around it; what has colours of its own stays as it is."""

_CONTENT = re.compile(r"(<article\b.*</article>)", re.DOTALL)

_READABLE = " '()=/:,;.-"
"""What may stand in an address within quotation marks."""

_SHARED = """
svg[class^="digest-icon-"] {
background: currentcolor;
mask: var(--digest-sign) center / contain no-repeat;
print-color-adjust: exact;
}
"""


def lifted(html: str) -> str:
    """Return a page whose icons, but for those of its content, are drawn by the stylesheet."""
    parts = _CONTENT.split(html)
    parts[::2] = (_ICON.sub(_empty, part) for part in parts[::2])
    return "".join(parts)


def rules(html: str) -> Mapping[str, str]:
    """Return the rules that draw the icons of a page, by the classes that they are for."""
    found = (icon for part in _CONTENT.split(html)[::2] for icon in _ICON.finditer(part))
    return {_class(icon[0]): _rule(icon[0], *icon.groups()) for icon in found}


def stylesheet(drawn: Mapping[str, str]) -> str:
    """Return what draws the icons of all pages."""
    return _SHARED + "".join(rule for _, rule in sorted(drawn.items()))


def _empty(icon: re.Match[str]) -> str:
    return f'<svg class="{_class(icon[0])}" {icon[1]}></svg>'


@lru_cache(500)  # each page has the same twenty
def _class(icon: str) -> str:
    return f"digest-icon-{hashlib.sha256(icon.encode()).hexdigest()[:6]}"


@lru_cache(500)
def _rule(icon: str, attributes: str, licence: str, path: str) -> str:
    view = attributes.partition('" ')[0].rstrip('"') + '"'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{path}</svg>'.replace('"', "'")
    said = f"/*{licence[4:-3]}*/\n" if licence else ""
    address = f"data:image/svg+xml,{quote(drawn, _READABLE)}"
    return f'{said}.{_class(icon)} {{ --digest-sign: url("{address}"); }}\n'
