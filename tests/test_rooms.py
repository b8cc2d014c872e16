"""The rooms of the generator: each knows only those before it, and the picture of them is true."""

import re
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests import rooms
from tests.rooms import GENERATOR, ROOMS


def test_every_module_lies_in_a_room() -> None:
    assert {path.name for path in GENERATOR.glob("*.py")} == {"__init__.py"}
    assert {path.parent.name for path in GENERATOR.glob("*/__init__.py")} == set(ROOMS)


def test_a_room_imports_only_from_those_before_it() -> None:
    assert not [arrow for arrow in rooms.arrows() if ROOMS.index(arrow[0]) < ROOMS.index(arrow[1])]


def test_a_class_shares_its_name_with_no_other() -> None:
    names = Counter(
        name
        for path in GENERATOR.rglob("*.py")
        for name in re.findall(r"(?m)^ *class (\w+)", path.read_text(encoding="utf-8"))
    )
    assert len(names) > 300
    assert not [name for name, count in names.items() if count > 1]


def test_a_module_shares_its_name_with_no_other() -> None:
    names = Counter(path.stem for path in GENERATOR.rglob("*.py") if path.name != "__init__.py")
    assert not [name for name, count in names.items() if count > 1]


def test_a_module_is_read_in_one_go_and_a_folder_seen_at_a_glance() -> None:
    modules = [*GENERATOR.rglob("*.py")]
    assert not [path for path in modules if len(path.read_bytes().splitlines()) > 350]
    assert not [folder for folder, count in Counter(path.parent for path in modules).items() if count > 17]


def test_only_the_engine_knows_mkdocs() -> None:
    users = {rooms.room_of(path) for path, name in rooms.imports() if name.split(".")[0] == "mkdocs"}
    assert users == {"engine"}


def test_the_picture_of_the_rooms_is_drawn_from_the_imports() -> None:
    text = (Path(__file__).parents[1] / "docs-dev/architecture.md").read_text(encoding="utf-8")
    assert rooms.pictured() in text, "python -m tests.rooms prints what belongs there"
    assert rooms.drawn() in text, "python -m tests.rooms prints what belongs there"


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    left_out: list[str] = pytestconfig.getini("norecursedirs")
    folders = {path.parent.name for path in Path(__file__).parent.rglob("test_*.py")}
    assert not [folder for folder in folders for pattern in left_out if fnmatch(folder, pattern)]
