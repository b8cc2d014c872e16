"""The rooms of the generator and what they import of each other: ``python -m tests.rooms`` draws them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "generator"

ROOMS = (
    *("support", "text", "problems", "entries", "metadata", "catalog"),
    *("site", "search", "build", "engine", "cli"),
)
"""From the first to the last: each imports only from those before it."""


@cache
def imports() -> tuple[tuple[Path, str], ...]:
    """Return every import of a module by a module of the generator."""
    return tuple(_imports())


def _imports() -> Iterator[tuple[Path, str]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)


def room_of(path: Path) -> str:
    """Return the room that a module of the generator lies in."""
    return path.relative_to(GENERATOR).parts[0]


def arrows() -> set[tuple[str, str]]:
    """Return which room imports from which other."""
    names = ((room_of(path), name.split(".")) for path, name in imports())
    return {(room, name[1]) for room, name in names if name[0] == "generator" and name[1] != room}


def drawn() -> str:
    """Return the rooms as a table: in the row of each, a dot for each that it imports from."""
    drawn = arrows()
    rows = [[room, *("•" if (room, to) in drawn else "" for to in ROOMS)] for room in reversed(ROOMS)]
    table = [["", *ROOMS], ["---", *(":-:" for _ in ROOMS)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def pictured() -> str:
    """Return the rooms as a Mermaid flowchart, without arrows that others already lead along."""
    direct = {room: {to for of, to in arrows() if of == room} for room in ROOMS}
    reached: dict[str, set[str]] = {}
    for room in ROOMS:
        reached[room] = direct[room].union(*(reached[to] for to in direct[room] if to in reached))
    lines = [
        f"  {room} --> {to}"
        for room in reversed(ROOMS)
        for to in ROOMS
        if to in direct[room] and not any(to in reached[other] for other in direct[room] - {to})
    ]
    return "\n".join(["```mermaid", "flowchart TB", *lines, "```"])


if __name__ == "__main__":
    print(pictured(), drawn(), sep="\n\n")  # noqa: T201 # it is a command
