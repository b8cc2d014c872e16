"""What a preview keeps in memory from one build to the next."""

from dataclasses import dataclass, field

from generator.build.fingerprint import KnownPrints
from generator.build.inputs import KnownContents
from generator.build.output import Manifest
from generator.catalog.links import Neighbourhood
from generator.catalog.work import Work
from generator.entries.reader import Known
from generator.metadata.store import KnownPapers
from generator.problems.problem import Mistake
from generator.site.view.parts import KnownParts
from generator.site.view.renderings import KnownRenderings
from generator.support.languages import LANGS, Lang
from generator.support.remembered import Remembered


@dataclass(slots=True)
class Memory:
    """Values that are made again only where what they were made of is another."""

    contents: KnownContents = field(default_factory=dict)
    entries: Known = field(default_factory=Known)
    papers: KnownPapers = field(default_factory=dict)
    laid_under: Remembered[Work] = field(default_factory=Remembered)
    mistakes: Remembered[frozenset[Mistake]] = field(default_factory=Remembered)
    prints: KnownPrints = field(default_factory=KnownPrints)
    parts: dict[Lang, KnownParts] = field(default_factory=lambda: {lang: KnownParts() for lang in LANGS})
    renderings: dict[Lang, KnownRenderings] = field(default_factory=lambda: {lang: {} for lang in LANGS})
    neighbourhood: Neighbourhood | None = None
    written: Manifest = field(default_factory=Manifest)
