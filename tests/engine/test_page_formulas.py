"""Formulas of pages that cannot be shown: told by digest check where they are, as a build tells of them."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.engine.configuration import defaults
from generator.site.articles import page_formulas, reading
from generator.site.articles.page_settings import PageSettings
from tests import projects
from tests.build.test_rebuilding import built
from tests.catalog.libraries import library
from tests.tables import each


class Told(NamedTuple):
    """A page, and what of it cannot be shown, each where its text says ``@``."""

    text: str
    latex: tuple[str, ...]


MISTAKEN = {
    "a brace": Told(r"Some @$\frac{1$ of it", (r"\frac{1",)),
    "a command": Told("@$$\n\\foo\n$$", (r"\foo",)),
    "two": Told(r"@$\foo$, $x$ and @$x^{2$.", (r"\foo", "x^{2")),
    "twice": Told("@$\\foo$\n\n@$\\foo$", (r"\foo", r"\foo")),
    "brackets": Told(r"It is @\(\foo\).", (r"\foo",)),
    "square brackets": Told("@\\[\\foo\n+ 1\\]", ("\\foo\n+ 1",)),
    "an environment": Told("@\\begin{foo}x\\end{foo}", (r"\begin{foo}x\end{foo}",)),
    "a label": Told("@$$\\foo$$ {#eq-a}", (r"\foo",)),
    "a quote": Told("> Words\n>\n> @$$\n> \\foo\n> $$", (r"\foo",)),
    "an item": Told("- Words\n\n    @$$\n    \\foo\n    + 1\n    $$", ("\\foo\n+ 1",)),
    "a box": Told("!!! note\n    @$\\foo$ in it", (r"\foo",)),
    "a table": Told("| a | b |\n|---|---|\n| @$\\foo$ | 1 |", (r"\foo",)),
    "a heading": Told(r"## On @$\foo$", (r"\foo",)),
    "a price before": Told(r"For $5 or $6, @$\foo$", (r"\foo",)),
    "a footnote": Told("Words[^1]\n\n[^1]: @$\\foo$", (r"\foo",)),
    "code beside": Told(r"`$\foo$` @$\bar{$", (r"\bar{",)),
}

SOUND = {
    "formulas": "$x^2$, \\(y\\)\n\n$$\n\\frac{a}{b}\n$$\n\n\\[z\\]\n\n\\begin{align}a &= b\\end{align}",
    "prices": "$5 or $6, 10$ and 5 $ more, \\$\\foo\\$",
    "code": "`$\\foo$`\n\n```tex\n$$\\foo$$\n```\n\n    $\\foo$ in a block",
    "HTML": "<!-- $\\foo$ -->\n\n<div>$\\foo$</div>",
    "in two paragraphs": "$\\foo\n\nmore$",
}


def mistaken(text: str) -> list[tuple[int, str]]:
    return [*page_formulas.mistaken(text, defaults.rendered(text).html)]


def test_formulas_that_cannot_be_shown_are_told_with_their_places() -> None:
    def check(row: Told) -> None:
        places = [match.start() - number for number, match in enumerate(re.finditer("@", row.text))]
        found = mistaken(row.text.replace("@", ""))
        assert [place for place, _ in found] == places
        for (_, said), latex in zip(found, row.latex, strict=True):
            assert said.startswith(f"{latex} (")

    each(MISTAKEN, check)


def test_sound_formulas_and_what_is_none_are_not_told() -> None:
    def check(text: str) -> None:
        assert mistaken(text) == []

    each(SOUND, check)


def test_a_page_says_in_which_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "docs/about.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: A\n---\n# A\n\n한글 $\\foo$\n", encoding="utf-8")
    settings = PageSettings(rendered=defaults.rendered)
    names = library({}).vocabularies
    (found,) = reading.read(tmp_path / "docs", tmp_path, names, settings=settings).problems
    assert (found.code, found.place.file, found.place.line, found.place.column) == (
        "page-formula",
        "docs/about.md",
        6,
        4,
    )
    assert (
        reading.read(tmp_path / "docs", tmp_path, names).problems == ()
    )  # a build tells of it when it shows it


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_check_and_a_build_tell_of_the_same_formulas(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    pages = {
        f"docs/lectures/{number}.md": f"# A\n\n{text}\n"
        for number, text in enumerate(
            (*(row.text.replace("@", "") for row in MISTAKEN.values()), *SOUND.values())
        )
    }
    root = projects.write(tmp_path, **pages)
    checked = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en"])
    assert checked.exit_code == 0
    assert CliRunner().invoke(main, ["check", "--strict", "--root", str(root)]).exit_code == 1
    built(root)
    told = re.findall(r"docs/(lectures/[0-9]+\.md):[0-9:]+ warning: This formula", checked.stdout)
    known = re.findall(r"docs/(lectures/[0-9]+\.md): this formula cannot be shown", caplog.text)
    assert sorted(told) == sorted(known)
    assert len(told) == sum(len(row.latex) for row in MISTAKEN.values())
