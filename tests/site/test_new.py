"""The page of what is new: weeks, what is not known to the day, and many pages where there is much."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.entries.format.fields import partial_date
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.pages import new
from generator.site.pages.new import NEWEST, NewPage
from generator.site.pages.parts.pagination import LONG
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from tests.catalog.libraries import library, paper


def reviewed(title: str, *dates: str, **fields: Any) -> dict[str, Any]:
    return paper(title, notes=[{"by": {"name": "A"}, "date": date, "en": "N."} for date in dates], **fields)


def pages(entries: Mapping[str, Mapping[str, Any]]) -> tuple[list[NewPage], dict[Lang, View]]:
    built = catalog.build(library(entries), Store())
    linked = links.build(built)
    found = [*new.pages(Archive(built, linked, Neighbourhood(built, linked)))]
    return found, {lang: View(Names.of(built, Site()), lang) for lang in LANGS}


ENTRIES = {
    "ismir/2015/monday": reviewed("Monday", "2026-11-02"),
    "ismir/2015/sunday": reviewed("Sunday", "2026-11-01"),
    "ismir/2015/saturday": reviewed("Saturday", "2026-10-31"),
    "ismir/2015/twice": reviewed("Twice", "2020-01-01", "2026-11-08"),
    "ismir/2015/month": reviewed("Month", "2026-11"),
    "ismir/2015/year": reviewed("Year", "2026"),
    "ismir/2015/undated": paper("Undated", summary={"en": "S."}),
    "ismir/2015/unread": paper("Unread"),
}


def test_a_review_stands_in_the_week_of_its_newest_note_and_what_is_less_known_by_itself() -> None:
    (page,), views = pages(ENTRIES)
    assert [(period.id, [work.title for work in period.works]) for period in page.periods] == [
        ("d2026-11-02", ["Twice", "Monday"]),
        ("d2026-10-26", ["Sunday", "Saturday"]),
        ("d2026-11", ["Month"]),
        ("d2026", ["Year"]),
        ("d2015", ["Undated"]),
    ]
    english = [heading.title for heading in page.page(views["en"]).headings]
    assert english == ["2–8 November 2026", "26 October – 1 November 2026", "November 2026", "2026", "2015"]
    assert page.page(views["ko"]).headings[1].title == "2026년 10월 26일~11월 1일"


@pytest.mark.parametrize(
    ("date", "week"), [("9999-12-31", "9999-12-27/9999-12-31"), ("0001-01-01", "0001-01-01/0001-01-07")]
)
def test_the_first_and_the_last_day_have_a_week(date: str, week: str) -> None:
    assert str(new.week_of(partial_date(date))) == week


def test_many_reviews_stand_on_pages_of_their_years() -> None:
    entries = {
        f"ismir/2015/p{number}": reviewed(f"P{number}", f"{2020 + number % 2}-02-{number % 28 + 1:02}")
        for number in range(2 * LONG + 2)
    }
    found, views = pages(entries)
    assert [page.address for page in found] == [
        "new/",
        "new/2021/",
        "new/2021/2/",
        "new/2020/",
        "new/2020/2/",
    ]
    first, *years = found
    held = [work.id for page in years for period in page.periods for work in period.works]
    assert sorted(held) == sorted(entries)
    shown = [work.id for period in first.periods for work in period.works]
    assert shown == held[:NEWEST]
    content = first.page(views["en"]).content
    assert 'new/2020/2/">2020 (2/2)' in content
    assert "data-digest-new" in content
    assert "data-digest-new" not in years[0].page(views["en"]).content


def test_a_site_without_reviews_invites_to_write_one() -> None:
    (page,), views = pages({"ismir/2015/unread": ENTRIES["ismir/2015/unread"]})
    assert "No papers yet." in page.page(views["en"]).content
