"""The whole site as plain Markdown: other engines build it, and nothing of the entries is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.entries import reader
from generator.entries.library import Library
from tests.browser import links
from tests.conftest import SAMPLE
from tests.entries.projects import PNG, write
from tests.tables import each

ENGINES = ("mkdocs", "properdocs", "zensical")


def export(project: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["export", "markdown", *typed, "--root", str(project), "--lang", "en"])


def again(exported: Path, into: Path) -> Library:
    script = [sys.executable, str(exported / "to_entries.py"), str(into)]
    subprocess.run(script, check=True, capture_output=True)  # our own script
    return reader.read(into, "digests")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("exported")
    result = export(SAMPLE, str(into))
    assert result.exit_code == 0, result.output
    return into


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_builds_every_page_and_no_link_is_dead(engine: str, exported: Path) -> None:
    strictly = [] if engine == "zensical" else ["--strict"]
    # Zensical knows no other place than that which the file names, or `site`.
    build = [sys.executable, "-m", engine, "build", *strictly]
    done = subprocess.run(build, cwd=exported, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "issues found" not in done.stdout
    site = exported / "site"
    pages = {page.relative_to(exported / "docs").with_suffix("") for page in exported.glob("docs/**/*.md")}
    built = {page.parent.relative_to(site) for page in site.glob("**/index.html")}
    assert built == {page.parent if page.name == "index" else page for page in pages}
    assert links.dead(site) == []


def test_nothing_of_what_people_typed_is_lost(exported: Path, tmp_path: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in exported.rglob("docs/**/*.md")]
    assert not [page for page in pages if "\ntyped:" in page], "it is all told by what is written of it"
    before, after = reader.read(SAMPLE, "digests"), again(exported, tmp_path)
    assert not after.problems or {found.code for found in after.problems} <= {
        found.code for found in before.problems
    }
    published = {id_: file.entry for id_, file in before.entries.items() if not file.entry.draft}
    assert {id_: file.entry for id_, file in after.entries.items()} == published
    assert (after.venues, after.tags, after.people) == (before.venues, before.tags, before.people)
    assert {key: file.edition for key, file in after.editions.items()} == {
        key: file.edition for key, file in before.editions.items()
    }
    shown = {
        f"digests/{id_.rpartition('/')[0]}/{name}"
        for id_, entry in published.items()
        for figure in entry.figures
        for name in figure.files.values()
    }
    assert {path: (tmp_path / path).read_bytes() for path in shown} == {
        path: (SAMPLE / before.pictures.get(path, path)).read_bytes() for path in shown
    }


HARD = r"""
A `<b>` in code, a < b, a<b and $x<y$, <sub>2</sub>, [a link](https://a.example/?a=1&b=2 "a: title").

```python
if a < b: print("<b>[[paper]]")
```

See [[other|the "other" <one>]] and [[tag:cnn]], or [[nowhere]].[^1]
[[https://a.example/?a=1&b=2]], [[https://a.example/_x_|a *link*]] [no](javascript:alert(1))

## On [[#fig-a]] {slide 3}

At [12:03], {slide 31, 12:04}: [[#eq-a]] and [[#tab-none]], `{slide 4}`.
<small title="{slide 5}">small</small>

![a](https://a.example/b.png)
그림: A *caption* <a id="x-fig-a"></a>.  {#fig-a}

$$
a < b
$$   {#eq-a}

1. $$a$$ {#eq-b}

| a |
|---|
| {슬라이드 3} |

Table: Of [[other]].
{#tab-a}

[^1]: A note: with a colon. [[author:minji-kim|김]]
[ref]: data:text/html,x
"""
TEXT = "".join(f"      {line}\n" if line else "\n" for line in HARD.strip().split("\n"))


def test_what_is_hard_to_write_otherwise_comes_back_as_typed(tmp_path: Path) -> None:
    entry = (
        'paper: {title: "1. A *title* <i> $a<b$ & more [x]", authors: [Minji Kim], '
        "links: {video: 'https://youtu.be/abc'}}\n"
        "read: full\ntags: [cnn]\nsummary: {en: 'One: $a<b$ & *two*.'}\n"
        f"notes:\n  - by: minji-kim\n    en: |\n{TEXT}  - by: minji-kim\n    ko: |\n{TEXT}"
    )
    files = {
        "mkdocs.yml": "site_name: N\nsite_url: https://a.example/\nplugins: [{digest: {languages: [en]}}]\n",
        "digests/venues.yml": "ismir:\n  name: {en: ISMIR}\n",
        "digests/tags.yml": "cnn:\n  name: {en: CNN}\n",
        "digests/people.yml": "minji-kim:\n  name: {en: Minji Kim, ko: 김민지}\n",
        "digests/ismir/2015/paper.yml": entry,
        "digests/ismir/2015/other.yml": "paper: {title: Other}\nread: not-yet\n",
        "digests/ismir/2015/drafted.yml": "paper: {title: Draft}\nread: not-yet\ndraft: true\n",
    }
    project = write(tmp_path / "project", files)
    result = export(project, str(tmp_path / "into"))
    assert result.exit_code == 0, result.output
    assert "2 papers; left out as drafts: 1" in result.output
    exported = tmp_path / "into/docs/papers/ismir/2015/paper.md"
    _, head, page = exported.read_text(encoding="utf-8").split("---\n", 2)
    assert "\ntyped:" not in head
    assert "](javascript:" not in page
    assert "]: data:" not in page
    assert '](other.md "[[other|the' in page
    assert '](<https://a.example/?a=1&amp;b=2> "[[https://a.example/' in page
    assert '[12:03](<https://youtu.be/abc?t=723> "[12:03]")' in page
    assert "[[#tab-none]]" in page
    before, after = reader.read(project, "digests"), again(tmp_path / "into", tmp_path / "again")
    assert after.entries.keys() == {"ismir/2015/other", "ismir/2015/paper"}
    for id_, file in after.entries.items():
        assert file.entry == before.entries[id_].entry


TYPED = {
    "a mark's end": "```html\n<!-- digest: notes/0/en -->\n\n<!-- /digest -->\n\nmore\n```\n\nEnd.",
    "signs as typed": "`a` &#60;script> &#60; b, [a]&#40;b), [a]&#58; c",
    "a formula": r"$a \lt{} b$ and $a < b$",
    "marks in code": '```\n<small title="x">y</small> [a](b "[[c]]") <a id="x-fig-a"></a>\n```',
    "a caption's": "```\n**a**<!-- b: -->\n```",
    "a link's title": 'See [a](b.md "[[c]]") and [[other]].',
    "a footnote": "A[^notes-6-en-x].\n\n[^notes-6-en-x]: B",
}
"""Texts in which stands what an export writes in place of something else."""


def test_what_looks_like_the_marks_of_an_export_comes_back_as_typed(tmp_path: Path) -> None:
    notes = "".join(f"  - by: {{name: A}}\n    en: {json.dumps(typed)}\n" for typed in TYPED.values())
    files = {
        "mkdocs.yml": "site_name: N\nsite_url: https://a.example/\nplugins: [{digest: {languages: [en]}}]\n",
        "digests/venues.yml": "ismir:\n  name: {en: ISMIR}\n",
        "digests/ismir/2015/paper.yml": f"paper: {{title: T}}\nread: full\nnotes:\n{notes}",
        "digests/ismir/2015/other.yml": "paper: {title: Other}\nread: not-yet\n",
    }
    project = write(tmp_path / "project", files)
    result = export(project, str(tmp_path / "into"))
    assert result.exit_code == 0, result.output

    def said(into: Path) -> list[str | None]:
        notes = again(tmp_path / "into", into).entries["ismir/2015/paper"].entry.notes
        return [note.text.en for note in notes]

    whole = [note.text.en for note in reader.read(project, "digests").entries["ismir/2015/paper"].entry.notes]
    assert whole == [*TYPED.values()]
    each({name: pair for name, *pair in zip(TYPED, whole, said(tmp_path / "again"), strict=True)}, _is_same)

    page = tmp_path / "into/docs/papers/ismir/2015/paper.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\n\nEnd.", "\n\nThe end."), encoding="utf-8")
    changed = said(tmp_path / "changed")
    assert changed[0] == TYPED["a mark's end"].replace("End.", "The end.")
    assert changed[1:] == whole[1:]


def _is_same(row: list[str | None]) -> None:
    before, after = row
    assert after == before


def test_pictures_and_other_files_come_whole(tmp_path: Path) -> None:
    picture = PNG + bytes(600_000)
    entry = "paper: {title: T}\nread: full\nfigures: [{file: a.png, alt: {en: A}}]\n"
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: N\nsite_url: https://a.example/\nplugins: [{digest: {languages: [en]}}]\n",
        "digests/venues.yml": "ismir:\n  name: {en: ISMIR}\n",
        "digests/ismir/2015/a.yml": entry,
        "digests/ismir/2015/a.png": picture,
        "docs/guides/slides.pdf": picture,
        "docs/guides/.obsidian/workspace.json": "{}",
    }
    result = export(write(tmp_path / "project", files), str(tmp_path / "into"))
    assert result.exit_code == 0, result.output
    docs = tmp_path / "into/docs"
    others = [path for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"]
    assert sorted(path.name for path in others) == ["a.png", "slides.pdf"]
    assert {path.read_bytes() for path in others} == {picture}


@pytest.mark.parametrize("typed", [(), ("full",), ("new", "--tag", "cnn")])
def test_only_a_whole_site_is_written_and_only_into_an_empty_folder(
    typed: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine", encoding="utf-8")
    result = export(SAMPLE, *(str(tmp_path / word) if word in {"full", "new"} else word for word in typed))
    assert result.exit_code == 2
    assert "folder" in result.output
    assert [path.name for path in tmp_path.rglob("*")] == ["full", "mine.txt"]


def test_other_formats_are_printed_and_not_written(tmp_path: Path) -> None:
    typed = ["export", "ris", str(tmp_path / "new"), "--root", str(SAMPLE)]
    assert CliRunner().invoke(main, typed).exit_code == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        ("entry: digests/ismir/2015/a.yml", "entry: ../out.yml"),
        ("entry: digests/ismir/2015/a.yml", "entry: /{tmp}/out.yml"),
        ("entry: digests/ismir/2015/a.yml", "entry: digests/../../out.yml"),
        ("entry: digests/ismir/2015/a.yml", r'entry: "digests\\..\\out.yml"'),
        ("file: a.png", "file: ../../../../out.png"),
        ("file: a.png", "file: /{tmp}/out.png"),
    ],
)
def test_what_pages_name_leads_out_of_no_folder(tmp_path: Path, typed: str, changed: str) -> None:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: N\nsite_url: https://a.example/\nplugins: [{digest: {languages: [en]}}]\n",
        "digests/venues.yml": "ismir:\n  name: {en: ISMIR}\n",
        "digests/ismir/2015/a.yml": "paper: {title: T}\nread: full\nfigures: [{file: a.png, alt: {en: A}}]\n",
        "digests/ismir/2015/a.png": PNG,
    }
    assert export(write(tmp_path / "project", files), str(tmp_path / "exported")).exit_code == 0
    (tmp_path / "out.png").write_bytes(PNG)
    page = tmp_path / "exported/docs/papers/ismir/2015/a.md"
    text = page.read_text(encoding="utf-8")
    assert typed in text
    page.write_text(text.replace(typed, changed.format(tmp=tmp_path)), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        again(tmp_path / "exported", tmp_path / "again")
    assert b"is no path of an entry" in refused.value.stderr
    assert not [*tmp_path.rglob("out.yml"), *(tmp_path / "again").rglob("out.png")]
