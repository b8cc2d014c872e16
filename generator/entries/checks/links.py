"""Whether relations and wiki links lead somewhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.entries.folder import Folder
from generator.entries.format.bilingual_texts import bilingual, markdown
from generator.entries.format.shape import Path
from generator.entries.library import EntryFile, Library
from generator.entries.vocabulary import Vocabulary
from generator.problems.problem import Mistake
from generator.text.nearest import Suggestions
from generator.text.slugs import picture_name
from generator.text.wikilinks import WikiLink, scan


def mistakes(library: Library, files: Folder) -> Iterator[Mistake]:
    """Find the links of a library that lead nowhere."""
    links = _LinkCheck(library, files)
    for item in library.entries.values():
        yield from links.relations(item)
        for path, text in item.linking:
            yield from links.wiki_links(item.file, path, text, item.id.rpartition("/")[0])
    for edition in library.editions.values():
        for path, text in markdown(bilingual(edition.edition)):
            yield from links.wiki_links(edition.file, path, text, f"{edition.venue}/{edition.year:04}")


@dataclass
class _LinkCheck:
    """What links can lead to."""

    library: Library
    files: Folder
    pairs: set[frozenset[str]] = field(default_factory=set)
    """The entries that relations have joined so far."""
    suggestions: Suggestions = field(default_factory=Suggestions)

    def relations(self, item: EntryFile) -> Iterator[Mistake]:
        for index, relation in enumerate(item.entry.related):
            path: Path = ("related", index, "to")
            pair = frozenset({item.id, relation.to})
            if relation.to == item.id:
                yield Mistake.of(item.file, path, "related-itself", value=relation.to)
            elif pair in self.pairs:
                yield Mistake.of(item.file, path, "related-twice", value=relation.to)
            elif ":" not in relation.to:
                yield from self.entry(item.file, path, relation.to, "")
            self.pairs.add(pair)

    def wiki_links(self, file: str, path: Path, text: str, edition: str) -> Iterator[Mistake]:
        seen = set()
        for link in scan(text):
            typed = text[link.start : link.end]
            if typed not in seen:
                seen.add(typed)
                yield from self.wiki_link(file, path, link, typed, edition)

    def wiki_link(self, file: str, path: Path, link: WikiLink, typed: str, edition: str) -> Iterator[Mistake]:
        match link.kind:
            case "entry":
                target = link.target if "/" in link.target else f"{edition}/{link.target}"
                yield from self.entry(file, path, target, typed)
            case "tag":
                if self.tags.find(link.target) is None:
                    said = self.tags.unknown(link.target, "tags", self.library.digests, self.suggestions)
                    yield Mistake.of(file, path, "unknown-tag", needle=typed, **said)
            case "venue":
                yield from self.venue(file, path, link.target, typed)
            case "figure":
                pictures = self.pictures[file.rpartition("/")[0]]
                if picture_name(link.target) not in pictures:
                    near = self.suggestions.nearest(link.target, pictures)
                    yield Mistake.of(
                        file, path, "figure-missing", needle=typed, value=link.target, nearest=near
                    )
            case "author":
                pass  # who is an author shows only with metadata; the catalog knows

    def entry(self, file: str, path: Path, target: str, typed: str) -> Iterator[Mistake]:
        if target not in self.files.entries:
            near = self.former.get(target) or self.suggestions.nearest(target, self.files.entries)
            yield Mistake.of(file, path, "unknown-entry", needle=typed, value=target, nearest=near)
        elif target in self.library.entries and self.library.entries[target].entry.draft:
            yield Mistake.of(file, path, "link-to-draft", needle=typed, value=target)

    def venue(self, file: str, path: Path, target: str, typed: str) -> Iterator[Mistake]:
        name, _, year = target.partition("/")
        venue = self.venues.find(name)
        if venue is None:
            said = self.venues.unknown(name, "venues", self.library.digests, self.suggestions)
            yield Mistake.of(file, path, "unknown-venue", needle=typed, **said)
        elif year and (venue, year) not in self.editions:
            known = ", ".join(f"{venue}/{other}" for other in self.years[venue])
            yield Mistake.of(file, path, "unknown-edition", needle=typed, value=target, known=known)
        elif year and (venue, year) not in self.published:
            yield Mistake.of(file, path, "link-to-draft", needle=typed, value=target)

    @cached_property
    def tags(self) -> Vocabulary:
        return Vocabulary.of(self.library.tags)

    @cached_property
    def pictures(self) -> dict[str, set[str]]:
        """The names of the pictures in each folder."""
        pictures: dict[str, set[str]] = defaultdict(set)
        for file, folder in self.files.pictures.items():
            pictures[folder].add(file.rpartition("/")[2])
        return pictures

    @cached_property
    def venues(self) -> Vocabulary:
        return Vocabulary.of(self.library.venues)

    @cached_property
    def editions(self) -> set[tuple[str, str]]:
        of_entries = {tuple(entry_id.split("/")[:2]) for entry_id in self.files.entries}
        return {(venue, year) for venue, year in (*of_entries, *self.files.editions)}

    @cached_property
    def published(self) -> set[tuple[str, str]]:
        """The editions that have more than drafts; an entry that cannot be read may be none."""
        drafts = {entry_id for entry_id, item in self.library.entries.items() if item.entry.draft}
        of_entries = {tuple(entry_id.split("/")[:2]) for entry_id in self.files.entries.keys() - drafts}
        return {(venue, year) for venue, year in (*of_entries, *self.files.editions)}

    @cached_property
    def years(self) -> dict[str, list[str]]:
        years: dict[str, list[str]] = defaultdict(list)
        for venue, year in sorted(self.editions):
            years[venue].append(year)
        return years

    @cached_property
    def former(self) -> dict[str, str]:
        items = self.library.entries.values()
        return {old: item.id for item in items for old in item.entry.formerly}
