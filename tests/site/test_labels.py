"""The words of the site in both languages."""

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import generator
from generator.catalog.article import KINDS
from generator.catalog.article_folders import FOLDERS
from generator.catalog.links import INVERSE
from generator.catalog.trends.by_year import GROUPS
from generator.catalog.trends.word_trends import KINDS as KINDS_OF_TEXTS
from generator.catalog.work import LINK_KINDS
from generator.entries.format.described import fields
from generator.entries.format.entry import Entry, FigureSource, Reading, RelationKind, Verdict
from generator.entries.format.fields import DateRange, date_range, partial_date
from generator.site.view import date_words, labels
from generator.site.view.issues import CORRECTION, SUGGESTION
from generator.support import package
from generator.support.languages import LANGS, Lang

TABLE: dict[str, list[str]] = package.table("generator.site", "labels.yml")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_label_says_the_same_in_both_languages() -> None:
    for key, (korean, english) in TABLE.items():
        assert placeholders(korean) == placeholders(english), key
        assert re.search("[가-힣]", korean) or korean in {"PDF", "DOI"}, key
        assert not re.search("[가-힣]", english), key


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [("ko", 1, "논문 1편"), ("ko", 1200, "논문 1,200편"), ("en", 1, "1 paper"), ("en", 3, "3 papers")],
)
def test_counts_as_each_language_writes_them(lang: Lang, number: int, said: str) -> None:
    assert labels.label(lang, "n-papers", n=number) == said


def test_a_particle_follows_the_final_consonant() -> None:
    assert (
        labels.label("ko", "retold", name="최근우", year="2015", by="편집부")
        == "최근우 님의 2015년 글을 편집부가 새로 씀"
    )
    assert labels.label("ko", "retold-undated", name="최근우", by="김민준").endswith("김민준이 새로 씀")


@pytest.mark.parametrize(
    ("typed", "korean", "english"),
    [
        ("2015-10-26/2015-10-30", "2015년 10월 26~30일", "26–30 October 2015"),
        ("2015-02-28/2015-03-03", "2015년 2월 28일~3월 3일", "28 February – 3 March 2015"),
        ("2015-12-30/2016-01-02", "2015년 12월 30일~2016년 1월 2일", "30 December 2015 – 2 January 2016"),
        ("2015-10-26", "2015년 10월 26일", "26 October 2015"),
        ("2015-10/2015-11", "2015년 10월~2015년 11월", "October 2015 – November 2015"),
    ],
)
def test_the_days_of_a_conference(typed: str, korean: str, english: str) -> None:
    days: DateRange = date_range(typed)
    assert date_words.date_range(days, "ko") == korean
    assert date_words.date_range(days, "en") == english


@pytest.mark.parametrize(
    ("typed", "korean", "english"),
    [
        ("2015-10-06", "2015년 10월 6일", "6 October 2015"),
        ("2015-10", "2015년 10월", "October 2015"),
        ("2015", "2015년", "2015"),
    ],
)
def test_dates_known_to_the_day_the_month_or_the_year(typed: str, korean: str, english: str) -> None:
    date = partial_date(typed)
    assert date_words.full_date(date, "ko") == korean
    assert date_words.full_date(date, "en") == english


FAMILIES: dict[str, tuple[str, ...]] = {
    "read": get_args(Reading),
    "verdict": (*get_args(Verdict), "differ"),
    "how": (*get_args(RelationKind), *INVERSE.values()),
    "link": LINK_KINDS,
    "from": get_args(FigureSource),
    "kind": KINDS,
    "reviewed": ("yes", "no"),
    "lang": LANGS,
    "means-read": get_args(Reading),
    "means-verdict": get_args(Verdict),
    "asked-read": tuple(depth for depth in get_args(Reading) if depth not in {"not-yet", "unstated"}),
    "asked-verdict": get_args(Verdict),
    "retold": ("undated", "lecture", "lecture-undated"),
    "role": ("author",),
    "folder": tuple(FOLDERS),
    "issue": (*SUGGESTION, *CORRECTION),
    "identified": ("likely",),
    "compose-check": ("error", "warning"),
    "reading": ("all", "later", "read"),
    "trends": GROUPS,
    "trends-tags": GROUPS,
    "trends-in": KINDS_OF_TEXTS,
    "trends-column": (
        *("group", "id", "with", "suggested", "papers", "share", "one", "other", "together", "of-one"),
        *("of-other", "chance", "kind", "word", "earlier", "of-earlier", "later", "of-later", "errors"),
    ),
    "compose": ("place", "paper", "reading", "notes", "figures", "related", "rest"),
}
"""Labels that are named after a value of the format."""


def test_every_value_of_the_format_has_its_label() -> None:
    named = {f"{family}-{value}" for family, values in FAMILIES.items() for value in values}
    named |= {f"field-{'-'.join(field.path)}" for field in fields(Entry)}
    assert named <= TABLE.keys()


def test_every_label_is_used() -> None:
    package = Path(generator.__file__).parent
    sources = [*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.xml")]
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    named = {f"{family}-{value}" for family, values in FAMILIES.items() for value in values}
    named |= {f"field-{'-'.join(field.path)}" for field in fields(Entry)}
    named |= {f"compose-add-{field.path[-1]}" for field in fields(Entry) if field.is_list}
    quoted = set(re.findall(r"(?<=[\"'])[\w-]+(?=[\"'])", text))
    assert TABLE.keys() - named <= quoted
