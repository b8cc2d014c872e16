"""Lists of proceedings that hold far too much of one thing, or are none: what a stranger offers to import.

``LISTS`` makes of a number the files, by path, that hold so much, as ``HEAPS`` does.
"""

from collections.abc import Callable, Mapping

from tests.hostile.heaps import file_of
from tests.hostile.marked import Heap

BIBTEX, JSON = "heap.bib", "2015.json"

SAID = {"title": "{A heap}", "year": "2015", "booktitle": "{ISMIR}"}


def _record(without: str = "") -> str:
    """Return the beginning of a record that says all but one thing."""
    return "@inproceedings{a, " + "".join(
        f"{name}={said}, " for name, said in SAID.items() if name != without
    )


RECORD = _record()


def _paper(i: int) -> str:
    return f"@inproceedings{{k{i}, title={{A heap {i}}}, year=2015, booktitle={{ISMIR}}}}\n"


def _bibtex(before: str, each: str | Callable[[int], str], after: str = "") -> Heap:
    return file_of(BIBTEX, before, each, after)


def _field(name: str, each: str, after: str = "}}\n") -> Heap:
    """Return a heap within one field of a record."""
    return file_of(BIBTEX, f"{_record(name)}{name}={{", each, after)


def _json(before: str, each: str | Callable[[int], str], after: str = "") -> Heap:
    return file_of(JSON, before, each, after)


def _said(name: str, each: str, after: str = '"}]') -> Heap:
    """Return a heap within one value of a paper of ISMIR's archive."""
    return file_of(JSON, f'[{{"title": "A heap", "{name}": "', each, after)


def _in(encoding: str) -> Heap:
    return lambda n: {BIBTEX: "".join(map(_paper, range(n))).encode(encoding)}


def _used(value: str, field: str) -> Heap:
    """Return records that all name one long text, half of the file and as many times as there are letters."""
    return lambda n: {
        BIBTEX: (
            f"@string{{s = {{{value * n}}}}}\n" + f"{_record(field)}{field} = s}}\n" * (n // 16)
        ).encode()
    }


def _strings(each: Callable[[int], str]) -> Heap:
    return _bibtex("@string{s0 = {Proceedings}}\n", each, f"{RECORD}publisher = s9}}\n")


def _inherited(n: int) -> Mapping[str, bytes]:
    children = "".join(f"@inproceedings{{k{i}, title={{A heap {i}}}, crossref={{p}}}}\n" for i in range(n))
    return {BIBTEX: f"{children}@proceedings{{p, title={{ISMIR {'a' * 16 * n}}}, year=2015}}\n".encode()}


LISTS: Mapping[str, Heap] = {
    # What BibTeX's grammar refuses, or reads in another way than people
    "records that never close": _bibtex("", "@a{"),
    "records that never close, on lines": _bibtex("", "@a{\n"),
    "records without a comma": _bibtex("", lambda i: f"@a{{k{i} title = b}}\n"),
    "records without an at": _bibtex("", lambda i: f"article{{k{i}, title = {{b}}}}\n"),
    "records of nothing": _bibtex("", "@a{}\n"),
    "records of one key": _bibtex("", "@misc{a, title={A heap}, year=2015, booktitle={ISMIR}}\n"),
    "records of a title": _bibtex("", lambda i: f"@misc{{k{i}, title={{A heap}}}}\n"),
    "records of no venue": _bibtex("", lambda i: f"@misc{{k{i}, title={{A {i}}}, booktitle={{B {i}}}}}\n"),
    "records in parentheses": _bibtex("", "@a("),
    "records": _bibtex("", _paper),
    "records on one line": _bibtex("", lambda i: _paper(i).rstrip()),
    "records of one title": _bibtex("", "@misc{, title={A heap}, year=2015, booktitle={ISMIR}}\n"),
    "signs of records": _bibtex("", "@"),
    "signs of records and letters": _bibtex("@", "a"),
    "signs of records and spaces": _bibtex("@", " "),
    "spaces before records": _bibtex("", " ", "@a{"),
    "braces": _bibtex(f"{RECORD}note=", "{"),
    "braces that close": lambda n: {BIBTEX: f"{RECORD}title={'{' * n}a{'}' * n}}}\n".encode()},
    "closing braces": _bibtex("", "}"),
    "a quote that never closes": _bibtex(f'{RECORD}note="', "a, "),
    "quotes that never close": _bibtex("", lambda i: f'@misc{{k{i}, title="a\n'),
    "quotes": _bibtex(f"{RECORD}note=", '"'),
    "fields": _bibtex(RECORD, lambda i: f"f{i}={{a}}, ", "}\n"),
    "one field": _bibtex(RECORD, "note={a}, ", "}\n"),
    "one telling field": _bibtex(RECORD, lambda i: f"author={{a{i}}}, ", "}\n"),
    "fields without commas": _bibtex(RECORD, "note={a} ", "}\n"),
    "fields without values": _bibtex(RECORD, "note=, ", "}\n"),
    "pieces": _bibtex(f"{RECORD}note=", "{a} # ", "{a}}\n"),
    "pieces that are missing": _bibtex(f"{RECORD}note=", "# ", "{a}}\n"),
    "pieces by name": _bibtex(f"@string{{s={{{'a' * 1000}}}}}\n{RECORD}note=", "s # ", "s}\n"),
    "comments": _bibtex("", "@comment{a}\n"),
    "comments that never close": _bibtex("", "@comment{\n"),
    "one comment": _bibtex("@comment{", "{a} ", "}\n"),
    "lines that are no records": _bibtex("", "a\n"),
    "what stands around records": _bibtex("", lambda i: f"a {i}\n{_paper(i)}"),
    "preambles": _bibtex("", '@preamble{"a"}\n'),
    "one preamble": _bibtex('@preamble{"a"', ' # "a"', "}\n"),
    # Strings
    "strings": _strings(lambda i: f"@string{{s{i + 1} = {{a}}}}\n"),
    "one string": _strings(lambda _: "@string{s = {a}}\n"),
    "strings that double": _strings(lambda i: f"@string{{s{i + 1} = s{i} # s{i}}}\n"),
    "strings that name themselves": _strings(lambda i: f"@string{{s{i + 1} = s{i + 1} # s{i + 2}}}\n"),
    "strings that grow": _strings(lambda i: f"@string{{s{i + 1} = s{i} # {{a}}}}\n"),
    "a long title used": _used("a", "title"),
    "a long note used": _used("a", "note"),
    "long authors used": _used("A B and ", "author"),
    "a long venue used": _used("ISMIR ", "booktitle"),
    "an empty string used": lambda n: {
        BIBTEX: (f"@string{{s = {{}}}}\n{RECORD}note = s{' # s' * n}}}\n").encode()
    },
    # Crossed references
    "references in a row": _bibtex("", lambda i: f"@misc{{k{i}, title={{A {i}}}, crossref={{k{i + 1}}}}}\n"),
    "references to themselves": _bibtex("", lambda i: f"@misc{{k{i}, title={{A {i}}}, crossref={{k{i}}}}}\n"),
    "references to what is missing": _bibtex("", lambda i: f"@misc{{k{i}, crossref={{x{i}}}}}\n"),
    "references to one long record": _inherited,
    # Long values
    "a key": _bibtex("@misc{", "a", ", title={A}}\n"),
    "a kind": _bibtex("@", "a", "{a, title={A}}\n"),
    "a name of a field": _bibtex(RECORD, "a", "={a}}\n"),
    "authors": _bibtex(f"{RECORD}author={{", lambda i: f"Family{i}, Given and ", "Others, And}}\n"),
    "one author": _field("author", "Lee, Ada and ", "Kim, Bo}}\n"),
    "authors by commas": _bibtex(f"{RECORD}author={{", lambda i: f"Given{i} Family, ", "A B}}\n"),
    "authors by semicolons": _field("author", "Ada Lee; "),
    "authors by ampersands": _field("author", "Ada Lee & "),
    "authors in braces": _field("author", "{Ada Lee} and "),
    "authors in more braces": _field("author", "{{Ada Lee}} and "),
    "authors with affiliations": _field("author", "Ada Lee (A, (B), C) and "),
    "authors with notes": _field("author", "Ada Lee\\thanks{a {b} c} and "),
    "authors with numbers": _field("author", "Ada Lee1,2,3 and "),
    "open affiliations": _field("author", "("),
    "open notes": _field("author", "\\thanks{"),
    "ties within a name": _bibtex(f"{RECORD}author={{a", "~", "b}}\n"),
    "et al.": _field("author", "et al. and "),
    "authors in Hangul": _field("author", "김민지, "),
    "a title": _field("title", "a"),
    "a title of words": _field("title", "word "),
    "a title of dollars": _field("title", "$x$ "),
    "a title of open dollars": _field("title", "$x "),
    "a title of TeX": _field("title", "{\\'a} "),
    "a title of unknown TeX": _field("title", "\\unknown{a} "),
    "a title of backslashes": _field("title", "\\\\"),
    "a title of references": _field("title", "&amp;"),
    "a title of tags": _field("title", "<i>a</i>"),
    "a title of open tags": _field("title", "<i>"),
    "a title of angles": _field("title", "<a "),
    "a title of escapes": _field("title", "\\u00e9"),
    "a title of what was lost": _field("title", "Ã¼"),
    "a title of full stops": _field("title", "."),
    "an abstract": _field("abstract", "word "),
    "an abstract of formulas": _field("abstract", "$\\frac{a}{b}$ "),
    "an abstract of mistaken formulas": _field("abstract", "$\\frac{a$ "),
    "a venue": _field("booktitle", "ISMIR "),
    "a venue of brackets": _field("booktitle", "(, "),
    "a year": _field("year", "2015 "),
    "an id": _field("eprint", "1502.03540 "),
    "a note of ids": _field("note", "arXiv:1502.03540 "),
    "a note of categories": _field("eprint", "a [a] "),
    "addresses": _field("url", "https://a.example/ "),
    "an address": _field("url", "https://a.example/%20"),
    "a DOI": _field("doi", "10.1000/a "),
    "pages": _field("pages", "1--2, "),
    "a page": _field("pages", "-"),
    # Encodings
    "null characters": lambda n: {BIBTEX: b"\0" * n},
    "null characters in records": _bibtex("", "@misc{\0, title={\0}}\n"),
    "what is not UTF-8": lambda n: {BIBTEX: b"\xff" * n},
    "UTF-8 with a mark": _in("utf-8-sig"),
    "UTF-16": _in("utf-16"),
    "half of UTF-16": lambda n: {BIBTEX: "\ufeff".encode("utf-16-le") + b"a" * (2 * n + 1)},
    "halves of letters": lambda n: {BIBTEX: "\ufeff".encode("utf-16-le") + b"\x00\xd8" * n},
    "no encoding": _bibtex("% coding: ", "x"),
    # ISMIR's archive
    "brackets": _json("", "["),
    "brackets that close": lambda n: {JSON: b"[" * n + b"]" * n},
    "braces of JSON": _json("", '{"a":'),
    "items of nothing": _json("[", "[],", "[]]"),
    "numbers": _json("[", "1,", "1]"),
    "a huge number": _json('[{"title": "A heap", "year": ', "1", "}]"),
    "huge exponents": _json("[", "1e999999,", "1]"),
    "what is no number": _json("[", "NaN,-Infinity,", "1]"),
    "years that are no numbers": _json("[", '{"title": "A", "year": NaN},', "{}]"),
    "keys that stand twice": _json('[{"title": "A"', ', "title": "B"', "}]"),
    "keys": _json('[{"title": "A"', lambda i: f', "k{i}": "B"', "}]"),
    "papers of nothing": _json("[", "{},", "{}]"),
    "papers of a title": _json("[", lambda i: f'{{"title": "A heap {i}"}},', '{"title": "A"}]'),
    "papers of one title": _json("[", '{"title": "A heap"},', '{"title": "A"}]'),
    "papers of a list as title": _json("[", '{"title": ["A"]},', "{}]"),
    "spaces of JSON": _json("[", " ", "]"),
    "a text that never closes": _json('["', "a"),
    "escapes of JSON": _said("title", "\\u0000"),
    "halves of letters in JSON": _said("title", "\\ud800"),
    "items without commas": _json("[", "{} "),
    "authors of JSON": _json('[{"title": "A", "author": [', lambda i: f'"Ada {i} Lee",', '"A B"]}]'),
    "one author of JSON": _json('[{"title": "A", "author": [', '"Ada Lee",', '"A B"]}]'),
    "authors that are no text": _json('[{"title": "A", "author": [', "null,", "{}]}]"),
    "authors that parentheses join": _json('[{"title": "A", "author": [', '"A (",', '"B)"]}]'),
    "authors of parentheses": _json('[{"title": "A", "author": ["', "A (", ')", "B )"]}]'),
    "a DOI of stars": _said("doi", "*", 'a"}]'),
    "authors on one line": _said("author", "Ada Lee, "),
    "an abstract of JSON": _said("abstract", "a $x$ "),
    "addresses of JSON": _said("ee", "https://a.example/ "),
    "conferences": _json("{", lambda i: f'"{2015 + i}": {{"conference_place": "A"}},', '"a": 1}'),
    "one conference": _json("{", '"2015": {"conference_place": "A"},', '"2015": {}}'),
    "dates of a conference": _json('{"2015": {"conference_dates": "', "May 1 ", '"}}'),
    "a place of a conference": _json('{"2015": {"conference_place": "', "a ", '"}}'),
}
