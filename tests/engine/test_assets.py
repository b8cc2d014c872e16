"""What every site has besides its pages: scripts without their comments, and headers."""

import json
from pathlib import Path

import pytest
from jinja2 import Environment
from jsonschema import Draft202012Validator
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir

from generator.engine.assets import dark, served, shortened
from generator.engine.theme_files import WantedFiles, leave_search_out
from generator.entries.format.schema import schemas
from tests import projects
from tests.build.test_rebuilding import built


@pytest.mark.parametrize(
    ("written", "loaded"),
    [
        ("/* Head. */\n\nconst a = 1 // one\n", "\nconst a = 1\n"),
        ("/**\n * Two\n * lines.\n */\nfunction a() {\n  // why\n  b()\n}\n", "function a() {\nb()\n}\n"),
        ("/* first */\na()\n/* second */\nb()\n", "a()\nb()\n"),
        ("/* before */ a()\n", "/* before */ a()\n"),
        ('const a = "// no"\nconst b = /\\/*x/u\n', 'const a = "// no"\nconst b = /\\/*x/u\n'),
        (
            'const a = "1 // no"\nb("https://c.example") // d\n',
            'const a = "1 // no"\nb("https://c.example")\n',
        ),
        ("a(`\n  if b:\n    c\n`)\n  d() // e\n", "a(`\n  if b:\n    c\n`)\n  d()\n"),
        ("/* `a */\n  b(`c`)\n", "b(`c`)\n"),
        ("/* never closed\na()\n", "/* never closed\na()\n"),
    ],
)
def test_scripts_go_out_without_comments_and_indentation(written: str, loaded: str) -> None:
    assert served(written) == loaded


def test_stylesheets_go_out_without_comments_and_blanks_and_in_few_lines() -> None:
    sheet = (
        '/* Head. */\n\n.a,\n.b::before {\n  content: "x, y: z";\n  top: 0; /* why */\n}\n\n'
        "/* Two\n   lines. */\n.c :is(i, b) { top: 1px; }\n"
    )
    assert shortened(sheet) == '.a,.b::before{content:"x, y: z";top:0;}.c :is(i,b) { top:1px;}'


def test_the_dark_scheme_is_worn_by_what_no_script_can_change() -> None:
    sheet = (
        "@media screen{[data-md-color-scheme=slate]{color-scheme:dark}}"
        ".x:not([data-md-color-scheme=slate]){top:0}\n"
        '/* A comment. */\n[data-md-color-scheme="slate"] .y {\n  top: 0;\n}\n'
        '[data-md-color-scheme="default"] {}'
    )
    assert dark((sheet,)) == (
        "@media screen and (prefers-color-scheme: dark) {\n"
        "[data-md-color-scheme=default]{color-scheme:dark}\n"
        "[data-md-color-scheme=default] .y {\n  top: 0;\n}\n"
        "}\n"
    )


def test_of_the_theme_all_is_listed_that_a_site_gets_and_nothing_hidden(tmp_path: Path) -> None:
    root = projects.write(
        tmp_path, **{f"own/{name}": "" for name in ("a.css", ".b.css", "c/d.css", "c/.d/e.css")}
    )
    config = load_config(
        str(root / "mkdocs.yml"), theme={"name": "material", "custom_dir": str(root / "own")}
    )
    plain = config.theme.get_env()
    leave_search_out(config)
    shown = config.theme.get_env()

    def published(env: Environment) -> list[str]:
        files = Files([])
        files.add_files_from_theme(env, config)
        return [file.src_uri for file in files]

    assert published(shown) == published(plain)
    assert not [path for path in published(shown) if path.startswith("assets/javascripts/lunr/")]
    assert {"a.css", "c/d.css", "main.html"} <= {*shown.list_templates()}
    assert not [path for path in shown.list_templates() if path.startswith(".") or "/." in path]
    assert (
        shown.get_template(".icons/material/arrow-up.svg").render()
        == plain.get_template(".icons/material/arrow-up.svg").render()
    )


@pytest.mark.slow
def test_schemas_say_at_which_address_they_lie(tmp_path: Path) -> None:
    site = built(projects.write(tmp_path))

    for kind, schema in schemas().items():
        address = f"https://host.example/repo/schema/{kind}.json"
        assert json.loads(site[f"schema/{kind}.json"]) == {"$id": address, **schema}
        Draft202012Validator.check_schema(json.loads(site[f"schema/{kind}.json"]))
    assert not any(path.startswith("en/schema/") for path in site), "once for both languages"


def test_files_of_ones_own_come_in_place_of_ours(tmp_path: Path) -> None:
    own = {"_headers": "/*\n", "robots.txt": "User-agent: *\n", "api/papers.json": "[]\n"}
    own |= {"sitemap.xml": "<urlset/>\n", "search/names.json": "[]\n", "papers/index.html": "Papers\n"}
    root = projects.write(tmp_path, **{f"docs/{path}": text for path, text in own.items()})
    for site in (built(root), built(root, again=True)):
        assert {path: site[path].decode() for path in own} == own
        assert "api/papers/ismir/2015/features.json" in site
    for path in own:
        (root / "docs" / path).unlink()
    site = built(root, again=True)
    assert not [path for path, text in own.items() if site[path].decode() == text], "ours again"


def test_the_themes_korean_is_as_koreans_write_it() -> None:
    theirs = Environment(loader=WantedFiles([get_theme_dir("material")]), autoescape=True)
    words = '{% from "partials/languages/ko.html" import t %}{{ t("action.skip") }}, {{ t("top") }}'
    assert theirs.from_string(words).render() == "본문 바로가기, 맨 위로"
