"""Feeds as others read them: the grammar of RFC 4287, and feedparser."""

from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import rnc2rng
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"

_NO_NAMESPACE = 'xmlns:local=""'
"""What rnc2rng writes for ``namespace local = ""``, and XML does not allow; nothing in its result uses it."""


@cache
def grammar() -> etree.RelaxNG:
    """Return the grammar of Atom 1.0."""
    compact = Path(__file__).with_name("atom.rnc").read_text(encoding="utf-8")
    rules = rnc2rng.dumps(rnc2rng.loads(compact))
    assert _NO_NAMESPACE in rules
    return etree.RelaxNG(etree.fromstring(rules.replace(_NO_NAMESPACE, "").encode()))


def checked(feed: str) -> etree._Element:
    """Return the feed as a tree; it is valid, and holds what the grammar says in comments alone."""
    tree = etree.fromstring(feed.encode())
    assert grammar().validate(tree), grammar().error_log
    for entry in tree.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}author") is not None
        assert [link.get("rel") for link in entry.iter(f"{ATOM}link")] == ["alternate"]
    ids = [found.text for found in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return tree


def read(feed: str) -> Any:
    """Return what feedparser makes of a feed, in which nothing irritates it."""
    checked(feed)
    found = feedparser.parse(feed.encode(), response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.get("bozo_exception")
    return found
