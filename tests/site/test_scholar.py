"""What pages say of papers to Zotero and to search engines."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import html5lib
import pytest

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store, StoredPaper
from generator.site.archive import Archive
from generator.site.page import Page, completed
from generator.site.pages import outline
from generator.site.view.coins import MAX_AUTHORS
from generator.site.view.names import Names
from generator.site.view.site_facts import Licence, Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from tests.catalog.libraries import library, paper
from tests.site import zotero
from tests.tables import each

ROOT = "https://host.example/repo/"
SITE = Site("Digest & co", ROOT, licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"))

HOSTILE = "</script><script>alert(1)</script><!-- \"'&amp;=%41 50% 한국어 $x_1 < y$ 😀"

READ = "</script><script>alert(1)</script><!– \"'&amp;=%41 50% 한국어 x1<y 😀"
"""The same in plain text, where it is TeX's: two hyphens are a dash."""

STORED = StoredPaper.model_validate(
    {
        "id": "1610.00087",
        "latest": {
            "title": "Stored\x07 and\x85 more",
            "authors": [{"name": "Wei Dai"}],
            "published": "2016-10-01T00:00:00Z",
        },
    }
)

ENTRIES: Mapping[str, Mapping[str, Any]] = {
    "ismir/2015/a": {
        "paper": {
            "title": HOSTILE,
            "authors": [
                "Jan Schlüter",
                "김민지",
                "Martin King Jr.",
                "The C&A Group",
                "Plato",
                "Sounds, Inc.",
            ],
            "doi": "10.1000/a(b)<1:c>&d",
            "pages": "1-5",
        },
        "read": "full",
        "tags": ["cnn"],
        "summary": {"ko": "요약"},
        "notes": [
            {
                "by": "minji",
                "date": "2017-03",
                "verdict": "mixed",
                "ko": f"{HOSTILE} [[b|다른 글]] " + "말 " * 400,
            },
            {
                "by": "editors",
                "after": "minji",
                "date": "2018-01-02",
                "source": {
                    "title": "글",
                    "date": "2015-11-05",
                    "lang": "ko",
                    "url": "https://a.example/?a&b",
                },
                "en": "Retold in *English*.",
            },
            {"by": {"name": "Jan Schlüter"}, "role": "author", "en": "An answer."},
        ],
    },
    "ismir/2015/b": paper("Nobody read this", "A B", read="not-yet", tags=["cnn"]),
    "arxiv/2016/c": {"arxiv": "1610.00087", "read": "full", "summary": {"en": "Only a summary."}},
    "journal/2016/d": paper(
        "In a journal", *(f"Name{n} Family{n}" for n in range(MAX_AUTHORS + 9)), tags=["cnn"]
    ),
    "ismir/2016/seen": {"unidentified": {"ko": "무엇"}, "read": "poster"},
}
REGISTRIES: Mapping[str, Any] = {
    "tags": {"cnn": {}},
    "people": {
        "minji": {"name": {"ko": "김민지", "en": "Minji Kim"}},
        "editors": {"name": {"ko": "편집부", "en": "The editors"}},
    },
    "venues": {"journal": {"name": {"en": "Journal of Sound & Vision"}}},
}

Pages = Mapping[tuple[Lang, str], Page]


@pytest.fixture(scope="module")
def pages() -> Pages:
    return made(ENTRIES)


def made(entries: Mapping[str, Mapping[str, Any]]) -> Pages:
    built = catalog.build(library(entries, **REGISTRIES), Store({STORED.id: STORED}))
    linked = links.build(built)
    gathered = [*outline.pages(Archive(built, linked, Neighbourhood(built, linked)), {})]
    views = {lang: View(Names.of(built, SITE), lang) for lang in LANGS}
    return {
        (lang, facts.address): completed(facts, view) for lang, view in views.items() for facts in gathered
    }


def item(pages: Pages, entry_id: str) -> dict[str, Any]:
    (found,) = zotero.items(pages["ko", f"papers/{entry_id}/"].content)
    return found


def test_zotero_takes_a_paper_of_a_conference_whatever_it_is_called(pages: Pages) -> None:
    assert item(pages, "ismir/2015/a") == {
        "itemType": "conferencePaper",
        "title": READ,
        "publicationTitle": "ISMIR 2015",
        "creators": [
            ("Schlüter", "Jan"),
            ("김", "민지"),
            ("King", "Martin Jr"),
            ("The C&A Group", ""),
            ("Plato", ""),
            ("Sounds Inc", ""),
        ],
        "date": "2015",
        "pages": "1-5",
        "DOI": "10.1000/a(b)<1:c>&d",
        "language": "ko",
    }


def test_zotero_takes_preprints_and_articles(pages: Pages) -> None:
    preprint, article = item(pages, "arxiv/2016/c"), item(pages, "journal/2016/d")
    assert (preprint["itemType"], preprint["url"]) == ("preprint", "https://arxiv.org/abs/1610.00087")
    assert (preprint["creators"], preprint["date"]) == ([("Dai", "Wei")], "2016-10-01")
    assert (article["itemType"], article["publicationTitle"]) == (
        "journalArticle",
        "Journal of Sound & Vision",
    )
    assert len(article["creators"]) == MAX_AUTHORS


def test_zotero_takes_the_whole_list(pages: Pages) -> None:
    for lang in LANGS:
        for address, titles in {
            "venues/ismir/2015/": [READ, "Nobody read this"],
            "tags/cnn/": [READ, "In a journal", "Nobody read this"],
        }.items():
            assert [found["title"] for found in zotero.items(pages[lang, address].content)] == titles


def test_what_nobody_could_identify_is_no_paper_to_take(pages: Pages) -> None:
    assert zotero.items(pages["ko", "papers/ismir/2016/seen/"].content) == []
    assert zotero.items(pages["ko", "search/"].content) == []


def test_no_review_passes_for_the_paper(pages: Pages) -> None:
    assert not [page for page in pages.values() if "citation_" in page.head + page.content]


# schema.org's vocabulary (release 29, CC BY-SA 3.0, https://schema.org/docs/developers.html), as far as it is
# used: what each class is a kind of, and of each property the classes that have it and those of its values.
CLASSES: Mapping[str, str | None] = {
    "Thing": None,
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "ScholarlyArticle": "Article",
    "Review": "CreativeWork",
    "CreativeWorkSeries": "CreativeWork",
    "Periodical": "CreativeWorkSeries",
    "PublicationVolume": "CreativeWork",
    "Person": "Thing",
    "Organization": "Thing",
    "Intangible": "Thing",
    "StructuredValue": "Intangible",
    "PropertyValue": "StructuredValue",
    "Text": None,
    "URL": "Text",
    "Date": None,
}
PROPERTIES: Mapping[str, tuple[set[str], set[str]]] = {
    "name": ({"Thing"}, {"Text"}),
    "url": ({"Thing"}, {"URL"}),
    "sameAs": ({"Thing"}, {"URL"}),
    "identifier": ({"Thing"}, {"PropertyValue", "Text", "URL"}),
    "author": ({"CreativeWork", "Rating"}, {"Organization", "Person"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "datePublished": ({"CreativeWork", "Certification"}, {"Date", "DateTime"}),
    "inLanguage": ({"CreativeWork", "Event", "PronounceableText"}, {"Language", "Text"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork", "Product", "URL"}),
    "license": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "pagination": ({"Article", "Chapter", "PublicationIssue", "PublicationVolume"}, {"Text"}),
    "itemReviewed": ({"AggregateRating", "Review"}, {"Thing"}),
    "reviewBody": ({"Review"}, {"Text"}),
    "givenName": ({"Person"}, {"Text"}),
    "familyName": ({"Person"}, {"Text"}),
    "propertyID": ({"PropertyValue"}, {"Text", "URL"}),
    "value": (
        {"MonetaryAmount", "PropertyValue", "QuantitativeValue"},
        {"Boolean", "Number", "StructuredValue", "Text"},
    ),
}


def kinds(name: str) -> Iterator[str]:
    """Yield a class and all that it is a kind of."""
    above: str | None = name
    while above is not None:
        yield above
        above = CLASSES[above]


@dataclass
class Graph:
    """What a page says."""

    things: list[dict[str, Any]]

    def check(self) -> None:
        """Assert that every property belongs to its thing, and every value to its property."""
        for thing in self.things:
            self._check(thing)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [thing for thing in self.things if thing["@type"] == kind]

    def _check(self, thing: Mapping[str, Any]) -> None:
        for name, value in thing.items():
            if name.startswith("@"):
                continue
            classes, values = PROPERTIES[name]
            assert not classes.isdisjoint(kinds(thing["@type"])), (thing["@type"], name)
            for one in value if isinstance(value, list) else [value]:
                assert not values.isdisjoint(self._kinds(one)), (name, one)

    def _kinds(self, value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            found = value if "@type" in value else next(t for t in self.things if t["@id"] == value["@id"])
            if found is value:
                self._check(value)
            yield from kinds(found["@type"])
        elif re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
            yield from ("Date", "Text")
        else:
            yield from kinds("URL" if re.match("https?://", value) else "Text")


def graph(page: Page) -> Graph | None:
    """Return what a page says, as a browser finds it."""
    document = html5lib.parse(f"<head>{page.head}</head>", namespaceHTMLElements=False)
    scripts = list(document.iter("script"))
    assert all(script.get("type") == "application/ld+json" for script in scripts)
    if not scripts:
        return None
    (said,) = (json.loads(script.text or "") for script in scripts)
    assert said["@context"] == "https://schema.org"
    return Graph(said["@graph"])


def test_all_that_is_said_is_of_the_vocabulary(pages: Pages) -> None:
    said = [found for page in pages.values() if (found := graph(page))]
    assert len(said) == 4, "of two papers, in both languages"
    for found in said:
        found.check()
        for broken in (
            {**found.things[0], "reviewBody": "Of a review alone"},
            {**found.things[0], "author": "Whose class is not said"},
        ):
            with pytest.raises(AssertionError):
                Graph([broken, *found.things]).check()


def test_each_review_says_who_speaks_of_which_paper(pages: Pages) -> None:
    found = graph(pages["en", "papers/ismir/2015/a/"])
    assert found
    (article,) = found.of("ScholarlyArticle")
    assert article["name"] == READ
    assert article["sameAs"] == ["https://doi.org/10.1000/a(b)%3C1:c%3E%26d"]
    assert article["author"][1] == {
        "@type": "Person",
        "name": "김민지",
        "givenName": "민지",
        "familyName": "김",
    }
    assert [author["@type"] for author in article["author"]] == [
        *["Person"] * 3,
        "Organization",
        "Person",
        "Organization",
    ]
    own, retold = found.of("Review")
    for review in (own, retold):
        assert review["itemReviewed"] == {"@id": article["@id"]}
        assert review["url"] == f"{ROOT}en/papers/ismir/2015/a/"
        assert review["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert "reviewRating" not in review
    assert own["author"] == {"@type": "Person", "name": "Minji Kim", "url": f"{ROOT}en/authors/minji/"}
    assert (own["datePublished"], own["inLanguage"]) == ("2017-03", "ko")
    assert len(own["reviewBody"]) <= 500
    assert "다른 글" in own["reviewBody"]
    assert (retold["author"]["@type"], retold["reviewBody"]) == ("Organization", "Retold in English.")
    assert retold["isBasedOn"]["author"]["name"] == "Minji Kim"


def test_a_summary_that_nobody_signs_is_the_sites(pages: Pages) -> None:
    found = graph(pages["ko", "papers/arxiv/2016/c/"])
    assert found
    (review,) = found.of("Review")
    assert (review["author"]["name"], review["inLanguage"]) == ("Digest & co", "en")
    assert review["reviewBody"] == "Only a summary."


SAID: Mapping[str, tuple[str, str]] = {
    "signs that are no Markdown": ("Accuracy > 90%, a -> b; C# and snake_case_name, 5 > 3.",) * 2,
    "signs that are": ("# Well\n\n> It **hears** _much_, `a_b`.", "Well It hears much, a_b."),
    "code": ("Run:\n\n```python\nx = 1  # > 0\n```\n\nand `*` it.", "Run: x = 1 # > 0 and * it."),
    "tasks": ("- [ ] Read\n- [x] Listen", "Read Listen"),
    "formulas": (
        r"Of $\ell_1$, $x^2 < \frac{a}{b}$: $$\begin{aligned}a &= b \\ c &= d\end{aligned}$$ so.",
        "Of ℓ1, x²<a/b: a =b; c =d so.",
    ),
    "links": (
        "[It](https://a.example), [[b]], [[tag:cnn|nets]]; [[c_d]].",
        "It, Nobody read this, nets; c_d.",
    ),
    "a footnote": ("It hears.[^1]\n\n[^1]: Much.", "It hears. Much."),
    "a figure": ("It ![[a.png]] hears.", "It hears."),
    "HTML": ("<u>C</u>NN &lt;b&gt; &amp; <kbd>a</kbd>-<kbd>b</kbd>", "CNN <b> & a-b"),
}
"""Notes, and what is read of them where no markup can stand."""


def test_a_review_is_quoted_as_its_page_shows_it() -> None:
    figure = {"file": "a.png", "caption": {"en": "A caption"}}
    notes = [{"by": "minji", "en": typed} for typed, _ in SAID.values()]
    entry = {**ENTRIES["ismir/2015/a"], "notes": notes, "figures": [figure]}
    found = graph(made({**ENTRIES, "ismir/2015/a": entry})["en", "papers/ismir/2015/a/"])
    assert found
    quoted = [review["reviewBody"] for review in found.of("Review")]
    each({name: (said, now) for (name, (_, said)), now in zip(SAID.items(), quoted, strict=True)}, _is_said)


def _is_said(row: tuple[str, str]) -> None:
    said, quoted = row
    assert quoted == said


def test_a_summary_is_no_markdown() -> None:
    entry = {**ENTRIES["arxiv/2016/c"], "summary": {"en": r"C# > *C* for a_b and $\ell_1$."}}
    found = graph(made({"arxiv/2016/c": entry})["en", "papers/arxiv/2016/c/"])
    assert found
    assert [review["reviewBody"] for review in found.of("Review")] == ["C# > *C* for a_b and ℓ1."]


def test_a_page_without_a_review_says_nothing(pages: Pages) -> None:
    for entry_id in ("ismir/2015/b", "ismir/2016/seen"):
        assert graph(pages["ko", f"papers/{entry_id}/"]) is None
