"""What mkdocs.yml says of the repository: where files are edited, and on which branch."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from generator.engine import options
from generator.engine.sections import edit_address
from generator.problems.problem import Place, Problem
from generator.site.view import hosts
from generator.site.view.hosts import Host, Kind


def leave_unguessed(config: MkDocsConfig) -> None:
    """Forget where the engine takes files to be edited if nobody says: on a branch that few have."""
    if "edit_uri" not in options.settings(Path(config.config_file_path)):
        config.edit_uri = None


def host(config: MkDocsConfig, kind: Kind | None) -> Host | None:
    """Return where readers add papers and report mistakes; None if that is not known."""
    lies = config.repo_url or ""
    kind = kind or hosts.kind_of(lies)
    return Host.of(kind, lies, edit_address(config)) if kind else None


def problems(config: MkDocsConfig, kind: Kind | None) -> Iterator[Problem]:
    """Yield what is missing for that, unless none of it is wanted: no repository, or nowhere to edit it."""
    lies = config.repo_url or ""
    if not lies or config.edit_uri == "" or host(config, kind):
        return
    place = Place(Path(config.config_file_path).name)
    if known := kind or hosts.kind_of(lies):
        yield Problem.at(place, "host-branch", mended=hosts.setting(known))
    else:
        yield Problem.at(place, "host-unknown", value=urlsplit(lies).hostname, kinds=", ".join(hosts.KINDS))
