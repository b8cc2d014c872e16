"""``digest handbook``: pages about every field and every command, as the installed version has them."""

import sys

import click

from generator.cli.handbook import pages
from generator.cli.parameters import lang_option, project_option, word
from generator.engine.configuration.options import Options
from generator.support import files
from generator.support.languages import Lang

_FOLDER = "handbook"


@click.command()
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit with 1 where a page is old.")
@project_option
@lang_option
@click.pass_context
def handbook(context: click.Context, project: Options, lang: Lang, *, is_check: bool) -> None:
    """Write pages about every field and command into docs/. They are in the languages of the site."""
    commands = context.find_root().command
    texts = {
        project.docs / project.languages.tree(each) / _FOLDER / f"{name}.md": text
        for each in project.languages
        for name, text in pages.pages(each, commands).items()
    }
    old = [path for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode()]
    if is_check:
        for path in old:
            click.echo(word(lang, "old-page", path=files.shown(path, project.root)), err=True)
        sys.exit(1 if old else 0)
    for path in old:
        files.write(path, texts[path].encode())
        click.echo(files.shown(path, project.root))
