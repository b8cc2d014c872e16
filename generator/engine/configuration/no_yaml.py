"""What is wrong with mkdocs.yml where it is no YAML, told as of entries: the engine tells it in English."""

from pathlib import Path

from generator.entries.document import Document
from generator.entries.yaml import source, trials
from generator.entries.yaml.source import SourceFile
from generator.problems import report
from generator.problems.messages import is_error
from generator.support.languages import Lang

_ALLOWED = frozenset(
    (
        "duplicate-key file-too-large line-ends reordering-character too-deep too-many-values "
        "yaml-alias yaml-anchor yaml-merge yaml-tag"
    ).split()
)
"""What the engine takes, though entries may not have it."""


def told(file: Path, lang: Lang) -> str:
    """Return what is wrong with the YAML of a file; nothing where that is something else."""
    try:
        raw = file.read_bytes()
    except OSError:
        return ""
    found = trials.mended(source.read(file.name, raw), _document).problems
    wrong = (one.left_to_people() for one in found if is_error(one) and one.code not in _ALLOWED)
    return report.as_text(wrong, lang)


def _document(typed: SourceFile) -> Document:
    return Document(typed, typed.root, {}, typed.wrong)
