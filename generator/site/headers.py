"""What a web server says with the site's files: the policy, types that few know, how long to keep what.

Netlify and Cloudflare Pages read it from a file of the site
(https://docs.netlify.com/manage/routing/headers, https://developers.cloudflare.com/pages/configuration/headers);
other servers are told by their own settings, see ``cli/servers.py``.
"""

from collections.abc import Iterator, Mapping

from generator.site.frame import policy

FILE = "_headers"

ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": policy.OF_SERVERS,
    "X-Content-Type-Options": "nosniff",
}
"""What is said with every file."""

TYPES: Mapping[str, str] = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
"""By the ends of names.

Feeds keep the type of any XML: of one that has theirs, browsers show the source and apply no style sheet.
"""

FOR_SCRIPTS = "api/"
"""The folder of what scripts of other sites may read, see ``beside/api/``."""

CROSS_ORIGIN = "Access-Control-Allow-Origin"
"""What lets them, with ``*``."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""How files are kept whose names change with what is in them."""

NAMED_BY_CONTENT = r"(assets/(javascripts|stylesheets)|(pagefind/[^/]+|compose/checker)/[^/]+)/."
"""Where those are under the site's root, as a regular expression."""

_NAMED_BY_CONTENT = (
    "/assets/javascripts/*",
    "/assets/stylesheets/*",
    "/pagefind/:lang/index/*",
    "/pagefind/:lang/:folder/*.json",
    "/compose/checker/:folder/*",
)
"""The same as paths, no two of which may hold the same file: Cloudflare would say everything twice."""


def text() -> str:
    """Return the file that Netlify and Cloudflare Pages read."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield from ("/*", *(f"  {name}: {value}" for name, value in ALWAYS.items()))
    for end, kind in TYPES.items():
        yield from (f"/*.{end}", f"  Content-Type: {kind}; charset=utf-8")
    yield from (f"/{FOR_SCRIPTS}*", f"  {CROSS_ORIGIN}: *")
    for path in _NAMED_BY_CONTENT:
        yield from (path, f"  Cache-Control: {FOR_GOOD}")
