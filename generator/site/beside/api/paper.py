"""A paper's file for scripts: all that its page shows, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.work import Byline, Preprint, Work
from generator.entries.format.entry import BilingualText, Contributor
from generator.entries.format.entry import Note as TypedNote
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.api import data
from generator.site.beside.api.naming import Naming, bilingual, naming_of, text_of
from generator.site.pages.papers import PaperPage, RelatedPaper
from generator.site.view.references import ArticleLink, Mentioning, PaperLink
from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class PaperData:
    """What a paper's file holds: what its page shows."""

    page: PaperPage
    key: str
    at: str
    """The id under which it lies, be it one that the paper had."""

    @classmethod
    def of(cls, archive: Archive, work: Work, at: str) -> "PaperData":
        """Gather what the file of a work holds that lies under an id."""
        page = PaperPage.of(archive, work, (None, None), ())
        return cls(page, archive.catalog.lasting_id(work), at)

    @property
    def address(self) -> str:
        return addresses.data(self.at)

    def content(self, view: View) -> str:
        return data.text(_file(self, view, naming_of(view)))


def _file(facts: PaperData, view: View, naming: Naming) -> data.PaperFile:
    page, work = facts.page, facts.page.work
    entry, people = work.entry, page.references.people
    return data.PaperFile(
        schema_url=naming.schema_url,
        site=naming.urls(""),
        license=naming.license,
        id=work.id,
        key=facts.key,
        formerly=entry.formerly,
        data=naming.data(work.id),
        url=naming.urls(page.address),
        title=work.title,
        unidentified=bilingual(entry.unidentified),
        identified=entry.paper.identified,
        pending=work.pending,
        authors=tuple(map(_author, work.authors)),
        venue=naming.venue(work.venue),
        year=work.year,
        edition=naming.edition(work.venue, work.year),
        track=entry.paper.track,
        published=text_of(work.published),
        container=work.container,
        pages=work.pages,
        doi=work.doi,
        arxiv=_arxiv(work),
        abstract=work.abstract,
        award=bilingual(entry.paper.award),
        links=dict(work.links),
        origins=data.Origins.model_validate(dict(work.origins)),
        reviewed=work.is_reviewed,
        reviewed_on=text_of(work.reviewed_on),
        depth=work.reading,
        verdict=work.verdict,
        tags=tuple(map(naming.tag, entry.tags)),
        suggested_tags=tuple(map(naming.tag, work.suggested)),
        summary=bilingual(entry.summary),
        notes=tuple(_note(note, work, view, people) for note in entry.notes),
        asks=bilingual(entry.asks),
        targets=tuple(
            data.Target(kind=destination.kind, target=target, path=destination.address)
            for (_, target), destination in page.references.links.items()
        ),
        figures=tuple(_figures(work, naming, people)),
        related=tuple(map(_related, page.related)),
        mentions=tuple(_mention(mention, naming) for mention in page.mentions),
        suggestions=tuple(
            data.Suggestion(
                id=paper.id,
                title=paper.title,
                path=paper.address,
                reasons=tuple(data.ReasonData(kind=reason.kind, ids=reason.ids) for reason in reasons),
            )
            for paper, reasons in page.suggestions
        ),
        pick=entry.pick,
        draft=entry.draft,
    )


def _author(byline: Byline) -> data.AuthorData:
    return data.AuthorData(
        id=byline.author,
        name=byline.name,
        affiliation=byline.affiliation,
        path=addresses.author(byline.author),
    )


def _related(other: RelatedPaper) -> data.RelatedData:
    paper = other.paper
    return data.RelatedData(
        how=other.how,
        id=paper.id if paper else None,
        title=paper.title if paper else None,
        path=paper.address if paper else None,
        elsewhere=other.url,
        note=bilingual(other.note),
    )


def _arxiv(work: Work) -> data.Arxiv | None:
    reference, known = work.entry.arxiv, work.preprint or Preprint()
    if not reference:
        return None
    return data.Arxiv(
        id=reference.id,
        reviewed=reference.version,
        latest=known.latest,
        updated=text_of(known.updated),
        withdrawn=known.withdrawn,
        comment=known.comment,
        journal_ref=known.journal_ref,
        categories=known.categories,
    )


def _note(note: TypedNote, work: Work, view: View, people: Mapping[str, BilingualText]) -> data.NoteData:
    source = note.source
    return data.NoteData(
        by=_person(note.by, people),
        after=_person(Contributor(person=note.after), people) if note.after else None,
        source=data.SourceData(
            title=source.title, date=text_of(source.date), lang=source.lang, url=source.url
        )
        if source
        else None,
        role=note.role,
        date=text_of(note.date),
        own=view.is_own(work, note),
        depth=None if note.role else note.read or work.entry.read,
        verdict=note.verdict,
        text=bilingual(note.text),
    )


def _person(who: Contributor, people: Mapping[str, BilingualText]) -> data.PersonData:
    known = people.get(who.person or "")
    name = who.name or who.person
    return data.PersonData(
        id=who.person if known else None,
        name=bilingual(known) if known else data.Said(ko=name, en=name),
        url=who.url,
    )


def _figures(work: Work, naming: Naming, people: Mapping[str, BilingualText]) -> Iterator[data.FigureData]:
    for figure in work.entry.figures:
        pictures = {
            key[-1]: naming.root + addresses.picture(work.id, name) for key, name in figure.files.items()
        }
        url = pictures.pop("file", None) or figure.url
        if url:
            yield data.FigureData(
                file=figure.file,
                url=url,
                instead=pictures,
                origin=figure.origin,
                caption=bilingual(figure.caption),
                alt=bilingual(figure.alt),
                credit=_person(Contributor(person=figure.credit), people) if figure.credit else None,
            )


def _mention(mention: Mentioning, naming: Naming) -> data.MentionData:
    match mention:
        case PaperLink():
            title = data.Said(ko=mention.title, en=mention.title)
            return data.MentionData(kind="entry", id=mention.id, title=title, path=mention.address)
        case ArticleLink():
            titles = data.Said(ko=mention.titles.get("ko"), en=mention.titles.get("en"))
            return data.MentionData(kind="article", id=mention.address, title=titles, path=mention.address)
    edition = naming.edition(mention.venue, mention.year or 0)
    return data.MentionData(kind="edition", id=edition.id, title=edition.name, path=mention.address)
