"""Starting an entry, from what somebody typed and what arXiv says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.new import entry_file
from generator.cli.new.entry_file import Request, Started
from generator.cli.parameters import NotDoneError
from generator.engine.configuration.options import Options
from generator.entries import document
from generator.entries.format.entry import Paper
from generator.entries.write import template
from generator.metadata import store_folders
from generator.metadata.arxiv.service import Service
from generator.metadata.doi.registries import Registries
from generator.metadata.paper_servers import Servers
from generator.metadata.transport import RequestPolicy
from generator.support.languages import Lang
from generator.text.identifiers import ArxivRef
from tests.entries.projects import SOUND, problems, write
from tests.metadata import arxiv_server
from tests.metadata.arxiv_server import Server

FILE = "digests/icassp/2017/ahuja-testing-deep-learning.yml"
"""What the entry of every paper that the server knows is called."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SOUND, "mkdocs.yml": ""})


@pytest.fixture
def arxiv() -> Iterator[Server]:
    with arxiv_server.serving() as server:
        yield server


QUICK = RequestPolicy(delay=0.01, tries=1)


def start(
    root: Path, request: Request, api: str, lang: Lang = "en", doi_api: str = "http://127.0.0.1:9"
) -> Started:
    options = Options(root, "digests", root / "docs")
    return entry_file.start(options, request, lang, Servers(Service(api, QUICK), Registries(doi_api, QUICK)))


def nobody() -> str:
    """Return the address of a server that has gone."""
    with arxiv_server.serving() as server:
        return server.api


def codes(root: Path, file: str) -> list[str]:
    return [problem.code for problem in problems(root) if problem.place.file == file]


def stored(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "digests" / store_folders.FOLDER).rglob("*.json"))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    "typed",
    ["1610.00087", "arXiv:1610.00087v1", "https://arxiv.org/abs/1610.00087", "arxiv.org/pdf/1610.00087.pdf"],
)
def test_an_id_or_address_is_enough(typed: str, lang: Lang, project: Path, arxiv: Server) -> None:
    started = start(project, Request("icassp/2017", typed), arxiv.api, lang)

    assert started == Started(FILE, ())
    text = (project / FILE).read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../../schema/entry.json\n"
        "# Testing Deep Learning Models: A First Comparative Study of Multiple Testing Techniques\n"
        "# Mohit Kumar Ahuja, Arnaud Gotlieb, Helge Spieker\n"
        f"arxiv: 1610.00087{'v1' * ('v1' in typed)} "
    )
    assert ": [deep-learning]\n" in text
    assert stored(project) == ["1610.00087.json"]
    assert codes(project, FILE) == []


def test_the_entry_is_in_order_once_tags_and_a_summary_are_filled_in(project: Path, arxiv: Server) -> None:
    start(project, Request("icassp/2017", "1610.00087"), arxiv.api)

    text = (project / FILE).read_text(encoding="utf-8")
    filled = text.replace("tags: []", "tags: [deep-learning]").replace("read: not-yet", "read: full")
    for line, said in (("summary:", ""), ("  ko:", " 배운다."), ("  en:", " It learns.")):
        assert f"# {line}" in filled
        filled = filled.replace(f"# {line}", line + said, 1)
    (project / FILE).write_text(filled, encoding="utf-8")

    assert codes(project, FILE) == []


@pytest.mark.parametrize("start", [template.Start(), template.Start(ArxivRef("1610.00087"))])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_template_leaves_no_date_verdict_or_text_to_be_published(start: template.Start, lang: Lang) -> None:
    begun = re.sub(r"(?m)^# (?=(?:paper|summary|notes):|  )", "", template.entry(start, lang))
    assert "# notes" not in begun

    entry = document.parsed("digests/ismir/2015/x.yml", begun.encode(), "entry").values[""]

    assert (entry.paper, entry.notes, entry.tags) == (Paper(), (), ())
    assert entry.summary is not None
    assert entry.summary.languages == ()


def test_a_title_is_enough(project: Path) -> None:
    title = r' Fr\"echet: "music"  tagging # with CNNs of $\ell_1$ '
    started = start(project, Request("icassp/2017", title=title), nobody())

    assert started == Started("digests/icassp/2017/frechet-music-tagging.yml", ())
    text = (project / started.file).read_text(encoding="utf-8")
    assert r'title: "Frëchet: \"music\" tagging # with CNNs of $\\ell_1$"' in text
    assert ": [cnn]\n" in text
    assert codes(project, started.file) == []


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("icassp/2017/a-paper", "icassp/2017/a-paper"),
        (" ICASSP/2017/a-paper/ ", "icassp/2017/a-paper"),
        ("digests/icassp/2017/a-paper.yml", "icassp/2017/a-paper"),
        ("이스미르/2015", "ismir/2015/title"),
        ("ismir/2015/", "ismir/2015/title"),
    ],
)
def test_a_place_is_a_venue_a_year_and_perhaps_a_name(where: str, file: str, project: Path) -> None:
    assert start(project, Request(where, title="Title"), nobody()).file == f"digests/{file}.yml"


def test_a_name_is_proposed_that_no_entry_has_or_had(project: Path) -> None:
    other = "paper: {title: Else}\nread: not-yet\nformerly: [ismir/2015/title-words-here-too]\n"
    write(project, {"digests/ismir/2015/title-words-here.yml": other})

    started = start(project, Request("ismir/2015", title="Title Words Here Too"), nobody())

    assert started.file == "digests/ismir/2015/title-words-here-2.yml"


@pytest.mark.parametrize(
    ("request_", "code", "value"),
    [
        (Request("icassp/2017/x", "1601.00001v3"), "new-digested", "digests/ismir/2015/other.yml"),
        (Request("icassp/2017/x", title="ANOTHER\tpaper."), "new-digested", "digests/ismir/2015/other.yml"),
        (Request("ismir/2015/other", title="New"), "new-exists", "digests/ismir/2015/other.yml"),
        (Request("ismir/2015/other.yml", "1610.00087"), "new-exists", "digests/ismir/2015/other.yml"),
        (Request("icassp/2017/x", "1610.8765"), "arxiv-id", "1610.08765"),
        (Request("icassp/2017/x", "1610.99999"), "fetch-unknown", "1610.99999"),
        (Request("icassp/2017"), "new-unnamed", "icassp/2017"),
        (Request("icassp/2017", title="\u200b"), "new-unnamed", "icassp/2017"),
        (Request("icasp/2017/x"), "unknown-venue", "icassp"),
        (Request("icassp/17/x"), "new-where", "icassp/17/x"),
        (Request("icassp/0000/x"), "new-where", "icassp/0000/x"),
        (Request("../icassp/2017/x"), "new-where", "../icassp/2017/x"),
        (Request("icassp/2017/Index"), "slug", "Index"),
        (Request("icassp/2017/.."), "slug", ".."),
    ],
)
def test_what_cannot_be_started_is_said_and_leaves_nothing(
    request_: Request, code: str, value: str, project: Path, arxiv: Server
) -> None:
    arxiv.unknown = {"1610.99999"}
    before = sorted(project.rglob("*"))

    with pytest.raises(NotDoneError) as raised:
        start(project, request_, arxiv.api)

    assert [problem.code for problem in raised.value.problems] == [code]
    assert value in dict(raised.value.problems[0].values).values()
    assert sorted(project.rglob("*")) == before


def test_a_title_that_arxiv_gave_another_entry_counts_too(project: Path, arxiv: Server) -> None:
    start(project, Request("icassp/2017", "1610.00087"), arxiv.api)

    with pytest.raises(NotDoneError, match="new-digested"):
        start(project, Request("icassp/2018", "1610.00088"), arxiv.api)

    assert stored(project) == ["1610.00087.json"]


def test_without_a_network_the_entry_waits_for_its_metadata(project: Path) -> None:
    started = start(project, Request("icassp/2017/a", "1610.00087"), nobody())

    assert [problem.code for problem in started.notices] == ["fetch-unreachable"]
    assert codes(project, started.file) == ["metadata-to-come"]


def test_without_a_network_or_title_there_is_no_name_to_propose(project: Path) -> None:
    with pytest.raises(NotDoneError) as raised:
        start(project, Request("icassp/2017", "1610.00087"), nobody())

    assert [problem.code for problem in raised.value.problems] == ["fetch-unreachable", "new-nameless"]


def test_what_is_stored_already_is_not_asked_for(project: Path) -> None:
    latest = {
        "title": "A\n- b: \u2028\u202e #{c} $\\ell_1$",
        "authors": [{"name": "Wei\nDai"}] * 50,
        "abstract": "x" * 30_000,
    }
    text = json.dumps({"id": "1610.00087", "latest": latest})
    write(project, {"digests/.metadata/arxiv/1610.00087.json": text})

    started = start(project, Request("icassp/2017", "1610.00087"), nobody())

    assert started == Started("digests/icassp/2017/dai-b-c-ell.yml", ())
    assert codes(project, started.file) == []
    assert max(map(len, (project / started.file).read_text(encoding="utf-8").splitlines())) < 110


def test_a_place_that_cannot_be_written_to_is_said(project: Path) -> None:
    write(project, {"digests/icassp/2017": "a file"})

    with pytest.raises(NotDoneError) as raised:
        start(project, Request("icassp/2017/a", title="A"), nobody())

    assert [problem.code for problem in raised.value.problems] == ["new-unwritable"]


def test_what_arxiv_said_of_a_refused_paper_lies_nowhere(
    project: Path, arxiv: Server, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path_factory.mktemp("aside")
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    before = sorted(project.rglob("*"))
    asked: list[list[Path]] = []

    def seen(*_: object) -> None:
        asked.append([*aside.rglob("*"), *sorted(project.rglob("*"))])
        raise NotDoneError("new-unnamed", value="")

    monkeypatch.setattr(entry_file, "_refuse_title", seen)
    with pytest.raises(NotDoneError):
        start(project, Request("icassp/2017", "1610.00087v1"), arxiv.api)

    assert asked == [before]
