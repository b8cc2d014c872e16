"""A post as a value: text, Markdown or a saved page, cut at each line that may name a paper."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from generator.metadata.posts import page_heads, places, saved_pages
from generator.metadata.posts.copied_pictures import IMAGE
from generator.metadata.posts.post import OldPost, Part, picture, words_of
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang
from generator.support.splicing import spliced
from generator.text import dollars, hrefs
from generator.text.characters import HANGUL, visible
from generator.text.formulas import mathematics

MAX_MARKDOWN = 512 * 1024
"""How many characters the text of a post may have; the longest that we know have thirty thousand."""

_MAX_TITLE = 100
"""How many characters a line that heads a post has at most."""

_PAGE = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml|<!--|<(?:head|body|div|p|article|section|table|h[1-6])\b)",
    re.IGNORECASE,
)
_FRONT = re.compile(r"---\n(?P<fields>[\w-]+:[^\n]*\n(?:(?:\w[\w-]*:|[ \t-])[^\n]*\n)*?)---\n")
_FIELD = re.compile(r"(?m)^(title|author|date|url)[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_HELD = re.compile(r"\s|>|\||\$\$|!\[")
"""What begins a line that names no paper: it belongs to a list, quotation, table, formula or picture."""

_CODE = re.compile(r"(?<!`)(`{1,3})(?!`).{1,2000}?(?<!`)\1(?!`)")
_WIKILINK = re.compile(r"(?<!\\)\[(?=\[)")
_TAG = re.compile(r"<(?=[a-zA-Z/!])(?!https?://|[^<>\s]+@)")
_IMG = re.compile(r"<img\b[^<>]{0,2000}>", re.IGNORECASE)

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6}) +(?P<title>.*)")
_CLOSING = re.compile(r" #+\Z")
_UNDERLINE = re.compile(r" {0,3}(?:(?P<first>=+)|-+) *")
_BOLD = re.compile(r"(?:\*\*(?P<stars>(?:(?!\*\*).)+)\*\*|__(?P<lines>(?:(?!__).)+)__)(?P<rest>[ .:]*)")
_NUMBER = re.compile(
    r"(?:\\?\[(?P<square>[0-9]{1,3})\\?\](?!\()|\((?P<round>[0-9]{1,3})\)|#(?P<hash>[0-9]{1,3})[.:)]?"
    r"|(?P<stop>[0-9]{1,3})\\?\.(?![0-9])|(?P<close>[0-9]{1,3})\\?\))\s*(?P<title>\S.*)"
)
_KINDS = {"square": "[]", "round": "()", "hash": "#", "stop": ".", "close": ")"}
_BULLET = re.compile(r"[-*+•·] +(?P<title>.+)")
_LISTED = re.compile(r"[-*+•] |[0-9]{1,3}[.)] ")
_LINK = re.compile(
    r"(?<![!\]\\])\[(?P<text>(?:[^\[\]\\]|\\.)*)\]"
    r"\(<?(?P<address>(?:[^()<>\s]|\([^()\s]*\))*)>?(?:\s+\"[^\"]*\")?\)"
)
_MARKED = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(name: str, text: str) -> OldPost | Problem:
    """Read a saved page, Markdown or plain text, as its name and beginning tell; say why not else."""
    text = visible(unicodedata.normalize("NFC", text))
    suffix = PurePosixPath(name).suffix.lower()
    is_page = suffix in {".html", ".htm", ".xhtml", ".mht"} or (
        suffix not in {".md", ".markdown"} and _PAGE.match(text)
    )
    post = _saved(name, text) if is_page else _typed(name, text, is_markdown=suffix in {".md", ".markdown"})
    if isinstance(post, Problem):
        return post
    return replace(post, parts=places.numbered(post.parts, text, is_page=bool(is_page)), source=text)


def _saved(name: str, text: str) -> OldPost | Problem:
    try:
        page = saved_pages.read(text)
    except saved_pages.TooDeepError:
        return Problem.at(Place(name), "import-post-nested", limit=saved_pages.MAX_DEPTH)
    return _post(name, page.markdown, page.about, page.around, page.words)


def _typed(name: str, text: str, *, is_markdown: bool) -> OldPost | Problem:
    front = _FRONT.match(text)
    fields = front["fields"] if front else ""
    said = body = text[front.end() :] if front else text
    if is_markdown:
        said = body = _outside_code(body, lambda prose: _IMG.sub(_picture, prose))
    else:
        body = _outside_code(body, lambda prose: _TAG.sub(r"\\<", prose))
    body = _outside_code(_with_fences(body), lambda prose: _WIKILINK.sub(r"\\[", prose))
    body = _outside_code(body, lambda prose: _LINK.sub(_link, prose))
    said = IMAGE.sub(lambda image: f" {image['alt']} {image['href'] or ''} ", said)
    about = {key: value.strip() for key, value in _FIELD.findall(fields)}
    return _post(name, body, about, fields, words_of(f"{fields}\n{said}"))


def _post(
    name: str, markdown: str, about: Mapping[str, str], around: str, words: Counter[str]
) -> OldPost | Problem:
    if len(markdown) > MAX_MARKDOWN:
        return Problem.at(Place(name), "import-post-too-long", limit=MAX_MARKDOWN)
    found = parts(_sound(markdown))
    return OldPost(
        found,
        _language(markdown),
        about.get("title") or _first_line(found) or PurePosixPath(name).stem,
        about.get("author", ""),
        about.get("date", "")[:10],
        about.get("url", ""),
        around,
        words,
    )


def _first_line(found: Sequence[Part]) -> str:
    """Return the line that heads a post, if one does."""
    first = found[0] if found else Part()
    is_alone = not first.text.strip() or first.heading
    return (
        first.title if is_alone and len(first.title) <= _MAX_TITLE and first.title[-1:] not in ".!?" else ""
    )


def parts(markdown: str) -> tuple[Part, ...]:
    """Cut a text at every line that may name a paper."""
    found: list[tuple[Part, list[str]]] = [(Part(), [])]
    lines = markdown.split("\n")
    skip = False
    for number, (line, is_code) in enumerate(_fenced(lines)):
        if skip:
            skip = False
            continue
        before = lines[number - 1].strip() if number else ""
        below = lines[number + 1] if number + 1 < len(lines) else ""
        part = None if is_code or not line.strip() else _named(line, below, begins=not before)
        if part is None:
            found[-1][1].append(line)
        else:
            skip = "\n" in part.line
            found.append((part, []))
    made = (replace(part, text="\n".join(held).rstrip()) for part, held in found)
    return tuple(part for part in made if part.line or part.text)


def _named(line: str, below: str, *, begins: bool) -> Part | None:
    """Return what a line names; None for one that is no heading of any kind and begins no paragraph."""
    if _HELD.match(line) and not _HEADING.fullmatch(line):
        return None
    title, heading, number, bold, bullet = line.strip(), 0, "", False, False
    underline = _UNDERLINE.fullmatch(below) if begins else None
    if match := _HEADING.fullmatch(line):
        title, heading = _CLOSING.sub("", match["title"].rstrip(" ")), len(match["marks"])
    elif underline and below.strip() and not _BULLET.match(line):
        heading = 1 if underline["first"] else 2
    elif match := _BULLET.fullmatch(title):
        title, bullet = match["title"], True
    for _ in range(3):  # **[7] [Title](address)**, in whatever order
        title = title.strip().removesuffix("\\").strip()
        if match := _BOLD.fullmatch(title):
            title, bold = match["stars"] or match["lines"], True
        elif not number and (match := _NUMBER.fullmatch(title)) and match.lastgroup:
            kind = next(kind for kind in _KINDS if match[kind])
            title, number = match["title"], _KINDS[kind]
    if not (heading or number or bold or begins):
        return None
    whole = f"{line}\n{below}" if heading and underline and not line.lstrip().startswith("#") else line
    return Part(whole, _plain(title), "", heading, number, bold, bullet)


def _plain(title: str) -> str:
    bare = _LINK.sub(lambda link: link["text"], title)
    return " ".join(_ESCAPED.sub(r"\1", _MARKED.sub("", bare)).split())


def _fenced(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield lines, and whether each belongs to fenced code; code that never ends is closed."""
    open_by = ""
    for line in lines:
        fence = _FENCE.match(line)
        yield line, bool(open_by or fence)
        if fence and not open_by:
            open_by = fence["fence"]
        elif fence and fence["fence"].startswith(open_by) and not line.strip().strip(open_by[0]):
            open_by = ""
    if open_by:
        yield open_by, True


def _with_fences(text: str) -> str:
    """Return a text in which indented paragraphs are fenced, since their columns would be lost.

    What continues a list is no such paragraph.
    """
    lines: list[str] = []
    is_code = may_begin = False
    for line, is_fenced in _fenced(f"{text}\n".split("\n")):
        is_indented = line.startswith(("    ", "\t")) and bool(line.strip()) and not is_fenced
        if is_code and not is_indented:
            lines.append("```")
            is_code = False
        if is_indented and may_begin and not is_code and not lines[-1].strip():
            lines.append("```")
            is_code = True
        lines.append(line)
        if line.strip() and not is_code:
            may_begin = not (is_fenced or line.startswith(" ") or _LISTED.match(line))
    return "\n".join(lines[:-1])


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text in which all that is no code was changed."""
    lines = []
    for line, is_code in _fenced(text.split("\n")):
        pieces = ((*code.span(), code[0]) for code in _CODE.finditer(line))
        lines.append(line if is_code else spliced(line, pieces, change))
    return "\n".join(lines)


def _sound(markdown: str) -> str:
    """Return Markdown whose quotations begin paragraphs, and whose formulas can be shown or are code."""
    lines: list[str] = []
    for line, is_code in _fenced(markdown.split("\n")):
        if (
            not is_code
            and line.startswith(">")
            and lines
            and lines[-1].strip()
            and not lines[-1].startswith(">")
        ):
            lines.append("")
        lines.append(line)
    return _outside_code("\n".join(lines), _shown)


def _shown(prose: str) -> str:
    """Return a text in which formulas that cannot be shown are code."""
    pieces: list[str] = []
    position = 0
    while opening := dollars.OPENING.search(prose, position):
        formula = dollars.in_markdown(prose, opening.start())
        end = formula.end if formula else opening.end()
        is_sound = formula is None or mathematics.is_sound(formula.latex.strip(), display=formula.display)
        typed = prose[opening.start() : end]
        pieces += [prose[position : opening.start()], typed if is_sound else f"`{typed}`"]
        position = end
    return "".join([*pieces, prose[position:]])


def _link(link: re.Match[str]) -> str:
    """Return a link, or its words and its address where that leads nowhere from another site."""
    return link[0] if hrefs.safe(link["address"]) else f"{link['text']} ({link['address']})"


def _picture(tag: re.Match[str]) -> str:
    typed = page_heads.attributes(tag[0])
    return picture(typed.get("alt", ""), typed.get("src", ""))


def _language(text: str) -> Lang:
    """Return the language of a post: titles in English make no Korean post English."""
    letters = sum(map(str.isalpha, text))
    return "ko" if letters and len(HANGUL.findall(text)) / letters > 0.12 else "en"
