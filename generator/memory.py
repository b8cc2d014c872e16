"""What a preview keeps in memory from one build to the next."""

from dataclasses import dataclass, field

from generator.catalog.links import Neighbourhood
from generator.entries.reader import Known
from generator.site.fingerprint import KnownWorks
from generator.site.renderings import KnownRenderings


@dataclass(slots=True)
class Memory:
    """Values that are made again only where what they were made of is another."""

    files: Known = field(default_factory=dict)
    works: KnownWorks = field(default_factory=dict)
    renderings: KnownRenderings = field(default_factory=dict)
    neighbourhood: Neighbourhood | None = None
