"""The rooms of the generator: each knows only those before it."""

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"
ROOMS = [
    "support",
    "text",
    "problems",
    "entries",
    "metadata",
    "catalog",
    "site",
    "search",
    "build",
    "engine",
    "cli",
]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_those_before_it(room: str) -> None:
    later = tuple(f"generator.{name}" for name in ROOMS[ROOMS.index(room) + 1 :])
    for path in (GENERATOR / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                upward = [name for name in names if f"{name}.".startswith(tuple(f"{one}." for one in later))]
                assert not upward, f"{path.relative_to(GENERATOR)} imports {upward}"


def test_every_module_lies_in_a_room() -> None:
    assert {path.name for path in GENERATOR.iterdir() if path.suffix == ".py"} == {"__init__.py"}
    assert {path.parent.name for path in GENERATOR.glob("*/__init__.py")} == set(ROOMS)


def test_only_the_engine_knows_mkdocs() -> None:
    others = [path for path in GENERATOR.rglob("*.py") if path.relative_to(GENERATOR).parts[0] != "engine"]
    assert not [path for path in others if "mkdocs" in _imported(path)]


def _imported(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    modules = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {module.partition(".")[0] for module in modules}
