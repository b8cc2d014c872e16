"""What an import did, in a line a file and a line in all, in English and Korean."""

from collections.abc import Iterator

from generator.metadata.proceedings.merging import Mark, Merge
from generator.support.languages import Lang

_ADDED: dict[Lang, str] = {"en": "added", "ko": "추가"}
_WOULD_BE_ADDED: dict[Lang, str] = {"en": "would be added", "ko": "추가 예정"}
_KNOWN: dict[Lang, str] = {"en": "there already, known by its {mark}", "ko": "이미 있음({mark} 일치)"}
_MARKS: dict[Lang, dict[Mark, str]] = {
    "en": {"arXiv": "arXiv id", "DOI": "DOI", "title": "title"},
    "ko": {"arXiv": "arXiv 번호", "DOI": "DOI", "title": "제목"},
}
_SUMMARY: dict[Lang, str] = {
    "en": "{papers}: {added:,} {verb}, {known:,} there already, {left:,} left out.",
    "ko": "{papers}: {verb} {added:,}편, 이미 있음 {known:,}편, 제외 {left:,}편",
}


def lines(plan: Merge, lang: Lang, *, dry: bool = False) -> Iterator[str]:
    """Yield what becomes of each file, or would if the run were not ``dry``."""
    for file, mark in plan.known.items():
        yield f"{file}: {_KNOWN[lang].format(mark=_MARKS[lang][mark])}"
    for file in (*plan.beside, *plan.entries):
        yield f"{file}: {(_WOULD_BE_ADDED if dry else _ADDED)[lang]}"


def summary(plan: Merge, lang: Lang, *, dry: bool = False) -> str:
    """Return how many papers were or would be added, are known and left out."""
    added, known, left = len(plan.entries), len(plan.known), plan.left_out
    number = added + known + left
    papers = f"논문 {number:,}편" if lang == "ko" else f"{number:,} paper{'s' * (number != 1)}"
    verb = (_WOULD_BE_ADDED if dry else _ADDED)[lang]
    return _SUMMARY[lang].format(papers=papers, verb=verb, added=added, known=known, left=left)
