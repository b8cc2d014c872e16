"""Mistakes that people make, each with what it should be told.

``‸`` stands before the character that the problem points at, and is not written to the file; without it the
problem points at the file as a whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.entries.projects import ENTRY, HEAD, PNG

MARK = "‸"

FOLDER = "digests/ismir/2015/"
NAMED = "paper: {title: Deep networks for waves, authors: [Wei Dai]}\nread: not-yet\n"
UNTITLED = "arxiv: 1701.00001\nread: not-yet\n"

GIF_HEAD = b"GIF89a"
GIF_FRAME = b",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"


@dataclass(frozen=True)
class Case:
    """One mistake in one file of a project that is otherwise sound."""

    code: str
    text: str | bytes
    says: str
    """What message and hint together name, in both languages."""
    file: str = ENTRY
    beside: Mapping[str, str | bytes] = field(default_factory=dict)
    """Other files that the mistake needs."""
    place: tuple[int, int] | None = None
    """Line and column, where the text cannot hold the mark."""


def entry(code: str, text: str, says: str) -> Case:
    """Make a mistake in an entry, below its first lines."""
    return Case(code, HEAD + text, says)


def tag(code: str, text: str, says: str) -> Case:
    """Make a mistake in the file of one tag."""
    return Case(code, text, says, "digests/tags/new.yml")


def edition(code: str, text: str, says: str) -> Case:
    """Make a mistake in an edition's file."""
    return Case(code, text, says, FOLDER + "edition.yml")


def figure(code: str, name: str, picture: bytes, says: str) -> Case:
    """Make a mistake with a figure that the entry names."""
    text = HEAD + f"figures:\n  - file: ‸{name}\n    alt: {BOTH}\n"
    return Case(code, text, says, beside={FOLDER + name: picture})


def stray(code: str, file: str, says: str, text: str | bytes = UNTITLED) -> Case:
    """Put a file where it does not belong."""
    return Case(code, text, says, "digests/" + file)


BOTH = "{ko: 가, en: a}"
BOTH_LINES = "ko: 가\n    en: a\n"
REVIEWED = "arxiv: 1502.03540\nread: full\ntags: [cnn]\n"

GRAMMAR = (
    entry("text-line-cut", "asks:\n  ko: 가\n  en:\n    ‸# Title\n    A text.\n", "`en: |`"),
    entry("yaml-line-comma", 'paper:\n  title: "A paper"‸,\n', '`title: "A paper"`'),
    entry("yaml-quotes", "paper:\n  title: ‸‘A’: ‘B’\n", '`title: "‘A’: ‘B’"`'),
    entry("yaml-quotes", "paper:\n  title: ‸Foo: bar\n", 'title: "Foo: bar"'),
    entry("yaml-quotes", 'paper:\n  title: ‸"예쁜" 얼굴\n', "title: '\"예쁜\" 얼굴'"),
    entry("yaml-quotes", 'paper:\n  title: ‸"A "good" one"\n', "title: 'A \"good\" one'"),
    entry("yaml-quotes", "paper:\n  title: ‸@home\n", 'title: "@home"'),
    entry("yaml-quotes", "paper:\n  title: ‸`code\n", 'title: "`code"'),
    entry("yaml-quotes", "paper:\n  title: ‸% of songs\n", 'title: "% of songs"'),
    entry("yaml-quotes", "paper:\n  title: ‸& more\n", 'title: "& more"'),
    entry("yaml-quotes", "paper:\n  title: ‸* stars\n", 'title: "* stars"'),
    entry("yaml-quotes", "paper:\n  title: ‸- dash\n", 'title: "- dash"'),
    entry("yaml-quotes", "paper:\n  title: ‸? why\n", 'title: "? why"'),
    entry("yaml-quotes", "paper:\n  title: ‸> deeper\n", 'title: "> deeper"'),
    entry("yaml-quotes", "paper:\n  title: ‸[7]의 후속\n", 'title: "[7]의 후속"'),
    entry("yaml-quotes", "paper:\n  authors:\n    - ‸[7]의 저자\n", '- "[7]의 저자"'),
    entry("yaml-quotes", "paper:\n  title: ‸'It's here'\n", 'title: "It\'s here"'),
    entry("yaml-markup", "paper:\n  title: ‸**Deep** learning\n", "title: Deep learning"),
    entry("yaml-markup", "paper:\n  title: ‸**Deep learning**\n", "title: Deep learning"),
    entry("yaml-markup", "paper:\n  title: ‸`code` here\n", "title: code here"),
    entry("yaml-escape", 'paper:\n  title: ‸"C:\\d"\n', "title: 'C:\\d'"),
    entry("yaml-quotes", "paper:\n  award: {en: ‸Best: a, ko: 가}\n", 'award: {en: "Best: a"'),
    entry("yaml-comma", "paper:\n  award: {en: ‸Málaga, Spain, ko: 스페인}\n", '"Málaga, Spain"'),
    entry("yaml-unclosed", 'paper:\n  title: "Foo‸\n  pages: 3\n', 'title: "Foo"'),
    entry("yaml-unclosed", "tags: [cnn‸\n", "tags: [cnn]"),
    entry("yaml-unclosed", "paper: {title: Foo‸\n", "paper: {title: Foo}"),
    entry("yaml-colon", "paper:\n  pages: 3\n  title‸：제목\n", "title: 제목"),
    entry("yaml-colon", "draft:‸true\n", "draft: true"),
    entry("yaml-colon", "draft‸ true\n", "draft: true"),
    entry("yaml-tab", "paper:\n‸\ttitle: Foo\n", "  title: Foo"),
    entry("yaml-indent", "paper:\n  title: Foo\n  ‸ pages: 3\n", "  pages: 3"),
    Case(
        "note-language",
        "arxiv: 1502.03540\nread: full\ntags: [cnn]\n"
        "notes:\n  - by: minji-kim\n    ‸It is one.\n    ko: 가\n",
        "`en: |`",
    ),
    entry("yaml-not-item", "‸- draft: true\n", "`draft: true`"),
    entry("keys-on-a-line", "draft: false‸ asks: {ko: 왜 필요한가, en: Why this}\n", "draft: false"),
    entry("yaml-parent", "  ‸ko: 왜?\n  en: Why?\n", "`summary:`"),
    entry("yaml-continued", "asks:\n  en: a\n  ko: 이 논문은\n    결과:‸ 좋다\n", "ko: |"),
    entry("yaml-folded", "tags:\n  - cnn\n     ‸- deep-learning\n     - rnn\n", "`- deep-learning`"),
    entry("yaml-folded", "asks:\n  en: Why\n    ‸* one\n    * two\n", "`|`"),
    entry("yaml-empty-item", "tags: [‸, cnn]\n", "tags: [cnn]"),
    entry("item-runs-on", "paper:\n  authors:\n    - Wei Dai\n      ‸Samarjit Das\n", "Samarjit Das"),
    Case(
        "item-runs-on",
        "ismir:\n  name: {en: ISMIR, ko: ISMIR}\n  aliases:\n    - 이스미르\n      ‸the big one\n",
        "the big one",
        "digests/venues.yml",
    ),
    entry("yaml-width", "tags: ‸［cnn］\n", "tags: [cnn]"),
    entry("yaml-comment", "tags: [‸#cnn]\n", "tags: [cnn]"),
    entry("yaml-comment", "tags:\n  - ‸#cnn\n", "- cnn"),
    entry("yaml-dash", "tags:\n  -‸- cnn\n  -- deep-learning\n", "-- cnn"),
    entry("yaml-dash", "tags:\n  -‸cnn\n  - deep-learning\n", "- cnn"),
    entry("yaml-space", "paper:\n‸\u00a0 title: Foo\n", "  title: Foo"),
    entry("yaml-block", "asks:\n  en: a\n  ko: |\n      가\n    ‸나\n", "`|`"),
    Case("yaml-fence", f"‸```yaml\n{HEAD}```\n", "```yaml"),
    Case(
        "yaml-fence", "‸1  arxiv: 1502.03540\n2  paper:\n3    doi: 10.1000/x\n4  read: not-yet\n", "1  arxiv"
    ),
    entry("bibtex-within", "‸@misc{a,\n  title={b}\n}\n", "`@misc{a,`"),
    entry("merge-unfinished", "‸<<<<<<< HEAD\n=======\ndraft: true\n>>>>>>> other\n", "`=======`"),
    entry("yaml-syntax", "‸}\n", ""),
)

YAML = (
    entry("text-cut", "paper:\n  title: ‸Songs #1 to 9\n", '"Songs #1 to 9"'),
    entry("text-cut", "paper:\n  title: ‸#1 in the charts\n", '"#1 in the charts"'),
    entry("text-cut", "paper:\n  authors: [a, ‸b #2\n    ]\n", '"b #2"'),
    entry("yaml-anchor", "paper:\n  title: ‸&a Foo\n", '"&a Foo"'),
    entry("yaml-alias", "paper:\n  title: ‸*a\n", '"*a"'),
    entry("yaml-anchor", "paper: ‸&a\n  title: Foo\n", "&a"),
    entry("yaml-merge", "paper:\n  ‸<<: {title: Foo}\n", "<<"),
    entry("yaml-tag", "paper:\n  title: ‸!important Foo\n", '"!important Foo"'),
    entry("key-not-text", "‸[a, b]: c\n", ""),
    entry("duplicate-key", "‸read: full\n", "read"),
    entry("duplicate-key", "notes:\n  - by: minji-kim\n    ko: 가\n    en: a\n    ‸ko: 나\n", "ko"),
    entry("several-documents", "‸---\nread: full\n", "---"),
    entry("line-ends", "draft: true‸\r\r\n", "digest check --fix"),
    entry("control-character", "paper: {title: a‸\x07b}\n", "U+0007"),
    entry("control-character", "paper: {title: a‸\x00b}\n", "U+0000"),
    entry("control-character", "paper: {title: a‸\u2028b}\n", "U+2028"),
    entry("control-character", "paper: {title: a‸\x85b}\n", "U+0085"),
    entry("control-character", "paper: {title: a‸\ufdd0b}\n", "U+FDD0"),
    entry("control-character", 'paper: {title: ‸"a\\u2029b"}\n', "U+2029"),
    entry("reordering-character", "paper: {title: a‸\u202eb\u202e}\n", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    entry(
        "reordering-character",
        "notes:\n  - by: minji-kim\n    ko: |\n      가‸\u2067나\n    en: a\n",
        "U+2067",
    ),
    entry("reordering-character", 'paper: {title: ‸"a\\u202eb"}\n', "U+202E"),
    entry("invisible-character", "paper: {title: a‸\u200bb}\n", "U+200B ZERO WIDTH SPACE"),
    entry("invisible-character", "paper: {title: 가‸\u3164나}\n", "U+3164 HANGUL FILLER"),
    entry("invisible-character", "paper: {title: a‸\u200db}\n", "U+200D"),
    entry("invisible-character", 'paper: {title: ‸"a\\u200eb"}\n', "U+200E"),
    entry("stacked-marks", "paper: {title: ‸a" + "\u0301" * 20 + "}\n", "8"),
    Case("yaml-directive", "%YAML 1.1\n---\n" + HEAD, "%"),
    Case("empty-file", "", ""),
    Case("empty-file", "# nothing but a comment\n", ""),
    Case("not-a-mapping", "‸just words\n", "read: full"),
    Case("not-a-mapping", "‸- read: full\n", "read: full"),
    Case(
        "yaml-colon",
        "paper‸：\n  title： 특징\n  authors： [김민지]\nread： full\ntags：[cnn]\n"
        "summary：\n  ko： 배운다.\n  en： It learns.\n",
        "`paper：`",
    ),
    Case("not-utf-8", HEAD.encode() + b"# caf\xe9\n", "0xE9", place=(3, 6)),
    Case("file-too-large", HEAD + "#" * 262_144, "262144"),
    Case("too-many-values", HEAD + "asks: [" + "a," * 39_993 + "‸a]\n", "40000"),
    Case("too-deep", HEAD + "tags: " + "[" * 40 + "]" * 40, "32", place=(3, 38)),
)

KEYS = (
    entry("unknown-key", "‸reviewd: yes\n", "reviewd"),
    entry("unknown-key", "‸tag: [cnn]\n", "`tags`"),
    entry("unknown-key", "‸keywords: [cnn]\n", "`tags`"),
    entry("unknown-key", "paper:\n  ‸year: 2015\n", "`published`"),
    entry("unknown-key", "‸github: https://github.com/a/b\n", "`paper: links:`"),
    entry("unknown-key", "‸reviewer: minji-kim\n", "`by`"),
    entry("unknown-key", "paper:\n  links: {‸github: https://github.com/a/b}\n", "`code`"),
    Case("unknown-key", f"{REVIEWED}notes:\n  - ‸author: minji-kim\n    ko: 가\n    en: a\n", "`by`"),
    entry("unknown-key", "asks:\n  ‸kr: 왜?\n  en: Why?\n", "`ko`"),
    entry("unknown-key", "asks:\n  ko: 왜?\n  ‸text: Why?\n", "`en`"),
    entry("unknown-key", "asks:\n  en: Why?\n  ‸text: 왜?\n", "`ko`"),
    entry("unknown-key", "paper:\n  ‸tilte: Foo\n", "`title`"),
    entry("misplaced-key", "‸title: Foo\n", "`paper:`"),
    entry("misplaced-key", "‸제목: 제목이다\n", "`  title: 제목이다`"),
    entry(
        "misplaced-key", "paper:\n  ‸github: https://github.com/a/b\n", "`    code: https://github.com/a/b`"
    ),
    entry("misplaced-key", "paper:\n  ‸pdf: https://example.org/a.pdf\n", "`links:`"),
    Case("missing-key", "‸arxiv: 1502.03540\ntags: [cnn]\nsummary: " + BOTH, "`read: …`"),
    Case("missing-key", "arxiv: 1502.03540\n‸read:\ntags: [cnn]\nsummary: " + BOTH, "`read: …`"),
    entry("missing-key", "related:\n  - ‸to: ismir/2015/other\n", "`how`"),
    entry("missing-key", "notes:\n  - ‸" + BOTH_LINES, "`by`"),
    entry("missing-key", "paper:\n  authors:\n    - ‸affiliation: KU\n", "`name`"),
    tag("missing-key", "‸aliases: [x]\n", "`name`"),
    entry("expected-text", "paper:\n  title: ‸[Foo]\n", ""),
    entry("expected-text", "paper:\n  identified: ‸[likely]\n", ""),
    entry("expected-languages", "summary: ‸Good paper.\n", "`en: Good paper.`"),
    entry("expected-languages", "summary: ‸CNN 논문.\n", "`ko: CNN 논문.`"),
    entry("expected-languages", "summary: ‸[a]\n", ""),
    entry("expected-mapping", "paper: ‸Foo\n", "`title: Foo`"),
    entry("expected-mapping", "related: [‸ismir/2015/other]\n", "`to: ismir/2015/other`"),
    entry("expected-mapping", "notes: [‸minji-kim]\n", ": by, date"),
    entry("expected-mapping", "notes:\n  - ‸재미있었다\n", "`by: …`, `ko: 재미있었다`"),
    entry("expected-text", f"notes:\n  - by: ‸[minji-kim, wei]\n    {BOTH_LINES}", ""),
    entry("expected-list", "tags: ‸cnn\n", "[cnn]"),
    Case(
        "yaml-dash",
        "arxiv: 1502.03540\nread: full\ntags: [cnn]\nnotes:\n  ‸by: minji-kim\n  ko: 가\n  en: a\n",
        "`- by: minji-kim`",
    ),
    entry("expected-items", "tags: ‸{a: b}\n", "- "),
    entry("unknown-key", "paper:\n  ‸저자: [Ann Author]\n", "`authors`"),
    entry("unknown-key", "‸verdict: mixed\n", "`notes:`"),
    entry("unknown-key", "paper:\n  pages: 3\n  ‸pick: 1\n  track: a\n", "`pick`"),
    entry(
        "unknown-key",
        "related:\n  - to: https://a.example/b\n    how: same-problem\n    ‸메모: {ko: 가, en: a}\n",
        "`note`",
    ),
    entry("relation-key", "related:\n  - ‸extends: ismir/2015/other\n", "other, how: extends}`"),
    entry("relation-key", "related:\n  - to: ismir/2015/other\n    ‸extends: ismir/2015/x\n", "`how`"),
    entry("unknown-key", "‸ㅁ난: {ko: 가, en: a}\n", "`asks`"),
    entry("unknown-key", "‸ａｓｋｓ: {ko: 가, en: a}\n", "`asks`"),
    entry("unknown-key", "asks: {‸한국어: 가, en: a}\n", "`ko`"),
    edition("unknown-key", "‸기간: 2015-10-26\n", "`dates`"),
    entry("unknown-key", "asks: {‸kr: 가}\n", "ko, en"),
    entry("no-language", "summary: ‸{}\n", "`ko:`"),
    entry("no-language", "summary:\n  ‸ko:\n  en: ~\n", "`en:`"),
)

SCALARS = (
    Case("arxiv-id", "arxiv: ‸1502.3540\nread: not-yet\n", "1502.03540"),
    Case("arxiv-id", "arxiv: ‸1401.01234\nread: not-yet\n", "1401.1234"),
    Case("arxiv-id", "arxiv: ‸704.0001\nread: not-yet\n", "0704.0001"),
    Case("arxiv-id", "arxiv: ‸1502.03540v0\nread: not-yet\n", "1502.03540v0"),
    Case("arxiv-id", "arxiv: ‸1613.00001\nread: not-yet\n", "1613.00001"),
    Case("arxiv-id", "arxiv: ‸https://example.org/1610.00087\nread: not-yet\n", "`1610.00087`"),
    entry("doi", "paper:\n  doi: ‸https://dl.acm.org/1145\n", "https://dl.acm.org/1145"),
    Case("arxiv-doi", "arxiv: ‸https://doi.org/10.1145/2959100\nread: not-yet\n", "`doi: 10.1145/2959100`"),
    entry("doi", "paper:\n  doi: ‸see 10.1145/2959100\n", "`10.1145/2959100`"),
    entry("doi", "paper:\n  doi: ‸arXiv:1610.00087\n", "`10.48550/arXiv.1610.00087`"),
    entry("left-to-fill-in", "paper:\n  links:\n    code: ‸없음\n", "없음"),
    entry("link", "paper:\n  links:\n    pdf: ‸example.org/a.pdf\n", "example.org/a.pdf"),
    entry("link", "paper:\n  links:\n    code: ‸javascript:alert(1)\n", "javascript:alert(1)"),
    entry("link", "paper:\n  links:\n    code: ‸https://user@example.org/\n", "https://user@example.org/"),
    entry("link", "paper:\n  links:\n    page: ‸https:///path\n", "https:///path"),
    entry("link", "paper:\n  links:\n    page: ‸http://localhost:8000/a\n", "http://localhost:8000/a"),
    entry(
        "expected-text",
        "related:\n  - to: ‸[[ismir/2015/other]]\n    how: contrast\n",
        "`- to: ismir/2015/other`",
    ),
    entry("link", "paper:\n  links:\n    page: ‸https://%65vil.example/\n", "%65vil"),
    entry("link", "paper:\n  links:\n    page: ‸https://good.example\\.evil.example/\n", "evil.example"),
    entry("link", "paper:\n  links:\n    pdf: ‸https://a.example/p.pdf.\n", "`https://a.example/p.pdf`"),
    entry("title-besides", "paper:\n  title: ‸'Title: A paper'\n", "`title: A paper`"),
    entry("title-besides", "paper:\n  title: ‸A paper (arXiv:1610.00087)\n", "`title: A paper`"),
    entry("abstract-heading", "paper:\n  abstract: ‸Abstract—We listen.\n", "“We listen.”"),
    entry("pages-backwards", "paper:\n  pages: ‸425-421\n", "`pages: 421-425`"),
    entry("date", "paper:\n  published: ‸2015-13\n", "2015-13"),
    entry("date", "paper:\n  published: ‸2015. 10. 26.\n", "2015. 10. 26."),
    entry("date", "paper:\n  published: ‸2015-00\n", "`published: 2015`"),
    entry("date", "paper:\n  published: ‸2015-10-00\n", "`published: 2015-10`"),
    entry("date", "paper:\n  published: ‸2015-00-26\n", "2015-00-26"),
    entry("date", "paper:\n  published: ‸2015-02-30\n", "2015-02-30"),
    entry("date", "paper:\n  published: ‸1017\n", "1017"),
    edition("date-range", "dates: ‸2015-10-30/2015-10-26\n", "2015-10-30/2015-10-26"),
    edition("date-range", "dates: ‸26-30 October 2015\n", "26-30 October 2015"),
    entry("boolean", "draft: ‸no\n", "`true`"),
    entry("boolean", "draft: ‸True\n", "`true`"),
    Case("unknown-value", "arxiv: 1502.03540\nread: ‸ful\ntags: [cnn]\nsummary: " + BOTH, "`full`"),
    entry(
        "unknown-value",
        f"notes:\n  - by: minji-kim\n    verdict: ‸intresting\n    {BOTH_LINES}",
        "interesting",
    ),
    entry("unknown-value", "related:\n  - to: ismir/2015/other\n    how: ‸extend\n", "extends"),
    entry("unknown-value", "related:\n  - to: ismir/2015/other\n    how: ‸비교\n", "contrast"),
    Case(
        "unknown-value",
        f"{REVIEWED}notes:\n  - by: minji-kim\n    verdict: ‸필독\n    ko: 가\n    en: A\n",
        "`must-read`",
    ),
    Case(
        "unknown-value", "arxiv: 1502.03540\nread: ‸일부만 읽음\ntags: [cnn]\nsummary: " + BOTH, "`partial`"
    ),
    entry("unknown-value", "paper: {identified: ‸maybe}\n", "likely"),
    entry("entry-id", "formerly: [‸park]\n", "park"),
    entry("entry-id", "related:\n  - to: ‸other\n    how: contrast\n", "ismir/2015/other"),
    entry("unknown-tag", "tags: [‸CNN(합성곱)]\n", "cnn"),
    entry("entry-id", "related:\n  - to: ‸othr\n    how: contrast\n", "ismir/2015/other"),
    entry("entry-id", 'related:\n  - to: ‸"[[other|That]]"\n    how: contrast\n', "ismir/2015/other"),
    entry("entry-id", "related:\n  - to: ‸ismir/2015/other.yml\n    how: contrast\n", "`ismir/2015/other`"),
    entry("entry-id", "related:\n  - to: ‸digests/ISMIR/2015/Other\n    how: contrast\n", "ismir/2015/other"),
    tag("slug", f"name: {BOTH}\nformerly: [‸New Tag]\n", "New Tag"),
    Case("slug", f"ismir:\n  name: {BOTH}\n‸tags:\n  name: {BOTH}\n", "tags", "digests/venues.yml"),
    Case("file-name", f"name: {BOTH}\n", "people-new.yml", "digests/venues/people.yml"),
    *(
        Case("file-name", f"name: {BOTH}\n", "edition-new.yml", f"digests/{registry}/edition.yml")
        for registry in ("tags", "people", "venues")
    ),
    Case("slug", f"‸New Person:\n  name: {BOTH}\n", "New Person", "digests/people.yml"),
    entry("empty-text", 'paper: {title: ‸"  "}\n', ""),
    entry("too-many-marks", f"asks:\n  ko: 가\n  en: ‸a{'*' * 20_001}\n", "20000"),
    entry("text-too-long", "asks:\n  ko: 가\n  en: ‸" + "x" * 70_000 + "\n", "70000"),
)

DATES = (
    entry(
        "date-to-come", f"notes:\n  - by: minji-kim\n    date: ‸2130-01-01\n    {BOTH_LINES}", "2130-01-01"
    ),
    entry(
        "date-to-come", f"notes:\n  - by: minji-kim\n    date: ‸2020-06-04\n    {BOTH_LINES}", "2020-06-04"
    ),
    entry(
        "date-to-come",
        f"notes:\n  - by: minji-kim\n    source: {{title: A, date: ‸2020-07}}\n    {BOTH_LINES}",
        "2020-07",
    ),
    entry("date-to-come", "paper: {published: ‸2022}\n", "2022"),
)

ENTRIES = (
    Case("entry-without-paper", "‸read: not-yet\n", "unidentified"),
    Case("identified-after-all", HEAD + "unidentified:\n  ‸ko: 가\n  en: a\n", "identified: likely"),
    Case("entry-without-tag", "‸arxiv: 1502.03540\nread: full\nsummary: " + BOTH, "tags: [cnn]"),
    Case("entry-without-words", "‸arxiv: 1502.03540\nread: full\ntags: [cnn]\n", "`summary:`"),
    entry("note-without-text", "notes:\n  - ‸by: minji-kim\n", "`ko:`"),
    entry(
        "person-and-name",
        f"notes:\n  - by: {{person: minji-kim, name: ‸Kim}}\n    {BOTH_LINES}",
        "people.yml",
    ),
    entry(
        "contributor-without-name", f"notes:\n  - by: ‸{{url: https://a.org}}\n    {BOTH_LINES}", "`name:`"
    ),
    Case(
        "figure-file-and-url",
        HEAD + f"figures:\n  - {{file: a.png, url: ‸'https://a.org', alt: {BOTH}}}\n",
        "url",
        beside={FOLDER + "a.png": PNG},
    ),
    Case(
        "figure-file-and-url",
        HEAD + f"figures:\n  - {{instead: {{en: a.png}}, url: ‸'https://a.org', alt: {BOTH}}}\n",
        "url",
        beside={FOLDER + "a.png": PNG},
    ),
    entry("figure-without-file", f"figures:\n  - ‸alt: {BOTH}\n", "`file:`"),
    edition("order-slug-and-text", f"order:\n  - slug: other\n    text: ‸{BOTH}\n", "text"),
    edition("order-item-empty", "order:\n  - ‸{}\n", "`text:`"),
    entry("missing-en", "summary: ‸{ko: 가}\n", "summary"),
    entry("missing-ko", "asks: ‸{en: a}\n", "asks"),
)

AUTHORS = (
    entry(
        "expected-list",
        "paper:\n  authors: ‸Minji Kim, Bora Lee, and Wei Dai\n",
        "[Minji Kim, Bora Lee, Wei Dai]",
    ),
    entry("expected-list", "paper:\n  authors: ‸김민지·박지훈\n", "[김민지, 박지훈]"),
    entry("expected-list", "paper:\n  authors: ‸Kim, M., & Lee, B.\n", "[M. Kim, B. Lee]"),
    entry(
        "expected-list",
        'paper:\n  authors: ‸"Wei Dai (Bosch, KR); B. Lee"\n',
        '["Wei Dai (Bosch, KR)", B. Lee]',
    ),
    *(
        entry("expected-list", f"paper:\n  authors: ‸{typed}\n", "`authors: [Wei Dai, Bora Lee]`")
        for typed in (
            "|\n    Wei Dai\n    Bora Lee",
            ">-\n    Wei Dai\n    Bora Lee",
            "|\n    - Wei Dai\n    - Bora Lee",
            ">\n    * Wei Dai,\n\n    * Bora Lee",
            "|\n    1. Wei Dai\n    2. Bora Lee",
            "|\n    Dai, Wei\n    Lee, Bora",
            "|\n    Wei Dai,\n    and Bora Lee",
            "|\n    Wei Dai, Bora\n    Lee",
            ">\n    Wei Dai and Bora\n    Lee",
        )
    ),
    *(
        entry("expected-list", f"paper:\n  authors: ‸{typed}\n", "")
        for typed in (
            "(Wei Dai, Bora Lee]",
            "「Wei Dai, Bora Lee」",
            "'1) Wei Dai 2) Bora Lee'",
            "|\n    van der Berg, Jan\n    Lee, Bora",
            "|\n    - Wei Dai\n      KAIST\n    - Bora Lee",
        )
    ),
    entry("expected-list", "tags: ‸>\n  cnn\n  deep-learning\n", "`tags: [cnn, deep-learning]`"),
    entry("author-halves", "paper:\n  authors: [‸Kim, Minji, Lee, Bora]\n", "[Minji Kim, Bora Lee]"),
    entry("author-halves", "paper:\n  authors:\n    - Wei Dai\n    - ‸Kim\n    - M.\n", "[Wei Dai, M. Kim]"),
    entry("author-order", "paper:\n  authors:\n    - ‸Kim, Minji\n", "Minji Kim"),
    entry("author-order", "paper:\n  authors:\n    - {name: ‸'Lee, Bora', affiliation: KU}\n", "Bora Lee"),
    entry(
        "authors-joined",
        "paper:\n  authors: [Wei Dai, ‸Minji Kim & Bora Lee]\n",
        "[Wei Dai, Minji Kim, Bora Lee]",
    ),
    entry("authors-joined", "paper:\n  authors:\n    - ‸Wei Dai\tBora Lee\n", "[Wei Dai, Bora Lee]"),
    entry("authors-joined", "paper:\n  authors: [‸Wei Dai   Bora Lee, A\tB]\n", "[Wei Dai, Bora Lee, A B]"),
    entry("authors-joined", "paper:\n  authors:\n    - ‸Ann, Bora, KAIST\n", ""),
    entry("expected-list", "paper:\n  authors: ‸Wei Dai\tBora Lee\n", "[Wei Dai, Bora Lee]"),
    entry("authors-joined", "paper:\n  authors: [‸김민지와 박지훈]\n", "[김민지, 박지훈]"),
    entry("author-and", "paper:\n  authors: [Wei Dai, ‸and Bora Lee]\n", "[Wei Dai, Bora Lee]"),
    entry("author-rest", "paper:\n  authors: [Wei Dai, ‸et al.]\n", "[Wei Dai]"),
    entry("author-rest", "paper:\n  authors: [김민지, ‸박지훈 외 3명]\n", "[김민지, 박지훈]"),
    entry("author-rest", "paper:\n  authors: [Wei Dai, ‸and others]\n", "[Wei Dai]"),
    entry("author-mark", "paper:\n  authors: [‸Wei Dai†]\n", "Wei Dai"),
    entry("author-mark", "paper:\n  authors:\n    - {name: ‸Wei Dai (1), affiliation: KU}\n", "Wei Dai"),
    entry("author-mark", "paper:\n  authors: [‸김민지1]\n", "김민지"),
    entry("author-mark", "paper:\n  authors: [‸Wei Dai*, Minji Kim†]\n", "[Wei Dai, Minji Kim]"),
    entry(
        "author-besides",
        "paper:\n  authors: [‸Dr. Wei Dai, 김민지(KAIST)]\n",
        "[Wei Dai, {name: 김민지, affiliation: KAIST}]",
    ),
    entry(
        "author-besides",
        "paper:\n  authors:\n    - ‸Wei Dai (KAIST)\n",
        "- {name: Wei Dai, affiliation: KAIST}",
    ),
    entry(
        "author-besides",
        "paper:\n  authors:\n    - ‸name: Wei Dai (A, Inc. Research)\n      person: minji-kim\n",
        '- {name: Wei Dai, person: minji-kim, affiliation: "A, Inc. Research"}',
    ),
    entry(
        "author-besides",
        "paper:\n  authors:\n    - name: ‸Wei Dai (SNU)\n      affiliation: KAIST\n",
        "- name: Wei Dai",
    ),
    entry("author-besides", "paper:\n  authors:\n    - ‸1. Wei Dai\n", "- Wei Dai"),
    entry("author-besides", "paper:\n  authors:\n    - ‸김민지 교수\n", "- 김민지"),
    entry("author-besides", "paper:\n  authors:\n    - ‸저자 김민지\n", "- 김민지"),
    entry("authors-joined", "paper:\n  authors: [‸'지은이: 김민지, 이보라']\n", "authors: [김민지, 이보라]"),
    *(
        entry("markup-in-plain-text", f"paper:\n  abstract: ‸It is {left} here.\n", left)
        for left in (
            "{CNN}",
            r"\textbf{a}",
            r"\'e",
            "<jats:italic>",
            "<sub>",
            r"\cite{dai}",
            r"\footnote{a}",
            "&amp;",
        )
    ),
    *(
        entry("author-in-two-scripts", f"paper:\n  authors: [‸{typed}]\n", "{en: Wei Dai, ko: 대위}")
        for typed in ("Wei Dai (대위)", "Wei Dai / 대위", "Wei Dai/대위")
    ),
    entry(
        "author-in-two-scripts", "paper:\n  authors: [‸戴伟 (Wei Dai)]\n", "{en: Wei Dai}, aliases: [戴伟]"
    ),
    entry("author-besides", "paper:\n  authors: [‸Wei Dai <wei@dai.example>]\n", "[Wei Dai]"),
    entry("author-twice", "paper:\n  authors: [Wei Dai, ‸wei dai]\n", "wei dai"),
)

SLIPS = (
    *(
        entry("left-to-fill-in", f"asks:\n  ko: 가\n  en: ‸{text}\n", "")
        for text in (
            "…",
            "...",
            "TODO",
            "TBD",
            "<your text>",
            "'TODO: explain'",
            "여기에 질문을 써 주세요",
            "해당 없음",
            "Summary here",
        )
    ),
    entry("left-to-fill-in", "paper: {title: ‸TITLE HERE}\n", "TITLE HERE"),
    entry("left-to-fill-in", "paper: {title: ‸논문 제목을 입력하세요}\n", ""),
    entry("english-under-ko", "summary:\n  ko: ‸It learns from raw waveforms.\n  en: a\n", "`en:`"),
    entry("english-under-ko", "summary:\n  ko: ‸Good paper.\n  en: a\n", "`en:`"),
    entry(
        "english-under-ko",
        "notes:\n  - by: minji-kim\n    ko: ‸|\n      We see `합성곱` is used.\n",
        "`en:`",
    ),
    entry("korean-under-en", "summary:\n  ko: 가\n  en: ‸CNN을 깊게 쌓았다.\n", "`ko:`"),
    entry("jamo-alone", "summary:\n  ko: 짧은 ‸요약이ㄷ.\n  en: a\n", "요약이ㄷ"),
    entry("jamo-alone", "paper:\n  authors: [‸ㄱ김민지]\n", "ㄱ김민지"),
    entry(
        "jamo-alone",
        "notes:\n  - by: minji-kim\n    ko: |\n      좋다ㅋㅋ, `할ㄹ`, ㄱ자.\n\n      ‸읽었습니ㄷ.\n",
        "읽었습니ㄷ",
    ),
    edition("korean-under-en", "place: {ko: 말라가, en: ‸말라가}\n", "`ko:`"),
    *(
        Case(
            "yaml-joins",
            "arxiv: 1502.03540\nread: full\ntags: [cnn]\nnotes:\n  - by: minji-kim\n    en: It is one.\n"
            f"    ko: ‸{typed}\n",
            "`|`",
        )
        for typed in (
            ">\n      메모 하나.\n\n      메모 둘.",
            ">-  # x\n      메모 하나:\n      - 하나\n      - 둘",
            ">\n      - 하나\n      - 둘",
            ">\n      1. 하나",
            ">\n      메모.\n      ```\n      x\n      ```",
        )
    ),
    *(
        Case("yaml-sign", f"arxiv: 1502.03540\nread: full\ntags: [cnn]\n{typed}", says)
        for typed, says in (
            ("summary: ‸|\n  ko: 요약이다.\n  en: A summary.\n", "`|`"),
            ("summary: ‸>-  # x\n\n  'ko': 요약이다.\n  en: |\n    A summary.\n", "`>-`"),
            ("notes: ‸|\n  - by: minji-kim\n    ko: |\n      가\n    en: It is one.\n", "`|`"),
            ("notes:\n  - ‸|\n    by: minji-kim\n    ko: 가\n    en: It is one.\n", "`|`"),
        )
    ),
    *(
        Case(
            "yaml-block",
            f"arxiv: 1502.03540\nread: full\ntags: [cnn]\nsummary:\n  en: a\n  ko: ‸{sign}\n    메모.\n",
            f"`ko: {meant}`",
        )
        for sign, meant in (("-|", "|"), ("/", "|"), ("\\", "|"), ("I", "|"), ("1", "|"), ("->", ">"))
    ),
    entry("expected-languages", "summary:\n  ko: 요약이다.‸ en:A summary.\n", ""),
    entry("language-within", "summary:\n  ko: 요약이다. ‸en=A summary.\n", "`ko`"),
    entry("language-within", "summary: {ko: '요약이다; ‸EN： It is one.', en: a}\n", "`ko`"),
    entry("language-within", "summary:\n  en: It is a summary.\n    ‸ko= 요약이다.\n", "`en`"),
    entry(
        "language-within",
        "notes:\n  - by: minji-kim\n    ko: |\n      메모.\n\n      - ‸en:\n        A note.\n",
        "`ko`",
    ),
    entry(
        "expected-list", "paper:\n  authors: ‸|\n    Wei Dai\tBora Lee\n", "`authors: [Wei Dai, Bora Lee]`"
    ),
    entry("expected-list", "paper:\n  authors: ‸Wei Dai\n    Bora Lee\n", "`authors: [Wei Dai, Bora Lee]`"),
    entry("expected-list", "paper:\n  authors: ‸Wei Dai, Bo\n    Li, Ann Lee\n", "[Wei Dai, Bo Li, Ann Lee]"),
    entry("sign-unpaired", "paper:\n  authors: [Wei Dai, ‸Bo Li>]\n", "[Wei Dai, Bo Li]"),
    entry("languages-swapped", "summary:\n  ko: ‸It is a good paper.\n  en: 좋은 논문이다.\n", "`en:`"),
    *(
        entry("markup-in-plain-text", f"summary:\n  ko: 가\n  en: ‸See {markup} here.\n", markup)
        for markup in (
            "[[other]]",
            "**this**",
            "*this*",
            "<b>",
            "`code`",
            "[it](https://a.org)",
            "&amp;",
            "<br>",
        )
    ),
    entry("markup-in-plain-text", "paper: {title: ‸A <i>good</i> paper}\n", "<i>"),
    edition("markup-in-plain-text", "place: {ko: 가, en: ‸the **Málaga**}\n", "**Málaga**"),
    Case(
        "read-after-all",
        f"arxiv: 1502.03540\nread: ‸not-yet\nnotes:\n  - by: minji-kim\n    verdict: mixed\n    {BOTH_LINES}",
        "`unstated`",
    ),
)

NAMES = (
    entry("unknown-tag", "tags: [‸cn]\n", "cnn"),
    entry("unknown-tag", "tags: [‸컨브냇]\n", "cnn"),
    entry("unknown-tag", "tags: [‸quantum]\n", "digests/tags/quantum.yml"),
    entry("unknown-tag", "tags:\n  - ‸…\n", "digests/tags.yml"),
    entry("unknown-person", f"notes:\n  - by: ‸'|'\n    {BOTH_LINES}", "digests/people.yml"),
    entry("tag-twice", "tags: [cnn, ‸Conv-Net]\n", "Conv-Net"),
    entry("unknown-person", f"notes:\n  - by: ‸'김민지, wei'\n    {BOTH_LINES}", "wei.yml"),
    entry("unknown-person", f"notes:\n  - by: ‸김민지, minji-kim\n    {BOTH_LINES}", ": minji-kim"),
    entry("unknown-person", f"notes:\n  - by: ‸minji-kin\n    {BOTH_LINES}", "minji-kim"),
    entry("unknown-person", f"notes:\n  - by: minji-kim\n    after: ‸nobody\n    {BOTH_LINES}", "nobody"),
    entry("unknown-person", "paper:\n  authors:\n    - {name: Wei, person: ‸wei}\n", "wei"),
    Case(
        "ambiguous-person",
        HEAD + f"notes:\n  - by: ‸웨이\n    {BOTH_LINES}",
        "a-dai, b-dai",
        beside={f"digests/people/{one}-dai.yml": "name: {ko: 웨이}\n" for one in "ab"},
    ),
    tag("unknown-tag", f"name: {BOTH}\nbroader: [‸deep-learn]\n", "deep-learning"),
    tag("name-taken", f"name: {BOTH}\naliases: [‸Conv Net]\n", "`cnn`"),
    tag("name-taken", "name: {en: ‸CNN, ko: 가}\n", "`cnn`"),
    tag("formerly-taken", f"name: {BOTH}\nformerly: [‸cnn]\n", "`cnn`"),
    tag("broader-cycle", f"name: {BOTH}\nbroader: ‸[new]\n", "new → new"),
    Case(
        "broader-too-high",
        "".join(
            f"t{n:03}: {{name: {{ko: 가{n}, en: a{n}}}, broader: {MARK if n == 100 else ''}[t{n + 1:03}]}}\n"
            for n in range(101)
        )
        + f"t101: {{name: {BOTH}}}\ncnn: {{name: {{ko: 나, en: b}}}}\n",
        "100",
        "digests/tags.yml",
    ),
    Case(
        "too-many-definitions",
        "".join(f"p{n}: {{name: {{en: P{n}}}}}\n" for n in range(2000)) + "‸last: {name: {en: Last}}\n",
        "digests/people/last.yml",
        "digests/people.yml",
    ),
    tag("id-repeated", f"‸new:\n  name: {BOTH}\n", "`new`"),
    Case("id-twice", f"name: {BOTH}\n", "digests/tags.yml", "digests/tags/cnn.yml", place=(1, 1)),
    *(
        Case(
            "id-twice",
            "dates: 2015\n",
            f"digests/{right}",
            f"digests/{wrong}",
            beside={f"digests/{right}": text},
        )
        for right, wrong, text in (
            ("ismir/2016/edition.yml", "ismir/2016/edition.yaml", f"title: {BOTH}\n"),
            ("ismir/2015/late.yml", "ismir/2015/Late.yml", UNTITLED),
            ("venues/dafx.yml", "venues/dafx.yml.txt", f"name: {BOTH}\n"),
        )
    ),
    Case(
        "unknown-venue",
        HEAD,
        "digests/venues/neurips.yml",
        "digests/neurips",
        beside={"digests/neurips/2018/a.yml": "paper: {title: A}\nread: not-yet\n"},
    ),
    Case(
        "unknown-venue",
        HEAD,
        "ismir",
        "digests/ismi",
        beside={"digests/ismi/2015/a.yml": "paper: {title: A}\nread: not-yet\n"},
    ),
    edition("unknown-order", "order: [‸othr]\n", "other"),
    edition("order-twice", "order: [other, ‸other]\n", "other"),
    entry("formerly-taken", "formerly: [‸ismir/2015/other]\n", "ismir/2015/other"),
)

BETWEEN = (
    Case("paper-twice", "arxiv: ‸1601.00001v2\nread: not-yet\n", FOLDER + "other.yml"),
    entry("paper-twice", "paper: {doi: ‸10.1000/OTHER}\n", FOLDER + "other.yml"),
    Case(
        "paper-twice",
        "arxiv: 1601.00002\npaper: {title: Another paper, doi: ‸10.1000/other}\nread: not-yet\n",
        FOLDER + "other.yml",
    ),
    entry("title-twice", "paper: {title: ‸“Another” paper!}\n", FOLDER + "other.yml"),
    entry("pick", "pick: ‸first\n", "1"),
    entry("pick", "pick: ‸0\n", "1"),
    Case(
        "pick-twice",
        f"{HEAD}pick: ‸2\n",
        "2",
        beside={FOLDER + "early.yml": NAMED.replace("Deep", "Early") + "pick: 2\n"},
    ),
    entry(
        "too-many-items",
        f"formerly: [{''.join(f'ismir/2015/x{n}, ' for n in range(50))}‸ismir/2015/y]\n",
        "50",
    ),
    entry("unknown-entry", "related:\n  - to: ‸ismir/2015/othr\n    how: contrast\n", "ismir/2015/other"),
    entry("related-itself", "related:\n  - to: ‸ismir/2015/paper\n    how: contrast\n", "ismir/2015/paper"),
    entry(
        "related-twice",
        "related:\n" + "".join(f"  - to: {mark}ismir/2015/other\n    how: contrast\n" for mark in ("", MARK)),
        "ismir/2015/other",
    ),
    entry("link-to-draft", "related:\n  - to: ‸ismir/2015/draft\n    how: contrast\n", "ismir/2015/draft"),
    entry("link-to-draft", "asks:\n  ko: 가\n  en: See ‸[[draft]].\n", "ismir/2015/draft"),
    Case(
        "link-to-draft",
        f"{HEAD}asks:\n  ko: 가\n  en: See ‸[[venue:ismir/2016]].\n",
        "ismir/2016",
        beside={"digests/ismir/2016/draft.yml": "paper: {title: Drafted}\nread: not-yet\ndraft: true\n"},
    ),
    entry(
        "unknown-entry",
        "asks:\n  ko: 가\n  en: |\n    Good.\n\n    See ‸[[othr|this]].\n",
        "ismir/2015/other",
    ),
    entry("unknown-entry", "asks:\n  ko: 가\n  en: See ‸[[icassp/2017/x]].\n", "icassp/2017/x"),
    Case(
        "unknown-entry",
        f"{HEAD}asks:\n  ko: 가\n  en: See ‸[[dai]].\n",
        "ismir/2015/dai-raw-waves",
        beside={FOLDER + "dai-raw-waves.yml": NAMED},
    ),
    entry("unknown-entry", "asks:\n  ko: 가\n  en: See ‸[[Other.yml]].\n", "ismir/2015/other"),
    entry("unknown-entry", "asks:\n  ko: 가\n  en: See ‸[[icassp/2017/other]].\n", "ismir/2015/other"),
    *(
        entry("unknown-entry", f"asks:\n  ko: 가\n  en: See ‸{typed}.\n", meant)
        for typed, meant in (
            ("[[tags:cnn]]", "tag:cnn"),
            ("[[태그：cnn]]", "tag:cnn"),
            ("[[conference:ismir]]", "venue:ismir"),
            ("[[ismir/2015]]", "venue:ismir/2015"),
            ("[[icassp]]", "venue:icassp"),
            ("[[CNN|nets]]", "tag:cnn"),
            ("[[paper:other]]", "ismir/2015/other"),
        )
    ),
    entry("unknown-tag", "asks:\n  ko: 가\n  en: See ‸[[tag:cn]].\n", "cnn"),
    entry("unknown-venue", "asks:\n  ko: 가\n  en: 'See ‸[[venue:ismi]].'\n", "ismir"),
    entry("unknown-edition", "asks:\n  ko: 가\n  en: See ‸[[venue:ismir/1999]].\n", "ismir/2015"),
    entry("figure-missing", "asks:\n  ko: 가\n  en: See ‸![[none.png]]\n", "none.png"),
)

FIGURES = (
    entry("figure-missing", f"figures:\n  - file: ‸none.png\n    alt: {BOTH}\n", "none.png"),
    Case(
        "figure-missing",
        HEAD + f"figures:\n  - file: a.png\n    instead: {{en-dark: ‸b.png}}\n    alt: {BOTH}\n",
        "b.png",
        beside={FOLDER + "a.png": PNG},
    ),
    entry("figure-path", f"figures:\n  - file: ‸../a.png\n    alt: {BOTH}\n", "../a.png"),
    figure("picture-kind", "a.png", b"plain words", "a.png"),
    figure("picture-svg", "a.png", b"<?xml version='1.0'?><svg onload='x'>", "SVG"),
    figure("picture-heic", "a.jpg", b"\0\0\0\x18ftypheic", "JPEG"),
    figure("picture-too-large", "a.png", PNG + bytes(20 * 1024 * 1024), "20"),
    figure("picture-pixels", "a.gif", GIF_HEAD + b"\xff\xff\xff\xff\0\0\0" + GIF_FRAME, "2,000"),
    figure("picture-broken", "a.png", PNG[:20], "a.png"),
    figure("picture-animated", "a.gif", GIF_HEAD + b"\1\0\1\0\0\0\0" + 2 * GIF_FRAME + b";", "`url:`"),
    Case("missing-alt", HEAD + "figures:\n  - ‸file: a.png\n", "`alt:`", beside={FOLDER + "a.png": PNG}),
    Case("picture-unnamed", PNG, "a.png", FOLDER + "a.png"),
    Case("picture-unnamed", PNG, "Photo 1.PNG", FOLDER + "Photo 1.PNG"),
    Case("picture-name", PNG, "!.PNG", FOLDER + "!.PNG"),
    Case("picture-name", PNG, "scan.tiff", FOLDER + "scan.tiff"),
    Case(
        "picture-name-taken",
        PNG,
        "`photo-1-2.png`",
        FOLDER + "photo-1.png",
        beside={
            FOLDER + "Photo 1.PNG": PNG,
            ENTRY: HEAD + f"figures:\n  - file: Photo 1.PNG\n    alt: {BOTH}\n",
        },
    ),
    Case("picture-svg", b"<svg>", "PNG", FOLDER + "a.svg"),
    Case("picture-heic", b"", "JPEG", FOLDER + "a.HEIC"),
)

FILES = (
    stray("file-extension", "ismir/2015/late.yaml", "late.yml", "paper: {title: Late}\nread: not-yet\n"),
    stray("file-name", "ismir/2015/My Paper.yml", "my-paper.yml"),
    stray("file-name", "ismir/2015/논문.yml", "`nonmun.yml`"),
    stray("file-name", "ismir/2015/.late.yml", "`dai-deep-networks-waves.yml`", NAMED),
    stray("file-name", "ismir/2015/.yml", "`dai-deep-networks-waves.yml`", NAMED),
    stray("file-name", "venues/.dafx.yml", "`dafx.yml`", f"name: {BOTH}\n"),
    stray("file-name", "ismir/2015/논문 1.yml", "`dai-deep-networks-waves.yml`", NAMED),
    stray("file-name", "ismir/2015/My Paper.YML", "`dai-deep-networks-waves.yml`", NAMED),
    stray("file-name", "ismir/2015/paper_(1).yaml", "`dai-deep-networks-waves.yml`", NAMED),
    stray("reserved-name", "ismir/2015/con.yml", "`dai-deep-networks-waves.yml`", NAMED),
    stray("file-name", "tags/딥 러닝.yml", "`dib-leoning.yml`", f"name: {BOTH}\n"),
    stray("file-name", f"ismir/2015/{'a' * 81}.yml", "80"),
    stray("reserved-name", "ismir/2015/con.yml", "con-paper.yml"),
    stray("reserved-name", "ismir/2015/index.yml", "index-paper.yml"),
    *(
        stray("file-extension", f"ismir/2015/{name}", "`late.yml`", "paper: {title: Late}\nread: not-yet\n")
        for name in ("late.yml.txt", "late.YAML.text", "late.yml ", "late.ymll", "late.yml.yml")
    ),
    stray("file-extension", "icassp/2017/edition.yml.txt", "`edition.yml`", "title: {ko: 가, en: A}\n"),
    stray("id-twice", "Tags.yaml", "digests/tags.yml", f"new: {{name: {BOTH}}}\n"),
    stray("file-extension", "People .YML", "`people.yml`", f"new: {{name: {BOTH}}}\n"),
    stray("id-twice", "Venues.yml", "digests/venues.yml", f"new: {{name: {BOTH}}}\n"),
    stray("stray-file", "ismir/2015/notes.txt", "notes.txt"),
    stray("stray-file", "ismir/lost.yml", "lost.yml"),
    stray("stray-file", "lost.yml", "lost.yml"),
    Case("stray-folder", "", "deeper", FOLDER + "deeper", beside={FOLDER + "deeper/a.yml": HEAD}),
    Case("year-folder", "", "`2015`", "digests/ismir/15", beside={"digests/ismir/15/a.yml": HEAD}),
    Case("year-folder", "", "`0000`", "digests/ismir/0000", beside={"digests/ismir/0000/a.yml": HEAD}),
    Case("folder-name", "", "`my-venue`", "digests/My Venue", beside={"digests/My Venue/2015/a.yml": HEAD}),
    Case("folder-name", "", "`icassp`", "digests/Icassp", beside={"digests/Icassp/2015/a.yml": HEAD}),
    Case(
        "folder-name", "", "digests/ismir", "digests/이스미르", beside={"digests/이스미르/2016/a.yml": HEAD}
    ),
    Case("not-a-file", "", "x.yml", FOLDER + "x.yml", beside={FOLDER + "x.yml/a": ""}),
)

CASES = (
    *GRAMMAR,
    *YAML,
    *KEYS,
    *SCALARS,
    *DATES,
    *ENTRIES,
    *AUTHORS,
    *SLIPS,
    *NAMES,
    *BETWEEN,
    *FIGURES,
    *FILES,
)
