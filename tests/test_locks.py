"""What is installed is named by the lock files, with hashes, and nothing of it runs when it is installed."""

import json
import re
import tomllib
from typing import Any

import pytest

from generator.search.pagefind import VERSIONS
from tests.conftest import ROOT
from tests.workflows import GITHUB, loaded


def packages() -> dict[str, Any]:
    locked: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path: package for path, package in locked.items() if path}


def test_every_npm_package_has_a_hash_and_names_no_host() -> None:
    assert packages()
    for path, package in packages().items():
        assert package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path


def test_every_platform_finds_its_pagefind_in_the_lock() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    pagefind = packages()["node_modules/pagefind"]

    assert pagefind["version"] == wanted["pagefind"]
    assert {f"node_modules/{name}" for name in pagefind["optionalDependencies"]} < packages().keys()


def test_the_locked_versions_of_pagefind_are_those_whose_index_is_numbered() -> None:
    locked = re.findall(r"(?m)^pagefind-bin==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))

    assert {packages()["node_modules/pagefind"]["version"], *locked} == {*VERSIONS}


def test_pydantics_core_is_fetched_for_the_pyodide_that_is_locked() -> None:
    about = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    python = ".".join(about["python"].split(".")[:2])
    options = (
        f"--python-version {python} --implementation cp --abi cp{python.replace('.', '')} "
        f"--platform pyemscripten_{about['abi_version']}_{about['arch']}"
    )

    assert f"PYODIDE := {options}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
    for pages in ("docs/maintain/index.md", "docs/en/maintain/index.md"):
        text = (ROOT / pages).read_text(encoding="utf-8")
        assert options in text
        assert f"pyodide@{wanted['pyodide']}\n" in text


def test_npm_runs_no_script_of_a_package() -> None:
    settings = (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()

    assert "ignore-scripts=true" in settings
    asking = {path for path, package in packages().items() if package.get("hasInstallScript")}
    assert asking == {"node_modules/esbuild"}  # which only starts a little faster after it


def required(lock: str) -> list[str]:
    """Return what a lock file of pip's names, with the hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def versions(lock: str) -> dict[str, set[str]]:
    """Return the versions that a lock file names, by package."""
    found: dict[str, set[str]] = {}
    for line in required(lock):
        name, version = line.split()[0].split("==")
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_python_package_has_a_hash(lock: str) -> None:
    assert required(lock)
    assert [line for line in required(lock) if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_tests_run_on_what_the_site_is_built_with() -> None:
    running, testing = versions("requirements.lock"), versions("requirements-dev.lock")

    assert {name: testing[name] for name in running.keys() & testing} == {
        name: running[name] for name in running.keys() & testing
    }


def test_building_the_site_installs_nothing_of_the_tests() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    running, testing = (
        {re.split("[<>=]", requirement)[0].lower() for requirement in listed}
        for listed in (said["project"]["dependencies"], said["dependency-groups"]["dev"])
    )

    assert running <= versions("requirements.lock").keys()
    assert testing <= versions("requirements-dev.lock").keys() - versions("requirements.lock").keys()


def test_what_is_published_is_indexed_by_the_locked_pagefind() -> None:
    runs = [
        step.get("run", "") for step in loaded(GITHUB / "workflows/publish.yml")["jobs"]["build"]["steps"]
    ]

    assert runs.index("node_modules/.bin/pagefind --version") < next(
        number for number, run in enumerate(runs) if "mkdocs build" in run
    )
