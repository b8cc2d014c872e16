"""Venues, editions, tags and authors as pages of Markdown, and the page before them all."""

from collections.abc import Iterable, Iterator, Sequence

from generator.catalog.author_index import IndexedAuthor
from generator.catalog.catalog import EditionWorks
from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.parts.common import best_reviewed
from generator.site.plain.harmless import line, plain
from generator.site.plain.plain_page import EntryPictures, PlainPage, headed
from generator.site.view.references import AuthorLink, PaperLink, References, TagLink, VenueLink
from generator.site.view.view import View

NEWEST = 30
"""How many reviews the front page names."""


def edition(archive: Archive, issue: EditionWorks, view: View) -> tuple[str, str]:
    """Return the file of an edition's page, and what it holds."""
    file, said = issue.file, issue.edition
    page = PlainPage(view, addresses.edition(issue.venue, issue.year))
    references = archive.references(file) if file else References()
    none = EntryPictures(page, "")
    title = view.edition(issue.venue, issue.year)
    front = page.front(title, file.file, said) if file else {"title": title}

    def blocks() -> Iterator[str]:
        yield f"# {plain(title)}"
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

    return page.written(front, blocks())


def venue(archive: Archive, venue_id: str, issues: Sequence[EditionWorks], view: View) -> tuple[str, str]:
    """Return the file of a venue's page, and what it holds."""
    page, said = PlainPage(view, addresses.venue(venue_id)), archive.catalog.library.venues[venue_id]
    years = [
        f"- {page.linked(VenueLink(venue_id, issue.year))} ({view.label('n-papers', n=len(issue.works))})"
        for issue in issues
    ]
    about = [line(view.name(text)) for text in (said.full, said.about) if text]
    site = page.elsewhere(said.url, view.label("website")) if said.url else ""
    front = page.front(view.venue(venue_id), _file(archive, f"venues/{venue_id}"), said)
    return page.written(front, [f"# {plain(view.venue(venue_id))}", *about, site, "\n".join(years)])


def tag(archive: Archive, tag_id: str, view: View) -> tuple[str, str]:
    """Return the file of a tag's page, and what it holds."""
    page, catalog = PlainPage(view, addresses.tag(tag_id)), archive.catalog
    said, works = catalog.library.tags[tag_id], catalog.tagged[tag_id]
    around = [
        f"{view.label(key)}: {', '.join(page.linked(TagLink(other)) for other in view.by_name(others))}"
        for key, others in (("broader", said.broader), ("narrower", catalog.narrower.get(tag_id, ())))
        if others
    ]
    front = page.front(view.tag(tag_id), _file(archive, f"tags/{tag_id}"), said)
    about = line(view.name(said.about)) if said.about else ""
    suggested = headed(view.label("suggested"), _rows(page, catalog.suggested[tag_id]))
    return page.written(
        front, [f"# {plain(view.tag(tag_id))}", about, *around, _rows(page, works), suggested]
    )


def author(archive: Archive, someone: IndexedAuthor, view: View) -> tuple[str, str]:
    """Return the file of the page of somebody who wrote or reviewed papers, and what it holds."""
    page = PlainPage(view, addresses.author(someone.id))
    front, known, home = {"title": someone.name}, None, ""
    if person := someone.person:
        front = page.front(someone.name, _file(archive, f"people/{someone.id}"), person)
        known = person.name.ko if view.lang == "ko" else None
        home = page.elsewhere(person.url, view.label("homepage")) if person.url else ""
    reviewed = headed(view.label("reviewed"), _rows(page, someone.reviewed))
    wrote = headed(view.label("works"), _rows(page, someone.works))
    return page.written(front, [f"# {plain(known or someone.name)}", home, reviewed, wrote])


def indexes(archive: Archive, view: View) -> Iterator[tuple[str, str]]:
    """Yield the files of the front page and of the pages that list venues, tags and authors."""
    catalog, site, home = archive.catalog, view.names.site, PlainPage(view, "")
    everybody = sorted(catalog.authors.values(), key=lambda someone: (someone.name.casefold(), someone.id))
    found: dict[str, Iterable[TagLink | VenueLink | AuthorLink]] = {
        "venues": map(VenueLink, catalog.venues),
        "tags": map(TagLink, view.by_name(catalog.tagged)),
        "authors": (AuthorLink(someone.id, someone.name) for someone in everybody),
    }
    lists = {key: PlainPage(view, f"{key}/") for key in found}
    blocks = [
        f"# {plain(site.name)}",
        plain(site.description or view.label("home-description")),
        "\n".join(f"- {home.link(page.file, view.label(key))}" for key, page in lists.items()),
        f"## {view.label('newest')}",
        _rows(home, best_reviewed(catalog.works.values())[:NEWEST]),
    ]
    yield home.written({"title": site.name}, blocks)
    for key, page in lists.items():
        listed = "\n".join(f"- {page.linked(link)}" for link in found[key])
        yield page.written({"title": view.label(key)}, [f"# {view.label(key)}", listed])


def _file(archive: Archive, name: str) -> str:
    return f"{archive.catalog.library.digests}/{name}.yml"


def _rows(page: PlainPage, works: Iterable[Work]) -> str:
    return "\n".join(_row(page, work) for work in works)


def _row(page: PlainPage, work: Work) -> str:
    view = page.view
    summary = f" – {line(view.name(work.entry.summary))}" if work.entry.summary else ""
    return f"- {page.linked(PaperLink.of(work))} ({plain(view.edition(work.venue, work.year))}){summary}"
