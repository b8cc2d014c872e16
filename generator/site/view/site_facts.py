"""What a site is called, where it lies, and under what terms others may use it."""

from dataclasses import dataclass

from generator.site.view.hosts import Host
from generator.site.view.labels import OURS, Labels


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms others may use what the site says."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is called in one language, and where it and its sources lie."""

    name: str = ""
    url: str = ""
    """The address of the root, with a slash at its end."""
    edit_address: str = ""
    """Where a file is edited, with ``hosts.FILE`` for its path; empty where that is nowhere."""
    host: Host | None = None
    """Where papers can be added and mistakes told; None where the repository's host is not known."""
    digests: str = "digests"
    """The folder of digests in the repository."""
    description: str = ""
    """What it is, in a sentence or two; plain text."""
    labels: Labels = OURS
    """What it says, some of it perhaps in its own words."""
    licence: Licence | None = None
    """None where nobody says."""
