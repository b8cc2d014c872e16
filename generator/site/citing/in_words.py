"""References in words, as journals of each language print them: of papers, and of the reviews here.

The signs and the few words between the parts belong to the customs of those journals; a project's own words
change nothing of them.
"""

from collections.abc import Callable, Iterable, Sequence

from generator.catalog.citation import Citation
from generator.support.languages import Lang
from generator.text.names.author_names import FAMILY_FIRST
from generator.text.names.name_parts import NameParts
from generator.text.page_ranges import with_dashes

NAMED = 10
"""How many authors a reference names; nobody reads three thousand."""

_CLOSED = (".", "?", "!", "…", "。")


def of_paper(citation: Citation, lang: Lang, more: Callable[..., str]) -> str:
    """Return the reference to a paper; ``more`` says of names how many there are besides."""
    names = [_spoken(author) for author in citation.authors]
    shown, left = names[:NAMED], len(names) - NAMED
    pages = with_dashes(citation.pages or "", "–")
    arxiv = f"arXiv:{citation.arxiv}" if citation.arxiv and not citation.container else ""
    year, url = str(citation.date.year), citation.url or ""
    listed = _listed(shown) if lang == "en" else ", ".join(shown)
    authors = more(names=", ".join(shown), n=left) if left > 0 else listed
    if lang == "ko":
        parts = (f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else "", year)
        said = [authors, _quoted(citation.title), citation.container or arxiv, citation.note or "", *parts]
        return _sentences((_commas(said), url))
    is_part = citation.cited_as == "paper-conference" and citation.container
    place = f"In {citation.container}" if is_part else citation.container or arxiv
    return _sentences((authors, year, citation.title, _commas((place, citation.note or "", pages)), url))


def of_review(authors: Sequence[str], title: str, site: str, date: str, url: str, lang: Lang) -> str:  # noqa: PLR0913, PLR0917 # the parts of a reference
    """Return the reference to a review, as far as its authors and date are known."""
    if lang == "ko":
        return _sentences((_commas((", ".join(authors), title, site, date)), url))
    named = _listed(authors)
    return _sentences((named[:1].upper() + named[1:], title, _commas((site, date)), url))


def _spoken(name: NameParts) -> str:
    if FAMILY_FIRST.fullmatch(name.family + name.given):
        return name.family + name.given
    return " ".join(filter(None, (name.given, name.family, name.suffix)))


def _quoted(title: str) -> str:
    return f"“{title}”" if title.endswith(_CLOSED) else f"“{title},”"


def _listed(names: Sequence[str]) -> str:
    """Join names as English does: A, B, and C."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _commas(parts: Iterable[str]) -> str:
    """Join what there is by commas, which already stand within quotation marks."""
    joined = ""
    for part in filter(None, parts):
        joined += part if not joined else f" {part}" if joined.endswith(",”") else f", {part}"
    return joined


def _sentences(parts: Iterable[str]) -> str:
    """Join what there is, a full stop after each part; the last is an address and has none."""
    *said, address = parts
    closed = [part if part.endswith(_CLOSED) else f"{part}." for part in said if part]
    return " ".join([*closed, *filter(None, [address])])
