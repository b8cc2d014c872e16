"""Lists of proceedings taken into a project: what becomes of them, and the files written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.entries import reader
from generator.entries.format.registry import Venue
from generator.entries.library import Library
from generator.entries.vocabulary import Vocabulary
from generator.metadata import store
from generator.metadata.proceedings import bibtex, ismir, lists, merging
from generator.metadata.proceedings.listing import Listing, joined
from generator.metadata.proceedings.merging import Merge
from generator.problems.messages import severity
from generator.problems.problem import Place, Problem, Severity
from generator.support import files
from generator.text import titles
from generator.text.nearest import Suggestions


class UnknownVenueError(Exception):
    """No venue is called so; ``problem`` says what may have been meant."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def of_ismir(root: Path, digests: str, paths: Sequence[Path]) -> Merge:
    """Plan what becomes of files of ISMIR's archive; a project without venues gets this one."""
    library = reader.read(root, digests)
    if library.venues and ismir.VENUE not in library.venues:
        place = Place(f"{digests}/venues.yml")
        return Merge(problems=(Problem.at(place, "import-venue-missing", value=ismir.VENUE),))
    plan = _plan(root, digests, library, paths, lambda file, text, _: ismir.read(file, text))
    first = {} if library.venues or not plan.entries else {f"{digests}/venues.yml": ismir.VENUES}
    return replace(plan, beside={**first, **plan.beside})


def of_bibtex(root: Path, digests: str, paths: Sequence[Path], venue: str | None = None) -> Merge:
    """Plan what becomes of BibTeX files; with ``venue``, all their papers are of that one.

    Raises:
        UnknownVenueError: No venue has that id, name or alias.

    """
    library = reader.read(root, digests)
    into = _found(library, venue) if venue else None
    return _plan(
        root, digests, library, paths, lambda file, text, venues: bibtex.read(file, text, venues, into)
    )


def write(root: Path, plan: Merge) -> None:
    """Write the files that a plan adds."""
    for file, text in {**plan.beside, **plan.entries}.items():
        files.write(root / file, text.encode())


def _found(library: Library, typed: str) -> str:
    vocabulary = Vocabulary.of(library.venues)
    if venue := vocabulary.find(typed):
        return venue
    said = vocabulary.unknown(typed, "venues", library.digests, Suggestions())
    raise UnknownVenueError(Problem.at(Place(""), "unknown-venue", **said))


def _plan(
    root: Path,
    digests: str,
    library: Library,
    paths: Sequence[Path],
    read: Callable[[str, str, Mapping[str, Venue]], Listing],
) -> Merge:
    # An entry that cannot be read might be any paper of the list, which would then be there twice.
    errors = [problem for problem in library.problems if severity(problem) is Severity.ERROR]
    if errors and errors[0].code != "no-digests":
        return Merge(problems=(*errors, Problem.at(Place(digests), "import-errors-first", count=len(errors))))
    texts = {path.as_posix(): lists.read(path) for path in paths}
    listing = joined(
        Listing(problems=(text,))
        if isinstance(text, Problem)
        else _told(file, read(file, text, library.venues))
        for file, text in texts.items()
    )
    return merging.plan(library, store.read(root, digests), _legible(listing), digests)


def _legible(listing: Listing) -> Listing:
    """Return a list in which formulas that cannot be shown are text, since no entry may hold them."""
    problems = [*listing.problems]
    papers = []
    for listed in listing.papers:
        texts: dict[str, str] = {}
        for name in ("title", "abstract"):
            text = getattr(listed.paper, name) or ""
            for typed, reason in titles.mistaken(text):
                latex = typed.strip("$").removeprefix(r"\(").removesuffix(r"\)")
                texts[name] = texts.get(name, text).replace(typed, rf"\${latex}\$", 1)
                values = {"title": listed.title, "value": typed, "reason": reason}
                problems.append(Problem.at(listed.place, "import-formula", **values))
        papers.append(replace(listed, paper=listed.paper.model_copy(update=texts)) if texts else listed)
    return replace(listing, papers=tuple(papers), problems=tuple(problems))


def _told(file: str, listing: Listing) -> Listing:
    """Return a list, with a problem if it holds nothing, since an empty one would seem a success."""
    if listing.count or listing.editions or listing.problems:
        return listing
    return replace(listing, problems=(Problem.at(Place(file), "import-nothing"),))
