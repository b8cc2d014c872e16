"""Small projects to build: one venue, one tag, one paper."""

from pathlib import Path

CONFIG = """\
site_name: 다이제스트
site_url: https://host.example/repo/
edit_uri: https://code.example/edit/main/docs/
theme: {name: material, language: ko, font: false, features: [navigation.tabs, content.action.edit]}
nav: [홈: index.md, 학회: venues/index.md, 태그: tags/index.md, 저자: authors/index.md, 소개: about.md]
plugins:
  - search
  - digest: {search: false, en: {site_name: Digest, nav: {홈: Home, 학회: Venues, 태그: Tags,
      저자: Authors, 소개: About}}}
"""

ENTRY = """\
paper:
  title: Learning features
  authors: [Ada Lovelace]
read: full
tags: [cnn]
summary: {ko: 특징을 배운다., en: It learns features.}
"""

FILES = {
    "mkdocs.yml": CONFIG,
    "docs/about.md": "# 소개\n\n[[tag:cnn]]를 본다.\n",
    "docs/en/about.md": "# About\n\nSee [[tag:cnn]].\n",
    "docs/guides/listening.md": "---\ntags: [cnn]\n---\n# 듣는 법\n\n[[ismir/2015/features]]부터 읽는다.\n",
    "digests/venues.yml": "ismir:\n  name: {ko: ISMIR, en: ISMIR}\n",
    "digests/tags.yml": "cnn:\n  name: {ko: 합성곱 신경망, en: Convolutional network}\n",
    "digests/people.yml": "ada-lovelace:\n  name: {ko: 에이다, en: Ada Lovelace}\n  reviewer: true\n",
    "digests/ismir/2015/features.yml": ENTRY,
}


def write(root: Path, **changed: str) -> Path:
    """Write the project below ``root``; ``changed`` are the files, by path, that differ from the usual."""
    for path, text in {**FILES, **changed}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
