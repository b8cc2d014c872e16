"""The sitemap: every page, with the address at which each language has it.

https://www.sitemaps.org/protocol.html, and for the languages
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape

from generator.support.languages import Lang, Languages

MAX_ADDRESSES = 50_000
"""How many addresses the protocol allows in one file."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@lru_cache(maxsize=1)  # the same is asked for again after every edit
def sitemap(
    pages: tuple[tuple[Lang, str], ...], site_url: str, wanted: Languages, limit: int = MAX_ADDRESSES
) -> Mapping[str, str]:
    """Return the text of ``sitemap.xml`` by that name, and of the files it names where one is not enough.

    A page is its language and its address under that language's tree, percent-encoded.
    """
    languages: dict[str, list[Lang]] = {}
    for lang, address in pages:
        languages.setdefault(address, []).append(lang)
    entries = [
        _entry(wanted, lang, address, languages[address], site_url)
        for address in sorted(languages)
        for lang in wanted
        if lang in languages[address]
    ]
    if len(entries) <= limit:
        return {"sitemap.xml": _urlset(entries)}
    starts = range(0, len(entries), limit)
    files = {f"sitemap-{start // limit + 1}.xml": _urlset(entries[start : start + limit]) for start in starts}
    named = "".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in files)
    index = f"{_DECLARATION}<sitemapindex {_NAMESPACES}>\n{named}</sitemapindex>\n"
    return {"sitemap.xml": index, **files}


def _entry(wanted: Languages, lang: Lang, address: str, languages: Sequence[Lang], site_url: str) -> str:
    def located(lang: Lang) -> str:
        return escape(site_url + wanted.tree(lang) + address)

    lines = [f"<loc>{located(lang)}</loc>"]
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{located(twin)}"/>'
        for code, twin in wanted.alternates(languages)
    ]
    return f"<url>{''.join(lines)}</url>\n"


def _urlset(entries: Iterable[str]) -> str:
    return f"{_DECLARATION}<urlset {_NAMESPACES}>\n{''.join(entries)}</urlset>\n"
