"""What stands at the foot of every page: what a reader looks for there, in this language and the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup
from mkdocs.structure.pages import Page

from generator.engine.trees import Trees
from generator.site import address as addresses
from generator.site.frame.slots import SECTIONS
from generator.site.view.hosts import Host
from generator.support.languages import ENDONYMS, Lang


def links(  # noqa: PLR0913, PLR0917 # each says another part of what is there
    lang: Lang,
    trees: Trees,
    about: Iterable[Page],
    host: Host | None,
    alternates: Mapping[Lang, str],
    href: Callable[[str], str],
) -> str:
    """Return the links at the foot of a page as HTML, to stand behind what mkdocs.yml says there.

    ``about`` are pages about the site; ``host`` is where readers write to; ``alternates`` are where the page
    lies in each language; ``href`` leads from the page to an address that is counted from the root.
    """
    named = [
        Markup('<li><a href="{}">{}</a></li>').format(href(link), name)
        for link, name in _named(trees, lang, about, host)
    ]
    others = [
        Markup('<li><a href="{0}" hreflang="{1}" lang="{1}">{2}</a></li>').format(
            href(link), other, ENDONYMS[other]
        )
        for other, link in alternates.items()
        if other != lang
    ]
    return str(Markup('<ul class="digest-foot">{}</ul>').format(Markup("").join([*named, *others])))


def _named(trees: Trees, lang: Lang, about: Iterable[Page], host: Host | None) -> Iterator[tuple[str, str]]:
    """Yield what is linked in the page's own language, and what it is called."""
    tree = trees.languages.tree(lang)
    yield tree + SECTIONS["reading-list"], trees.labels.label(lang, "reading-list")
    yield tree + addresses.NEW, trees.labels.label(lang, "new")
    yield from ((item.url, item.title or "") for item in about)
    yield tree + addresses.feed(""), trees.labels.label(lang, "feed")
    if host and (address := host.new_issue("", "")):
        yield address, trees.labels.label(lang, "contact")
