"""A preview shows what a first build would, whatever happens to the files, and forgets what is gone."""

import gc
import logging
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.build.preview_session import Preview
from generator.metadata import store, store_folders
from generator.metadata.store import StoredAuthor, StoredPaper, StoredVersion
from generator.site.view import parts
from generator.site.view.view import View
from generator.support import workers
from generator.support.languages import BOTH, Languages
from tests import projects
from tests.build.test_rebuilding import FIGURES, FILES, built, built_cold, edited, files, session_of
from tests.build.test_rebuilding import picture as drawn
from tests.conftest import ENVIRONMENT, ROOT
from tests.engine.test_plugin import awaited, preview
from tests.tables import each

pytestmark = pytest.mark.filterwarnings("default")

A, B = "digests/ismir/2015/a.yml", "digests/ismir/2015/b.yml"

FINDING_NOTHING = "class Kiwi:\n    def tokenize(self, text):\n        return []\n"
"""An analyser of Korean that loads at once."""

Deed = Callable[[Path], object]


def picture(shade: int, width: int = 40) -> Deed:
    return lambda root: drawn(root, shade, width)


def stored(*titles: str) -> Deed:
    def fetched(root: Path) -> None:
        authors = tuple(StoredAuthor(name=name) for name in titles)
        latest = StoredVersion(title=titles[0], authors=authors, abstract="It hears.")
        store.write(root / "digests" / store_folders.FOLDER, StoredPaper(id="1610.00087", latest=latest))

    return fetched


def write(file: str, text: str) -> Deed:
    return lambda root: (root / file).write_text(text, encoding="utf-8")


def change(file: str, old: str, new: str) -> Deed:
    return lambda root: edited(root, file, old, new)


def move(file: str, to: str) -> Deed:
    return lambda root: (root / file).rename(root / to)


def swap(root: Path) -> None:
    for file, to in ((A, "kept"), (B, A), ("kept", B)):
        (root / file).rename(root / to)


def keep_date(root: Path) -> None:
    before = (root / B).stat()
    edited(root, B, "title: Bees", "title: Asps")
    os.utime(root / B, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (root / B).stat().st_size == before.st_size


def remove(*names: str) -> Deed:
    def removed(root: Path) -> None:
        for name in names:
            if (root / name).is_dir():
                shutil.rmtree(root / name)
            else:
                (root / name).unlink()

    return removed


DEEDS: Mapping[str, Deed] = {
    "a picture that nothing shows": picture(10),
    "a figure that shows it": change(A, "read: full\n", f"read: full\n{FIGURES}"),
    "another picture of its size": picture(99),
    "a wider one": picture(99, 60),
    "no picture": remove("digests/ismir/2015/shown.png"),
    "a file that keeps its date and size": keep_date,
    "two entries that change places": swap,
    "and change back": swap,
    "an entry renamed": move(B, "digests/ismir/2015/bees.yml"),
    "an edition moved": move("digests/ismir/2016", "digests/ismir/2017"),
    "a file that is no YAML": write(A, "paper: [\n"),
    "no entry there": remove(A),
    "an entry of metadata to come": write(A, "arxiv: 1610.00087\nread: full\ntags: [cnn]\n"),
    "metadata that came": stored("Waveforms", "Wei Dai"),
    "metadata that came again": stored("Waves", "Ada Lovelace", "Wei Dai"),
    "a registry emptied": write("digests/tags.yml", ""),
    "a registry restored": write("digests/tags.yml", FILES["digests/tags.yml"]),
    "venues that nobody registered": write("digests/venues.yml", ""),
    "nobody's names": remove("digests/people.yml"),
    "an article gone": remove("docs/guides/listening.md"),
    "neither cache nor site": remove(".cache", "site"),
    "another name of the site": change("mkdocs.yml", "site_name: 다이제스트", "site_name: 요약"),
}
"""What happens to a project in one session, in turn."""


def held(by: object) -> Counter[type]:
    """Return how many objects of each type something holds, directly or not; numbers aside."""
    seen = {id(by): by}
    waiting = [by]
    while waiting:
        for one in gc.get_referents(waiting.pop()):
            if id(one) not in seen and not isinstance(one, type | ModuleType | FunctionType):
                seen[id(one)] = one
                waiting.append(one)
    return Counter(type(one) for one in seen.values() if not isinstance(one, int))


@pytest.mark.slow
def test_after_whatever_happens_a_preview_is_as_if_it_began_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    root = projects.write(tmp_path / "edited", **FILES)
    cold: dict[frozenset[tuple[str, bytes]], dict[str, bytes]] = {}
    """Sites of first builds, by what was typed: some deeds lead back to what was there before."""
    built(root, "serve")
    for name, deed in DEEDS.items():
        deed(root)
        shown = built(root, "serve", again=True)
        typed = frozenset(
            (path, held) for path, held in files(root).items() if not path.startswith(("site/", ".cache/"))
        )
        if typed not in cold:
            shutil.rmtree(tmp_path / "cold", ignore_errors=True)
            cold[typed] = built_cold(root, tmp_path / "cold", "serve")
        assert shown == cold[typed], name
    assert built(root, "serve") == shown
    assert len(cold) < len(DEEDS)


@pytest.mark.slow
def test_of_what_is_gone_a_preview_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    root = projects.write(tmp_path, **FILES)
    built(root, "serve")
    sizes = []
    for name in ("one", "two", "six"):
        paper = f'arxiv: "1610.00087"\nread: full\ntags: [{name}]\nsummary: {{ko: 글, en: {name}}}\n'
        mine = {
            f"digests/tags/{name}.yml": f"name: {{en: {name}, ko: {name}}}\n",
            f"digests/{name}/2015/{name}.yml": f"{paper}{FIGURES}",
            f"digests/{name}/2015/edition.yml": f"intro: {{ko: '[[{name}]]', en: '[[{name}]]'}}\n",
            f"digests/people/{name}-lee.yml": f"name: {{en: {name} Lee}}\n",
            f"docs/guides/{name}.md": f"# [[{name}/2015/{name}]]\n",
        }
        projects.write(root, **mine)
        stored(name, f"{name} Lee")(root)
        picture(10)(root)
        (root / "digests/ismir/2015/shown.png").rename(root / f"digests/{name}/2015/shown.png")
        built(root, "serve", again=True)
        sizes.append(held(session_of(load_config(str(root / "mkdocs.yml"))).memory))
        remove(f"digests/{name}", *(file for file in mine if not file.startswith(f"digests/{name}/")))(root)
    assert sizes[0] == sizes[1] == sizes[2]


UNREADABLE = {
    "no UTF-8": b"# caf\xe9\n",
    "a list": b"---\n- title: A\n---\n# A\n",
    "too much": b"---\nx: " + b"a" * 17_000 + b"\n---\n# A\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("at", ["docs/guides/listening.md", "docs/about.md"])
def test_a_page_that_the_engine_cannot_read_says_so_and_the_others_are_shown(at: str, tmp_path: Path) -> None:
    root = projects.write(tmp_path, **FILES)

    def check(content: bytes) -> None:
        (root / at).write_bytes(content)
        with pytest.raises(Abort):
            built(root)
        site = built(root, "serve")
        told = f"{at}:1:"
        page = site[at.removeprefix("docs/").replace(".md", "/index.html")].decode()
        assert told in page
        assert told in site["index.html"].decode()
        assert told not in site["en/about/index.html"].decode()

    each(UNREADABLE, check)


def test_a_preview_goes_on_over_first_lines_of_a_page_that_are_half_typed(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **FILES, **{"docs/about.md": "---\ntitle: Foo: bar\n---\n# A\n"})
    assert "docs/about.md:2:8" in built(root, "serve")["index.html"].decode()


@pytest.mark.slow
def test_a_preview_tells_of_a_warning_once_and_of_an_error_each_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root, entry = projects.write(tmp_path), "digests/ismir/2015/features.yml"
    caplog.set_level(logging.INFO)

    def told(old: str, new: str, *, again: bool = True) -> list[str]:
        """Return the codes, or counts, that a build tells after an edit."""
        edited(root, entry, old, new)
        caplog.clear()
        built(root, "serve", again=again)
        said = [record.getMessage().splitlines()[0] for record in caplog.records]
        return re.findall(r"digest: (?:digests/.*\[(.*)\]|오류.*)$", "\n".join(said), re.MULTILINE)

    assert told("특징을", "이 **특징**을", again=False) == ["markup-in-plain-text"]
    assert told("read: full", "read: partial") == [""]
    assert told("It learns", "It `learns`") == ["markup-in-plain-text", ""]
    assert told("partial", "partially") == ["unknown-value", ""]
    assert told("partially", "partially so") == ["unknown-value", ""]


@pytest.mark.slow
def test_what_edits_make_is_not_kept_beside_what_a_preview_began_with(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **FILES)
    built(root, "serve")
    before = {path: path.read_bytes() for path in (root / ".cache").rglob("*") if path.is_file()}
    for number in range(3):
        edited(root, A, "See", f"See {number}")
        built(root, "serve", again=True)
    assert {path: path.read_bytes() for path in (root / ".cache").rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_nothing_holds_what_an_edit_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.COMPILED, "_codes", {})
    root = projects.write(tmp_path, **FILES)

    def views() -> list[View]:
        return [each for each in gc.get_objects() if isinstance(each, View)]

    others = views()
    built(root, "serve")
    before = [weakref.ref(view) for view in views() if view not in others]
    assert before
    edited(root, A, "See", "Look at")
    built(root, "serve", again=True)
    session = session_of(load_config(str(root / "mkdocs.yml")))
    assert isinstance(session, Preview)
    for soon in threading.enumerate():
        if isinstance(soon, threading.Timer):  # while another preview looks, Python begins no second time
            soon.cancel()
            soon.join()
    session._garbage._look()
    assert not [view for view in before if view()]


def test_what_is_edited_while_a_preview_begins_is_shown_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    root = projects.write(tmp_path, **FILES)
    built(root, "serve")
    config = load_config(str(root / "mkdocs.yml"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root / "site"))
    began: list[str] = []
    try:
        config.plugins.on_serve(server, config=config, builder=lambda: began.append("not yet"))
        edited(root, A, "See", "Look at")
        config.plugins.on_serve(server, config=config, builder=lambda: began.append("again"))
    finally:
        server.server_close()
    assert began == ["again"]
    plugin: Any = config.plugins["digest"]
    plugin._watch(replace(plugin._build.settings, digests="papers"))  # as mkdocs.yml says by now
    assert str(root / "papers") in server._watched_paths
    monkeypatch.setattr(plugin._build, "checker", lambda: None)
    monkeypatch.setattr(plugin.config.compose, "checker", True)
    caplog.set_level(logging.INFO)
    for served in (None, server):
        monkeypatch.setattr(plugin, "_server", served)
        plugin._checker()
    assert [record.levelname for record in caplog.records] == ["INFO"]


def test_the_pages_of_a_language_that_a_preview_gets_are_not_told_as_empty(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = load_config(str(projects.write(tmp_path) / "mkdocs.yml"))
    plugin: Any = config.plugins["digest"]
    plugin.config.languages = Languages("ko")
    config.plugins.on_startup(command="serve", dirty=False)
    plugin.config.languages = BOTH
    plugin.on_config(config)
    logging.getLogger("mkdocs").warning("Page skipped: 'en/index.md'. Generated empty output.")
    logging.getLogger("mkdocs").warning("Page skipped: 'en/about.md'. Generated empty output.")
    assert [record.getMessage() for record in caplog.records] == [
        "Page skipped: 'en/about.md'. Generated empty output."
    ]


@pytest.mark.slow
def test_a_preview_follows_templates_and_words_and_outlives_a_build_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "generator", package / "generator")
    (package / "kiwipiepy.py").write_text(FINDING_NOTHING, encoding="utf-8")
    monkeypatch.setitem(ENVIRONMENT, "PYTHONPATH", str(package))
    config = projects.CONFIG.replace("search: false", "search: true")
    root = projects.write(tmp_path / "project", **{"mkdocs.yml": config})
    file = "digests/ismir/2015/features.yml"
    with preview(root, "mkdocs") as url:
        page = f"{url}en/papers/ismir/2015/features/"
        awaited(page, "It learns features.")
        template = package / "generator/site/templates/paper.html"
        template.write_text(f"<p>A new line.</p>{template.read_text('utf-8')}", encoding="utf-8")
        awaited(page, "A new line.")
        words = package / "generator/site/labels.yml"
        words.write_text(words.read_text("utf-8").replace("Read in full", "Read whole"), encoding="utf-8")
        awaited(page, "Read whole")
        edited(root, file, "It learns", "It quickly learns")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, env=ENVIRONMENT, check=True)
        edited(root, file, "It quickly learns", "It slowly learns")
        awaited(page, "It slowly learns")
        edited(root, "mkdocs.yml", "search: true", "search: true, labels: words.yml")
        (root / "words.yml").write_text("read-full: {en: Read to its end}\n", encoding="utf-8")
        awaited(page, "Read to its end")
        edited(root, "words.yml", "its end", "the last line")
        awaited(page, "Read to the last line")
        edited(root, "mkdocs.yml", "search: true", "search: [true")
        (root / "digests").rename(root / "away")
        time.sleep(1)  # a build fails meanwhile
        awaited(page, "Read to the last line")
        (root / "away").rename(root / "digests")
        edited(root, "mkdocs.yml", "search: [true", "search: true")
        edited(root, file, "It slowly learns", "It learns at last")
        awaited(page, "It learns at last")
