"""Venues, editions, tags and authors as pages of Markdown, and the page before them all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.catalog.author_index import IndexedAuthor
from generator.catalog.catalog import EditionWorks
from generator.catalog.work import Work
from generator.entries.format.registry import Edition, Person, Tag, Venue
from generator.entries.write.plain_values import plain_values
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.parts.common import best_reviewed
from generator.site.plain.harmless import line, plain
from generator.site.plain.plain_page import EntryPictures, PlainPage, written
from generator.site.view.references import AuthorLink, PaperLink, References, TagLink, VenueLink
from generator.site.view.view import View
from generator.support.languages import Languages

NEWEST = 30
"""How many reviews the front page names."""


def edition(archive: Archive, issue: EditionWorks, view: View) -> tuple[str, str]:
    """Return the file of an edition's page, and what it holds."""
    file, said = issue.file, issue.edition
    page = PlainPage(view, addresses.edition(issue.venue, issue.year))
    references = archive.references(file) if file else References()
    none = EntryPictures(page, "")
    front: dict[str, Any] = {"title": view.edition(issue.venue, issue.year)}
    if file:
        front["entry"] = file.file
        if not view.tree:
            front["digest"] = _facts_of(said, view.names.languages)

    def blocks() -> Iterator[str]:
        yield f"# {plain(view.edition(issue.venue, issue.year))}"
        held = [view.name(said.place) if said.place else "", view.date(said.dates) if said.dates else ""]
        yield " · ".join([page.linked(VenueLink(issue.venue)), *(plain(word) for word in held if word)])
        if said.url:
            yield page.elsewhere(said.url, view.label("website"))
        yield page.text(said.intro, "intro", references, none)
        for item in issue.sequence:
            if isinstance(item, Work):
                yield _row(page, item)
            else:
                yield page.text(said.order[item].text, f"order/{item}/text", references, none)
        yield page.text(said.outro, "outro", references, none)

    return page.file, written(front, blocks(), page.typed)


def _facts_of(said: Edition, languages: Languages) -> dict[str, Any]:
    """Return all that an edition says but the texts in languages of the site."""
    front: dict[str, Any] = plain_values(said)
    texts = (item.get("text", {}) for item in front.get("order", ()))
    for text in (front.get("intro", {}), front.get("outro", {}), *texts):
        for lang in languages:
            text.pop(lang, None)
    return front


def venue(archive: Archive, venue_id: str, issues: Sequence[EditionWorks], view: View) -> tuple[str, str]:
    """Return the file of a venue's page, and what it holds."""
    page, said = PlainPage(view, addresses.venue(venue_id)), archive.catalog.library.venues[venue_id]
    years = [
        f"- {page.linked(VenueLink(venue_id, issue.year))} ({view.label('n-papers', n=len(issue.works))})"
        for issue in issues
    ]
    about = [line(view.name(text)) for text in (said.full, said.about) if text]
    site = page.elsewhere(said.url, view.label("website")) if said.url else ""
    return page.file, written(
        _front(archive, f"venues/{venue_id}", view.venue(venue_id), said, view),
        [f"# {plain(view.venue(venue_id))}", *about, site, "\n".join(years)],
    )


def tag(archive: Archive, tag_id: str, view: View) -> tuple[str, str]:
    """Return the file of a tag's page, and what it holds."""
    page, catalog = PlainPage(view, addresses.tag(tag_id)), archive.catalog
    said, works = catalog.library.tags[tag_id], catalog.tagged[tag_id]
    around = [
        f"{view.label(key)}: {', '.join(page.linked(TagLink(other)) for other in view.by_name(others))}"
        for key, others in (("broader", said.broader), ("narrower", catalog.narrower.get(tag_id, ())))
        if others
    ]
    about = line(view.name(said.about)) if said.about else ""
    suggested = catalog.suggested[tag_id]
    return page.file, written(
        _front(archive, f"tags/{tag_id}", view.tag(tag_id), said, view),
        [
            f"# {plain(view.tag(tag_id))}",
            about,
            *around,
            _rows(page, works),
            f"## {view.label('suggested')}" if suggested else "",
            _rows(page, suggested),
        ],
    )


def author(archive: Archive, someone: IndexedAuthor, view: View) -> tuple[str, str]:
    """Return the file of the page of somebody who wrote or reviewed papers, and what it holds."""
    page = PlainPage(view, addresses.author(someone.id))
    if someone.person:
        front = _front(archive, f"people/{someone.id}", someone.name, someone.person, view)
    else:
        front = {"title": someone.name}
    known = someone.person.name.ko if someone.person and view.lang == "ko" else None
    url = someone.person.url if someone.person else None
    home = page.elsewhere(url, view.label("homepage")) if url else ""
    return page.file, written(
        front,
        [
            f"# {plain(known or someone.name)}",
            home,
            f"## {view.label('reviewed')}" if someone.reviewed else "",
            _rows(page, someone.reviewed),
            f"## {view.label('works')}" if someone.works else "",
            _rows(page, someone.works),
        ],
    )


def indexes(archive: Archive, view: View) -> Iterator[tuple[str, str]]:
    """Yield the files of the front page and of the pages that list venues, tags and authors."""
    catalog, site = archive.catalog, view.names.site
    reviewed = best_reviewed(catalog.works.values())
    home = PlainPage(view, "")
    lists = [(kind, f"{kind}/") for kind in ("venues", "tags", "authors")]
    yield (
        home.file,
        written(
            {"title": site.name},
            [
                f"# {plain(site.name)}",
                plain(site.description or view.label("home-description")),
                "\n".join(f"- {home.link(address, view.label(key))}" for key, address in lists),
                f"## {view.label('newest')}",
                _rows(home, reviewed[:NEWEST]),
            ],
        ),
    )
    everybody = sorted(catalog.authors.values(), key=lambda someone: (someone.name.casefold(), someone.id))
    found: dict[str, Iterable[TagLink | VenueLink | AuthorLink]] = {
        "venues": map(VenueLink, catalog.venues),
        "tags": map(TagLink, view.by_name(catalog.tagged)),
        "authors": (AuthorLink(someone.id, someone.name) for someone in everybody),
    }
    for key, links in found.items():
        page = PlainPage(view, f"{key}/")
        listed = "\n".join(f"- {page.linked(link)}" for link in links)
        yield page.file, written({"title": view.label(key)}, [f"# {view.label(key)}", listed])


def _front(archive: Archive, file: str, title: str, said: Tag | Venue | Person, view: View) -> dict[str, Any]:
    at = f"{archive.catalog.library.digests}/{file}.yml"
    return {"title": title, "entry": at} | ({} if view.tree else {"digest": plain_values(said)})


def _rows(page: PlainPage, works: Iterable[Work]) -> str:
    return "\n".join(_row(page, work) for work in works)


def _row(page: PlainPage, work: Work) -> str:
    view = page.view
    summary = f" – {line(view.name(work.entry.summary))}" if work.entry.summary else ""
    return f"- {page.linked(PaperLink.of(work))} ({plain(view.edition(work.venue, work.year))}){summary}"
