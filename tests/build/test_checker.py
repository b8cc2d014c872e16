"""What browsers are given to check with is the same wherever it is made, and nothing of this machine."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from generator.build import checker
from generator.engine.plugin import DigestPlugin
from generator.support.cache import NOTHING_KEPT, Cache
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def found() -> checker.CheckerBundle:
    installed = checker.installed(ROOT)
    assert installed
    return installed


def test_there_is_none_where_its_parts_are_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checker.installed(tmp_path) is None

    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    monkeypatch.setattr(checker, "WHEELS", tmp_path)
    checker.installed.cache_clear()
    assert checker.installed(tmp_path) is None


def test_there_is_none_where_none_is_wanted() -> None:
    plugin = DigestPlugin()
    plugin.load_config({"compose": {"checker": False}})

    assert plugin._checker() is None  # without having looked for one in the build, of which there is none


def test_nothing_of_this_machine_goes_along(found: checker.CheckerBundle) -> None:
    (compiled,) = [name for name in found.python if name.endswith(".so")]
    assert compiled.startswith("pydantic_core/")
    assert "wasm32" in compiled
    assert not any(name.endswith(".pyc") or "RECORD" in name for name in found.python)
    assert "generator/catalog/checking.py" in found.python
    assert "generator/problems/messages.yml" in found.python
    for package in ("pydantic-2", "pydantic_core-2", "anyascii-0"):
        assert [name for name in found.python if name.startswith(package) and "licen" in name.lower()]


def test_the_same_is_made_of_the_same_and_kept(found: checker.CheckerBundle, tmp_path: Path) -> None:
    small = checker.CheckerBundle(
        {**found.pyodide, "pyodide.asm.wasm": b"\0asm"}, {"b.py": b"2", "a.py": b"1"}
    )
    again = checker.CheckerBundle(dict(reversed([*small.pyodide.items()])), {"a.py": b"1", "b.py": b"2"})
    other = checker.CheckerBundle(small.pyodide, {"a.py": b"1", "b.py": b"3"})

    assert small.digest == again.digest != other.digest
    made = {name: make() for name, make in small.files(NOTHING_KEPT).items()}
    assert made == {name: make() for name, make in again.files(NOTHING_KEPT).items()}
    assert gzip.decompress(made["pyodide.asm.wasm.packed"]) == b"\0asm"
    archive = zipfile.ZipFile(io.BytesIO(made["python.zip"]))
    assert archive.namelist() == ["a.py", "b.py"]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    kept = Cache(tmp_path)
    for each in (small, again, other, small):
        assert each.files(kept)["python.zip"]() == each.files(NOTHING_KEPT)["python.zip"]()
