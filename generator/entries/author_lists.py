"""Lists of authors as they were meant: every person or group once, by name alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.entries import korean_words
from generator.entries.write.writing import within
from generator.entries.yaml import bullets
from generator.entries.yaml.nodes import Finding, Mapping, Node, Scalar, Span
from generator.entries.yaml.nodes import Sequence as Listed
from generator.text.characters import KOREAN_NAME
from generator.text.names import author_names, besides, footnote_marks, groups, two_scripts
from generator.text.names.dividers import AND, COMMAS, LIST_COMMAS, SEMICOLONS
from generator.text.names.folding import folded
from generator.text.placeholders import is_left

_MAX_LISTED = 2000
"""How many characters of a mended list are shown."""

_MAX_LINES = 20_000
"""How many characters of lines are looked at."""

_BETWEEN = re.compile(rf"[{COMMAS}{SEMICOLONS}{LIST_COMMAS}]|\s(?:{AND})\s")
"""What a line of one author has nothing of; dots, slashes and ``et`` stand in names as well."""

_GAP = re.compile(r"\s{2,}|\u2003")
"""What stands between people in a table that was copied: several blanks, or what a tab is read as."""

_OF_GROUP = re.compile(
    rf"\band\b|&|,\s*(?:{groups.LEGAL_FORM.pattern})|{groups.GROUP.pattern}", re.IGNORECASE
)
"""What stands in names with several commas."""

_SEVERAL_WORDS_FIRST = re.compile(r"[^\s,(]+\s[^,(]*,")
"""What is rather a whole name before a comma than a family name."""

_ASIDE = re.compile(r"\([^()]*\)")

_ODD = re.compile(r"^[-•*(\[{<「『“\"]|[“”\"]$|\s[0-9]{1,2}[.)]\s|,[^,]*,")
"""What no name begins or ends with, or has within."""

_WHOLE_NAME = "{}"
"""Stands for an author written as a mapping: without letters it is no half of a name."""


def listed(text: Scalar) -> tuple[Listed, Finding]:
    """Read one text as the list of authors that should stand there."""
    typed = besides.uncredited(text.text)
    employed = besides.employed(typed) if len(typed) <= _MAX_LINES else ()
    divided = "; ".join(name for name, _ in employed) or "; ".join(_apart(typed)) or _each_on_a_line(typed)
    found = (typed,) if two_scripts.in_two_scripts(typed) else author_names.split(divided)
    tidier = _AuthorTidier()
    pairs = employed or [(name, "") for name in found if not _is_odd(name)]
    items = (_affiliated(Scalar(name, plain=True, span=text.span), place) for name, place in pairs)
    authors = tuple(author for item in items for author in tidier.authors(item))
    lines = [line.strip(" ,;") for line in divided.splitlines() if line.strip()]
    may_be_halves = not text.plain and len(lines) > 1 and all(line.count(",") == 1 for line in lines)
    has_places = not employed and any(_with_comma(line) != line for line in text.text.splitlines())
    is_unclear = may_be_halves or has_places or _run_on(divided) or any(map(_is_odd, found))
    mended = "" if is_unclear else f"[{', '.join(map(_written, authors))}]"
    return Listed(authors, text.span), Finding(
        text.span, "expected-list", {"value": text.text.replace("\u2003", " "), "mended": mended}
    )


def _run_on(text: str) -> bool:
    r"""Tell whether a line ends in no comma before one that begins with a whole name, and was not divided.

    >>> _run_on("ISMIR Team, The\nBo Li"), _run_on("Wei Dai, Bo\nLi, Ann Lee")
    (True, False)
    """
    return any(
        not before.rstrip().endswith((",", ";")) and is_whole(_BETWEEN.split(after.strip())[0])
        for before, after in pairwise(text.splitlines())
    )


def _is_odd(name: str) -> bool:
    """Tell whether a name holds what divided names, or stood around them: the list is not understood.

    >>> [_is_odd(name) for name in ("(Wei Dai", "Wei Dai 2) Bo Li", "Jan Li, Bo, Bo Li", "Wei Dai (KAIST)")]
    [True, True, True, False]
    """
    opened, closed = (sum(map(name.count, signs)) for signs in ("([{<「『", ")]}>」』"))
    return opened != closed or _ODD.search(name) is not None


def _each_on_a_line(text: str) -> str:
    r"""Divide authors of whom each has a line; other lines are of one text that was wrapped.

    >>> _each_on_a_line("Kim, Minji\nLee, Bora"), _each_on_a_line("- Minji Kim")
    ('Minji Kim; Bora Lee', 'Minji Kim')
    >>> _each_on_a_line("Ann Lee, Bo\nKim")
    'Ann Lee, Bo\nKim'
    """
    lines = [line.strip(" ,;") for line in text.splitlines() if line.strip()]
    if len(text) > _MAX_LINES:
        return text
    if lines and all(items := [bullets.bare(line) for line in lines]):
        return "; ".join(items)
    each = [author_names.several(author_names.unjoined(line)) for line in lines]
    are_one = not any(map(_SEVERAL_WORDS_FIRST.match, lines)) and all(
        len(names) == 1 and not _BETWEEN.search(_ASIDE.sub("", names[0])) for names in each
    )
    return "; ".join(name for (name,) in each) if len(lines) > 1 and are_one else text


def _apart(text: str) -> list[str]:
    """Return the people between whom a text has gaps; none where what stands there is no whole name.

    >>> _apart("Wei Dai   Bo Li"), _apart("Wei   Dai")
    (['Wei Dai', 'Bo Li'], [])
    """
    names = _GAP.split(text.strip())
    return names if len(names) > 1 and all(map(is_whole, names)) else []


def _with_comma(text: str) -> str:
    """Put a comma before where somebody works, which a table has in a column of its own.

    >>> _with_comma("Wei Dai   KAIST"), _with_comma("Wei   Dai")
    ('Wei Dai, KAIST', 'Wei   Dai')
    """
    name, *others = _GAP.split(text.strip())
    return ", ".join((name, *others)) if others and besides.is_behind(name, others[0]) else text


def is_whole(line: str) -> bool:
    """Tell whether a line is one whole name, so that what follows it is another's.

    >>> [is_whole(line) for line in ("Wei Dai", "Kim, Minji", "김민지", "Fontaine", "Wei Dai, Bo Li")]
    [True, True, True, False, False]
    """
    are_several = len(author_names.several(line)) > 1
    return not are_several and (groups.is_person(line) or KOREAN_NAME.fullmatch(line) is not None)


def tidied(typed: Listed) -> tuple[Listed, list[Finding]]:
    """Return a list of authors as it was meant, and what was wrong with it."""
    tidier = _AuthorTidier()
    authors = tidier.joined_halves([item for node in typed.items for item in tidier.authors(node)])
    items = tidier.without_repeats(tidier.employed(authors))
    is_mapped = any(isinstance(item, Mapping) and set(item.by_key) != {"name"} for item in typed.items)
    mended = "" if is_mapped or not all(map(_name, items)) else f"[{', '.join(map(_written, items))}]"
    whole = {"mended": mended} if 0 < len(mended) <= _MAX_LISTED else {}
    reported = _merged_by_kind(tidier.findings) if whole and typed.bracketed else tidier.findings
    findings = [
        found
        if "mended" in found.values
        else found._replace(values={**whole, **found.values}, over=typed.span)
        for found in reported
    ]
    return Listed(tuple(items), typed.span), findings


def _merged_by_kind(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding a kind, each to be mended with all of its list, which is one line."""
    by_code: dict[str, list[Finding]] = {}
    for found in findings:
        by_code.setdefault(found.code, []).append(found)
    return [
        Finding(alike[0].span, code, {"value": ", ".join(found.values["value"] for found in alike)})
        for code, alike in by_code.items()
    ]


@dataclass(slots=True)
class _AuthorTidier:
    findings: list[Finding] = field(default_factory=list)

    def authors(self, node: Node) -> Iterator[Node]:
        """Yield the authors that an item names, as a rule itself."""
        if pair := _colon_within(node):
            typed = f"{pair[0].text}: {pair[1].text}"
            if "(" not in pair[0].text:
                author = _affiliated(pair[0], pair[1].text)
                self.findings.append(
                    Finding(node.span, "author-besides", {"value": typed, "mended": _written(author)})
                )
                yield author
                return
            if besides.alone(typed) != typed:
                node = Scalar(typed, plain=True, span=node.span)
        name = _name(node)
        if name is None or name.cut or (is_left(name.text) and not author_names.is_rest(name.text)):
            yield node
        elif apart := _apart(name.text):
            self.report(name, "authors-joined")
            yield from (_renamed(node, one) for one in apart)
        elif (
            (row := _with_comma(name.text)) == name.text
            and author_names.is_usual(row)
            and not author_names.is_rest(row)
        ):
            yield node
        else:
            yield from self.unusual(node, name, row)

    def unusual(self, node: Node, name: Scalar, typed: str) -> Iterator[Node]:
        """Yield the authors that a name holds which is not one name alone."""
        bare = author_names.without_rest(typed)
        if (alone := besides.alone(bare)) != bare:
            unmarked = footnote_marks.unmarked(alone) or alone
            yield from self.alone(node, name, unmarked, besides.affiliation(bare))
            return
        whole = footnote_marks.unmarked(author_names.unjoined(bare))
        is_one = two_scripts.in_two_scripts(whole) is not None  # which is told where people are known
        found = ((whole,) if is_one else author_names.several(whole)) if whole else ()
        if author_names.is_rest(name.text) or not found:
            self.report(name, "author-mark" if name.text.isdecimal() else "author-rest")
            return
        if len(found) > 1:
            self.report(name, "authors-joined")
        elif found != (whole,):
            self.report(name, "author-order", mended=found[0])
        elif author_names.unjoined(bare) != bare:
            self.report(name, "author-and", mended=whole)
        elif whole != bare:
            self.report(name, "author-mark", mended=whole)
        elif bare != " ".join(name.text.split()):
            self.report(name, "author-rest")
        elif whole.count(",") > 1 and not _OF_GROUP.search(whole):
            self.report(name, "authors-joined", mended="")
        for one in found:
            yield _renamed(node, one)

    def alone(self, node: Node, name: Scalar, alone: str, affiliation: str) -> Iterator[Node]:
        """Yield an author by name alone, if anything is left of what was typed, and where one works."""
        if not alone:
            self.report(name, "author-besides")
            return
        if len(several := author_names.several(alone)) > 1:
            self.report(name, "authors-joined")
            yield from (_renamed(node, one) for one in several)
            return
        renamed = _renamed(node, alone)
        author = _affiliated(renamed, affiliation)
        if author is renamed:
            self.report(name, "author-besides", mended=alone)
        else:
            self.report(name, "author-besides", node.span, mended=_written(author))
        yield author

    def joined_halves(self, items: list[Node]) -> list[Node]:
        """Put names together that were cut at the comma between family name and given name."""
        typed = [item.text if isinstance(item, Scalar) else _WHOLE_NAME for item in items]
        joined: list[Node] = []
        at = 0
        for name in author_names.paired(typed):
            node = items[at]
            if isinstance(node, Scalar) and name != node.text:
                if len(joined) == at:  # the first is told
                    self.report(node, "author-halves", value=", ".join(typed[at : at + 2]))
                node, at = Scalar(name, plain=True, span=node.span), at + 1
            joined.append(node)
            at += 1
        return joined

    def employed(self, items: Sequence[Node]) -> list[Node]:
        """Put where somebody works, typed as the next item, to the author before it; leave out degrees."""
        kept: list[Node] = []
        texts = [node.text for node in items if isinstance(node, Scalar)]
        are_all = len(items) == len(texts) and besides.are_employed(texts)
        for node in items:
            before = kept[-1] if kept else None
            kept.append(node)
            if not (isinstance(node, Scalar) and isinstance(before, Scalar)):
                continue
            typed = f"{before.text}, {node.text}"
            if besides.untitled(typed) == before.text:
                kept[-2:] = [before]
            elif are_all or besides.is_next(before.text, node.text):
                kept[-2:] = [_affiliated(before, node.text)]
            else:
                continue
            self.report(node, "author-besides", value=typed)
        return kept

    def without_repeats(self, items: Sequence[Node]) -> list[Node]:
        """Leave out who is named again, unless ``person`` tells namesakes apart."""
        seen: set[str] = set()
        kept: list[Node] = []
        for node in items:
            name = _name(node)
            if name is not None and not (isinstance(node, Mapping) and "person" in node.by_key):
                if (key := folded(name.text)) in seen:
                    self.report(name, "author-twice", value=name.text)
                    continue
                seen.add(key)
            kept.append(node)
        return kept

    def report(self, name: Scalar, code: str, span: Span | None = None, **values: str) -> None:
        said = {"value": " ".join(name.text.split()), **values}
        self.findings.append(Finding(span or name.span, code, said))


def _name(node: Node) -> Scalar | None:
    """Return the name of an author, written alone or in a mapping."""
    if isinstance(node, Mapping):
        _, found = node.by_key.get("name", (None, None))
        return found if isinstance(found, Scalar) and not found.absent else None
    return node if isinstance(node, Scalar) and not node.absent else None


def _colon_within(node: Node) -> tuple[Scalar, Scalar] | None:
    """Return what stands before a colon and behind it, where YAML takes a name before one for a key."""
    key, value = node.items[0] if isinstance(node, Mapping) and len(node.items) == 1 else (None, None)
    if key is None or not isinstance(value, Scalar) or not value.plain or value.absent or value.cut:
        return None
    is_name = key.text not in korean_words.KEYS and is_whole(key.text.partition("(")[0].strip())
    return (key, value) if is_name else None


def _renamed(node: Node, name: str) -> Node:
    if isinstance(node, Mapping):
        items = ((key, _renamed(value, name) if key.text == "name" else value) for key, value in node.items)
        return Mapping(tuple(items), node.span)
    return Scalar(name, plain=isinstance(node, Scalar) and node.plain, span=node.span)


def _affiliated(author: Node, affiliation: str) -> Node:
    """Add where an author works, unless that is said already."""
    if not affiliation or (isinstance(author, Mapping) and "affiliation" in author.by_key):
        return author
    key, name = (Scalar(text, plain=True, span=author.span) for text in ("affiliation", "name"))
    items = author.items if isinstance(author, Mapping) else ((name, author),)
    return Mapping((*items, (key, Scalar(affiliation, plain=True, span=author.span))), author.span)


def _written(author: Node) -> str:
    """Write an author between brackets or braces, as a name or with what else is said."""
    if isinstance(author, Mapping) and len(author.items) == 1:
        return _written(author.items[0][1])
    if isinstance(author, Mapping):
        pairs = (f"{key.text}: {_written(value)}" for key, value in author.items)
        return f"{{{', '.join(pairs)}}}"
    return within(" ".join(author.text.split())) if isinstance(author, Scalar) else ""
