"""Authors: who wrote or reviewed works, under all the spellings found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalog.article import Article
from generator.catalog.work import Work, newest_first
from generator.entries.format.registry import Person, names_of
from generator.text.slugs import slugged


@dataclass(frozen=True, slots=True)
class IndexedAuthor:
    """One person, under every spelling found, with the works that they wrote or reviewed, newest first."""

    id: str
    name: str
    """The spelling to show: the registered one, else the most frequent."""
    spellings: tuple[str, ...]
    person: Person | None
    works: tuple[Work, ...]
    """Those that they wrote."""
    reviewed: tuple[Work, ...]
    """Those that they reviewed, be it elsewhere."""
    articles: tuple[str, ...] = ()
    """The addresses of articles that they wrote, or in which their words are retold."""


def indexed(
    works: Iterable[Work], people: Mapping[str, Person], articles: Iterable[Article] = ()
) -> dict[str, IndexedAuthor]:
    """Return all who wrote one of the works, and the registered people who reviewed one, by their ids.

    So are the registered people behind one of the articles.
    """
    written: dict[str, list[Work]] = defaultdict(list)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    reviewed: dict[str, list[Work]] = defaultdict(list)
    for work in newest_first(works):
        for person_id in _reviewers(work) & people.keys():
            reviewed[person_id].append(work)
        for byline in work.authors:
            held = written[byline.author]
            if not held or held[-1] is not work:
                held.append(work)
            printed[byline.author][byline.name] += 1
    told = _articles_by_person(articles, people)
    authors = {}
    for author_id in sorted(written.keys() | reviewed.keys() | told.keys()):
        person = people.get(author_id)
        # Of two spellings equally frequent, the one with its diacritics is the person's own.
        spellings = sorted(
            printed[author_id], key=lambda name: (-printed[author_id][name], name.isascii(), name)
        )
        registered = (person.name.en, *spellings, person.name.ko) if person else spellings
        authors[author_id] = IndexedAuthor(
            author_id,
            next(filter(None, registered), author_id),  # whose names are all refused has none
            tuple(spellings),
            person,
            tuple(written.get(author_id, ())),
            tuple(reviewed.get(author_id, ())),
            tuple(told.get(author_id, ())),
        )
    return authors


def _articles_by_person(articles: Iterable[Article], people: Mapping[str, Person]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        named = filter(None, (*article.authors, article.after))
        for person_id in people.keys() & named:
            told[person_id].append(article.address)
    return told


def _reviewers(work: Work) -> set[str]:
    """Return the ids of those who review a work, and of those whose words are retold."""
    return {name for note in work.reviews for name in (note.by.person, note.after) if name}


def aliases(authors: Mapping[str, IndexedAuthor]) -> dict[str, str]:
    """Return the id behind each folded spelling and former id that is none itself."""
    registered: list[tuple[str, str]] = []
    printed: list[tuple[str, str]] = []
    for author in authors.values():
        if author.person:
            names = (*author.person.formerly, *map(slugged, names_of(author.person)))
            registered += ((name, author.id) for name in names)
        printed += ((slugged(name), author.id) for name in author.spellings)
    known: dict[str, str] = {}
    # A spelling that people.yml gives to one person stays theirs, though another's paper may print it too.
    for alias, author_id in (*registered, *printed):
        if alias and alias not in authors:
            known.setdefault(alias, author_id)
    return known


def unpublished(
    drafted: Iterable[Work], authors: Mapping[str, IndexedAuthor], people: Mapping[str, Person]
) -> frozenset[str]:
    """Return the ids and folded names of people who have nothing but ``drafted`` works."""
    drafting = indexed(drafted, people)
    names = {**{author_id: author_id for author_id in drafting}, **aliases(drafting)}
    published = {
        author_id
        for author_id in drafting.keys() & authors.keys()
        if not all(work.entry.draft for work in (*authors[author_id].works, *authors[author_id].reviewed))
    }
    return frozenset(name for name, author_id in names.items() if author_id not in published)
