"""What the engine's pages hold as the site's own do: search, feeds, other languages, all headings."""

from collections.abc import Iterable, Mapping
from html import escape, unescape

from markupsafe import Markup
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink

from generator.build.building import Build
from generator.site.frame import icons
from generator.site.frame.theme import Additions
from generator.support.languages import Lang, Languages
from generator.text.hrefs import ROOT
from generator.text.markdown.headings import Heading

_END = "</head>"


def additions(html: str, lang: Lang, way: str, places: Mapping[Lang, str], build: Build) -> Additions:
    """Return what a page that the theme made is given: search, feeds and its address in each language.

    ``way`` leads to the root of the site; ``places`` are where the page lies, counted from there.
    """
    sites = build.settings.sites
    languages = Languages(*sites)
    at = places.get(lang, "").removeprefix(languages.tree(lang))
    head, button = build.announced(lang, at), build.filled("parts/quick_button.html", lang)
    build.icons |= icons.rules(html + button)
    alternates = ((code, sites[lang].url + places[to]) for code, to in languages.alternates(places))
    return Additions(head.replace(ROOT, way), button.replace(ROOT, way), tuple(alternates))


def escape_said(page: EnginePage) -> None:
    """Write what a page says of itself as it can stand in HTML, where the theme puts it."""
    if isinstance(title := page.meta.get("title"), str):
        page.meta["title"] = title.replace("<", "&lt;")
    if isinstance(about := page.meta.get("description"), str):
        page.meta["description"] = escape(about)


def list_headings(page: EnginePage, headings: Iterable[Heading]) -> None:
    """Add headings of the levels 2 and 3, of a list below a page, to its table of contents."""
    items = page.toc.items
    top = items[0].children if len(items) == 1 and items[0].level == 1 else items
    for heading in headings:
        within = top[-1].children if heading.level > 2 and top else top
        within.append(AnchorLink(heading.title, heading.id, heading.level))


def unfolded(html: str, page: EnginePage, at: str, lang: Lang, build: Build) -> str:
    """Return a page, which lies at an address of its language's tree, with what chats show of it."""
    title = str(Markup(page.title or "").striptags())  # noqa: S704 # the engine escaped it
    said = page.meta.get("description")
    about = unescape(said) if isinstance(said, str) else build.settings.sites[lang].description or title
    before, end, after = html.partition(_END)
    return before + build.unfolded(lang, at, title, about) + end + after
