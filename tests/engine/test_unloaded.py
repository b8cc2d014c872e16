"""What mkdocs.yml names of other hosts: browsers do not load it, and a build says so."""

from pathlib import Path

from mkdocs.config import load_config

from generator.engine.configuration import unloaded
from tests import projects
from tests.conftest import engine
from tests.tables import each

TOLD = {
    "a script": ("extra_javascript: [https://cdn.example/a.js]", "https://cdn.example/a.js"),
    "a module": (
        "extra_javascript: [{path: //cdn.example/a.mjs, type: module}]",
        "//cdn.example/a.mjs",
    ),
    "a style": ("extra_css: [a.css, https://cdn.example/a.css]", "https://cdn.example/a.css"),
    "a style twice": ("extra_css: [//cdn.example/a.css, //cdn.example/a.css]", "//cdn.example/a.css"),
    "visits": (
        "extra: {analytics: {provider: google, property: G-X}}",
        "https://www.googletagmanager.com/gtag/js",
    ),
}

SILENT = {
    "files of the site": "extra_javascript: [a.js, {path: b.mjs, type: module}]\nextra_css: [c.css]",
    "the site's own address": "extra_css: [https://host.example/repo/c.css]",
    "visits counted otherwise": "extra: {analytics: {provider: own}}",
    "nothing of that": "extra: {analytics: }",
}


def told(root: Path, config: str) -> list[str]:
    file = projects.write(root, **{"mkdocs.yml": f"{projects.CONFIG}{config}\n"}) / "mkdocs.yml"
    return [dict(problem.values)["value"] for problem in unloaded.problems(load_config(str(file)))]


def test_what_lies_elsewhere_is_told(tmp_path: Path) -> None:
    def check(row: tuple[str, str]) -> None:
        config, address = row
        assert told(tmp_path, config) == [address]

    each(TOLD, check)


def test_what_browsers_load_is_not(tmp_path: Path) -> None:
    def check(config: str) -> None:
        assert told(tmp_path, config) == []

    each(SILENT, check)


def test_a_logo_is_asked_for_as_well(tmp_path: Path) -> None:
    logo = "https://cdn.example/logo.svg"
    config = projects.CONFIG.replace("name: material,", f"name: material, logo: {logo},")
    file = projects.write(tmp_path, **{"mkdocs.yml": config}) / "mkdocs.yml"
    (problem,) = unloaded.problems(load_config(str(file)))
    assert problem.values == (("key", "theme.logo"), ("value", logo))


def test_a_strict_build_ends_over_it_and_another_does_not(tmp_path: Path) -> None:
    config, address = TOLD["a script"]
    root = projects.write(tmp_path, **{"mkdocs.yml": f"{projects.CONFIG}{config}\n"})
    for options, code in (((), 0), (("--strict",), 1)):
        ran = engine("build", *options, cwd=root, LC_ALL="en_GB.UTF-8")
        assert ran.returncode == code
        assert f"No browser loads `{address}`, which `extra_javascript` names" in ran.stderr
        assert ran.stderr.count(address) == 1


FETCHED = {
    "as it comes": ("privacy", []),
    "switched off": ("privacy: {enabled: false}", ["https://cdn.example/a.css"]),
    "of links alone": ("privacy: {assets: false}", ["https://cdn.example/a.css"]),
}


def test_what_the_plugin_of_the_theme_lays_beside_the_site_is_loaded(tmp_path: Path) -> None:
    def check(row: tuple[str, list[str]]) -> None:
        plugin, addresses = row
        config = projects.CONFIG.replace("plugins:\n", f"plugins:\n  - {plugin}\n")
        config += "extra_css: [https://cdn.example/a.css]\n"
        file = projects.write(tmp_path, **{"mkdocs.yml": config}) / "mkdocs.yml"
        found = [dict(problem.values)["value"] for problem in unloaded.problems(load_config(str(file)))]
        assert found == addresses

    each(FETCHED, check)
