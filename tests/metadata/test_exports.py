"""Files as seven programs export them, from the file to what stands in the project."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.imports import proceedings_lists as lists
from generator.entries import reader
from generator.problems.messages import hint, message
from tests.entries.projects import problems, write

EXPORTS = Path(__file__).parent / "exports"
EXPECTED: dict[str, Any] = yaml.load(
    (EXPORTS.parent / "exports.yml").read_text(encoding="utf-8"),
    yaml.CBaseLoader,  # noqa: S506 # which makes nothing but texts
)
VENUES = """\
ismir:
  name: {en: ISMIR, ko: ISMIR}
  full:
    en: International Society for Music Information Retrieval Conference
    ko: 국제 음악정보검색 학술대회
  aliases: [이스미르]
icassp:
  name: {en: ICASSP, ko: ICASSP}
  full:
    en: IEEE International Conference on Acoustics, Speech and Signal Processing
    ko: IEEE 국제 음향·음성·신호처리 학술대회
recsys:
  name: {en: RecSys, ko: RecSys}
  full:
    en: ACM Conference on Recommender Systems
    ko: ACM 추천 시스템 학술대회
arxiv: {name: {en: arXiv, ko: arXiv}}
"""


def placed(root: Path) -> list[dict[str, Any]]:
    """Return all that the entries of a project say of their papers, as texts."""
    library = reader.read(root, "digests")
    return [
        {
            "at": item.id.rpartition("/")[0],
            **({"arxiv": str(item.entry.arxiv)} if item.entry.arxiv else {}),
            **{
                name: str(value)
                for name, value in item.entry.paper
                if value and name not in {"authors", "links"}
            },
            "authors": [author.name for author in item.entry.paper.authors],
            **{kind: url for kind, url in item.entry.paper.links if url},
        }
        for item in library.entries.values()
    ]


def by_title(papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(papers, key=lambda paper: str(paper["title"]))


def test_all_exports_are_tried() -> None:
    assert {file.stem for file in EXPORTS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_of_an_export_nothing_is_wrong_silently(name: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": "", "digests/venues.yml": VENUES})
    plan = lists.of_bibtex(root, "digests", [EXPORTS / f"{name}.bib"])
    lists.write(root, plan)

    assert by_title(placed(root)) == by_title(EXPECTED[name]["placed"])
    told = sorted(f"{problem.code} {problem.place.line}" for problem in plan.problems)
    assert told == sorted(EXPECTED[name].get("told", []))
    assert all(message(problem, "ko") and hint(problem, "ko") for problem in plan.problems)
    assert [problem for problem in problems(root) if problem.code != "not-fetched"] == []

    again = lists.of_bibtex(root, "digests", [EXPORTS / f"{name}.bib"])
    assert (again.entries, len(again.known)) == ({}, len(plan.entries))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("- a dash", "- a dash"),
        ("a: b: c", "a: b: c"),
        ("key: value # no comment", "key: value # no comment"),
        ("#1 @home, %5 | > ? ! & * < = `", "#1 @home, %5 | > ? ! & * < = `"),
        ("\"double\" 'single'", "\"double\" 'single'"),
        ("*alias", "*alias"),
        ("&anchor <<: !tag", "&anchor <<: !tag"),
        ("[[not a link]", "[[not a link]"),
        ("null", "null"),
        ("1_000", "1_000"),
        ("2015-10-26", "2015-10-26"),
        ("0x1F", "0x1F"),
        ("a\tb \x01\x1b[31m\u202e \u2028c\u0085", "a b [31m c"),
        ("emoji 🎵 🧑‍🎤", "emoji 🎵 🧑‍🎤"),
        ("<script>alert(1)</script> <!-- x -->", "<script>alert(1)</script> <!– x –>"),
        (r"$\alpha$: $\nosuch{x}$", r"$\alpha$: \$\nosuch{x}\$"),
        ("../../../etc/passwd", "../../../etc/passwd"),
        ("ends with a colon:", "ends with a colon:"),
        ("e" + "\u0301" * 20, "é" + "\u0301" * 8),
    ],
)
def test_whatever_a_title_holds_what_is_written_passes_the_check(
    typed: str, shown: str, tmp_path: Path
) -> None:
    fields = f"title = {{{typed}}}, abstract = {{{typed}}}, booktitle = {{ISMIR}}, year = 2015"
    record = f"@misc{{../k, author = {{A B}}, {fields}}}"
    root = write(tmp_path, {"mkdocs.yml": "", "digests/venues.yml": VENUES, "refs.bib": record})
    plan = lists.of_bibtex(root, "digests", [root / "refs.bib"])
    lists.write(root, plan)

    assert [paper["title"] for paper in placed(root)] == [shown]
    assert {problem.code for problem in plan.problems} <= {"import-formula", "import-tex"}
    assert problems(root) == []
    assert {file.parent for file in tmp_path.rglob("*.yml")} <= {
        tmp_path,
        tmp_path / "digests",
        tmp_path / "digests/ismir/2015",
    }
