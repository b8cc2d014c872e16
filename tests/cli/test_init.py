"""A project of one's own: what is written is in order, builds, and names nothing of ours."""

import errno
import os
import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cli import main
from generator.engine.configuration import repository as repository_of
from generator.search import pagefind
from generator.support import files, package
from generator.text.characters import HANGUL
from tests.conftest import ENVIRONMENT, ROOT

REPOSITORY = "https://github.com/Listeners/papers"

OPTIONS = ("--name", "한국음향학회: 논문", "--repo", f"{REPOSITORY}.git", "--venues", "ask, neurips")


def init(*arguments: str | Path, answers: str = "") -> Result:
    said = () if answers or "--languages" in arguments else ("--languages", "ko,en")
    result = CliRunner().invoke(main.main, ["init", *map(str, arguments), *said], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    for own in (".git", ".venv", ".DS_Store"):
        (tmp_path / "project" / own).mkdir(parents=True)
    result = init(tmp_path / "project", *OPTIONS, "--tags", "audio", "--tags", "ml", "--lang", "ko")
    assert result.exit_code == 0, result.stderr
    assert "README.md" in result.stdout
    return tmp_path / "project"


@pytest.mark.parametrize(
    "options", [(), ("--languages", "en", "--name", "X", "--repo", "https://github.com/a/b")]
)
def test_where_nobody_can_be_asked_what_is_offered_is_taken(tmp_path: Path, options: tuple[str, ...]) -> None:
    root = tmp_path / "reading"

    begun = init(root, "--lang", "en", *options)

    assert begun.exit_code == 0, begun.stderr
    assert "[arXiv]: arXiv\n" in begun.stdout
    assert (root / "digests/venues/arxiv.yml").exists()
    checked = CliRunner().invoke(main.main, ["check", "--strict", "--root", str(root)])
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_whoever_stops_while_asked_is_given_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> str:
        aborted = click.Abort()
        aborted.__context__ = KeyboardInterrupt()
        raise aborted

    monkeypatch.setattr(click, "prompt", stop)

    assert init(tmp_path / "reading").exit_code == 1
    assert not (tmp_path / "reading").exists()


@pytest.mark.parametrize("tags", [(), ("audio",), ("ml", "audio")])
@pytest.mark.parametrize("languages", ["ko", "en", "ko,en", "en,ko"])
def test_nothing_is_wrong_with_what_is_written(tags: tuple[str, ...], languages: str, tmp_path: Path) -> None:
    vocabularies = ["--tags", ",".join(tags)] if tags else []

    assert init(tmp_path, *OPTIONS, "--languages", languages, *vocabularies).exit_code == 0
    checked = CliRunner().invoke(main.main, ["check", "--strict", "--root", str(tmp_path)])
    assert (checked.exit_code, checked.stdout) == (0, "")


@pytest.mark.parametrize("languages", ["ko", "en", "ko,en"])
def test_known_venues_have_their_names_and_bibliographies_find_them(languages: str, tmp_path: Path) -> None:
    registry = ROOT / "generator/entries/write/registries/known_venues.yml"
    known = yaml.safe_load(read(registry))
    options = ("--name", "N", "--repo", "", "--venues", ",".join(known), "--languages", languages)
    assert init(tmp_path, *options).exit_code == 0
    (tmp_path / "refs.bib").write_text(
        "".join(
            f"@inproceedings{{{venue}{number}, title = {{On {venue} {number}}}, author = {{Kim, Minji}},"
            f" booktitle = {{{title}}}, year = 2015}}\n"
            for venue, said in known.items()
            for number, title in enumerate((said["full"]["en"], *said.get("aliases", ())))
        )
    )

    checked = CliRunner().invoke(main.main, ["check", "--strict", "--root", str(tmp_path)])
    assert (checked.exit_code, checked.stdout) == (0, "")
    files_of = ["import", "bibtex", str(tmp_path / "refs.bib"), "--dry-run", "--root", str(tmp_path)]
    imported = CliRunner().invoke(main.main, files_of)
    assert imported.exit_code == 0, imported.stderr
    placed = re.findall(r"digests/(\S+)/2015/kim-(\w+)", imported.stdout)
    assert len(placed) > len(known)
    assert [venue for venue, _ in placed] == [title for _, title in placed]


@pytest.mark.parametrize(
    ("languages", "held"),
    [
        ("ko", {"docs/about.md": "ko", "docs/contribute.md": "ko"}),
        ("en", {"docs/about.md": "en", "docs/contribute.md": "en"}),
        ("en,ko", {"docs/about.md": "en", "docs/ko/about.md": "ko"}),
        ("ko,en", {"docs/about.md": "ko", "docs/en/about.md": "en"}),
    ],
)
def test_each_page_is_in_its_language_and_none_in_one_that_is_not_wanted(
    languages: str, held: dict[str, str], tmp_path: Path
) -> None:
    options = ("--name", "Listening", "--repo", REPOSITORY, "--venues", "ask", "--tags", "ml")
    assert init(tmp_path, *options, "--tags", "audio", "--languages", languages).exit_code == 0

    for name, lang in held.items():
        assert bool(HANGUL.search(read(tmp_path / name))) == (lang == "ko")
    pages = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "docs").rglob("about.md")}
    assert pages == {name for name in held if name.endswith("about.md")}
    assert f"\n      languages: [{languages.replace(',', ', ')}]\n" in read(tmp_path / "mkdocs.yml")
    hosted = (tmp_path / ".github").rglob("*.yml")
    for path in (*tmp_path.glob("[!.]*.*"), *(tmp_path / "digests").rglob("*.yml"), *hosted):
        text = read(path)
        assert languages != "en" or not HANGUL.search(text), path
        assert languages != "ko" or not re.search(r"(?m)^(?:# )? *en:", text), path
        assert "«" not in text


@pytest.mark.parametrize("name", ["함께 들은 논문", "함께 읽은 이야기", "모두의 글", "Listening", "Volume 1"])
@pytest.mark.parametrize("repository", [REPOSITORY, "https://gitlab.com/a/b", ""])
def test_no_particle_is_glued_to_what_is_filled_in(name: str, repository: str, tmp_path: Path) -> None:
    options = ("--repo", repository, "--venues", "zyx", "--languages", "ko,en")
    assert init(tmp_path, "--name", name, *options).exit_code == 0

    written = {path: read(path) for path in tmp_path.rglob("*") if path.is_file()}
    assert sum(name in text for text in written.values()) > 2
    for path, text in written.items():
        assert re.findall(rf"(?:{re.escape(name)}|zyx|ZYX)[^\w\s]*[가-힣]+", text) == [], path


@pytest.mark.slow
@pytest.mark.usefixtures("words_at_spaces")
@pytest.mark.filterwarnings("default")
def test_what_is_written_builds_strictly(
    begun: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(pagefind.VARIABLE, ENVIRONMENT[pagefind.VARIABLE])
    build(load_config(str(begun / "mkdocs.yml"), strict=True))

    assert [log.message for log in caplog.records if log.levelname == "WARNING"] == []
    for tree, words in (
        ("", ["홈", "학회·학술지", "태그", "저자", "연구 동향", "소개", "기여하기"]),
        ("en/", ["Home", "Venues"]),
    ):
        text = read(begun / "site" / tree / "index.html")
        assert re.findall(r'md-tabs__link">\s*(.*?)\s*</a>', text)[: len(words)] == words
        assert f'<link rel="canonical" href="https://listeners.github.io/papers/{tree}">' in text
        assert "한국음향학회: 논문" in text
    assert "Ada Example" in read(next(begun.glob("site/en/papers/ask/*/sample/index.html")))


def test_what_is_asked_for_is_what_no_option_says(tmp_path: Path) -> None:
    result = init(tmp_path / "listening", "--lang", "en", answers="en, ko\n\n\n\n")

    assert result.exit_code == 0
    assert "What is it called? [listening]" in result.stdout
    assert 'site_name: "listening"' in read(tmp_path / "listening/mkdocs.yml")
    assert "repo_url" not in read(tmp_path / "listening/mkdocs.yml")
    assert "languages: [en, ko]" in read(tmp_path / "listening/mkdocs.yml")
    assert (tmp_path / "listening/digests/venues/arxiv.yml").is_file()


def test_venues_are_begun_by_their_names_or_ids(tmp_path: Path) -> None:
    assert (
        init(
            tmp_path, *OPTIONS, "--venues", "NeurIPS, acl,CHI, Nature Methods,C&C: two", "--languages", "en"
        ).exit_code
        == 0
    )

    venues = {path.stem: read(path) for path in (tmp_path / "digests/venues").iterdir()}
    assert {each: re.findall(r"(?m)^  en: (.*)", text)[0] for each, text in venues.items()} == {
        "neurips": "NeurIPS",
        "acl": "ACL",
        "chi": "CHI",
        "nature-methods": "Nature Methods",
        "c-c-two": '"C&C: two"',
    }
    assert [*tmp_path.glob("digests/neurips/*/sample.yml")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--languages", "en,en"), "“en,en”"),
        (("--languages", "ja"), "“ja”"),
        (("--repo", "listeners/papers"), "“listeners/papers” is no address"),
        (("--repo", "https://github.com/listeners"), "is no address"),
        (("--repo", "https://github.com/a/b: c # d"), "is no address"),
        (("--venues", "&&"), "“&&” cannot be an id"),
        (("--venues", "tags"), "tags"),
        (("--tags", "audio,mir"), "'mir' is not one of 'audio', 'ml'"),
        (("--venues", ","), "Ids have small letters"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    result = init(tmp_path / "new", *OPTIONS, *arguments, "--lang", "en")

    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "new").exists()


def test_where_the_disk_was_full_the_same_command_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create, room = files.create, iter(range(9))

    def fail(path: Path, content: bytes) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        create(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "create", fail)
        full = init(tmp_path / "new", *OPTIONS, "--lang", "en")

    assert (full.exit_code, full.stdout) == (1, "")
    assert "No space left on device" in full.stderr
    assert not [*(tmp_path / "new").iterdir()]
    assert init(tmp_path / "new", *OPTIONS, "--lang", "en").exit_code == 0


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    result = init(tmp_path, *OPTIONS, "--lang", "ko")

    assert result.exit_code == 2
    assert "비어 있지 않습니다" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("repository", "site", "edited"),
    [
        ("https://github.com/Group/Group.github.io", "https://group.github.io/", "edit/main/docs/"),
        ("https://gitlab.com/group/papers/", "https://group.gitlab.io/papers/", "-/edit/main/docs/"),
        ("https://gitlab.com/group/sub/papers", "https://group.gitlab.io/sub/papers/", "-/edit/main/docs/"),
        ("https://codeberg.org/group/papers", "https://example.org/", "_edit/main/docs/"),
        ("https://github.example.org/group/papers", "https://example.org/", "edit/main/docs/"),
        ("https://github.example.org:8443/a/b", "https://example.org/", "edit/main/docs/"),
        ("https://bitbucket.org/group/papers", "https://example.org/", None),
        ("https://GitHub.com/group/papers/tree/main", "https://group.github.io/papers/", "edit/main/docs/"),
        ("https://github.com/group/papers.git", "https://group.github.io/papers/", "edit/main/docs/"),
        ("https://github.com/group/papers?tab=readme", "https://group.github.io/papers/", "edit/main/docs/"),
        ("git@github.com:group/papers.git", "https://group.github.io/papers/", "edit/main/docs/"),
        (
            "https://gitlab.com/group/sub/papers/-/tree/main",
            "https://group.gitlab.io/sub/papers/",
            "-/edit/main/docs/",
        ),
        ("", "https://example.org/", None),
    ],
)
def test_the_address_follows_from_the_repository(
    repository: str, site: str, edited: str | None, tmp_path: Path
) -> None:
    assert init(tmp_path, "--name", "N", "--venues", "ask", "--repo", repository).exit_code == 0

    said = read(tmp_path / "mkdocs.yml")
    assert f"\nsite_url: {site} " in said
    assert not re.search("repo_url: .*(tree|[?]|[.]git$)", said)
    assert re.findall("edit_uri: (.*)", said) == ([edited] if edited else [])


FORMS = ("paper", "correction")

WRITTEN: Mapping[str, Collection[str]] = {
    "https://github.com/a/b": {
        ".github/dependabot.yml",
        *(f".github/workflows/{name}.yml" for name in ("check", "links", "publish", "refresh")),
        *(f".github/ISSUE_TEMPLATE/{form}.yml" for form in FORMS),
    },
    "https://gitlab.com/a/b": {
        ".gitlab-ci.yml",
        *(f".gitlab/issue_templates/{form}.md" for form in FORMS),
    },
    "https://codeberg.org/a/b": {f".forgejo/ISSUE_TEMPLATE/{form}.yml" for form in FORMS},
    "https://bitbucket.org/a/b": set(),
    "": set(),
}
"""What checks and publishes a project, and which forms of issues it has, by its repository."""


@pytest.mark.parametrize("repository", WRITTEN)
def test_what_is_published_by_itself_follows_from_the_host(repository: str, tmp_path: Path) -> None:
    assert init(tmp_path, "--name", "N", "--venues", "ask", "--repo", repository).exit_code == 0

    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path for path in found if path.startswith((".github", ".gitlab", ".forgejo"))} == WRITTEN[
        repository
    ]
    told = read(tmp_path / "README.md")
    assert ("Nothing publishes this by itself yet" in told) == (not re.search("github|gitlab", repository))
    assert f"]({package.documentation()}en/maintain/publish/)" in told
    assert "](compose/index.md)" in read(tmp_path / "docs/contribute.md")


@pytest.mark.parametrize(
    ("arguments", "answers", "said"),
    [
        (("--host", "gitlab"), "", ["edit_uri: -/edit/main/docs/", "      host: gitlab"]),
        (("--host", "other"), "", ["edit_uri: ''"]),
        ((), "bluebucket\nforgejo\n", ["edit_uri: _edit/main/docs/", "      host: forgejo"]),
        ((), "\n", ["edit_uri: ''"]),
    ],
)
def test_a_host_whose_name_tells_nothing_is_asked_about(
    arguments: tuple[str, ...], answers: str, said: list[str], tmp_path: Path
) -> None:
    lies = ("--name", "N", "--venues", "ask", "--repo", "https://git.example.org/a/b", "--languages", "ko")

    result = init(tmp_path, *lies, *arguments, "--lang", "en", answers=answers)

    assert result.exit_code == 0
    assert ("What runs there" in result.stdout) == bool(answers)
    written = read(tmp_path / "mkdocs.yml")
    assert re.findall("edit_uri.*|.*host: .*", written) == said
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins._current_plugin = "digest"  # as while a build asks
    assert list(repository_of.problems(config, config.plugins["digest"].config.host)) == []


def test_the_version_is_pinned_by_one_number(begun: Path) -> None:
    names = [path for path in begun.rglob("*") if path.is_file() and package.version() in read(path)]

    assert names == [begun / "requirements.txt"]
    assert f"\n{package.name()}=={package.version()}\n" in read(begun / "requirements.txt")


def test_workflows_are_those_that_are_tried_here(begun: Path) -> None:
    written = sorted((begun / ".github/workflows").iterdir())
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows")

    assert subprocess.run([*command, *written], check=False, capture_output=True, timeout=60).returncode == 0
    ours = "".join(read(path) for path in (ROOT / ".github/workflows").iterdir())
    for path in written:
        text = read(path)
        assert "pip install --quiet --requirement requirements.txt" in text
        assert "make " not in text
        assert ".venv/bin" not in text
        assert [line for line in text.splitlines() if "uses:" in line and line not in ours] == []


def test_gitlab_takes_what_is_written_for_it(tmp_path: Path) -> None:
    init(tmp_path, "--name", "N", "--venues", "ask", "--repo", "https://gitlab.com/a/b")
    written = tmp_path / ".gitlab-ci.yml"
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci")

    assert subprocess.run([*command, written], check=False, capture_output=True, timeout=60).returncode == 0
    jobs = yaml.safe_load(read(written))
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert "mkdocs build --strict --site-dir public" in jobs["pages"]["script"]
    for job in ("check", "pages"):
        assert "digest check" in jobs[job]["script"]
    assert "pip install --quiet --requirement requirements.txt" in jobs["default"]["before_script"]


def test_nothing_of_ours_is_written(begun: Path) -> None:
    for path in begun.rglob("*"):
        if path.is_file():
            text = read(path)
            for ours in (f"{package.name()}=={package.version()}", package.documentation()):
                text = text.replace(ours, "")
            assert not re.search("paper-digest|keunwoo|최근우|@[A-Z]+@", text, re.IGNORECASE), path


def test_what_a_host_finds_at_the_top_of_a_repository_alone_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    options = (*OPTIONS, "--lang", "en")

    within = init(tmp_path / "our reading/digest", *options)

    assert "hosts look for .github in the topmost folder alone" in within.stderr
    assert "`edit_uri: edit/main/our%20reading/digest/docs/`" in within.stderr
    (tmp_path / "own/.git").mkdir(parents=True)
    assert not init(tmp_path / "own", *options).stderr
    assert not init(
        tmp_path / "nowhere", "--name", "X", "--repo", "", "--venues", "acl", "--lang", "en"
    ).stderr
