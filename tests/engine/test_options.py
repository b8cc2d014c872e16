"""Commands and the engine find the same folders in mkdocs.yml."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config

from generator.cli import main
from generator.engine.configuration import options
from generator.engine.configuration.options import Options, OptionsError
from generator.engine.configuration.plugin_options import DigestConfig
from tests.entries.projects import SOUND

EXTENSIONS = """\
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}
  - pymdownx.snippets: {base_path: !relative $config_dir}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("site_name: x\n", ("digests", "docs")),
        ("plugins: [search, digest]\n", ("digests", "docs")),
        ("plugins:\n  - digest:\n", ("digests", "docs")),
        (
            "plugins:\n  - search\n  - digest: {digests: ./reviews/}\ndocs_dir: guides\n",
            ("reviews", "guides"),
        ),
        ("plugins: {digest: {digests: content/reviews}}\n", ("content/reviews", "docs")),
        (EXTENSIONS + "plugins: [digest: {digests: reviews}]\n", ("reviews", "docs")),
        ("plugins: [digest: {digests: !ENV [NO_SUCH_VARIABLE, reviews]}]\n", ("reviews", "docs")),
        ("INHERIT: base.yml\n", ("inherited", "docs")),
        ("", ("digests", "docs")),
    ],
)
def test_folders_are_read_as_the_engine_reads_them(text: str, found: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "base.yml").write_text("plugins: {digest: {digests: inherited}}\n", encoding="utf-8")

    digests, docs = found
    assert options.read(tmp_path) == Options(tmp_path, digests, tmp_path / docs)


def test_a_project_without_the_file_has_the_usual_folders(tmp_path: Path) -> None:
    assert options.read(tmp_path) == Options(tmp_path, "digests", tmp_path / "docs")


def test_the_theme_is_where_the_engine_looks_for_it(tmp_path: Path) -> None:
    for theme in ("{name: material, custom_dir: own}", "material"):
        (tmp_path / "mkdocs.yml").write_text(f"site_name: A\ntheme: {theme}\n", encoding="utf-8")
        for folder in ("docs", "own"):
            (tmp_path / folder).mkdir(exist_ok=True)
        found = load_config(str(tmp_path / "mkdocs.yml")).theme.dirs
        assert [*options.theme_folders(tmp_path)] == [Path(folder) for folder in found]


def test_all_options_of_the_plugin_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {name for name, _ in DigestConfig()._schema} == options.NAMES

    (tmp_path / "mkdocs.yml").write_text("plugins: [digest: {langages: [en]}]", encoding="utf-8")
    with pytest.raises(OptionsError, match=r"Did you mean `languages`\? .* languages "):
        options.read(tmp_path)
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    with pytest.raises(OptionsError, match="옵션이 아닙니다: langages 혹시 `languages`인가요"):
        options.read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "INHERIT: none.yml\n",
        "INHERIT: mkdocs.yml\n",
        "docs_dir: [a]\n",
        "- a\n",
        "plugins: [digest: {digests: 3}]\n",
        "plugins: [digest: {digests: /digests}]\n",
        "plugins: [digest: {digests: ./}]\n",
        "plugins: [digest: {labels: 0}]\n",
        "plugins: [digest: {languages: en}]\n",
        "plugins: [digest: {contact: me}]\n",
        "plugins: [digest: {3: x}]\n",
        "plugins: [digest: {fetch: always}]\n",
        "plugins: [digest: {search: maybe}]\n",
        "plugins: [digest: {compose: {checker: 3}}]\n",
        "plugins: [digest: {host: here}]\n",
        "plugins: [digest: {en: {nav: 3}}]\n",
        "site_url: example.org/digest/\n",
        "repo_url: [a]\n",
        "nav: 3\n",
    ],
)
def test_what_cannot_be_read_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")

    with pytest.raises(OptionsError, match=r"mkdocs\.yml"):
        options.read(tmp_path)

    ran = CliRunner().invoke(main.main, ["check", "--root", str(tmp_path)])
    assert ran.exit_code == 2
    assert "mkdocs.yml" in ran.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: A: B\n", '이렇게 써 주세요: `site_name: "A: B"`.'),
        ("site_name: A\n\tplugins: []\n", "탭으로 들여 쓰여 있습니다"),
        ("site_name: caf\xe9\n", "UTF-8이 아닌 바이트가 있습니다: 0xE9"),
        ("site_name: *a\n", "undefined alias"),
        ("x: !!python/name:a.b\ny: &a 1\nz: *a\nplugins: [a\n", "이렇게 써 주세요: `plugins: [a]`."),
    ],
)
def test_what_is_no_yaml_is_said_as_of_entries(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    (tmp_path / "mkdocs.yml").write_bytes(text.encode("latin-1"))

    with pytest.raises(OptionsError) as told:
        options.read(tmp_path)

    assert said in told.value.message
    assert "--fix" not in told.value.message


@pytest.mark.parametrize(
    "text",
    [
        "site_name: x\r\r\nsite_name: \u202ey\n",
        f"# {'a' * 300_000}\n",
        f"nav: {'[' * 40}{']' * 40}\n",
        f"nav: [{'a, ' * 50_000}]\n",
    ],
    ids=["twice", "large", "deep", "long"],
)
def test_what_the_engine_takes_is_not_told_in_place_of_what_it_refuses(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(f"{text}INHERIT: nowhere.yml\n".encode())

    with pytest.raises(OptionsError, match=r"nowhere\.yml"):
        options.read(tmp_path)


def test_the_longer_name_that_the_engine_takes_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yaml").write_text("plugins: [digest: {digests: reviews}]\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    ran = CliRunner().invoke(main.main, ["check", "--lang", "en"])

    assert "reviews:1:1: error: There is no folder of digests here." in ran.output


def test_a_command_reads_the_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    read = []

    def noted(root: Path, plain: Callable[[Path], Options] = options.read) -> Options:
        read.append(root)
        return plain(root)

    monkeypatch.setattr(options, "read", noted)
    CliRunner().invoke(main.main, ["check", "--fix", "--root", str(tmp_path)])
    assert read == [tmp_path]


def test_a_check_reads_the_folder_that_mkdocs_yml_names(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [digest: {digests: reviews}]\n", encoding="utf-8")
    for name, text in SOUND.items():
        file = tmp_path / name.replace("digests/", "reviews/", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("[cnn]", "[quantum]"), encoding="utf-8")

    ran = CliRunner().invoke(main.main, ["check", "--root", str(tmp_path), "--lang", "en"])

    assert ran.exit_code == 1
    assert "reviews/ismir/2015/other.yml:4:8" in ran.output
    assert "reviews/tags/quantum.yml" in ran.output


def test_a_value_that_the_engine_refuses_is_told_with_one_that_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    for text, told in (
        (
            "plugins: [digest: {fetch: always}]\n",
            r"쓸 수 없는 값입니다: fetch.*`fetch: missing`(?s:.*)'never'",
        ),
        ("site_url: example.org\n", "쓸 수 없는 값입니다: site_url.*`site_url: https://example.org/digest/`"),
        (
            "site_url: 'https://[x'\n",
            "쓸 수 없는 값입니다: site_url.*`site_url: https://example.org/digest/`",
        ),
    ):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        with pytest.raises(OptionsError, match=told):
            options.read(tmp_path)


def test_where_nothing_is_named_articles_lie_where_a_build_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCS", raising=False)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: !ENV DOCS\n", encoding="utf-8")

    assert options.read(tmp_path).docs == tmp_path / "docs"


def test_who_writes_entries_needs_no_folder_of_articles_here_nor_any_that_a_preview_watches(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: pages\nwatch: [theme]\n", encoding="utf-8")

    assert options.read(tmp_path).docs == tmp_path / "pages"


def test_of_each_option_a_line_that_the_engine_takes_is_known(tmp_path: Path) -> None:
    assert options.LINES.keys() >= options.NAMES

    for name, told in options.LINES.items():
        line = "languages: [ko]" if name == "languages" else told.strip("`")
        text = f"plugins: [digest: {{{line}}}]\n" if name in options.NAMES else f"{line}\n"
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        options.read(tmp_path)


@pytest.mark.parametrize("name", ["/digests", ".", ""])
def test_the_engine_takes_no_folder_that_commands_do_not(name: str) -> None:
    said = DigestConfig()
    said.load_dict({"digests": name})

    ((option, error),) = said.validate()[0]

    assert option == "digests"
    assert "`digests`" in str(error)
