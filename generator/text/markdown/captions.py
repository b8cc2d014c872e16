"""The words that rendering adds to a text, in both languages."""

import re

from generator.support.languages import Lang

NOTES: dict[str, dict[Lang, str]] = {
    "note": {"ko": "참고", "en": "Note"},
    "abstract": {"ko": "요약", "en": "Abstract"},
    "info": {"ko": "정보", "en": "Info"},
    "tip": {"ko": "도움말", "en": "Tip"},
    "success": {"ko": "성공", "en": "Success"},
    "question": {"ko": "질문", "en": "Question"},
    "warning": {"ko": "주의", "en": "Warning"},
    "failure": {"ko": "실패", "en": "Failure"},
    "danger": {"ko": "위험", "en": "Danger"},
    "bug": {"ko": "버그", "en": "Bug"},
    "example": {"ko": "예시", "en": "Example"},
    "quote": {"ko": "인용", "en": "Quote"},
    "answer": {"ko": "답", "en": "Answer"},
}
"""The kinds of admonition that are styled, and what stands over one without a title."""

UNTITLED = re.compile(rf"^(?P<begin>[ ]*(?:!!!|\?\?\?\+?) (?P<kind>{'|'.join(NOTES)}))[ ]*$", re.MULTILINE)
"""The first line of one without a title, for engines that would call it by its kind in English."""

NUMBERED: dict[str, dict[Lang, str]] = {
    "fig": {"ko": "그림 {}", "en": "Figure {}"},
    "tab": {"ko": "표 {}", "en": "Table {}"},
    "eq": {"ko": "식 ({})", "en": "Equation ({})"},
    "slide": {"ko": "슬라이드 {}", "en": "Slide {}"},
}
"""How a text refers to what it numbers, by how labels of that kind begin."""

DONE: dict[Lang, str] = {"ko": "완료", "en": "Done"}
TO_DO: dict[Lang, str] = {"ko": "할 일", "en": "To do"}
TABLE: dict[Lang, str] = {"ko": "표", "en": "Table"}
FORMULA: dict[Lang, str] = {"ko": "수식", "en": "Formula"}
FOOTNOTES: dict[Lang, str] = {"ko": "각주", "en": "Footnotes"}
FOOTNOTE: dict[Lang, str] = {"ko": "각주 {}", "en": "Footnote {}"}
BACK: dict[Lang, str] = {"ko": "본문의 각주 {} 자리로", "en": "Back to reference {} in the text"}
OUTPUT: dict[Lang, str] = {"ko": "출력", "en": "Output"}


def titled(box: re.Match[str], lang: Lang) -> str:
    """Return the first line of an admonition with what stands over it.

    >>> titled(UNTITLED.match("??? answer"), "ko")
    '??? answer "답"'
    """
    return f'{box["begin"]} "{NOTES[box["kind"]][lang]}"'
