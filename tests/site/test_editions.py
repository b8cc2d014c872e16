"""An edition reads as one post: who speaks is said once, and every paper leads to those beside it."""

import re
from typing import Any

import pytest

from generator.site.pages.parts.programme import MANY
from generator.site.view.labels import label
from tests.catalog.libraries import paper
from tests.site.test_pages import PEOPLE, Built, make

RETOLD = {"by": "editors", "after": "keunwoo-choi", "source": {"title": "A post", "date": "2015-11-05"}}
SUMMARY = {"en": "What it is, in short."}

ENTRIES: dict[str, dict[str, Any]] = {
    "ismir/2014/alone": {**paper("Alone"), "read": "not-yet"},
    "ismir/2015/a": paper("A", summary=SUMMARY, notes=[{**RETOLD, "en": "First."}]),
    "ismir/2015/b": paper("B", summary=SUMMARY),
    "ismir/2015/c": paper(
        "C", notes=[{**RETOLD, "en": "Third.", "verdict": "mixed"}, {"by": "minji", "en": "No."}]
    ),
    "ismir/2017/late": paper("Late", summary=SUMMARY),
    **{
        f"icassp/2015/p-{n}": {**paper(f"{('A', 'The')[n % 2]} {chr(65 + n % 20)} {n}"), "read": "not-yet"}
        for n in range(MANY + 1)
    },
}
EDITIONS = {("ismir", 2015): {"order": ["c", {"text": {"en": "And now."}}, "a", "b"]}, ("ismir", 2016): {}}


@pytest.fixture(scope="module")
def site() -> Built:
    return make(ENTRIES, people=PEOPLE, editions=EDITIONS)


def test_who_retold_whom_is_said_once_and_at_each_paper_only_what_differs(site: Built) -> None:
    content = site["en", "venues/ismir/2015/"].content
    assert content.count(label("en", "retold", name="Keunwoo Choi", year="2015", by="The editors")) == 1
    assert content.index("Retold by") < content.index("First.")
    assert content.count("5 November 2015") == 1
    assert content.count("Reviewed by minji") == 1


def test_what_only_some_notes_have_in_common_is_said_at_each() -> None:
    entries = {f"ismir/2015/{by}": paper(by, notes=[{"by": by, "en": "So."}]) for by in ("minji", "ada")}
    content = make(entries)["en", "venues/ismir/2015/"].content
    assert ("Reviewed by minji" in content, "Reviewed by ada" in content) == (True, True)


def test_a_summary_does_not_say_twice_what_a_note_says(site: Built) -> None:
    content = site["en", "venues/ismir/2015/"].content
    assert content.count("What it is, in short.") == 1
    assert content.index("What it is, in short.") > content.index('<h2 id="b">')


def test_every_paper_says_its_place_and_leads_to_those_beside_it(site: Built) -> None:
    content = site["ko", "venues/ismir/2015/"].content
    places = re.findall(r'<p class="digest-place">(.*?)</p>', content)
    assert [re.sub("<.*?>", "", place).strip("←→") for place in places] == ["1/3", "2/3", "3/3"]
    assert [re.findall('href="#([^"]*)"', place) for place in places] == [["a"], ["c", "b"], ["a"]]


def test_years_lead_to_those_before_and_after_whether_somebody_told_of_them_or_not(site: Built) -> None:
    def beside(year: int) -> list[str]:
        content = site["en", f"venues/ismir/{year}/"].content
        above, _, below = content.partition("</h1>")
        led = re.findall(r'digest-beside__(?:before|after)".*?venues/ismir/(\d+)/', below)
        assert re.findall(r"venues/ismir/(\d+)/", above) == led
        return led

    assert [beside(year) for year in (2014, 2015, 2016, 2017)] == [
        ["2015"],
        ["2014", "2016"],
        ["2015", "2017"],
        ["2016"],
    ]


def test_a_long_programme_shows_letters_articles_aside(site: Built) -> None:
    content = site["en", "venues/icassp/2015/"].content
    letters = re.findall(r'<h3 id="_letter-(\w)">(\w)</h3>', content)
    assert [name for _, name in letters] == [chr(65 + n) for n in range(20)]
    assert re.findall(r'href="#_letter-(\w)"', content) == [letter for letter, _ in letters]
    assert len(re.findall(r'<li id="p-\d+">', content)) == MANY + 1
    assert site["en", "venues/icassp/2015/"].description == "The papers of ICASSP 2015. 31 papers."


def test_a_programme_with_tracks_is_divided_by_them() -> None:
    entries = {
        f"ismir/2015/{slug}": {
            "read": "not-yet",
            "paper": {"title": slug, **({"track": track} if track else {})},
        }
        for slug, track in (("a", "Session 10"), ("b", None), ("c", "Session 9"), ("d", "Session 10"))
    }
    programme = make(entries)["en", "venues/ismir/2015/"].content.partition('<h2 id="_programme">')[2]
    assert re.findall(r"<h3[^>]*>([^<]*)</h3>", programme) == ["Session 9", "Session 10", "Other papers"]
    assert re.findall(r'<li id="(\w)">', programme) == ["c", "a", "d", "b"]
    assert re.findall(r'<a href="#(_track-\w+)"', programme) == ["_track-1", "_track-2", "_track-others"]
    assert "digest-badge" not in programme  # the headings say it
