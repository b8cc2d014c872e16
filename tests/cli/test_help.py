"""Help in Korean and English: every command and every option has both."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import generator.cli
from generator.cli import help as helped
from generator.cli.main import main
from generator.text.characters import HANGUL


def told(command: click.Command) -> Iterator[str]:
    """Yield what a command and all below it say of themselves."""
    yield command.help or ""
    yield from (option.help or "" for option in command.params if isinstance(option, click.Option))
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from told(below)


def test_everything_is_explained_in_both_languages() -> None:
    english, korean = list(told(main)), list(told(helped.korean(main)))

    assert all(english)
    assert not any(HANGUL.search(text) for text in english)
    assert all(HANGUL.search(text) for text in korean)


def test_nothing_is_explained_that_is_not_there() -> None:
    said = {" ".join(part.split()) for text in told(main) for part in text.split("\n\n")}

    assert helped.table().keys() == said


@pytest.mark.parametrize(
    ("locale", "commands", "word"),
    [
        ("ko_KR.UTF-8", (), "빈 폴더"),
        ("ko_KR.UTF-8", ("init",), "다이제스트의 이름"),
        ("C", (), "Write a project"),
        ("ko_KR.UTF-8", ("init", "--lang", "en"), "What the digest is called"),
        ("C", ("init", "--lang=ko"), "다이제스트의 이름"),
    ],
)
def test_help_follows_the_locale(locale: str, commands: tuple[str, ...], word: str) -> None:
    result = CliRunner().invoke(main, [*commands, "-h"], env={"LC_ALL": locale}, color=False)

    assert result.exit_code == 0
    assert word in result.stdout
    assert all(map(fits, result.stdout.splitlines()))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("group", [(), ("import",), ("tags",)])
def test_lists_of_commands_cut_no_sentence(lang: str, group: tuple[str, ...]) -> None:
    env = {"LC_ALL": {"ko": "ko_KR.UTF-8", "en": "C"}[lang]}
    result = CliRunner().invoke(main, [*group, "-h"], env=env, color=False)

    assert result.exit_code == 0
    assert not [line for line in result.stdout.splitlines()[1:] if line.endswith("...")]


def fits(line: str) -> bool:
    """Tell whether a line goes into a terminal of 80 columns."""
    return sum(1 + (unicodedata.east_asian_width(sign) == "W") for sign in line) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ("--bogus",),
        ("chek",),
        ("init",),
        ("tags", "merge", "a", "b", "c"),
        ("schema", "foo"),
        ("schema", "--write"),
        ("check", "--strict=1"),
        ("check", "--root", "/nowhere"),
        ("check", "--watch", "--fix"),
        ("check", "/etc"),
        ("fetch", "--delay", "soon"),
        ("fetch", "--delay", "-1"),
        ("fetch", "--api", "here"),
        ("fetch", "--doi-api", "here"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_korean(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [digest]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    in_korean, in_english = (
        CliRunner().invoke(main, words, env={"LC_ALL": locale}) for locale in ("ko_KR.UTF-8", "C")
    )

    assert in_korean.exit_code == in_english.exit_code == 2
    told = in_korean.stderr.partition("오류: ")[2]
    assert HANGUL.search(told)
    assert not re.search(r"[A-Za-z]{2,} [a-z]{2,}", told)
    assert not HANGUL.search(in_english.stderr)


def test_all_that_has_korean_is_said_by_click_or_by_us() -> None:
    sources = (*Path(click.__file__).parent.glob("*.py"), *Path(generator.cli.__file__).parent.glob("*.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)

    for text in helped.clicks_table():
        assert text.replace("\n", "\\n").replace("\t", "\\t") in code


def test_a_group_alone_explains_itself_in_korean() -> None:
    result = CliRunner().invoke(main, ["import"], env={"LC_ALL": "ko_KR.UTF-8"})

    assert "BibTeX 파일을 가져옵니다." in result.stderr


def test_a_folder_that_is_gone_has_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)

    for words in (("--bogus",), ("-h",)):
        result = CliRunner().invoke(main, words, env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""})
        assert isinstance(result.exception, SystemExit | None)
        assert "Usage" in result.output


@pytest.mark.parametrize(("lang", "other"), [("en", "C"), ("ko", "ko_KR.UTF-8")])
@pytest.mark.parametrize("text", [None, "a: [", "plugins: [digest: {fetsh: x}]\n"])
def test_what_keeps_a_command_from_beginning_is_told_in_the_language_asked_for(
    text: str | None, lang: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if text:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    words = ("rename", "--lang", lang, "a", "b")

    asked, plain = (
        CliRunner().invoke(main, words, env={"LC_ALL": locale})
        for locale in ({"C": "ko_KR.UTF-8", "ko_KR.UTF-8": "C"}[other], other)
    )

    assert asked.exit_code == 2
    assert asked.output == plain.output
