"""``digest server``: how a web server of one's own is told to serve the site."""

import re
from collections.abc import Mapping
from textwrap import indent

import click

from generator.cli.parameters import project_option
from generator.engine.configuration import options
from generator.engine.configuration.options import Options, OptionsError
from generator.site import headers
from generator.support import package

_ADDRESS = re.compile(r"(https?://(?P<host>[\w.-]+)(?::\d+)?)(?P<path>(?:/[\w.~-]+)*)/?", re.ASCII)

_LINES: Mapping[str, tuple[str, str]] = {
    "nginx": ("{kind} {end};", 'add_header {name} "{value}" always;'),
    "apache": ("AddType {kind} .{end}", 'Header always set {name} "{value}"'),
    "caddy": (
        '@{end} path *.{end}\nheader @{end} Content-Type "{kind}; charset=utf-8"',
        'header {name} "{value}"',
    ),
}
"""How each server is told a type, and something to say with every file."""


@click.command()
@click.argument("name", metavar="|".join(_LINES), type=click.Choice(tuple(_LINES)))
@project_option
def server(name: str, project: Options) -> None:
    """Print settings by which nginx, Apache or Caddy serve the site. They hold policy, types and caches."""
    said = str(options.settings(options.file_of(project.root)).get("site_url") or "")
    address = _ADDRESS.fullmatch(said)
    if not address:
        raise OptionsError("site-url")
    click.echo(_settings(name, address["host"], f"{address['path']}/"), nl=False)


def _settings(name: str, host: str, path: str) -> str:
    """Return a server's settings for a site at a path of a host."""
    typed, always = _LINES[name]
    lines = {
        "TYPES": [typed.format(end=end, kind=kind) for end, kind in headers.TYPES.items()],
        "ALWAYS": [always.format(name=said, value=value) for said, value in headers.ALWAYS.items()],
    }
    blanks = {
        "HOST": host,
        "SITE": f"{host}{path}",
        "PATH": path,
        "NAMED": headers.NAMED_BY_CONTENT,
        "KEPT": headers.FOR_GOOD,
        "DATA": headers.FOR_SCRIPTS,
        "KINDS": " ".join(headers.TYPES.values()),
    }
    begun = package.text("generator.cli", f"servers/{name}.conf")
    text = re.sub(
        r"(?m)^([ \t]*)@(TYPES|ALWAYS)@$", lambda blank: indent("\n".join(lines[blank[2]]), blank[1]), begun
    )
    return re.sub("@([A-Z]+)@", lambda blank: blanks[blank[1]], text)
