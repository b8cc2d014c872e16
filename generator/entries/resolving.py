"""Names to ids: what entries and registries call a tag or a person, looked up in the registries."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

from generator.entries.broader import Hierarchy
from generator.entries.format.entry import Author, Entry, Note
from generator.entries.format.shape import Path
from generator.entries.library import EntryFile, Library
from generator.entries.vocabulary import Vocabulary
from generator.entries.write.writing import within
from generator.problems.problem import Mistake
from generator.support.mapper import Mapper, map_all
from generator.text.characters import HANGUL
from generator.text.names import two_scripts
from generator.text.names.nearest import Suggestions

_MAX_NAMED = 10
"""How many of those who bear one name a message names."""

Resolved: TypeAlias = tuple[EntryFile, list[Mistake]]
"""An entry with names as ids, and what is wrong with its names."""


def resolved(library: Library, mapper: Mapper = map_all) -> tuple[Library, list[Mistake]]:
    """Return the library with names as ids, and what is wrong with the names."""
    mistakes: list[Mistake] = []
    names = library.vocabularies

    def entry(item: EntryFile) -> Resolved:
        resolver = Resolver(names["tags"], names["people"], item.file, [])
        return replace(item, entry=resolver.entry(item.entry)), resolver.mistakes

    given = library.tags, library.people, library.digests
    found = mapper("names", partial(map, entry), library.entries, given)
    for _, wrong in found.values():
        mistakes += wrong
    tags = {}
    for tag_id, tag in library.tags.items():
        file, at = library.place_of("tags", tag_id)
        resolver = Resolver(names["tags"], names["people"], file, mistakes)
        broader = resolver.tag_ids(tag.broader, (*at, "broader"))
        tags[tag_id] = tag.with_values(broader=broader)
    hierarchy = Hierarchy.of(tags)  # without circles: those who follow it come to an end, and soon
    for tag_id, code, values in hierarchy.mistakes:
        file, at = library.place_of("tags", tag_id)
        mistakes.append(Mistake.of(file, (*at, "broader"), code, **values))
    return replace(
        library,
        entries={entry_id: entry for entry_id, (entry, _) in found.items()},
        tags={name: tag.with_values(broader=hierarchy.broader[name]) for name, tag in tags.items()},
    ), mistakes


@dataclass(slots=True)
class Resolver:
    """Looks up the names of one file."""

    tags: Vocabulary
    people: Vocabulary
    file: str
    mistakes: list[Mistake]
    suggestions: Suggestions = field(default_factory=Suggestions)

    def tag_ids(self, typed: tuple[str, ...], path: Path) -> tuple[str, ...]:
        """Look up tags; what is unknown is reported and left out."""
        found: dict[str, None] = {}
        for index, name in enumerate(typed):
            tag = self.tags.find(name)
            if tag is None:
                self.report((*path, index), "unknown-tag", **self.tags.unknown(name, self.suggestions))
            elif tag in found:
                self.report((*path, index), "tag-twice", value=name, tag=tag)
            else:
                found[tag] = None
        return tuple(found)

    def person_id(self, typed: str | None, path: Path) -> str | None:
        """Look up a person; somebody unknown, or several of one name, are reported."""
        if typed is None:
            return None
        match self.bearers(typed):
            case ():
                self.report(path, "unknown-person", **self.people.unknown(typed, self.suggestions))
                return None
            case (person,):
                return person
            case several:
                known = ", ".join(several[:_MAX_NAMED]) + (", …" if len(several) > _MAX_NAMED else "")
                self.report(path, "ambiguous-person", value=typed, known=known)
                return None

    def entry(self, entry: Entry) -> Entry:
        """Return an entry with names as ids."""
        authors = tuple(self.author(author, index) for index, author in enumerate(entry.paper.authors))
        return entry.with_values(
            tags=self.tag_ids(entry.tags, ("tags",)),
            suggested_tags=self.tag_ids(entry.suggested_tags, ("suggested-tags",)),
            paper=entry.paper.with_values(authors=authors),
            notes=tuple(self.note(note, index) for index, note in enumerate(entry.notes)),
        )

    def author(self, author: Author, index: int) -> Author:
        """Return an author of a paper with the id of the person that is meant, if any."""
        path = ("paper", "authors", index)
        name, person = author.name, self.person_id(author.person, (*path, "person"))
        if both := two_scripts.in_two_scripts(name):
            name, other = both
            bearers = self.bearers(author.name)
            if not person and len(bearers) == 1:
                (person,) = bearers
            elif not person:
                new, _ = self.people.proposal(name)
                line = f"name: {{en: {within(name)}, ko: {within(other)}}}"
                if not HANGUL.search(other):
                    line = f"{{name: {{en: {within(name)}}}, aliases: [{within(other)}]}}"
                values = {"value": author.name, "name": name, "other": other, "new": new, "line": line}
                self.report((*path, "name"), "author-in-two-scripts", **values)
        return author.with_values(name=name, person=person)

    def bearers(self, typed: str) -> tuple[str, ...]:
        """Return the people who bear a name, which may have been typed in two scripts."""
        known, both = self.people.find_all(typed), two_scripts.in_two_scripts(typed)
        if known or not both:
            return known
        latin, other = map(self.people.find_all, both)
        return tuple(person for person in latin if person in other) or latin or other

    def note(self, note: Note, index: int) -> Note:
        """Return a note with the ids of who wrote it and who is retold."""
        person = self.person_id(note.by.person, ("notes", index, "by", "person"))
        if note.by.name and len(known := self.bearers(note.by.name)) == 1:
            (person,) = known  # somebody registered, written out
        name = note.by.name if person else note.by.name or note.by.person  # somebody unknown still has a name
        by = note.by.with_values(person=person, name=name)
        return note.with_values(by=by, after=self.person_id(note.after, ("notes", index, "after")))

    def report(self, path: Path, code: str, **values: Any) -> None:
        """Report a mistake."""
        self.mistakes.append(Mistake.of(self.file, path, code, **values))
