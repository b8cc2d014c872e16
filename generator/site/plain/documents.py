"""Pages of ``docs/`` for engines that know neither wiki links nor what the plugin adds to Markdown."""

import re

from generator.site.archive import Archive
from generator.site.articles import sources
from generator.site.plain.plain_marks import into, of_page
from generator.site.plain.plain_page import PlainPage
from generator.site.view.view import View
from generator.support.splicing import spliced
from generator.text.wikilinks import WikiLink, scan

_PROGRAMS = ("compose", "new", "reading-list", "search", "trends")
"""Addresses of pages that are more than a text, and which there are not in Markdown."""

_TO_PROGRAM = re.compile(
    rf"(?<!!)\[(?P<shown>[^\[\]\n]*)\]\((?:[./]*)(?:{'|'.join(_PROGRAMS)})/index\.md[^()\s]*\)"
)

_ATTRIBUTES = re.compile(r"(?<=\))\{:? [^{}\n]*\}")
_NAMED = re.compile(r"(?m)^(?P<marks>#{1,6} )(?P<title>[^\n]*?) *\{:? *#(?P<id>[\w-]+)[^{}\n]*\}$")


def document(archive: Archive, file: str, text: str, view: View) -> str:
    """Return a page of ``docs/`` whose links lead to pages of Markdown."""
    page = PlainPage(view, file.removeprefix(view.tree).removesuffix(".md"))
    front = match[0] if (match := sources.FRONT_MATTER.match(text)) else ""
    below = text[len(front) :]
    links = ((link.start, link.end, _shown(archive, page, link)) for link in scan(below))
    marked = of_page(below, view.lang, into(sources.front_matter_value(text, "recording")))
    linked = spliced(below, [*((start, end, shown) for start, end, shown in links if shown), *marked])
    linked = front + _TO_PROGRAM.sub(r"\g<shown>", linked)
    return _NAMED.sub(r'\g<marks><a id="\g<id>"></a>\g<title>', _ATTRIBUTES.sub("", linked))


def _shown(archive: Archive, page: PlainPage, link: WikiLink) -> str | None:
    found = None if link.embed else archive.destination(link.kind, link.target)
    return page.wiki_link(link, found)
