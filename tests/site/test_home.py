"""The front page: what the editors picked, what is newest, and where else one might begin."""

import re
from typing import Any

from generator.catalog.article import Article
from generator.site.view.labels import label
from tests.catalog.libraries import paper
from tests.site.test_pages import Built, make

GUIDES = (
    Article("guides/bees/", {"en": "Bees"}, {"en": ""}, ("bees",)),
    Article("guides/chords/", {"en": "Chords", "ko": "화음"}, {"en": ""}, ("chords",), {"en": "Why chords."}),
)


def note(said: str, length: int = 1, **fields: Any) -> dict[str, Any]:
    """Return a note that retells what was said some day."""
    return {
        "by": "editors",
        "date": "2026-11-21",
        "source": {"title": "A post", "date": said},
        "en": "Word. " * length,
        **fields,
    }


def site() -> Built:
    entries: dict[str, dict[str, Any]] = {
        "icassp/2017/long": paper("Long", notes=[note("2017-03-14", 9)], tags=["chords"]),
        "icassp/2017/praised": paper("Praised", notes=[note("2017-03-14", verdict="must-read")]),
        "icassp/2017/posted": paper("Posted", read="poster", notes=[note("2017-03-14", 99)]),
        "icassp/2017/brief": paper("Brief", notes=[note("2017-03-14")]),
        "arxiv/2015/own": paper("Own", notes=[{"by": "minji", "date": "2020-01-02", "en": "Mine."}]),
        "ismir/2015/old": paper("Old", notes=[note("2015-11-05")], tags=["chords"]),
        "ismir/2015/heard": paper("Heard", read="not-yet", summary={"en": "Heard of."}),
        "ismir/2014/second": paper("Second", notes=[note("2021-01-01")], pick=2),
        "ismir/2014/first": paper("First", notes=[note("2011-01-01")], pick=1),
        **{f"ismir/2016/listed-{n}": {**paper(f"Listed {n}"), "read": "not-yet"} for n in range(3)},
        **{
            f"ismir/2013/unknown-{n}": {
                "read": "poster",
                "unidentified": {"en": f"Poster {n}."},
                "notes": [note("2022")],
            }
            for n in range(3)
        },
    }
    return make(entries, articles=GUIDES, tags={"chords": {}, "bees": {}}, venues={"dafx": {}})


def section(content: str, name: str) -> str:
    found = re.search(rf'<section>\s*<h2 id="{name}".*?</section>', content, re.DOTALL)
    assert found, name
    return found[0]


def slugs(html: str) -> list[str]:
    return re.findall(r'class="digest-title" href="[^"]*/([^/"]+)/"', html)


def test_picks_lead_in_the_order_of_their_numbers_and_are_not_repeated() -> None:
    home = site()["en", ""].content
    assert slugs(section(home, "picks")) == ["first", "second"]
    assert home.index('id="picks"') < home.index('id="newest"')


def test_the_newest_are_those_said_last_and_of_one_day_the_best_a_few_of_an_edition() -> None:
    newest = section(site()["en", ""].content, "newest")
    assert slugs(newest) == ["own", "praised", "long", "brief", "old", "heard"]
    assert "14 March 2017" in newest
    assert label("en", "read-full") in newest
    assert label("en", "verdict-must-read") in newest
    assert label("en", "read-not-yet") not in newest
    assert "search/?reviewed=yes&amp;sort=newest" in newest


def test_the_guide_is_about_what_is_shown_in_the_languages_that_it_has() -> None:
    built = site()
    assert "guides/chords/" in section(built["en", ""].content, "guide")
    assert "Why chords." in section(built["en", ""].content, "guide")
    assert "화음" in section(built["ko", ""].content, "guide")


def test_every_venue_with_papers_has_its_row_and_two_papers_are_asked_about() -> None:
    home = site()["en", ""].content
    rows = re.findall(r'<th scope="row"><a href="[^"]*venues/([^/]+)/"', section(home, "grid"))
    assert rows == ["ismir", "icassp", "arxiv"]
    years = re.findall(r'<th scope="col">(\d+)</th>', section(home, "grid"))
    assert years == ["2013", "2014", "2015", "2016", "2017"]
    assert section(home, "unidentified").count("<li>") == 2
    assert "15 papers" in home
    assert "12 reviews" in home
