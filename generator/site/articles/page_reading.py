"""The Markdown of a page below its first lines: what is wrong there, and what it leads to, with places."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.catalog.page_links import LinkInPage
from generator.entries import marks
from generator.entries.checks import near_links
from generator.problems.problem import Place, Problem
from generator.site.articles import elsewhere, page_formulas, page_targets, sources, typed_marks, unread
from generator.site.articles.page_settings import PageSettings
from generator.site.articles.page_targets import PageTargets
from generator.text.characters import REORDERING, name_of
from generator.text.markdown.writing import label_places, number_labels
from generator.text.wikilinks import scan


class PageText(NamedTuple):
    """What a text holds."""

    problems: tuple[Problem, ...]
    links: tuple[LinkInPage, ...] = ()
    """Its wiki links."""
    targets: PageTargets = PageTargets()
    """What else it leads to, if it was rendered."""


def read(markdown: str, place: Callable[[int], Place], settings: PageSettings) -> PageText:
    """Read a text, of whose offsets ``place`` makes places."""
    if code := sources.excess(markdown):
        nested = sources.NESTED.search(markdown)
        at = place(nested.start()) if nested else Place(place(0).file)
        return PageText((Problem.at(at, code, limit=marks.MAX_MARKS),))
    shown = unread.blanked(markdown)
    links = (
        *(LinkInPage(place(link.start), link) for link in scan(shown)),
        *(LinkInPage(place(near.start), near.link, near) for near in near_links.find(markdown, shown)),
    )
    problems = _problems(markdown, place, settings.site)
    if settings.rendered is None:
        return PageText((*problems,), links)
    rendered = settings.rendered(markdown)
    formulas = (
        Problem.at(place(at), "page-formula", value=said)
        for at, said in page_formulas.mistaken(markdown, rendered.html)
    )
    typed = (
        Problem(place(at), mistake.code, mistake.values)
        for at, mistake in typed_marks.placed(markdown, rendered.unread)
        if not (settings.has_own_lists and mistake.code == "markdown-list-flat")
    )
    return PageText((*problems, *formulas, *typed), links, page_targets.of_page(markdown, rendered, place))


def _problems(markdown: str, place: Callable[[int], Place], site: str) -> Iterator[Problem]:
    """Tell what shows before a text is rendered."""
    turning = {place(found.start()): found[0] for found in REORDERING.finditer(markdown)}
    for first in {where.line: where for where in reversed(turning)}.values():
        yield Problem.at(first, "reordering-character", value=name_of(turning[first]))
    for at, typed in number_labels.dangling(markdown):
        yield Problem.at(place(at), "markdown-reference-missing", value=typed)
    for at, typed, kind in label_places.wrong(markdown):
        code = "markdown-label" if kind else "markdown-label-taken"
        yield Problem.at(place(at), code, value=typed, kind=kind)
    for at, address in elsewhere.loaded(markdown, site):
        yield Problem.at(place(at), "page-elsewhere", value=address)
    for at, address in page_targets.unparsed(markdown):
        yield Problem.at(place(at), "page-address", value=address)
