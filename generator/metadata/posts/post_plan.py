"""What becomes of a post: drafts of entries, the edition around them, and what can be placed nowhere.

Nothing that is there is written to. What would go into a file that is there already, unless that came from
the same post, is left over with the rest.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import ValidationError

from generator.entries.format.entry import Paper, PaperLinks, Source
from generator.entries.format.registry import Edition
from generator.entries.library import EditionFile, Library
from generator.entries.write import drafts
from generator.entries.write.drafts import Authorship, Draft, Frame
from generator.entries.write.suggesting import TagIndex
from generator.metadata.posts.copied_pictures import Pictures
from generator.metadata.posts.matching import Kind, Section
from generator.metadata.posts.post import OldPost, words_of
from generator.metadata.proceedings.held_papers import HeldPapers, named
from generator.metadata.proceedings.listing import ListedPaper, Listing, checked
from generator.metadata.readable import line
from generator.metadata.store import Store
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang
from generator.text import titles
from generator.text.dates import as_far_as_known
from generator.text.hrefs import safe
from generator.text.page_text import spaced

_NOBODY: Mapping[Lang, str] = {"ko": "글쓴이", "en": "the author of the post"}
"""What stands for a name that neither the page nor the command tells."""

_UNTITLED: Mapping[Lang, str] = {"ko": "제목 없는 글", "en": "an untitled post"}
"""What stands for a title that says nothing, or too much."""


@dataclass(frozen=True, slots=True)
class PostRequest:
    """Where a post is to go."""

    file: Path
    venue: str
    year: int
    root: Path
    digests: str
    by: str = ""
    """Who wrote it, if its page does not say."""
    verbatim: bool = False

    @property
    def edition(self) -> str:
        """The id of the edition, which is also its folder's path."""
        return f"{self.venue}/{self.year:04}"

    @property
    def place(self) -> Place:
        """Where problems of the post are."""
        return Place(self.file.as_posix())


@dataclass(frozen=True, slots=True)
class Known:
    """A paper that a post may name."""

    title: str
    paper: ListedPaper | None = None
    """What a list says of it."""
    entry: str = ""
    """The id of its entry, where there is one."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is before a post is taken."""

    library: Library
    held: HeldPapers
    papers: tuple[Known, ...]
    """Those of the year: the papers of lists, then others that have an entry."""
    facts: Edition
    """What lists say of the edition."""

    @classmethod
    def of(cls, library: Library, store: Store, listing: Listing, request: PostRequest) -> "Ground":
        """Return what a library and lists hold."""
        held = HeldPapers.of(library, store)
        papers: list[Known] = []
        for paper in listing.papers:
            if paper.year == request.year:
                filed = replace(paper, venue=request.venue)
                mark, entry_id = held.find(filed)
                papers.append(Known(filed.title, filed, entry_id if mark else ""))
        listed = {each.entry for each in papers}
        for item in library.entries.values():
            if item.id.startswith(f"{request.edition}/") and item.id not in listed:
                title = named(item, store).title
                papers += [Known(title, None, item.id)] if title else []
        facts = listing.editions.get((request.venue, request.year), Edition())
        return cls(library, held, tuple(papers), facts)


WhyLeft: TypeAlias = Literal["unsure", "there", "refused", "around", "lost"]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A part of a post that was placed nowhere, and why."""

    reason: WhyLeft
    text: str
    about: str = ""
    """A line of the post, or a file that is there already."""
    likeliest: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PostPlan:
    """What becomes of a post; a value, of which nothing has been written yet."""

    entries: Mapping[str, str] = field(default_factory=dict)
    """The texts of new entries by file."""
    edition: Mapping[str, str] = field(default_factory=dict)
    """The text of the edition's file, if that is new."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """The words that named its paper in the post, by the file of each entry, new or there."""
    kinds: tuple[Kind, ...] = ()
    """Which kinds of sections the post has."""
    known: tuple[str, ...] = ()
    """The files of entries that hold their part of the post already."""
    left: tuple[Leftover, ...] = ()
    lost: Counter[str] = field(default_factory=Counter)
    """Words of the post that are nowhere in all this, of which there should be none."""
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> dict[str, bytes]:
        """All that is to be written, by file; what others of them show or name comes before those."""
        texts = {file: text.encode() for file, text in {**self.entries, **self.edition}.items()}
        return {**self.pictures, **texts}

    def but(self, refused: Container[str], problems: Iterable[Problem]) -> "PostPlan":
        """Return this without the files that could not be written, and with what is wrong."""
        return replace(
            self,
            entries={file: text for file, text in self.entries.items() if file not in refused},
            edition={file: text for file, text in self.edition.items() if file not in refused},
            pictures={file: raw for file, raw in self.pictures.items() if file not in refused},
            problems=(*self.problems, *problems),
        )


class PostPlanner:
    """Decides where every section of a post goes."""

    def __init__(
        self, post: OldPost, ground: Ground, request: PostRequest, refused: Mapping[str, Problem]
    ) -> None:
        """Take what there is; files that were ``refused`` are not among those to be written."""
        self.post, self.ground, self.request, self.refused = post, ground, request, refused
        self.folder = f"{request.digests}/{request.edition}"
        self.pictures = Pictures(
            request.file.parent, request.root / self.folder, request.place.file, post.source, post.lang
        )
        self.index = TagIndex.of(ground.library.tags)
        self.words = self._whose()
        self.entries: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.known: list[str] = []
        self.left: list[Leftover] = []
        self.problems: list[Problem] = []
        self.said: list[str] = []
        """All that has its place, be it in a file that is there."""

    def of(self, sections: Sequence[Section]) -> PostPlan:
        """Return what becomes of a post."""
        order: list[tuple[str, str]] = []
        around: dict[str, list[str]] = {"intro": [], "outro": []}
        for section in sections:
            match section.kind:
                case "paper":
                    slug = self._entry(section)
                    order += [(slug, "")] if slug else []
                case "unsure":
                    self._unsure(section)
                case "between":
                    order.append(("", self._shown(section)))
                case kind:
                    around[kind].append(self._shown(section))
        intro, outro = ("\n\n".join(around[kind]) for kind in ("intro", "outro"))
        edition = self._edition(Frame(self.post.lang, intro, outro, order))
        if self.post.around:
            self._leave("around", self.post.around)
        lost = self.post.words - sum(map(words_of, self.said), Counter[str]())
        if lost:
            self._leave("lost", " ".join(lost.elements()))
        return PostPlan(
            self.entries,
            edition,
            {f"{self.folder}/{name}": content for name, content in self.pictures.taken.items()},
            self.titles,
            tuple(dict.fromkeys(section.kind for section in sections)),
            tuple(self.known),
            tuple(self.left),
            lost,
            (*self.pictures.problems, *self.problems),
        )

    def _shown(self, section: Section) -> str:
        return self.pictures.in_words(section.text.strip("\n"))

    def _entry(self, section: Section) -> str:
        """Place what is said of a paper; return the slug of its entry, if that is one of the edition."""
        about = Known("") if section.paper is None else self.ground.papers[section.paper]
        paper = about.paper or self._typed(section)
        text, figures = self.pictures.shown(section.text)
        entry_id = about.entry or self.ground.held.find(paper)[1]
        file = f"{self.request.digests}/{entry_id}.yml"
        self.titles[file] = section.title
        suggested = self.index.suggest(paper.title, paper.paper.abstract or "", section.text)
        draft = Draft(paper.paper, self.words, text, section.line, paper.arxiv, figures, suggested)
        made = drafts.entry(draft)
        if about.entry:
            self._into(about.entry, section, draft, made)
        elif file in self.refused:
            self.problems.append(self.refused[file])
            self._leave("refused", text, section.line)
            return ""
        else:
            self.entries[file] = made
            self.said.append(made)
            self.ground.held.add(entry_id)
        edition, _, slug = entry_id.rpartition("/")
        return slug if edition == self.request.edition else ""

    def _into(self, entry_id: str, section: Section, draft: Draft, made: str) -> None:
        """Leave an entry that is there as it is, and say where its part of the post went."""
        item = self.ground.library.entries[entry_id]
        file = item.file
        sources = {note.source.title for note in item.entry.notes if note.source}
        if self.words.source.title in sources or not draft.text:
            self.known.append(file)
            self.said.append(made)
        else:
            self._leave("there", f"{section.line}\n\n```yaml\n{drafts.note(self.words, draft.text)}```", file)
            self.problems.append(Problem.at(Place(file), "import-post-there", title=section.title))

    def _unsure(self, section: Section) -> None:
        self._leave("unsure", section.text, section.line, section.likeliest)
        near = "; ".join(f"“{title}” ({score})" for title, score in section.likeliest)
        place = replace(self.request.place, line=section.at)
        problem = Problem.at(place, "import-post-unsure", title=section.title, candidates=near)
        self.problems.append(problem)

    def _edition(self, frame: Frame) -> dict[str, str]:
        """Return the edition's file, if that is new; what it would say is left over else."""
        file = f"{self.folder}/edition.yml"
        self.said += frame.texts
        there = self.ground.library.editions.get((self.request.venue, self.request.year))
        if there is None and file not in self.refused:
            is_empty = not frame.texts and not frame.order
            return {} if is_empty else {file: drafts.edition(self.ground.facts, frame)}
        held = _texts_of(there) if there else ""
        if rest := [text for text in frame.texts if spaced(text) not in held]:
            self.left.append(Leftover("there" if there else "refused", "\n\n".join(rest), file))
            self.problems.append(self.refused.get(file) or Problem.at(Place(file), "import-post-edition"))
        return {}

    def _typed(self, section: Section) -> ListedPaper:
        """Return what a post says of a paper that is in no list."""
        links = [address for address in map(safe, section.links) if address]
        pdf = next((link for link in links if link.lower().endswith(".pdf")), None)
        page = next((link for link in links if link != pdf), None)
        place = self.request.place
        paper, _ = checked(Paper, place, {"title": _sound(line(section.title))})
        told = paper.model_copy(update={"links": PaperLinks(pdf=pdf, page=page)})
        return ListedPaper(place, self.request.venue, self.request.year, told)

    def _leave(
        self, reason: WhyLeft, text: str, about: str = "", likeliest: tuple[tuple[str, int], ...] = ()
    ) -> None:
        self.left.append(Leftover(reason, text.strip("\n"), about, likeliest))
        self.said += [about, text]

    def _whose(self) -> Authorship:
        post = self.post
        name = line(self.request.by or post.author) or _NOBODY[post.lang]
        person = self.ground.library.vocabularies["people"].find(name)
        data = {"title": line(post.title), "date": as_far_as_known(post.date), "url": post.url}
        given = {"lang": post.lang, **{key: _sound(value) for key, value in data.items() if value}}
        try:
            source, _ = checked(Source, self.request.place, {**given})
        except ValidationError:
            untitled = {**given, "title": _UNTITLED[post.lang]}
            source, _ = checked(Source, self.request.place, untitled)
        return Authorship(person or name, bool(person), source, post.lang, self.request.verbatim)


def _texts_of(edition: EditionFile) -> str:
    """Return all that an edition says, each text on one line."""
    held = edition.edition
    texts = (held.intro, held.outro, *(item.text for item in held.order))
    return "\n".join(spaced(text.get(lang)) for text in texts if text for lang in text.languages)


def _sound(text: str) -> str:
    """Return a line in which formulas that cannot be shown are text."""
    for formula in dict.fromkeys(typed for typed, _ in titles.mistaken(text)):
        text = text.replace(formula, formula.replace("$", r"\$"))
    return text
