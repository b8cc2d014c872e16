"""What an import did, in a line a file and a line in all, in English and Korean."""

from collections.abc import Iterator

from generator.entries.problem import Lang
from generator.metadata.merging import Mark, Plan

_ADDED: dict[Lang, str] = {"en": "added", "ko": "추가"}
_KNOWN: dict[Lang, str] = {"en": "there already, known by its {mark}", "ko": "이미 있음({mark} 일치)"}
_MARKS: dict[Lang, dict[Mark, str]] = {
    "en": {"arXiv": "arXiv id", "DOI": "DOI", "title": "title"},
    "ko": {"arXiv": "arXiv 번호", "DOI": "DOI", "title": "제목"},
}
_SUMMARY: dict[Lang, str] = {
    "en": "{papers}: {added:,} added, {known:,} there already, {left:,} left out.",
    "ko": "{papers}: 추가 {added:,}편, 이미 있음 {known:,}편, 제외 {left:,}편",
}


def lines(plan: Plan, lang: Lang) -> Iterator[str]:
    """Yield what becomes of each file."""
    for file, mark in plan.known.items():
        yield f"{file}: {_KNOWN[lang].format(mark=_MARKS[lang][mark])}"
    for file in (*plan.beside, *plan.entries):
        yield f"{file}: {_ADDED[lang]}"


def summary(plan: Plan, lang: Lang) -> str:
    """Return how many papers were added, known and left out."""
    added, known, left = len(plan.entries), len(plan.known), plan.left_out
    number = added + known + left
    papers = f"논문 {number:,}편" if lang == "ko" else f"{number:,} paper{'s' * (number != 1)}"
    return _SUMMARY[lang].format(papers=papers, added=added, known=known, left=left)
