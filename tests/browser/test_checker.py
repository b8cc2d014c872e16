"""The checker in browsers says of every mistake what ``digest check`` says."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.build import checker
from generator.entries.write import fix
from generator.problems import report
from generator.problems.problem import Edit
from generator.support.languages import Lang
from generator.text.markdown import sanitise
from generator.text.markdown.preview import PreviewRenderer
from tests import projects
from tests.browser.server import Server
from tests.conftest import ROOT, engine
from tests.entries.mistakes import CASES, Case, entry
from tests.entries.projects import ENTRY, HEAD, SOUND, problems, write
from tests.entries.test_mistakes import marked
from tests.hostile.corpus import MARKUP
from tests.text.test_markup_hostile import check

WORDS = f"""\
{HEAD}notes:
  - by: minji-kim
    date: 2020-05-01
    ko: |
      <script>x</script> ![가](no.png) [^1] [나](javascript:x)

      | 가 | 나 |
      |---|---|
      | 1 | 2 | 3 |
    en: |
      ```python and more
      x
asks: {{ko: "![가](https://example.org/a.png)", en: "<div onclick=x>"}}
"""
"""An entry whose texts have mistakes that show when they are rendered."""

TYPED = [
    *(case for case in CASES if isinstance(case.text, str) and not case.beside),
    entry("markdown-html-removed", WORDS.removeprefix(HEAD), ""),
]
"""The mistakes that need no picture and no other file."""

CHECKED = """async (files) => {
  const { check } = await import("../assets/compose/checker.js")
  const told = []
  for (const file of files) told.push(await check(...file))
  return told
}"""

REMEDIED = """async (texts) => {
  const { apply } = await import("../assets/compose/checker.js")
  return Promise.all(texts.map(([text, problem]) => apply(text, problem.remedy)))
}"""

RENDERED = """async (texts) => {
  const { render } = await import("../assets/compose/checker.js")
  return Promise.all(texts.map(([text, language]) => render(text, language)))
}"""

LOADED = """async () => {
  const { available, load, size } = await import("../assets/compose/checker.js")
  const told = []
  await load((loaded, all) => told.push([loaded, all]))
  return [await available(), await size(), told]
}"""

HANGING = """async (file) => {
  const { check, patience } = await import("../assets/compose/checker.js")
  const { Worker } = globalThis
  const { seconds } = patience
  let ended = 0
  globalThis.Worker = class {
    postMessage(_, ports) {
      if (!ports) this.onmessage({ data: { ready: true } })
    }
    terminate() {
      ended += 1
    }
  }
  patience.seconds = 0
  const late = await check(...file).catch(({ code }) => code)
  patience.seconds = seconds
  globalThis.Worker = Worker
  return [late, ended]
}"""
"""Ask one that never answers."""

FETCHED = "(paths) => Promise.all(paths.map((path) => fetch(path).then(({ ok }) => ok)))"


def notes() -> Iterator[tuple[tuple[str, Lang], str]]:
    """Yield texts that have no formula and no coloured code, with their languages and what they become."""
    for path in sorted((ROOT / "tests/text/markup").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        lang: Lang = "ko" if path.stem.endswith(".ko") else "en"
        preview = PreviewRenderer()
        html = json.loads(preview.parsed(text, lang))["html"]
        made = preview.finished(sanitise.sanitised(html))
        if "<math" not in made and "<span class" not in made:
            yield (text, lang), made


@pytest.fixture
def checked(tmp_path: Path) -> Iterator[Server]:
    """Serve the site of a sound project, which has the checker."""
    root = write(tmp_path / "checked", {**SOUND, "mkdocs.yml": projects.CONFIG, "docs/about.md": "# 소개\n"})
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    built = engine("build", cwd=root)
    assert built.returncode == 0, built.stderr
    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def told(root: Path, case: Case, lang: Lang) -> Any:
    """Return what ``digest check --format json`` says of a case's file."""
    write(root, {case.file: marked(case)[0]})
    found = [problem for problem in problems(root) if problem.place.file == case.file]
    if case.file in SOUND:
        write(root, {case.file: SOUND[case.file]})
    else:
        (root / case.file).unlink()
    return json.loads(report.as_json(report.listed(found), lang))


@pytest.mark.slow
def test_a_browser_says_of_every_mistake_what_the_command_says(
    checked: Server, page: Page, tmp_path: Path
) -> None:
    root = write(tmp_path / "command", SOUND)
    texts = [marked(case)[0].decode() for case in TYPED]
    langs: list[Lang] = [("ko", "en")[number % 2] for number in range(len(TYPED))]
    page.goto(checked.url("/repo/compose/"))

    assert page.evaluate(HANGING, [ENTRY, HEAD, "en"]) == ["slow", 1]  # and is begun anew for what follows
    is_there, size, progress = page.evaluate(LOADED)
    answers = page.evaluate(CHECKED, [*zip((case.file for case in TYPED), texts, langs, strict=True)])

    assert is_there
    assert progress == sorted(progress)
    assert progress[-1] == [size, size]
    for case, lang, answer in zip(TYPED, langs, answers, strict=True):
        said = [{**problem, "remedy": problem["remedy"] or []} for problem in answer]
        assert said == told(root, case, lang), case

    remedied = [
        (text, problem)
        for text, answer in zip(texts, answers, strict=True)
        for problem in answer
        if problem["remedy"]
    ]
    assert len(remedied) > 50
    for (text, problem), mended in zip(remedied, page.evaluate(REMEDIED, remedied), strict=True):
        edits = tuple(Edit(edit["line"], edit["count"], edit["lines"]) for edit in problem["remedy"])
        assert mended == fix.edited(text.encode(), edits).decode()

    texts_with_langs, expected = zip(*notes(), strict=True)
    for made, html in zip(expected, page.evaluate(RENDERED, [*texts_with_langs]), strict=True):
        assert html == made
    for html in page.evaluate(RENDERED, [(text, "ko") for text in MARKUP]):
        check(html.replace("preview-", "n1-"))

    # What comes with the file is there by then.
    figure = HEAD + "figures:\n  - file: new.png\n    alt: {ko: 가, en: a}\n"
    others = {"digests/tags/rnn.yml": "name: {en: RNN, ko: 순환 신경망}\n"}
    (found,) = page.evaluate(CHECKED, [[ENTRY, figure + "tags: [rnn]\n", "en", ["new.png"], others]])
    assert [problem["code"] for problem in found] == ["metadata-to-come"]
    (found,) = page.evaluate(CHECKED, [[ENTRY, HEAD, "en", [], {}, True]])
    assert found[0]["code"] == "new-taken"

    loaded = [path for path in checked.asked if path.startswith("/repo/compose/checker/")]
    assert len(loaded) == len(set(loaded)) == 7
    assert page.evaluate(FETCHED, loaded) == [True] * 7
    assert len([path for path in checked.asked if path in loaded]) == 7  # the second time nothing came


def test_a_site_without_the_checker_says_so(built_site: Path) -> None:
    assert (built_site / checker.FILE).read_text(encoding="utf-8") == "null"
