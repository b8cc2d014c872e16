"""Saved pages of blogs as Markdown: the post, and apart from it what stood around it.

A page is a stranger's, so a real HTML5 parser (nh3) takes from it all but a few elements first. What is left
is well-formed; formulas and pictures are set aside in it, so that what makes Markdown of it touches neither.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin

import nh3

from generator.metadata.posts import encodings, page_heads
from generator.metadata.posts.post import picture, words_of
from generator.text import dollars, hrefs
from generator.text.page_text import spaced

MAX_DEPTH = 400
"""How many elements may be open at once; parsers take the square of what strangers nest."""

_BLOCKS = frozenset(
    (
        "address article aside caption center dd details div dl dt fieldset figcaption figure footer form "
        "header hgroup main nav section summary"
    ).split()
)
"""Elements that begin a line, and of which nothing else is kept."""

_KEPT = frozenset(
    (
        "a b blockquote br del em h1 h2 h3 h4 h5 h6 hr i li ol p s strike strong sub sup table tbody td "
        "tfoot th thead tr ul"
    ).split()
)
_MEDIA = frozenset({"audio", "embed", "iframe", "source", "video"})
_VANISHING = frozenset(
    {"script", "style", "template", "title", "noscript", "object", "svg", "math", "textarea"}
)
_VOID = frozenset({"br", "hr", "img", "embed", "source"})
_SELF_CLOSING = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
"""Elements that need no end."""

_INLINE = frozenset("a b code del em i s span font strike strong sub sup".split())
"""Elements that stand within a word without ending it."""

_ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href"},
    "img": {"src", "alt", "data-src", "data-lazy-src"},
    "ol": {"start"},
    "pre": {"data-ke-language"},
    "td": {"colspan"},
    "th": {"colspan"},
    **{name: {"src"} for name in _MEDIA},
}

_POSTS = tuple(
    re.compile(rf"(?:^|\s)(?:{names})(?:\s|$)")
    for names in (
        "se-main-container|postViewArea|post-view",  # Naver
        "post-body|entry-content|tt_article_useless_p_margin|contents_style|article-view|atom-one|post-content",
    )
)
"""Classes and ids of what holds the post alone: Naver's, then Blogger's, WordPress's, Tistory's, velog's."""

_SKIPPED = re.compile(r"(?:^|\s)(?:katex-html|MathJax\w*|MJX_Assistive_MathML)(?:\s|$)")
"""Classes of what shows formulas, whose TeX is taken instead."""

_LANGUAGE = re.compile(r"(?:^|[\s:])(?:lang(?:uage)?-|brush:\s*)([a-zA-Z0-9_+#.-]{1,20})")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_TEX = re.compile(
    r"<script\b[^<>]{0,200}\btype=[\"']?math/tex(?P<mode>;\s*mode=display)?[^<>]{0,200}>"
    r"|<annotation\b[^<>]{0,200}\bapplication/x-tex[^<>]{0,200}>",
    re.IGNORECASE,
)
_TEX_END = re.compile(r"</(?:script|annotation)", re.IGNORECASE)
_SPECIAL = re.compile(r"<|>(?=\s)|\[\[|(?<=\]):|\[\^|\\")
"""What Markdown or a wiki link would be made of, and a page says as it stands."""

_TOKEN = re.compile("\ue000([0-9]+)\ue001")
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\((https?://[^()\s]+)\)")

_NESTING = frozenset({"blockquote", "ol", "table", "ul"})
"""Elements whose every line Markdown marks or moves again."""

MAX_NESTED = 12
"""How many of those stand within each other; those below are plain blocks."""


class TooDeepError(Exception):
    """A page nests more elements than anybody's."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as Markdown, and what it says of itself."""

    markdown: str
    around: str
    words: Counter[str]
    about: dict[str, str] = field(default_factory=dict)
    """``title``, ``author``, ``date`` and ``url``, those that the page names."""


def read(source: str) -> SavedPage:
    """Read a page; raises TooDeepError where it nests too much to be read."""
    import html_to_markdown  # noqa: PLC0415 # an extra, which only this needs

    source = _with_tex(source)
    if _depth(source) > MAX_DEPTH:
        raise TooDeepError
    clean = nh3.clean(
        source,
        tags={*_BLOCKS, *_KEPT, *_MEDIA, "img", "code", "pre", "span", "font"},
        clean_content_tags=set(_VANISHING),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    about = page_heads.about(source)
    walk = _Walk(about.get("url", ""))
    walk.feed(encodings.PRIVATE.sub("", clean))  # which references may have stood for
    walk.close()
    start, end = walk.post()
    options = html_to_markdown.ConversionOptions(
        extract_metadata=False,
        br_in_tables=True,
        preserve_tags=["sub", "sup"],
        escape_asterisks=True,
        escape_underscores=True,
        bullets="-",
    )
    converted = html_to_markdown.convert("".join(walk.out[start:end]), options).content or ""
    markdown = _TOKEN.sub(lambda token: walk.tokens[int(token[1])], converted)
    said = "".join([*walk.said[:start], "\n", *walk.said[end:]])
    around = "\n".join(filter(None, map(spaced, said.split("\n"))))
    return SavedPage(_EMPTY_LINK.sub(r"<\1>", markdown), around, words_of("".join(walk.said)), about)


def _depth(source: str) -> int:
    """Return how many elements are open at once, by a count that no page of a blog comes near."""
    depth = deepest = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() not in _SELF_CLOSING:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _with_tex(source: str) -> str:
    """Return a page in which the TeX of formulas stands to be read, as code of its own class."""
    pieces: list[str] = []
    position = 0
    while (begin := _TEX.search(source, position)) and (end := _TEX_END.search(source, begin.end())):
        tex = html.escape(html.unescape(source[begin.end() : end.start()]).strip())
        mode = "display" if begin["mode"] else "inline"
        closing = "" if begin[0].lower().startswith("<script") else "</math>"
        pieces += [
            source[position : begin.start()],
            closing,
            f'<code class="digest-tex-{mode}">{tex}</code><i>',
        ]
        position = source.find(">", end.end()) + 1 or len(source)
        pieces.append("</i>")
    return "".join([*pieces, source[position:]])


def _joined(base: str, typed: str) -> str | None:
    """Return where an address of a page leads; None where that is nowhere."""
    try:
        return hrefs.safe(urljoin(base, typed))
    except ValueError:
        return None


class _Walk(HTMLParser):
    """Goes over a page that was cleaned, and writes what makes Markdown of it."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.out: list[str] = []
        self.said: list[str] = []
        """What is there to be read, item by item as in ``out``."""
        self.tokens: list[str] = []
        self._open: list[tuple[str, str]] = []
        """Elements that are open, each with what ends it in ``out``."""
        self._holding: list[tuple[int, int, int]] = []
        """The depth, kind and beginning of elements that hold a post and are open."""
        self._posts: list[tuple[int, int, int]] = []
        """The kind, beginning and end of those that were closed."""
        self._skipping = 0
        """The depth from which on nothing is taken."""
        self._code = self._tex = ""

    def post(self) -> tuple[int, int]:
        """Return the beginning and the end of the post; all of the page if nothing says otherwise."""
        read = [0, *accumulate(len(said.strip()) for said in self.said)]
        lengths = {(kind, start, end): read[end] - read[start] for kind, start, end in self._posts}
        for kind in range(len(_POSTS) + 2):
            known = [place for place, length in lengths.items() if place[0] == kind and length]
            if known and (kind < len(_POSTS) or len(known) == 1):
                _, start, end = max(known, key=lengths.__getitem__)
                return start, end
        return 0, len(self.out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        names = f"{given.get('class', '')} {given.get('id', '')}"
        kind = next((kind for kind, pattern in enumerate(_POSTS) if pattern.search(names)), None)
        if kind is None and tag in {"article", "main"}:
            kind = len(_POSTS) + (tag == "main")
        if tag not in _VOID:
            if kind is not None:
                self._holding.append((len(self._open), kind, len(self.out)))
            if not self._skipping and _SKIPPED.search(names):
                self._skipping = len(self._open) + 1
        closing = ""
        if not self._skipping:
            closing = self._begin(tag, given)
        if tag not in _VOID:
            self._open.append((tag, closing))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or tag in _VOID:
            return
        _, closing = self._open.pop()
        depth = len(self._open)
        if not self._skipping:
            self._write(closing, "\n" if closing.startswith("</") and tag not in _INLINE else "")
        if depth < self._skipping:
            self._skipping = 0
        if tag in {"code", "pre"} and not any(name == "pre" for name, _ in self._open):
            self._code = self._tex = ""
        while self._holding and self._holding[-1][0] >= depth:
            _, kind, start = self._holding.pop()
            self._posts.append((kind, start, len(self.out)))

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._tex:
            self._write(self._token(self._tex.format(" ".join(data.split()))), data)
        elif self._code:
            self._write(html.escape(data, quote=False), data)
        else:
            self._prose(data)

    def _prose(self, data: str) -> None:
        for part in dollars.parts(data):
            if isinstance(part, str):
                self._plain(part)
                continue
            mark = {r"\(": "$", r"\[": "$$"}.get(part.mark)
            text = " ".join((f"{mark}{part.latex.strip()}{mark}" if mark else part.source).split())
            self._write(self._token(text), part.source)

    def _plain(self, text: str) -> None:
        escaped = _SPECIAL.sub(lambda found: self._token("".join(f"\\{sign}" for sign in found[0])), text)
        self._write(html.escape(escaped, quote=False), text)

    def _begin(self, tag: str, given: dict[str, str]) -> str:
        """Write what begins an element, and return what ends it."""
        if tag == "img":
            self._picture(given)
        elif tag in _MEDIA:
            if address := _joined(self.base or "https:", given.get("src", "")):
                self._write(f'<p><a href="{html.escape(address)}">{html.escape(address)}</a></p>', "")
        elif tag == "code" and (tex := re.search("digest-tex-(display|inline)", given.get("class", ""))):
            self._tex = "$${}$$" if tex[1] == "display" else "${}$"
        elif tag in {"code", "pre"}:
            return self._begin_code(tag, given)
        elif self._code:
            return ""  # code is nothing but its text
        elif tag == "a":
            return self._begin_link(given.get("href", ""))
        elif tag in _BLOCKS or "tr-caption" in given.get("class", "") or self._is_too_deep(tag):
            self._write("<div>", "\n")
            return "</div>"
        elif tag in _KEPT:
            attributes = "".join(
                f' {name}="{given[name]}"' for name in ("start", "colspan") if given.get(name, "").isdecimal()
            )
            self._write(f"<{tag}{attributes}>", "" if tag in _INLINE else "\n")
            return "" if tag in _VOID else f"</{tag}>"
        return ""

    def _is_too_deep(self, tag: str) -> bool:
        return tag in _NESTING and sum(name in _NESTING for name, _ in self._open) >= MAX_NESTED

    def _begin_code(self, tag: str, given: dict[str, str]) -> str:
        language = _LANGUAGE.search(given.get("class", ""))
        named = given.get("data-ke-language") or (language[1] if language else "")
        if self._code:  # code within <pre>, which may be what names the language
            if named and self.out[-1] == "<pre><code>":
                self.out[-1] = f'<pre><code class="language-{html.escape(named)}">'
            return ""
        self._code = tag
        if tag == "code":
            self._write("<code>", "")
            return "</code>"
        self._write(f'<pre><code class="language-{html.escape(named)}">' if named else "<pre><code>", "\n")
        return "</code></pre>"

    def _begin_link(self, typed: str) -> str:
        if not typed or typed.startswith("#"):
            return ""
        if address := _joined(self.base, typed):
            self._write(f'<a href="{html.escape(address)}">', "")
            return "</a>"
        return f" ({html.escape(typed)})"

    def _picture(self, given: dict[str, str]) -> None:
        shown = " ".join(given.get("alt", "").split())
        if "latex" in given.get("class", "").split() and shown:
            self._write(self._token(f"${shown}$"), shown)
            return
        sources = [given.get(name, "") for name in ("src", "data-lazy-src", "data-src")]
        source = next((each for each in sources if each and not each.startswith("data:")), "")
        self._write(self._token(picture(shown, source)), f" {shown} ")

    def _token(self, text: str) -> str:
        self.tokens.append(text)
        return f"\ue000{len(self.tokens) - 1}\ue001"

    def _write(self, out: str, said: str) -> None:
        self.out.append(out)
        self.said.append(said)
