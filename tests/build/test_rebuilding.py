"""Builds after the first: what they write, and that nobody can tell them from first ones."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from PIL import Image

from generator.build import project
from generator.build.memory import Memory
from generator.build.preview_session import Preview
from generator.build.session import Session
from generator.engine.plugin import DigestPlugin
from generator.metadata import store, store_folders
from generator.metadata.store import StoredPaper, StoredVersion
from generator.site.pages import editions, outline
from generator.site.pages.parts import common, pagination
from generator.site.view.site_facts import Site
from generator.support.languages import LANGS
from tests import dying, projects

Command: TypeAlias = Literal["build", "serve"]

pytestmark = pytest.mark.filterwarnings("default")


def entry(title: str, more: str = "") -> str:
    text = projects.ENTRY.replace("Learning features", title).replace("tags:", f"{more}tags:")
    return text.replace("features.", f"features of {title}.")


NOTE = "notes: [{by: ada-lovelace, date: 2017-01-02, ko: '[[b]]를 보라.', en: 'See [[b]].'}]\n"

FILES = {
    "digests/tags.yml": projects.FILES["digests/tags.yml"]
    + "rnn:\n  name: {en: Recurrent}\ndeep:\n  name: {ko: 깊은 학습, en: Deep learning}\n",
    "digests/ismir/2015/a.yml": entry("Ants", NOTE),
    "digests/ismir/2015/b.yml": entry("Bees"),
    "digests/ismir/2016/edition.yml": "intro: {ko: '[[c]]부터', en: 'From [[c]]'}\n",
    "digests/ismir/2016/c.yml": entry("Cats", "related: [{to: ismir/2015/b, how: extends}]\n"),
    "digests/ismir/2016/d.yml": entry("Dogs").replace("Ada Lovelace", "Alan Turing"),
}

EDITS: Mapping[str, tuple[str, str, str]] = {
    "a summary": ("digests/ismir/2015/b.yml", "It learns", "It quickly learns"),
    "a title that others show": ("digests/ismir/2015/b.yml", "title: Bees", "title: Wasps"),
    "a tag": ("digests/ismir/2015/b.yml", "[cnn]", "[rnn]"),
    "an author": ("digests/ismir/2016/c.yml", "[Ada Lovelace]", "[Ada Lovelace, Alan Turing]"),
    "how an author is spelt": ("digests/ismir/2016/c.yml", "Alan Turing", "Alan TURING"),
    "a note's wiki link": ("digests/ismir/2015/a.yml", "[[b]]", "[[ismir/2016/d]]"),
    "a note's date": ("digests/ismir/2015/a.yml", "2017-01-02", "2018-01-02"),
    "a relation": ("digests/ismir/2016/c.yml", "how: extends", "how: contrast"),
    "an abstract": ("digests/ismir/2016/d.yml", "  title: Dogs", "  title: Dogs\n  abstract: They bark."),
    "a draft": ("digests/ismir/2016/d.yml", "read: full", "draft: true\nread: full"),
    "a tag's name": ("digests/tags.yml", "Convolutional", "Convoluted"),
    "a broader tag": ("digests/tags.yml", "network}", "network}\n  broader: [deep]"),
    "a tag's own file": ("digests/tags.yml", "rnn:\n  name: {en: Recurrent}\n", ""),
    "a person's name": ("digests/people.yml", "에이다", "아다"),
    "a venue's name": ("digests/venues.yml", "en: ISMIR", "en: Ismir"),
    "an edition's title": ("digests/ismir/2016/edition.yml", "intro:", "title: {en: Sixteen}\nintro:"),
    "an edition's introduction": ("digests/ismir/2016/edition.yml", "From", "Beginning with"),
    "an article": ("docs/guides/listening.md", "듣는 법", "잘 듣는 법"),
    "the site's name": ("mkdocs.yml", "site_name: 다이제스트", "site_name: 요약"),
}
"""Files edited one after the other: each what is replaced by what."""

COMPARED: Mapping[Command, int] = {"build": 6, "serve": 1}
"""After how many edits the site is compared with that of a first build; a preview remembers more."""


FIGURES = (
    "figures: [{file: shown.png, from: own, alt: {ko: 그림, en: Picture}, caption: {ko: 그림, en: It}}]\n"
)


def picture(root: Path, shade: int, width: int = 40) -> None:
    Image.new("L", (width, 30), shade).save(root / "digests/ismir/2015/shown.png")


def edited(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    if "rnn" in old:
        projects.write(root, **{"digests/tags/rnn.yml": "name: {en: Recurrent}\n"})


def built(root: Path, command: Command = "build", *, again: bool = False) -> dict[str, bytes]:
    """Build a project and return the files of its site; a preview begins once, and then builds ``again``."""
    config = load_config(str(root / "mkdocs.yml"))
    if not again:
        config.plugins.on_startup(command=command, dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
    if isinstance(preview := session_of(config), Preview):
        preview.write_all()
    return files(root / "site")


def session_of(config: MkDocsConfig) -> Session:
    """Return what lasts from one build of a project to the next."""
    plugin = config.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)
    return plugin.session


def files(site: Path) -> dict[str, bytes]:
    found = (Path(at, name) for at, _, names in os.walk(site) for name in names if not name.endswith(".gz"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@contextmanager
def remembering_nothing() -> Iterator[None]:
    """Make plugins anew within, and have those again afterwards that were there before."""
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    remembering = dict(option.plugin_cache)
    option.plugin_cache.clear()
    try:
        yield
    finally:
        option.plugin_cache.update(remembering)


def built_cold(root: Path, into: Path, command: Command = "build") -> dict[str, bytes]:
    """Build a copy of what was typed, of which nothing is known, with plugins that remember nothing."""
    shutil.copytree(root, into, ignore=shutil.ignore_patterns("site", ".cache"))
    with remembering_nothing():
        return built(into, command)


def written(site: Path) -> dict[str, tuple[int, int]]:
    """Return what changes with every writing of a file."""
    pages = (Path(at, name) for at, _, names in os.walk(site) for name in names if name.endswith(".html"))
    states = {path.relative_to(site).as_posix(): path.stat() for path in pages}
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in states.items()}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project, built once, that stays as it is."""
    root = projects.write(tmp_path_factory.mktemp("original") / "project", **FILES)
    built(root)
    return root


@pytest.fixture(scope="module")
def first(original: Path) -> dict[str, bytes]:
    """Return the files of its site."""
    return files(original / "site")


ENGINE = {"about/index.html", "en/about/index.html", "guides/index.html", "guides/listening/index.html"}
"""The pages that the engine writes itself, in every build."""


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "serve"])
def test_each_edit_rewrites_what_differs_and_leaves_what_a_first_build_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    for module in (editions, pagination, common):
        monkeypatch.setattr(module, "LONG", 1)  # lists on several pages, though there are four papers
    root = projects.write(tmp_path / "edited", **FILES)
    before = built(root, command)
    assert {"tags/cnn/2015/index.html", "venues/ismir/2015/2/index.html"} <= before.keys()
    for number, edit in enumerate(EDITS.values()):
        edited(root, *edit)
        old = written(root / "site")
        after = built(root, command, again=command == "serve")
        if number % COMPARED[command] == 0:
            assert after == built_cold(root, tmp_path / str(number), command), edit
        new = written(root / "site")
        rewritten = {path for path in new if new[path] != old.get(path)} - ENGINE
        differing = {path for path in new if after[path] != before.get(path)} - ENGINE
        assert differing, edit
        assert rewritten == differing or command == "serve", edit
        before = after


@pytest.mark.slow
def test_who_may_edit_an_entry_finds_it_as_it_was_typed(tmp_path: Path) -> None:
    typed = entry("Ants").replace("\n", "\r\n") + "# so far"
    root = projects.write(tmp_path, **FILES)
    (root / "digests/ismir/2015/a.yml").write_text(typed, encoding="utf-8", newline="")
    (root / "digests/ismir/2015/b.yml").write_text(entry("Bees", "draft: true\n"), encoding="utf-8")
    found = {path: content for path, content in built(root).items() if path.endswith(".yml")}

    assert found.keys() == {
        f"papers/ismir/{name}/entry.yml" for name in ("2015/a", "2015/features", "2016/c", "2016/d")
    }
    assert found["papers/ismir/2015/a/entry.yml"] == typed.encode()
    edited(root, "mkdocs.yml", "edit_uri: https://code.example/edit/main/docs/", "edit_uri: ''")
    assert not any(path.endswith(".yml") for path in built(root))


@pytest.mark.slow
def test_a_preview_that_failed_half_way_shows_no_rest_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = projects.write(tmp_path, **FILES)
    first = built(root, "serve")
    file, old, new = EDITS["a summary"]
    edited(root, file, old, new)
    with monkeypatch.context() as failing:
        failing.setattr(outline, "groups", None)
        with pytest.raises(TypeError):
            built(root, "serve", again=True)
    assert files(root / "site") == first
    edited(root, file, new, old)
    assert built(root, "serve", again=True) == first


def test_a_preview_is_told_what_is_wrong_once_a_link_leads_somewhere(tmp_path: Path) -> None:
    note = "notes: [{by: ada-lovelace, ko: '[[e|<blink>E</blink>]]', en: '[[e|<blink>E</blink>]]'}]\n"
    root = projects.write(tmp_path, **{"digests/ismir/2015/a.yml": entry("Ants", note)})
    memory = Memory()

    def codes(memory: Memory | None) -> list[str]:
        sites = {lang: Site() for lang in LANGS}
        read = project.read(root, "digests", root / "docs", sites, drafts=True, memory=memory)
        return sorted({problem.code for problem in read.problems})

    before = codes(memory)
    projects.write(root, **{"digests/ismir/2015/e.yml": entry("Eels")})
    assert codes(memory) == codes(None) != before


@pytest.mark.slow
def test_what_somebody_did_to_the_site_is_undone(tmp_path: Path, first: dict[str, bytes]) -> None:
    root = projects.write(tmp_path, **FILES)
    assert built(root) == first
    (root / "site/papers/ismir/2015/a/index.html").write_text("mine", encoding="utf-8")
    (root / "site/en/tags/cnn/index.html").unlink()
    shutil.rmtree(root / "site/authors")
    (root / "site/stray").mkdir()
    (root / "site/stray/index.html").write_text("stray", encoding="utf-8")
    assert built(root) == first


def test_pages_that_exist_no_more_are_gone(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **FILES, **{"docs/tags/own.md": "# Ours\n"})
    assert "tags/own/index.html" in built(root)
    (root / "docs/tags/own.md").unlink()
    (root / "digests/ismir/2016/d.yml").unlink()
    site = built(root)
    assert not {"tags/own/index.html", "papers/ismir/2016/d/index.html"} & site.keys()
    assert not (root / "site/authors/alan-turing").exists()
    assert not [path for path in (root / "site").iterdir() if path.name.startswith(".")]


def test_a_build_that_fails_leaves_the_site_as_it_was(
    original: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    root = shutil.copytree(original, tmp_path / "project")
    edited(root, "digests/ismir/2015/a.yml", "read: full", "read: superb")
    with pytest.raises(Abort):
        built(root)
    assert files(root / "site") == first
    (root / "hook.py").write_text("def on_files(files, **_):\n    raise OSError('hook')\n", encoding="utf-8")
    edited(root, "digests/ismir/2015/a.yml", "read: superb", "read: full")
    edited(root, "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    with pytest.raises(Abort):
        built(root)
    assert files(root / "site") == first


def started(root: Path, last: str = "") -> int:
    """Begin a build that remembers nothing, in a process and a session of its own, whose number this is.

    It is killed once something lies at ``last`` and the next thing changes on the disk.
    """

    def look(event: str, _arguments: object) -> None:
        if event in dying.CHANGING and (root / last).exists():
            os.killpg(0, signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            if last:
                sys.addaudithook(look)
            with remembering_nothing():
                built(root)
        finally:
            os._exit(0)
    return child


@pytest.fixture(scope="module")
def with_another_tag(original: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a first build of the project once its tag is another."""
    folder = tmp_path_factory.mktemp("another-tag")
    shutil.copytree(original, folder / "edited")
    edited(folder / "edited", *EDITS["a tag"])
    return built_cold(folder / "edited", folder / "cold")


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["whole", "whole/assets", "single/tags", "old/0"])
def test_a_build_that_was_killed_is_healed_by_the_next(
    tmp_path: Path, first: dict[str, bytes], with_another_tag: dict[str, bytes], sign: str
) -> None:
    root = projects.write(tmp_path, **FILES)
    assert built(root) == first
    edited(root, *EDITS["a tag"])
    _, status = os.waitpid(started(root, f"site/.digest/{sign}"), 0)
    assert os.WIFSIGNALED(status)
    if sign.startswith("whole"):
        left = files(root / "site")
        assert {path: left[path] for path in left if not path.startswith(".digest/")} == first
    assert built(root) == with_another_tag


@pytest.mark.slow
def test_two_builds_at_once_leave_the_next_one_whole(tmp_path: Path, first: dict[str, bytes]) -> None:
    root = projects.write(tmp_path / "both", **FILES)
    for process in [started(root), started(root)]:
        os.waitpid(process, 0)
    assert built(root) == first


def test_what_comes_to_the_folder_of_metadata_elsewhere_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = "arxiv: 1610.00087\ntags: [cnn]\nread: full\nsummary: {ko: 파형을 듣는다., en: It listens.}\n"
    root = projects.write(tmp_path / "project", **{"digests/ismir/2016/e.yml": paper})
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setenv(store_folders.ELSEWHERE, str(elsewhere))
    assert "Waveforms" not in built(root)["papers/ismir/2016/e/index.html"].decode()
    store.write(elsewhere, StoredPaper(id="1610.00087", latest=StoredVersion(title="Waveforms")))
    assert "Waveforms" in built(root)["papers/ismir/2016/e/index.html"].decode()
