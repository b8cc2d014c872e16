"""The tables beside plots, which are files for spreadsheets as well."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

_FORMULA = re.compile(r"(?!-?[0-9.]+\Z)[=+\-@\t\r＝＋－＠]")
"""How a formula begins, which a spreadsheet would work out, some in wide signs; not a negative number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table."""

    text: str
    query: str = ""
    """The search that finds what is counted, as an address says it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    coded: int = 0
    """How many of the first columns stand in the file alone, for programs."""

    def csv(self) -> str:
        """Return the table as a file: in UTF-8 and with the mark by which Excel knows that."""
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(self.head)
        writer.writerows([_inert(cell.text) for cell in row] for row in self.rows)
        return f"\ufeff{text.getvalue()}"


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
