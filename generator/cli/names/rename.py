"""``digest rename``: another id for an entry, a tag or a person, wherever it is mentioned."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import click
from pydantic_core import PydanticCustomError

from generator.cli import check
from generator.cli.file_plan import FilePlan
from generator.cli.names.mentions import rename_all
from generator.cli.new import entry_file
from generator.cli.parameters import (
    NotDoneError,
    dry_option,
    known_id,
    lang_option,
    no_id,
    project_option,
    say,
    word,
)
from generator.engine.configuration.options import Options
from generator.entries import folder, reader
from generator.entries.folder import Folder
from generator.entries.format import fields
from generator.entries.format.bilingual_texts import bilingual, markdown
from generator.entries.library import EditionFile, EntryFile, Library
from generator.entries.write import renaming as texts
from generator.entries.write.renaming import Renaming
from generator.entries.write.splices import UnreadableError
from generator.support.languages import Lang
from generator.text.names.nearest import Suggestions
from generator.text.slugs import is_slug, picture_name
from generator.text.wikilinks import scan

Registered: TypeAlias = Literal["tag", "author"]
"""What else than an entry can be renamed, as wiki links call it."""

_REGISTRIES: dict[Registered, str] = {"tag": "tags", "author": "people"}


@click.command()
@click.argument("old")
@click.argument("new")
@dry_option
@lang_option
@project_option
def rename(old: str, new: str, lang: Lang, project: Options, *, dry: bool) -> None:
    """Give an entry another id, and mend all that mentions it. It may move to another edition, too.

    OLD is VENUE/YEAR/SLUG or the slug alone, NEW likewise; tags and people are named as in links, tag:ID and
    author:ID. The old address leads to the new one by what is written under formerly.

    Exits with 0 when it is done, 2 when it cannot be; then nothing is written.
    """
    run(planned(project, old, new), lang, dry=dry)


def run(plan: FilePlan, lang: Lang, *, dry: bool) -> None:
    """Check a plan, carry it out unless it is a ``dry`` run, and tell which files it changes."""
    notices = plan.check()
    if not dry:
        plan.write()
    for line in plan.change_lines():
        click.echo(line)
    say(notices, lang)
    root = plan.project.root
    in_git = any((above / ".git").exists() for above in (root, *root.parents))
    click.echo(word(lang, "unwritten" if dry else "renamed-in-git" if in_git else "renamed"), err=True)


def planned(project: Options, old: str, new: str) -> FilePlan:
    """Return what changes when something gets another name; raises NotDoneError where it cannot."""
    kind, colon, name = old.partition(":")
    if colon and kind == "venue":
        raise NotDoneError("rename-venue", value=name.strip())
    if colon and kind in _REGISTRIES:
        return registered(project, kind, name.strip(), new.removeprefix(f"{kind}:").strip())
    library, found = reader.read(project.root, project.digests), folder.walk(project.root, project.digests)
    entry_id = _known(old, new, found, library)
    item = library.entries.get(entry_id)
    if item is None:
        raise NotDoneError("rename-unreadable", value=found.entries[entry_id], name=entry_id)
    return _entry(
        project, Renaming("entry", entry_id, _requested_id(new, item, project, library)), item, found, library
    )


def registered(project: Options, kind: Registered, old: str, new: str) -> FilePlan:
    """Return what changes when a tag or a person gets another id; raises NotDoneError where it cannot."""
    library = reader.read(project.root, project.digests)
    known = library.vocabularies[_REGISTRIES[kind]]
    own = item_id(library, kind, old)
    if not is_slug(new):
        raise no_id(new)
    if new == own:
        raise NotDoneError("rename-same", value=new)
    other = known.find(new)
    if other in {None, own} and kind == "author" and new in check.read(project).catalog.authors:
        other = new  # somebody who is known by a name alone
    renaming, plan = Renaming(kind, own, new), FilePlan(project)
    rename_all(plan, renaming)
    file, path = library.place_of(known.registry, own)
    with_definition(plan, file, lambda raw: texts.renamed(raw, "".join(path), renaming))
    to = f"{file.rpartition('/')[0]}/{new}.yml"
    if other not in {None, own} and (path or not plan.is_there(file, to)):
        role = "tag" if kind == "tag" else "person" if known.find(new) else "alone"
        raise NotDoneError("rename-taken", value=new, other=other, registry=known.registry, **{role: own})
    if not path:
        plan.move(file, to)
    return plan


def item_id(library: Library, kind: Registered, typed: str) -> str:
    """Return the id of a tag or a person that somebody named; raises NotDoneError where it is unknown."""
    known = library.vocabularies[_REGISTRIES[kind]]
    if len(several := known.find_all(typed)) > 1:
        raise NotDoneError("rename-ambiguous", value=typed, known=", ".join(several))
    return known_id(known, typed)


def with_definition(plan: FilePlan, file: str, change: Callable[[bytes], bytes]) -> None:
    """Change the file that defines something; raises NotDoneError where it cannot be read."""
    try:
        plan.define(file, change(plan.read(file)))
    except UnreadableError:
        raise NotDoneError("rename-unreadable", value=file, name=file) from None


def _known(typed: str, new: str, found: Folder, library: Library) -> str:
    """Return the id of the entry that somebody named, in full, by its slug, or by its file.

    Raises NotDoneError where several are called so, or none, any more if its name is the ``new`` one.
    """
    file = typed.strip().replace("\\", "/").rstrip("/")
    by_file = {path: entry_id for entry_id, path in found.entries.items()}
    wanted = by_file.get(file, file)
    if wanted in found.entries:
        return wanted
    match [entry_id for entry_id in found.entries if wanted and entry_id.endswith(f"/{wanted}")]:
        case [entry_id]:
            return entry_id
        case []:
            if venue := library.vocabularies["venues"].find(wanted):
                raise NotDoneError("rename-venue", value=venue)
            if first := next((entry for entry in found.entries if entry.startswith(f"{wanted}/")), ""):
                to = new if "/" in new else f"{wanted.partition('/')[0]}/{new}"
                raise NotDoneError("rename-edition", value=wanted, entry=first, to=to)
            former = {old: item.id for item in library.entries.values() for old in item.entry.formerly}
            now = former.get(wanted)
            if now and f"/{new.strip().strip('/')}/" in f"/{now}/":
                raise NotDoneError("rename-same", value=now)
            others = (
                f"{kind}:{found_id}"
                for kind, registry in _REGISTRIES.items()
                for found_id in library.vocabularies[registry].find_all(typed)
            )
            nearest = ", ".join(others) or now or Suggestions().nearest(wanted, found.entries)
            raise NotDoneError("rename-unknown", value=typed, nearest=nearest)
        case several:
            raise NotDoneError("rename-ambiguous", value=typed, known=", ".join(several))


def _requested_id(typed: str, item: EntryFile, project: Options, library: Library) -> str:
    """Return the id that somebody wants an entry to have; raises NotDoneError where it cannot be one."""
    edition = item.id.rpartition("/")[0]
    if "/" in typed:
        where, slug = entry_file.place(typed, project.root / project.digests, library)
        edition = f"{where.parent.name}/{where.name}"
    else:
        try:
            slug = fields.slug(typed.strip())
        except PydanticCustomError:
            raise no_id(typed) from None
    new = f"{edition}/{slug or item.slug}"
    if new == item.id:
        raise NotDoneError("rename-same", value=new)
    for other in library.entries.values():
        if new in other.entry.formerly and other.id != item.id:
            raise NotDoneError("rename-former", value=new, other=other.id)
    return new


def _entry(
    project: Options, renaming: Renaming, item: EntryFile, found: Folder, library: Library
) -> FilePlan:
    plan = FilePlan(project)
    rename_all(plan, renaming, item.file)
    with_definition(plan, item.file, lambda raw: texts.renamed(raw, "", renaming))
    plan.move(item.file, f"{project.digests}/{renaming.new}.yml")
    old, new = (name.rpartition("/")[0] for name in (renaming.old, renaming.new))
    if old != new:
        of_edition = f"{project.digests}/{old}/"
        held: tuple[EntryFile | EditionFile, ...] = (
            *library.entries.values(),
            *library.editions.values(),
        )
        others = (other for other in held if other is not item and other.file.startswith(of_edition))
        kept = {name for other in others for name in _pictures(other)}
        for name in sorted(_pictures(item)):
            served = of_edition + name
            if served in found.pictures:
                _take(plan, found.stored.get(served, served), f"{project.digests}/{new}", kept=name in kept)
    return plan


def _take(plan: FilePlan, file: str, into: str, *, kept: bool) -> None:
    """Let a picture lie in another folder, too where others show it."""
    to = f"{into}/{file.rpartition('/')[2]}"
    content = (plan.project.root / file).read_bytes()
    there = plan.project.root / to
    if there.is_file() and not there.is_symlink() and there.read_bytes() == content:
        if not kept:
            plan.gone[file] = None
    elif there.exists():
        raise NotDoneError("rename-picture", value=to)
    else:
        plan.texts[to] = content
        if not kept:
            plan.moved[file] = to


def _pictures(item: EntryFile | EditionFile) -> set[str]:
    """Return the names under which the pictures are served that an entry or an edition shows."""
    figures = () if isinstance(item, EditionFile) else item.entry.figures
    said = bilingual(item.edition) if isinstance(item, EditionFile) else item.texts
    embedded = (link.target for _, text in markdown(said) for link in scan(text) if link.kind == "figure")
    return {name for figure in figures for name in figure.files.values()} | {*map(picture_name, embedded)}
