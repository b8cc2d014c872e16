"""The pages of ``docs/``: what they say of themselves, and what their Markdown demands of the engine."""

import re
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup

from generator.entries import marks
from generator.entries.format.front_matter import FrontMatter
from generator.entries.front_matter_reader import THEIRS
from generator.entries.write.renaming import Renaming, in_front_matter
from generator.entries.yaml.nodes import Mapping, Node, Scalar
from generator.entries.yaml.parser import parse
from generator.site.articles import odd_files, unread
from generator.support.splicing import spliced
from generator.text import dollars
from generator.text.addresses import CODE
from generator.text.markdown import limits
from generator.text.markdown.pieces import Pieces
from generator.text.markdown.shown_as_typed import FOOTNOTE_MARK
from generator.text.markdown.writing.article_inlines import SLIDE_TYPED
from generator.text.page_text import text_of
from generator.text.wikilinks import scan

MAX_FRONT_MATTER = 16 * 1024
"""How many characters a page may say about itself; the engine reads them with a parser that is slow."""

FRONT_MATTER = re.compile(r"\A---[ \t\r]*\n(.*?\n)(?:---|\.\.\.)[ \t\r]*\n", re.DOTALL)
"""What a page says of itself, between lines that the engine takes for its first and its last."""

_OTHER_FENCE = re.compile(r"^ ?(?:[–—−－ㅡー]|[-–—−－ㅡー*_=+.]{2,}) *(?:ya?ml|#.*)?$", re.MULTILINE)
"""What somebody may have typed for one of these lines."""

_ABOVE = re.compile(r"\s*(?:<!--.*?-->\s*)?", re.DOTALL)
"""What does not keep a page from saying something of itself right below, but the engine from reading it."""

_KEYS = "|".join({field.alias or name for name, field in FrontMatter.model_fields.items()} | THEIRS)
_KEY = re.compile(rf" {{0,3}}(?:{_KEYS}) *[:：]", re.IGNORECASE)
_ANY_KEY = re.compile(r" {0,3}[a-zA-Z0-9_-]+:")
_MOST_ABOVE_KEY = 20
"""Among how many lines below the first a known key is looked for."""

_LONGEST = 1_000_000
"""How many characters a page may have: the engine takes seconds for so many, whatever they are."""

_MOST_NESTED = 64
"""How deep lists and quotes may nest; the engine fails at about three times as much."""

NESTED = re.compile(
    rf"^(?>[ \t]{{4}}|[ \t]{{0,3}}(?:>|[-*+] |[0-9]{{1,9}}\. ) *){{{_MOST_NESTED}}}", re.MULTILINE
)
"""Where they do."""

_MOST_TAGS_OPEN = 1000
"""How many angle brackets may be open at the end: all of it is searched for the end of each."""

_MOST_BEGUN = 500
"""How many headings or boxes may follow each other without an empty line: each has all below it read."""

_BEGUN = re.compile(r"^(?:#|\?\?\?|===|!!!|[-=*_][-=*_ ]*$)", re.MULTILINE)
_BETWEEN = re.compile(r"\n[ \t]*\n")

_LONGEST_HEADING = 1000
"""How many characters a heading may have whose markup is read."""

_HEADING = re.compile(r"^#(?!#)[ \t]*.+$|^[^\S\n]*+\S[^\n]*+\n=+[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"[*_`\[\]<>&\\{^]|#$")
_MARKS = re.compile(rf"{SLIDE_TYPED}|{FOOTNOTE_MARK}")


def is_readable(front: str) -> bool:
    """Tell whether the engine can read a page's first lines: keys and values, and not too many."""
    if len(front) > MAX_FRONT_MATTER:
        return False
    found = parse(front)
    return not (found.problems or found.failure) and isinstance(found.root, Mapping)


def misfenced(text: str) -> tuple[int, str] | None:
    r"""Return where lines begin that are to say something of a page and are not read so, and one of them.

    Where a line looks like one of the two that are missing around them, that is where the mistake lies.

    >>> misfenced("----\ntitle: A\n---\n")
    (0, 'title: A')
    >>> misfenced("---\ntitle: A\n--\n")
    (13, 'title: A')
    >>> misfenced("---\n\nA rule, and then text\n")
    """
    whole = FRONT_MATTER.match(text)
    if whole:
        inner = _OTHER_FENCE.search(whole[1])
        return (whole.start(1) + inner.start(), whole[1].strip().partition("\n")[0]) if inner else None
    above = _ABOVE.match(text)
    begin = text.rfind("\n", 0, above.end() if above else 0) + 1
    first = _OTHER_FENCE.match(text, begin)
    if (typed := _first_key(text[first.end() + 1 if first else begin :], is_fenced=bool(first))) is None:
        return None
    if not first or begin or first[0].rstrip() != "---":
        return begin, typed
    last = _OTHER_FENCE.search(text, first.end())
    return last.start() if last else begin, typed


def _first_key(text: str, *, is_fenced: bool) -> str | None:
    """Return the first line with a key that pages know; without a fence above it, lines have keys alone."""
    for line in text.split("\n", _MOST_ABOVE_KEY)[:_MOST_ABOVE_KEY]:
        if _KEY.match(line):
            return line.strip()
        if _OTHER_FENCE.match(line) if is_fenced else not _ANY_KEY.match(line):
            return None
    return None


def excess(text: str) -> str | None:
    """Return the code of what is wrong where the engine would fail over a text, or take long to render it.

    Nothing ends that once it has begun.
    """
    if len(text) > _LONGEST:
        return "page-demands-too-much"
    read = CODE.sub("x", text)  # not nothing: blanks between code would be an indent
    is_open = read.rpartition(">")[2].count("<") > _MOST_TAGS_OPEN
    begun = max(len(_BEGUN.findall(block)) for block in _BETWEEN.split(read))
    if is_open or begun > _MOST_BEGUN or limits.excess(read) or marks.exceeds(text):
        return "page-demands-too-much"
    return "markdown-too-nested" if NESTED.search(read) else None


def heading(markdown: str) -> str:
    r"""Return the words of a page's first heading, in which TeX may stand; empty where there is none.

    >>> heading("```sh\n# code\n```\n\n# **Bold** [a](b.md), $x_1$ and [[tag:cnn|nets]] {#name}")
    'Bold a, $x_1$ and nets'
    """
    found = _HEADING.search(unread.blanked(markdown))
    if not found:
        return ""
    typed = markdown[found.start() : found.end()].partition("\n")[0].removeprefix("#").strip()
    if len(typed) > _LONGEST_HEADING or not _MARKUP.search(typed):
        return typed
    pieces = Pieces("en", "")
    formulas = (
        (found.start, found.end, pieces.token(Markup(), found.source)) for found in dollars.typed(typed)
    )
    text = _MARKS.sub("", spliced(typed, formulas))
    text = spliced(text, ((link.start, link.end, link.shown or link.target) for link in scan(text)))
    html = Markdown(extensions=["attr_list"]).convert(f"# {text}")
    return pieces.text(text_of(html)) or typed


def title(path: Path, docs: Path) -> str:
    """Return what a page is called; empty where it does not say so, or nobody can read it."""
    odd_files.refuse_if_odd(path, docs)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return ""
    match = FRONT_MATTER.match(text)
    return front_matter_value(text, "title") or heading(text[match.end() :] if match else text)


def front_matter_value(text: str, key: str) -> str:
    """Return what a page says of itself under a key; empty where that is nothing, or more than a text."""
    match = FRONT_MATTER.match(text)
    value = node(match[1], key) if match else None
    return value.text if isinstance(value, Scalar) else ""


def node(front: str, key: str) -> Node | None:
    """Return what a page's first lines say under a key; None where that is nothing."""
    root = parse(front).root if is_readable(front) else None
    _, value = root.by_key.get(key, (None, None)) if isinstance(root, Mapping) else (None, None)
    return value


def renamed(text: str, renaming: Renaming) -> str:
    """Return a page's text in whose first lines and links a new name stands for an old one."""
    match = FRONT_MATTER.match(text)
    below = match.end() if match else 0
    begin, end = match.span(1) if match else (0, 0)
    front = text[begin:end]
    said = in_front_matter(front, renaming) if front and is_readable(front) else front
    return f"{text[:begin]}{said}{text[end:below]}{renaming.in_page(text[below:])}"
