"""The addresses of the site, as docs-dev/format.md promises them; once published they keep working.

An address is a path from the root of its language's tree, with a slash at its end: ``tags/cnn/``. Text that
goes into a page holds ``ROOT`` where the way back to the root of the site belongs, so that one rendering
serves pages at any depth; ``chrome.py`` puts the real ``../../`` there when a page is written.
"""

from contextlib import suppress
from functools import cache
from urllib.parse import quote, urlsplit

from generator.text.hrefs import ROOT

SEARCH, COMPOSE, READING_LIST, TRENDS, NEW = "search/", "compose/", "reading-list/", "trends/", "new/"
"""The addresses of pages of which there is one each."""

KNOWN_PAPERS = "reading-list/papers.json"
"""The papers of the site as bibliographies are compared with them: an address from the root of the site."""

BLOG = "blog/"
"""Where posts lie, and the page that lists them."""

DIRECTORY = "search/names.json"
"""The names that search offers pages by, once for both languages: an address from the root of the site."""

FORMER_IDS = "search/former.json"
"""The ids that tags, venues and papers had, likewise."""

SCRIPT_WORDS = "search/words.json"
"""The words that scripts say on every page, in the tree of each language."""

LLMS = "llms.txt"
"""What language models read of the site, in the tree of each language."""

API = "api/papers.json"
"""What scripts read of all papers, likewise."""

API_SCHEMA = "api/schema.json"
"""What such files hold, as JSON Schema, likewise."""

NOT_FOUND = "404.html"
"""Where the page lies that the server shows where there is none."""


@cache
def of_site(typed: str) -> str:
    """Return the address of a site, typed as an IRI maybe (RFC 3987), as a URI with a slash at its end."""
    parts = urlsplit(typed)
    host = parts.netloc
    if not host.isascii():  # to load what encodes others takes a twentieth of a build of nothing new
        with suppress(UnicodeError):
            host = host.encode("idna").decode("ascii")
    encoded = parts._replace(netloc=host, path=quote(parts.path, safe="/%:@!$&'()*+,;=~"))
    return f"{encoded.geturl().rstrip('/')}/"


def href(tree: str, address: str) -> str:
    """Return what to write into a link that leads to ``address`` in a tree, see ``Languages.tree``."""
    return f"{ROOT}{tree}{address}"


def paper(entry_id: str) -> str:
    """Return the address of an entry's page."""
    return f"papers/{entry_id}/"


def picture(entry_id: str, file: str) -> str:
    """Return the address of an entry's picture, which both languages share."""
    return f"papers/{entry_id.rpartition('/')[0]}/{file}"


def entry_file(entry_id: str) -> str:
    """Return the address of an entry as it was typed, from the root of the site: once for both languages."""
    return f"papers/{entry_id}/entry.yml"


def data(entry_id: str) -> str:
    """Return the address of what scripts read of an entry, from the root of the site."""
    return f"api/papers/{entry_id}.json"


def venue(venue_id: str) -> str:
    """Return the address of a venue's page."""
    return f"venues/{venue_id}/"


def edition(venue_id: str, year: int) -> str:
    """Return the address of an edition's page."""
    return f"venues/{venue_id}/{year:04}/"


def tag(tag_id: str) -> str:
    """Return the address of a tag's page."""
    return f"tags/{tag_id}/"


def feed(at: str) -> str:
    """Return the address of the feed of what lies at an address."""
    return f"{at}feed.xml"


def author(author_id: str) -> str:
    """Return the address of an author's page."""
    return f"authors/{author_id}/"


def series(name: str) -> str:
    """Return the address of the page that leads to the parts of a series."""
    return f"series/{name}/"


def card(page: str) -> str:
    """Return the address of the card of a page, of which each language has its own."""
    return f"{page}card.png"


def citation(page: str, file: str) -> str:
    """Return the address of a file that cites the papers of a page."""
    return f"{page}{file}"
