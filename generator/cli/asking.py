"""What commands take that ask arXiv or the registries of DOIs: which servers, and the pause in between."""

import click

from generator.engine.configuration.options import Options
from generator.metadata.arxiv.sending import DELAY
from generator.metadata.arxiv.service import API, API_VARIABLE, Service
from generator.metadata.doi import registries as doi_registries
from generator.metadata.doi.registries import Registries
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


def service(api: str, delay: float | None = None) -> Service:
    """Return the service at an address, asked with a pause of ``delay`` seconds; raises BadParameter."""
    try:
        return Service(api, RequestPolicy(DELAY if delay is None else delay))
    except ValueError:
        raise click.BadParameter(f"{api!r} is no address like {API}.", param_hint="--api") from None


def registries(api: str, project: Options, delay: float | None = None) -> Registries:
    """Return those who register DOIs, or who stands for them at an address; raises BadParameter."""
    try:
        policy = RequestPolicy(doi_registries.DELAY if delay is None else delay)
        return Registries(api, policy, project.contact)
    except ValueError:
        raise click.BadParameter(f"{api!r} is no address of a server.", param_hint="--doi-api") from None
