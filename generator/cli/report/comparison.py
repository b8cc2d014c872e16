"""A project as it is, compared with what it was where its branch begins."""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.project import Project
from generator.catalog.work import Work
from generator.cli.check import read
from generator.cli.report.base import Base
from generator.cli.report.changes import Change, changes
from generator.cli.report.findings import Twin, brought, lacks, twins
from generator.cli.report.sides import Side, renamed
from generator.engine.configuration.options import Options
from generator.problems.problem import Problem
from generator.support.languages import Languages

_OWN = re.compile(r"https://[\w.-]+(?::\d+)?/[\w.-]+/[\w.-]+/raw/[0-9a-f]{40,64}/", re.ASCII)
"""The address of a commit's files at the host itself."""

_NAMING = frozenset({"arxiv", "paper.title", "paper.doi"})
"""The fields that say which paper an entry is about."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a branch changes."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    brought: tuple[Problem, ...]
    """The problems that were not there before."""
    old: tuple[Problem, ...]
    """Those that were."""
    twins: Mapping[str, tuple[Twin, ...]]
    """Other entries about what is, or may be, the same paper as one that is new or names another."""
    files: tuple[str, ...]
    """All files that changed."""
    languages: Languages
    pictures: str = ""
    """Below which address the host shows pictures, by their files; empty where it does not."""

    def works(self) -> list[tuple[Change, Work]]:
        """Return the entries that are there and changed, with what the site shows of them."""
        entries = [change for change in self.changes if change.kind == "entries"]
        return [(change, self.after.works[change.id]) for change in entries if change.id in self.after.works]

    def lacks(self, change: Change) -> tuple[str, ...]:
        """Return what an entry does without, and did not do without before."""
        works = (self.before.works.get(known) for known in (change.id, *change.former))
        before = next((work for work in works if work), None)
        return tuple(lacks(self.after.works[change.id], before, change, self.languages))


def compared(project: Options, ref: str) -> Comparison:
    """Return what differs between a project as it is and as it was where it parted from ``ref``.

    Raises NotDoneError where that cannot be known.
    """
    base = Base(project.root, ref)
    docs = os.path.relpath(project.docs, project.root)
    with tempfile.TemporaryDirectory() as folder:
        was = replace(project, root=Path(folder), docs=Path(folder, docs))
        paths = [path for path in (project.digests, docs, project.labels) if path]
        base.unpack([path for path in paths if not path.startswith("..")], was.root)
        found, known = read(project), read(was)
        before, after = _side(known), _side(found)
        names = renamed(before, after)
        moved = {
            before.file("entries", then): after.file("entries", now) for then, now in names["entries"].items()
        }
        new = frozenset(brought(known.problems, found.problems, moved))
        found_changes = changes(before, after, names)
        return Comparison(
            before,
            after,
            found_changes,
            tuple(problem for problem in found.problems if problem in new),
            tuple(problem for problem in found.problems if problem not in new),
            twins(after.works, [change.id for change in found_changes if _names_a_paper(change)]),
            tuple(base.changed()),
            project.languages,
            _pictures(base.folder),
        )


def _names_a_paper(change: Change) -> bool:
    """Tell whether a change says for the first time which paper an entry is about."""
    named = change.state == "added" or any(field.name in _NAMING for field in change.fields)
    return change.kind == "entries" and named


def _side(found: Project) -> Side:
    return Side(found.root, found.catalog.library, found.catalog.works, found.photographs)


def _pictures(folder: str) -> str:
    """Return below which address GitHub shows the commit that it checks; empty elsewhere."""
    server, name, commit = map(os.environ.get, ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"))
    address = f"{server}/{name}/raw/{commit}/"
    return f"{address}{folder}" if _OWN.fullmatch(address) else ""
