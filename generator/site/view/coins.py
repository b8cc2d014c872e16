"""COinS: what a page says of a paper to Zotero, which takes it into a library, and to its like.

An OpenURL context object (ANSI/NISO Z39.88-2004) in the ``title`` of an empty ``span``: keys and values as in
the query of an address. Zotero tells kinds by ``rft_val_fmt`` and ``rft.genre``, and of preprints by
``rft.type``. A plus sign is lost there, whichever way it is written.
https://github.com/zotero/utilities/blob/master/openurl.js
"""

from collections.abc import Iterator, Mapping
from urllib.parse import quote_plus

from generator.catalog.citation import Citation, CitedAs
from generator.text.names.name_parts import NameParts

MAX_AUTHORS = 50
"""How many authors are named; a collaboration may have thousands, and a list of papers many such."""

_KINDS: Mapping[CitedAs, str] = {
    "paper-conference": "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=proceeding",
    "article-journal": "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article",
    "article": "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=preprint",
}

_TITLES: Mapping[CitedAs, tuple[str, str]] = {
    "paper-conference": ("rft.atitle", "rft.btitle"),
    "article-journal": ("rft.atitle", "rft.jtitle"),
    "article": ("rft.title", "rft.source"),
}
"""Under what the title of a paper stands, and that of what it appeared in."""


def context_object(citation: Citation) -> str:
    """Return what stands for a paper."""
    said = (f"{key}={quote_plus(value)}" for key, value in _pairs(citation) if value)
    return "&".join(("ctx_ver=Z39.88-2004", _KINDS[citation.cited_as], *said))


def _pairs(citation: Citation) -> Iterator[tuple[str, str | None]]:
    title, container = _TITLES[citation.cited_as]
    yield title, citation.title
    yield container, citation.container
    for author in citation.authors[:MAX_AUTHORS]:
        yield "rft.au", _turned(author)
    yield "rft.date", str(citation.date)
    yield "rft.pages", citation.pages
    yield "rft_id", f"info:doi/{citation.doi}" if citation.doi else citation.url
    yield "rft.language", citation.lang


def _turned(author: NameParts) -> str:
    """Return a name with the family name first; the comma behind a whole one keeps it whole."""
    family = author.family.replace(",", "")
    return f"{family}, {author.given} {author.suffix}".rstrip()
