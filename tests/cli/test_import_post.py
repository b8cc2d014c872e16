"""``digest import post``: old posts come in whole, each paper where it belongs, over nobody's work."""

import errno
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.engine.configuration import options
from generator.entries import reader
from generator.problems.messages import message, severity
from generator.problems.problem import Place, Problem, Severity
from generator.support import files
from generator.support.languages import Lang
from tests.entries.projects import PNG, SOUND, problems, write

POSTS = Path(__file__).parents[1] / "metadata/posts"
EXPECTED: Mapping[str, list[str]] = yaml.safe_load((POSTS / "expected.yml").read_text(encoding="utf-8"))
YEARS = {"numbered.txt": 2015, "tables.html": 2016, "unnumbered.txt": 2015}
BARE = {name: text for name, text in SOUND.items() if "2015" not in name}
BEES = "Let it Bee - Towards NMF-Inspired Audio Mosaicing"
CHORDS = "Chord Detection Using Deep Learning"


class Visible(HTMLParser):
    """The words of a page, each by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag in {"script", "style", "title"}
        self.said += [value or "" for name, value in attrs if tag == "img" and name == "alt"]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 # html.parser's interface
        self.hidden = False

    def handle_data(self, data: str) -> None:
        self.said += [] if self.hidden else [data]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def typed(post: Path) -> Counter[str]:
    """Count the words that readers of a post see, without our own reading of it."""
    text = post.read_text(encoding="utf-8")
    if post.suffix != ".html":
        return words(text)
    page = Visible()
    page.feed(text)
    return words("\n".join(page.said))


def run(root: Path, post: str, *more: str) -> Result:
    arguments = ["import", "post", str(root / post), "--venue", "ismir", "--root", str(root), *more]
    if "--lang" not in more:
        arguments += ["--lang", "en"]
    result = CliRunner().invoke(main.main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def says(result: Result, code: str, lang: Lang = "en", **values: object) -> bool:
    return message(Problem.at(Place(""), code, **values), lang) in result.stderr


def contents(root: Path) -> dict[str, bytes]:
    folders = (root / "digests", root / "imported")
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def errors(root: Path) -> list[str]:
    return [found.code for found in problems(root) if severity(found) is Severity.ERROR]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        path.name: path.read_bytes() for path in POSTS.iterdir() if path.is_file()
    }
    pictures = {"tables_files/hall.png": PNG, "tables_files/saliency map.png": PNG}
    return write(tmp_path / "project", {**BARE, **files, **pictures, "mkdocs.yml": ""})


@pytest.mark.slow
@pytest.mark.parametrize("post", sorted(YEARS))
def test_a_post_comes_in_whole_and_each_paper_where_it_belongs(project: Path, post: str) -> None:
    year = YEARS[post]
    arguments = ("--year", str(year), "--proceedings", str(project / f"{year}.json"))
    before = contents(project)
    tried = run(project, post, *arguments, "--dry-run")
    untouched = contents(project)
    first = run(project, post, *arguments)
    after = contents(project)
    second = run(project, post, *arguments)

    assert untouched == before
    assert tried.stdout == first.stdout.replace(": added", ": would be added")
    assert contents(project) == after
    assert before.items() <= after.items()
    assert ": added" not in second.stdout
    assert first.stderr.rstrip().endswith(" words, 0 lost.")
    new = {
        name: content for name, content in after.items() if name not in before and not name.endswith("png")
    }
    assert typed(project / post) - words(b"\n".join(new.values()).decode()) == Counter()
    assert errors(project) == []
    library = reader.read(project, options.read(project).digests)
    order = library.editions["ismir", year].edition.order
    placed = [library.entries[f"ismir/{year}/{item.slug}"].entry for item in order if item.slug]
    assert [entry.paper.title for entry in placed] == EXPECTED[post]
    assert all(entry.draft and len(entry.notes) == 1 for entry in placed)


def test_what_belongs_to_no_paper_stands_around_them(project: Path) -> None:
    result = run(project, "tables.html", "--year", "2016", "--proceedings", str(project / "2016.json"))

    assert says(result, "import-post-picture-place", value="hall.png")
    library = reader.read(project, "digests")
    edition = library.editions["ismir", 2016].edition
    said = {str(number): item.text.ko for number, item in enumerate(edition.order) if item.text}
    assert edition.intro is not None
    assert edition.outro is not None
    assert (edition.intro.ko or "").startswith("뉴욕에서 열린")
    assert (edition.outro.ko or "").startswith("## 마무리")
    assert said == {"3": "## 둘째 날", "6": "### 6. 점심\n\n논문은 아니고, 베이글을 먹었다."}
    left = (project / "imported/ismir-2016-tables.md").read_text(encoding="utf-8")
    assert "## 본문 둘레에 있던 글" in left
    assert "최근 댓글" in left


def test_tables_formulas_quotations_code_and_pictures_are_kept(project: Path) -> None:
    run(project, "tables.html", "--year", "2016", "--proceedings", str(project / "2016.json"), "--verbatim")

    library = reader.read(project, "digests")
    entries = [item.entry for item in library.entries.values() if item.year == 2016]
    texts = "\n\n".join(note.ko or "" for entry in entries for note in entry.notes)
    assert "| 깊은 크로마 | 78.8    | 가장 높음<br>차이는 유의 |" in texts
    assert r"$-\sum_i t_i \log p_i$" in texts
    assert r"$$p(x_t | x_{t-1}) = \prod_k a_k$$" in texts
    assert "> Saliency maps tell where the network listens." in texts
    assert (
        "```python\ndef peaks(s):\n    return [x for x in s if x > 0 and s[x] < 1]  # [[표시]]\n```" in texts
    )
    assert "H<sub>2</sub>O" in texts
    assert "<https://www.youtube.com/embed/abc>" in texts
    assert "- 학습률이 가장 중요하다\n  - 그다음은 배치 크기" in texts
    assert "![[saliency-map.png]] <https://blog.example.org/big.png>" in texts
    assert [figure.alt and figure.alt.ko for entry in entries for figure in entry.figures] == [
        "돋보이는 [곳]"
    ]
    assert (project / "digests/ismir/2016/saliency-map.png").read_bytes() == PNG
    notes = [note for entry in entries for note in entry.notes]
    assert all(note.verbatim and note.by.person == "minji-kim" and note.source for note in notes)
    assert {str(note.source.date) for note in notes if note.source} == {"2016-08-20"}


def test_what_came_meanwhile_stays_and_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = files.create
    arguments = ("tables.html", "--year", "2016", "--proceedings", str(project / "2016.json"))

    def late(path: Path, content: bytes) -> None:
        if ".cache" not in path.parts:  # where the plan is checked
            create(path, content if "korzeniowski" not in path.name else b"paper: {title: Hornets}\n")
        create(path, content)

    monkeypatch.setattr(files, "create", late)
    met = run(project, *arguments)
    monkeypatch.undo()

    assert met.exit_code == 1
    assert says(met, "import-meanwhile")
    assert met.stderr.count("[import-meanwhile]") == 1
    assert "digests/ismir/2016/edition.yml: added" in met.stdout
    assert "korzeniowski" not in met.stdout
    file = project / "digests/ismir/2016/korzeniowski-feature-learning-chord.yml"
    assert "Hornets" in file.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("post", ["numbered.txt", "tables.html"])
def test_wherever_the_disk_was_full_the_same_command_goes_on(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, post: str
) -> None:
    def taken(root: Path) -> Result:
        year = YEARS[post]
        return run(root, post, "--year", str(year), "--proceedings", str(root / f"{year}.json"))

    whole = tmp_path / "whole"
    shutil.copytree(project, whole)
    added = taken(whole).stdout.count(": added")
    create = files.create
    for number in range(added):
        root = tmp_path / str(number)
        shutil.copytree(project, root)
        room = iter(range(number))

        def fail(path: Path, content: bytes, room: Iterator[int] = room) -> None:
            if ".cache" not in path.parts and next(room, None) is None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
            create(path, content)

        with monkeypatch.context() as patched:
            patched.setattr(files, "create", fail)
            full = taken(root)
        again = taken(root)

        assert (full.exit_code, full.stdout.count(": added")) == (1, number)
        assert says(full, "import-unwritten", reason="No space left on device", count=added - number)
        assert full.stderr.count("[import-unwritten]") == 1
        assert again.stdout.count(": added") == added - number
        assert contents(root) == contents(whole)


def test_a_day_that_a_page_does_not_know_is_left_out(project: Path) -> None:
    page = (project / "tables.html").read_text(encoding="utf-8").replace("2016-08-20T", "2016-08-00T")
    (project / "tables.html").write_text(page, encoding="utf-8")

    run(project, "tables.html", "--year", "2016", "--proceedings", str(project / "2016.json"))

    entries = [item.entry for item in reader.read(project, "digests").entries.values() if item.year == 2016]
    dates = {str(note.source.date) for entry in entries for note in entry.notes if note.source}
    assert dates == {"2016-08"}


def test_a_title_that_may_be_several_is_listed_with_three(project: Path) -> None:
    write(project, {"some.txt": f"[1] {CHORDS}\nFine.\n\n[3] Deep learning\nWhich?\n"})

    result = run(project, "some.txt", "--year", "2015", "--proceedings", str(project / "2015.json"))

    assert result.exit_code == 1
    left = (project / "imported/ismir-2015-some.md").read_text(encoding="utf-8")
    (likeliest,) = re.findall(r"(?m)^비슷한 제목: (.*)\n\n\[3\] Deep learning\n\nWhich\?$", left)
    assert likeliest.count("“") == 3
    assert says(result, "import-post-unsure", title="Deep learning", candidates=likeliest)
    assert "some.txt:4:1: warning: Which paper" in result.stderr


def test_what_is_told_of_a_post_names_its_line_in_every_form(project: Path) -> None:
    head = "<html><head><title>Deep learning</title></head>\n<body>\n"
    begun = f"<h2>[1] {CHORDS}</h2>\n<p>Fine.</p><p>\n<img\nsrc='gone.png'></p>"
    page = f"{head}{begun}<h2>[3] Deep <i>learning</i></h2>"
    begun = f"---\ntitle: Trip\n---\n\n[1] {CHORDS}\n\n    code\n\nLook.\n\n![](gone.png)\n"
    text = f"{begun}\n[3] Deep *learning*\n"
    write(project, {"a.html": page, "b.md": text})
    arguments = ("--year", "2015", "--proceedings", str(project / "2015.json"), "--dry-run")

    told = {
        post: re.findall(rf"{post}:(\d+):1: warning: (\w+)", run(project, post, *arguments).stderr)
        for post in ("a.html", "b.md")
    }

    assert told == {"a.html": [("6", "The"), ("6", "Which")], "b.md": [("11", "The"), ("13", "Which")]}


def test_an_entry_that_is_there_stays_and_its_part_is_left_over(project: Path) -> None:
    there = "digests/ismir/2015/bees.yml"
    edition = "digests/ismir/2015/edition.yml"
    write(project, {there: f"paper:\n  title: {BEES}\nread: not-yet\n", edition: "intro: {ko: 있던 말}\n"})
    before = contents(project)
    arguments = ("--year", "2015", "--proceedings", str(project / "2015.json"))
    result = run(project, "unnumbered.txt", *arguments)
    after = contents(project)
    run(project, "unnumbered.txt", *arguments)

    assert result.exit_code == 1
    assert before.items() <= after.items()
    assert contents(project) == after
    assert says(result, "import-post-there", title=BEES)
    assert says(result, "import-post-edition")
    left = after["imported/ismir-2015-unnumbered.md"].decode()
    assert f"{there}\n\n{BEES}\n\n```yaml\n  - by:\n      name: the author of the post\n" in left
    assert "I went for the first time" in left
    assert typed(project / "unnumbered.txt") - words(b"\n".join(after.values()).decode()) == Counter()


def test_a_post_that_was_mended_brings_only_what_is_new(project: Path) -> None:
    arguments = ("--year", "2015", "--proceedings", str(project / "2015.json"))
    write(project, {"some.txt": f"[1] {CHORDS}\nFine.\n\n[2] Bees\nHum.\n"})
    run(project, "some.txt", *arguments)
    before = contents(project)
    write(project, {"some.txt": f"[1] {CHORDS}\nFine.\n\n[2] {BEES}\nHum.\n"})

    result = run(project, "some.txt", *arguments)

    new = "digests/ismir/2015/driedger-let-bee-nmf.yml"
    assert result.stdout.endswith(f"{new}: added ← {BEES}\n")
    assert contents(project).keys() - before.keys() == {new}


@pytest.mark.parametrize(
    ("post", "taken"),
    [
        (
            "# Trip\n\n## Frogs at night\n\nLoud.\n\n## Day 2\n\nRain.\n\n## Owls by day\n\nShy.\n",
            ["Frogs at night", "Owls by day"],
        ),
        (
            "Hi.\n\n**Frogs at night**\n\nLoud.\n\n**Owls by day**\n\nShy.\n",
            ["Frogs at night", "Owls by day"],
        ),
        (
            "2015. 10. 26.\n\n[3] Frogs at night\nLoud.\n[4] Owls by day\nShy.\n",
            ["Frogs at night", "Owls by day"],
        ),
        ("Just a walk.\n\nNo papers.\n", []),
    ],
)
def test_without_a_list_lines_that_look_alike_name_papers(project: Path, post: str, taken: list[str]) -> None:
    write(project, {"some.md": post})

    result = run(project, "some.md", "--year", "2014", "--by", "minji-kim")
    after = contents(project)
    run(project, "some.md", "--year", "2014", "--by", "minji-kim")

    assert result.exit_code == 0, result.stderr
    assert contents(project) == after
    entries = [item.entry for item in reader.read(project, "digests").entries.values() if item.year == 2014]
    assert [entry.paper.title for entry in entries] == taken
    assert errors(project) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-32", "utf-16", "utf-16-le", "cp949"])
def test_older_encodings_and_line_ends_are_read(project: Path, encoding: str) -> None:
    post = f"안녕하세요.\r\n\r\n[1] {CHORDS}\r\n깊은 신경망이다.\r\n"
    write(project, {"old.txt": post.encode(encoding)})

    run(project, "old.txt", "--year", "2015", "--proceedings", str(project / "2015.json"))

    entry = reader.read(project, "digests").entries["ismir/2015/zhou-chord-detection-deep"].entry
    assert [note.ko for note in entry.notes] == ["깊은 신경망이다."]


def test_a_list_is_read_in_the_encoding_that_is_named(project: Path) -> None:
    listed = "@inproceedings{a, title = {그레이 소리}, author = {김민지}, booktitle = {ISMIR}, year = 2015}"
    write(project, {"old.txt": "[1] 그레이 소리\n깊다.\n", "refs.bib": listed.encode("cp949")})
    options = ("old.txt", "--year", "2015", "--proceedings", str(project / "refs.bib"))

    assert run(project, *options).exit_code == 2
    run(project, *options, "--encoding", "cp949")

    (entry,) = (item.entry for item in reader.read(project, "digests").entries.values() if item.entry.notes)
    assert [author.name for author in entry.paper.authors] == ["김민지"]


def test_of_a_list_a_formula_that_cannot_be_shown_keeps_no_paper_out(project: Path) -> None:
    listed = r"@inproceedings{a, title = {On Cats $\nosuch{x}$ Alone}, booktitle = {ISMIR}, year = 2015}"
    write(project, {"old.txt": "[1] On Cats Alone\nDeep.\n", "refs.bib": listed, "none.json": "[]"})
    options = ("--proceedings", str(project / "refs.bib"), "--proceedings", str(project / "none.json"))

    result = run(project, "old.txt", "--year", "2015", *options)

    assert re.findall(r"\[(import-\w+)]", result.stderr) == ["import-nothing", "import-formula"]
    assert [item for item in reader.read(project, "digests").entries.values() if item.entry.notes]


def test_pictures_are_taken_from_beside_the_post_alone(project: Path, tmp_path: Path) -> None:
    write(tmp_path, {"secret.png": PNG})
    (project / "link.png").symlink_to(tmp_path / "secret.png")
    sources = (
        "../secret.png",
        "/etc/passwd",
        "link.png",
        "%2e%2e/secret.png",
        "C:\\x.png",
        "fake.png",
        "https://e.org/x.png",
    )
    pictures = "\n".join(f"![about {number}](<{source}>)" for number, source in enumerate(sources))
    write(
        project,
        {
            "fake.png": "GIF?",
            "some.md": f"# {CHORDS}\n\nLook.\n\n{pictures}\n\n![mine](a.png)\n",
            "a.png": PNG,
        },
    )

    result = run(project, "some.md", "--year", "2015", "--proceedings", str(project / "2015.json"))

    assert {name for name in contents(project) if name.endswith("png")} == {"digests/ismir/2015/a.png"}
    assert all(says(result, "import-post-picture-missing", value=source) for source in sources[:5])
    assert says(result, "import-post-picture-refused", value="fake.png", reason="picture-kind")
    assert says(result, "import-post-picture-elsewhere", value=sources[-1])
    assert errors(project) == []
    entry = reader.read(project, "digests").entries["ismir/2015/zhou-chord-detection-deep"].entry
    assert (entry.notes[0].en or "").endswith("[about 6](<https://e.org/x.png>)\n\n![[a.png]]")


def test_what_a_post_says_stands_as_it_did_without_ending_the_check(project: Path) -> None:
    odd = (
        "[[nobody]] ![[x]] [old](/2015/10) [me](javascript:x) [a][b] $\\nosuch$ cafe\u0301 [^9] "
        "<b onclick=x>y</b>\n\n[b]: http://e.org"
    )
    write(project, {"some.md": f"# {CHORDS}\n\n{odd}\n\n```\n[[never closed]]\n"})
    arguments = ("--year", "2015", "--proceedings", str(project / "2015.json"))
    result = run(project, "some.md", *arguments)
    after = contents(project)
    run(project, "some.md", *arguments)

    assert result.exit_code == 0, result.stderr
    assert contents(project) == after
    assert errors(project) == []
    note = (
        reader.read(project, "digests").entries["ismir/2015/zhou-chord-detection-deep"].entry.notes[0].en
        or ""
    )
    assert r"\[[nobody]] !\[[x]] old (/2015/10) me (javascript:x) [a][b] `$\nosuch$` café" in note
    assert note.endswith("```\n[[never closed]]\n\n```")


def test_text_that_check_would_refuse_is_left_over(project: Path) -> None:
    long = "word " * 20_000
    write(
        project,
        {"some.txt": f"[1] {CHORDS}\n{long}\n\n[2] {BEES}\nHum. [[nobody]] $\\nosuchcommand$ <b>x</b>\n"},
    )

    result = run(project, "some.txt", "--year", "2015", "--proceedings", str(project / "2015.json"))

    assert result.exit_code == 1
    assert errors(project) == []
    assert list(reader.read(project, "digests").entries) == ["ismir/2015/driedger-let-bee-nmf"]
    left = (project / "imported/ismir-2015-some.md").read_text(encoding="utf-8")
    assert left.count("word") == 20_000


def test_refusals_are_sentences(project: Path) -> None:
    write(
        project,
        {
            "deep.html": "<html>" + "<div>" * 100_000,
            "long.txt": "word " * 200_000,
            "noise.txt": b"\x81\xff\xfe" * 9,
        },
    )

    deep = run(project, "deep.html", "--year", "2015")
    long = run(project, "long.txt", "--year", "2015")
    noise = run(project, "noise.txt", "--year", "2015", "--lang", "ko")
    venue = run(project, "numbered.txt", "--year", "2015", "--venue", "ismirr")
    write(project, {"digests/ismir/2015/x.yml": "read: maybe\n"})
    wrong = run(project, "numbered.txt", "--year", "2015")

    assert {each.exit_code for each in (deep, long, noise, venue, wrong)} == {2}
    assert says(deep, "import-post-nested", limit=400)
    assert says(long, "import-post-too-long", limit=512 * 1024)
    assert says(noise, "import-post-encoding", "ko")
    assert says(wrong, "import-errors-first", count=len(errors(project)))
    assert "digests/ismir/2015/x.yml:1:7: error: " in wrong.stderr


def test_nothing_is_written_through_a_link_out_of_the_project(project: Path, tmp_path: Path) -> None:
    (project / "imported").symlink_to(tmp_path, target_is_directory=True)
    before = contents(project)

    result = run(project, "numbered.txt", "--year", "2015", "--proceedings", str(project / "2015.json"))

    assert result.exit_code == 1
    assert "imported" in result.stderr
    assert contents(project) == before


def test_what_is_not_installed_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "generator.cli.imports.posts.find_spec", lambda name: None if name == "rapidfuzz" else name
    )

    result = run(project, "numbered.txt", "--year", "2015")

    assert result.exit_code == 2
    assert says(result, "import-post-extra", value="rapidfuzz")


@pytest.mark.parametrize("title", ["TODO", "작성 중", "", "…", "very " * 5000])
def test_a_post_whose_title_says_nothing_comes_in_all_the_same(project: Path, title: str) -> None:
    write(project, {"todo.md": f"# {title}\n\n## {CHORDS}\n\nSound.\n"})
    result = run(project, "todo.md", "--year", "2015", "--proceedings", str(project / "2015.json"))
    assert ("[left-to-fill-in]" in result.stderr) == (result.exit_code == 1)
    assert errors(project) == []
    (note,) = next(iter(reader.read(project, "digests").entries.values())).entry.notes
    assert note.source
    assert note.source.title in {"an untitled post", "todo"}
