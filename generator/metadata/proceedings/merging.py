"""Listed papers and the library brought together: which are there already, and what files the others become.

Drafts count as papers that are there. Files that are there are never written to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from generator.entries import document
from generator.entries.library import Library
from generator.entries.write import writing
from generator.entries.write.suggesting import TagIndex
from generator.metadata.proceedings.held_papers import HeldPapers, Mark, listed
from generator.metadata.proceedings.listing import ListedPaper, Listing
from generator.metadata.store import Store
from generator.problems.messages import is_error
from generator.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of a list; a value, of which nothing has been written yet."""

    entries: Mapping[str, str] = field(default_factory=dict)
    """The texts of new entries by file."""
    other_files: Mapping[str, str] = field(default_factory=dict)
    """The texts of other new files."""
    known: Mapping[str, Mark] = field(default_factory=dict)
    """The files of entries that are there already, and what the paper was known by."""
    left_out: int = 0
    """How many papers have no entry, as ``problems`` tell."""
    problems: tuple[Problem, ...] = ()


def plan(library: Library, store: Store, listing: Listing, *, tags: bool = False) -> Merge:
    """Decide what becomes of every listed paper, and of the editions that come to hold one.

    ``tags`` that a paper's title or abstract names are accepted as suggestions.
    """
    held = HeldPapers.of(library, store)
    index = TagIndex.of(library.tags)

    def written(paper: ListedPaper) -> str:
        suggested = index.suggest(paper.title, paper.paper.abstract or "")
        return writing.unread_entry(paper.arxiv, paper.paper, suggested, accepted=tags)

    entries: dict[str, str] = {}
    known: dict[str, Mark] = {}
    taken: dict[str, ListedPaper] = {}
    problems = [*listing.problems]
    published_first = sorted(listing.papers, key=attrgetter("is_preprint"))  # where each is to be filed
    for paper in published_first:
        mark, entry_id = held.find(paper)
        file = f"{library.digests}/{entry_id}.yml"
        if first := taken.get(file):
            place = first.place
            where = str(place.line) if place.file == paper.place.file else f"{place.file}:{place.line}"
            problems.append(Problem.at(paper.place, "import-twice", title=paper.title, line=where))
            held.add(entry_id, listed(paper))
            if file in entries and (whole := first.with_ids_of(paper)) != first:
                taken[file], entries[file] = whole, written(whole)
            continue
        if mark:
            known[file] = mark
        else:
            text = written(paper)
            wrong = document.parsed(file, text.encode(), "entry").problems
            problems += (Problem(paper.place, problem.code, problem.values) for problem in wrong)
            if any(map(is_error, wrong)):
                continue
            entries[file] = text
            if not (paper.paper.authors or paper.paper.doi or paper.arxiv):
                problems.append(Problem.at(paper.place, "import-no-authors", title=paper.title))
        held.add(entry_id, listed(paper))
        taken[file] = paper
    left_out = listing.count - len(entries) - len(known)
    return Merge(entries, _editions(library, listing, held), known, left_out, tuple(problems))


def _editions(library: Library, listing: Listing, held: HeldPapers) -> dict[str, str]:
    return {
        f"{library.digests}/{venue}/{year:04}/edition.yml": writing.edition(edition)
        for (venue, year), edition in listing.editions.items()
        if (venue, year) not in library.editions and f"{venue}/{year:04}" in held.slugs
    }
