"""Small projects, written from texts by file."""

from collections.abc import Mapping
from pathlib import Path

from generator.cli import check
from generator.engine.configuration import options
from generator.problems.problem import Problem

ENTRY = "digests/ismir/2015/paper.yml"
"""The file that most mistakes are made in."""

HEAD = "arxiv: 1502.03540\nread: not-yet\n"
"""The least that an entry needs."""

SOUND: Mapping[str, str] = {
    "digests/venues.yml": """\
ismir:
  name: {en: ISMIR, ko: ISMIR}
  aliases: [이스미르]
icassp:
  name: {en: ICASSP, ko: ICASSP}
""",
    "digests/tags.yml": """\
cnn:
  name: {en: Convolutional neural network, ko: 합성곱 신경망}
  aliases: [convnet, 컨브넷]
  broader: [deep-learning]
deep-learning:
  name: {en: Deep learning, ko: 딥러닝}
""",
    "digests/people.yml": """\
minji-kim:
  name: {en: Minji Kim, ko: 김민지}
""",
    "digests/ismir/2015/edition.yml": "title: {en: ISMIR 2015, ko: ISMIR 2015}\norder: [other]\n",
    "digests/ismir/2015/other.yml": """\
arxiv: 1601.00001
paper: {title: Another paper, authors: [Ann Other], doi: 10.1000/Other}
read: full
tags: [cnn]
summary: {ko: 다른 논문이다., en: Another paper.}
""",
    "digests/ismir/2015/draft.yml": "paper: {title: A draft}\nread: not-yet\ndraft: true\n",
    ENTRY: HEAD,
}
"""A project with nothing wrong."""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c6360"
    "00000002000148afa4710000000049454e44ae426082"
)
"""A picture of one pixel."""


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under ``root``."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def problems(root: Path) -> list[Problem]:
    """Return what ``digest check`` finds wrong with a project."""
    return [*check.read(options.read(root)).problems]
