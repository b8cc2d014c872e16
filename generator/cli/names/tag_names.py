"""``digest tags``: how the vocabulary is used, and tags that get another name or become one."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from generator.build.project import Project
from generator.catalog import similar_tags
from generator.cli import check
from generator.cli.file_plan import FilePlan
from generator.cli.names.mentions import rename_all
from generator.cli.names.rename import item_id, registered, run, with_definition
from generator.cli.parameters import NotDoneError, dry_option, lang_option, project_option, word
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.write import renaming as texts
from generator.entries.write.renaming import Renaming
from generator.support.languages import Lang


@dataclass(frozen=True, slots=True)
class Use:
    """How a tag is used."""

    tag: str
    reviewed: int
    """How many entries have it."""
    suggested: int
    """For how many it is only suggested."""
    elsewhere: bool
    """Whether an article has it, a text links to it, or another tag stands below it."""


class _Listing(click.Group):
    """Commands of which ``list`` is meant where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what was typed; options before a command are those of the list."""
        named = args and (
            args[0] in self.commands or not args[0].startswith("-") or args[0] in {"-h", "--help"}
        )
        return super().parse_args(ctx, args if named else ["list", *args])


@click.group(cls=_Listing)
def tags() -> None:
    """Look after the vocabulary; without a command, what list tells."""


@tags.command("list")
@lang_option
@project_option
def list_(lang: Lang, project: Options) -> None:
    """Tell how often each tag is used, and which are probably one. Those that nothing uses are told, too."""
    for line in listing(check.read(project), lang):
        click.echo(line)


@tags.command()
@click.argument("old")
@click.argument("new")
@dry_option
@lang_option
@project_option
def rename(old: str, new: str, lang: Lang, project: Options, *, dry: bool) -> None:
    """Give a tag another id, and mend all that mentions it."""
    run(registered(project, "tag", old, new), lang, dry=dry)


@tags.command()
@click.argument("old")
@click.argument("into")
@dry_option
@lang_option
@project_option
def merge(old: str, into: str, lang: Lang, project: Options, *, dry: bool) -> None:
    """Put the tag INTO in place of the tag OLD, everywhere. OLD is taken from the vocabulary.

    INTO keeps its own definition and gets the names of OLD as aliases.
    """
    run(merged(project, old, into), lang, dry=dry)


def merged(project: Options, old: str, into: str) -> FilePlan:
    """Return what changes when one tag becomes another; raises NotDoneError where it cannot."""
    library = reader.read(project.root, project.digests)
    renaming = Renaming("tag", item_id(library, "tag", old), item_id(library, "tag", into))
    if renaming.old == renaming.new:
        raise NotDoneError("rename-same", value=renaming.new)
    gone, own = library.tags[renaming.old], library.tags[renaming.new]
    plan = FilePlan(project)
    rename_all(plan, renaming)
    file, path = library.place_of("tags", renaming.new)
    with_definition(plan, file, lambda raw: texts.absorbed(raw, "".join(path), renaming, gone, own))
    file, path = library.place_of("tags", renaming.old)
    if path:
        with_definition(plan, file, lambda raw: texts.removed(raw, renaming.old))
    if not path or plan.read(file) == texts.NOTHING:
        plan.texts.pop(file, None)
        plan.gone[file] = None
    return plan


def uses(project: Project) -> list[Use]:
    """Return how each tag is used, the most used first."""
    catalog, library = project.catalog, project.catalog.library
    entries = [item.entry for item in library.entries.values()]
    elsewhere = {tag for article in catalog.articles for tag in article.tags}
    elsewhere |= {target for kind, target in project.archive.links.mentions if kind == "tag"}
    elsewhere |= {tag for tag, below in catalog.narrower.items() if below}
    found = (
        Use(
            tag,
            sum(tag in entry.tags for entry in entries),
            sum(tag in entry.suggested_tags and tag not in entry.tags for entry in entries),
            tag in elsewhere,
        )
        for tag in library.tags
    )
    return sorted(found, key=lambda use: (-use.reviewed, -use.suggested, use.tag))


def listing(project: Project, lang: Lang) -> Iterator[str]:
    """Yield what there is to say of a project's tags, line by line."""
    library, used = project.catalog.library, uses(project)
    yield "\t".join(word(lang, key) for key in ("reviewed", "suggested-for", "tag"))
    yield from (f"{use.reviewed}\t{use.suggested}\t{use.tag}" for use in used)
    rank = {use.tag: place for place, use in enumerate(used)}
    if similar := similar_tags.nearly_same(library.tags, project.catalog.above):
        yield f"\n{word(lang, 'similar')}"
        for pair in similar:
            into, old = sorted(pair, key=lambda tag: rank[tag])
            yield f"  digest tags merge {old} {into}"
    if unused := [use.tag for use in used if not (use.reviewed or use.suggested or use.elsewhere)]:
        yield f"\n{word(lang, 'unused')}"
        for tag in unused:
            yield f"  {tag}  {library.place_of('tags', tag)[0]}"
