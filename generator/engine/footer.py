"""What stands at the foot of every page: what a reader looks for there, in this language and the other."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from generator.engine.trees import LANGUAGE_NAMES, Trees
from generator.site import address as addresses
from generator.site.page import SECTIONS
from generator.site.view.hosts import Host
from generator.support.languages import Lang


def links(
    page: Page, trees: Trees, about: Iterable[Page], host: Host | None, alternates: Mapping[Lang, str]
) -> str:
    """Return the links at the foot of a page.

    ``about`` are pages about the site; ``host`` is where readers write to; ``alternates`` are where the page
    lies in each language, counted from the site's root.
    """
    lang = trees.lang_of(page.file)
    named = _named(trees, lang, about, host)
    shown = [Markup('<a href="{}">{}</a>').format(normalize_url(link, page), name) for link, name in named]
    shown += [
        Markup('<a href="{0}" hreflang="{1}" lang="{1}">{2}</a>').format(
            normalize_url(link, page), other, LANGUAGE_NAMES[other]
        )
        for other, link in alternates.items()
        if other != lang
    ]
    items = Markup("").join(Markup("<li>{}</li>").format(link) for link in shown)
    return str(Markup('<ul class="digest-foot">{}</ul>').format(items))


def _named(trees: Trees, lang: Lang, about: Iterable[Page], host: Host | None) -> Iterator[tuple[str, str]]:
    """Yield what is linked in the page's own language, and what it is called."""
    yield (
        trees.languages.tree(lang) + SECTIONS["reading-list"],
        trees.labels.label(lang, "reading-list"),
    )
    yield from ((item.url, item.title or "") for item in about)
    yield trees.languages.tree(lang) + addresses.feed(""), trees.labels.label(lang, "feed")
    if host and (address := host.new_issue("", "")):
        yield address, trees.labels.label(lang, "contact")
