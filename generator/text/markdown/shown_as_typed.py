"""What was surely meant as Markdown and is shown as it was typed: lists, headings, bold text, code, links."""

# ruff: noqa: ARG002, N802 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import islice, pairwise

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.text.characters import BULLETS, PICTOGRAPHS, beginning
from generator.text.markdown.captions import NOTES
from generator.text.markdown.pieces import Noting, Pieces
from generator.text.markdown.raw_html import Unescaping

_MAX_LINKED = 200
"""How many characters the text of a link may have to be told of."""

_SPACED_LINK = r"\](?:[ \t]{1,3}\(|[ \t]{0,3}（)(?P<href>https?://[^\s()（）]{1,300})[)）]"
_TURNED_LINK = rf"\((?P<shown>[^()\[\]\n]{{1,{_MAX_LINKED}}})\)\[(?P<href>https?://[^\s()\[\]]{{1,300}})\]"

_ITEM = re.compile(
    r"(?P<hyphen>[-+](?=[^\W\d_]|[\"'“‘\[]|<[a-z])|\*(?=[^\W\d_])(?![^\n]*\*))"
    rf"|(?P<sign>[{BULLETS}☞→⇒–—―]|[ㅇo](?= +[가-힣]))[ ]*(?=\S)"
    r"|(?P<number>[0-9]{1,2})(?P<mark>[.)])(?=[^\W\d_])"
    r"|\((?P<inner>[0-9]{1,2})\)[ ]*(?=\S)"
    r"|(?P<circled>[①-⑳])[ ]*(?=\S)"
    r"|(?P<letter>[가나다라마바사아자차카타파하])[.)] +(?=\S)"
    rf"|(?P<pictograph>[{PICTOGRAPHS}]\ufe0f?)[ ]*(?=\S)"
)
"""What lines begin with that are no list: a blank is missing, or another sign stands there."""

_HEADING = re.compile(r"^ {0,3}#{2,6}(?=[^\s#])|\A#(?=[^\W\d_][^#\n]*$)", re.MULTILINE)
"""What would be a heading with a blank behind; within a paragraph, one hash sign begins a hashtag."""

BREAKS = ("  ", "<br>", "<br/>", "<br />")
"""What a line ends with so that the next begins on a line of its own."""

NOTE = re.compile(
    rf"(?P<mark>!!!|\?\?\?\+?) *(?:(?P<kind>{'|'.join(NOTES)}) +(?=\S))?(?P<title>[^\s!?][^\n]*)",
    re.MULTILINE,
)
_ALERT = re.compile(r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=\n|\Z)")
_KINDS = {"IMPORTANT": "info", "CAUTION": "danger"}
"""GitHub's boxes, and which of ours are called otherwise."""

_ROW = re.compile(r"[ ]*\|[^\n|]*\|[^\n]*")
BELOW_HEAD = re.compile(r"[ ]*(?=[^\n]*-)(?=[^\n]*\|)[-:| ]+")
"""What divides the first row of a table from the others."""

FENCE = re.compile(r"^[ ]*(?P<fence>`{3,}|~{3,})[ ]*[\w+#-]*$", re.MULTILINE)

FOOTNOTE_MARK = r"\[\^([^\[\]\n]{1,80})\]"

_STARS = re.compile(
    r"(?P<product>[0-9A-Za-z)]\*\*[0-9A-Za-z(]"
    r"|(?:(?<![A-Za-z])[A-Za-z]|[0-9)]) \*\* (?:[A-Za-z](?![A-Za-z])|[0-9(]))"
    r"|(?<!\*)\*\*(?!\*)"
)
"""Two stars, and what they may stand between if they multiply."""

_UNDERSCORES = re.compile(
    r"(?<!\w)(?P<mark>__?)(?P<inside>[^\s_](?:[^_\n]{0,100}[^\s_])?)(?P=mark)(?=[가-힣])"
)
"""What would be emphasis if no particle followed, which makes a part of a name of it."""
_COMMAND = re.compile(r"(?<![$\x03])\\[a-zA-Z]{2,}(?:\{[^{}\n]{0,100}\})*")
"""A command of LaTeX."""
_OF_TEXT = re.compile(r"\\(?:text[a-z]*\{|emph\{|begin\{(?!align|cases|equation|gather|[a-z]?matrix|split))")
"""How commands begin that are about words, though some are sound within formulas."""
_SPACED_FORMULA = re.compile(r"\$(?P<latex>[^$\n]{1,200})\$(?!\$)")
_FORMULA_SIGN = re.compile(r"\\[a-zA-Z]|\^|(?<![^\W_])[a-zA-Z]_")
_BACKTICKS = re.compile("`+")
_FOOTNOTE_MARK = re.compile(FOOTNOTE_MARK)
_SET_ASIDE = re.compile("[\n\x02\x03\ufdd1\ufdd2]")
"""Where a line ends, or the text as it was typed."""

_MAX_COLUMNS = 20
_MAX_COMMANDS = 20
_MAX_SHOWN = 24
"""How many characters of a line a message shows."""


def register(md: Markdown, pieces: Pieces) -> None:
    """Look for them: in lines before their inline patterns are searched for, and in what those left."""
    md.treeprocessors.register(_UnreadLines(pieces, md), "unread_lines", 25)
    md.treeprocessors.register(_UnreadMarks(pieces, md), "unread_marks", 7)
    md.inlinePatterns.register(_SpacedLinks(pieces, _SPACED_LINK, md), "spaced_links", 120)
    md.inlinePatterns.register(_TurnedLinks(pieces, _TURNED_LINK, md), "turned_links", 119)


class Unread(Noting, Treeprocessor):
    """Notes what was meant otherwise, and changes nothing."""

    def report_line(self, text: str, typed: str, meant: str, code: str) -> None:
        """Tell of a text's first line, which should begin in another way than it was ``typed``."""
        line = self.pieces.text(text.partition("\n")[0]).rstrip()
        shown = shortened(line)
        self.pieces.mistake(code, line, value=shown, meant=meant + shown[len(typed) :])


class _UnreadLines(Unread):
    """Items of lists and headings, which flow into one paragraph."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                if element.tag == "p" and (heading := _HEADING.search(text)):
                    self.report_line(
                        text[heading.start() :], heading[0], f"{heading[0]} ", "markdown-heading-unread"
                    )
                if element.tag == "p" and (note := NOTE.match(text)):
                    self.report_line(text, note[0], box(note), "markdown-note-unread")
                if element.tag == "p" and (alert := _ALERT.match(text)):
                    kind = _KINDS.get(alert["kind"], alert["kind"].lower())
                    self.report_line(text, alert[0], f"!!! {kind}", "markdown-note-unread")
                if "\n" in text:
                    self._find_rows(text)
                    self._find_items(text)

    def _find_rows(self, text: str) -> None:
        for line, following in pairwise(text.split("\n")):
            if (row := _ROW.fullmatch(line)) and _ROW.fullmatch(following):
                if BELOW_HEAD.fullmatch(following):
                    return
                columns = row[0].strip().strip("|").count("|") + 1
                self.report_line(
                    line, row[0], "|" + "---|" * min(columns, _MAX_COLUMNS), "markdown-table-unread"
                )
                return

    def _find_items(self, text: str) -> None:
        lines = [(line.lstrip(), _ITEM.match(line.lstrip())) for line in text.split("\n")]
        for (line, item), (_, following) in pairwise(lines):
            if item and following and not line.endswith(BREAKS):
                self.report_line(line, item[0], _marker(item), "markdown-list-unread")
                return


def box(note: re.Match[str]) -> str:
    """Return how the first line of a box is written."""
    title = note["title"].strip().strip('"“”')
    return f'{note["mark"]} {note["kind"] or "note"} "{title}"'


def shortened(line: str) -> str:
    """Return what a message shows of a line."""
    return beginning(line, _MAX_SHOWN)


def report_indent(pieces: Pieces, code: str, line: str, indent: int) -> None:
    """Tell of a line that should begin behind so many blanks."""
    shown = shortened(line.strip())
    pieces.mistake(code, line, value=shown, meant=" " * indent + shown)


def _marker(item: re.Match[str]) -> str:
    """Return how Markdown has such an item begin."""
    if number := item["number"]:
        return f"{number}{item['mark']} "
    if inner := item["inner"]:
        return f"{inner}. "
    if circled := item["circled"]:
        return f"{ord(circled) - ord('①') + 1}. "
    return f"- {item[0]}" if item["letter"] or item["pictograph"] else "- "


class _UnreadMarks(Unread):
    """Stars and backticks without the other half of their pair, wherever no code stands."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag not in {"code", "pre"} and not isinstance(element.text, AtomicString):
                self._look(element.text or "")
            for child in element:
                self._look(child.tail or "")

    def _look(self, text: str) -> None:
        if "**" in text and (stars := [found for found in _STARS.finditer(text) if not found["product"]]):
            self._report_mark(text, stars[0], "markdown-bold-unread")
        if "`" in text and not FENCE.search(text) and (backticks := _BACKTICKS.search(text)):
            self._report_mark(text, backticks, "markdown-code-unread")
        for mark in _FOOTNOTE_MARK.finditer(text) if "[^" in text else ():
            self.pieces.mistake("markdown-footnote-missing", mark[0], value=mark[0])
        if "_" in text and (found := _UNDERSCORES.search(text)):
            meant = self.pieces.text(found[0].replace("_", "*"))
            self._report_mark(text, found, "markdown-underscores-unread", meant=meant)
        if "\\" in text or "$" in text:
            told = {mistake.code for mistake in self.pieces.mistakes}
            for code, find in (("markdown-formula-unread", _formulas), ("markdown-tex-unread", _tex)):
                if code not in told and (found := next(find(text), None)):
                    self._report_mark(text, found, code, value=found[0])

    def _report_mark(self, text: str, mark: re.Match[str], code: str, **values: str) -> None:
        """Tell of a mark, by what stands around it in its line."""
        before = _SET_ASIDE.split(text[max(0, mark.start() - _MAX_SHOWN) : mark.start()])[-1]
        after = _SET_ASIDE.split(text[mark.end() : mark.end() + _MAX_SHOWN])[0]
        typed = f"{before}{mark[0]}{after}".strip()
        self.pieces.mistake(code, typed, **{"value": typed, **values})


def _formulas(text: str) -> Iterator[re.Match[str]]:
    """Yield formulas with blanks within their dollars, and commands that need some."""
    for formula in islice(_SPACED_FORMULA.finditer(text), _MAX_COMMANDS):
        latex = formula["latex"]
        if latex != latex.strip() and _FORMULA_SIGN.search(latex) and _is_sound(latex):
            yield formula
    for command in islice(_COMMAND.finditer(text), _MAX_COMMANDS):
        if not _OF_TEXT.match(command[0]) and _is_sound(command[0]):
            yield command


def _tex(text: str) -> Iterator[re.Match[str]]:
    """Yield commands of LaTeX that make words bold, or a table or list of lines."""
    return filter(lambda command: _OF_TEXT.match(command[0]), islice(_COMMAND.finditer(text), _MAX_COMMANDS))


def _is_sound(latex: str) -> bool:
    from generator.text.formulas import mathematics  # noqa: PLC0415 # a build of nothing new meets no formula

    return mathematics.is_sound(latex, display=False)


class _SpacedLinks(Noting, Unescaping):
    """A link with a blank between its text and its address, or within full-width brackets."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:
        begin = data.rfind("[", max(0, m.start() - _MAX_LINKED), m.start())
        if begin >= 0 and "]" not in data[begin : m.start()]:
            self.report_link(data[begin : m.end()], data[begin + 1 : m.start()], m["href"])
        return None, None, None

    def report_link(self, typed: str, shown: str, href: str) -> None:
        """Tell of a link as it was typed, and of its text and address, which may hold stashed text."""
        typed, shown = (self.pieces.text(self.unescape(text)) for text in (typed, shown))
        if shown.strip() and "\n" not in shown:
            self.pieces.mistake("link-unread", typed, value=typed, meant=f"[{shown}]({href})")


class _TurnedLinks(_SpacedLinks):
    """A link whose brackets are in each other's place."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:
        self.report_link(m[0], m["shown"], m["href"])
        return None, None, None
