"""The page of trends: its plots, tables and files say the same, and everything leads to its papers."""

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import StringIO
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator.catalog import catalog
from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.metadata.store import Store
from generator.site.beside.trend_tables import TABLES, gathered
from generator.site.page import Page
from generator.site.pages.trends.plots import ENOUGH
from generator.site.pages.trends.trends_page import TrendsPage
from generator.support.languages import LANGS, Lang, Languages
from generator.text.hrefs import ROOT
from tests.catalog.libraries import library, paper
from tests.site.trends.papers import HOSTILE, archive, made, view

FOUND = made()

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@cache
def page(lang: Lang) -> Page:
    return TrendsPage.of(archive(FOUND)).page(view(FOUND, lang))


def plots(lang: Lang) -> Iterator[ET.Element]:
    for svg in SVG.findall(page(lang).content):
        yield ET.fromstring(svg.replace(ROOT, "/"))  # noqa: S314 # our own, and small


def marks(plot: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield where the marks of a plot lead, and what they are called."""
    for link in plot.iter("a"):
        yield link.attrib["href"], link.findtext("title") or ""


def works(found: Catalog, href: str) -> list[Work]:
    """Return the works that a search finds which has nothing but conditions, as the search page does."""
    query = parse_qs(urlsplit(href).query)
    first, last = (int(query.get(name, ["0"])[0] or 0) for name in ("from", "to"))
    return [
        work
        for work in found.works.values()
        if work.venue in query.get("venue", [work.venue])
        and set(query.get("tag", ())) <= found.found_for(work)
        and (work.reading if work.is_reviewed else "") in query.get("read", [work.reading, ""])
        and query.get("reviewed", ["yes" if work.is_reviewed else "no"])
        == ["yes" if work.is_reviewed else "no"]
        and (not first or first <= work.year <= last)
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_drawing_is_well_formed_and_named_and_every_mark_leads_to_search(lang: Lang) -> None:
    drawn = list(plots(lang))
    assert len(drawn) > 10
    ids = [element.attrib["id"] for plot in drawn for element in plot.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for plot in drawn:
        assert plot.findtext("title")
        assert plot.findtext("desc")
        named = plot.attrib["aria-labelledby"].split()
        assert [element.attrib["id"] for element in (plot[0], plot[1])] == named
        shapes = {*plot.iter("rect"), *plot.iter("circle")}
        assert shapes <= {shape for link in plot.iter("a") for shape in link.iter()}
        for href, said in marks(plot):
            assert said
            assert urlsplit(href).path == ("/search/" if lang == "ko" else "/en/search/")
            assert parse_qs(urlsplit(href).query)


def test_the_number_of_each_mark_is_how_many_its_search_finds() -> None:
    counted = 0
    for plot in plots("en"):
        for href, said in marks(plot):
            if "q=" in href:
                continue
            number = re.search(r": (\d+)(?: of \d+.*| paper.*)?$", said)
            assert number, said
            assert int(number[1]) == len(works(FOUND, href)) > 0, said
            counted += 1
    assert counted > 40


def rows(table: str) -> list[list[str]]:
    """Return the cells of a table's rows as text."""
    tree = ET.fromstring(table.replace(ROOT, "/").replace("<bdi>", "").replace("</bdi>", ""))  # noqa: S314 # our own, and small
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


@pytest.mark.parametrize("lang", LANGS)
def test_tables_hold_what_files_do(lang: Lang) -> None:
    shown, files = view(FOUND, lang), {file.name: file for file in gathered(archive(FOUND))}
    held = re.findall(r"(<table.*?</table>)(?:(?!<table).)*?trends/(\w+)\.csv", page(lang).content, re.DOTALL)
    assert list(dict.fromkeys(name for _, name in held)) == list(TABLES)
    for table, name in held:
        text = files[name].content(shown)
        assert text.startswith("\ufeff")
        written = [*csv.reader(StringIO(text.removeprefix("\ufeff")))]
        head, *body = rows(table)
        coded = len(written[0]) - len(head)
        assert written[0][coded:] == head
        assert body
        inert = [[f"'{cell}" if cell.startswith("=") else cell for cell in row] for row in body]
        assert [row for row in inert if row not in [line[coded:] for line in written]] == []
        if name not in {"tags", "together"}:  # of which each table holds a part
            assert len(body) == len(written) - 1
    assert [file.address for file in files.values()] == [f"trends/{name}.csv" for name in TABLES]


def test_the_bars_of_tags_are_the_shares_of_their_table() -> None:
    """Three ways to one number: the mark over a bar, the cell of the table, and the works themselves."""
    plot = next(plot for plot in plots("en") if "tag=cnn&reviewed=no" in next(iter(marks(plot)))[0])
    drawn = {}
    for link in plot.iter("a"):
        query = parse_qs(urlsplit(link.attrib["href"]).query)
        drawn[query["from"][0]] = link.findtext("text")
    text = next(file for file in gathered(archive(FOUND)) if file.name == "tags").content(view(FOUND, "en"))
    lines = [line for line in csv.reader(StringIO(text)) if line[:2] == ["listed", "cnn"]]
    assert {year: f"{float(share):.0f}" for _, _, _, year, *_, share in lines} == drawn
    for _, _, _, year, having, suggested, papers, _ in lines:
        all_listed = [w for w in FOUND.works.values() if w.year == int(year) and not w.is_reviewed]
        assert int(papers) == len(all_listed)
        assert int(having) == int(suggested) == sum("cnn" in w.suggested for w in all_listed)


def test_a_share_is_told_only_of_enough_papers_and_years_without_abstracts_are_marked() -> None:
    few = made(listed=ENOUGH - 1)
    content = TrendsPage.of(archive(few)).page(view(few, "en")).content
    assert "data-shares hidden" in content  # no year has enough: bars are numbers
    assert "data-shares hidden" not in page("en").content.partition('data-group="listed"')[2]
    assert "digest-bars__low" in content
    assert "digest-bars__low" in page("en").content
    lows = {
        parse_qs(urlsplit(link.attrib["href"]).query)["from"][0]
        for plot in plots("en")
        for link in plot.iter("a")
        if any("low" in shape.attrib.get("class", "") for shape in link.iter("rect"))
    }
    assert lows == {"2010", "2011"}


def test_names_that_strangers_type_stay_text() -> None:
    content = page("en").content
    assert "<script>alert" not in content
    assert "</title><script" not in content
    text = next(file for file in gathered(archive(FOUND)) if file.name == "tags").content(view(FOUND, "en"))
    names = {line[2] for line in csv.reader(StringIO(text)) if line[1] == "hostile"}
    assert names == {f"'{HOSTILE}"}


@pytest.mark.parametrize("years", [(), (2001, 2002)])
def test_of_fewer_than_three_years_nothing_is_drawn_by_year(years: tuple[int, ...]) -> None:
    entries = {f"ismir/{year}/p": paper("P", tags=["cnn"], summary={"en": "Read."}) for year in years}
    found = catalog.build(library(entries, tags={"cnn": {}}), Store())
    content = TrendsPage.of(archive(found)).page(view(found, "ko")).content
    assert "digest-bars" not in content
    assert ("<table" in content) == bool(years)
    papers = re.compile('id="papers".*?</section>', re.DOTALL)
    assert [" open>" in each for each in papers.findall(content)] == [True] * bool(years)
    assert [" open>" in each for each in papers.findall(page("ko").content)] == [False]


def test_one_language_alone_and_english_first() -> None:
    for languages, root in ((Languages("ko"), ""), (Languages("en", "ko"), "ko/")):
        content = TrendsPage.of(archive(FOUND)).page(view(FOUND, "ko", languages)).content
        assert f'href="{ROOT}{root}search/?tag=cnn' in content
        assert f'href="{ROOT}{root}trends/tags.csv"' in content


PRINT = """\
from tests.site.trends.papers import archive, made, view
from generator.metadata.store import Store
from generator.site.beside.trend_tables import gathered
from generator.site.pages.trends.trends_page import TrendsPage
from generator.build.files.fingerprint import Fingerprints
found = made()
facts = TrendsPage.of(archive(found))
print(Fingerprints().of(facts).hex())
for lang in ("ko", "en"):
    print(facts.page(view(found, lang)).content)
    for file in gathered(archive(found)):
        print(file.content(view(found, lang)))
"""


@pytest.mark.slow
def test_two_processes_make_the_same_page_whatever_order_their_sets_have() -> None:
    made_by = [
        subprocess.run(  # ours
            [sys.executable, "-c", PRINT],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "4242")
    ]
    assert made_by[0] == made_by[1]
    assert len(made_by[0]) > 10_000
