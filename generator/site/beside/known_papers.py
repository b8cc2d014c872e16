"""The papers of the site in one small file, which the reading list shows and compares bibliographies with."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site import redirects
from generator.site.archive import Archive
from generator.site.view import wording
from generator.site.view.references import PaperLink
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from generator.text.markdown import markup


class KnownPaper(NamedTuple):
    """What a list says of a paper, and what bibliographies know it by, in the order of the file."""

    id: str
    title: str
    """As typed, with its TeX; empty where the paper is not identified."""
    is_reviewed: int
    """1, or 0, which is shorter than JSON's words."""
    author: str
    """The first one's name as printed."""
    others: int
    """How many more authors there are."""
    doi: str
    arxiv: str

    @classmethod
    def of(cls, work: Work) -> "KnownPaper":
        return cls(
            work.id,
            work.title or "",
            int(work.is_reviewed),
            work.authors[0].name if work.authors else "",
            max(0, len(work.authors) - 1),
            work.doi or "",
            work.entry.arxiv.id if work.entry.arxiv else "",
        )


@dataclass(frozen=True, slots=True)
class KnownPapers:
    """The file, once for both languages."""

    papers: tuple[KnownPaper, ...]
    former: Mapping[str, str]
    """The ids of papers by those that they had, which readers may have kept."""
    unidentified: Mapping[str, PaperLink]
    """What is known of papers without a title, by their ids."""
    address: str = addresses.KNOWN_PAPERS

    @classmethod
    def of(cls, archive: Archive) -> "KnownPapers":
        works = archive.catalog.works.values()
        former = redirects.former_papers(archive.catalog)
        unidentified = {work.id: PaperLink.of(work) for work in works if work.title is None}
        return cls(tuple(map(KnownPaper.of, works)), {old: work.id for old, work in former}, unidentified)

    def content(self, view: View) -> str:  # noqa: ARG002 # it says the same to all
        """Make the file: a list a paper, as short as can be; one without a title has what stands for it."""
        papers = [
            (*paper._replace(title=markup.plain(paper.title)), *self._in_place_of_title(paper.id))
            for paper in self.papers
        ]
        held = {"papers": papers, "former": dict(self.former)}
        return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _in_place_of_title(self, paper_id: str) -> Iterator[dict[Lang, str]]:
        if link := self.unidentified.get(paper_id):
            yield {lang: wording.in_place_of_title(link, lang) for lang in LANGS}
