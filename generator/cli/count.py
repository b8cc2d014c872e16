"""``digest count``: the words that are most frequent in a folder of texts."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import click

from generator.cli.parameters import lang_option, say
from generator.metadata.posts import encodings
from generator.problems.problem import Problem
from generator.search import word_counts
from generator.search.word_counts import WordCount
from generator.support.languages import Lang

_HEAD = ("word", "count", "texts")

_MOST = 10_000
"""How many words may be asked for."""


@click.command()
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--most",
    type=click.IntRange(1, _MOST),
    default=50,
    show_default=True,
    help="How many words, the most frequent first.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "markdown"]),
    default="csv",
    help="A table for programs, or one for a page.",
)
@lang_option
def count(paths: tuple[Path, ...], most: int, form: str, lang: Lang) -> None:
    """Print the most frequent words of texts. Each stands with how often it occurs, and in how many texts.

    PATH is a text, or a folder whose files in .txt and .md are read. Korean nouns count apart from their
    particles, verbs and adjectives in their basic form; English plurals count as singulars.

    Exits with 0, or with 1 where a file could not be read.
    """
    texts = [encodings.read(file) for path in paths for file in _files(path)]
    found = word_counts.counted(text for text in texts if isinstance(text, str))[:most]
    click.echo(_as_csv(found) if form == "csv" else _as_markdown(found), nl=False)
    if wrong := [text for text in texts if isinstance(text, Problem)]:
        say(wrong, lang)
        sys.exit(1)


def _files(path: Path) -> Iterator[Path]:
    """Yield the texts of a folder in the order of their names; links are left out."""
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*")) if path.is_dir() else ():
        if file.suffix in {".txt", ".md"} and file.is_file() and not file.is_symlink():
            yield file


def _as_csv(found: list[WordCount]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([_HEAD, *map(astuple, found)])
    return table.getvalue()


def _as_markdown(found: list[WordCount]) -> str:
    rows = (f"| {each.word} | {each.count:,} | {each.texts:,} |\n" for each in found)
    return "".join([f"| {' | '.join(_HEAD)} |\n", "|---|---:|---:|\n", *rows])
