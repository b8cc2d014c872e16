"""Bibliographies as other programs write them, and as nobody should: which papers they mean."""

from typing import Any

import pytest
from playwright.sync_api import Page

from generator.text.identifiers import ARCHIVES
from generator.text.markdown import markup
from tests.metadata.test_exports import EXPECTED, EXPORTS

READ = """async (text) => (await import("/reading/matching.js")).papersIn(text)"""

MEANT = """async ([text, known]) => {
  const { Papers } = await import("/reading/papers.js")
  const { papersIn } = await import("/reading/matching.js")
  const papers = new Papers({ papers: known, former: {} })
  return (await papersIn(text)).map((each) => papers.meant(each)?.id).filter(Boolean)
}"""

DECODED = """async (bytes) => {
  const { textOf } = await import("/reading/files.js")
  return textOf(new Blob([new Uint8Array(bytes)]))
}"""

IDS = """async (text) => {
  const { arxivOf, doiOf } = await import("/compose/identifiers.js")
  return [arxivOf(text), doiOf(text)]
}"""

UNKNOWN = {
    "The Real Thing Almost",
    r"In Situ Learning of \(\mathscr{L}\)\({}_{\mbox{1}}\)-Norms",
    r"On Vitis and H₂O: $\alpha$-Stable Q&A",
}
"""Titles of which an export has more TeX than letters."""


def read(scripts: Page, text: str) -> list[dict[str, Any]]:
    """Return what the entries of a bibliography say of the papers that they mean."""
    found = scripts.evaluate(READ, text)
    return [{name: said for name, said in each.items() if name != "key"} for each in found]


def known(paper: dict[str, Any], telling: tuple[str, ...]) -> list[Any]:
    """Return a paper as the site's file of them has it, with some of what there is to know it by."""
    said = {name: paper.get(name, "") if name in telling else "" for name in ("title", "doi", "arxiv")}
    return [
        paper["title"],
        markup.plain(said["title"]),
        1,
        "",
        0,
        said["doi"],
        said["arxiv"].partition("v")[0],
    ]


@pytest.mark.parametrize("telling", [("title",), ("doi", "arxiv")])
def test_papers_in_what_seven_programs_export_are_known(scripts: Page, telling: tuple[str, ...]) -> None:
    for name, expected in EXPECTED.items():
        papers = [paper for paper in expected["placed"] if any(paper.get(each) for each in telling)]
        text = scripts.evaluate(DECODED, list((EXPORTS / f"{name}.bib").read_bytes()))
        found = scripts.evaluate(MEANT, [text, [known(paper, telling) for paper in papers]])
        assert set(found) | UNKNOWN >= {paper["title"] for paper in papers}, name


@pytest.mark.parametrize(
    ("typed", "dois", "arxivs", "title"),
    [
        # the ACL Anthology
        (
            '@inproceedings{a,\n  title = "Rain {\\"u}ber {K}orea",\n  doi = "10.18653/v1/N19-1423"\n}',
            ["10.18653/v1/N19-1423"],
            [],
            "Rain über Korea",
        ),
        # Google Scholar
        (
            "@article{kim2016rain,\n  title={Rain},\n  journal={arXiv preprint arXiv:1610.00087}\n}",
            [],
            ["1610.00087"],
            "Rain",
        ),
        ("@misc{a, eprint = {cs.SD/0112017v2}, archiveprefix = {arXiv}}", [], ["cs/0112017"], "a"),
        ("@misc{a, eprint = {1610.00087}, eprinttype = {jstor}, title = {Rain}}", [], [], "Rain"),
        (
            "@misc{a, doi = {10.48550/arXiv.1610.00087}, url = {https://doi.org/10.48550/arXiv.1610.00087}}",
            [],
            ["1610.00087"],
            "a",
        ),
        (
            "@misc{a, url = {https://dl.acm.org/doi/pdf/10.1145/2959100.2959190?download=true}}",
            ["10.1145/2959100.2959190"],
            [],
            "a",
        ),
        (
            '@string(who = "Rain")\n@misc(k, title = who # { and } # "Sno{"}w" # 7, year = 2015)',
            [],
            [],
            'Rain and Sno"w7',
        ),
        (
            "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 60))
            + "@misc{k, title = {Rain} # s0}",
            [],
            [],
            "Rains0",
        ),
        ("@comment{@misc{x, title = {No}}} % @misc\n@misc{a, TITLE={ {A} {\\'{\\i}}}, }", [], [], "A í"),
        ("@misc{title = {No key}}", [], [], "No key"),
        (
            "@misc{__proto__, constructor = {x}, title = {A <img src=x onerror=alert(1)> R&amp;amp;D}}",
            [],
            [],
            "A R&D",
        ),
        ("TY  - JOUR\nTI  - Rain\nDO  - 10.1000/X(1)\nER  - \n", ["10.1000/X(1)"], [], "Rain"),
        (
            '[{"id": "a", "title": "Rain", "DOI": "10.1000/X", "note": "arXiv:1610.00087"}]',
            ["10.1000/X"],
            ["1610.00087"],
            "Rain",
        ),
    ],
)
def test_an_entry_is_read(scripts: Page, typed: str, dois: list[str], arxivs: list[str], title: str) -> None:
    assert read(scripts, typed) == [{"dois": dois, "arxivs": arxivs, "title": title}]


@pytest.mark.parametrize(
    "broken",
    [
        "@misc{a, title = {open",
        '@misc{a, title = "open, year = 2015}',
        "@misc{a, title = {{{{open}, year = 2015}",
        "@misc{a title {no signs} } }}",
        "@misc{a, = , ,, # # title =",
        "@misc{a, title = 'x' #",
        "@misc",
        "@",
    ],
)
def test_what_is_broken_costs_no_other_entry(scripts: Page, broken: str) -> None:
    good = "@misc{good, title = {Good}}"
    assert sum(paper["title"] == "Good" for paper in read(scripts, f"{good}\n{broken}\n{good}")) == 2


@pytest.mark.parametrize(
    "text", ["@", "@a{", "@misc{a, title = {{", "@misc{a,\n t = ", "\n@", "\\'{", '@a{b,c="', "# "]
)
def test_five_megabytes_of_anything_are_read_to_their_end(scripts: Page, text: str) -> None:
    count = f"async (text) => ({READ})(text.repeat(5e6 / text.length)).then((all) => all.length)"
    assert scripts.evaluate(count, text) >= 0


def test_of_two_papers_with_one_title_the_reviewed_one_is_meant(scripts: Page) -> None:
    papers = [
        ["a/2015/x", "Rain", 0, "", 0, "", ""],
        ["b/2016/y", "Rain", 1, "", 0, "", ""],
        ["c/2017/z", "", 1, "", 0, "", ""],
    ]
    text = "@misc{a, title = {RAIN!}}\n@misc{b, title = {?}}\n@misc{c, note = {nothing}}"
    assert scripts.evaluate(MEANT, [text, papers]) == ["b/2016/y"]


def test_an_id_that_a_paper_had_leads_to_it(scripts: Page) -> None:
    found = scripts.evaluate(
        """async (ids) => {
          const { Papers } = await import("/reading/papers.js")
          const papers = [["new/2015/a", "A", 1, "", 0, "", ""]]
          const all = new Papers({ papers, former: { "old/2014/a": "new/2015/a" } })
          return ids.map((id) => all.of(id)?.id ?? null)
        }""",
        ["new/2015/a", "old/2014/a", "__proto__", "constructor"],
    )
    assert found == ["new/2015/a", "new/2015/a", None, None]


def test_browsers_know_the_archives_that_the_checks_know(scripts: Page) -> None:
    archives = "import('/compose/identifiers.js').then(({ ARCHIVES }) => ARCHIVES)"
    assert scripts.evaluate(archives) == ARCHIVES


@pytest.mark.parametrize("sign", [".", ")", "]>"])
def test_an_id_is_read_whatever_trails_it_and_how_much(scripts: Page, sign: str) -> None:
    assert scripts.evaluate(IDS, f"1502.03540{sign * 20_000}") == ["1502.03540", None]
    assert scripts.evaluate(IDS, f"10.5555/sample.2{sign * 20_000}") == [None, "10.5555/sample.2"]


@pytest.mark.parametrize("place", ["%23a", "%26a=", "<i>"])
def test_what_is_no_id_is_told_however_often_a_place_of_a_page_trails_it(scripts: Page, place: str) -> None:
    assert scripts.evaluate(IDS, f"10.5555/sample.2{place * 60}") == [None, "10.5555/sample.2"]
    assert scripts.evaluate(IDS, f"10.5555/sample.2{place * 60}%0Aa") == [None, None]
