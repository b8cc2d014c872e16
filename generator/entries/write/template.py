"""A new entry: a file with comments, to be filled in."""

import errno
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.entries.write.writing import scalar
from generator.support import files, package
from generator.support.languages import BOTH, Lang, Languages
from generator.text.identifiers import ArxivRef

_SCHEMA = "# yaml-language-server: $schema=../../../schema/entry.json\n"

_LACKING = """\
# paper:                       # {lacking}
#   doi:                       # 10.1000/182
#   pages:                     # 421-425
"""

_REST = """\
read: not-yet                  # full partial abstract poster talk demo not-yet unstated
tags: []                       # {tags}
{suggestion}\
# summary:                     # {summary}
#   ko:
#   en:
# notes:
#   - by:                      # {by}
#     date:                    # 2017-03-14
#     verdict:                 # must-read interesting mixed unconvinced
#     {note}: |                    # {text}
"""

_PASSAGE = re.compile(r"«(?P<of>both|each|ko|en)\|(?P<text>[^»]*)»")
_IN_LANGUAGE = re.compile(r"^(?P<indent>(?:# )? *)(?P<lang>ko|en):.*\n(?:(?P=indent) .*\n)*", re.MULTILINE)
_END_OF_LINE = re.compile(r" +$", re.MULTILINE)

_MAX_COMMENT = 100
"""How many characters of a title or of names a comment shows."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a paper when its entry is begun; texts are lines without control characters."""

    arxiv: ArxivRef | None = None
    title: str = ""
    """As typed, to be written into the file."""
    known: tuple[str, ...] = ()
    """What is said of it elsewhere, to be shown in comments: who reads the file sees which paper it is."""
    tags: tuple[str, ...] = ()
    """Tags that may fit."""
    doi: str = ""


def fitted(text: str, languages: Languages) -> str:
    """Return a text to fill in as a project in some languages needs it.

    What stands under the key of a language that is not wanted goes; ``«both|…»`` stays where two are wanted,
    ``«ko|…»`` and ``«en|…»`` where that is the first. ``«each|Korean|English»`` is said in those wanted.
    """
    said = {languages.first, "both" if languages.second else ""}

    def chosen(passage: re.Match[str]) -> str:
        if passage["of"] == "each":
            return _in_each(passage["text"], languages)
        return passage["text"] if passage["of"] in said else ""

    wanted = _IN_LANGUAGE.sub(
        lambda lines: lines[0] if lines["lang"] in {*languages} else "", _PASSAGE.sub(chosen, text)
    )
    return _END_OF_LINE.sub("", wanted)


def _in_each(text: str, languages: Languages) -> str:
    """Return the words of each language, between them the blanks that end the first, or else a dot."""
    korean, english = text.split("|")
    words = {"ko": korean.rstrip(), "en": english}
    return (korean[len(words["ko"]) :] or " · ").join(words[lang] for lang in languages)


def entry(start: Start, lang: Lang, languages: Languages = BOTH) -> str:
    """Return the text of a new entry for a project in ``languages``, with comments in ``lang``."""
    shown = [
        f"# {line if len(line) <= _MAX_COMMENT else line[: _MAX_COMMENT - 1] + '…'}\n" for line in start.known
    ]
    said = package.words("generator.entries.write", "entry_comments.yml", lang)
    arxiv = f"arxiv: {start.arxiv}" if start.arxiv else "arxiv:"
    title = f" {json.dumps(start.title, ensure_ascii=False)}" if start.title else ""
    paper = f"paper:\n  title:{title}\n  authors: []                  # [Ashish Vaswani, Noam Shazeer]\n"
    if start.doi:
        doi = f"  doi: {scalar(start.doi)}"
        paper = f"paper:\n{doi:<30} # {said['registered']}\n" + (f"  title:{title}\n" if title else "")
    elif start.arxiv and not start.title:
        paper = _LACKING.format(**said)
    suggestion = f"# {said['suggested']}: [{', '.join(start.tags)}]\n" if start.tags else ""
    note = lang if lang in languages else languages.first
    return "".join(
        [
            _SCHEMA,
            *shown,
            f"{arxiv:<30} # {said['arxiv' if start.arxiv else 'no-arxiv']}\n",
            paper,
            fitted(_REST.format(**said, suggestion=suggestion, note=note), languages),
        ]
    )


def write(path: Path, text: str) -> None:
    """Write a new file, all of it or none.

    Raises FileExistsError where there is one already, which stays as it is, or another OSError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file, and none that we were to write
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent)) from error
    files.create(path, text.encode())
