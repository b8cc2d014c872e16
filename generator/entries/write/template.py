"""A new entry: a file with comments, to be filled in."""

import errno
import json
import os
from dataclasses import dataclass
from pathlib import Path

from generator.support import files
from generator.support.languages import Lang
from generator.text.identifiers import ArxivRef

_SCHEMA = "# yaml-language-server: $schema=../../../schema/entry.json\n"

_ARXIV: dict[Lang, str] = {
    "en": "what arXiv knows is filled in by itself",
    "ko": "arXiv에 있는 정보는 저절로 채워집니다.",
}

_NO_ARXIV: dict[Lang, str] = {
    "en": f"for instance 1610.00087; {_ARXIV['en']}",
    "ko": f"예: 1610.00087. {_ARXIV['ko']}",
}

_LACKING: dict[Lang, str] = {
    "en": """\
# paper:                       # what arXiv cannot know, or gets wrong; a value here always wins
#   doi:                       # 10.1109/ICASSP.2017.7952190
#   pages:                     # 421-425
""",
    "ko": """\
# paper:                       # arXiv에 없거나 틀린 것만. 여기에 적은 값이 늘 우선합니다.
#   doi:                       # 10.1109/ICASSP.2017.7952190
#   pages:                     # 421-425
""",
}

_REST: dict[Lang, str] = {
    "en": """\
read: not-yet                  # full partial abstract poster talk demo not-yet unstated
tags: []                       # ids or aliases of tags.yml
{tags}\
# summary:                     # one or two sentences a language; one language will do
#   ko:
#   en:
# notes:
#   - by:                      # an id of people.yml, or a mapping of name and url
#     date:                    # 2017-03-14
#     verdict:                 # must-read interesting mixed unconvinced
#     en: |                    # Markdown, on the lines below
""",
    "ko": """\
read: not-yet                  # full partial abstract poster talk demo not-yet unstated
tags: []                       # tags.yml의 식별자나 별칭
{tags}\
# summary:                     # 언어마다 한두 문장, 한 언어만 써도 됩니다.
#   ko:
#   en:
# notes:
#   - by:                      # people.yml의 식별자, 또는 name과 url
#     date:                    # 2017-03-14
#     verdict:                 # must-read interesting mixed unconvinced
#     ko: |                    # 마크다운으로, 다음 줄부터
""",
}

_SUGGESTED: dict[Lang, str] = {
    "en": "# found in title and abstract: [{tags}]\n",
    "ko": "# 제목과 초록에서 찾은 태그: [{tags}]\n",
}

_MAX_COMMENT = 100
"""How many characters of a title or of names a comment shows."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a paper when its entry is begun; texts are lines without control characters."""

    arxiv: ArxivRef | None = None
    title: str = ""
    """As typed, to be written into the file."""
    known: tuple[str, ...] = ()
    """What arXiv says of it, to be shown in comments: who reads the file sees which paper it is."""
    tags: tuple[str, ...] = ()
    """Tags that may fit."""


def entry(start: Start, lang: Lang) -> str:
    """Return the text of a new entry."""
    shown = [
        f"# {line if len(line) <= _MAX_COMMENT else line[: _MAX_COMMENT - 1] + '…'}\n" for line in start.known
    ]
    arxiv = f"arxiv: {start.arxiv}" if start.arxiv else "arxiv:"
    comment = (_ARXIV if start.arxiv else _NO_ARXIV)[lang]
    title = f" {json.dumps(start.title, ensure_ascii=False)}" if start.title else ""
    paper = f"paper:\n  title:{title}\n  authors: []                  # [Wei Dai, Samarjit Das]\n"
    return "".join(
        [
            _SCHEMA,
            *shown,
            f"{arxiv:<30} # {comment}\n",
            _LACKING[lang] if start.arxiv and not start.title else paper,
            _REST[lang].format(
                tags=_SUGGESTED[lang].format(tags=", ".join(start.tags)) if start.tags else ""
            ),
        ]
    )


def write(path: Path, text: str) -> None:
    """Write a new file, all of it or none.

    Raises:
        FileExistsError: There is such a file already; it stays as it is.
        OSError: It cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file, and none that we were to write
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent)) from error
    files.create(path, text.encode())
