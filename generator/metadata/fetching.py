"""From what entries want to know about their papers to what is stored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from generator.entries.fields import ArxivRef
from generator.entries.problem import Mistake
from generator.metadata.arxiv import Service
from generator.metadata.store import StoredPaper


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper, or one version of it, and the file that asks; no file where a person named it."""

    ref: ArxivRef
    file: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """A paper as it is stored now, and as it was before."""

    wanted: Wanted
    paper: StoredPaper
    before: StoredPaper | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that did not come, and why: a code of ``messages.yml`` that begins with ``fetch-``."""

    wanted: Wanted
    mistake: Mistake


Result: TypeAlias = Came | Missing


def fetch(stores: Sequence[Path], wanted: Iterable[Wanted], service: Service) -> Iterator[Result]:
    """Ask for each of ``wanted``, write what comes into the first of ``stores``, and yield it as it comes.

    Never raises for what the network or arXiv does; what is stored stays where nothing better came.
    """
    raise NotImplementedError
