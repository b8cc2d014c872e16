"""What is told about strangers' files commands neither a terminal nor the machine that keeps the log."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.text.characters import REORDERING
from tests.conftest import engine
from tests.entries.projects import HEAD, SOUND
from tests.entries.projects import write as write_digests
from tests.projects import write

HOSTILE = {
    "escape": "\x1b[31m",
    "bell": "\x07",
    "control-sequence": "\x9b2J",
    "operating-system-command": "\x9d0;title\x9c",
    "next-line": "\x85",
    "override": "\u202e",
    "isolate": "\u2066",
    "mark": "\u200f",
    "separator": "\u2028",
    "runner": "##[error]",
    "runner-after-a-sharp": "###[add-mask]x",
}
"""What is put into names of files, keys and values."""

CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028])
"""What no page's name may have."""

COMMANDING = re.compile(r"##\[|[^\n -~]")


def commanding(said: str) -> list[str]:
    """Return what a terminal or a runner would obey."""
    return [found for found in COMMANDING.findall(said) if found == "##[" or not found.isprintable()]


def quoted(text: str) -> str:
    """Return a text between YAML's double quotes, with escapes."""
    return json.dumps(text)


def entry(hostile: str) -> str:
    return (
        f"{HEAD}{quoted(f'k{hostile}')}: x\n"
        f"tags: [{quoted(f't{hostile}')}]\n"
        f"related: [{{to: {quoted(f'r{hostile}')}, how: see-also}}]\n"
        f"paper:\n  links: {{page: {quoted(f'https://a.example/{hostile}')}}}\n"
        f"figures: [{{file: {quoted(f'p{hostile}.png')}}}]\n"
    )


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_report_shows_escapes(tmp_path: Path, hostile: str, form: str) -> None:
    folder = "digests/ismir/2015/"
    files = {
        f"{folder}a.yml": entry(hostile),
        f"{folder}b{hostile}.yml": HEAD,
        f"{folder}c{hostile}.txt": "x",
    }
    root = write_digests(tmp_path, {**SOUND, **files})

    said = CliRunner().invoke(main, ["check", "--root", str(root), "--format", form])

    assert said.exit_code == 1
    assert commanding(said.output) == []
    if form == "json":
        assert {problem["file"] for problem in json.loads(said.stdout)} >= files.keys()


def test_a_build_logs_escapes(tmp_path: Path) -> None:
    hostile = "".join(HOSTILE.values())
    digests = {"digests/ismir/2015/a.yml": entry(hostile), f"digests/ismir/2015/b{hostile}.yml": HEAD}

    result = engine("build", "--strict", cwd=write(tmp_path, **digests))

    assert result.returncode == 1
    assert "file-name" in result.stderr
    assert commanding(result.stdout + result.stderr) == []


def test_a_build_logs_what_is_wrong_with_guides_in_escapes(tmp_path: Path) -> None:
    hostile = "".join(text for text in HOSTILE.values() if text not in {"\x85", "\u2028"})
    link = hostile.replace("[", "")
    turning = f"# A\n\n[[tag:{link}]] $\\x{hostile}$\n\n[a](b\x1b\x9b\u202e.md)\n"
    guide = REORDERING.sub("", turning)
    named = f"docs/b{hostile.translate(CONTROLS)}.md"

    root = write(tmp_path, **{"docs/guides/guide.md": guide, named: "# B"})
    result = engine("build", "--strict", cwd=root, LC_ALL="en_GB.UTF-8")
    write(root, **{"docs/guides/guide.md": turning})
    refused = engine("build", "--strict", cwd=root, LC_ALL="en_GB.UTF-8")

    assert result.returncode == refused.returncode == 1
    assert "turns the direction" in refused.stderr
    assert commanding(refused.stdout + refused.stderr) == []
    assert "this formula cannot be shown" in result.stderr
    assert "is not found among documentation files" in result.stderr
    assert commanding(result.stdout + result.stderr) == []
