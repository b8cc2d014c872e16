"""``digest handbook``: pages about every field and every command, as the installed version has them."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.handbook import pages
from generator.cli.parameters import lang_option, project_option
from generator.engine.configuration.options import Options
from generator.support import files
from generator.support.languages import Lang

_FOLDER = "handbook"

_OLD: Mapping[Lang, str] = {
    "en": "{path} is not what this version says; write it with: digest handbook",
    "ko": "{path} 파일이 이 버전의 설명과 다릅니다. 다음 명령으로 다시 만드세요: digest handbook",
}


@click.command()
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit with 1 where a page is old.")
@project_option
@lang_option
@click.pass_context
def handbook(context: click.Context, project: Options, lang: Lang, *, is_check: bool) -> None:
    """Write pages about every field and every command into docs/, in the languages of the site."""
    commands = context.find_root().command
    texts = {
        project.docs / project.languages.tree(each) / _FOLDER / f"{name}.md": text
        for each in project.languages
        for name, text in pages.pages(each, commands).items()
    }
    old = [path for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode()]
    if is_check:
        for path in old:
            click.echo(_OLD[lang].format(path=_shown(path, project.root)), err=True)
        sys.exit(1 if old else 0)
    for path in old:
        files.write(path, texts[path].encode())
        click.echo(_shown(path, project.root))


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
