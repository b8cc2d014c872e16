"""What a command changes: every file as it is to be, all checked together before the first is written."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cli import check
from generator.cli.parameters import NotDoneError
from generator.engine.configuration.options import Options
from generator.entries import folder
from generator.entries.yaml.source import MAX_BYTES
from generator.problems.messages import is_error
from generator.problems.problem import Problem
from generator.support import files

_COPY = "rename-"
"""How the folders begin in which a plan is tried."""

_HOUR = 3600
"""Seconds after which nobody is trying it any more."""


@dataclass(slots=True)
class FilePlan:
    """Files as they are to be, by their paths from the project's root on."""

    project: Options
    texts: dict[str, bytes] = field(default_factory=dict)
    """All that change, and those that are new."""
    moved: dict[str, str] = field(default_factory=dict)
    """From old places to new ones."""
    gone: dict[str, None] = field(default_factory=dict)
    """Those of which nothing is left."""
    held: dict[str, bytes] = field(default_factory=dict)
    """What files held when they were read."""

    def read(self, file: str) -> bytes:
        """Return what a file is to hold, so far; raises OSError."""
        if file in self.texts:
            return self.texts[file]
        self.held[file] = folder.read_bytes(self.project.root / file)
        return self.held[file]

    def change(self, file: str, content: bytes) -> None:
        """Let a file hold something else, if it does not yet."""
        if content != self.read(file):
            self.texts[file] = content

    def define(self, file: str, content: bytes) -> None:
        """Let a file hold another definition, after all others: until then the old name is known."""
        self.change(file, content)
        if file in self.texts:
            self.texts[file] = self.texts.pop(file)

    def is_there(self, file: str, to: str) -> bool:
        """Tell whether what a file is to hold lies elsewhere already, from a move that was killed."""
        path = self.project.root / to
        return path.is_file() and not path.is_symlink() and folder.read_bytes(path) == self.read(file)

    def move(self, file: str, to: str) -> None:
        """Let what a file is to hold lie elsewhere; raises NotDoneError where something else does already."""
        if not self.is_there(file, to):
            if os.path.lexists(self.project.root / to):
                raise NotDoneError("new-exists", value=to)
            self.texts = {to: self.read(file), **self.texts}
        self.texts.pop(file, None)
        self.moved[file] = to

    def check(self) -> list[Problem]:
        """Return what else to warn of afterwards; raises NotDoneError where something gets newly wrong."""
        with _copied(self.project) as copy:
            replace_all(self, copy.root)
            after = check.read(copy).problems
        if not after:
            return []
        before = Counter(_mark(problem, self.moved) for problem in check.read(self.project).problems)
        more = Counter(_mark(problem, {}) for problem in after) - before
        new = [problem for problem in after if _mark(problem, {}) in more]
        wrong = [*filter(is_error, new)]
        if wrong:
            raise NotDoneError("rename-breaks", *wrong, count=len(wrong))
        return new

    def write(self) -> None:
        """Write all files.

        Where somebody has written into one meanwhile, or the system refuses one, all stays as it was, and
        NotDoneError is raised.
        """
        for file, content in self.held.items():
            is_ours = file in self.texts or file in self.moved or file in self.gone
            if is_ours and folder.read_bytes(self.project.root / file) != content[: MAX_BYTES + 1]:
                raise NotDoneError("rename-changed", value=file)
        replace_all(self, self.project.root)

    def change_lines(self) -> Iterator[str]:
        """Yield a line for each file that moves, changes or goes, as git does."""
        yield from (f"{old} → {new}" for old, new in self.moved.items())
        yield from sorted(file for file in self.texts if file not in self.moved.values())
        yield from (f"{file} →" for file in self.gone)


def replace_all(plan: FilePlan, root: Path) -> None:
    """Bring the files of a plan to their places under ``root``: new ones, changed ones, then away with old.

    Where that stops half-way, whatever stopped it, what was there before is put back. Who is killed cannot do
    so, but finishes by the same command: what bears the old name goes last. Raises NotDoneError where the
    system refuses a file.
    """
    before: dict[str, bytes | None] = {}
    file = ""
    try:
        for file, content in plan.texts.items():
            path = root / file
            if file in plan.moved.values() or not path.is_file():
                files.create(path, content)
                before[file] = None
            else:
                before[file] = path.read_bytes()
                files.write(path, content)
        for file in reversed((*plan.moved, *plan.gone)):
            before[file] = (root / file).read_bytes()
            (root / file).unlink()
    except OSError as error:
        lost = ", ".join(_put_back(before, root))
        raise NotDoneError("rename-unwritable", value=file, reason=error.strerror or "", files=lost) from None
    except BaseException:
        _put_back(before, root)
        raise


def _put_back(before: Mapping[str, bytes | None], root: Path) -> list[str]:
    """Let files hold what they held, or be gone again; return those with which that cannot be."""
    lost = []
    for file, content in before.items():
        try:
            if content is None:
                (root / file).unlink(missing_ok=True)
            elif not (root / file).is_file() or (root / file).read_bytes() != content:
                files.write(root / file, content)
        except OSError:
            lost.append(file)
    return lost


def _mark(problem: Problem, moved: Mapping[str, str]) -> tuple[str, str]:
    """Return what of a problem stays when lines and names change."""
    file = problem.place.file
    return moved.get(file, file), problem.code


@contextmanager
def _copied(project: Options) -> Iterator[Options]:
    """Yield a project that looks the same, and whose files may be replaced but not written into."""
    root, docs = project.root.absolute(), project.docs.absolute()
    digests = root / project.digests
    base = Path(os.path.commonpath([root, docs, digests]))
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    for left in cache.glob(f"{_COPY}*"):  # of one that was killed
        if time.time() - left.stat().st_mtime > _HOUR:
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_COPY, dir=cache) as temporary:
        copy = Path(temporary)
        for path in (*_regular(digests), *(file for file in files.visible(docs, "*") if file.is_file())):
            target = copy / path.relative_to(base)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(path.resolve())
            except OSError:  # another disk, a file system without links
                shutil.copyfile(path, target)
        into = copy / root.relative_to(base)
        into.mkdir(parents=True, exist_ok=True)
        yield replace(project, root=into, docs=copy / docs.relative_to(base), labels=None)


def _regular(top: Path) -> Iterator[Path]:
    """Yield the files below a folder, links left out, as the checks leave them out."""
    for at, _, names in os.walk(top):
        yield from (path for name in names if (path := Path(at, name)).is_file() and not path.is_symlink())
