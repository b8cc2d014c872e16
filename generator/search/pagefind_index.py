"""The search index: records handed to Pagefind, one bundle a language, at ``/pagefind/<lang>/``.

Each bundle holds one language only, since a bundle's scripts search in the language that they loaded first:
the other language is another bundle.

Pagefind finds words, and answers with the numbers of records. What readers see of a record, and which have
what in common, are files of ours. Those that only some readers need are in a folder which is another for each
content, and which ``bundle.json`` names; that one and ``facets.json`` are asked for anew by every page.

Of the versions in ``pagefind.VERSIONS`` the list of pages is rewritten, so that an answer holds the
numbers. Any other keeps its files, and ``bundle.json`` says so: readers then load a fragment a result to
learn its number.

A bundle is kept with a hash of all that it is made of, the code too; one that is there is not built again.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.catalog.trends import word_trends
from generator.catalog.trends.word_trends import TextTrend
from generator.search import bundle as bundles
from generator.search import pagefind
from generator.search.archive_words import UNNAMED, CatalogNames
from generator.search.bundle import FRAGMENTS, Bundle, as_json
from generator.search.facets import facets
from generator.search.records import SILENT, Record, ratings, title_key
from generator.support.cache import Cache
from generator.support.languages import Lang

_LIST = re.compile(r"\.pf_meta$")
"""What holds Pagefind's list of pages."""

_UNUSED = re.compile(rf"^(?:{FRAGMENTS}|pagefind-(?:.*ui|highlight|worker)\.)")
"""Besides fragments the scripts and styles of Pagefind's own pages: ours do without."""

BUNDLE = "bundle.json"
"""Says in which folder of a bundle its records are, which words their texts are indexed without, whether
Pagefind's list of pages has their numbers, and how many, the first, are ours."""

FACETS = "facets.json"
"""Says which records have what in common, see ``facets.py``."""


def bundle(  # noqa: PLR0913 # each is another part of what it is made of
    records: Iterable[Record],
    lang: Lang,
    program: Path,
    kept: Cache,
    vocabulary: CatalogNames = UNNAMED,
    *,
    trends: Iterable[TextTrend] = (),
) -> Bundle:
    """Return a language's bundle, built unless it is ``kept``; raises SearchError."""
    listed, words = list(records), word_trends.written(trends)
    shelves = vocabulary.shelves(listed)
    contents = [record.message() for record in listed]
    messages = [{"url": str(number), **message} for number, message in enumerate(contents) if message]
    own = {**dict(_own(listed)), **{f"words/{name}.json": as_json(shelf) for name, shelf in shelves.items()}}
    common = as_json(facets(listed))
    about: dict[str, Any] = {
        "silent": sorted(SILENT),
        "records": len(messages),
        "ours": sum(record.is_ours for record in listed),
        "shelves": [*shelves],
        "venues": vocabulary.venues,
        "rated": ratings(),
    }
    code = (Path(file).read_bytes() for file in (__file__, pagefind.__file__))
    made_of = hashlib.sha256(b"".join((pagefind.version(program).encode(), *code)))
    for part in (*map(as_json, messages), common, as_json(about), *own.values(), words):
        made_of.update(part.encode())
    digest = made_of.hexdigest()[:16]
    found = bundles.cached(lang, digest, kept)
    if not found:
        theirs = dict(pagefind.indexed(messages, lang, program))
        is_known = pagefind.version(program).rpartition(" ")[2] in pagefind.VERSIONS
        numbered = _numbered(theirs, lang, [message["url"] for message in messages]) if is_known else None
        files = theirs if numbered is None else numbered
        files |= {f"{digest}/{name}": text.encode() for name, text in own.items()}
        files[FACETS] = common.encode()
        files[BUNDLE] = as_json({"folder": digest, "numbered": numbered is not None, **about}).encode()
        found = Bundle.of(digest, files, words)
        bundles.keep(found, lang, kept)
    return found


def _own(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield what is shown of each record, their addresses, and their order by title."""
    for number, record in enumerate(records):
        yield f"{number}.json", as_json(record.shown())
    yield "addresses.json", as_json([record.url for record in records])
    yield "titles.json", as_json(sorted(range(len(records)), key=lambda number: title_key(records[number])))


def _numbered(files: Mapping[str, bytes], lang: Lang, urls: Collection[str]) -> dict[str, bytes] | None:
    """Return Pagefind's files with numbers in its list of pages where it has hashes, which hardly compress.

    A hash names the page's fragment, which holds the number as the page's address and is not needed then.
    Each keeps its length, so that the CBOR around it stays as it is; other files are named by hashes as well,
    and keep theirs. None where not every record's page was found, once.
    """
    pages = {
        Path(path).stem.encode(): json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))["url"]
        for path, content in files.items()
        if path.startswith(FRAGMENTS)
    }
    prefix = f"{lang}_".encode()
    found: list[str] = []

    def number(page: re.Match[bytes]) -> bytes:
        if page[0] not in pages:
            return page[0]
        found.append(pages[page[0]])
        return prefix + b"%0*x" % (len(page[0]) - len(prefix), int(found[-1]))

    numbered = {path: content for path, content in files.items() if not _UNUSED.search(path)}
    for path in filter(_LIST.search, files):
        listed = re.sub(prefix + b"[0-9a-f]{7,}", number, gzip.decompress(files[path]))
        numbered[path] = gzip.compress(listed, mtime=0)
    return numbered if sorted(found) == sorted(urls) else None
