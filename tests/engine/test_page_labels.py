"""Labels that a page cannot have are told by digest check where they are, as a build tells of them."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.text.markdown.writing import label_places
from tests import projects
from tests.build.test_rebuilding import built
from tests.tables import each

PICTURE = "![It](a.png)\n\n"
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"


class Wrong(NamedTuple):
    """A page with one wrong label, which stands where its text says ``@``."""

    text: str
    label: str
    kind: str = ""


WRONG = {
    "no kind": Wrong(PICTURE + "Figure: It. @{#a}", "{#a}", "fig"),
    "another kind": Wrong(PICTURE + "그림: 이것. @{#tab-a}", "{#tab-a}", "fig"),
    "a table": Wrong(TABLE + "Table: It. @{#fig-a}", "{#fig-a}", "tab"),
    "capitals": Wrong(TABLE + "표: 이것. @{#tab-A}", "{#tab-A}", "tab"),
    "a formula": Wrong("$$x$$ @{#softmax}", "{#softmax}", "eq"),
    "lines": Wrong("$$\nx\n$$ @{#fig-a}", "{#fig-a}", "eq"),
    "twice": Wrong("$$x$$ {#eq-a}\n\n$$y$$ @{#eq-a}", "{#eq-a}"),
    "figures": Wrong(f"{PICTURE}Figure: A. {{#fig-a}}\n\n{PICTURE}Figure: B. @{{#fig-a}}", "{#fig-a}"),
    "a picture above": Wrong("![It](a.png)\nFigure: It. @{#a}", "{#a}", "fig"),
    "a quote": Wrong("> $$x$$ @{#a}", "{#a}", "eq"),
}

SOUND = {
    "each its own": f"{PICTURE}Figure: A. {{#fig-a}}\n\n{TABLE}Table: B. {{#tab-a}}\n\n$$x$$ {{#eq-a}}",
    "code": "`$$x$$ {#a}`\n\n```\n$$x$$ {#a}\n```",
    "a heading": "## A heading {#a}\n\nWords {#a} and {#a}",
}


def test_wrong_labels_are_told_with_their_places() -> None:
    def check(row: Wrong) -> None:
        expected = label_places.WrongLabel(row.text.index("@"), row.label, row.kind)
        assert [*label_places.wrong(row.text.replace("@", ""))] == [expected]

    each(WRONG, check)


def test_sound_labels_and_what_is_none_are_not_told() -> None:
    def check(text: str) -> None:
        assert [*label_places.wrong(text)] == []

    each(SOUND, check)


@pytest.mark.filterwarnings("default")
def test_check_and_a_build_tell_of_the_same_labels(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    texts = (*(row.text.replace("@", "") for row in WRONG.values()), *SOUND.values())
    pages = {f"docs/lectures/{number}.md": f"# A\n\n{text}\n" for number, text in enumerate(texts)}
    root = projects.write(tmp_path, **pages)
    checked = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en"])
    assert checked.exit_code == 0
    built(root)
    told = re.findall(r"docs/(lectures/[0-9]+\.md):[0-9:]+ warning: The label `(\S+)`", checked.stdout)
    known = re.findall(r"docs/(lectures/[0-9]+\.md): the label (\S+) stands twice", caplog.text)
    assert sorted(told) == sorted(known)
    assert len(told) == len(WRONG)
