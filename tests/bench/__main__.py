"""The command: ``python -m tests.bench``."""

import os
import platform
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click

from tests.bench import corpus, hugo, material, measuring, ours, previewing, table
from tests.bench.contender import Contender
from tests.bench.corpus import WHOLE_ARCHIVE, Corpus
from tests.bench.table import Result

PREPARE: Mapping[str, Callable[[Corpus, Path], Contender]] = {
    "digest": ours.prepare,
    "hugo": hugo.prepare,
    "mkdocs": partial(material.prepare, engine="mkdocs"),
    "properdocs": partial(material.prepare, engine="properdocs"),
}


EDITS = 3
"""How often a file is edited under one preview."""


@click.command()
@click.option(
    "--papers",
    type=int,
    multiple=True,
    default=[WHOLE_ARCHIVE],
    show_default=True,
    help="How many; may be given again.",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of ISMIR's <year>.json, instead of papers made up.",
)
@click.option(
    "--with",
    "names",
    type=click.Choice(list(PREPARE)),
    multiple=True,
    default=list(PREPARE),
    help="Which builders; all of them unless given.",
)
@click.option(
    "--runs",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="How often each is timed, in turn; 0 only writes the folders.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write the folders and leave them; else a temporary folder.",
)
def main(
    papers: tuple[int, ...], archive: Path | None, names: tuple[str, ...], runs: int, into: Path | None
) -> None:
    """Build an archive with this project and with its peers, and print what that takes."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    versions = [f"{name} {version(name)}" for name in ("hugo", "mkdocs", "mkdocs-material", "properdocs")]
    click.echo(", ".join([*versions, python, f"{os.cpu_count()} cores", f"medians of {runs} runs"]))
    for made in [corpus.archived(archive)] if archive else map(corpus.generated, papers):
        with tempfile.TemporaryDirectory() as temporary:
            root = (into or Path(temporary)) / str(len(made.papers))
            contenders = [PREPARE[name](made, root / name) for name in names]
            if runs:
                click.echo(f"\n{len(made.papers):,} papers in two languages (first build with Hugo: 1)\n")
                with tempfile.TemporaryDirectory(dir=root) as aside:
                    click.echo(table.table(compare(contenders, made, runs, Path(aside)), "Hugo"))


def compare(contenders: Sequence[Contender], made: Corpus, runs: int, aside: Path) -> list[Result]:
    """Build with each in turn: once for the memory, then ``runs`` times for the time.

    What is in the way of a first build goes into the folder ``aside``.
    """
    results = []
    for contender in contenders:
        measuring.forget(contender, aside)
        highest = measuring.peak(contender)
        results.append(Result(contender.name, measuring.output(contender), highest))
    for _ in range(runs):
        for contender, result in zip(contenders, results, strict=True):
            measuring.forget(contender, aside)
            result.first.append(measuring.seconds(contender))
            if contender.again:
                result.again.append(measuring.seconds(contender))
            if contender.preview:
                result.edited += previewing.edits(contender, contender.preview, made, EDITS)
            click.echo(f"{contender.name}: {result.first[-1]:.2f} s", err=True)
    return results


if __name__ == "__main__":
    main()
