"""What stands at the foot of every page: the pages about the site, whom to write to, the other language."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from generator.engine.trees import LANGUAGE_NAMES
from generator.support.languages import Lang


def links(
    page: Page, about: Iterable[Page], contact: tuple[str, str] | None, others: Mapping[Lang, str]
) -> str:
    """Return the links at the foot of a page.

    ``about`` are pages about the site; ``contact`` is an address and what it is called; ``others`` are where
    the page lies in other languages, counted from the site's root.
    """
    named = [
        *((normalize_url(item.url, page), item.title or "") for item in about),
        *([contact] if contact else []),
    ]
    shown = [Markup('<a href="{}">{}</a>').format(*link) for link in named]
    shown += [
        Markup('<a href="{0}" hreflang="{1}" lang="{1}">{2}</a>').format(
            normalize_url(link, page), lang, LANGUAGE_NAMES[lang]
        )
        for lang, link in others.items()
    ]
    items = Markup("").join(Markup("<li>{}</li>").format(link) for link in shown)
    return str(Markup('<ul class="digest-foot">{}</ul>').format(items) if shown else "")
