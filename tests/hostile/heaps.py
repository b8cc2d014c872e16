"""Files that hold far too much of one thing: what a stranger sends to keep a machine busy.

``HEAPS`` makes of a number the files, by path, that hold so much; around them is a small sound project.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice, product

from generator.entries import marks
from tests.hostile.marked import ENTRY, FACTS, HEAD, MARKDOWN, Heap

MAX_BYTES = 256 * 1024
"""How much one file may hold."""

EDITION = "digests/ismir/2015/edition.yml"
VENUES, TAGS, PEOPLE = "digests/venues.yml", "digests/tags.yml", "digests/people.yml"
STORED = "digests/.metadata/arxiv/1502.03540.json"
GUIDE = "docs/guides/heap.md"

LISTED = f"{FACTS}read: not-yet\n"

VENUE = "ismir:\n  name: {ko: ISMIR, en: ISMIR}\n"
TAG = "cnn:\n  name: {ko: 합성곱 신경망, en: Convolutional network}\n"
PERSON = "ada-lovelace:\n  name: {ko: 에이다, en: Ada Lovelace}\n  reviewer: true\n"

SYLLABLES = [chr(code) for code in range(ord("가"), ord("힣"), 131)]


def full(heap: Heap, limit: int = MAX_BYTES) -> int:
    """Return a number whose files have nearly the size that is permitted, or nearly the marks of Markdown."""
    number = 500
    while not 0.9 < (used := _used(heap, number, limit)) <= 1:
        number = int(number * 0.97 / used)
    return number


def _used(heap: Heap, number: int, limit: int) -> float:
    """Return which share of what is permitted the files of a heap have."""
    content = max(heap(number).values(), key=len)
    marked = marks.count(content.decode()) / marks.MAX_MARKS if heap in MARKDOWN.values() else 0
    return max(len(content) / limit, marked)


def names(n: int) -> Iterable[str]:
    """Return so many Korean names, each another."""
    return islice(map("".join, product(SYLLABLES, SYLLABLES, SYLLABLES)), n)


def file_of(path: str, before: str, each: str | Callable[[int], str], after: str = "") -> Heap:
    """Return a heap of one file: what stands ``before`` and ``after``, and between so many of ``each``."""

    def made(n: int) -> Mapping[str, bytes]:
        held = each * n if isinstance(each, str) else "".join(map(each, range(n)))
        return {path: (before + held + after).encode()}

    return made


def _entry(before: str, each: str | Callable[[int], str], after: str = "") -> Heap:
    return file_of(ENTRY, HEAD + before, each, after)


def _authors_in_hangul(n: int) -> Mapping[str, bytes]:
    return {ENTRY: f"read: not-yet\npaper:\n  title: A heap\n  authors: [{', '.join(names(n))}]\n".encode()}


def _ambiguous(n: int) -> Mapping[str, bytes]:
    people = "".join(f"p{i}: {{name: {{en: Same Name}}}}\n" for i in range(n))
    notes = "".join("- {by: Same Name, en: a}\n" for _ in range(n))
    return {PEOPLE: (PERSON + people).encode(), ENTRY: f"{HEAD}notes:\n{notes}".encode()}


def _stored(versions: str, each: str) -> Heap:
    def made(n: int) -> Mapping[str, bytes]:
        entry = "arxiv: 1502.03540\nread: not-yet\n"
        text = '{"id": "1502.03540", "latest": {"title": "A heap", ' + versions % ", ".join([each] * n) + "}}"
        return {ENTRY: entry.encode(), STORED: text.encode()}

    return made


def _guide(front: str, each: str | Callable[[int], str]) -> Heap:
    return file_of(GUIDE, f"---\ntitle: A heap\n{front}", each, "\n---\n\n# A heap\n")


HEAPS: Mapping[str, Heap] = {
    **MARKDOWN,
    # What YAML's grammar refuses, or reads in another way than people
    "pairs of a mapping that never closes": _entry("asks: {", "a: b, "),
    "other pairs of a mapping that never closes": _entry("asks: {", lambda i: f"a{i}: b, "),
    "braces that never close": file_of(ENTRY, "", "{x"),
    "braces below a key": _entry("asks: ", "{x"),
    "braces on lines": file_of(ENTRY, "", "{x\n"),
    "brackets": _entry("tags: ", "["),
    "brackets that close": _entry("asks: [", "[], ", "]\n"),
    "items in items": _entry("asks:\n  ", "- "),
    "items of nothing": file_of(ENTRY, "", "-\n"),
    "questions": file_of(ENTRY, "", "? "),
    "keys that are lists": file_of(ENTRY, HEAD, "? [a]\n: b\n"),
    "keys that are no keys": file_of(ENTRY, "", "a: "),
    "a quote that never closes": _entry('asks: {en: "', "long words "),
    "quotes that never close": _entry("", lambda i: f'k{i}: "a\n'),
    "single quotes that never close": _entry("", lambda i: f"k{i}: 'a\n"),
    "quotes within quotes": _entry('asks: {en: "', 'a" b '),
    "apostrophes": _entry("asks: {en: '", "'a' "),
    "lines without a colon": _entry("", lambda i: f"k{i} b\n"),
    "lines without a space": _entry("", lambda i: f"k{i}:b\n"),
    "lines indented by chance": _entry("", lambda i: f"{' ' * (i % 7)}k{i}: b\n"),
    "lines of two colons": _entry("", lambda i: f"k{i}: a: b\n"),
    "lines of percent": _entry("", lambda i: f"k{i}: %a\n"),
    "tabs before keys": _entry("", lambda i: f"\tk{i}: b\n"),
    "tabs": _entry("asks: a", "\t"),
    "lines of tabs": _entry("", "\t\n"),
    "tabs between words": _entry("asks: ", "a\t"),
    "carriage returns": _entry("", "\r"),
    "lines of Windows": _entry("", lambda i: f"k{i}: b\r\n"),
    "empty lines": _entry("", "\n"),
    "spaces": _entry("", " "),
    "comments": _entry("", "# a\n"),
    "one comment": _entry("#", "#"),
    "cut comments": _entry("", lambda i: f"k{i}: a #b\n"),
    "anchors": _entry("", lambda i: f"k{i}: &a b\n"),
    "aliases of YAML": _entry("", lambda i: f"k{i}: *a\n"),
    "tags of YAML": _entry("", lambda i: f"k{i}: !a b\n"),
    "one anchor": _entry("asks: &", "a"),
    "merges": _entry("", "<<: a\n"),
    "documents": _entry("", "---\na: b\n"),
    "directives": file_of(ENTRY, "", "%A b\n"),
    "the same key": _entry("", "asks: a\n"),
    "unknown keys": _entry("", lambda i: f"k{i}: a\n"),
    "unknown keys near to one": _entry("", lambda i: f"summar{i}: a\n"),
    "misplaced keys": _entry("", "title: a\ndoi: b\n"),
    "unknown keys of notes": _entry("notes:\n", "- {bya: a, e: b}\n"),
    "unknown values": _entry("notes:\n", "- {by: ada-lovelace, verdict: intresting, en: a}\n"),
    "texts cut at commas": _entry("asks: {en: ", "a, ", "}\n"),
    "block texts": _entry("", lambda i: f"k{i}: |\n  a\n"),
    "block texts glued to comments": _entry("", lambda i: f"k{i}: |#a\n"),
    "escapes": _entry('asks: {en: "', "\\u2028", '"}\n'),
    "escapes that do not end": _entry('asks: {en: "', "\\u", '"}\n'),
    "escaped quotes that do not end": _entry('asks: {en: "', '\\"a ', "]\n"),
    "blanks behind a tag": file_of(ENTRY, f"{FACTS}read: full\ntags: - cnn", " ", "x\n  - rnn\n"),
    "blanks in a value between braces": _entry("asks: {en: a: b, ko: ", " ", "c'd}\n"),
    "dashes": _entry("asks: {en: ", "- ", '"}\n'),
    "invisible signs": _entry("asks: {en: ", "a\u200b", "}\n"),
    "lines of invisible signs": _entry("", lambda i: f"k{i}: \u200b\n"),
    "control characters": _entry("asks: {en: ", "\x01", "}\n"),
    "marks on one letter": _entry("asks: {en: a", "\u0301", "}\n"),
    "what is not UTF-8": lambda n: {ENTRY: HEAD.encode() + b"\xff" * n},
    "null characters": lambda n: {ENTRY: b"\0" * n},
    "single values": file_of(ENTRY, "", "a"),
    "a list": file_of(ENTRY, "", "- a\n"),
    # Lists
    "authors in Hangul": _authors_in_hangul,
    "authors": file_of(
        ENTRY, "read: not-yet\npaper:\n  title: A heap\n  authors: [", lambda i: f"A{i}, ", "]\n"
    ),
    "one author": file_of(ENTRY, "read: not-yet\npaper:\n  title: A heap\n  authors: [", "Ada, ", "]\n"),
    "authors unknown by id": file_of(
        ENTRY,
        "read: not-yet\npaper:\n  title: A heap\n  authors:\n",
        lambda i: f"  - {{name: Ada Lovelace, person: ada-lovelac{i}}}\n",
    ),
    "unknown tags": file_of(ENTRY, f"{LISTED}tags: [", lambda i: f"cn{i}, ", "]\n"),
    "one tag": file_of(ENTRY, f"{LISTED}tags: [", "cnn, ", "]\n"),
    "notes": _entry("notes:\n", "- {by: ada-lovelace, en: a}\n"),
    "notes by unknown people": _entry("notes:\n", lambda i: f"- {{by: ada-lovelac{i}, en: a}}\n"),
    "notes without words": _entry("notes:\n", "- {by: ada-lovelace}\n"),
    "notes of nothing": _entry("notes:\n", "- {}\n"),
    "notes by somebody ambiguous": _ambiguous,
    "figures of one name": _entry("figures:\n", "- file: a.png\n"),
    "figures that are missing": _entry("figures:\n", lambda i: f"- file: a{i}.png\n"),
    "figures elsewhere": _entry("figures:\n", "- {url: https://a.example/, caption: {en: a}}\n"),
    "relations": _entry("related:\n", "- {to: ismir/2015/features, how: see-also}\n"),
    "relations to what is missing": _entry(
        "related:\n", lambda i: f"- {{to: ismir/2015/feature{i}, how: see-also}}\n"
    ),
    "relations elsewhere": _entry(
        "related:\n", lambda i: f"- {{to: https://a.example/{i}, how: see-also}}\n"
    ),
    "relations of no kind": _entry("related:\n", "- {to: ismir/2015/features, how: see-allso}\n"),
    "former ids": _entry("formerly: [", lambda i: f"ismir/2015/x{i}, ", "]\n"),
    "one former id": _entry("formerly: [", "ismir/2015/x, ", "]\n"),
    "former ids that are none": _entry("formerly: [", lambda i: f"{i}, ", "]\n"),
    "places in an order": file_of(EDITION, "order: [", lambda i: f"x{i}, ", "]\n"),
    "places twice in an order": file_of(EDITION, "order: [", "features, ", "]\n"),
    "paragraphs in an order": file_of(EDITION, "order:\n", "- text: {en: a}\n"),
    "links that are none": _entry("paper:\n  links:\n", lambda i: f"    page{i}: b\n"),
    # Registries
    "venues": file_of(VENUES, VENUE, lambda i: f"v{i}: {{name: {{en: V{i}}}}}\n"),
    "venues of one name": file_of(VENUES, VENUE, lambda i: f"v{i}: {{name: {{en: V}}}}\n"),
    "venues with nothing": file_of(VENUES, VENUE, lambda i: f"v{i}:\n"),
    "venues that have no id": file_of(VENUES, VENUE, lambda i: f"V{i}: a\n"),
    "aliases of a venue": file_of(VENUES, f"{VENUE}  aliases: [", lambda i: f"A{i}, ", "]\n"),
    "aliases of a venue in Hangul": lambda n: {
        VENUES: f"{VENUE}  aliases: [{', '.join(names(n))}]\n".encode()
    },
    "former ids of a venue": file_of(VENUES, f"{VENUE}  formerly: [", lambda i: f"a{i}, ", "]\n"),
    "tags": file_of(TAGS, TAG, lambda i: f"t{i}: {{name: {{en: T{i}}}}}\n"),
    "tags of one name": file_of(TAGS, TAG, lambda i: f"t{i}: {{name: {{en: T}}}}\n"),
    "tags below one": file_of(TAGS, TAG, lambda i: f"t{i}: {{name: {{en: T{i}}}, broader: [cnn]}}\n"),
    "tags in a ring": lambda n: {
        TAGS: (
            TAG + "".join(f"t{i}: {{name: {{en: T{i}}}, broader: [t{(i + 1) % n}]}}\n" for i in range(n))
        ).encode()
    },
    "tags in pairs": lambda n: {
        TAGS: (
            TAG + "".join(f"t{i}: {{name: {{en: T{i}}}, broader: [t{i ^ 1}]}}\n" for i in range(n))
        ).encode()
    },
    "tags in a row": file_of(
        TAGS,
        f"{TAG}t: {{name: {{en: T}}}}\n",
        lambda i: f"t{i}: {{name: {{en: T{i}}}, broader: [t{i - 1}]}}\n",
    ),
    "broader tags that are unknown": file_of(TAGS, f"{TAG}  broader: [", lambda i: f"cnn{i}, ", "]\n"),
    "broader tags": lambda n: {
        TAGS: (
            TAG
            + "".join(f"t{i}: {{name: {{en: T{i}}}}}\n" for i in range(n))
            + f"all: {{name: {{en: All}}, broader: [{', '.join(f't{i}' for i in range(n))}]}}\n"
        ).encode()
    },
    "aliases of a tag": file_of(TAGS, f"{TAG}  aliases: [", lambda i: f"A{i}, ", "]\n"),
    "one alias of a tag": file_of(TAGS, f"{TAG}  aliases: [", "A, ", "]\n"),
    "former ids of a tag": file_of(TAGS, f"{TAG}  formerly: [", lambda i: f"a{i}, ", "]\n"),
    "unknown keys of tags": file_of(TAGS, TAG, lambda i: f"t{i}: {{nme: {{en: T{i}}}}}\n"),
    "people": file_of(PEOPLE, PERSON, lambda i: f"p{i}: {{name: {{en: P{i}}}}}\n"),
    "people of one name": file_of(PEOPLE, PERSON, lambda i: f"p{i}: {{name: {{en: P}}}}\n"),
    "spellings of a person": file_of(PEOPLE, f"{PERSON}  aliases: [", lambda i: f"A{i}, ", "]\n"),
    "former ids of a person": file_of(PEOPLE, f"{PERSON}  formerly: [", lambda i: f"a{i}, ", "]\n"),
    "aliases of one tag's file": file_of(
        "digests/tags/rnn.yml", "name: {ko: 순환 신경망, en: RNN}\naliases: [", lambda i: f"A{i}, ", "]\n"
    ),
    "aliases of one person's file": file_of(
        "digests/people/bob.yml", "name: {en: Bob}\naliases: [", lambda i: f"A{i}, ", "]\n"
    ),
    # Long values
    "a title": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "a"),
    "a title of words": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "word "),
    "a title in Hangul": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "가"),
    "blanks in a title": file_of(ENTRY, "read: not-yet\npaper:\n  title: a", " ", " b\n"),
    "a title of dollars": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "$x$ "),
    "a title of open dollars": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "$x "),
    "a title of TeX": file_of(ENTRY, "read: not-yet\npaper:\n  title: ", "{\\'a"),
    "a title of accents": file_of(ENTRY, "read: not-yet\npaper:\n  title: a", "e\u0301"),
    "a name of an author": file_of(ENTRY, "read: not-yet\npaper:\n  title: A\n  authors: [", "가", "]\n"),
    "a name of commas": file_of(ENTRY, "read: not-yet\npaper:\n  title: A\n  authors: ['Ada ", ", ", ")']\n"),
    "a name of TeX": file_of(ENTRY, "read: not-yet\npaper:\n  title: A\n  authors: ['", "{\\''a", "']\n"),
    "an affiliation": file_of(
        ENTRY, "read: not-yet\npaper:\n  title: A\n  authors: [{name: A, affiliation: ", "가 ", "}]\n"
    ),
    "a summary": file_of(ENTRY, f"{LISTED}summary:\n  en: ", "word "),
    "a summary of dollars": file_of(ENTRY, f"{LISTED}summary:\n  en: ", "$x$ "),
    "an abstract": file_of(ENTRY, "read: not-yet\npaper:\n  title: A\n  abstract: ", "word "),
    "an alias": file_of(TAGS, f"{TAG}  aliases: [", "a", "]\n"),
    "an alias of words": file_of(TAGS, f"{TAG}  aliases: [", "a ", "]\n"),
    "an address": _entry("paper:\n  title: A\n  links:\n    page: https://a.example/", "a"),
    "an address of percent": _entry("paper:\n  title: A\n  links:\n    page: https://a.example/", "%20"),
    "a host": _entry("paper:\n  title: A\n  links:\n    page: https://", "가"),
    "a DOI": _entry("paper:\n  title: A\n  doi: 10.1000/", "a"),
    "a DOI of parts": _entry("paper:\n  title: A\n  doi: 10.1000", ".1"),
    "an arXiv id": file_of(ENTRY, "read: not-yet\narxiv: 1502.03540v1", "1"),
    "an arXiv id of digits": file_of(ENTRY, "read: not-yet\narxiv: ", "1"),
    "an arXiv id of hyphens": file_of(ENTRY, "read: not-yet\narxiv: ", "a-"),
    "a date": _entry("paper:\n  title: A\n  published: ", "1"),
    "a date of a conference": file_of(EDITION, "dates: 2015-10-26/", "1"),
    "an unknown reading": file_of(ENTRY, f"{FACTS}read: ", "a"),
    "a person": _entry("notes:\n- en: a\n  by: ", "a"),
    "a key": _entry("", "a", ": b\n"),
    "an id": file_of(TAGS, TAG, "a", ": {name: {en: A}}\n"),
    "a slug": _entry("related: [{how: see-also, to: ismir/2015/", "a-", "}]\n"),
    "what is nearly a fence": file_of(EDITION, "intro:\n  en: |\n    ~~~", "a", "`\n"),
    "what is nearly a fence of a guide": file_of(GUIDE, "# A heap\n\n[[ismir/2015/features]]\n\n", "~", "`"),
    "what is nearly a fence around a file": file_of(ENTRY, "```", " ", "a\n"),
    "a relation": _entry("related: [{how: see-also, to: ", "a", "}]\n"),
    # Others
    "an introduction": file_of(EDITION, "intro:\n  en: |\n    ", "[[features]] "),
    "more marks than a file may hold": file_of(ENTRY, f"{HEAD}asks:\n  en: |\n    ", "*a* "),
    "stored authors": _stored('"authors": [%s]', '{"name": "Ada Lovelace"}'),
    "stored categories": _stored('"categories": [%s]', '"cs.SD"'),
    "a stored title": _stored('"comment": "%s"', "$x$"),
    "a stored title of TeX": _stored('"comment": "%s"', "{\\\\'a"),
    "stored versions": lambda n: {
        ENTRY: b"arxiv: 1502.03540\nread: not-yet\n",
        STORED: (
            '{"id": "1502.03540", "latest": {"title": "A"}, "pinned": {'
            + ", ".join(f'"{i}": {{"title": "A{i}"}}' for i in range(n))
            + "}}"
        ).encode(),
    },
    "stored brackets": lambda n: {STORED: b"[" * n},
    "tags of a guide": _guide("tags: [", lambda i: f"cn{i}, "),
    "one tag of a guide": lambda n: {
        GUIDE: f"---\ntitle: A heap\ntags: [{'cnn, ' * n}]\n---\n\n# A heap\n".encode()
    },
    "a title of a guide": _guide("description: ", "a "),
    "brackets of a guide": _guide("tags: ", "["),
    "braces of a guide": _guide("tags: ", "{a: "),
    "a paragraph of a guide": file_of(GUIDE, "", "word "),
    "a link of a guide that never closes": file_of(GUIDE, "# A heap\n\n[[", " "),
    "markup in a heading of a guide": file_of(GUIDE, "# <a>", "<!--"),
    "links of a guide": file_of(GUIDE, "# A heap\n\n", "[[ismir/2015/features]] "),
}

TRIED: Mapping[str, int] = {
    "an introduction": 4000,
    "blanks behind a tag": 3900,
    "blanks in a value between braces": 3900,
    "what is nearly a fence": 60_000,
    "a name of commas": 5000,
    "authors in Hangul": 3000,
    "authors": 3000,
    "one author": 3000,
    "authors unknown by id": 3000,
    "places in an order": 2000,
    "places twice in an order": 2000,
    "paragraphs in an order": 2000,
    "venues": 499,
    "venues of one name": 499,
    "tags": 1999,
    "tags of one name": 1999,
    "tags below one": 1999,
    "tags in a ring": 1999,
    "tags in pairs": 1999,
    "tags in a row": 1998,
    "people": 1999,
    "people of one name": 1999,
    "relations": 500,
    "relations to what is missing": 500,
    "relations elsewhere": 500,
    "notes": 200,
    "notes by unknown people": 200,
    "notes by somebody ambiguous": 200,
    "figures elsewhere": 200,
    "stored authors": 3000,
    "a stored title": 4000,
}
"""How much of some kinds is tried: all that is read of them, or enough to tell."""
