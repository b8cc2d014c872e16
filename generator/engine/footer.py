"""What stands at the foot of every page: what a reader looks for there, in this language and the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from markupsafe import Markup
from mkdocs.structure.pages import Page

from generator.engine.trees import Trees
from generator.site import address as addresses
from generator.site.frame.slots import SECTIONS
from generator.site.view.hosts import Host
from generator.support.languages import ENDONYMS, Lang

Link: TypeAlias = tuple[str, str, Lang | None]
"""An address counted from the site's root, its name, and the language that it leads to if another one."""


def links(
    lang: Lang, trees: Trees, about: Iterable[Page], host: Host | None, alternates: Mapping[Lang, str]
) -> Iterator[Link]:
    """Yield the links at the foot of a page.

    ``about`` are pages about the site; ``host`` is where readers write to; ``alternates`` are where the page
    lies in each language, counted from the site's root.
    """
    yield from ((link, name, None) for link, name in _named(trees, lang, about, host))
    yield from ((link, ENDONYMS[other], other) for other, link in alternates.items() if other != lang)


def shown(found: Iterable[Link], href: Callable[[str], str]) -> str:
    """Return links as HTML; ``href`` leads from the page to an address that is counted from the root."""
    items = [
        Markup('<li><a href="{0}" hreflang="{1}" lang="{1}">{2}</a></li>').format(href(link), other, name)
        if other
        else Markup('<li><a href="{}">{}</a></li>').format(href(link), name)
        for link, name, other in found
    ]
    return str(Markup('<ul class="digest-foot">{}</ul>').format(Markup("").join(items)))


def _named(trees: Trees, lang: Lang, about: Iterable[Page], host: Host | None) -> Iterator[tuple[str, str]]:
    """Yield what is linked in the page's own language, and what it is called."""
    yield (trees.languages.tree(lang) + SECTIONS["reading-list"], trees.labels.label(lang, "reading-list"))
    yield trees.languages.tree(lang) + addresses.NEW, trees.labels.label(lang, "new")
    yield from ((item.url, item.title or "") for item in about)
    yield trees.languages.tree(lang) + addresses.feed(""), trees.labels.label(lang, "feed")
    if host and (address := host.new_issue("", "")):
        yield address, trees.labels.label(lang, "contact")
