"""Lists too long for one page stand on several, and nothing of them is lost."""

import re
from collections import Counter
from posixpath import normpath
from typing import Any

import pytest

from generator.site.page import Page
from generator.site.pages.parts.pagination import LONG, MANY_AUTHORS, evenly
from generator.site.view.labels import label
from generator.text.hrefs import ROOT
from tests.catalog.libraries import paper
from tests.site.test_pages import Built, make

pytestmark = pytest.mark.slow  # the site takes long, and all tests of it are to be where it is made

MOST_BYTES = 300_000
"""How much HTML a page of the site may hold."""

CHROME = 40_000
"""How much of it the engine puts around our part."""

YEARS = (2014, 2015, 2015, 2016)
"""Where papers go in turn: one year has more than a page holds."""

NOTE = {"by": "minji", "ko": "긴 글이다. " * 350, "en": "A long text. " * 350}


@pytest.mark.parametrize(
    ("weights", "limit", "expected"),
    [
        ([], 3, []),
        ([0], 3, [1]),
        ([1, 1, 1], 3, [3]),
        ([1, 1, 1, 1], 3, [2, 2]),
        ([1] * 7, 3, [3, 2, 2]),
        ([1] * 241, 120, [81, 80, 80]),
        ([9, 1, 1, 1], 3, [1, 3]),
        ([1, 1, 1, 9], 6, [4]),
    ],
)
def test_a_list_is_divided_evenly(weights: list[int], limit: int, expected: list[int]) -> None:
    parts = evenly(list(enumerate(weights)), limit, lambda item: item[1])
    assert [len(part) for part in parts] == expected
    assert [item for part in parts for item in part] == list(enumerate(weights))


@pytest.fixture(scope="module")
def site() -> Built:
    entries: dict[str, dict[str, Any]] = {
        f"ismir/{YEARS[number % 4]}/paper-{number:03}": paper(
            f"Paper {number:03}", "Ada Lovelace", f"Person {number}", tags=["cnn"]
        )
        for number in range(4 * LONG)
    }
    entries |= {
        f"icassp/2017/long-{number:02}": paper(f"Long {number:02}", notes=[NOTE], tags=["rnn"])
        for number in range(70)
    }
    crowd = [f"{initial}x Crowd {number}" for initial in "KQ" for number in range(MANY_AUTHORS // 2 + 1)]
    entries |= {
        f"icassp/2016/crowd-{first}": paper(f"Crowd {first}", *crowd[first : first + 20], tags=["rnn"])
        for first in range(0, len(crowd), 20)
    }
    entries |= {
        f"icassp/2018/unread-{number:03}": {**paper(f"Unread {number:03}", "Grace Hopper"), "read": "not-yet"}
        for number in range(500)
    }
    editions = {
        ("icassp", 2017): {
            "intro": {"ko": "여는 말"},
            "outro": {"ko": "닫는 말"},
            "order": ["long-69", {"text": {"ko": "사이"}}],
        }
    }
    return make(entries, tags={"cnn": {}, "rnn": {}}, editions=editions)


def below(site: Built, address: str) -> list[Page]:
    """Return a Korean page and those whose addresses go on from its own, in their order."""
    return [page for (lang, at), page in site.items() if lang == "ko" and at.startswith(address)]


def papers_of(page: Page) -> list[str]:
    """Return what papers the rows or posts of a page are about."""
    title = r'<(?:h[24]|p class="digest-row__title")[^>]*>(?:<span[^>]*>\d+</span> )?'
    return re.findall(rf'{title}<a[^>]*href="[^"]*(papers/[^"]+)"', page.content)


def test_both_languages_have_the_same_pages(site: Built) -> None:
    korean, english = ({at for tree, at in site if tree == lang} for lang in ("ko", "en"))
    assert korean == english


@pytest.mark.parametrize(
    ("of", "conditions"),
    [("tags/cnn/", "tag=cnn"), ("authors/ada-lovelace/", "q=Ada+Lovelace")],
)
def test_every_year_of_a_long_list_turns_into_a_search(site: Built, of: str, conditions: str) -> None:
    for page in below(site, of)[1:]:
        year = page.address.removeprefix(of)[:4]
        assert f'search/?{conditions}&amp;from={year}&amp;to={year}"' in page.content


@pytest.mark.parametrize("of", ["tags/cnn/", "authors/ada-lovelace/"])
def test_a_long_list_is_divided_by_year_and_a_long_year_once_more(site: Built, of: str) -> None:
    first, *pages = below(site, of)
    assert [page.address.removeprefix(of) for page in pages] == ["2014/", "2015/", "2015/2/", "2016/"]
    assert [len(papers_of(page)) for page in pages] == [LONG] * 4
    assert len({work for page in pages for work in papers_of(page)}) == 4 * LONG
    assert 0 < len(papers_of(first)) < LONG
    for page in pages:
        assert f'href="{ROOT}{page.address}"' in first.content
    assert f'href="{ROOT}{page.address}" aria-current="page"' in page.content
    beside = re.findall(rf'digest-beside__\w+".*?href="{ROOT}{of}([^"]*)"', pages[1].content)
    assert beside == ["2014/", "2015/2/"]


def test_many_authors_stand_under_their_letters_each_once(site: Built) -> None:
    pages = [page for page in below(site, "authors/letters/") if page.address.count("/") > 2]
    named = [
        name for page in pages for name in re.findall(rf'<li><a href="{ROOT}(authors/[^"]*)"', page.content)
    ]
    people = [name for name in named if not name.startswith("authors/letters/")]
    assert Counter(people) == dict.fromkeys(
        (at for lang, at in site if re.fullmatch("authors/(?!letters/)[^/]+/", at) and lang == "ko"), 1
    )


def test_a_long_edition_goes_on_over_pages_without_losing_a_paper(site: Built) -> None:
    pages = below(site, "venues/icassp/2017/")
    assert [page.address for page in pages[:2]] == ["venues/icassp/2017/", "venues/icassp/2017/2/"]
    numbers = re.findall(r'digest-number">(\d+)<', "".join(page.content for page in pages))
    assert numbers == [str(number) for number in range(1, 71)]
    assert len({work for page in pages for work in papers_of(page)}) == 70
    for said, place in (("여는 말", 0), ("사이", 0), ("닫는 말", -1)):
        assert [said in page.content for page in pages].index(True) == place % len(pages)
    assert len({page.title for page in pages}) == len(pages)
    said = label("ko", "note-by", name="minji")
    assert [page.content.count(said) for page in pages] == [1] * len(pages)


def test_a_long_programme_goes_on_over_pages_too(site: Built) -> None:
    pages = below(site, "venues/icassp/2018/")
    assert len(pages) == 2
    listed = [slug for page in pages for slug in re.findall(r'<li id="(unread-\d+)"', page.content)]
    assert listed == [f"unread-{number:03}" for number in range(500)]


def test_every_page_is_light_and_leads_nowhere_else(site: Built) -> None:
    addresses = {f"{'en/' if lang == 'en' else ''}{at}" for lang, at in site}
    for page in site.values():
        assert len(page.content.encode()) < MOST_BYTES - CHROME, page.address
        unshown = '<template.*?</template>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
        shown = re.sub(unshown, "", page.content, flags=re.DOTALL)
        for link in re.findall(rf'href="{ROOT}([^"#?]*)', shown):
            is_page = not link.rpartition("/")[2]  # tests/browser/test_links.py follows links to files, too
            assert normpath(link) == "." or link in addresses or not is_page
