"""Texts are rendered once, and again where a link leads elsewhere."""

from pathlib import Path
from typing import Any

import pytest

from generator.build.renderings import Rendering, Renderings
from generator.support.cache import NOTHING_KEPT, Cache
from generator.text.markdown import markup
from generator.text.markdown.targets import LinkTarget


class Called:
    """Targets that are all called the same."""

    def __init__(self, name: str) -> None:
        self.name = name

    def link(self, kind: str, target: str) -> LinkTarget | None:
        """Return the one target."""
        return LinkTarget(f"{kind}/{target}/", self.name)

    def figure(self, name: str) -> str | None:  # noqa: ARG002 # there is none
        """Return nothing."""
        return None


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are rendered, as they come."""
    texts: list[str] = []
    render = markup.Renderer.render

    def noted(renderer: markup.Renderer, text: str, **others: Any) -> markup.Rendered:
        texts.append(text)
        return render(renderer, text, **others)

    monkeypatch.setattr(markup.Renderer, "render", noted)
    return texts


def shown(renderings: Renderings, text: str, name: str = "A") -> str:
    found = renderings.render(text, lang="ko", targets=Called(name), prefix="", top=2, seconds=1)
    return str(found.html)


def test_what_is_kept_is_rendered_again_only_where_a_link_leads_elsewhere(
    tmp_path: Path, rendered: list[str]
) -> None:
    first = Renderings(Cache(tmp_path))
    pages = [shown(first, text) for text in ("One.", "[[two]]", "[[two]]")]
    assert rendered == ["One.", "[[two]]"]
    first.keep()
    second = Renderings(Cache(tmp_path))
    assert [shown(second, text) for text in ("One.", "[[two]]", "[[two]]")] == pages
    assert rendered == ["One.", "[[two]]"]
    assert "B</a>" in shown(second, "[[two]]", "B")
    shown(second, "One.", "B")
    assert rendered == ["One.", "[[two]]", "[[two]]"]


def test_what_is_kept_and_cannot_be_read_is_rendered_again(tmp_path: Path, rendered: list[str]) -> None:
    first = Renderings(Cache(tmp_path))
    page = shown(first, "One.")
    cache = Cache(tmp_path)
    cache.put("body", dict.fromkeys(first.new, '["<p>"]'))
    assert shown(Renderings(Cache(tmp_path)), "One.") == page
    assert rendered == ["One.", "One."]


def test_a_preview_has_at_hand_what_the_build_before_asked_for(rendered: list[str]) -> None:
    asked: list[dict[bytes, Rendering]] = [{}, {}, {}]
    shown(Renderings(NOTHING_KEPT, None, {}, asked[0]), "One.")
    second = Renderings(NOTHING_KEPT, None, asked[0], asked[1])
    shown(second, "One.")
    assert rendered == ["One."]
    third = Renderings(NOTHING_KEPT, None, asked[1], asked[2])
    shown(third, "Two.")
    assert (asked[1].keys(), len(asked[2])) == (asked[0].keys(), 1)
    assert not asked[1].keys() & asked[2].keys()
