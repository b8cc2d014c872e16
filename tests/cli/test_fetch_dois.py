"""``digest fetch`` and ``digest new`` for papers that have a DOI and no arXiv id, as a user runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.metadata import store, store_folders
from generator.metadata.arxiv.service import API_VARIABLE as ARXIV
from generator.metadata.doi.registries import API_VARIABLE
from tests.entries.projects import SOUND, problems, write
from tests.metadata.arxiv_server import Server as Arxiv
from tests.metadata.doi_server import Server

DOI = "10.1109/ICL.2017.7952190"
pytestmark = pytest.mark.usefixtures("server")

ENTRY = f"paper: {{doi: {DOI}}}\nread: not-yet\n"
FILE = "digests/icassp/2017/listening.yml"


@pytest.fixture
def server(registry: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return the server that commands ask about DOIs."""
    monkeypatch.setenv(API_VARIABLE, registry.api)
    monkeypatch.setenv(ARXIV, "http://127.0.0.1:9/api/query")
    return registry


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with one entry, which has nothing but a DOI."""
    files = {name: text for name, text in SOUND.items() if "/ismir/2015/" not in name}
    return write(
        tmp_path, {**files, "mkdocs.yml": "plugins: [digest: {contact: ed@example.org}]", FILE: ENTRY}
    )


def run(project: Path, *arguments: str, lang: str = "en") -> Result:
    result = CliRunner().invoke(main.main, [*arguments, "--root", str(project), "--lang", lang])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def fetch(project: Path, *arguments: str, lang: str = "en") -> Result:
    return run(project, "fetch", "--delay", "0.01", *arguments, lang=lang)


def stored(project: Path) -> list[Path]:
    return sorted((project / "digests" / store_folders.FOLDER / store.DOI).glob("*.json"))


def test_an_entry_with_nothing_but_a_doi_is_complete_once_it_was_fetched(
    project: Path, server: Server
) -> None:
    assert [(found.code, found.place.line, found.place.column) for found in problems(project)] == [
        ("doi-to-come", 1, 14)
    ]

    result = fetch(project)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 paper came.\n")
    assert problems(project) == []
    assert [path.name for path in stored(project)] == [store.record_name(DOI)]
    assert "mailto:ed@example.org" in server.asked[0].agent
    again = fetch(project)
    assert (again.exit_code, again.stderr) == (0, "Nothing to ask: what is known of 1 paper is stored.\n")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("arguments", "lang", "said"),
    [
        ((), "en", f"None of those asked (Crossref, DataCite) knows the DOI {DOI}. Compare it with"),
        ((), "ko", f"{DOI}: 물어본 곳(Crossref, DataCite)에 없는 DOI입니다. 논문 페이지에"),
        (
            ("--offline",),
            "en",
            f"{DOI} is not stored yet. `digest fetch` without --offline asks Crossref, DataCite.",
        ),
    ],
)
def test_what_is_missing_is_told_with_the_file_that_asked(
    arguments: tuple[str, ...], lang: str, said: str, project: Path, server: Server
) -> None:
    server.unknown = {DOI}
    result = fetch(project, *arguments, lang=lang)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{FILE}: {said}")
    assert stored(project) == []


def test_a_server_is_named_with_its_own_particle(project: Path, server: Server) -> None:
    server.plan.append(lambda handler, _: handler.send("", 403))
    assert "Crossref가 오류로 답했습니다(HTTP 403)." in fetch(project, lang="ko").stdout


@pytest.mark.parametrize("typed", [DOI, f"https://doi.org/{DOI}", f"doi:{DOI.lower()}"])
def test_dois_may_be_named_in_any_form(typed: str, project: Path) -> None:
    assert fetch(project, typed).exit_code == 0
    assert [path.name for path in stored(project)] == [store.record_name(DOI)]


def test_a_doi_of_arxivs_is_arxivs(project: Path, server: Server) -> None:
    result = fetch(project, "10.48550/arXiv.2401.00001")
    assert "2401.00001 could not be fetched: 127.0.0.1 cannot be reached." in result.stdout
    assert server.asked == []


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        (f"paper: {{doi: {DOI}, title: A}}", True),
        (f"paper: {{doi: {DOI}, authors: [B]}}", True),
        (f"paper: {{doi: {DOI}, title: A, authors: [B]}}", False),
        (f"arxiv: 2401.00001\npaper: {{doi: {DOI}}}", True),
        ("paper: {title: A}", False),
    ],
)
def test_only_what_an_entry_leaves_open_is_asked_for(
    entry: str, project: Path, server: Server, *, asked: bool
) -> None:
    write(project, {FILE: f"{entry}\nread: not-yet\n"})
    fetch(project)
    assert bool(server.asked) == asked


def test_arxiv_and_registry_are_asked_for_one_paper(
    project: Path, server: Server, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARXIV, arxiv.api)
    write(project, {FILE: f"arxiv: 2401.00001\n{ENTRY}"})
    assert fetch(project).stderr == "1 paper came.\n"
    assert (len(arxiv.asked), len(server.asked)) == (1, 1)


def test_refresh_asks_for_what_is_old_and_tells_what_changed(project: Path, server: Server) -> None:
    fetch(project)
    assert fetch(project, "--refresh").stderr.startswith("Nothing to ask")
    [path] = stored(project)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"fetched": "2026-01-01T00:00:00Z"}))
    server.work = {**server.work, "page": "1-2", "title": ["A\u001b[31m Title"]}
    result = fetch(project, "--refresh", "--days", "7")
    assert result.stdout.splitlines() == [
        f"{DOI} title: Listening to Raw Waveforms & Spectra → A [31m Title",
        f"{DOI} pages: 421-425 → 1-2",
    ]
    assert (result.exit_code, result.stderr) == (0, "1 paper came.\n")


@pytest.mark.parametrize("arguments", [("--doi-api", "file:///x"), ("--doi-api", "doi.org"), ("10.x",)])
def test_wrong_usage_is_told(arguments: tuple[str, ...], project: Path, server: Server) -> None:
    assert fetch(project, *arguments).exit_code == 2
    assert server.asked == []


def test_a_contact_that_is_no_address_is_told(project: Path) -> None:
    write(project, {"mkdocs.yml": 'plugins: [digest: {contact: "a@b.org\\nX-Evil: 1"}]'})
    result = fetch(project)
    assert result.exit_code == 2
    assert "`contact: you@example.org`" in result.stderr


def new(project: Path, *arguments: str, lang: str = "en") -> Result:
    (project / FILE).unlink(missing_ok=True)
    return run(project, "new", *arguments, lang=lang)


@pytest.mark.parametrize(("lang", "comment"), [("en", "is registered there"), ("ko", "등록된 정보는")])
def test_a_doi_is_enough_for_a_new_entry(lang: str, comment: str, project: Path) -> None:
    result = new(project, "icassp/2017", "--doi", f"https://doi.org/{DOI}", lang=lang)

    file = "digests/icassp/2017/vandermeer-listening-raw-waveforms.yml"
    assert (result.exit_code, result.stdout) == (0, f"{file}\n"), result.stderr
    text = (project / file).read_text(encoding="utf-8")
    assert "# Listening to Raw Waveforms & Spectra\n# Ilse Vandermeer, 김민지, The Listening Group\n" in text
    assert f"paper:\n  doi: {DOI}" in text
    assert comment in text
    assert "title:" not in text
    assert len(stored(project)) == 1
    assert problems(project) == []


def test_a_title_that_was_typed_stands_beside_the_doi(project: Path) -> None:
    file = new(project, "icassp/2017/a", "--doi", DOI, "--title", "Mine").stdout.strip()
    assert '  title: "Mine"\n' in (project / file).read_text(encoding="utf-8")


def test_what_nobody_registered_waits_with_the_name_that_somebody_gave(project: Path, server: Server) -> None:
    server.unknown = {DOI}
    assert "no name can be proposed" in new(project, "icassp/2017", "--doi", DOI).stderr
    assert list((project / "digests").rglob("2017/*.yml")) == []
    result = new(project, "icassp/2017/a", "--doi", DOI)
    assert result.exit_code == 0
    assert "None of those asked" in result.stderr
    assert [found.code for found in problems(project)] == ["doi-to-come"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("icassp/2017/b", "--doi", DOI.lower()),
        ("icassp/2017/b", "--title", "Listening to raw waveforms & spectra"),
        ("icassp/2017/b", "--doi", "10.1000/another-with-the-same-title"),
        ("icassp/2017/b", "--doi", "nothing"),
        ("tag", "b", "--doi", DOI),
    ],
)
def test_what_is_there_already_is_not_begun_again(arguments: tuple[str, ...], project: Path) -> None:
    new(project, "icassp/2017/a", "--doi", DOI)
    assert new(project, *arguments).exit_code == 2
    assert not (project / "digests/icassp/2017/b.yml").exists()
    assert len(stored(project)) == 1


def test_a_doi_of_arxivs_begins_an_entry_of_arxivs(
    project: Path, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARXIV, arxiv.api)
    file = new(project, "icassp/2017/a", "--doi", "10.48550/arXiv.2401.00001").stdout.strip()
    text = (project / file).read_text(encoding="utf-8")
    assert "\narxiv: 2401.00001 " in text
    assert "\n  doi:" not in text
