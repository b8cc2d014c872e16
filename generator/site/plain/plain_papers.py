"""A paper as a page of Markdown: in front matter all that its entry says but the texts, which stand below."""

from collections.abc import Iterator

from generator.catalog.citation import arxiv_url, doi_url
from generator.catalog.work import Work
from generator.entries.format.entry import Figure, Note, Source
from generator.site.archive import Archive
from generator.site.pages.papers import PaperPage
from generator.site.plain.harmless import line, plain
from generator.site.plain.plain_page import EntryPictures, PlainPage, headed
from generator.site.view.bodies import recording
from generator.site.view.references import AuthorLink, PaperLink, TagLink, VenueLink
from generator.site.view.view import View


def paper(archive: Archive, work: Work, view: View) -> tuple[str, str]:
    """Return the file of a paper's page in a language, and what it holds."""
    facts = PaperPage.of(archive, work, (None, None), ())
    page = PlainPage(view, facts.address)
    front = page.front(view.title(PaperLink.of(work)), work.file, work.entry)
    return page.written(front, _blocks(page, facts))


def _blocks(page: PlainPage, facts: PaperPage) -> Iterator[str]:
    view, work, entry, references = page.view, facts.work, facts.work.entry, facts.references
    pictures = EntryPictures(page, f"papers/{work.venue}/{work.year:04}", entry.figures)
    yield f"# {line(view.title(PaperLink.of(work)))}"
    place = [page.linked(VenueLink(work.venue, work.year))]
    yield " · ".join([*place, plain(entry.paper.track)] if entry.paper.track else place)
    yield ", ".join(page.linked(AuthorLink(byline.author, byline.name)) for byline in work.authors)
    if entry.summary:
        yield f"> {line(view.name(entry.summary))}"
    yield "\n".join(f"- {fact}" for fact in _facts(page, work))
    known = page.text(entry.unidentified, "unidentified", references, pictures)
    yield headed(view.label("unidentified"), known)
    yield headed(view.label("abstract"), line(work.abstract or ""))
    for n, note in enumerate(entry.notes):
        text = page.text(note.text, f"notes/{n}", references, pictures, recording(note, work))
        yield headed(_byline(page, facts, note), text)
        if text and note.source:
            yield f"{view.label('source')}: {_source(page, note.source)}"
    loose = (_figure(page, pictures, figure) for figure in view.bodies.loose_figures(work))
    yield headed(view.label("figures"), "\n\n".join(loose))
    yield headed(view.label("asks"), page.text(entry.asks, "asks", references, pictures))
    yield headed(view.label("related"), "\n".join(_related(page, facts)))


def _facts(page: PlainPage, work: Work) -> Iterator[str]:
    view, entry = page.view, work.entry
    keys = [f"read-{work.reading}", *([f"verdict-{work.verdict}"] if work.verdict else [])]
    yield " · ".join(map(view.label, keys))
    if work.published:
        yield f"{view.label('published')}: {view.date(work.published)}"
    for key, said in (("container", work.container), ("pages", work.pages)):
        if said:
            yield f"{view.label(key)}: {plain(said)}"
    if entry.paper.award:
        yield f"{view.label('award')}: {line(view.name(entry.paper.award))}"
    for kind, url in work.links:
        yield page.elsewhere(url, view.label(f"link-{kind}"))
    if work.doi:
        yield page.elsewhere(doi_url(work.doi), f"DOI {work.doi}")
    if entry.arxiv:
        yield page.elsewhere(arxiv_url(str(entry.arxiv)), f"arXiv {entry.arxiv}")
    for key, tags in (("tags", entry.tags), ("suggested-tags", work.suggested)):
        if tags:
            yield f"{view.label(key)}: {', '.join(page.linked(TagLink(tag)) for tag in tags)}"


def _byline(page: PlainPage, facts: PaperPage, note: Note) -> str:
    view, people = page.view, facts.references.people
    by = view.contributor(note.by, people)
    said = plain(view.label("answer-by" if note.role else "note-by", name=by))
    if note.after:
        said = f"{said} ({plain(view.person(note.after, people))})"
    return f"{said}, {view.date(note.date)}" if note.date else said


def _source(page: PlainPage, source: Source) -> str:
    return page.elsewhere(source.url, source.title) if source.url else plain(source.title)


def _figure(page: PlainPage, pictures: EntryPictures, figure: Figure) -> str:
    view, caption = page.view, page.view.plain_line(figure.caption)
    shown = pictures.image(figure) if figure.file else page.elsewhere(str(figure.url), view.label("watch"))
    credit = view.label("credit", credit=figure.credit) if figure.credit else ""
    below = " ".join(f"*{plain(said)}*" for said in (caption, credit) if said)
    return f"{shown}  \n{below}" if below else shown


def _related(page: PlainPage, facts: PaperPage) -> Iterator[str]:
    for other in facts.related:
        to = page.linked(other.paper) if other.paper else page.elsewhere(str(other.url), str(other.url))
        note = f" – {line(page.view.name(other.note))}" if other.note else ""
        yield f"- {page.view.label(f'how-{other.how}')}: {to}{note}"
