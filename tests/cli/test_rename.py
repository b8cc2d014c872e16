"""Another id for an entry, a tag or a person: every mention follows, and nothing else changes."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build.project import Project
from generator.catalog import links
from generator.cli import check, main
from generator.engine import options
from generator.support import files
from generator.text.wikilinks import scan
from tests.entries.projects import PNG, write

PROJECT: Mapping[str, str | bytes] = {
    "mkdocs.yml": "site_name: N\nsite_url: https://example.org/\nplugins: [digest]\n",
    "digests/venues.yml": (
        "ismir:\n  name: {en: ISMIR, ko: ISMIR}\nicassp:\n  name: {en: ICASSP, ko: ICASSP}\n"
    ),
    "digests/tags.yml": """\
# Networks

cnn:   # the net
  name: {en: Convolutional network, ko: 합성곱 신경망}
  broader:
    - deep-learning   # all of it

# Others
deep-learning:
  name: {en: Deep learning, ko: 딥러닝}
""",
    "digests/people/minji-kim.yml": "name: {en: Minji Kim, ko: 김민지}\nreviewer: true\n",
    "digests/ismir/2015/edition.yml": """\
title: {en: ISMIR 2015, ko: ISMIR 2015}
order:
  # the best first
  - old-name   # a talk
  - other
intro: {ko: "[[old-name|처음]]을 보라.", en: "See [[ismir/2015/old-name]]."}
""",
    "digests/ismir/2015/old-name.yml": """\
# a comment
paper: {title: Old, authors: [{name: Min Kim, person: minji-kim}]}   # another
read: full
tags: [ cnn,  'deep-learning' ]
summary: {ko: 하나., en: One.}
notes:
  - by: minji-kim
    ko: |
      [[other]]와 [[icassp/2016/far]]를 보라. ![[plot.png]]
    en: See [[other|that]] and [[tag:cnn]], by [[author:minji-kim|her]].
figures:
  - {file: shared.png, alt: {ko: 그림, en: Picture}}
# the end
""",
    "digests/ismir/2015/other.yml": """\
paper: {title: Other, authors: [Ann Other]}
read: full
tags:
  - deep-learning
  - "cnn"
summary: {ko: 둘., en: Two.}
notes:
  - by: {person: minji-kim}
    ko: "`[[old-name]]` 아닌 [[old-name]]"
    en: |
      A list:
      - [[ old-name |shown]]

      | [[ismir/2015/old-name\\|in a table]] |
      |---|
related:
  - to: ismir/2015/old-name
    how: contrast
figures:
  - {file: shared.png, alt: {ko: 그림, en: Picture}}
""",
    "digests/ismir/2015/plot.png": PNG,
    "digests/ismir/2015/shared.png": PNG,
    "digests/icassp/2016/far.yml": (
        "paper: {title: Far}\r\nread: full\r\ntags: [cnn]\r\nsummary: {ko: 셋., en: Three.}\r\n"
        "notes:\r\n- by: minji-kim\r\n  after: minji-kim\r\n  ko: '[[ismir/2015/old-name]]'\r\n"
        '  en: "[[ismir/2015/old-name|that]]"\r\n'
    ),
    "docs/guides/guide.md": "---\ntags: [cnn, deep-learning]\n---\n# 글\n\n[[ismir/2015/old-name]]\n",
    "docs/en/guides/guide.md": "---\r\ntags:\r\n  - cnn\r\n---\r\n# Guide\r\n\r\n[[tag:cnn|it]]\r\n",
    "docs/about.md": "[[author:minji-kim]], `[[ismir/2015/old-name]]`\n",
}

RENAMED = {
    "ismir/2015/old-name": "ismir/2015/new-name",
    "tag:cnn": "tag:convnet",
    "author:minji-kim": "author:m-kim",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, PROJECT)


def digest(project: Path, *words: str, lang: str = "en") -> Result:
    result = CliRunner().invoke(main.main, [*words, "--lang", lang, "--root", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def held(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in ("digests", "docs")
        for path in sorted((project / folder).rglob("*"))
        if path.is_file()
    }


def read(project: Path) -> Project:
    return check.read(options.read(project))


def dead(found: Project) -> list[str]:
    """Return the links of articles that lead nowhere; the checks tell of all others."""
    return [
        text[link.start : link.end]
        for article in found.catalog.articles
        for text in article.texts.values()
        for link in scan(text)
        if links.resolve(found.catalog, link.kind, link.target, "") is None
    ]


def codes(found: Project) -> list[str]:
    return sorted(problem.code for problem in found.problems)


def mentions(found: Project) -> list[int]:
    return sorted(len(those) for those in found.archive.links.mentions.values())


def test_the_project_is_in_order(project: Path) -> None:
    assert (read(project).problems, dead(read(project))) == ((), [])


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_every_mention_follows_and_comes_back(project: Path, old: str, new: str) -> None:
    before = held(project)
    linked = mentions(read(project))

    there = digest(project, "rename", old, new)

    assert (there.exit_code, there.stderr) == (0, "Done; `git diff` shows every line.\n")
    assert (read(project).problems, dead(read(project)), mentions(read(project))) == ((), [], linked)
    moved = [line for line in there.stdout.splitlines() if "→" not in line]
    assert {*moved} == {file for file, text in held(project).items() if before.get(file, text) != text}
    name = old.rpartition("/")[2].rpartition(":")[2].encode()
    left = (
        b"".join(held(project).values())
        .replace(b"`[[old-name]]`", b"")
        .replace(b"`[[ismir/2015/old-name]]`", b"")
    )
    assert left.count(name) == 1, "in formerly alone, and in code"

    back = digest(project, "rename", new, old)

    assert back.exit_code == 0
    again = {
        file: b"".join(line for line in text.splitlines(keepends=True) if b"formerly: [" not in line)
        for file, text in held(project).items()
    }
    assert again == before


def test_an_entry_says_its_former_names_in_order(project: Path) -> None:
    for new in ("second", "icassp/2016", "third", "ismir/2015/old-name"):
        old = next(
            name for name in read(project).catalog.works if name.endswith(("old-name", "second", "third"))
        )
        assert digest(project, "rename", old, new).exit_code == 0

    found = read(project)

    entry = found.catalog.works["ismir/2015/old-name"].entry
    assert entry.formerly == ("icassp/2016/third", "ismir/2015/second", "icassp/2016/second")
    assert (found.problems, dead(found)) == ((), [])


def test_an_entry_takes_its_pictures_to_another_edition_and_leaves_what_others_show(project: Path) -> None:
    result = digest(project, "rename", "old-name", "icassp/2016")

    assert result.exit_code == 0
    now = held(project)
    assert {file for file in now if file.endswith((".png", "old-name.yml"))} == {
        "digests/icassp/2016/old-name.yml",
        "digests/icassp/2016/plot.png",
        "digests/icassp/2016/shared.png",
        "digests/ismir/2015/shared.png",
    }
    assert "digests/ismir/2015/plot.png → digests/icassp/2016/plot.png" in result.stdout
    moved = now["digests/icassp/2016/old-name.yml"].decode()
    assert "[[ismir/2015/other]]와 [[icassp/2016/far]]를" in moved
    assert "[[ismir/2015/other|that]]" in moved
    assert b"# the best first\n  - other\n" in now["digests/ismir/2015/edition.yml"]
    assert '"[[icassp/2016/old-name|처음]]을' in now["digests/ismir/2015/edition.yml"].decode()
    assert (read(project).problems, dead(read(project))) == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ismir/2015/old-nam", "x", "Did you mean ismir/2015/old-name?"),
        ("", "x", "There is no entry “”."),
        ("../../etc/passwd", "x", "There is no entry “../../etc/passwd”."),
        ("\x1b[31m\u202e", "x", "There is no entry “\\x1b[31m\\u202e”."),
        ("old-name", "../x", "does not say where the entry belongs"),
        ("old-name", "ismir/2015/../../x", "does not say where the entry belongs"),
        ("old-name", "a name", "cannot be an id"),
        ("old-name", "한글", "cannot be an id"),
        ("old-name", "New", "cannot be an id"),
        ("old-name", "con", "cannot be an id"),
        ("old-name", "edition", "cannot be an id"),
        ("old-name", "ismir/2015/nul.yml", "cannot be an id"),
        ("old-name", "x" * 81, "cannot be an id"),
        ("old-name", "neurips/2015/x", "There is no venue “neurips”."),
        ("old-name", "ismir/15/x", "does not say where the entry belongs"),
        ("old-name", "other", "There is digests/ismir/2015/other.yml already"),
        ("old-name", "folder", "There is digests/ismir/2015/folder.yml already"),
        ("old-name", "old-name", "It is called “ismir/2015/old-name” already."),
        ("tag:cn", "x", "Did you mean cnn?"),
        ("tag:cnn", "deep-learning", "it means `deep-learning` in tags"),
        ("tag:cnn", "Deep Learning", "cannot be an id"),
        ("author:minji-kim", "ann-other", "it means `ann-other` in people"),
        ("author:nobody", "x", "There is nobody called “nobody”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    project: Path, old: str, new: str, said: str
) -> None:
    (project / "digests/ismir/2015/folder.yml").mkdir()
    before = held(project)

    result = digest(project, "rename", old, new)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert held(project) == before


def test_a_name_is_taken_while_an_old_address_leads_from_it(project: Path) -> None:
    assert digest(project, "rename", "old-name", "new-name").exit_code == 0

    result = digest(project, "rename", "other", "old-name", lang="ko")

    assert "“ismir/2015/old-name”: ismir/2015/new-name 글의 예전 식별자이고" in result.stderr
    assert "Did you mean ismir/2015/new-name?" in digest(project, "rename", "ismir/2015/old-name", "x").stderr


def test_a_slug_of_two_editions_is_named_in_full(project: Path) -> None:
    write(project, {"digests/icassp/2016/other.yml": "paper: {title: Again}\nread: not-yet\n"})

    assert "icassp/2016/other, ismir/2015/other" in digest(project, "rename", "other", "x").stderr
    assert digest(project, "rename", "2016/other", "x").exit_code == 0


def test_a_dry_run_says_what_would_become_of_it(project: Path) -> None:
    before = held(project)

    dry = digest(project, "rename", "digests/ismir/2015/old-name.yml", "new-name", "--dry-run", lang="ko")

    assert (dry.exit_code, dry.stderr) == (0, "아무것도 쓰지 않았습니다.\n")
    assert held(project) == before
    assert digest(project, "rename", "old-name", "new-name").stdout == dry.stdout
    assert not [*(project / ".cache").iterdir()]


def test_errors_that_would_be_new_are_told_with_their_lines(project: Path) -> None:
    escaped = 'paper: {title: Escaped}\nread: not-yet\nasks: {ko: "[[ismir\\/2015\\/old-name]]", en: A.}\n'
    write(project, {"digests/icassp/2016/escaped.yml": escaped})
    before = held(project)
    assert read(project).problems == ()

    result = digest(project, "rename", "old-name", "new-name")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "digests/icassp/2016/escaped.yml:3:" in result.stderr
    assert "that are not there now: 1\n" in result.stderr
    assert held(project) == before


def test_what_is_wrong_already_is_in_nobodys_way(project: Path) -> None:
    wrong = "paper: {title: Wrong}\nread: never\nrelated: [{to: ismir/2015/old-name, how: contrast}]\n"
    write(project, {"digests/icassp/2016/wrong.yml": wrong, "digests/icassp/2016/broken.yml": "a: [b\n"})

    assert digest(project, "rename", "old-name", "new-name").exit_code == 0

    assert b"to: ismir/2015/new-name, how" in held(project)["digests/icassp/2016/wrong.yml"]


def test_a_file_that_may_mention_the_name_and_cannot_be_read_comes_first(project: Path) -> None:
    write(project, {"digests/icassp/2016/broken.yml": "a: [old-name\n"})

    result = digest(project, "rename", "old-name", "new-name")

    assert result.exit_code == 2
    assert (
        "digests/icassp/2016/broken.yml cannot be read, and may mention “ismir/2015/old-name”."
        in result.stderr
    )


def test_another_picture_of_that_name_is_in_the_way(project: Path) -> None:
    write(project, {"digests/icassp/2016/plot.png": PNG + b"\0"})
    before = held(project)

    result = digest(project, "rename", "old-name", "icassp/2016")

    assert "digests/icassp/2016/plot.png is another picture" in result.stderr
    assert held(project) == before


def test_what_was_written_is_told_where_the_disk_refuses(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = files.write

    def refusing(path: Path | str, content: bytes) -> None:
        if os.fspath(path) == str(project / "docs/guides/guide.md"):
            raise OSError(28, "No space left on device", path)
        written(path, content)

    monkeypatch.setattr(files, "write", refusing)

    result = digest(project, "rename", "old-name", "new-name")

    assert result.exit_code == 2
    assert "docs/guides/guide.md cannot be written: No space left on device." in result.stderr
    assert "before it: digests/ismir/2015/new-name.yml, digests/" in result.stderr
    assert (project / "digests/ismir/2015/old-name.yml").exists(), "nothing is lost"


LINKS = st.sampled_from(
    [
        "[[a]]",
        "[[b|에이]]",
        "[[ismir/2015/a]]",
        "[[icassp/2016/c|c]]",
        "[[ c ]]",
        "`[[a]]`",
        "[[tag:cnn]]",
        "[[TAG: deep-learning|x]]",
        "\n- [[a]]\n",
        "$a$ | [[a\\|b]] |",
        "```\n[[a]]\n```",
        "~~~\n",
        "낱말",
        "'",
        '"',
        ": ",
    ]
)
TEXTS = st.lists(LINKS, min_size=1, max_size=5).map(" ".join)
WAYS = {
    "literal": lambda text: "|\n" + "".join(f"      {line}\n" for line in text.split("\n")),
    "single": lambda text: "'" + text.replace("'", "''").replace("\n", "\n\n      ") + "'\n",
}
NAMES = {"a": "ismir/2015/a", "b": "ismir/2015/b", "c": "icassp/2016/c"}


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    made = {
        "mkdocs.yml": str(PROJECT["mkdocs.yml"]),
        "digests/venues.yml": str(PROJECT["digests/venues.yml"]),
        "digests/tags.yml": "cnn:\n  name: {ko: 망, en: Net}\ndeep-learning:\n  name: {ko: 딥, en: Deep}\n",
        "digests/people.yml": "minji-kim:\n  name: {en: Minji Kim, ko: 김민지}\n",
        "docs/guides/guide.md": draw(TEXTS),
    }
    for slug, entry_id in NAMES.items():
        edition = entry_id.rpartition("/")[0]
        texts = [draw(TEXTS), draw(TEXTS)]
        if edition == "icassp/2016":
            texts = [text.replace("[[a", "[[ismir/2015/a").replace("[[b", "[[ismir/2015/b") for text in texts]
        else:
            texts = [text.replace("[[ c ]]", "c") for text in texts]
        ways = [draw(st.sampled_from([*WAYS.values()])) for _ in texts]
        ko, en = (way(text) for way, text in zip(ways, texts, strict=True))
        related = "related: [{to: ismir/2015/b, how: contrast}]\n" if slug == "a" else ""
        tags = draw(st.sampled_from(["[cnn]", "[cnn, deep-learning]", "\n  - deep-learning # d\n  - cnn"]))
        made[f"digests/{entry_id}.yml"] = (
            f"paper: {{title: {slug}}}\nread: full\ntags: {tags}\n"
            f"notes:\n  - by: minji-kim\n    ko: {ko}    en: {en}{related}"
        )
    return made


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    projects(),
    st.sampled_from([*NAMES.values(), "tag:cnn"]),
    st.sampled_from(["x", "ismir/2015", "icassp/2017/y"]),
)
def test_after_any_renaming_all_is_as_it_was_before(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, str], old: str, new: str
) -> None:
    project = write(tmp_path_factory.mktemp("project"), made)
    before = read(project)

    result = digest(project, "rename", old, "x" if ":" in old else new)

    if result.exit_code:
        assert "already" in result.stderr
        return
    after = read(project)
    assert codes(after) == codes(before)
    assert (len(dead(after)), mentions(after)) == (len(dead(before)), mentions(before))
