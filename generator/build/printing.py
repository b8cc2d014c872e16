"""Pages to files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import partial
from html import escape

from generator.build.fingerprint import Fingerprints
from generator.build.output import Manifest, Output
from generator.site.address import TREE
from generator.site.frame.chrome import Chrome, fill
from generator.site.page import Draft, Redirect
from generator.site.pages.outline import PageGroup, filled
from generator.site.pictures.photographs import Photograph, encoded
from generator.site.view.labels import label
from generator.site.view.view import View
from generator.support import cache
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.support.workers import divided


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are printed with: a view and a chrome for each."""

    views: Mapping[Lang, View]
    chromes: Mapping[tuple[str, Lang], Chrome]
    prints: Fingerprints
    _keys: dict[Lang, bytes] = field(default_factory=dict)

    def put(self, draft: Draft, key: bytes | None, into: Output) -> None:
        """Write a page, unless that is what lies at its address already; without a key it has its own."""
        key = key or cache.key(self._key(draft.lang), self.prints.of(draft))
        into.put(path_of(draft.lang, draft.address), key, lambda: self._printed(draft))

    def key(self, plan: PageGroup) -> bytes | None:
        """Return the key of all that the pages of a plan are made of; None where each has its own."""
        if plan.drawn_on is None:
            return None
        drawn_on = self.prints.once(*plan.drawn_on)
        return cache.key(self._key(plan.lang), drawn_on, *plan.problems)

    def _printed(self, draft: Draft) -> str:
        return fill(self.chromes[draft.section, draft.lang], filled(draft, self.views[draft.lang]))

    def _key(self, lang: Lang) -> bytes:
        """Return the key of what every page of a language may draw on."""
        if lang not in self._keys:
            chromes = {section: chrome for (section, of), chrome in self.chromes.items() if of == lang}
            self._keys[lang] = cache.key("page", lang, self.prints.of((chromes, self.views[lang].names)))
        return self._keys[lang]


def write(plans: Sequence[PageGroup], press: Press, into: Output) -> list[tuple[Lang, str]]:
    """Make the pages that are planned and write those that changed; return where all of them lie.

    Each process takes its share in one piece: pages of one language and kind show the same rows.
    """

    def share_of(share: int, shares: int) -> tuple[list[tuple[Lang, str]], Manifest]:
        own = into.sharing()
        at = []
        for plan in plans[share * len(plans) // shares : (share + 1) * len(plans) // shares]:
            at += _write(plan, press, own)
        return at, own.now

    addresses = []
    for at, now in divided(share_of):
        addresses += at
        into.now.files.update(now.files)
        into.now.plans.update(now.plans)
    return addresses


def _write(plan: PageGroup, press: Press, into: Output) -> list[tuple[Lang, str]]:
    key = press.key(plan)
    at = into.before.plans.get(key.hex()) if key else None
    if at is None or not into.keep([path_of(*page) for page in at]):
        drafts = [*plan.make()]  # of several, most may be as they were
        for draft in drafts:
            press.put(draft, key if len(drafts) == 1 else None, into)
        at = [(draft.lang, draft.address) for draft in drafts]
    if key:
        into.now.plans[key.hex()] = at
    return at


def write_redirects(redirects: Iterable[Redirect], site_url: str, into: Output) -> None:
    """Write the pages that lead from one address to another."""
    for redirect in redirects:
        key = cache.key("redirect", site_url, *astuple(redirect))
        into.put(path_of(redirect.lang, redirect.address), key, partial(redirect_html, redirect, site_url))


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


def copy(photographs: Iterable[Photograph], kept: Cache, into: Output) -> None:
    """Write pictures, encoded as ``kept`` has them, to their addresses."""
    for photograph in photographs:
        for address, data in encoded(photograph, kept).items():
            into.put_content(address, data)


def path_of(lang: Lang, address: str) -> str:
    """Return where the page at an address of a language's tree lies under the site's folder."""
    name = f"{address}index.html" if address.endswith("/") or not address else address
    return TREE[lang] + name
