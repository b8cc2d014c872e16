"""A small project in which everything is mentioned everywhere, and how it is looked at."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from generator.build.project import Project
from generator.catalog import links
from generator.cli import check, main
from generator.engine.configuration import options
from generator.text.wikilinks import scan
from tests.entries.projects import PNG

PROJECT: Mapping[str, str | bytes] = {
    "mkdocs.yml": "site_name: N\nsite_url: https://example.org/\nplugins: [digest]\n",
    "digests/venues.yml": (
        "ismir:\n  name: {en: ISMIR, ko: ISMIR}\nicassp:\n  name: {en: ICASSP, ko: ICASSP}\n"
    ),
    "digests/tags.yml": """\
# Networks

cnn:   # the net
  name: {en: Convolutional network, ko: 합성곱 신경망}
  broader:
    - deep-learning   # all of it

# Others
deep-learning:
  name: {en: Deep learning, ko: 딥러닝}
""",
    "digests/people/minji-kim.yml": "name: {en: Minji Kim, ko: 김민지}\nreviewer: true\n",
    "digests/ismir/2015/edition.yml": """\
title: {en: ISMIR 2015, ko: ISMIR 2015}
order:
  # the best first
  - old-name   # a talk
  - slug: other
intro: {ko: "[[old-name|처음]]을 보라.", en: "See [[ismir/2015/old-name]]."}
""",
    "digests/ismir/2015/old-name.yml": """\
# a comment
paper: {title: Old, authors: [{name: Min Kim, person: minji-kim}]}   # another
read: full
tags: [ cnn,  'deep-learning' ]
summary: {ko: 하나., en: One.}
notes:
  - by: minji-kim
    ko: |
      [[other]]와 [[icassp/2016/far]]를 보라. ![[plot.png]]
    en: See [[other|that]] and [[tag:cnn]], by [[author:minji-kim|her]].
figures:
  - {file: shared.png, alt: {ko: 그림, en: Picture}}
# the end
""",
    "digests/ismir/2015/other.yml": """\
paper: {title: Other, authors: [Ann Other]}
read: full
tags:
  - deep-learning
  - "cnn"
summary: {ko: 둘., en: Two.}
notes:
  - by: {person: minji-kim}
    ko: "`[[old-name]]` 아닌 [[old-name]]"
    en: |
      A list:
      - [[ old-name |shown]]

      | [[ismir/2015/old-name\\|in a table]] |
      |---|
related:
  - to: ismir/2015/old-name
    how: contrast
figures:
  - {file: shared.png, alt: {ko: 그림, en: Picture}}
""",
    "digests/ismir/2015/plot.png": PNG,
    "digests/ismir/2015/shared.png": PNG,
    "digests/icassp/2016/far.yml": (
        "paper: {title: Far}\r\nread: full\r\ntags: [cnn]\r\nsummary: {ko: 셋., en: Three.}\r\n"
        "notes:\r\n- by: minji-kim\r\n  after: minji-kim\r\n  ko: '[[ismir/2015/old-name]]'\r\n"
        '  en: "[[ismir/2015/old-name|that]]"\r\n'
    ),
    "docs/guides/guide.md": "---\ntags: [cnn, deep-learning]\n---\n# 글\n\n[[ismir/2015/old-name]]\n",
    "docs/en/guides/guide.md": "---\r\ntags:\r\n  - cnn\r\n---\r\n# Guide\r\n\r\n[[tag:cnn|it]]\r\n",
    "docs/about.md": "[[author:minji-kim]], `[[ismir/2015/old-name]]` [words](words.csv)\n",
    "docs/words.csv": "word,count\n",
}


def digest(project: Path, *words: str, lang: str = "en") -> Result:
    result = CliRunner().invoke(main.main, [*words, "--lang", lang, "--root", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def held(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in ("digests", "docs")
        for path in sorted((project / folder).rglob("*"))
        if path.is_file()
    }


def read(project: Path) -> Project:
    return check.read(options.read(project))


def dead(found: Project) -> list[str]:
    """Return the links of articles that lead nowhere; the checks tell of all others."""
    return [
        text[link.start : link.end]
        for article in found.catalog.articles
        for text in article.texts.values()
        for link in scan(text)
        if links.resolve(found.catalog, link.kind, link.target, "") is None
    ]


def codes(found: Project) -> list[str]:
    return sorted(problem.code for problem in found.problems)


def mentions(found: Project) -> list[int]:
    return sorted(len(those) for those in found.archive.links.mentions.values())
