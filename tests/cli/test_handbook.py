"""The handbook: every field and every command, in both languages, with examples that pass the checks."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.handbook import pages
from generator.cli.handbook.examples import example, snippet
from generator.cli.main import main
from generator.entries.format.described import FormatField, fields, korean
from generator.entries.format.entry import Model
from generator.entries.format.fields import Text
from generator.entries.yaml.nodes import Mapping, Sequence
from generator.entries.yaml.source import read
from generator.support.languages import LANGS, Lang
from tests.entries.projects import PNG, problems, write
from tests.tables import each

FIELDS = [(kind, field) for kind, model in pages.MODELS.items() for field in fields(model)]


def run(*typed: str) -> Result:
    return CliRunner().invoke(main, ["handbook", *typed])


def text(name: str) -> str:
    return example(name).text


@pytest.fixture
def project(tmp_path: Path) -> Path:
    def registry(**items: str) -> str:
        return "".join(
            f"{key}:\n{re.sub('^', '  ', value, flags=re.MULTILINE)}\n" for key, value in items.items()
        )

    pictures = re.findall(r"rain-bands[a-z-]*\.png", text("entry"))
    return write(
        tmp_path,
        {
            "mkdocs.yml": "site_name: N\nsite_url: https://example.org/\nplugins: [digest]\n",
            "digests/venues.yml": registry(swan=text("venue")),
            "digests/people.yml": registry(
                **{"minji-kim": text("person"), "editors": "name: {ko: 편집부, en: Editors}"}
            ),
            "digests/tags.yml": registry(
                **{"environmental-sound": text("tag")},
                sound="name: {ko: 소리, en: Sound}",
                dataset="name: {ko: 데이터셋, en: Dataset}",
                classification="name: {ko: 분류, en: Classification}",
            ),
            "digests/swan/2015/edition.yml": text("edition"),
            "digests/swan/2015/kim-rain-through-walls.yml": text("entry"),
            "digests/swan/2015/puig-thunder.yml": text("unidentified"),
            "docs/guides/rain.md": f"---\n{text('page')}---\n",
            "docs/series/weather.md": "# 날씨\n",
            "docs/en/lectures/how-rain-sounds.md": "# How rain sounds\n",
            **{f"digests/swan/2015/{name}": PNG for name in pictures},
        },
    )


def test_the_examples_pass_the_checks(project: Path) -> None:
    told = {problem.code for problem in problems(project)}

    assert told == {"metadata-to-come"}, "what arXiv knows is asked for later"


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_has_its_meaning_and_an_example(lang: Lang) -> None:
    made = pages.pages(lang, main)

    for kind, field in FIELDS:
        assert f"\n## `{field.name}`\n\n{field.meaning(lang)}\n" in made[kind]
        assert all(f"\n- `{choice}`" in made[kind] for choice in field.choices)


def test_an_example_shows_its_field_where_it_stands() -> None:
    def is_shown(shown: tuple[str, FormatField]) -> None:
        kind, field = shown
        source = read("example.yml", snippet(kind, field).encode())

        assert not source.problems
        assert source.failure is None
        node = source.root
        for key in field.path:
            while isinstance(node, Sequence):
                (node,) = node.items
            assert isinstance(node, Mapping)
            node = node.by_key[key][1]

    each({f"{kind}-{field.name}": (kind, field) for kind, field in FIELDS}, is_shown)


def test_a_field_that_nobody_explained_is_told() -> None:
    class Unexplained(Model):
        silent: Text | None = None
        spoken: Text | None = None
        """Nobody said this in Korean."""

    silent, spoken = fields(Unexplained)

    for lang, field in (("en", silent), ("ko", silent), ("ko", spoken)):
        with pytest.raises(KeyError):
            field.meaning(lang)  # type: ignore[arg-type] # of the two
    with pytest.raises(KeyError):
        snippet("entry", spoken)


def test_nothing_is_said_in_korean_that_no_field_says() -> None:
    assert {*korean()} == {field.english for _, field in FIELDS}


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_has_its_options(lang: Lang) -> None:
    page = pages.pages(lang, main)["commands"]

    assert "\n## `digest import bibtex`\n" in page
    assert re.search(r"^\| `--dry-run` \| \S", page, re.MULTILINE)
    assert "\n## `digest import`\n" not in page
    assert "--help" not in page


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_is_in_its_language_whoever_writes_it(project: Path, lang: Lang) -> None:
    run("--root", str(project), "--lang", lang)

    korean_page, english_page = (
        (project / f"docs/{tree}handbook/commands.md").read_text(encoding="utf-8") for tree in ("", "en/")
    )
    assert r"\[기본값: 50; 1&lt;=x&lt;=10000\]" in korean_page
    assert r"; 필수\]" in korean_page
    assert r"\[default: 50; 1&lt;=x&lt;=10000\]" in english_page
    assert not re.search("[가-힣]", english_page)


def test_pages_are_written_in_the_languages_of_the_site_and_told_when_they_are_old(project: Path) -> None:
    root = ("--root", str(project), "--lang", "en")

    assert run("--check", *root).exit_code == 1
    written = run(*root).output.split()
    assert "docs/handbook/entry.md" in written
    assert "docs/en/handbook/commands.md" in written
    assert (run("--check", *root).exit_code, run(*root).output) == (0, "")

    page = project / "docs/en/handbook/tag.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    told = run("--check", *root)
    assert told.exit_code == 1
    assert (
        told.output
        == "docs/en/handbook/tag.md is not what this version says; write it with: digest handbook\n"
    )
    assert "Mine." in page.read_text(encoding="utf-8")
    assert run(*root).output == "docs/en/handbook/tag.md\n"


def test_a_site_of_one_language_has_its_pages_in_that(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("[digest]", "[{digest: {languages: [en]}}]"))

    run("--root", str(project))

    assert "## `paper.title`\n\nThe title as printed." in (project / "docs/handbook/entry.md").read_text()
    assert not (project / "docs/en/handbook").exists()
