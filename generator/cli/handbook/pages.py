"""The pages of the handbook, as Markdown."""

import json
import re
from collections.abc import Iterator, Mapping

import click

from generator.cli.handbook.examples import snippet
from generator.cli.help import korean, paragraphs, saying
from generator.entries.format.described import FormatField, fields
from generator.entries.format.entry import Model
from generator.entries.format.front_matter import FrontMatter
from generator.entries.format.registry import SINGLE
from generator.site.view.labels import Labels, label, patterns
from generator.support.languages import Lang

MODELS: Mapping[str, type[Model]] = {**SINGLE, "page": FrontMatter}
"""What people write, by the name of the page that explains it."""

_label = Labels.of("generator.cli.handbook").label


def pages(lang: Lang, commands: click.Command) -> dict[str, str]:
    """Return the Markdown of each page by its name; raises KeyError for a field that nobody has explained."""
    made = {kind: _format_page(lang, kind) for kind in MODELS} | {"commands": _commands_page(lang, commands)}
    listed = "\n".join(f"- [{_label(lang, name)}]({name}.md)" for name in made)
    index = f"{_head(lang, 'title')}\n{_label(lang, 'title-intro')}\n\n{listed}\n"
    return {"index": index, **made}


def _format_page(lang: Lang, kind: str) -> str:
    said = "\n".join(_field(lang, kind, field) for field in fields(MODELS[kind]))
    return f"{_head(lang, kind)}\n{_label(lang, f'{kind}-intro')}\n\n{said}"


def _field(lang: Lang, kind: str, field: FormatField) -> str:
    typed = [_label(lang, field.kind)]
    if field.is_list:
        typed.append(_label(lang, "list"))
    if field.is_required:
        typed.append(f"**{_label(lang, 'required')}**")
    choices = "".join(f"- `{choice}`{_labelled(lang, field, choice)}\n" for choice in field.choices)
    choices = f"{choices}\n" if choices else ""
    bare = f"{_label(lang, 'bare', field=field.bare)}\n\n" if field.bare else ""
    return (
        f"## `{field.name}`\n\n{field.meaning(lang)}\n\n"
        f"{_label(lang, 'value', kinds=' · '.join(typed))}\n\n"
        f"{choices}{bare}```yaml\n{snippet(kind, field)}```\n"
    )


def _labelled(lang: Lang, field: FormatField, choice: str) -> str:
    key = f"{field.path[-1]}-{choice}"
    return f" {label(lang, key)}" if key in patterns() else ""


def _commands_page(lang: Lang, commands: click.Command) -> str:
    shown = korean(commands) if lang == "ko" else commands
    context = click.Context(shown, info_name="digest", **shown.context_settings)
    with saying(lambda _: lang == "ko"), context:
        said = "\n".join(_command(lang, command, within) for command, within in _each(shown, context))
    return f"{_head(lang, 'commands')}\n{_label(lang, 'commands-intro')}\n\n{said}"


def _each(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield the commands that do something, with how they are called."""
    if not isinstance(command, click.Group):
        yield command, context
        return
    for name, below in sorted(command.commands.items()):
        with click.Context(below, info_name=name, parent=context) as within:
            yield from _each(below, within)


def _command(lang: Lang, command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = "".join(
        f"| `{record[0]}` | {_text(record[1])} |\n"
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        and "--help" not in parameter.opts
        and (record := parameter.get_help_record(context))
    )
    table = (
        f"\n| {_label(lang, 'option')} | {_label(lang, 'meaning')} |\n|---|---|\n{options}" if options else ""
    )
    return f"## `{context.command_path}`\n\n```text\n{usage}\n```\n\n{_text(command.help or '')}\n{table}"


def _text(said: str) -> str:
    """Return what a command says of itself as Markdown, in which it means nothing else than it does there."""
    return re.sub(r"([\\`*_{}\[\]>#|])", r"\\\1", "\n\n".join(paragraphs(said)).replace("<", "&lt;"))


def _head(lang: Lang, name: str) -> str:
    description = re.sub("[`<>]", "", _label(lang, f"{name}-intro").partition("\n")[0])
    return f"---\ndescription: {json.dumps(description, ensure_ascii=False)}\n---\n\n# {_label(lang, name)}\n"
