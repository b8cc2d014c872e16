"""Settings for web servers: they say what the site says of itself, at its address."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.site import headers


def server(name: str, root: Path, site: str) -> Result:
    (root / "mkdocs.yml").write_text(f"site_name: N\n{site}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["server", name, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("name", ["nginx", "apache", "caddy"])
@pytest.mark.parametrize(
    ("site", "path"),
    [("https://lab.example.org/digest/", "/digest/"), ("https://lab.example.org", "/")],
)
def test_a_server_is_told_what_the_site_needs(name: str, site: str, path: str, tmp_path: Path) -> None:
    result = server(name, tmp_path, f"site_url: {site}")

    assert result.exit_code == 0
    told = result.stdout
    assert f"{path}404.html" in told
    assert f"{path}(assets/" in told
    assert "lab.example.org" in told
    assert headers.FOR_GOOD in told
    assert f"{path}{headers.FOR_SCRIPTS}" in told
    for value in (headers.CROSS_ORIGIN, *headers.ALWAYS, *headers.ALWAYS.values(), *headers.TYPES.values()):
        assert value in told
    assert not re.search("@[A-Z]+@", told)


@pytest.mark.parametrize(
    "site", ["", "site_url: ''", "site_url: 3", "site_url: 'https://a.example/; }'", "site_url: https://a b/"]
)
def test_no_address_is_told_in_a_sentence(site: str, tmp_path: Path) -> None:
    result = server("nginx", tmp_path, site)

    assert result.exit_code == 2
    assert "site_url" in result.stderr
    assert result.stdout == ""
