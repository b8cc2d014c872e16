"""The commands that pages tell people to type; ``python -m tests.commands FOLDER`` tells of wrong ones."""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.main import main

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OURS = re.compile(r"(?:\$ )?(?:\.venv/bin/)?digest(?= |$)")


def typed(markdown: str) -> Iterator[str]:
    """Yield the commands of ours in the fenced blocks of a page."""
    for block in BLOCK.findall(markdown):
        for line in block.replace("\\\n", " ").splitlines():
            yield from (part for part in re.split(r" +&& +", line) if OURS.match(part))


def wrong(command: str) -> str | None:
    """Say what is wrong with a command of ours; None where it and all of its options are there."""
    words = shlex.split(OURS.sub("", command, count=1), comments=True)
    found: click.Command = main
    context = click.Context(main, **main.context_settings)  # commands remember which help was asked for first
    while True:
        try:
            _, words, _ = found.make_parser(context).parse_args(words)
        except click.UsageError as error:
            return error.message
        if not isinstance(found, click.Group) or not words:
            return None
        name = words.pop(0)
        if name not in found.commands:
            return f"No such command {name!r}."
        found = found.commands[name]
        context = click.Context(found, parent=context)


def told(page: Path) -> Iterator[str]:
    """Yield a line for every command of a page that is not there."""
    for command in typed(page.read_text(encoding="utf-8")):
        if reason := wrong(command):
            yield f"{page}: {command}: {reason}"


if __name__ == "__main__":
    lines = [line for page in sorted(Path(sys.argv[1]).rglob("*.md")) for line in told(page)]
    sys.exit("\n".join(lines) or None)
