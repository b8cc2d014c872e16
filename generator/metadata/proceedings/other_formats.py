"""Files that hold papers in a format which the import that was asked for does not read."""

import re
from typing import Literal, TypeAlias

from generator.problems.problem import Place, Problem

Command: TypeAlias = Literal["bibtex", "ismir"]
"""What imports lists, by the names of the commands."""

_HEAD = 64 * 1024
"""Within how many characters a file shows what it is, behind the first abstract even."""

_FORMATS = {
    "RIS": re.compile(r"\s*TY  ?- ?[A-Z]"),
    "EndNote": re.compile(r"\s*%0 \w"),
    "Web of Science": re.compile(r"\s*(?:FN (?:Clarivate|Thomson|ISI)|PT[ \t][A-Z])"),
    "RefWorks": re.compile(r"\s*RT [A-Z]"),
    "PubMed": re.compile(r"\s*PMID ?- ?[0-9]"),
    "CSL-JSON": re.compile(r'\s*[\[{](?=.*"type"\s*:)(?=.*"(?:container-title|issued|DOI)"\s*:)', re.DOTALL),
    "CSV": re.compile(
        r"(?=(?:[^\n,;\t]*[,;\t]){2})[^\n{}@<]*\b(?:title|논문\s?명|논문\s?제목|제목)\b", re.IGNORECASE
    ),
    "XML": re.compile(r"\s*<(?:\?xml|rdf:|xml>|mods|modsCollection|bibtex:)"),
}
"""How files begin that programs export beside BibTeX."""

_RECORD = re.compile(r"@\w++\s*+[{(]")
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_OURS: dict[Command, re.Pattern[str]] = {
    "bibtex": re.compile(rf"\s*{_RECORD.pattern}"),
    "ismir": re.compile(r'\s*\[\s*\{(?=.*"(?:ee|author|session_position)"\s*:)', re.DOTALL),
}


def format_problem(file: str, text: str, command: Command) -> Problem | None:
    """Tell of a file in another format, and of one that the other command reads; None for any other."""
    if command == "bibtex" and _RECORD.search(text):  # whatever stands around it, as in a page
        return None
    head = text[:_HEAD]
    for name, form in _FORMATS.items():
        if form.match(head):
            return Problem.at(Place(file), "import-format", value=name, format=name, command="")
    for other, form in _OURS.items():
        if other != command and form.match(head):
            name = "BibTeX" if other == "bibtex" else "JSON"
            return Problem.at(Place(file), "import-format", value=name, format="", command=other)
    if command == "bibtex" and _JSON.match(head):
        return Problem.at(Place(file), "import-format", value="JSON", format="JSON", command="")
    return None
