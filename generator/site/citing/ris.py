"""Citations as RIS, which EndNote, Mendeley and Zotero read.

https://en.wikipedia.org/wiki/RIS_(file_format), with the types that these three give to papers.
"""

from collections.abc import Iterator

from generator.catalog.citation import Citation
from generator.site.citing.escaping import one_line
from generator.text.names.name_parts import NameParts
from generator.text.page_ranges import first_and_last

_TYPES = {"paper-conference": "CONF", "article-journal": "JOUR", "article": "UNPB"}
END = "ER  - \n"


def entry(citation: Citation) -> str:
    """Return the record of a paper, but for the abstract."""
    return "".join([*(_line(tag, value) for tag, value in _fields(citation) if value), END])


def abstract(said: str) -> str:
    """Return the line of an abstract."""
    return _line("AB", said)


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {one_line(value)}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    date, (first, last) = citation.date, first_and_last(citation.pages or "")
    yield "TY", _TYPES[citation.cited_as]
    yield "ID", citation.key
    yield "TI", citation.title
    yield from (("AU", _author(author)) for author in citation.authors)
    yield "T2", citation.container or ""
    yield "PY", f"{date.year:04}"
    yield "DA", "/".join(f"{part:02}" if part else "" for part in (date.year, date.month, date.day, 0))
    yield "SP", first
    yield "EP", last
    yield "DO", citation.doi or ""
    yield "AN", f"arXiv:{citation.arxiv}" if citation.arxiv else ""
    yield "UR", citation.url or ""
    yield "N1", citation.note or ""
    yield from (("KW", keyword) for keyword in citation.keywords)
    yield "LA", citation.lang or ""


def _author(name: NameParts) -> str:
    if name.is_whole:
        return name.family.replace(",", "")  # at a comma it would be parted
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
