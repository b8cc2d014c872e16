"""Which files lie beside the pages.

To add one, add a frozen value of what it holds beside those in this folder, with its address and a function
``content`` that makes it (see ``FileFacts``), and yield it here.
"""

from collections.abc import Iterator

from generator.site.beside.robots import Robots
from generator.site.page import FileFacts


def shared() -> Iterator[FileFacts]:
    """Gather what files hold that lie once at the root of the site, for all languages."""
    yield Robots()
