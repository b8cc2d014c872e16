"""What mkdocs.yml says of the repository: where files are edited, and on which branch."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from generator.engine.configuration import options
from generator.engine.sections import edit_address
from generator.problems.problem import Place, Problem
from generator.site.view import hosts
from generator.site.view.hosts import FORMS, Host, Kind
from generator.site.view.issues import Form


def leave_unguessed(config: MkDocsConfig) -> None:
    """Forget where the engine takes files to be edited if nobody says: on a branch that few have."""
    if "edit_uri" not in options.settings(Path(config.config_file_path)):
        config.edit_uri = None


def host(config: MkDocsConfig, kind: Kind | None) -> Host | None:
    """Return where readers add papers and report mistakes; None if that is not known."""
    lies = config.repo_url or ""
    kind = kind or hosts.kind_of(lies)
    found = Host.of(kind, lies, edit_address(config)) if kind else None
    return replace(found, has_forms=_has_forms(found, Path(config.config_file_path))) if found else None


def _has_forms(host: Host, config: Path) -> bool:
    """Tell whether the forms to which pages lead are there, in the folder that is the repository's."""
    above, depth = config.resolve().parents, host.folder.count("/")
    if host.kind != "github" or depth >= len(above):
        return False
    return all((above[depth] / FORMS / f"{form}.yml").is_file() for form in get_args(Form))


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
