"""The names in a bibliography's field of authors, as they are printed, and what in it is not sure.

BibTeX divides names at ``and``, and takes ``Family, Given`` and ``Family, Jr., Given`` apart at commas.
People and programs also write ``&``, ``;`` and commas between names, and leave marks of footnotes on them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.metadata.doi import jats
from generator.metadata.proceedings import fromtex
from generator.problems.problem import Place, Problem
from generator.text.capitals import lowered_name
from generator.text.names import author_names, besides, footnote_marks, turned_names, two_scripts
from generator.text.names.author_names import FAMILY_FIRST
from generator.text.names.dividers import COMMAS, DOTS_AND_SLASHES, LIST_COMMAS, SEMICOLONS, WIDE_COMMAS
from generator.text.names.groups import LEGAL_FORM, is_group, is_person
from generator.text.names.name_parts import PARTICLES

_FOOTNOTES = re.compile(
    r"\\(?:thanks|footnote|footnotemark|inst|orcid|orcidlink|IEEEmembership|IEEEauthorrefmark|corref|fnref|tnoteref"
    r"|textsuperscript)\s*(?:\[[^\[\]]*\])?\{(?>(?:[^{}]++|\{[^{}]*\})*)\}"
    r"|[,(]\s*(?:(?:Life|Senior|(?:Graduate )?Student)\s)?(?:Member|Fellow),\s+IEEE\)?"
    r"|[(<\[{](?:(?i:orcid):?\s*)?(?:https?://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X][)>\]}]"
    r"|(?<!\s)\s+https?://orcid\.org/[0-9X-]{19}"
    r"|[(<\[{][^\s()<>\[\]{},@]+@[^\s()<>\[\]{},@]+[)>\]}]|\\footnotemark(?:\[[^\[\]]*\])?"
    r"|[(\[]\s*(?:(?:정|준|학생|일반|종신|평생|비)회원|(?i:eds?\.?|editors?|hrsg\.?)|[편編编])\s*[)\]]"
    r"|\$\s*(?:\{\s*\}\s*)?\^[^$]*\$"
    r"|\$\s*(?:\\(?:ast|star|dag|ddag|dagger|ddagger|S|P)|[*†‡§¶])\s*\$"
    r"|(?<!\\)\^(?:\{[^{}]*\}|[\w*†‡])"
    r"|,\s*(?:[Ee]ds\.|ed\.|[Ee]ditors?\b|[0-9]{4}[-–](?:[0-9]{4})?\.?)(?=\s*(?:and\s|;|$))"
    r"|<!\[CDATA\[|\]\]>"
)
"""Marks of footnotes and what they say, as TeX sets them; ORCIDs, addresses, who is editor or member.

Catalogues of libraries add from when to when somebody lived; exports of XML, what they set texts apart by.
"""

_APART = re.compile(r"(?<!\S)([ŁØÅÆŒĐÞÐ])\s([^\W\d_]++)")
r"""A letter with the space that ended its command, ``\L ukasz``, which programs leave behind it."""

_SIGNS = f"{SEMICOLONS}{COMMAS}{LIST_COMMAS}{DOTS_AND_SLASHES}"
_NUMBER = r"(?:[0-9*†‡]{1,2}|[¹²³⁰⁴-⁹]|(?<=[가-힣,\s])[a-z](?![\w.]))[)⁾]?"
_NUMBERS = re.compile(rf"(?<=[^\W\d_]){_NUMBER}(?:,\s?{_NUMBER})*(?=[\s{_SIGNS}]|$)")
"""Marks of footnotes behind part of a name, and several with commas that would divide it."""

_TIE = re.compile(r"(?<!\\)~+")
_COMMA = re.compile(r"(?<![.\s\\])\\+,(?=\s)")
"""A comma that a program escaped: a thin space stands behind initials, and no space behind it."""

_SPACE = re.compile(r"\$\s*\\[,;: ]\s*\$|(?<!\\)\\+[,;: ]")
"""TeX's spaces, whose signs would divide names."""

_UMLAUT = re.compile(r'(?<=[^\W\d_])"(?!and\b)(?=[aeiou])')
r"""What an export left of ``\"u`` within a word."""

_AMPERSAND = re.compile(r"\s\\*&(?=\s)|\\and(?![A-Za-z])")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})(?<!Inc)(?<!Ltd)(?<!Corp)\.\s*$")
_AND = re.compile(rf"(?:(?<=\s)|^)and(?=\s|$)|[{SEMICOLONS}]", re.IGNORECASE)
"""BibTeX's own word, and what stands within no name; other words are told apart by ``author_names``."""

_BLANKS = r"(?:(?<!\s)\s+)?"
"""All blanks before a sign, looked for from the first of them alone."""

_BETWEEN_ITEMS = re.compile(rf"{_BLANKS}[{LIST_COMMAS}]\s*")
_BETWEEN_NATIVES = re.compile(rf"{_BLANKS}[{DOTS_AND_SLASHES}]\s*")
_HAN = "[\u3005\u3400-\u9fff]"
_NATIVE = re.compile(
    rf"(?:[가-힣]{{2,4}}|{_HAN}{{3,5}}|{_HAN}{{1,3}}\s{_HAN}{{1,3}})\s*(?:\ufdd0[0-9]+\ufdd1)?"
)
"""A name in Hangul or Han, with what stands between parentheses behind it."""

_WIDE_COMMA = re.compile(rf"{_BLANKS}[{WIDE_COMMAS}]\s*")
"""Those that are not BibTeX's: between people or family and given name."""

_DIVIDED = re.compile(rf"\band\b|[{COMMAS}{SEMICOLONS}{LIST_COMMAS}&{{}}]", re.IGNORECASE)
"""What says that lines are no list of authors themselves; a brace may hold a name over two lines."""

_HIDDEN = re.compile("\ufdd0([0-9]+)\ufdd1")
"""Where a group in braces stood, whose commas and ``and`` divide nothing."""

_QUOTED = re.compile(r"""(?:"([^"]+)"|“([^“”]+)”|'([^']+)'|‘([^‘’]+)’|\[([^\[\]]+)\])""")
"""A name, or all of them, as a list of a program has them: between quotes or brackets."""

_BETWEEN_QUOTED = re.compile(r"""(?<=["”'’\]])\s*,\s*(?=["“'‘\[])""")
_BRACKETS = re.compile(r"(?<=[^\W\d_])(?<!\sand)\s*\[([^\[\]()]+)\]")
_CHILD = re.compile(rf",\s*(?:{author_names.GENERATION.pattern})\s*$", re.IGNORECASE)
"""What tells children from parents, behind a name as it is spoken."""

_LETTER = re.compile(r"[^\W\d_]")
_BRACED = re.compile(r"\{.*\}", re.DOTALL)
_PARENTHESES = re.compile(r"\((?>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_PART = re.compile(r'\s*"?(?P<key>family|given|prefix|suffix)\s*=(?P<value>.*)', re.IGNORECASE | re.DOTALL)
"""One part of a name in biblatex's extended form."""


def read(place: Place, title: str, typed: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the names of a paper's authors in order; what may be read otherwise is reported and taken."""
    reading = _Reading(place)
    parted = _on_lines(typed) if "\n" in typed else typed
    spaced = _SPACE.sub(" ", _COMMA.sub(",", fromtex.letters(jats.references(parted))))
    bare = _BETWEEN_QUOTED.sub(" and ", _unquoted(_UMLAUT.sub(r"\"", _FOOTNOTES.sub("", spaced))))
    hidden = _hidden(_BRACKETS.sub(_parenthesised, bare), reading.groups)
    hidden = _PARENTHESES.sub(reading.hide, hidden)
    reading.read(hidden)
    if parted != typed:
        reading.report_names(typed, reading.names)
    if names := turned_names.turned(reading.names):
        reading.names, reading.problems = names, []
        reading.report_names(hidden, names)
    if both := two_scripts.in_both_scripts(reading.names):
        reading.names = both
        reading.problems += (Problem.at(place, "import-author-twice", value=name) for name in both)
    if reading.cut:
        reading.problems.append(Problem.at(place, "import-others", title=title))
    return tuple(reading.names), reading.problems


@dataclass(slots=True)
class _Reading:
    """The names that were read so far; texts in it have their groups hidden."""

    place: Place
    groups: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cut: bool = False
    """Whether there are more authors than are named."""

    def hide(self, group: re.Match[str]) -> str:
        """Put a token for an affiliation in parentheses."""
        self.groups.append(self.bared(group[0]))
        return f"\ufdd0{len(self.groups) - 1}\ufdd1"

    def read(self, hidden: str) -> None:
        spaced = _FULL_STOP.sub("", footnote_marks.without_numbers(_TIE.sub(" ", hidden), _NUMBERS))
        divided = _AMPERSAND.sub(" and ", spaced)
        parted = [item for part in _AND.split(divided) if (item := _unquoted(part.strip(" \t\r\n,:")))]
        items = _parted_at_wide_commas([name for item in parted for name in _natives(item)], self.bared)
        if len(items) == 1 and (inner := self.inside(items[0])) is not None:
            within = _hidden(inner, self.groups)
            parts = [part for part in _AND.split(within) if part.strip()]
            if len(parts) > 1 and all("," in part for part in parts):  # all names between braces once more
                self.read(within)
                return
        plain = [item for item in items if "," not in _CHILD.sub("", item) and self.inside(item) is None]
        natural = any(is_person(one) and not (is_group(one) or author_names.is_rest(one)) for one in plain)
        for item in items:
            self.add(item, mixed=bool(plain) or len(items) == 1, natural=natural)
        is_guess = divided != spaced and any(" " not in name for name in self.names)
        if is_guess or len(items) > len(parted):
            self.report_names(spaced, self.names)

    def add(self, item: str, *, mixed: bool, natural: bool) -> None:
        """Take what stands between two ``and``; of ``mixed`` ones some are maybe names without a comma."""
        named = "" if author_names.is_rest(item) else author_names.without_rest(item)
        self.cut = self.cut or named != " ".join(item.split())
        item = besides.untitled(named.strip(" ,"))
        parts = [shown for part in item.split(",") if (shown := self.shown(part))]
        if parts and author_names.is_rest(parts[-1]):  # as in \emph{et al.}
            self.cut = True
            parts.pop()
        if _PART.match(item):
            self.names.append(self.of_fields(item))
        elif not _HIDDEN.search(item) and (both := two_scripts.in_two_scripts(self.shown(item))):
            self.names.append(f"{both[0]} ({both[1]})")
        elif not _HIDDEN.search(item) and (place := besides.affiliation(self.shown(item))):
            self.names.append(f"{besides.alone(self.shown(item))} ({place})")
            self.report_names(item, self.names[-1:])
        elif (inner := self.inside(item)) is not None:
            self.add_braced(inner)
        elif len(parts) > 1:
            self.add_divided(item, parts, mixed=mixed, natural=natural)
        else:
            self.names += (read := [*map(lowered_name, author_names.several(parts[0] if parts else ""))])
            if len(read) > 1:
                self.report_names(item, read)

    def add_braced(self, inner: str) -> None:
        """Take a name that braces keep whole, an organisation's; some put people between braces too."""
        name = _shown(inner)
        read = author_names.several(name) if name and not author_names.is_rest(name) else ()
        self.cut = self.cut or (bool(name) and not read)
        self.names += read
        if read and read != (name,):
            self.report_names(name, read)

    def add_divided(self, item: str, parts: Sequence[str], *, mixed: bool, natural: bool) -> None:
        """Take a name apart at its commas, or a list of names where it must be one."""
        read: list[str] = []
        are_two = partial(turned_names.are_two, mixed=mixed, natural=natural)
        braced = self.inside(item.partition(",")[0].strip()) is not None
        all_braced = braced and all(self.inside(part.strip()) is not None for part in item.split(","))
        *before, last = parts
        affiliated = besides.is_behind(" ".join(before), last.partition("(")[0].strip())
        if affiliated:
            parts = before
        match parts:
            case [name] if affiliated:
                read = [name]
            case [name, _] if all_braced and len(name) > 2 and all(map(FAMILY_FIRST.fullmatch, parts)):
                pass  # two whole names of those who put the family first
            case [name, behind] if _belongs_to(name, behind):
                read = [f"{name}, {behind}"]
            case [family, given] if braced or not are_two(family, given):
                read = [turned_names.joined(family, given)]
            case [family, suffix, given] if author_names.GENERATION.fullmatch(suffix):
                read = [f"{given} {family} {suffix}"]
            case [family, given, suffix] if author_names.GENERATION.fullmatch(suffix) and not are_two(
                family, given
            ):
                read = [f"{given} {family} {suffix}"]
        may_be_two = mixed and not braced and len(parts) == 2 and turned_names.may_be_two(*parts)
        sure = bool(read) and not affiliated and not may_be_two
        names = read or turned_names.first_turned(author_names.split(", ".join(parts)))
        read = [besides.untitled(lowered_name(name)) for name in names]
        if affiliated:
            read[-1] = f"{read[-1]} ({last})"
        self.names += read
        if not sure:
            self.report_names(item, read)

    def of_fields(self, item: str) -> str:
        """Return the name that biblatex's extended form has in parts."""
        found = {
            part["key"].lower(): self.shown(part["value"].strip(' "'))
            for text in item.split(",")
            if (part := _PART.fullmatch(text))
        }
        family = " ".join(filter(None, (found.get("prefix"), found.get("family"))))
        name = turned_names.joined(family, found.get("given", "")) if family else found.get("given", "")
        return " ".join(filter(None, (name, found.get("suffix"))))

    def report_names(self, item: str, read: Sequence[str]) -> None:
        self.problems.append(
            Problem.at(self.place, "import-names", value=self.shown(item), names="; ".join(read))
        )

    def inside(self, item: str) -> str | None:
        """Return what a name between braces is, or None where it has none around it."""
        match = _HIDDEN.fullmatch(item)
        if not match:
            return None
        inner = self.groups[int(match[1])][1:-1].strip()
        within: list[str] = []
        return within[0][1:-1] if _HIDDEN.fullmatch(_hidden(inner, within)) else inner

    def shown(self, hidden: str) -> str:
        return _shown(self.bared(hidden))

    def bared(self, hidden: str) -> str:
        return _HIDDEN.sub(lambda group: self.groups[int(group[1])], hidden)


def _shown(typed: str) -> str:
    shown = _APART.sub(_together, fromtex.in_words(typed))
    return footnote_marks.unmarked(shown).strip(" ,")


def _together(parted: re.Match[str]) -> str:
    letter, rest = parted.groups()
    return letter + rest if rest.islower() and rest not in PARTICLES else parted[0]


def _belongs_to(name: str, behind: str) -> bool:
    """Tell whether what stands behind a comma stays there: a company's, a child's, a group's.

    >>> _belongs_to("Ann Lee", "Jr."), _belongs_to("Gemini Team", "Google"), _belongs_to("Team", "Gemini")
    (True, True, False)
    """
    if author_names.GENERATION.fullmatch(behind) or LEGAL_FORM.fullmatch(behind):
        return True
    return " " in name and is_group(name) and not is_person(behind)


def _natives(item: str) -> list[str]:
    """Return names in Hangul or Han between which signs stand that divide no others, or the text as it is."""
    names = _BETWEEN_NATIVES.split(item)
    return names if all(map(_NATIVE.fullmatch, names)) else [item]


def _on_lines(typed: str) -> str:
    """Return names that stand on lines of their own with ``and`` between them; others as they are."""
    lines = [line for text in typed.splitlines() if (line := text.strip())]
    is_list = len(lines) > 1 and not _DIVIDED.search(typed)
    return " and ".join(lines) if is_list and all(map(_is_full_name, lines)) else typed


def _parenthesised(said: re.Match[str]) -> str:
    """Return what stands between brackets behind a name as others have it; libraries put ``et al.`` there."""
    is_rest = _LETTER.search(said[1]) and author_names.is_rest(said[1])  # rather than a footnote's number
    return f" {said[1]}" if is_rest else f" ({said[1]})"


def _unquoted(typed: str) -> str:
    """Return a text without the quotes or the brackets around it."""
    quoted = _QUOTED.fullmatch(typed.strip())
    return next(filter(None, quoted.groups())) if quoted else typed


def _is_full_name(text: str) -> bool:
    return is_person(text) or _NATIVE.fullmatch(text) is not None


def _parted_at_wide_commas(items: Sequence[str], bared: Callable[[str], str] = str) -> list[str]:
    """Return the names in texts whose commas are those of East Asian keyboards, which are usual ones then.

    >>> _parted_at_wide_commas(["山田太郎、佐藤花子"]), _parted_at_wide_commas(["王，明", "Kim， Minji"])
    (['山田太郎', '佐藤花子'], ['王, 明', 'Kim, Minji'])
    """
    parts = [_WIDE_COMMA.split(name) for item in items for name in _BETWEEN_ITEMS.split(item) if name]
    are_pairs = len(parts) > 1 and all(len(part) == 2 for part in parts)
    found = (
        part if _are_people([*map(bared, part)]) and not are_pairs else [", ".join(part)] for part in parts
    )
    return [name for names in found for name in names if name]


def _are_people(part: Sequence[str]) -> bool:
    """Tell whether there is a whole name of those that put the family first between wide commas.

    Braces are around whole names, too, where there is more than a word in them.
    """
    bare = [name.strip("{} ") for name in part]
    if len(part) > 1 and all(map(_BRACED.fullmatch, part)) and any(" " in name for name in bare):
        return True
    family = bare[0]
    is_one = len(part) == 2 and (len(family) == 1 or family in author_names.COMPOUND)
    return not is_one and any(FAMILY_FIRST.fullmatch(name.replace(" ", "")) for name in bare)


def _hidden(typed: str, groups: list[str]) -> str:
    """Put a token for every outermost group, which is added to ``groups``."""
    pieces: list[str] = []
    depth = start = position = 0
    for brace in re.finditer(r"\\.|[{}]", typed, re.DOTALL):
        if brace[0] == "{":
            if depth == 0:
                start = brace.start()
                pieces.append(typed[position:start])
            depth += 1
        elif brace[0] == "}" and depth:
            depth -= 1
            if depth == 0:
                groups.append(typed[start : brace.end()])
                pieces.append(f"\ufdd0{len(groups) - 1}\ufdd1")
                position = brace.end()
    return "".join([*pieces, typed[start if depth else position :]])
