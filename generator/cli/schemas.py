"""``digest schema``: what editors need to know of the files that people write."""

from pathlib import Path

import click

from generator.entries.format.schema import as_json, schemas
from generator.support import files


@click.command()
@click.argument("name", required=False, type=click.Choice(sorted(schemas())))
@click.option(
    "--write",
    "into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write one file each into this folder.",
)
def schema(name: str | None, into: Path | None) -> None:
    """Print the JSON Schema of a kind of file, or of all by name."""
    if into is not None:
        files.clear(into)
        for kind, content in schemas().items():
            if name in (None, kind):
                files.write(into / f"{kind}.json", as_json(content).encode())
    else:
        click.echo(as_json(schemas()[name] if name else schemas()), nl=False)
