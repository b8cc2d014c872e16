"""The page on which an entry is composed: a form of the format's fields, which scripts bring to life."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.entries.format.described import FormatField, fields
from generator.entries.format.entry import BilingualText, Entry
from generator.entries.format.fields import MAX_LINE_BYTES, MAX_MARKDOWN_BYTES
from generator.entries.format.registry import names_of
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.view.labels import patterns
from generator.site.view.view import View
from generator.support.pictures import MAX_BYTES
from generator.text import placeholders
from generator.text.names.folding import folded
from generator.text.slugs import FILLERS, MAX_SLUG, RESERVED_SLUGS

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "paper": ("arxiv", "paper.doi", "paper.title", "unidentified", "paper"),
    "reading": ("read", "tags", "summary"),
    "notes": ("notes",),
    "figures": ("figures",),
    "related": ("related",),
}
"""What stands together, in the order of the form; whatever else the format has stands behind it."""

_SELDOM = frozenset(
    {"paper.authors.person", "notes.read", "notes.role", "notes.after", "notes.source", "figures.instead"}
)
"""What few need; it is folded away behind what stands beside it."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form, with those within it."""

    field: FormatField
    within: tuple["FormField", ...]


@dataclass(frozen=True, slots=True)
class ComposePage:
    """What the form shows besides names: who writes reviews, and who is known."""

    reviewers: tuple[tuple[str, BilingualText], ...]
    people: tuple[str, ...]
    """The names of all people, folded."""

    address = addresses.COMPOSE

    @classmethod
    def of(cls, archive: Archive) -> "ComposePage":
        library = archive.catalog.library
        reviewers = ((key, person.name) for key, person in library.people.items() if person.reviewer)
        people = {folded(name) for key, person in library.people.items() for name in (key, *names_of(person))}
        return cls(tuple(sorted(reviewers, key=lambda each: each[0])), tuple(sorted(people)))

    def page(self, view: View) -> Page:
        tree = _fields()
        names = {each.field.name: each for each in _all(tree)}
        groups = [(name, [names[key] for key in keys]) for name, keys in _GROUPS.items()]
        placed = {key for keys in _GROUPS.values() for key in keys}
        rest = [each for each in tree if each.field.name not in placed]
        site = view.names.site
        content = view.render(
            "compose.html",
            facts=self,
            groups=[*groups, ("rest", rest)],
            placed=placed,
            seldom=_SELDOM,
            venues=sorted(view.names.venues, key=lambda venue: view.venue(venue).casefold()),
            reviewers=[(key, view.name(name)) for key, name in self.reviewers],
            vocabulary=[
                {"id": tag, "name": view.tag(tag), "others": [*names_of(said), *said.formerly]}
                for tag in view.by_name(view.names.tags)
                for said in (view.names.tags[tag],)
            ],
            host={**(site.host.in_form if site.host else {}), "edit": site.edit_address},
            people=self.people,
            reserved=sorted(RESERVED_SLUGS),
            fillers=sorted(FILLERS),
            placeholders={**placeholders.PATTERNS},
            limits={
                "line": MAX_LINE_BYTES,
                "markdown": MAX_MARKDOWN_BYTES,
                "picture": MAX_BYTES,
                "slug": MAX_SLUG,
            },
            has=patterns().__contains__,
        )
        title, description = view.label("compose"), view.label("compose-description")
        head = view.parts.loaded("compose.css") + view.parts.loaded("formulas.css")
        return Page(self.address, view.lang, "compose", title, description, content, head=head)


@cache  # every build shows the same, in each language
def _fields() -> tuple[FormField, ...]:
    return tuple(_tree(list(fields(Entry))))


def _tree(described: list[FormatField]) -> Iterator[FormField]:
    """Yield the fields that stand in no other of these, with those within them."""
    while described:
        first = described.pop(0)
        within = []
        while described and described[0].path[: len(first.path)] == first.path:
            within.append(described.pop(0))
        yield FormField(first, tuple(_tree(within)))


def _all(tree: Iterable[FormField]) -> Iterator[FormField]:
    for each in tree:
        yield each
        yield from _all(each.within)
