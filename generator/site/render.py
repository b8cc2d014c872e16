"""Pages to files."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from generator.entries.problem import Lang
from generator.site.address import TREE
from generator.site.chrome import Chrome, fill
from generator.site.labels import label
from generator.site.page import Page, Redirect
from generator.site.photographs import Photograph, encoded


def write(
    pages: Iterable[Page], chromes: Mapping[tuple[str, Lang], Chrome], site: Path
) -> list[tuple[Lang, str]]:
    """Write pages below the folder ``site``, each in the chrome of its section; return where they lie."""
    written = []
    for page in pages:
        put(_file(site, page.lang, page.address), fill(chromes[page.section, page.lang], page))
        written.append((page.lang, page.address))
    return written


def write_redirects(redirects: Iterable[Redirect], site_url: str, site: Path) -> None:
    """Write the pages that lead from one address to another."""
    for redirect in redirects:
        put(_file(site, redirect.lang, redirect.address), redirect_html(redirect, site_url))


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


def copy(photographs: Iterable[Photograph], cache: Path, site: Path) -> None:
    """Write pictures, encoded as the folder ``cache`` keeps them, to their addresses."""
    for photograph in photographs:
        for address, data in encoded(photograph, cache).items():
            put(site / address, data)


def put(file: Path, content: str | bytes) -> None:
    """Write a file unless it already says the same, so that what did not change keeps its date."""
    data = content.encode() if isinstance(content, str) else content
    if file.is_file() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _file(site: Path, lang: Lang, address: str) -> Path:
    name = f"{address}index.html" if address.endswith("/") or not address else address
    return site / TREE[lang] / name
