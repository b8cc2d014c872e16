"""How much Markdown one file may hold: what nobody honest writes, however it is divided."""

from pathlib import Path
from textwrap import indent

import pytest

from generator.entries import reader
from generator.entries.library import Library
from generator.entries.marks import MAX_MARKS, count
from generator.problems.messages import severity
from generator.problems.problem import Severity
from tests import projects

HEAD = projects.ENTRY.replace("features", "spectrograms")
FILE = "digests/ismir/2015/long.yml"

LECTURE = r"""
## {n}. Non-negative matrix factorisation

We look for $W \in \mathbb{R}_+^{F \times K}$ and $H \in \mathbb{R}_+^{K \times T}$ with $V \approx WH$;
see [[features]] and [the code](https://code.example/nmf), *not* the `sklearn` one[^{n}].

$$
D(V \| WH) = \sum_{f=1}^{F} \sum_{t=1}^{T} \left( V_{ft} \log \frac{V_{ft}}{(WH)_{ft}}
             - V_{ft} + (WH)_{ft} \right)
$$

| method | $F_1$ | **recall** | precision |
|---|---:|---:|---:|
| NMF | 0.71 | 0.68 | 0.75 |
| HPSS | 0.64 | 0.70 | 0.59 |
| CNN (ours) | **0.83** | 0.81 | 0.85 |

- The cost falls in every step, as Lee and Seung have shown.
- It ends in a local minimum: begin from several places.
  1. from random numbers
  2. from the singular vectors

```python
for _ in range(200):
    H *= (W.T @ (V / (W @ H))) / W.sum(axis=0)[:, None]
    W *= ((V / (W @ H)) @ H.T) / H.sum(axis=1)
```

[^{n}]: A plain implementation is shorter than its description, and as fast on one processor for spectrograms
    of usual length; what costs time is to read the files.
"""
"""A section of a lecture as nobody fills one more densely."""


def lecture(size: int) -> str:
    """Return sections of a lecture, of as many bytes."""
    text = ""
    while len(text.encode()) < size:
        text += LECTURE.replace("{n}", str(text.count("## ")))
    return text


def noted(*texts: str) -> str:
    """Return an entry with texts as notes."""
    return f"{HEAD}notes:\n" + "".join(
        "- by: ada-lovelace\n  en: |2\n"
        + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
        for text in texts
    )


def read(root: Path, **files: str) -> Library:
    return reader.read(projects.write(root, **files))


def told(library: Library) -> list[tuple[str, int | None]]:
    return [
        (problem.code, problem.place.line)
        for problem in library.problems
        if severity(problem) is Severity.ERROR
    ]


def test_a_lecture_full_of_formulas_tables_and_code_is_no_problem(tmp_path: Path) -> None:
    text = lecture(60_000)
    assert told(read(tmp_path, **{FILE: noted(text)})) == []


def test_an_edition_of_eighteen_long_notes_is_no_problem(tmp_path: Path) -> None:
    said = (
        "The network of *Grill* and *Schlüter* finds boundaries in mel spectrograms ([[features]]). It\n"
        "hears 16 s around each place, and those an octave lower; **0.52** is its $F_1$ at 0.5 s.\n"
    )
    order = f"- text:\n    en: |\n{indent(said * 42, '      ')}" * 18
    file = f"order:\n{order}"
    assert len(file) > 140_000
    assert told(read(tmp_path, **{"digests/ismir/2015/edition.yml": file})) == []


@pytest.mark.parametrize("texts", [1, 2, 4, 40])
def test_what_a_file_may_hold_is_the_same_however_it_is_divided(texts: int, tmp_path: Path) -> None:
    allowed = MAX_MARKS - count(HEAD) - texts * 8
    within = ["a*" * (allowed // texts)] * texts
    assert told(read(tmp_path, **{FILE: noted(*within)})) == []
    beyond = ["a*" * (MAX_MARKS // texts + 1)] * texts
    assert [code for code, _ in told(read(tmp_path, **{FILE: noted(*beyond)}))] == ["too-many-marks"]


def test_a_short_file_can_be_too_much_since_a_dollar_counts_twice(tmp_path: Path) -> None:
    text = "$a " * (MAX_MARKS // 4)
    file = noted(text, text[: len(text) // 4])
    assert len(file) < MAX_MARKS
    assert told(read(tmp_path, **{FILE: file})) == []
    beyond = noted("$$ " * (MAX_MARKS // 4))
    assert len(beyond) < MAX_MARKS
    assert [code for code, _ in told(read(tmp_path, **{FILE: beyond}))] == ["too-many-marks"]


def test_it_is_told_where_the_text_begins_that_is_too_much_and_what_is_before_is_kept(tmp_path: Path) -> None:
    library = read(tmp_path, **{FILE: noted("*a*", "*" * MAX_MARKS, "*b*") + "formerly: [ismir/2015/x]\n"})
    assert told(library) == [("too-many-marks", 12)]
    entry = library.entries["ismir/2015/long"].entry
    assert [note.en for note in entry.notes] == ["*a*", None]
    assert entry.paper.title == "Learning spectrograms"


def test_a_registry_is_a_file_like_others(tmp_path: Path) -> None:
    tags = "".join(
        f"t{n}: {{name: {{ko: 태그{n}, en: T{n}}}, about: {{en: a{'*' * 9000}}}}}\n" for n in range(3)
    )
    library = read(tmp_path, **{"digests/tags.yml": projects.FILES["digests/tags.yml"] + tags})
    assert told(library) == [("too-many-marks", 5)]
    assert [*library.tags] == ["cnn", "t0", "t1", "t2"]


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("```python", "a " * 40, "```"),
        ("~~~~ python", "a " * 40, "~~~~"),
        ("```python", "a " * 40, ""),
        ("````python\n```", "a " * 40, "````"),
        ("```python\n> ```", "a " * 40, "```"),
        ("- ```python", "  " + "a " * 40, "  ```"),
        ("\t```python", "a " * 40, "```"),
        ("a\r```python", "a " * 40, "```"),
        ("`\x01``python", "a " * 40, "```"),
        ("> ```python\n> > ```", "> " + "a " * 40, "> ```"),
    ],
)
def test_code_in_colours_counts_by_its_length(before: str, line: str, after: str) -> None:
    code = "\n".join([before, *[line] * 100, after])
    assert count(code) > 100 * 80 // 4


def test_words_after_code_count_as_words() -> None:
    assert count("```python\na\n```\n" + "word " * 4000) < 20
