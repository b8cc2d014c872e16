"""Pages to files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from generator import cache
from generator.entries.problem import Lang
from generator.site import output
from generator.site.address import TREE
from generator.site.chrome import Chrome, fill
from generator.site.fingerprint import Fingerprints
from generator.site.labels import label
from generator.site.output import Output
from generator.site.page import Draft, Redirect
from generator.site.pages import Plan, filled
from generator.site.photographs import Photograph, encoded
from generator.site.view import View
from generator.workers import divided


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are printed with: a view and a chrome for each."""

    views: Mapping[Lang, View]
    chromes: Mapping[tuple[str, Lang], Chrome]
    _prints: Fingerprints = field(default_factory=Fingerprints)
    _keys: dict[tuple[str, Lang], bytes] = field(default_factory=dict)

    def put(self, draft: Draft, into: Output) -> None:
        """Write a page, unless that is what lies at its address already."""
        key = cache.key(self._key(draft.section, draft.lang), self._prints.of(draft))
        into.put(path_of(draft.lang, draft.address), key, lambda: self._printed(draft))

    def _printed(self, draft: Draft) -> str:
        return fill(self.chromes[draft.section, draft.lang], filled(draft, self.views[draft.lang]))

    def _key(self, section: str, lang: Lang) -> bytes:
        """Return the key of what every page of a section draws on."""
        if (section, lang) not in self._keys:
            view, chrome = self.views[lang], self.chromes[section, lang]
            library = view.catalog.library
            names = (library.venues, library.tags, library.people)
            drawn_on = (chrome, view.site, *names, dict(view.photographs))
            self._keys[section, lang] = cache.key("page", self._prints.of(drawn_on))
        return self._keys[section, lang]


def write(plans: Sequence[Plan], press: Press, into: Output) -> list[tuple[Lang, str]]:
    """Make the pages that are planned and write those that changed; return where all of them lie.

    Each process takes its share in one piece: pages of one language and kind show the same rows.
    """

    def share_of(share: int, shares: int) -> tuple[list[tuple[Lang, str]], dict[str, output.Written]]:
        own = Output(into.site, into.before)
        at = []
        for plan in plans[share * len(plans) // shares : (share + 1) * len(plans) // shares]:
            for draft in plan():
                press.put(draft, own)
                at.append((draft.lang, draft.address))
        return at, own.now

    addresses = []
    for at, now in divided(share_of):
        addresses += at
        into.now.update(now)
    return addresses


def write_redirects(redirects: Iterable[Redirect], site_url: str, into: Output) -> None:
    """Write the pages that lead from one address to another."""
    for redirect in redirects:
        html = redirect_html(redirect, site_url)
        into.put_content(path_of(redirect.lang, redirect.address), html)


def redirect_html(redirect: Redirect, site_url: str) -> str:
    """Return the page at an address that has moved; it leads on without a script."""
    lang = redirect.lang
    way = "../" * redirect.address.count("/") + redirect.to
    canonical = site_url + TREE[lang] + redirect.to
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(label(lang, 'moved'))}</title>\n"
        f'<meta name="robots" content="noindex">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(way)}">\n</head>\n<body>\n'
        f"<h1>{escape(label(lang, 'moved'))}</h1>\n"
        f'<p><a href="{escape(way)}">{escape(canonical)}</a></p>\n</body>\n</html>\n'
    )


def copy(photographs: Iterable[Photograph], cache_folder: Path, into: Output) -> None:
    """Write pictures, encoded as the folder ``cache_folder`` keeps them, to their addresses."""
    for photograph in photographs:
        for address, data in encoded(photograph, cache_folder).items():
            into.put_content(address, data)


def path_of(lang: Lang, address: str) -> str:
    """Return where the page at an address of a language's tree lies under the site's folder."""
    name = f"{address}index.html" if address.endswith("/") or not address else address
    return TREE[lang] + name
