"""Whatever stands in a project's files: it is read without a crash, and what is shown of it is clean."""

import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build import project
from generator.site.beside import file_outline as beside
from generator.site.beside.feeds.gathering import feeds
from generator.site.page import completed
from generator.site.pages import outline
from generator.site.view.site_facts import Site
from generator.support.languages import LANGS, Lang
from generator.text.hrefs import ROOT
from tests.hostile.corpus import TEXTS
from tests.hostile.project import Input, files, inputs, write
from tests.site.feeds import checked

ELEMENTS = set(
    (
        "a abbr article b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn "
        "div dl dt em fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label "
        "legend li mark nav ol option p path pre progress q rect rp rt ruby s samp section select small span "
        "strong sub summary sup svg table tbody td tfoot th thead time tr u ul var wbr "
        "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace "
        "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
    ).split()
)
"""What may stand between the header and the footer."""

OURS = (
    ("form", {"class": "digest-combine"}),
    ("form", {"class": "digest-search"}),
    ("template", {"data-row": ""}),
    ("template", {"data-choice": ""}),
    ("script", {"type": "application/json", "id": "digest-search-texts"}),
    ("script", {"type": "module", "src": "/assets/search/page.js"}),
    ("link", {"rel": "modulepreload", "href": "/assets/search/"}),
    ("link", {"rel": "modulepreload", "href": "/assets/reading/"}),
    ("link", {"rel": "stylesheet", "href": "/assets/reading.css"}),
    ("script", {"type": "application/json", "id": "digest-reading-"}),
    ("script", {"type": "module", "src": "/assets/reading/page.js"}),
    ("form", {"class": "digest-compose"}),
    ("textarea", {"data-kind": "markdown"}),
    ("template", {"data-new": ""}),
    ("datalist", {"id": "compose-"}),
    ("script", {"type": "application/json", "id": "digest-compose-"}),
    ("script", {"type": "module", "src": "/assets/compose/page.js"}),
    ("link", {"rel": "stylesheet", "href": "/assets/compose.css"}),
    ("link", {"rel": "stylesheet", "href": "/assets/trends.css"}),
    ("link", {"rel": "stylesheet", "href": "/assets/search/page.css"}),
    ("form", {"class": "digest-compare"}),
    ("script", {"type": "application/json", "id": "digest-trends"}),
    ("script", {"type": "module", "src": "/assets/trends.js"}),
)
"""What besides only the site itself puts there, and the beginnings of the attributes that say so."""

UNHEARD_OF = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd1-\ufdef\ufffe\uffff]")
"""What no page holds; U+FDD0 stands for the way back to the root until a page is written."""

SITES: Mapping[Lang, Site] = {
    lang: Site("Digest", "https://host.example/", "https://code.example/") for lang in LANGS
}

PIECES = st.sampled_from(
    sorted(set(chain.from_iterable(re.split(r"(\W)", text) for text in TEXTS if len(text) < 200)))
)
TYPED = st.one_of(
    st.sampled_from(TEXTS),
    st.text(max_size=60),
    st.lists(st.one_of(PIECES, st.text(max_size=2)), max_size=30).map("".join),
)
QUICK = settings(
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


GROUP = re.compile('(?=<fieldset class="digest-compose__group">)')
"""Where a group of fields begins in the form for entries, which is a third of all that pages hold."""

HERE = '<hr class="group">'
"""What stands for a group while the page around it is looked at."""


@cache  # most of a project's pages are the same whatever one of its files says
def check(html: str) -> None:
    """Assert that a page's content parses without an error and holds nothing that could run.

    Groups of fields are looked at alone, since most are the same on all pages. Each has to stand where it is
    parsed as it is alone: right within the form, where nothing that was begun before is still open.
    """
    assert not UNHEARD_OF.search(html)
    before, *groups = GROUP.split(html)
    if not groups:
        clean(before)
        return
    *others, last = groups
    for group in others:
        clean(group)
    tree = clean(before + HERE * len(others) + last)
    assert len(tree.findall(".//{*}form[@novalidate]/{*}hr[@class='group']")) == len(others)


@cache
def clean(html: str) -> Element:
    """Return the tree of what parses without an error, and holds nothing that could run."""
    tree: Element = html5lib.HTMLParser(strict=True).parseFragment(html.replace(ROOT, "/"), container="div")
    for element in tree.iter():
        if element is tree or not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        assert name in ELEMENTS or is_ours(name, element.attrib), name
        for attribute, value in element.attrib.items():
            is_of_operators = name == "mo" and attribute == "form"  # prefix, infix, postfix
            assert is_of_operators or not str(attribute).startswith(("on", "form")), attribute
            if attribute in {"href", "src"}:
                assert value.startswith(("/", "#")) or urlsplit(value).scheme in {
                    "http",
                    "https",
                    "mailto",
                }, value
                assert not value.startswith("//"), value
    return tree


def is_ours(name: str, attributes: Mapping[str, str]) -> bool:
    return any(
        name == known and all(attributes.get(key, "-").startswith(value) for key, value in signs.items())
        for known, signs in OURS
    )


def show(root: Path) -> None:
    """Read a project, and render every page of it as a preview does, mistakes or not."""
    read = project.read(root, "digests", root / "docs", SITES, drafts=True)
    for lang in LANGS:
        for facts in outline.pages(read.archive, {}):
            page = completed(facts, read.views[lang])
            check(page.content)
            assert not UNHEARD_OF.search(page.title + page.description + page.head)
    for data in beside.shared(read.archive):
        if data.address.endswith(".json"):
            json.loads(data.content(read.views["ko"]))
        feed = next(feeds(read.archive, {}))
        checked(feed.content(read.views[lang]))
    for problem in read.problems:
        assert problem.place.line >= 1


@given(
    text=TYPED,
    url=TYPED.map(lambda text: f"https://a.example/{text}"),
    doi=TYPED.map(lambda text: f"10.1000/{text}"),
)
@settings(QUICK, max_examples=20)
def test_any_text_in_every_field_is_shown_clean(tmp_path: Path, text: str, url: str, doi: str) -> None:
    typed = Input("i-000", 2001, text, url=url, doi=doi)
    show(write(tmp_path, files([typed]), Input("venue", 2000, text, url=url)))


SEED = {path: json.dumps(said, ensure_ascii=False, indent=1) for path, said in files(inputs()[:1]).items()}

CUTS = st.tuples(
    st.integers(0, 10**6), st.integers(0, 30), st.one_of(TYPED.map(str.encode), st.binary(max_size=8))
)


@given(file=st.sampled_from(sorted(SEED)), cuts=st.lists(CUTS, min_size=1, max_size=6))
@settings(QUICK, max_examples=24)
def test_any_damage_to_a_file_is_survived(
    tmp_path: Path, file: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    write(tmp_path, {}, Input("venue", 2000))
    damaged = bytearray(SEED[file].encode())
    for place, length, new in cuts:
        at = place % (len(damaged) + 1)
        damaged[at : at + length] = new
    for path, text in SEED.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(damaged) if path == file else text.encode())
    show(tmp_path)
