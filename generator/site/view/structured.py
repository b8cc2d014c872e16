"""What pages say in the words of schema.org, for search engines: who reviews which paper, what an article is.

https://schema.org/Review. A verdict is no number, so that there is no rating. A page without a review says
nothing: it must not pass for the paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from generator.catalog.article import Article
from generator.catalog.citation import Citation, arxiv_url, doi_url
from generator.catalog.work import Byline, Work
from generator.entries.format.entry import BilingualText, Contributor, Note
from generator.site import address
from generator.site.view.bodies import Body
from generator.site.view.coins import MAX_AUTHORS
from generator.site.view.view import View
from generator.site.view.wording import EDITORS, shorten
from generator.text.markdown import markup
from generator.text.names.groups import is_group
from generator.text.names.name_parts import NameParts
from generator.text.page_text import prose

LENGTH = 500
"""How many characters of a review it says."""

Thing: TypeAlias = dict[str, Any]
"""A thing with its properties, as JSON-LD has it."""

_PERIODICAL: Mapping[str, str] = {"article-journal": "Periodical", "paper-conference": "PublicationVolume"}


def reviews(
    view: View, work: Work, notes: Sequence[tuple[Note, Body]], people: Mapping[str, BilingualText]
) -> Thing | None:
    """Return the reviews of a work; None where there is none, or nobody knows the paper's title."""
    citation = view.citation(work) if work.is_reviewed else None
    if citation is None:
        return None
    page = view.url(address.paper(work.id))
    paper = {"@id": f"{page}#_paper", **_paper(work, citation)}
    said = [*_reviews(view, work, notes, people)]
    shared = {
        "@type": "Review",
        "url": page,
        "itemReviewed": {"@id": paper["@id"]},
        "publisher": _publisher(view),
    }
    if view.names.site.licence:
        shared["license"] = view.names.site.licence.url
    return {"@context": "https://schema.org", "@graph": [paper, *({**shared, **review} for review in said)]}


def article(
    view: View,
    written: Article,
    people: Mapping[str, BilingualText],
    series: str,
    counterpart: Article | None,
) -> Thing:
    """Return what an article is, https://schema.org/Article; ``series`` is the title of its series.

    ``counterpart`` says the same in the other language: the article itself where both lie at one address.
    """
    page, lang = view.url(written.address), view.lang
    site = _publisher(view)
    dates = written.dates.get(lang), written.written.get(lang)
    published, modified = (str(date) if date else None for date in dates)
    at = view.url(address.series(written.series or ""))
    part_of = {"@type": "CreativeWorkSeries", "name": series, "url": at}
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": _kind(written),
            "@id": page,
            "headline": markup.plain(written.titles[lang]),
            "description": written.abouts.get(lang),
            "url": page,
            "mainEntityOfPage": page,
            "inLanguage": lang,
            "datePublished": published,
            "dateModified": modified if published else None,
            "author": [_speaker(view, Contributor(person=who), people) for who in written.authors] or site,
            "publisher": site,
            "license": view.names.site.licence.url if view.names.site.licence else None,
            "keywords": [view.tag(tag) for tag in written.tags],
            "isPartOf": part_of if series else None,
            "position": written.part if series else None,
            "isBasedOn": _source(view, written, people),
            "image": view.url(address.card(written.address)),
            **_translation(view, written, counterpart),
        }
    )


def _publisher(view: View) -> Thing:
    return {"@type": "Organization", "name": view.names.site.name, "url": view.names.site.url}


def _kind(written: Article) -> str:
    return "BlogPosting" if written.is_post else "Article"


def _translation(view: View, written: Article, counterpart: Article | None) -> Thing:
    """Return the article in the other language, as what this one translates or as what translates it.

    Where neither names the other as its original, that is the one in the first language of the site.
    """
    languages = view.names.languages
    other = languages.other(view.lang)
    if other is None or counterpart is None:
        return {}
    named = view.lang in written.originals, other in counterpart.originals
    is_translation = named[0] if any(named) else view.lang != languages.first
    at = f"{view.names.site.url}{languages.tree(other)}{counterpart.address}"
    said = {
        "@type": _kind(counterpart),
        "@id": at,
        "headline": markup.plain(counterpart.titles[other]),
        "url": at,
        "inLanguage": other,
    }
    return {"translationOfWork" if is_translation else "workTranslation": said}


def _reviews(
    view: View, work: Work, notes: Sequence[tuple[Note, Body]], people: Mapping[str, BilingualText]
) -> Iterator[Thing]:
    """Yield what is said in each review; where nobody signs any, the summary, which is everybody's."""
    for note, body in notes:
        if note.role is None:
            yield _without_nothing(
                {
                    "author": _speaker(view, note.by, people),
                    "datePublished": str(note.date) if note.date else None,
                    "inLanguage": body.lang,
                    "reviewBody": shorten(prose(body.html), LENGTH),
                    "isBasedOn": _source(view, note, people),
                }
            )
    if work.entry.summary and not work.reviews:
        text, lang = work.entry.summary.either(view.lang)
        yield {
            "author": {"@type": "Organization", "name": view.names.site.name},
            "inLanguage": lang,
            "reviewBody": shorten(markup.plain(text), LENGTH),
        }


def _speaker(view: View, who: Contributor, people: Mapping[str, BilingualText]) -> Thing:
    registered = who.person in people
    home = view.url(address.author(who.person or ""))
    return _without_nothing(
        {
            "@type": "Organization" if who.person == EDITORS else "Person",
            "name": view.short_person(who.person, people) if who.person else who.name,
            "url": who.url or (home if registered and who.person != EDITORS else None),
        }
    )


def _source(view: View, note: Note | Article, people: Mapping[str, BilingualText]) -> Thing | None:
    if not note.source:
        return None
    return _without_nothing(
        {
            "@type": "CreativeWork",
            "name": note.source.title,
            "author": _speaker(view, Contributor(person=note.after), people) if note.after else None,
            "datePublished": str(note.source.date) if note.source.date else None,
            "inLanguage": note.source.lang,
            "url": note.source.url,
        }
    )


def _paper(work: Work, citation: Citation) -> Thing:
    ids = (("DOI", citation.doi, doi_url), ("arXiv", citation.arxiv, arxiv_url))
    known = [(kind, value, url(value)) for kind, value, url in ids if value]
    kind = _PERIODICAL.get(citation.cited_as)
    return _without_nothing(
        {
            "@type": "ScholarlyArticle",
            "name": citation.title,
            "author": [*map(_author, work.authors[:MAX_AUTHORS], citation.authors)],
            "datePublished": str(citation.date),
            "isPartOf": {"@type": kind, "name": citation.container} if kind and citation.container else None,
            "pagination": citation.pages,
            "inLanguage": citation.lang,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": kind, "value": value} for kind, value, _ in known
            ],
            "sameAs": [url for *_, url in known],
            "url": citation.url,
        }
    )


def _author(printed: Byline, parts: NameParts) -> Thing:
    if parts.is_whole:
        return {"@type": "Organization" if is_group(printed.name) else "Person", "name": printed.name}
    return {"@type": "Person", "name": printed.name, "givenName": parts.given, "familyName": parts.family}


def _without_nothing(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}
