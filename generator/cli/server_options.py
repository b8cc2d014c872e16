"""What commands take that ask arXiv or the registries of DOIs: which servers, and the pause in between."""

from gettext import gettext as _

import click

from generator.engine.configuration.options import Options
from generator.metadata.arxiv.service import API, API_VARIABLE, DELAY, Service
from generator.metadata.doi import registries as doi_registries
from generator.metadata.doi.registries import Registries
from generator.metadata.paper_servers import Servers
from generator.metadata.transport import RequestPolicy

api_option = click.option(
    "--api", envvar=API_VARIABLE, default=API, help=f"Another server that speaks arXiv's API [{API}]."
)

doi_api_option = click.option(
    "--doi-api",
    envvar=doi_registries.API_VARIABLE,
    default="",
    help="Another server that speaks the APIs of Crossref and DataCite, under /works and /dois.",
)


def servers(api: str, doi_api: str, project: Options, delay: float | None = None) -> Servers:
    """Return who is asked, with a pause of ``delay`` seconds; raises BadParameter for what is no address."""
    try:
        arxiv = Service(api, RequestPolicy(DELAY if delay is None else delay))
    except ValueError:
        raise click.BadParameter(
            _("{value!r} is no address like {example}.").format(value=api, example=API), param_hint="--api"
        ) from None
    try:
        policy = RequestPolicy(doi_registries.DELAY if delay is None else delay)
        return Servers(arxiv, Registries(doi_api, policy, project.contact))
    except ValueError:
        raise click.BadParameter(
            _("{value!r} is no address of a server.").format(value=doi_api), param_hint="--doi-api"
        ) from None
