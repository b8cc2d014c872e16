"""What feeds are made of, as Atom 1.0 has it: https://www.rfc-editor.org/rfc/rfc4287.html."""

import re
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup, escape

from generator.entries.format.fields import PartialDate
from generator.site.frame.element_spans import parse, with_attributes
from generator.site.view.line_starts import JOINER
from generator.site.view.view import View
from generator.support.splicing import spliced
from generator.text.hrefs import ROOT

NAMED_SINCE = 2026
"""The year since which names are as ``name`` gives them: it is part of each, so it stays what it is."""

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even escaped (https://www.w3.org/TR/xml/#charsets)."""

_ON_DARK = "digest-figure__dark"
"""The class of a picture that stands for another on a dark ground, where there are styles that know it."""

_JOINER = str(escape(JOINER))
"""What only our styles make something of, as it stands in XML."""

_ADDRESSES = frozenset({"href", "src"})
"""Attributes whose value is an address."""


def name(view: View, address: str) -> str:
    """Return the name by which readers know what first lay at an address, wherever it lies by now.

    It is an address with neither scheme nor port, and with the language in place of its tree
    (https://www.rfc-editor.org/rfc/rfc4151.html).
    """
    site = urlsplit(view.names.site.url)
    path = quote(f"{site.path}{view.lang}/{address}")
    return f"tag:{site.hostname},{NAMED_SINCE}:{path}"


def moment(date: PartialDate) -> str:
    """Return the moment that stands for a date: noon, which is on the same day nearly everywhere.

    Of what is not known it is the first day that it can be.
    """
    return f"{date.first.isoformat()}T12:00:00Z"


def entry(view: View, written: PartialDate, **values: Any) -> Markup:
    """Make an entry of a feed."""
    xml = view.render("feeds/feed_entry.xml", written=written, updated=moment(written), **values)
    return Markup(_NOT_IN_XML.sub("", xml.replace(_JOINER, "")))  # noqa: S704 # the template escapes


def standing_alone(html: str, page: str, site: str) -> str:
    """Return what the page at an address says as it stands elsewhere.

    Every address is in full, and of two pictures the one for a light ground is left. HTML in which nothing
    is to be changed is not parsed, which takes long.
    """
    html = html.replace(ROOT, site)
    return seen_from(html, page) if 'href="#' in html or _ON_DARK in html else html


def seen_from(html: str, page: str) -> str:
    """Return HTML with addresses that are counted from a page's in full, of two pictures the one on light."""
    edits: list[tuple[int, int, str]] = []
    for element in parse(html):
        if edits and element.start < edits[-1][1]:
            continue
        if element.has_class(_ON_DARK):
            edits.append((element.start, element.end, ""))
        elif not _ADDRESSES.isdisjoint(element.attributes):
            tag = with_attributes(
                html[element.start : element.inner],
                lambda name, value: urljoin(page, value) if name in _ADDRESSES else value,
            )
            edits.append((element.start, element.inner, tag))
    return spliced(html, edits)
