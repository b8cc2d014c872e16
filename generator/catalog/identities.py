"""Identities: which spellings of a name on papers are one person."""

from collections.abc import Mapping, Sequence

from generator.catalog.work import Byline
from generator.entries.format.entry import Author
from generator.entries.format.registry import Person, names_of
from generator.metadata.store import StoredAuthor
from generator.text import tex
from generator.text.names import two_scripts
from generator.text.slugs import RESERVED_SLUGS, slugged


def author_slug(name: str) -> str:
    """Return the id of an author who is known only by ``name``."""
    slug = slugged(name) or "unnamed"
    return f"{slug}-author" if slug in RESERVED_SLUGS else slug


class Identities:
    """Who is meant by a name on a paper."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._ids: dict[str, str] = {}
        for person_id, person in people.items():
            for name in names_of(person):
                if key := slugged(name):
                    self._ids.setdefault(key, person_id)

    def bylines(self, printed: Sequence[Author], fetched: Sequence[StoredAuthor]) -> tuple[Byline, ...]:
        """Return the authors of a paper, as an entry names them, else as was fetched."""
        if printed:
            return tuple(
                Byline(name, author.person or self._id(name), author.affiliation)
                for author in printed
                for name in (tex.readable(author.name),)
            )
        return tuple(
            Byline(name, self._id(name), author.affiliation)
            for author in fetched
            for name in (two_scripts.on_paper(author.name),)
        )

    def _id(self, name: str) -> str:
        return self._ids.get(slugged(name)) or author_slug(name)
