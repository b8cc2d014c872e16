"""What editors and hooks are told: which schema is whose, and which command checks."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.entries.document import kind_of
from tests.conftest import ROOT, SAMPLE
from tests.entries.projects import ENTRY, SOUND, write

STARTER = ROOT / "generator/cli/starter/editor"


def matches(glob: str, path: str) -> bool:
    """Tell whether an editor takes a path for one of a glob's, in which a star is no slash."""
    return re.fullmatch("[^/]*".join(map(re.escape, glob.split("*"))), path) is not None


@pytest.mark.parametrize("file", [".vscode/settings.json", "generator/cli/starter/editor/settings.json"])
def test_every_file_of_the_format_has_its_schema(file: str) -> None:
    told = json.loads((ROOT / file).read_text(encoding="utf-8"))["yaml.schemas"]
    paths = [path.relative_to(SAMPLE).as_posix() for path in sorted((SAMPLE / "digests").rglob("*.yml"))]
    paths += [f"digests/{registry}/new.yml" for registry in ("venues", "tags", "people")]

    for path in paths:
        meant = []
        for schema, listed in told.items():
            globs = listed if isinstance(listed, list) else [listed]
            taken = [not glob.startswith("!") for glob in globs if matches(glob.removeprefix("!"), path)]
            meant += [schema] * (taken[-1:] == [True])
        assert (path, meant) == (path, [f"./schema/{kind_of(path, 'digests')}.json"])


@pytest.mark.parametrize(("text", "status"), [(SOUND[ENTRY], 0), ("read: never\n", 1)])
def test_the_hook_is_a_command_that_there_is(
    text: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    write(tmp_path, {**SOUND, "mkdocs.yml": "plugins: [digest]\n", ENTRY: text})
    monkeypatch.chdir(tmp_path)
    command, *words = hook["entry"].split()

    assert command == "digest"
    assert not hook["pass_filenames"]
    assert CliRunner().invoke(main.main, words).exit_code == status
    assert all(re.search(hook["files"], path) for path in (ENTRY, "docs/index.md", "mkdocs.yml"))
