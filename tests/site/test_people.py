"""Pages of people: what they reviewed, and lists by family name."""

import re

import pytest

from generator.site.view.labels import label
from tests.catalog.libraries import paper
from tests.site.test_home import section, slugs
from tests.site.test_pages import PEOPLE, Built, make

RETOLD = {"by": "editors", "after": "keunwoo-choi", "source": {"title": "A post", "date": "2015-11-05"}}


@pytest.fixture(scope="module")
def site() -> Built:
    entries = {
        "ismir/2015/a": paper("A", "Aaron Zorn", "Ada van den Berg", notes=[{**RETOLD, "en": "Said."}]),
        "ismir/2016/b": paper(
            "B", "Zoë Adler", notes=[{**RETOLD, "en": "So."}, {"by": "minji", "en": "No."}]
        ),
        "ismir/2016/c": paper(
            "C", "Keunwoo Choi", notes=[{"by": "editors", "role": "author", "en": "Thanks."}]
        ),
    }
    return make(entries, people=PEOPLE)


def test_a_reviewers_page_lists_what_they_reviewed_whether_they_wrote_papers_or_not(site: Built) -> None:
    for reviewer in ("keunwoo-choi", "editors"):
        assert slugs(section(site["en", f"authors/{reviewer}/"].content, "reviewed")) == ["b", "a"]
    assert 'id="papers"' in site["en", "authors/keunwoo-choi/"].content
    assert 'id="papers"' not in site["en", "authors/editors/"].content
    assert site["en", "authors/editors/"].description == "Papers reviewed by The editors. 2 reviews."
    assert ("en", "authors/minji/") not in site


def test_a_note_leads_to_what_else_its_reviewer_wrote(site: Built) -> None:
    content = site["en", "papers/ismir/2016/b/"].content
    said = label("en", "retold", name="Keunwoo Choi", year="2015", by="The editors")
    assert re.search(rf'<a href="[^"]*authors/keunwoo-choi/">{said}</a>', content)
    assert "Reviewed by minji" in content
    assert "authors/minji/" not in content
    assert "authors/editors/" not in site["en", "papers/ismir/2016/c/"].content


def test_authors_are_listed_by_their_family_names_and_reviewers_apart(site: Built) -> None:
    page = site["en", "authors/"]
    reviewers, _, everyone = page.content.partition("</section>")
    counted = re.findall(r'authors/([\w-]+)/">[^<]+</a> <span class="digest-count">(\d+)<', reviewers)
    assert counted == [("editors", "2"), ("keunwoo-choi", "2")]
    people = re.findall(r'authors/([\w-]+)/">[^<]+</a>', everyone)
    assert people == ["zoe-adler", "ada-van-den-berg", "keunwoo-choi", "aaron-zorn"]
    assert [heading.title for heading in page.headings[1:]] == ["Reviewers on this site", *"ABCZ"]
    assert "4 authors" in page.content
    assert "4 authors" in site["en", ""].content


def test_reviewers_are_called_as_each_language_calls_them(site: Built) -> None:
    korean = site["ko", "authors/"].content.partition("</section>")[0]
    assert re.findall(r">([^<]+)</a>", korean) == ["편집부", "최근우(Keunwoo Choi)"]
    assert site["ko", "authors/editors/"].title == "편집부"
    assert site["ko", "authors/keunwoo-choi/"].title == "Keunwoo Choi"
