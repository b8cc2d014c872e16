"""What people type in pages of docs/ and shows as it was typed: told by digest check and by builds."""

import json
import re
from inspect import unwrap
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.engine.configuration import defaults
from tests import projects
from tests.build.test_rebuilding import built
from tests.tables import each

SOUND = Path(__file__).with_name("sound_pages.txt").read_text(encoding="utf-8").split("\n%%%\n")
"""Markdown that the theme understands, with its extensions."""

PAGE = "docs/guides/typed.md"
HEAD = "---\ntags: [cnn]\n---\n# 제목\n\n"

MISTAKEN = {
    "-하나\n-둘": ("markdown-list-unread", "- 하나\n- 둘"),
    "• 하나\n• 둘": ("markdown-list-unread", "- 하나\n- 둘"),
    "1) 하나\n2) 둘": ("markdown-list-unread", "1. 하나\n2. 둘"),
    "!!! note\n    @1.하나\n    2.둘": ("markdown-list-unread", "!!! note\n    1. 하나\n    2. 둘"),
    "좋은 점:\n@- 하나\n- 둘": ("markdown-joined", "좋은 점:\n\n- 하나\n- 둘"),
    "> 글\n> @1. 하나\n> 2. 둘": ("markdown-joined", "> 글\n>\n> 1. 하나\n> 2. 둘"),
    "글\n@| a | b |\n|---|---|\n| 1 | 2 |": ("markdown-joined", "글\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
    "글\n@a | b\n--|--\n1 | 2": ("markdown-joined", "글\n\na | b\n--|--\n1 | 2"),
    "글은 ** 굵게 ** 쓴다": ("markdown-bold-unread", "글은 **굵게** 쓴다"),
    "[[tag:cnn]]은 ** 굵게 ** 쓴다": ("markdown-bold-unread", "[[tag:cnn]]은 **굵게** 쓴다"),
    "-[[tag:cnn]]\n-[[tag:cnn]]": ("markdown-list-unread", "- [[tag:cnn]]\n- [[tag:cnn]]"),
    "`conv2d`@와 `conv를 쓴다": ("markdown-code-unread", "`conv2d`와 `conv`를 쓴다"),
    "이름은 _기울임_을 쓴다": ("markdown-underscores-unread", "이름은 *기울임*을 쓴다"),
    "|a|b|\n|1|2|": ("markdown-table-unread", "|a|b|\n|---|---|\n|1|2|"),
    "!!! 주의!\n    글": ("markdown-note-unread", '!!! note "주의!"\n    글'),
    "글\n@$$\nx^2\n$$\n글": ("markdown-joined", "글\n\n$$\nx^2\n$$\n\n글"),
    "식은 @$$x$$ 이다": ("markdown-joined", "식은\n\n$$x$$\n\n이다"),
    "> @[!IMPORTANT]\n> 글": ("markdown-note-unread", "!!! info\n    글"),
    "<details>\n<summary>더</summary>\n\n@- **하나**\n\n</details>": (
        "markdown-in-html",
        '??? note "더"\n    - **하나**',
    ),
    "<div>\n\n@**굵게** 글\n\n</div>": ("markdown-in-html", "<div markdown>\n\n**굵게** 글\n\n</div>"),
    "!!! tip 제목 둘\n    글": ("markdown-note-unread", '!!! tip "제목 둘"\n    글'),
    "> @??? note My title\n>     글": ("markdown-note-unread", '> ??? note "My title"\n>     글'),
    "- 하나\n@  - 둘\n  - 셋\n- 넷": ("markdown-list-flat", "- 하나\n    - 둘\n    - 셋\n- 넷"),
    "1. 하나\n\n    글\n\n    - 둘\n\n@      1. 셋": (
        "markdown-list-flat",
        "1. 하나\n\n    글\n\n    - 둘\n\n        1. 셋",
    ),
    "- 하나\n\n@  글\n\n- 둘": ("markdown-list-flat", "- 하나\n\n    글\n\n- 둘"),
    "- 하나\n\n@  ```python\n  x = 1\n  ```\n\n- 둘": (
        "markdown-list-flat",
        "- 하나\n\n    ```python\n    x = 1\n    ```\n\n- 둘",
    ),
    "1. 하나\n\n@   > 인용\n\n2. 둘": ("markdown-list-flat", "1. 하나\n\n    > 인용\n\n2. 둘"),
    "- 하나\n\n@  | a |\n  |---|\n  | 1 |": (
        "markdown-list-flat",
        "- 하나\n\n    | a |\n    |---|\n    | 1 |",
    ),
    "!!! note\n@글": ("markdown-box-empty", "!!! note\n    글"),
    "글\n\n  @!!! note\n      글": ("markdown-note-unread", "글\n\n!!! note\n    글"),
    "> 글\n> @$$\n> x^2\n> $$": ("markdown-joined", "> 글\n>\n> $$\n> x^2\n> $$"),
    "글\n@#방법 #둘": ("markdown-hashtag", "글\n\\#방법 #둘"),
    "크기는 $ x^2 $": ("markdown-formula-unread", "크기는 $x^2$"),
    "`\\alpha`와 $\\beta$@, 학습률 \\alpha": ("markdown-formula-unread", "학습률 $\\alpha$"),
    "[글] (https://a.example/b)": ("link-unread", "[글](https://a.example/b)"),
    "[글]（https://a.example/b）": ("link-unread", "[글](https://a.example/b)"),
    "(글)[https://a.example/b]": ("link-unread", "[글](https://a.example/b)"),
    "셋째@[^1]": ("markdown-footnote-missing", "셋째[^1]\n\n[^1]: 각주"),
    "글\n\n@```python\nx = 1\n\n끝": ("markdown-fence-unclosed", "글\n\n```python\nx = 1\n```\n\n끝"),
    "글\n@~~~\nx = 1": ("markdown-fence-unclosed", "글\n\n~~~\nx = 1\n~~~"),
}
"""What was typed, with ``@`` where what is quoted begins, unless there; its code, and what was meant."""


def checked(root: Path, **pages: str) -> list[dict[str, Any]]:
    arguments = ["check", "--root", str(projects.write(root, **pages)), "--format", "json"]
    found: list[dict[str, Any]] = json.loads(CliRunner().invoke(main, arguments).stdout)
    return found


@pytest.mark.slow
def test_what_pages_show_as_it_was_typed_is_told_in_its_line_and_the_remedy_works(tmp_path: Path) -> None:
    def check(typed: str, told: tuple[str, str]) -> None:
        code, mended = told
        above = HEAD + typed.partition("@")[0] if "@" in typed else HEAD
        found = checked(tmp_path, **{PAGE: f"{HEAD}{typed.replace('@', '')}\n"})
        place = above.count("\n") + 1, len(above.rpartition("\n")[2]) + 1
        keys = "file", "line", "column", "severity", "code"
        assert [tuple(map(problem.get, keys)) for problem in found] == [(PAGE, *place, "warning", code)]
        assert checked(tmp_path, **{PAGE: f"{HEAD}{mended}\n"}) == []

    each({typed: (typed, told) for typed, told in MISTAKEN.items()}, lambda row: check(*row))


def test_what_the_theme_understands_is_not_told() -> None:
    assert len(SOUND) > 100
    assert {text: unread for text in SOUND if (unread := defaults.rendered(text).unread)} == {}


def test_blanks_behind_a_dollar_do_not_keep_the_engine_busy() -> None:
    assert defaults.rendered("$" + " " * 30_000).unread == ()


def test_a_page_over_which_the_engine_fails_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_line = f"{HEAD}글\n\n{'- ' * 3000}x\n"
    by_indent = "# 글\n\n" + "".join(f"{'    ' * depth}- x\n" for depth in range(300))
    for deep, line in (by_line, 8), (by_indent, 66):
        (problem,) = checked(tmp_path, **{PAGE: deep})
        keys = "code", "severity", "file", "line"
        assert [*map(problem.get, keys)] == ["markdown-too-nested", "error", PAGE, line]
    monkeypatch.setattr(defaults, "_SECONDS", 0.001)
    monkeypatch.setattr(defaults, "rendered", unwrap(defaults.rendered))  # nothing of it is kept
    found = checked(tmp_path, **{PAGE: f"{HEAD}{'##a `b` ' * 1000}\n"})
    (slow,) = (problem for problem in found if problem["file"] == PAGE)  # other pages may take as long
    assert (slow["code"], slow["severity"]) == ("markdown-too-slow", "error")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_build_tells_of_the_same_in_the_same_lines(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    caplog.set_level("INFO")
    texts = (*MISTAKEN, *SOUND[:5])
    pages = {f"docs/guides/{number}.md": HEAD + text.replace("@", "") for number, text in enumerate(texts)}
    root = projects.write(tmp_path, **pages)
    told = re.compile(r"docs/guides/[0-9]+\.md:[0-9]+:[0-9]+: .* \[(?:markdown-|link-unread)[a-z-]*")
    check = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "ko"])
    built(root)
    known = set(told.findall(check.stdout))
    assert len({line.partition(":")[0] for line in known}) == len(MISTAKEN)
    assert set(told.findall(caplog.text)) == known
