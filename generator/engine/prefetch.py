"""Asking arXiv and the registries of DOIs before a build, where mkdocs.yml says ``fetch: missing``."""

import os

from mkdocs.exceptions import PluginError

from generator.build.building import Settings
from generator.engine.logs import log
from generator.entries import reader
from generator.metadata import store_folders
from generator.metadata.arxiv.service import API, API_VARIABLE, Service
from generator.metadata.doi import registries as doi_registries
from generator.metadata.doi.registries import Registries
from generator.metadata.fetching import Missing
from generator.metadata.paper_servers import AnyQuestion, Servers, missing, questions
from generator.metadata.reporting import reason
from generator.problems.refusals import explain
from generator.support.languages import Lang

LIMIT = 30.0
"""For how many seconds a build waits for answers."""


def run(said: Settings, asked: set[AnyQuestion], contact: str | None, lang: Lang) -> None:
    """Ask for what is missing, but not for what was ``asked`` already; what comes is in this build already.

    So not every build of a preview waits for the same. Raises PluginError where the environment names no
    address.
    """
    servers, stores = _servers(contact, lang), store_folders.of(said.root, said.digests)
    lacking = missing(stores, questions(reader.read(said.root, said.digests)))
    if needed := [item for item in lacking if item not in asked]:
        log.info("Asking for what is not stored: %d", len(needed))
        asked.update(needed)
        for result in servers.fetch(stores, needed, LIMIT):
            if isinstance(result, Missing):
                log.info("%s", reason(result, lang))


def _servers(contact: str | None, lang: Lang) -> Servers:
    """Return the servers that the environment names."""
    name, meant = API_VARIABLE, API
    try:
        arxiv = Service(os.environ.get(name, API))
        name, meant = doi_registries.API_VARIABLE, doi_registries.CROSSREF
        return Servers(arxiv, Registries(os.environ.get(name, ""), contact=contact))
    except ValueError:
        raise PluginError(explain("api-address", lang, name=name, value=meant)) from None
