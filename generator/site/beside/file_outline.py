"""Which files lie beside the pages.

To add one, add a frozen value of what it holds beside those in this folder, with its address and a function
``content`` that makes it (see ``FileFacts``), and yield it here.
"""

from collections.abc import Iterator, Mapping

from generator.site import redirects
from generator.site.archive import Archive
from generator.site.beside import cards, trend_tables
from generator.site.beside.api.all_papers import PapersData
from generator.site.beside.api.data_schema import Schema
from generator.site.beside.api.paper import PaperData
from generator.site.beside.feeds.gathering import feeds
from generator.site.beside.former_ids import FormerIds
from generator.site.beside.known_papers import KnownPapers
from generator.site.beside.llms import Llms
from generator.site.beside.robots import Robots
from generator.site.beside.script_words import ScriptWords
from generator.site.page import FileFacts
from generator.support.languages import Lang


def shared(archive: Archive) -> Iterator[FileFacts]:
    """Gather what files hold that lie once at the root of the site, for all languages."""
    yield Robots()
    yield KnownPapers.of(archive)
    yield FormerIds.of(archive)
    yield Schema()
    yield PapersData.of(archive)
    for work in archive.catalog.works.values():
        yield PaperData.of(archive, work, work.id)
    for former, work in redirects.former_papers(archive.catalog):
        yield PaperData.of(archive, work, former)


def pictures(archive: Archive, said: Mapping[tuple[Lang, str], str]) -> Iterator[FileFacts]:
    """Gather what pictures show of which each language has its own, much of it the same as the other's.

    ``said`` is what the engine's pages say, as HTML by language and address.
    """
    yield from cards.gathered(archive, {address for _, address in said})


def of_each_language(archive: Archive, said: Mapping[tuple[Lang, str], str]) -> Iterator[FileFacts]:
    """Gather what files hold of which each language has its own, besides citations.

    ``said`` is what the engine's pages say, as HTML by language and address.
    """
    yield ScriptWords()
    yield Llms.of(archive)
    yield from feeds(archive, said)
    yield from trend_tables.gathered(archive)
