"""What to read after an article: other articles, and papers that somebody reviewed, that share its tags."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import Literal

from generator.catalog.article import Article
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links, Mention
from generator.catalog.neighbours import COMMON
from generator.catalog.work import Work

MOST_ARTICLES = 3
"""How many articles it suggests at most."""

MOST = 6
"""How many articles and papers together."""

FAR = 3
"""What shares so many times less with an article than the nearest is not worth to be named."""


def further(
    article: Article, catalog: Catalog, links: Links
) -> tuple[tuple[Article | Work, tuple[str, ...]], ...]:
    """Return what to read next, articles first, each with the tags that it shares, the rarest of them.

    A shared tag counts by its rarity, as among papers. What the article leads to or is led to from is left
    out, and so are the other parts of its series.
    """
    tags = catalog.tags_of(article)
    own = Mention("article", article.address)
    leading = links.mentions.get(("article", article.address), ())

    def is_linked(kind: Literal["article", "entry"], name: str) -> bool:
        return own in links.mentions.get((kind, name), ()) or Mention(kind, name) in leading

    articles = {
        other.address: other
        for other in catalog.articles
        if other.kind != "series"
        and other is not article
        and not (article.series and other.series == article.series)
        and not is_linked("article", other.address)
    }
    works = {
        work.id: work
        for tag in tags
        if len(catalog.tagged[tag]) <= COMMON
        for work in catalog.tagged[tag]
        if work.is_reviewed and work.title and not is_linked("entry", work.id)
    }
    everything: dict[str, Article | Work] = {**articles, **works}
    shared = {name: tags & catalog.tags_of(other) for name, other in everything.items()}
    scores: dict[str, float] = defaultdict(float)
    for name, common in shared.items():
        for tag in sorted(common):  # sums of floats depend on their order
            scores[name] += _rarity(tag, catalog)
    best = _best(articles, scores, MOST_ARTICLES)
    best += _best(works, scores, MOST - len(best))
    return tuple((everything[name], _telling(shared[name], catalog)) for name in best)


def _rarity(tag: str, catalog: Catalog) -> float:
    return math.log((len(catalog.works) + 1) / max(len(catalog.tagged[tag]), 1))


def _best(among: Iterable[str], scores: Mapping[str, float], number: int) -> list[str]:
    """Return the nearest of some, none of which is far beside the nearest of all."""
    least = max(scores.values(), default=0) / FAR
    ranked = nsmallest(number, ((-scores[name], name) for name in among if scores[name] >= least > 0))
    return [name for _, name in ranked]


def _telling(shared: frozenset[str], catalog: Catalog) -> tuple[str, ...]:
    """Return the rarest of some tags, none of which stands above another."""
    return tuple(sorted(catalog.lowest(shared), key=lambda tag: (-_rarity(tag, catalog), tag))[:2])
