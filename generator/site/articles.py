"""Articles: the guides and posts of ``docs/``, and the wiki links and tags in them."""

import errno
import html
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.catalog.article import Article
from generator.entries.problem import Lang
from generator.entries.wikilinks import scan
from generator.site import markup, mathematics
from generator.site.bodies import Owner
from generator.site.view import View

FOLDERS = ("guides", "blog")
"""Where articles lie under ``docs/``, and under its English counterpart."""

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_FORMULA = re.compile(
    r"<(?P<tag>span|div) class=\"arithmatex\">(?:\\\(|\\\[)(?P<latex>.*?)(?:\\\)|\\\])</(?P=tag)>", re.DOTALL
)
"""A formula as pymdownx.arithmatex leaves it with its option ``generic``."""

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


def refuse_odd(docs: Path) -> None:
    """Raise OSError for what is neither a file nor a folder: who reads a pipe waits for ever."""
    for at, _, names in os.walk(docs, followlinks=True):
        for name in names:
            path = Path(at, name)
            if path.exists() and not path.is_file():
                raise OSError(errno.EINVAL, "neither a file nor a folder", str(path))


def read(docs: Path) -> tuple[Article, ...]:
    """Read the articles of both languages; these are maintainers' files, and YAML errors in them raise."""
    refuse_odd(docs)
    found: dict[str, dict[Lang, tuple[dict[str, Any], str]]] = defaultdict(dict)
    trees: list[tuple[Lang, Path]] = [("ko", docs), ("en", docs / "en")]
    for lang, tree in trees:
        for folder in FOLDERS:
            for path in sorted((tree / folder).rglob("*.md")):
                if path.stem != "index":
                    address = f"{path.relative_to(tree).with_suffix('').as_posix()}/"
                    found[address][lang] = _split(path.read_text(encoding="utf-8"))
    return tuple(_article(address, said) for address, said in sorted(found.items()))


def _split(text: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    return (yaml.safe_load(match[1]) or {}, text[match.end() :]) if match else ({}, text)


def _article(address: str, said: dict[Lang, tuple[dict[str, Any], str]]) -> Article:
    tags = [tag for front, _ in said.values() for tag in front.get("tags") or ()]
    return Article(
        address=address,
        titles={lang: front.get("title") or _title(text, address) for lang, (front, text) in said.items()},
        texts={lang: text for lang, (_, text) in said.items()},
        tags=tuple(dict.fromkeys(tags)),
    )


def _title(markdown: str, address: str) -> str:
    heading = _HEADING.search(markdown)
    return heading[1].strip() if heading else address


def linked(markdown: str, view: View) -> tuple[str, list[str]]:
    """Replace the wiki links of an article by HTML links; return also those that lead nowhere."""
    targets = view.targets(Owner("", ""))
    parts: list[str] = []
    unknown: list[str] = []
    end = 0
    for link in scan(markdown):
        found = None if link.embed else targets.link(link.kind, link.target)
        if found is None:
            unknown.append(markdown[link.start : link.end])
            continue
        text = markup.plain(link.shown or found.text)
        shown = f'<a href="{html.escape(found.href)}"{view.foreign(text)}>{_inert(text)}</a>'
        parts += [markdown[end : link.start], shown]
        end = link.end
    return "".join([*parts, markdown[end:]]), unknown


def _inert(text: str) -> str:
    """Write a text so that neither HTML nor Markdown finds anything in it: titles are strangers'."""
    return re.sub(r"[^\w\s]|_", lambda match: f"&#{ord(match[0])};", text)


def tags(tag_ids: Sequence[str], view: View) -> str:
    """Return what is put below an article for its tags."""
    known = [tag for tag in tag_ids if tag in view.catalog.library.tags]
    return view.render("article_tags.html", tags=known) if known else ""


def with_mathematics(page: str) -> tuple[str, list[str]]:
    """Replace the formulas of an article's HTML by MathML; return also those that cannot be, and why."""
    mistaken: list[str] = []

    def converted(formula: re.Match[str]) -> str:
        latex = html.unescape(formula["latex"]).strip()
        try:
            return mathematics.mathml(latex, display=formula["tag"] == "div")
        except mathematics.FormulaError as error:
            mistaken.append(f"{latex} ({error})")
            return formula[0]

    return _FORMULA.sub(converted, page), mistaken
