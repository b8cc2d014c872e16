"""Citations as BibTeX, for LaTeX and whatever else reads it."""

from generator.catalog.citation import Citation
from generator.site.citing.escaping import escaped, title, verbatim
from generator.text.dates import MONTHS
from generator.text.names.name_parts import NameParts
from generator.text.page_ranges import with_dashes

_TYPES = {"paper-conference": "inproceedings", "article-journal": "article", "article": "misc"}

END = "}\n"


def entry(citation: Citation) -> str:
    """Return the entry of a paper, but for the abstract."""
    kind = _TYPES[citation.cited_as] if citation.container else "misc"
    lines = "".join(_line(name, value) for name, value in _fields(citation).items() if value)
    return f"@{kind}{{{citation.key},\n{lines}{END}"


def abstract(said: str) -> str:
    """Return the line of an abstract."""
    return _line("abstract", escaped(said))


def _line(name: str, value: str) -> str:
    return f"  {name} = {value},\n" if name == "month" else f"  {name} = {{{value}}},\n"


def _fields(citation: Citation) -> dict[str, str]:
    date, container = citation.date, citation.container
    return {
        "title": title(citation.typed),
        "author": " and ".join(map(_author, citation.authors)),
        "journal" if citation.cited_as == "article-journal" else "booktitle": escaped(container or ""),
        "year": str(date.year),
        # a name that every style itself defines
        "month": MONTHS[date.month - 1][:3].lower() if date.month else "",
        "pages": escaped(with_dashes(citation.pages or "", "--")),
        "doi": verbatim(citation.doi or ""),
        "eprint": citation.arxiv or "",
        "archiveprefix": "arXiv" if citation.arxiv else "",
        "primaryclass": (citation.category or "") if citation.arxiv else "",
        "url": verbatim(citation.url or ""),
        "note": escaped(citation.note or ""),
        "keywords": escaped(", ".join(citation.keywords)),
        "language": citation.lang or "",
    }


def _author(name: NameParts) -> str:
    if name.is_whole:
        return f"{{{escaped(name.family)}}}"
    return ", ".join(_within(part) for part in (name.family, name.suffix, name.given) if part)


def _within(part: str) -> str:
    """Return a part of a name, in which a word is no ``and`` between two names, and no comma ends it."""
    words = escaped(part).split(" ")
    return " ".join(f"{{{word}}}" if word.casefold() == "and" or "," in word else word for word in words)
