"""What stands on a card, and which card a page has."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, get_args

import pytest

from generator.build.files.fingerprint import Fingerprints
from generator.catalog.work import DEPTH
from generator.engine.assets import FOLDER
from generator.entries.format.entry import Verdict
from generator.site.archive import Archive
from generator.site.beside.cards import DEPTHS, OF_SITE, SIGNS, CardFacts, gathered
from generator.site.cards.drawing import HUES
from generator.site.cards.face import Face
from generator.site.page import Page, completed
from generator.site.pages import outline
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import BOTH, LANGS, Lang, Languages
from tests.catalog.libraries import paper
from tests.site.test_facts import archived
from tests.site.test_pages import ENTRIES

URL = "https://example.org/repo/"
CSS = (FOLDER / "digest.css").read_text(encoding="utf-8")

PICTURE = re.compile(rf'<meta property="og:image" content="{URL}((?:en/)?)([^"?]*)\?([0-9a-f]{{12}})">')


def view(archive: Archive, lang: Lang, languages: Languages = BOTH, name: str = "Digest") -> View:
    site = Site(name, URL, description="Reviews.")
    return View(Names.of(archive.catalog, site, languages), lang)


def pages(archive: Archive, lang: Lang, languages: Languages = BOTH) -> dict[str, Page]:
    shown = view(archive, lang, languages)
    return {facts.address: completed(facts, shown) for facts in outline.pages(archive, {})}


def cards(archive: Archive) -> dict[str, CardFacts]:
    return {card.address: card for card in gathered(archive, ())}


def faces(archive: Archive, lang: Lang, languages: Languages = BOTH) -> dict[str, Face]:
    shown = view(archive, lang, languages)
    return {address: card.face(shown) for address, card in cards(archive).items()}


def addressed(page: Page) -> list[str]:
    """Return the tree, path and version of the card that a page announces."""
    (found,) = PICTURE.findall(page.head)
    return [*found]


def changed(entry: str, **fields: Any) -> Archive:
    return archived({**ENTRIES, entry: {**ENTRIES[entry], **fields}})


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_announces_a_card_that_lies_there(lang: Lang) -> None:
    archive = archived()
    drawn = faces(archive, lang)
    shown = {}
    for page in pages(archive, lang).values():
        tree, path, version = addressed(page)
        shown[page.address] = path
        assert tree == BOTH.tree(lang)
        assert version == drawn[path].version
        assert f'og:image:alt" content="{page.title}' in page.head or path in {
            "card.png",
            "venues/ismir/2016/card.png",
        }
        for said in (
            'og:image:width" content="800"',
            'og:image:height" content="400"',
            'content="summary_large_image"',
        ):
            assert page.head.count(said) == 1
    assert shown["papers/ismir/2015/a/"] == "papers/ismir/2015/a/card.png"
    assert shown["papers/ismir/2016/c/"] == "venues/ismir/2016/card.png"
    assert shown["venues/ismir/2015/"] == "venues/ismir/2015/card.png"
    assert shown["tags/cnn/"] == "tags/cnn/card.png"
    assert {
        shown[at] for at in ("", "venues/", "venues/ismir/", "tags/", "search/", "compose/", "authors/")
    } == {"card.png"}


def test_only_reviewed_papers_have_a_card() -> None:
    papers = {at.split("/")[3] for at in cards(archived()) if at.startswith("papers/")}
    assert papers == {"a", "b", "own"}


def test_a_card_says_what_it_is_how_well_it_was_read_and_what_was_thought() -> None:
    notes = [{"by": "minji", "verdict": "must-read", "ko": "좋다."}]
    archive = changed("ismir/2015/a", notes=notes, read="partial")
    korean, english = (faces(archive, lang)["papers/ismir/2015/a/card.png"] for lang in ("ko", "en"))
    assert korean == Face(
        "Digest", "A ℓ1 paper", "ISMIR 2015", korean.hue, 3, ("일부만 읽음", "★ 필독"), ("#cnn 태그",)
    )
    assert (english.facts, english.foot) == (("Read in part", "★ Must read"), ("#cnn",))
    assert english.described == "A ℓ1 paper · ISMIR 2015 · Read in part · ★ Must read"


def test_a_depth_that_nobody_stated_has_no_meter() -> None:
    face = faces(changed("ismir/2015/a", read="unstated"), "ko")["papers/ismir/2015/a/card.png"]
    assert (face.depth, face.facts) == (None, ())


def test_editions_and_tags_say_how_much_is_there() -> None:
    editions = {
        ("ismir", 2015): {"place": {"ko": "말라가", "en": "Málaga"}, "dates": "2015-10-26/2015-10-30"}
    }
    venues = {"ismir": {"full": {"en": "A Society", "ko": "학회"}}}
    drawn = faces(archived(editions=editions, venues=venues), "ko")
    edition, tag = drawn["venues/ismir/2015/card.png"], drawn["tags/deep-learning/card.png"]
    assert (edition.title, edition.place) == ("ISMIR 2015", "학회")
    assert edition.facts == ("말라가", "2015년 10월 26~30일")
    assert edition.foot[:2] == ("논문 2편", "리뷰 2건")
    assert (tag.title, tag.place, tag.facts) == ("deep-learning 태그", "태그", ("deep-learning",))
    assert tag.foot == ("논문 3편", "리뷰 3건", "#cnn 태그", "#rnn 태그")


EDITS: Mapping[str, tuple[Archive, bool]] = {
    "nothing": (archived(), False),
    "a title": (changed("ismir/2015/a", **paper("Another", "Jan Schlüter")), True),
    "a verdict": (changed("ismir/2015/a", notes=[{"by": "minji", "ko": "좋다.", "verdict": "mixed"}]), True),
    "tags": (changed("ismir/2015/a", tags=["rnn"]), True),
    "a note": (changed("ismir/2015/a", notes=[{"by": "minji", "ko": "다르다."}]), False),
    "a summary": (changed("ismir/2015/a", summary={"ko": "다르다.", "en": "Other."}), False),
    "another paper": (changed("ismir/2015/b", **paper("Bees", "Jan Schlüter")), False),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_card_is_drawn_anew_at_another_address_when_it_is_another_and_not_otherwise(edit: str) -> None:
    archive, differs = EDITS[edit]
    both = (archived(), archive)
    before, now = (addressed(pages(at, "ko")["papers/ismir/2015/a/"]) for at in both)
    assert (before != now) == differs
    drawn, again = (Fingerprints().of(cards(at)["papers/ismir/2015/a/card.png"]) for at in both)
    assert (drawn != again) == differs


def test_another_name_of_the_site_is_another_card() -> None:
    archive = archived()
    here, there = (OF_SITE.face(view(archive, "en", name=name)) for name in ("Digest", "Other"))
    assert here.version != there.version


def test_a_site_in_english_alone_has_english_cards() -> None:
    archive, alone = archived(editions={}), Languages("en")
    assert {addressed(page)[0] for page in pages(archive, "en", alone).values()} == {""}
    tag = faces(archive, "en", alone)["tags/cnn/card.png"]
    assert (tag.title, tag.facts) == ("cnn", ())
    said = " ".join(
        " ".join((face.place, *face.facts, *face.foot)) for face in faces(archive, "en", alone).values()
    )
    assert not re.search("[가-힣]", said)


def test_a_card_described_is_escaped() -> None:
    archive = changed("ismir/2015/a", **paper('A "quoted" <b>title</b> & more', "Jan Schlüter"))
    page = pages(archive, "en")["papers/ismir/2015/a/"]
    (said,) = re.findall('og:image:alt" content="([^"]*)"', page.head)
    assert "<" not in said
    assert unescape(said).startswith('A "quoted" <b>title</b> & more · ISMIR 2015')


def test_depths_signs_and_hues_are_those_of_the_pages() -> None:
    cells = dict(re.findall(r"\.digest-meter--([a-z]+) \.digest-meter__bar { --depth: (\d); }", CSS))
    assert {reading: str(depth) for reading, depth in DEPTHS.items()} == cells
    assert DEPTHS.keys() < {*DEPTH}
    assert dict(re.findall(r'\.digest-verdict--([a-z-]+)::before { content: "(.)"', CSS)) == SIGNS
    assert {*get_args(Verdict), "differ"} == SIGNS.keys()
    hues = re.findall(r"\.digest-hue-(\d+) { --digest-hue: (\d+); }", CSS)
    assert [(int(number), int(hue)) for number, hue in hues] == [*enumerate(HUES)]
