"""Links between works: typed relations seen from both sides, and mentions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.entries.checks import near_links
from generator.entries.checks.dead_links import Wrong
from generator.entries.format.bilingual_texts import bilingual, markdown
from generator.entries.format.entry import BilingualText, RelationKind
from generator.problems.problem import Mistake
from generator.text.names.nearest import Suggestions
from generator.text.slugs import slugged
from generator.text.wikilinks import WikiLink, scan

How = RelationKind | Literal["extended-by", "superseded-by"]
"""What a paper is to another, as its own page says it."""

INVERSE: Mapping[RelationKind, How] = {"extends": "extended-by", "supersedes": "superseded-by"}
"""The kinds that read differently from the other side; the rest are their own inverse."""


@dataclass(frozen=True, slots=True)
class Related:
    """A typed relation as one of its two sides shows it."""

    how: How
    work: Work | None
    """The other side; None where it is an outside address."""
    url: str | None
    note: BilingualText | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where something is linked to from: an entry, an edition's page, or an article, by its id or address."""

    kind: Literal["entry", "edition", "article"]
    id: str


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a catalog."""

    related: Mapping[str, tuple[Related, ...]]
    """By the id of a work; what its own entry says first."""
    mentions: Mapping[tuple[str, str], tuple[Mention, ...]]
    """From a kind of target, as wiki links call it, and its id to those who link there."""
    mistakes: tuple[Mistake, ...]


def build(catalog: Catalog) -> Links:
    """Collect the links of all works, editions and articles."""
    mentions: dict[tuple[str, str], dict[Mention, None]] = defaultdict(dict)
    mistakes: list[Mistake] = []
    suggestions = Suggestions()
    for text in _texts(catalog):
        for link in scan(text.markdown):
            if link.embed:
                continue
            target = resolve(catalog, link.kind, link.target, text.edition)
            if found := wrong(catalog, link, target, suggestions):
                code, values = found
                mistakes.append(Mistake.of(text.file, text.path, code, needle=link.target, **values))
            if target and (link.kind, target) != (text.mention.kind, text.mention.id):
                mentions[link.kind, target][text.mention] = None
        mistakes += _near(catalog, text)
    for article in catalog.articles:
        for address in article.linked:
            if address != article.address:
                mentions["article", address][Mention("article", article.address)] = None
    return Links(
        related=_related(catalog),
        mentions={target: tuple(found) for target, found in mentions.items()},
        mistakes=tuple(mistakes),
    )


def _near(catalog: Catalog, text: "_MentioningText") -> Iterator[Mistake]:
    """Tell of what would lead somewhere if it were typed as a link; articles have places of their own."""
    for near in near_links.find(text.markdown) if text.file else ():
        if resolve(catalog, near.link.kind, near.link.target, text.edition):
            typed, meant = near.typed, near.meant
            yield Mistake.of(text.file, text.path, "link-unread", needle=typed, value=typed, meant=meant)


def wrong(catalog: Catalog, link: WikiLink, found: str | None, suggestions: Suggestions) -> Wrong | None:
    """Return what is wrong with a link to an author or article, which leads to what was ``found``."""
    if link.kind == "author" and {link.target, slugged(link.target)} & catalog.unpublished:
        return "link-to-draft", {"value": link.target}
    if link.kind == "author" and not found:
        return "unknown-author", {"value": link.target}
    if link.kind == "article" and not found:
        near = suggestions.nearest(link.target, catalog.article_names)
        return "unknown-article", {"value": link.target, "nearest": near}
    return None


def resolve(catalog: Catalog, kind: str, target: str, edition: str) -> str | None:
    """Return the id that a wiki link's target stands for, or None where the site has no such page.

    ``edition`` ("ismir/2015") is where a bare slug is looked up; empty outside of editions.
    """
    match kind:
        case "author":
            return catalog.person_id(target)
        case "article":
            return catalog.article_address(target)
    return catalog.linkable.find(kind, target, edition)


@dataclass(frozen=True, slots=True)
class _MentioningText:
    """A Markdown text, who says it, and where it was typed."""

    mention: Mention
    edition: str
    file: str
    path: tuple[str | int, ...]
    markdown: str


def _texts(catalog: Catalog) -> Iterator[_MentioningText]:
    for work in catalog.works.values():
        item, edition = catalog.library.entries[work.id], work.id.rpartition("/")[0]
        for path, text in item.linking:
            yield _MentioningText(Mention("entry", work.id), edition, item.file, path, text)
    for (venue, year), file in catalog.library.editions.items():
        edition = f"{venue}/{year:04}"
        for path, text in markdown(bilingual(file.edition)):
            yield _MentioningText(Mention("edition", edition), edition, file.file, path, text)
    for article in catalog.articles:
        for text in article.texts.values():
            yield _MentioningText(Mention("article", article.address), "", "", (), text)


def _related(catalog: Catalog) -> dict[str, tuple[Related, ...]]:
    own: dict[str, list[Related]] = defaultdict(list)
    inverse: dict[str, list[Related]] = defaultdict(list)
    for work in catalog.works.values():
        for relation in work.entry.related:
            other = catalog.works.get(relation.to)
            if other:
                inverse[other.id].append(
                    Related(INVERSE.get(relation.how, relation.how), work, None, relation.note)
                )
            if other or ":" in relation.to:
                url = None if other else relation.to
                own[work.id].append(Related(relation.how, other, url, relation.note))
    return {
        work_id: tuple(own[work_id] + inverse[work_id])
        for work_id in catalog.works
        if own[work_id] or inverse[work_id]
    }
