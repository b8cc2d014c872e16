"""A new entry: a file with comments, to be filled in."""

import json
from pathlib import Path

from generator.entries.problem import Lang

_TEMPLATES: dict[Lang, str] = {
    "en": """\
# yaml-language-server: $schema=../../../schema/entry.json
arxiv:                         # for instance 1610.00087; what arXiv knows is filled in by itself
paper:
  title: {title}
  authors: []                  # [Wei Dai, Samarjit Das]
read: not-yet                  # full partial abstract poster talk demo not-yet unstated
tags: []                       # ids or aliases of tags.yml
# summary:                     # one or two sentences a language; one language will do
#   ko: …
#   en: …
# notes:
#   - by: your-id              # an id of people.yml, or a mapping of name and url
#     date: 2017-03-14
#     verdict: interesting     # must-read interesting mixed unconvinced
#     en: |
#       …
""",
    "ko": """\
# yaml-language-server: $schema=../../../schema/entry.json
arxiv:                         # 예: 1610.00087. arXiv에 있는 정보는 저절로 채워집니다.
paper:
  title: {title}
  authors: []                  # [Wei Dai, Samarjit Das]
read: not-yet                  # full partial abstract poster talk demo not-yet unstated
tags: []                       # tags.yml의 식별자나 별칭
# summary:                     # 언어마다 한두 문장, 한 언어만 써도 됩니다.
#   ko: …
#   en: …
# notes:
#   - by: your-id              # people.yml의 식별자, 또는 name과 url
#     date: 2017-03-14
#     verdict: interesting     # must-read interesting mixed unconvinced
#     ko: |
#       …
""",
}


def entry(title: str, lang: Lang) -> str:
    """Return the text of a new entry."""
    return (
        _TEMPLATES[lang]
        .format(title=json.dumps(title, ensure_ascii=False) if title else "")
        .replace(": \n", ":\n")
    )


def write(path: Path, text: str) -> None:
    """Write a new file, all of it or none.

    Raises:
        FileExistsError: There is such a file already; it stays as it is.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
