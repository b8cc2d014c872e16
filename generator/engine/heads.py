"""What chats show of a link to one of the engine's pages, as to the site's own."""

from markupsafe import Markup
from mkdocs.structure.pages import Page as EnginePage

from generator.build.building import Build
from generator.site.page import Page
from generator.support.languages import Lang

_END = "</head>"


def announced(html: str, page: EnginePage, at: str, lang: Lang, build: Build) -> str:
    """Return a page, which lies at an address of its language's tree, with what chats show of it."""
    title = str(Markup(page.title or "").striptags())  # noqa: S704 # the engine escaped it
    said = page.meta.get("description")
    about = said if isinstance(said, str) else build.settings.sites[lang].description or title
    before, end, after = html.partition(_END)
    return before + build.unfolded(Page(at, lang, "", title, about, "")) + end + after
