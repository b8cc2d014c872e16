"""The Python that pages show is run, and what it says is what the page says."""

from pathlib import Path

import pytest

from tests import programs

PAGE = """\
# A page

```python
x = 2
print(f"{x:,}", 1 + x)
```

```output
2 3
```

````markdown
```python
raise ValueError("an example of Markdown")
```
````

<!-- not run: it needs a camera -->

```python
import camera
```

```python
print(x**2)
```

Text.

```output
4
```
"""


def told(folder: Path, markdown: str) -> list[str]:
    page = folder / "page.md"
    page.write_text(markdown, encoding="utf-8")
    return [line.replace(str(folder), "") for line in programs.told(page)]


def test_a_page_whose_code_does_what_it_says_is_told_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, PAGE) == []
    assert [block.line for block in programs.blocks(PAGE)] == [4, 25]


@pytest.mark.parametrize(
    ("sound", "wrong", "said"),
    [
        ("```output\n2 3", "```output\n2 4", ":4: puts out\n2 3\nand the page says\n2 4"),
        ("```output\n4\n", "```output\n5\n", ":25: puts out\n4\nand the page says\n5"),
        ("print(x**2)", "print(x**2)\n1 / 0", "ZeroDivisionError"),
        ("<!-- not run: it needs a camera -->", "", "No module named 'camera'"),
        ("<!-- not run: it needs a camera -->", "<!-- not run: -->", "No module named 'camera'"),
        ("print(x**2)", "print(", ":25: "),
    ],
)
def test_code_that_does_something_else_is_told(tmp_path: Path, sound: str, wrong: str, said: str) -> None:
    assert sound in PAGE
    (line,) = told(tmp_path, PAGE.replace(sound, wrong, 1))
    assert said in line


def test_code_without_an_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    assert told(tmp_path, "```python\nwhile True: pass\n```\n") == [
        "/page.md: the blocks take more than 0.5 seconds"
    ]


def test_what_cannot_be_run_alone_is_told_with_its_line(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "\n\n```python\nx = 1\nprint(y)\n```\n")
    assert line.startswith("/page.md:4: ")
    assert 'page.md", line 5' in line
