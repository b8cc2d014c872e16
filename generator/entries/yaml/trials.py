"""Mends tried on a file: of what may have been meant, the one that leaves least to report is read on with.

A remedy is shown only after it was tried: with its lines in place of the typed ones the problem is gone, no
other one came, and everything else says what it said.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.entries.yaml import key_lines, repairs, wrapping
from generator.entries.yaml.nodes import FileLine, Mapping, Scalar, scalars, width_of
from generator.entries.yaml.punctuation import folded_word
from generator.entries.yaml.source import MAX_BYTES, SourceFile, common_start
from generator.problems.problem import Edit, Mend, Problem

if TYPE_CHECKING:
    from generator.entries.document import Document

MAX_MENDS = 20
"""How many places of one file are mended."""

MAX_MOVED = 5
"""How many lines may stand in a wrong column; with more, rather something else is wrong with one line."""

MAX_PROBLEMS = 100
"""With more, a file is something else than an entry with mistakes, and no mend is looked for."""

BUDGET = 6 * MAX_BYTES
"""How many characters of one file may be read in search of mends: a hostile file must not take minutes."""

_LEAST = 2000
"""How many characters a reading counts at least: short files take their time as well."""

_ELSEWHERE = frozenset({"missing-key", "misplaced-key", "duplicate-key"})
"""What is reported, in another place too, where a line went to another mapping than was meant."""

_OTHER_KIND = frozenset(
    (
        "expected-items expected-languages expected-list expected-mapping expected-text key-not-text "
        "not-a-mapping yaml-comma yaml-folded"
    ).split()
)
"""What is reported of a line that was mended to something else than it was."""

_STILL_LACKING = frozenset({"expected-languages", "expected-items", "expected-mapping"})
"""What is reported of a text in quotes, too, that stands where more than a text is expected."""

_QUOTED_BRACKET = re.compile(r":[ ]+[\"'][\[{]")
"""What quotes make a text of that was begun as something else."""

_OTHER_KEY = _OTHER_KIND | _ELSEWHERE | {"unknown-key"}
"""What is reported of a line besides, where its key or its indentation was mended."""

_REFUSED = frozenset(
    "arxiv-doi arxiv-id boolean date date-range doi entry-id left-to-fill-in link slug unknown-value".split()
)
"""What is reported of a value that has to be written anew, whatever else is wrong with how it was written."""

_MISREAD = _OTHER_KEY | _REFUSED | {"empty-text", "language-within", "several-documents", "yaml-width"}
"""What is reported of a line that may hold something else than it seems to."""

_ABOUT_VALUES = frozenset({"yaml-quotes", "yaml-markup", "yaml-escape", "yaml-unclosed", "yaml-comment"})
"""Mends of a value alone."""

_KEEPING_KEY = _ABOUT_VALUES | {"yaml-line-comma", "yaml-empty-item"}
"""Mends that leave the key of a line as it was typed."""

_LACKING = re.compile("no-language|-without-")
"""What may stand in the rest of a text that is read in part, as may what an entry has to have."""

_INDENTING = frozenset({"yaml-dash", "yaml-indent", "yaml-tab", "yaml-space"})

_LEFT_TO_FIX = frozenset({"yaml-tab", "yaml-space"})
"""What nobody sees as well as a program, which may mend it."""

Rank: TypeAlias = tuple[int, int, int]
"""What is left to report: whether the grammar gives up, how much follows from there on, how many problems."""


def mended(source: SourceFile, make: Callable[[SourceFile], "Document"]) -> "Document":
    """Read a file on with what was meant, where that can be found, and tell what was mended."""
    return _Trial(make, BUDGET).read(source)


@dataclass(slots=True)
class _Trial:
    make: Callable[[SourceFile], "Document"]
    left: int
    """How many characters may still be read."""
    reported: list[tuple[Problem, Mend]] = field(default_factory=list)

    def read(self, source: SourceFile) -> "Document":
        document = self.mended(source)
        problems = [*self.all_reported(document, [*self.sure(document)])]
        if self.reported and len(problems) > 1:
            problems = [self.proven(source, problem, problems) for problem in problems]
        return replace(document, problems=tuple(problems))

    def mended(self, source: SourceFile) -> "Document":
        """Mend a file as far as that helps."""
        document = self.make(source)
        for mend in wrapping.mends(source.split):
            document = self.accepted(document, mend, self.edited_document(document.source, mend.edits))
        for mend in repairs.unseen(document.source.split) if document.source.failure else ():
            made = self.edited_document(document.source, mend.edits)
            if _left(made.source) <= _left(document.source):  # whatever else is wrong, they are not meant
                document = self.accepted(document, mend, made)
        while len(self.reported) < MAX_MENDS and (better := self.better(document)):
            document = self.accepted(document, *better)
        if sum(mend.code in _INDENTING for _, mend in self.reported) > MAX_MOVED:
            self.reported.clear()
            return self.make(source)
        return document

    def all_reported(self, document: "Document", besides: Iterable[Problem]) -> Iterator[Problem]:
        """Yield what was mended, what else is wrong, and where the grammar gave up for good."""
        yield from self.safe(document)
        yield from besides
        if failure := document.source.failure:
            yield Problem.at(document.source.place(failure.offset), "yaml-syntax")

    def proven(self, source: SourceFile, problem: Problem, reported: Sequence[Problem]) -> Problem:
        """Return one problem of several with its remedy if that works alone, in the file as typed."""
        if not problem.remedy:
            return problem
        if self.left < len(source.text):
            return problem.without_remedy()
        alone = _Trial(self.make, self.left)
        document = alone.mended(source.edited(problem.remedy))
        self.left = alone.left
        after = Counter(found.code for found in alone.all_reported(document, document.problems))
        before = Counter(other.code for other in reported if other is not problem)
        works = after <= before and alone.left >= len(source.text)
        return problem if works else problem.without_remedy()

    def edited_document(self, source: SourceFile, edits: tuple[Edit, ...]) -> "Document":
        self.left -= max(len(source.text), _LEAST)
        return self.make(source.edited(edits))

    def accepted(self, before: "Document", mend: Mend, after: "Document") -> "Document":
        """Tell what was mended; of two mends of one line only the last, which holds both."""
        problem = _explained(before.source, mend)
        lines = set(_lines(problem.remedy))
        for other in [pair for pair in self.reported if lines.issuperset(_lines(pair[0].remedy))]:
            self.reported.remove(other)
            problem = replace(problem, place=min(problem.place, other[0].place))
        self.reported.append((problem, mend))
        return after

    def better(self, document: "Document") -> tuple[Mend, "Document"] | None:
        """Return the mend that leaves least to report, and what is read with it; None where none helps."""
        tried = self.after_failure(document) if document.source.failure else self.after_problems(document)
        best: tuple[Mend, Document] | None = None
        least: Rank | None = None
        for mend, made, rank in tried:
            if least is None or rank < least:
                best, least = (mend, made), rank
            if rank == (0, 0, 0):
                break
        return best

    def after_failure(self, document: "Document") -> Iterator[tuple[Mend, "Document", Rank]]:
        """Try mends about the place where the grammar gave up; those count with which it gets further."""
        source = document.source
        for mend in repairs.mends(source.split, source.suspects):
            if self.left < len(source.text):
                return
            made = self.edited_document(source, mend.edits)
            if (left := _left(made.source)) and (left >= _left(source) or _is_above(made.source, mend)):
                continue
            if key_lines.are_lost(source.split, made.source.split):
                continue
            seen = self.document_so_far(made.source) if made.source.failure else made
            if not self.is_wrong(seen, mend, source, is_part=seen is not made):
                # However deep lines are indented, as much was read.
                unread = len("".join(made.source.text[-left:].split())) if left else 0
                yield mend, made, (int(left > 0), unread, len(seen.problems))

    def is_wrong(self, seen: "Document", mend: Mend, before: SourceFile, *, is_part: bool) -> bool:
        """Tell whether what is read with a mend, or the part of it, shows that something else was meant."""
        lines = set(_lines(before.remedy(mend.edits)))
        elsewhere = frozenset() if is_part else _ELSEWHERE
        telling = _OTHER_KIND if mend.code in _KEEPING_KEY else _OTHER_KEY
        if mend.code == "yaml-quotes" and not _is_more_than_text(before, mend):
            telling -= _STILL_LACKING
        return any(
            (line in lines and code in telling) or (mend.code in _INDENTING and code in elsewhere)
            for code, line in _reported(seen)
        )

    def document_so_far(self, source: SourceFile) -> "Document":
        """Read a text up to the line where the grammar gave up, or to where began what is left open there."""
        lines = source.failure.lines if source.failure else (1,)
        for number in dict.fromkeys((max(lines), min(lines))):
            made = self.edited_document(source, (Edit(number, len(source.split) - number + 1, ()),))
            if not made.source.failure:
                break
        begin = made.source.place(made.source.root.span.start) if made.source.root else None
        told = (found for found in made.problems if (found.code, found.place) != ("missing-key", begin))
        return replace(made, problems=tuple(found for found in told if not _LACKING.search(found.code)))

    def after_problems(self, document: "Document") -> Iterator[tuple[Mend, "Document", Rank]]:
        """Try slight mends of the lines that something is reported of; those count after which less is."""
        source, before = document.source, _reported(document)
        if source.root is None or len(document.problems) > MAX_PROBLEMS:
            return
        misread = dict.fromkeys(line for code, line in before if code in _MISREAD)
        numbers = [source.origins.index(line - 1) + 1 if source.origins else line for line in misread]
        for mend in repairs.slight_mends(source.split, numbers):
            if self.left < len(source.text):
                return
            made = self.edited_document(source, mend.edits)
            if made.source.root is None or key_lines.are_lost(source.split, made.source.split):
                continue
            after = _reported(made)
            # A key that has no place here either was not meant to stand here, nor one that nobody reads here.
            told = {code for code, line in after if line in _lines(mend.edits)}
            if mend.code == "yaml-indent" and (_OTHER_KEY & told or _is_unread(made.source, mend)):
                continue
            if after < before or (isinstance(source.root, Scalar) and _has_known_keys(made)):
                yield mend, made, (0, 0, after.total())

    def safe(self, document: "Document") -> Iterator[Problem]:
        """Yield what was mended, with the lines to write where nothing else is reported of those.

        A line on which the grammar gives up all the same was mended for nothing.
        """
        left, source = _reported(document), document.source
        given_up = source.place(source.failure.offset).line if source.failure else 0
        doubtful = {line for _, line in left}
        refused = {line for code, line in left if code in _REFUSED}
        for problem, mend in self.reported:
            if given_up in _lines(problem.remedy):
                continue
            if mend.code in _ABOUT_VALUES and refused.intersection(_lines(problem.remedy)):
                continue
            is_safe = mend.is_remedy and not doubtful.intersection(_lines(problem.remedy))
            yield problem if is_safe else problem.without_remedy()

    def sure(self, document: "Document") -> Iterator[Problem]:
        """Yield the problems of a document, with the lines to write where those were tried."""
        source = document.source
        proposed = [problem for problem in document.problems if problem.remedy]
        if len(proposed) > MAX_PROBLEMS:
            yield from (problem.without_remedy() for problem in document.problems)
            return
        lines = [line for problem in proposed for line in _lines(problem.remedy)]
        at_once = tuple(sorted(edit for problem in proposed for edit in problem.remedy))
        all_are = len(set(lines)) == len(lines) and self.proves(document, at_once, proposed)
        for problem in document.problems:
            if problem.remedy and not all_are and not self.proves(document, problem.remedy, [problem]):
                yield problem.without_remedy()
            else:
                yield replace(problem, remedy=source.remedy(problem.remedy))

    def proves(self, document: "Document", edits: tuple[Edit, ...], problems: Sequence[Problem]) -> bool:
        """Tell whether edits of the text do away with some problems, bring none, and change nothing else."""
        source = document.source
        if not edits or self.left < len(source.text):
            return not edits
        made = self.edited_document(source, edits)
        gone = Counter((problem.code, problem.place.line) for problem in problems)
        touched = frozenset(_lines(source.remedy(edits)))
        return (
            made.source.failure == source.failure is None
            and _reported(made) <= _reported(document) - gone
            and _texts_elsewhere(made.source, touched) == _texts_elsewhere(source, touched)
        )


def _is_more_than_text(source: SourceFile, mend: Mend) -> bool:
    """Tell whether what was put in quotes begins with a bracket, or lines that lie deeper follow it."""
    if any(map(_QUOTED_BRACKET.search, mend.edits[0].lines)):
        return True
    edit = mend.edits[-1]
    last = FileLine(source.split, edit.line + max(edit.count, 1) - 1)
    below = next((line for line in last.below() if line.text.strip()), last)
    return below.width > FileLine(source.split, mend.edits[0].line).width


def _is_unread(source: SourceFile, mend: Mend) -> bool:
    """Tell whether a line that was mended lies below a key that the file has twice, of which one is read."""
    for span in (found.over for found in source.findings if found.code == "duplicate-key" and found.over):
        first, last = (source.place(at).line for at in (span.start, span.end - 1))
        if any(first < line <= last for line in _lines(mend.edits)):
            return True
    return False


def _has_known_keys(document: "Document") -> bool:
    """Tell whether a file holds keys with values, and none that has no place there."""
    is_mapping = isinstance(document.source.root, Mapping)
    return is_mapping and all(problem.code != "unknown-key" for problem in document.problems)


def _reported(document: "Document") -> Counter[tuple[str, int]]:
    """Return the problems of a document by code and line."""
    return Counter((problem.code, problem.place.line) for problem in document.problems)


def _lines(edits: tuple[Edit, ...]) -> Iterator[int]:
    for edit in edits:
        yield from range(edit.line, edit.line + max(edit.count, 1))


def _left(source: SourceFile) -> int:
    """Return how many characters follow where the grammar gave up, and that; each line's end counts once."""
    if not source.failure:
        return 0
    return 1 + len(source.text) - source.failure.offset - source.text.count("\r\n", source.failure.offset)


def _is_above(source: SourceFile, mend: Mend) -> bool:
    """Tell whether the grammar still gives up above a line that was mended, which then was sound."""
    line = source.lines.locate(source.failure.offset)[0] if source.failure else 0
    return len(mend.edits) == 1 and line < mend.edits[0].line


def _texts_elsewhere(source: SourceFile, lines: frozenset[int]) -> list[tuple[tuple[str, ...], str]]:
    """Return all texts with the keys that are meant, but those that begin on some lines as typed."""
    return [
        (tuple(map(folded_word, map(str, path))), scalar.text)
        for path, scalar in scalars(source.root)
        if source.place(scalar.span.start).line not in lines
    ]


def _explained(before: SourceFile, mend: Mend) -> Problem:
    """Say what a mend did, at the first character that it changed."""
    edit = mend.edits[0]
    old, new = before.split[edit.line - 1], edit.lines[0] if edit.lines else ""
    line, column = mend.at or (
        edit.line,
        max(common_start(old, new), width_of(old) * (mend.code == "yaml-dash")),
    )
    is_shown = len(mend.edits) == edit.count == len(edit.lines) == 1
    is_indented = mend.code in _INDENTING or mend.code == "yaml-fence"
    values = {
        "value": before.split[line - 1].strip(),
        "mended": (new if is_indented else new.strip()) if is_shown else "",
        "more": str(len(mend.edits) - 1) if len(mend.edits) > 1 else "",
        "fix": "digest check --fix" if mend.code in _LEFT_TO_FIX else "",
        **mend.values,
    }
    place = before.place(before.lines.starts[line - 1] + column)
    return replace(Problem.at(place, mend.code, **values), remedy=before.remedy(mend.edits))
