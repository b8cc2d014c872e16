"""What words stand for in the format: Korean ones, and English ones that other formats have."""

import unicodedata
from collections.abc import Collection, Mapping

from generator.text.names.korean_layout import as_latin
from generator.text.names.nearest import Suggestions

VALUES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("전문", "전문읽음", "전체"), ("full",)),
    **dict.fromkeys(("일부", "일부만", "일부만읽음"), ("partial",)),
    **dict.fromkeys(("초록", "초록만", "초록만읽음"), ("abstract",)),
    **dict.fromkeys(("포스터", "포스터만봄"), ("poster",)),
    **dict.fromkeys(("발표", "발표만들음"), ("talk",)),
    **dict.fromkeys(("데모", "데모만봄"), ("demo",)),
    **dict.fromkeys(("아직", "안읽음", "아직읽기전"), ("not-yet",)),
    **dict.fromkeys(("읽은범위미상", "읽은범위밝히지않음"), ("unstated",)),
    "필독": ("must-read",),
    **dict.fromkeys(("흥미로움", "흥미로운", "재미있음", "재밌음"), ("interesting",)),
    "아쉬움있음": ("mixed",),
    "의문이남음": ("unconvinced",),
    "저자": ("author",),
    **dict.fromkeys(("대조", "비교"), ("contrast",)),
    "확장": ("extends",),
    "참고": ("see-also",),
    "논문": ("paper",),
    "슬라이드": ("slide",),
}
"""Words of Korean pages, without spaces, as the values that they stand for."""

KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("한국어", "한글", "국문", "국어", "내용", "본문", "kr", "kor", "korean"), ("ko",)),
    **dict.fromkeys(("영어", "영문"), ("en",)),
    **dict.fromkeys(
        ("저자", "지은이", "글쓴이", "작성자", "리뷰어", "author", "reviewer"), ("authors", "by")
    ),
    **dict.fromkeys(("날짜", "일자", "기간", "date"), ("date", "dates", "published")),
    **dict.fromkeys(("연도", "발표일", "year"), ("published", "dates")),
    **dict.fromkeys(("노트", "메모", "리뷰", "감상", "review", "reviews", "comments"), ("notes", "note")),
    **dict.fromkeys(("설명", "소개"), ("caption", "about", "intro")),
    **dict.fromkeys(("그림", "사진"), ("figures", "file")),
    **dict.fromkeys(("주소", "홈페이지", "링크", "website", "homepage"), ("url", "links", "page")),
    **dict.fromkeys(("태그", "키워드", "keywords", "topics"), ("tags",)),
    **dict.fromkeys(("코드", "github", "repo", "repository"), ("code",)),
    **dict.fromkeys(("요약", "한줄요약", "tldr"), ("summary",)),
    **dict.fromkeys(("영상", "youtube"), ("video",)),
    **dict.fromkeys(("읽음", "읽은범위"), ("read",)),
    "논문": ("paper",),
    "제목": ("title",),
    "초록": ("abstract",),
    "소속": ("affiliation",),
    "쪽": ("pages",),
    "상": ("award",),
    "평가": ("verdict",),
    "질문": ("asks",),
    "관련": ("related",),
    "관련논문": ("related",),
    "출처": ("source", "from"),
    "파일": ("file",),
    "대체텍스트": ("alt",),
    "이름": ("name",),
    "별칭": ("aliases",),
    "장소": ("place",),
    "순서": ("order",),
    "데이터": ("data",),
    "슬라이드": ("slides",),
    "포스터": ("poster",),
}
"""Words as the keys that they stand for, of which a mapping has at most one."""


TEXTS = frozenset("text note body content comment review 글 내용 본문".split())
"""What people call a text that stands at the key of its language."""


def nearest(
    typed: str, known: Collection[str], words: Mapping[str, tuple[str, ...]], suggestions: Suggestions
) -> str:
    """Return what a word means, else the known ones that it is spelt like, separated by commas."""
    return _meant(typed, known, words) or suggestions.nearest(typed, known)


def _meant(typed: str, known: Collection[str], words: Mapping[str, tuple[str, ...]]) -> str:
    """Return what a Korean word, wide letters or the keys of the Korean layout mean; empty for anything else.

    >>> [_meant(typed, ["title", "tags"], KEYS) for typed in ("제목", "ｔａｇｓ", "ㅅㅁㅎㄴ")]
    ['title', 'tags', 'tags']
    """
    plain = unicodedata.normalize("NFKC", "".join(typed.split()))
    by_keys = as_latin(typed)
    return next((each for each in (*words.get(plain, ()), plain, by_keys) if each in known), "")
