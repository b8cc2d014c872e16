"""What the format refuses by contract: told with its place, whatever it would have done."""

from pathlib import Path

import pytest

from generator.entries import reader
from tests.entries.projects import ENTRY, HEAD, SOUND, write

FOLDER = "digests/ismir/2015/"

FIGURES = (
    ("../../../mkdocs.yml", "figure-path"),
    ("/etc/passwd", "figure-path"),
    ("C:\\\\Windows\\\\win.ini", "figure-path"),
    ("other/poster.jpg", "figure-path"),
    ("..", "figure-missing"),
    (".metadata.png", "figure-missing"),
    ("%2e%2e%2fposter.jpg", "figure-missing"),
    ("poster.svg", "figure-missing"),
    ("CON.png", "figure-missing"),
)

IDS = (
    "../../etc/passwd",
    "/etc/passwd",
    "ismir/2015/../../x",
    "ismir/2015/x_",
    "ismir/15/x",
    "a/2015/b/c",
    "ISMIR/2015/x",
)

LINKS = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "//evil.example/",
    "/\\\\evil.example/",
    "https:evil.example",
    "https://good.example@evil.example/",
    "https://good.example:x@evil.example/",
    "https://good.example\\\\@evil.example/",
    "https://%65vil.example/",
    "https://evil .example/",
    'mailto:\\"><script>@b.example',
    "feed:https://a.example/",
    "view-source:https://a.example/",
)

FILES = (
    ("con.yml", HEAD, "reserved-name"),
    ("index.yml", HEAD, "reserved-name"),
    ("-rf.yml", HEAD, "file-name"),
    ("<script>alert(1)<.yml", HEAD, "file-name"),
    ("a b\u202e.yml", HEAD, "file-name"),
    ("x.html", "<script>alert(1)</script>", "stray-file"),
    ("x.svg", "<svg onload=alert(1)>", "picture-svg"),
    ("x.png", "<svg onload=alert(1)>", "picture-unnamed"),
    ("paper.yml", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" + HEAD, "yaml-anchor"),
    ("paper.yml", HEAD + "paper: {title: !!python/object/apply:os.system [id]}\n", "yaml-tag"),
    ("paper.yml", HEAD + "<<: {draft: true}\n", "yaml-merge"),
    ("paper.yml", "%YAML 1.2\n---\n" + HEAD, "yaml-directive"),
    ("paper.yml", HEAD + "---\n" + HEAD, "several-documents"),
    ("paper.yml", "[" * 100_000, "too-deep"),
    ("paper.yml", HEAD + "asks: {" * 20_000, "too-deep"),
    ("paper.yml", HEAD + "x" * 300_000, "file-too-large"),
    ("paper.yml", HEAD + "? [a, b]\n: c\n", "key-not-text"),
    ("paper.yml", HEAD + "__class__: x\n", "unknown-key"),
    ("paper.yml", HEAD + "model_config: {extra: allow}\n", "unknown-key"),
)


def codes(root: Path, file: str) -> set[str]:
    problems = [problem for problem in reader.read(root).problems if problem.place.file == file]
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
    return {problem.code for problem in problems}


@pytest.mark.parametrize(("name", "code"), FIGURES)
def test_a_picture_lies_in_its_own_folder(tmp_path: Path, name: str, code: str) -> None:
    text = f'{HEAD}figures:\n  - file: "{name}"\n    alt: {{ko: 가, en: a}}\n'
    assert codes(write(tmp_path, {**SOUND, ENTRY: text}), ENTRY) == {code}


@pytest.mark.parametrize("name", IDS)
def test_an_id_is_no_path(tmp_path: Path, name: str) -> None:
    text = f"{HEAD}formerly: [{name}]\nrelated:\n  - to: {name}\n    how: see-also\n"
    assert codes(write(tmp_path, {**SOUND, ENTRY: text}), ENTRY) == {"entry-id"}


@pytest.mark.parametrize("address", LINKS)
def test_an_address_leads_to_a_page_or_a_letter(tmp_path: Path, address: str) -> None:
    text = f'{HEAD}paper:\n  links:\n    page: "{address}"\n'
    assert codes(write(tmp_path, {**SOUND, ENTRY: text}), ENTRY) == {"link"}


@pytest.mark.parametrize(("name", "text", "code"), FILES)
def test_a_file_is_what_it_should_be(tmp_path: Path, name: str, text: str, code: str) -> None:
    assert code in codes(write(tmp_path, {**SOUND, FOLDER + name: text}), FOLDER + name)
