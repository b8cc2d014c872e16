"""Sites in one language or two, whichever lies at the root, and what contradicts the choice."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import projects
from tests.build.test_rebuilding import built, remembering_nothing
from tests.conftest import engine

CONFIG = """\
site_name: {name}
site_description: {about}
site_url: https://host.example/repo/
theme: material
plugins:
  - digest: {{search: false, languages: [{languages}]{translated}}}
"""

NAMED = {"ko": ("다이제스트", "리뷰를 <모읍니다>."), "en": ("Digest", "<Reviews>.")}

DOCS = {
    "ko": {
        "about.md": "# 소개\n\n[[tag:cnn]]를 본다.\n",
        "guides/listening.md": "---\ntags: [cnn]\n---\n# 듣는 법\n\n[[ismir/2015/features]]부터 읽는다.\n",
        "more/index.md": "# 더 보기\n\n글\n",
        "more/far-off/deep.md": "# 깊이\n",
    },
    "en": {
        "about.md": "# About\n\nSee [[tag:cnn]].\n",
        "guides/listening.md": "---\ntags: [cnn]\n---\n# Listening\n\n[[ismir/2015/features]] first.\n",
        "more/index.md": "# More\n\nText\n",
        "more/far-off/deep.md": "# Deep\n",
    },
}

TABS = {
    "ko": ["홈", "학회·학술지", "태그", "저자", "연구 동향", "소개", "가이드", "더 보기"],
    "en": ["Home", "Venues", "Tags", "Authors", "Trends", "About", "Guides", "More"],
}

WAITING = {"ko": "번역을 기다리는 글", "en": "Waiting for a translation"}
MISSING = 'class="digest-missing"'
SWITCH = 'class="md-select__link"'

KOREAN = projects.ENTRY.replace("Learning features", "배움").replace(", en: It learns features.", "")
ENGLISH = projects.ENTRY.replace("Learning", "Losing").replace("ko: 특징을 배운다., ", "")
PAPERS = ("features", "korean", "english")

CHOICES = [("ko",), ("en",), ("ko", "en"), ("en", "ko")]
IDS = ["-".join(chosen) for chosen in CHOICES]


def write(root: Path, chosen: tuple[str, ...], **changed: str) -> Path:
    """Write a project with texts in both languages, in whichever a site is wanted."""
    first, *second = chosen
    other = {"ko": "en", "en": "ko"}[first]
    translated = [
        f", {lang}: {{site_name: {NAMED[lang][0]}, site_description: {NAMED[lang][1]}}}" for lang in second
    ]
    config = CONFIG.format(
        name=NAMED[first][0],
        about=NAMED[first][1],
        languages=", ".join(chosen),
        translated="".join(translated),
    )
    files = {path: text for path, text in projects.FILES.items() if path.startswith("digests/")}
    files |= {f"docs/{path}": text for path, text in DOCS[first].items()}
    files |= {f"docs/{other}/{path}": text for path, text in DOCS[other].items()}
    files |= {"digests/ismir/2015/korean.yml": KOREAN, "digests/ismir/2015/english.yml": ENGLISH}
    for path, text in {**files, "mkdocs.yml": config, **changed}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], dict[str, str]]:
    found = {}
    for chosen in CHOICES:
        with remembering_nothing():
            files = built(write(tmp_path_factory.mktemp("languages"), chosen))
        found[chosen] = {
            path: text.decode() for path, text in files.items() if path.endswith((".html", ".xml"))
        }
    return found


Sites = dict[tuple[str, ...], dict[str, str]]


def trees(chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(lang, f"{lang}/" if place else "") for place, lang in enumerate(chosen)]


@pytest.mark.slow
@pytest.mark.parametrize("chosen", CHOICES, ids=IDS)
def test_the_first_language_lies_at_the_root_and_the_second_in_its_folder(
    sites: Sites, chosen: tuple[str, ...]
) -> None:
    pages = sites[chosen]
    ours = ("index.html", "tags/cnn/index.html", "reading-list/index.html")
    paths = (*ours, "about/index.html", "guides/listening/index.html")
    for lang, tree in trees(chosen):
        for path in paths:
            text = pages[tree + path]
            at = f"https://host.example/repo/{tree}{path.removesuffix('index.html')}"
            assert f'<html lang="{lang}"' in text
            assert f'<link rel="canonical" href="{at}">' in text
            assert re.findall(r'md-tabs__link">\s*(.*?)\s*</a>', text) == TABS[lang]
            assert (SWITCH in text) == (len(chosen) == 2)
            assert re.findall(rf'hreflang="(\w+)" {SWITCH}', text) == (list(chosen) if chosen[1:] else [])
            assert f'<meta property="og:image" content="https://host.example/repo/{tree}' in text
            assert text.count('property="og:title"') == 1
            assert ("og:locale:alternate" in text) == (path in ours and len(chosen) == 2)
            assert re.search(rf'href="(\.\./|\./)+{tree}reading-list/"', text)
        assert (
            f">{NAMED[lang][1].replace('<', '&lt;').replace('>', '&gt;')}</p>" in pages[f"{tree}index.html"]
        )
        assert f'<a href="../{"../" * bool(tree)}{tree}tags/cnn/">' in pages[f"{tree}about/index.html"]
    unwanted = {"ko", "en"} - {*chosen[1:]}
    assert not [path for path in pages if path.partition("/")[0] in unwanted]


@pytest.mark.slow
@pytest.mark.parametrize("chosen", CHOICES, ids=IDS)
def test_what_lacks_a_language_is_said_where_two_are_wanted(sites: Sites, chosen: tuple[str, ...]) -> None:
    pages = sites[chosen]
    for lang, tree in trees(chosen):
        assert (WAITING[lang] in pages[f"{tree}index.html"]) == (len(chosen) == 2)
        form = pages[f"{tree}compose/index.html"]
        assert all(f'/{name}.css">' in form for name in ("compose", "formulas"))
        assert ("digest-compose--both" in form) == ("digest-compose__pair" in form) == (len(chosen) == 2)
        for name, said in (("korean", "ko"), ("english", "en")):
            text = pages[f"{tree}papers/ismir/2015/{name}/index.html"]
            assert (MISSING in text) == (len(chosen) == 2 and said != lang)
            assert ("특징을 배운다." if said == "ko" else "It learns features.") in text


@pytest.mark.slow
@pytest.mark.parametrize("chosen", CHOICES, ids=IDS)
def test_what_belongs_to_no_page_is_in_the_languages_of_the_site(
    sites: Sites, chosen: tuple[str, ...]
) -> None:
    pages, sitemap = sites[chosen], sites[chosen]["sitemap.xml"]
    for lang, tree in trees(chosen):
        assert f'<html lang="{lang}">' in pages[f"{tree}papers/ismir/index.html"]  # leads on
        assert f"<loc>https://host.example/repo/{tree}tags/cnn/</loc>" in sitemap
        assert ('name="both"' in pages[f"{tree}search/index.html"]) == (len(chosen) == 2)
        assert ('data-facet="lang"' in pages[f"{tree}search/index.html"]) == (len(chosen) == 2)
        assert f'data-second="{chosen[-1]}"' in pages[f"{tree}search/index.html"] or len(chosen) == 1
    assert ("x-default" in sitemap) == (len(chosen) == 2)
    nowhere = pages["404.html"]
    assert re.findall("<h1[^>]*>(.*?)</h1>|<h2>(.*?)</h2>", nowhere) == [
        (said, "") if lang == chosen[0] else ("", said)
        for lang in chosen
        for said in ({"ko": "찾으시는 페이지가 없습니다", "en": "There is no such page"}[lang],)
    ]
    assert all(f'href="/repo/{tree}tags/"' in nowhere for _, tree in trees(chosen))
    foot = nowhere[nowhere.index('<ul class="digest-foot">') :].partition("</ul>")[0]
    assert 'href="/repo/reading-list/"' in foot
    assert [f'hreflang="{lang}"' in foot for lang in chosen] == [False, True][: len(chosen)]


def in_mkdocs_yml(old: str, new: str) -> Callable[[str], str]:
    return lambda config: config.replace(old, new)


@pytest.mark.parametrize(
    ("chosen", "change", "said"),
    [
        (
            ("ko", "en"),
            in_mkdocs_yml("theme: material", "theme: {name: material, language: en}"),
            "theme.language",
        ),
        (
            ("en",),
            in_mkdocs_yml("theme: material", "theme: {name: material, language: ko}"),
            "theme.language",
        ),
        (
            ("ko", "en"),
            in_mkdocs_yml("[ko, en], en:", "[en, ko], en:"),
            "what mkdocs.yml itself says is in English",
        ),
        (("ko",), in_mkdocs_yml("[ko]", "[ko, ko]"), "One of [ko, en]"),
        (("ko",), in_mkdocs_yml("[ko]", "[kr]"), "One of [ko, en]"),
        (("ko",), in_mkdocs_yml("[ko]", "ko"), "One of [ko, en]"),
    ],
)
def test_what_contradicts_is_refused_in_a_sentence(
    chosen: tuple[str, ...], change: Callable[[str], str], said: str, tmp_path: Path
) -> None:
    root = write(tmp_path, chosen)
    file = root / "mkdocs.yml"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    result = engine("build", cwd=root)

    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_pages_of_the_first_language_do_not_hide_in_its_folder(tmp_path: Path) -> None:
    root = write(tmp_path, ("en", "ko"), **{"docs/en/about.md": "# About\n"})

    result = engine("build", cwd=root)

    assert result.returncode == 1
    assert "docs/en/ holds pages in English, which is the first of `languages`." in result.stderr
    assert "Move them into docs/ itself" in result.stderr


@pytest.mark.slow
def test_a_site_that_changes_its_languages_keeps_nothing_of_the_other_trees(tmp_path: Path) -> None:
    with remembering_nothing():
        built(write(tmp_path, ("ko", "en")))
    with remembering_nothing():
        anew = built(write(tmp_path, ("ko",)))

    assert not [path for path in anew if path.startswith("en/")]
    assert not (tmp_path / "site/en").exists()
