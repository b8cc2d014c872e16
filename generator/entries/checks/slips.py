"""Slips that show in a text by itself: left to fill in, in the other language, marked up where nothing is.

A text's language is that of its running words: formulas, code, addresses and what stands between quotes or
brackets may be in any.
"""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from generator.entries.format.entry import Author, Model, Note, Paper
from generator.entries.format.rules import BrokenRule
from generator.entries.format.shape import Path, is_plain, is_prose, keys
from generator.entries.write.writing import within
from generator.support.languages import LANGS, Lang
from generator.text import page_ranges
from generator.text.characters import HANGUL, beginning
from generator.text.placeholders import is_left
from generator.text.wikilinks import scan

_LOOKED_AT = 4000
"""How many characters of a text are looked at for its language."""

_MAX_KEYS = 5
"""How many times the other language's key is looked at in a text."""

_ASIDE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|\$\$?[^$]*\$\$?|\\\[.*?\\\]|\\\(.*?\\\)|\\begin\{(\w+\*?)\}.*?\\end\{\1\}"
    r"|^[ \t]*\|[^\n]*\|[ \t]*$|https?://\S+|\[\[[^\[\]\n]*\]\]|\]\([^()\s]*\)|<[^<>\n]*>"
    r"|“[^“”]*”|\"[^\"\n]*\"|‘[^‘’\n]*’|「[^「」]*」|『[^『』]*』|\([^()]*\)",
    re.DOTALL | re.MULTILINE,
)
"""What may be in another language than the text around it."""

_OTHERS: Mapping[Lang, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = {
    lang: (
        re.compile(rf"(?i)(?<![a-z]){other}"),
        re.compile(rf"(?im)^[ \t>*-]*(?P<key>{other}[ \t]*[:：=][ \t]*(?:[|>][-+0-9]*)?)[ \t]*$"),
        re.compile(rf"(?im)(?:^|(?<=[\s.,;/|·]))(?P<key>{other}[ \t]*[:：=])"),
    )
    for lang, other in zip(LANGS, reversed(LANGS), strict=True)
}
"""What most texts lack, then how the other's key stands in one: on a line of its own, and before words."""

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s*$")
_SMALL = frozenset(
    (
        "a an and are as at be but by can for from has have how in is it its not of on or that the their "
        "they this to under was we were what which with"
    ).split()
)
"""Words of which English sentences are made, and few names."""

_NAMING = frozenset((key,) for key in ("name", "full", "title", "place", "award"))
"""Keys of names, which are often the same in Korean."""

_SENTENCES = frozenset((key,) for key in ("summary", "asks", "intro", "outro", "unidentified"))
"""Keys of texts that are made of sentences."""

_MARKED_UP = re.compile(
    r"\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*|!?\[[^\[\]\n]+\]\([^()\s]+\)|`[^`\n]+`"
    r"|(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])"
    r"|(?<![\s\\])\\++(?=\s)|(?<!\\)\\++$|</?jats:[a-z-]+[^<>\n]*>|\\[a-z]+\{[^{}\n]*\}|\\n(?![a-z])"
    r"|\\[\"'`^~=.]\{?[a-z]|(?-i:\{[A-Z][\w-]*\})|^_[^\s_][^_\n]*_$"
    r"|</?(?:b|i|u|em|strong|sub|sup|del|mark|small|big|font|center|span|div|p|br|hr|img|a|code|tt|h[1-6])"
    r"(?:\s[^<>\n]*)?/?>|<s>[^<>\n]*</s>",
    re.IGNORECASE,
)
_AROUND_TITLE = re.compile(
    r"^(?:https?://\S+|arXiv:\S+)$|(?<!\s)\s+https?://\S+$|^(?:(?:title|제목)\s*[:：]|\[\d{4}\.\d{4,5}(?:v\d+)?\]|[(\[]PDF[)\]])\s+"
    r"|(?<!\s)\s+(?:[|–—-]\s+(?:IEEE (?:Conference|Journals?|Xplore).*|OpenReview|ScienceDirect"
    r"|Springer(?:Link)?|Semantic Scholar|Papers with Code|ResearchGate|ACM Digital Library|arXiv(?:\.org)?"
    r"|Zenodo|Request PDF|Proceedings of the .*)|\(?arXiv:\d{4}\.\d{4,5}(?:v\d+)?\)?|[(\[]PDF[)\]])$",
    re.IGNORECASE,
)
"""What archives and publishers put around a paper's title in that of their page."""

ABSTRACT_HEADING = re.compile(
    r"^\s*(?:(?:abstract|summary|(?:(?:국문|영문)\s*)?(?:초록|요약))(?:\s*(?:[:：.—–]+|-+\s)\s*|\s*\n\s*"
    r"|\s+(?=(?-i:This|We|In|The|An?|Our|It|For|To|With|While|There|These)\s))"
    r"|[\[<【](?:abstract|초록|요약)[\]>】]\s*"
    r"|(?:\[?no abstract (?:is )?|(?:abstract )?not )available\W*$)",
    re.IGNORECASE,
)
"""What abstracts are headed with, and what databases write where there is none."""

_MAX_BEGUN = 40
"""How many characters of an abstract a message shows at most."""

_QUOTES: Mapping[str, str] = {'"': '"', "”": "“"}
"""Quotes that close, and open, a text; single ones end words as well."""

_NAME_PAIRS: Mapping[str, str] = {**_QUOTES, **dict(zip("'’)]}>）", "'‘([{<（", strict=True))}
_JAMO = re.compile("[가-힣]{1,9}(?![ㅋㅎㅠㅜㅡ])[ㄱ-ㅎㅏ-ㅣ](?![ㄱ-ㅎㅏ-ㅣ])")
"""A letter left behind a syllable, which no laughter or weeping begins: ``요약이ㄷ``."""

_JAMO_OF_NAME = re.compile("[가-힣]{0,9}[ㄱ-ㅎㅏ-ㅣ][가-힣]{0,9}")
_REFERENCE = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_FORMULA = re.compile(r"\$\$?[^$]*\$\$?|\\\((?:(?!\\[()]).)*\\\)")


def of(model: type[Model], data: Mapping[str, Any], path: Path) -> Iterator[BrokenRule]:
    """Yield where a mapping's texts hold slips, from the mapping on, and what they are."""
    for key, annotation in keys(model).items():
        text = data.get(key)
        if isinstance(text, str) and is_prose(annotation):
            if unfinished := half_typed(text, is_name=model is Author):
                yield BrokenRule((key,), "jamo-alone", {"value": unfinished}, unfinished)
            yield from _of_plain(key, text, is_name=model is Author) if is_plain(annotation) else ()
    yield from _of_paper(data) if model is Paper else ()
    for lang in LANGS:
        if found := key_within(_text(data, lang), lang):
            yield BrokenRule((lang,), "language-within", {"value": found, "key": lang}, found)
    sentences = model is Note or path[-1:] in _SENTENCES
    if is_english(_text(data, "ko"), sentences=sentences) and path[-1:] not in _NAMING:
        swapped = is_korean(_text(data, "en"))
        yield BrokenRule(("ko",), "languages-swapped" if swapped else "english-under-ko")
    elif is_korean(_text(data, "en")):
        yield BrokenRule(("en",), "korean-under-en")


def _of_paper(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    title, pages, abstract = (_text(data, key).strip() for key in ("title", "pages", "abstract"))
    if (bare := _AROUND_TITLE.sub("", title)) != title:
        yield BrokenRule(("title",), "title-besides", {"value": title, "mended": within(bare)})
    if (turned := page_ranges.in_order(pages)) != pages:
        yield BrokenRule(("pages",), "pages-backwards", {"value": pages, "mended": within(turned)})
    headed = ABSTRACT_HEADING.match(abstract)
    if headed and (said := abstract[headed.end() :]):
        heading, line = headed[0].strip(), said.partition("\n")[0]
        values = {"value": heading, "begun": beginning(line, _MAX_BEGUN)}
        yield BrokenRule(("abstract",), "abstract-heading", values, heading)


def _of_plain(key: str, text: str, *, is_name: bool) -> Iterator[BrokenRule]:
    if found := marked_up(text):
        yield BrokenRule((key,), "markup-in-plain-text", {"value": found})
    if (paired := without_unpaired(said := text.strip(), is_name=is_name)) != said:
        mended = "" if "\n" in said else within(paired)
        yield BrokenRule((key,), "sign-unpaired", {"value": said, "mended": mended})


def _text(data: Mapping[str, Any], key: str) -> str:
    text = data.get(key)
    return text if isinstance(text, str) and not is_left(text) else ""


def key_within(text: str, lang: Lang) -> str:
    r"""Return the key of the other language that a text of one holds before that other's words.

    >>> key_within("요약이다. en:A summary.", "ko"), key_within("요약이다.\nen: |\nA summary.", "ko")
    ('en:', 'en: |')
    >>> key_within("A. ko:요약.", "en"), key_within("언어의 코드 en: 은 영어다.", "ko")
    ('ko:', '')
    """
    named, alone, before_words = _OTHERS[lang]
    if not named.search(text):
        return ""
    for line in alone.finditer(text):
        if text.count("```", 0, line.start()) % 2 == 0:
            return line["key"].strip()
    bare = _ASIDE.sub(lambda aside: " " * len(aside[0]), text[:_LOOKED_AT])
    for key in islice(before_words.finditer(bare), _MAX_KEYS):
        if _are_two(bare[: key.start()], bare[key.end() :], lang):
            return key["key"]
    return ""


def _are_two(before: str, after: str, lang: Lang) -> bool:
    """Tell whether a text of one language ends before another's begins: each is clear, or a sentence ends."""
    korean, english = (before, after) if lang == "ko" else (after, before)
    if is_korean(korean) and is_english(english):
        return True
    are_apart = HANGUL.search(korean) and _WORD.search(english) and not HANGUL.search(english)
    return bool(are_apart and _SENTENCE_END.search(before))


def half_typed(text: str, *, is_name: bool = False) -> str:
    """Return the first word that holds a syllable not typed to its end; empty where none does.

    >>> [half_typed(text) for text in ("짧은 요약이ㄷ.", "좋다ㅋㅋ", "받침 ㄹ과 ㄱ자", "‘요약이ㄷ’라고")]
    ['요약이ㄷ', '', '', '']
    """
    pattern = _JAMO_OF_NAME if is_name else _JAMO
    found = pattern.search(text) and pattern.search(_ASIDE.sub(" ", text[:_LOOKED_AT]))
    return found[0] if found else ""


def marked_up(text: str) -> str:
    """Return the first piece of Markdown, HTML or TeX in a text that shows it as typed; empty where none is.

    >>> marked_up("See **this**"), marked_up("a*b* of $x**2**y$ where a < b > c")
    ('**this**', '')
    """
    if not any(sign in text for sign in "[*<`&\\{_"):
        return ""
    bare = _FORMULA.sub(lambda formula: " " * len(formula[0]), text)
    links = (text[link.start : link.end] for link in scan(bare))
    markup = (match[0] for match in _MARKED_UP.finditer(bare))
    references = (match[0] for match in _REFERENCE.finditer(bare) if html.unescape(match[0]) != match[0])
    return next(links, "") or next(markup, "") or next(references, "")


def without_unpaired(text: str, *, is_name: bool = False) -> str:
    """Return a text without a quote, of a name a bracket as well, at one end that has no other within.

    >>> without_unpaired('A paper"'), without_unpaired("“A” paper”"), without_unpaired('Seven 12"')
    ('A paper', '“A” paper”', 'Seven 12"')
    >>> [without_unpaired(name, is_name=True) for name in ("Wei Dai>", "(Bo Li", "Bo Li’", "Ann (KU)")]
    ['Wei Dai', 'Bo Li', 'Bo Li', 'Ann (KU)']
    """
    pairs = _NAME_PAIRS if is_name else _QUOTES
    first, last = text[:1], text[-1:]
    if last in pairs and pairs[last] not in text[:-1] and text.count(last) == 1:
        return text if last == '"' and text[-2:-1].isdigit() else text[:-1].rstrip() or text
    closing = next((closed for closed, opened in pairs.items() if opened == first), None)
    is_alone = closing and closing not in text[1:] and text.count(first) == 1
    return text[1:].lstrip() or text if is_alone else text


def is_english(text: str, *, sentences: bool = False) -> bool:
    """Tell whether a text is English prose, rather than a name or term such as Korean takes over.

    Where ``sentences`` should stand, two English words say enough.

    >>> is_english("This is under the wrong key."), is_english("WaveNet"), is_english("Log-Mel Spectrogram")
    (True, False, False)
    """
    bare = _ASIDE.sub(" ", text[:_LOOKED_AT])
    words = _WORD.findall(bare)
    small = sum(word in _SMALL for word in words)
    hangul = len(HANGUL.findall(bare))
    if hangul:
        return small >= 5 and hangul * 20 < sum(map(len, words))
    lower = sum(word.islower() for word in words)
    is_sentence = lower >= 1 and (sentences or _SENTENCE_END.search(text) is not None)
    return len(words) >= 2 and (lower >= 3 or is_sentence)


def is_korean(text: str) -> bool:
    """Tell whether most letters of a text are Korean.

    >>> is_korean("요약이다."), is_korean("Keunwoo Choi (최근우)"), is_korean("한글 encodings of text")
    (True, False, False)
    """
    bare = _ASIDE.sub(" ", text[:_LOOKED_AT])
    hangul = len(HANGUL.findall(bare))
    return hangul >= 2 and 2 * hangul > sum(map(str.isalpha, bare))
