"""Another id for an entry, a tag or a person: every mention follows, and nothing else changes."""

from pathlib import Path

import pytest

from generator.site.redirects import redirects
from generator.support.languages import BOTH
from tests.cli.renaming import PROJECT, dead, digest, held, mentions, read
from tests.entries.projects import write

RENAMED = {
    "ismir/2015/old-name": "ismir/2015/new-name",
    "tag:cnn": "tag:convnet",
    "author:minji-kim": "author:m-kim",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, PROJECT)


def test_the_project_is_in_order(project: Path) -> None:
    assert (read(project).problems, dead(read(project))) == ((), [])


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_every_mention_follows_and_comes_back(project: Path, old: str, new: str) -> None:
    before = held(project)
    linked = mentions(read(project))
    (project / ".git").mkdir()

    there = digest(project, "rename", old, new)

    assert (there.exit_code, there.stderr) == (0, "Done; `git add -N :/ && git diff` shows every line.\n")
    assert (read(project).problems, dead(read(project)), mentions(read(project))) == ((), [], linked)
    moved = [line for line in there.stdout.splitlines() if "→" not in line]
    assert {*moved} == {file for file, text in held(project).items() if before.get(file, text) != text}
    slug = old.rpartition("/")[2].rpartition(":")[2].encode()
    left = (
        b"".join(held(project).values())
        .replace(b"`[[old-name]]`", b"")
        .replace(b"`[[ismir/2015/old-name]]`", b"")
    )
    assert left.count(slug) == 1, "in formerly alone, and in code"

    back = digest(project, "rename", new, old)

    assert back.exit_code == 0
    again = {
        file: b"".join(line for line in text.splitlines(keepends=True) if b"formerly: [" not in line)
        for file, text in held(project).items()
    }
    assert again == before


def test_old_addresses_lead_to_the_new_ones(project: Path) -> None:
    for old, new in RENAMED.items():
        assert digest(project, "rename", old, new).exit_code == 0

    assert {(found.address, found.to) for found in redirects(read(project).catalog, BOTH)} >= {
        ("papers/ismir/2015/old-name/", "papers/ismir/2015/new-name/"),
        ("tags/cnn/", "tags/convnet/"),
        ("authors/minji-kim/", "authors/m-kim/"),
    }


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


def test_lines_end_as_those_of_the_file_do(project: Path) -> None:
    assert digest(project, "rename", "icassp/2016/far", "near").exit_code == 0

    text = held(project)["digests/icassp/2016/near.yml"]
    assert text.endswith(b"\r\nformerly: [icassp/2016/far]\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")


def test_a_place_in_the_order_may_be_a_mapping(project: Path) -> None:
    assert digest(project, "rename", "other", "another").exit_code == 0

    assert b"  - slug: another\n" in held(project)["digests/ismir/2015/edition.yml"]
    assert read(project).problems == ()


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
    assert b"# the best first\n  - slug: other\n" in now["digests/ismir/2015/edition.yml"]
    assert '"[[icassp/2016/old-name|처음]]을' in now["digests/ismir/2015/edition.yml"].decode()
    assert (read(project).problems, dead(read(project))) == ((), [])


def test_a_dry_run_says_what_would_become_of_it(project: Path) -> None:
    before = held(project)

    dry = digest(project, "rename", "digests/ismir/2015/old-name.yml", "new-name", "--dry-run", lang="ko")

    assert (dry.exit_code, dry.stderr) == (0, "아무것도 쓰지 않았습니다.\n")
    assert held(project) == before
    assert digest(project, "rename", "old-name", "new-name").stdout == dry.stdout
    assert not [*(project / ".cache").iterdir()]


def test_links_between_quotes_are_read_with_their_escapes(project: Path) -> None:
    korean = r'"\n| [[ismir\/2015/old-name\\|\"a\"]] |"'
    escaped = f"asks: {{ko: {korean}, en: 'It''s [[ismir/2015/old-name]]'}}\n"
    write(project, {"digests/icassp/2016/escaped.yml": f"paper: {{title: E}}\nread: not-yet\n{escaped}"})

    assert digest(project, "rename", "old-name", "new-name").exit_code == 0

    now = held(project)["digests/icassp/2016/escaped.yml"].decode()
    assert now.endswith(
        escaped.replace("ismir\\/2015/old-name", "ismir/2015/new-name").replace("old-", "new-")
    )
    assert read(project).problems == ()


def test_pages_may_lie_elsewhere(tmp_path: Path) -> None:
    moved = {name.replace("digests/", "papers/digests/", 1): text for name, text in PROJECT.items()}
    moved["papers/mkdocs.yml"] = "docs_dir: ../docs\nplugins: [digest: {digests: ./digests/}]\n"
    project = write(tmp_path, moved) / "papers"

    result = digest(project, "rename", "old-name", "new-name")

    assert result.exit_code == 0
    assert "../docs/guides/guide.md" in result.stdout
    assert "[[ismir/2015/new-name]]" in (tmp_path / "docs/guides/guide.md").read_text(encoding="utf-8")


def test_what_is_wrong_already_is_in_nobodys_way(project: Path) -> None:
    wrong = "paper: {title: Wrong}\nread: never\nrelated: [{to: ismir/2015/old-name, how: contrast}]\n"
    write(project, {"digests/icassp/2016/wrong.yml": wrong, "digests/icassp/2016/broken.yml": "a: [b\n"})

    assert digest(project, "rename", "old-name", "new-name").exit_code == 0

    assert b"to: ismir/2015/new-name, how" in held(project)["digests/icassp/2016/wrong.yml"]
