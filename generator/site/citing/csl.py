"""Citations as CSL-JSON, which citation processors and reference managers read.

https://docs.citationstyles.org/en/stable/specification.html and https://github.com/citation-style-language/schema
"""

import json
from collections.abc import Iterable
from typing import Any

from generator.catalog.citation import Citation
from generator.site.citing.escaping import one_line
from generator.text.names.name_parts import NameParts

END = "}"


def joined(entries: Iterable[str]) -> str:
    """Return a file that holds items in an array, a line each."""
    items = ",\n".join(entries)
    return f"[\n{items}\n]\n" if items else "[]\n"


def entry(citation: Citation) -> str:
    """Return the item of a paper, but for the abstract."""
    return json.dumps(item(citation), ensure_ascii=False)


def abstract(said: str) -> str:
    """Return what follows the other pairs of an item: its abstract."""
    return f', "abstract": {json.dumps(one_line(said), ensure_ascii=False)}'


def item(citation: Citation) -> dict[str, Any]:
    """Return the item of a paper, but for the abstract, as a value."""
    date = citation.date
    said = {
        "id": citation.key,
        "type": citation.cited_as,
        "title": citation.title,
        "author": [_name(author) for author in citation.authors],
        "container-title": citation.container,
        "issued": {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]},
        "page": citation.pages,
        "DOI": citation.doi,
        "number": f"arXiv:{citation.arxiv}" if citation.arxiv else None,
        "publisher": "arXiv" if citation.cited_as == "article" and citation.arxiv else None,
        "URL": citation.url,
        "note": citation.note,
        "keyword": ", ".join(citation.keywords),
        "language": citation.lang,
    }
    return {
        name: one_line(value) if isinstance(value, str) else value for name, value in said.items() if value
    }


def _name(name: NameParts) -> dict[str, str]:
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}
