"""Whether relations and wiki links lead somewhere."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from generator.entries.folder import Folder, by_folder
from generator.entries.format.bilingual_texts import bilingual, markdown
from generator.entries.format.shape import Path
from generator.entries.library import EntryFile, Library
from generator.entries.linkable import Linkable, editions_of, full_id
from generator.problems.problem import Mistake, Problem
from generator.text.names.nearest import Suggestions
from generator.text.slugs import picture_name
from generator.text.wikilinks import WikiLink, scan

_FILE_ENDING = re.compile(r"\.ya?ml$")
_KIND = re.compile(r"(?<![\w-])(?:[\w-]+/[0-9]{4}/)?(?P<kind>[^\W\d]+) ?: ?")
_KINDS = {
    **dict.fromkeys(("tag", "tags", "keyword", "태그"), "tag"),
    **dict.fromkeys(("venue", "venues", "conference", "학회"), "venue"),
    **dict.fromkeys(("author", "authors", "person", "people", "reviewer", "저자", "사람"), "author"),
}
"""What people write before the names of others than papers, and the kind of link that it means."""

_MAX_NAMED = 3
"""How many entries of one name are named."""

Wrong: TypeAlias = tuple[str, dict[str, Any]]
"""The code of what is wrong with a link, and what its message names."""


def mistakes(library: Library, files: Folder) -> Iterator[Mistake]:
    """Find the links of a library that lead nowhere."""
    filed = frozenset(map("/".join, files.editions))
    links = _LinkCheck(by_folder(files.pictures), Destinations(library, files.entries, filed))
    for item in library.entries.values():
        yield from links.relations(item)
        for path, text in item.linking:
            yield from links.wiki_links(item.file, path, text, item.id.rpartition("/")[0])
    for edition in library.editions.values():
        for path, text in markdown(bilingual(edition.edition)):
            yield from links.wiki_links(edition.file, path, text, f"{edition.venue}/{edition.year:04}")


def with_nearest(problems: Iterable[Problem], library: Library, files: Folder) -> Iterator[Problem]:
    """Say of relations that name no id which entries are called nearly so."""
    destinations = Destinations(library, files.entries, ())
    for problem in problems:
        values = dict(problem.values)
        if problem.code == "entry-id" and "nearest" in values:
            values["nearest"] = destinations.nearest(values["value"])
            yield replace(problem, values=tuple(values.items()))
        else:
            yield problem


@dataclass
class Destinations:
    """What links can lead to, besides authors and articles, of which the catalog knows."""

    library: Library
    entries: Collection[str]
    """The ids of all entries, also of those that cannot be read."""
    filed: Collection[str]
    """The editions that have a file, as ``ismir/2015``."""
    suggestions: Suggestions = field(default_factory=Suggestions)

    def wrong(self, kind: str, target: str, typed: str = "") -> Wrong | None:
        """Return what is wrong with a link, an entry's in full; None where it leads to a page.

        ``typed`` is how an entry was named, where that is not its id in full.
        """
        found = self._linkable.find(kind, target, "")
        if found is None:
            return self._unknown(kind, target, typed or target)
        return ("link-to-draft", {"value": found}) if found in self._drafts else None

    def _unknown(self, kind: str, target: str, typed: str) -> Wrong:
        names = self.library.vocabularies
        if kind == "entry":
            nearest = self._former.get(target) or self._of_kind(typed) or self.nearest(target)
            return "unknown-entry", {"value": target, "nearest": nearest}
        if kind == "tag":
            return "unknown-tag", names["tags"].unknown(target, self.suggestions)
        name = target.partition("/")[0]
        venue = names["venues"].find(name)
        if venue is None:
            return "unknown-venue", names["venues"].unknown(name, self.suggestions)
        known = (edition for edition in self._editions if edition.startswith(f"{venue}/"))
        return "unknown-edition", {"value": target, "known": ", ".join(sorted(known))}

    def nearest(self, typed: str) -> str:
        """Return the entries that are probably meant by no id of one, separated by commas.

        Before all others come those that lay there, and those of that name in other editions.
        """
        bare = unicodedata.normalize("NFKC", typed).strip("[] ").partition("|")[0]
        target = _FILE_ENDING.sub("", _KIND.sub("", bare).strip().strip("/").lower()).replace("_", "-")
        edition, _, slug = target.rpartition("/")
        if target in self._former or target.removeprefix("digests/") in self.entries:
            return self._former.get(target) or target.removeprefix("digests/")
        if found := self._by_slug.get(slug):
            return ", ".join(found[:_MAX_NAMED])
        of_edition = self._by_edition.get(edition)  # whose name would make all of its entries alike
        near = self.suggestions.near(slug if of_edition else target, of_edition or self.entries)
        if near:
            return ", ".join(f"{edition}/{name}" if of_edition else name for name in near)
        return ", ".join(self._by_slug[name][0] for name in self.suggestions.near(slug, self._by_slug))

    def _of_kind(self, typed: str) -> str:
        """Return how to link to the tag, venue or person that was probably meant; empty where it was none."""
        prefix = _KIND.match(unicodedata.normalize("NFKC", typed))
        kinds: tuple[str, ...] = ("venue", "tag", "author")
        target = typed
        if prefix:
            kinds, target = (_KINDS.get(prefix["kind"].lower(), ""),), typed[prefix.end() :]
        people = self.library.vocabularies["people"]
        for kind in kinds:
            if found := people.find(target) if kind == "author" else self._linkable.find(kind, target, ""):
                return f"{kind}:{found}"
        return ""

    @cached_property
    def _by_slug(self) -> dict[str, list[str]]:
        entries: dict[str, list[str]] = defaultdict(list)
        for entry_id in self.entries:
            entries[entry_id.rpartition("/")[2]].append(entry_id)
        return dict(entries)

    @cached_property
    def _by_edition(self) -> Mapping[str, Collection[str]]:
        return by_folder(self.entries)

    @cached_property
    def _linkable(self) -> Linkable:
        return Linkable(self.entries, self._editions, self.library.vocabularies)

    @cached_property
    def _editions(self) -> set[str]:
        return editions_of(self.entries, self.filed)

    @cached_property
    def _drafts(self) -> set[str]:
        """Drafts, and the editions that have nothing else; an entry that cannot be read may be none."""
        drafts = {entry_id for entry_id, item in self.library.entries.items() if item.entry.draft}
        published = (entry_id for entry_id in self.entries if entry_id not in drafts)
        return drafts | (self._editions - editions_of(published, self.filed))

    @cached_property
    def _former(self) -> dict[str, str]:
        items = self.library.entries.values()
        return {old: item.id for item in items for old in item.entry.formerly}


@dataclass
class _LinkCheck:
    """Looks through the files of a library."""

    pictures: Mapping[str, Collection[str]]
    """The names of the pictures in each folder."""
    destinations: Destinations
    pairs: set[frozenset[str]] = field(default_factory=set)
    """The entries that relations have joined so far."""

    def relations(self, item: EntryFile) -> Iterator[Mistake]:
        for index, relation in enumerate(item.entry.related):
            path: Path = ("related", index, "to")
            pair = frozenset({item.id, relation.to})
            if relation.to == item.id:
                yield Mistake.of(item.file, path, "related-itself", value=relation.to)
            elif pair in self.pairs:
                yield Mistake.of(item.file, path, "related-twice", value=relation.to)
            elif ":" not in relation.to and (wrong := self.destinations.wrong("entry", relation.to)):
                code, values = wrong
                yield Mistake.of(item.file, path, code, **values)
            self.pairs.add(pair)

    def wiki_links(self, file: str, path: Path, text: str, edition: str) -> Iterator[Mistake]:
        seen = set()
        for link in scan(text):
            typed = text[link.start : link.end]
            if typed not in seen:
                seen.add(typed)
                yield from self.wiki_link(file, path, link, typed, edition)

    def wiki_link(self, file: str, path: Path, link: WikiLink, typed: str, edition: str) -> Iterator[Mistake]:
        if link.kind == "figure":
            pictures = self.pictures.get(file.rpartition("/")[0], ())
            if picture_name(link.target) not in pictures:
                near = self.destinations.suggestions.nearest(link.target, pictures)
                yield Mistake.of(file, path, "figure-missing", needle=typed, value=link.target, nearest=near)
        elif link.kind not in {"author", "article"} and not link.address:  # of which the catalog knows
            target = full_id(link.target, edition) if link.kind == "entry" else link.target
            if wrong := self.destinations.wrong(link.kind, target, link.target):
                code, values = wrong
                yield Mistake.of(file, path, code, needle=typed, **values)
