"""Texts of a file: rendered once for readers of both languages, within one limit on time."""

import math
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from generator.build import project
from generator.site.view import bodies
from generator.site.view.site_facts import Site
from generator.support import workers
from generator.support.languages import LANGS, Lang
from generator.text.markdown import markup
from tests import projects

THIRD = projects.ENTRY.replace("features", "wavelets")
HEAD = projects.ENTRY.replace("features", "spectrograms")


def read(root: Path, text: str, **others: str) -> project.Project:
    projects.write(root, **{"digests/ismir/2015/other.yml": HEAD + text, **others})
    return project.read(root, "digests", root / "docs", {lang: Site() for lang in LANGS}, drafts=False)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """Return the texts that are rendered, as they come, and how many seconds are left for each."""
    texts: list[tuple[str, float]] = []
    render = markup.Renderer.render

    def noted(by: markup.Renderer, text: str, *, seconds: float, **others: Any) -> markup.Rendered:
        texts.append((text, seconds))
        return render(by, text, seconds=seconds, **others)

    monkeypatch.setattr(markup.Renderer, "render", noted)
    monkeypatch.setattr(workers, "processors", lambda: 1)
    return texts


def test_a_text_takes_as_long_as_readers_of_its_language_take() -> None:
    def minutes(text: str, lang: Lang) -> int:
        return bodies.Body(Markup("<p>{}</p>").format(text), lang, (), ()).minutes

    assert minutes("word " * 460, "en") == 2
    assert minutes("word " * 461, "en") == 3
    assert minutes("가나다라 " * 125, "ko") == 1
    assert minutes("가나다라 " * 126, "ko") == 2


def test_what_is_said_in_one_language_is_rendered_once(
    tmp_path: Path, rendered: list[tuple[str, float]]
) -> None:
    read(tmp_path, "asks: {en: Why *this*?}\n")
    assert [text for text, _ in rendered] == ["Why *this*?"]


def test_a_link_is_called_as_readers_of_each_language_call_it(tmp_path: Path) -> None:
    found = read(tmp_path, "asks: {en: 'Why a [[tag:cnn]]?'}\n")
    work = found.catalog.works["ismir/2015/other"]
    references = found.archive.references(work)
    bodies_of = {lang: view.bodies.asks(work, references) for lang, view in found.views.items()}
    shown = {lang: body.html for lang, body in bodies_of.items() if body}
    assert "합성곱 신경망" in shown["ko"]
    assert "Convolutional network" in shown["en"]


def test_times_lead_into_what_a_note_retells_or_else_into_the_talk(tmp_path: Path) -> None:
    entry = projects.ENTRY.replace("read:", "  links: {video: 'https://a.example/talk.mp4'}\nread:")
    notes = (
        "notes:\n"
        "- {by: ada-lovelace, en: 'At [12:03].'}\n"
        "- by: ada-lovelace\n"
        "  source: {title: A lecture, url: 'https://youtu.be/abc'}\n"
        "  en: At [12:03].\n"
        "- {by: ada-lovelace, source: {title: A post, url: 'https://a.example/'}, en: 'At [12:03].'}\n"
    )
    found = read(tmp_path, "", **{"digests/ismir/2015/features.yml": entry + notes})
    work = found.catalog.works["ismir/2015/features"]
    bodies_of = found.views["en"].bodies.notes(work, found.archive.references(work))
    talk, lecture = "https://a.example/talk.mp4#t=723", "https://youtu.be/abc?t=723"
    for (_, body), address in zip(bodies_of, (talk, lecture, talk), strict=True):
        assert f'<a class="digest-time" href="{address}" rel="noopener">12:03</a>' in body.html


def test_the_texts_of_a_file_share_its_time(
    tmp_path: Path, rendered: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "SECONDS", 5)
    monkeypatch.setattr(bodies, "process_time", count(step=2).__next__)
    notes = "".join(f"- {{by: ada-lovelace, en: Note {n}.}}\n" for n in range(4))
    found = read(
        tmp_path, f"notes:\n{notes}", **{"digests/ismir/2015/third.yml": f"{THIRD}asks: {{en: Why?}}\n"}
    )
    assert [seconds for _, seconds in rendered] == [5, 3, 1, bodies.LEAST_SECONDS, 5]
    assert "markdown-too-slow" not in {problem.code for problem in found.problems}
    rendered.clear()
    work = found.catalog.works["ismir/2015/third"]
    found.views["en"].bodies.asks(work, found.archive.references(work))
    assert [seconds for _, seconds in rendered] == [math.inf]
