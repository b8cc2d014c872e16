"""Which part of a post is about which paper, and what stands before, between and after those."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Literal, TypeAlias

from generator.metadata.posts.post import Part
from generator.text.names.folding import folded_title

SURE = 88
"""How alike the words of a line and of a title are at least, of 100, for one to name the other."""

LEAD = 5
"""By how much that exceeds the next title."""

_LIKE_A_PAPER = 70
"""From how alike on a line that looks as those of papers probably names one."""

_CANDIDATES = 3
"""How many titles are told of a line that names none surely."""

_SHORTEST = 0.5
"""How many letters a line has at least, by those of the title; what is shorter names a subject."""

_LONGEST = 1.8
"""How many it has at most where nothing marks it; what is longer is a sentence."""

_SUBTITLE = re.compile(r":\s|\s[-–—]\s|[?!]\s")
"""What ends the part of a title by which people know a paper."""

_FOOTNOTE = re.compile(r"(?m)^\[\^(?P<name>[^\]\s]{1,50})\]:.*(?:\n[ \t]+\S.*)*\n*")
"""A footnote, apart from where it is referred to."""

_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]{1,50})\]")

_MAX_LINE = 400
"""How many characters a line has at most that names a paper."""

_LIST = 3
"""How many titles in a row with nothing said about them are a list: contents, or references."""

Kind: TypeAlias = Literal["intro", "paper", "unsure", "between", "outro"]

_REFERENCES = re.compile(r"(?:references?|bibliography|참고 ?(?:문헌|자료))\W*", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:글을 |이상으로 |이만 )?"
    r"(?:마치며|맺으며|끝내며|맺음말|마무리|끝으로|이상으로|나가며|후기|총평|정리하며)"
    r"|(?:(?:in )?closing|wrap(?:ping)? up|that(?:['’]?s| is) (?:all|it)|to sum up|epilogue|afterword"
    r"|see you (?:next|in|at))\b",
    re.IGNORECASE,
)
"""How people begin to end."""

_GENERAL = re.compile(
    r"(?:들어가며|들어가는 말|시작하며|서론|소개|개요|목차|요약|결론|인사|\d+일 ?차.*"
    r"|introduction|overview|contents|summary|conclusions?|prologue|preface|day \d.*|keynotes?|posters?"
    r"|oral.*|session.*|tutorials?|workshops?)\W*",
    re.IGNORECASE,
)
"""Headings under which nobody writes about one paper."""

_NUMBERED = re.compile(r"[\W_]*\d{1,3}[.)]\s")
"""How a line begins that counts the papers, be it a heading or bold."""

_SET_OFF = re.compile(r"\s+[-–—/|]\s+|\s*[(\[]")
"""What sets names or remarks off from a title."""

_RULE = re.compile(r"(?m)(?<=\n\n)^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$(?=\n\n)")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a post."""

    kind: Kind
    line: str = ""
    """The line that names the paper, as it stands in the post."""
    title: str = ""
    """Its words."""
    text: str = ""
    """What is said, as Markdown."""
    paper: int | None = None
    """Which of the titles it is about; None where they hold none, or none surely."""
    likeliest: tuple[tuple[str, int], ...] = ()
    """The titles that come next to it, where that is not sure, and how near of 100."""
    links: tuple[str, ...] = ()
    """Where the line leads."""
    at: int = 1
    """The line of the file that it begins in."""


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a line may name."""

    paper: int | None
    ranked: tuple[tuple[int, int], ...] = ()
    """Titles by number, the likeliest first, and how near each is."""
    is_long: bool = False
    """Whether the line says enough to be a title, rather than a subject."""

    @property
    def best(self) -> int:
        return self.ranked[0][1] if self.ranked else 0


def matched(parts: Sequence[Part], titles: Sequence[str], *, assumed: bool = False) -> tuple[Section, ...]:
    """Divide a post into sections, in its order.

    A part is about the paper whose title its line names surely. With ``assumed``, where there is no list of a
    year's papers, all lines that look alike as titles do name papers, which ``titles`` need not hold.
    """
    cut = [each for part in parts for each in _split(part, titles)]
    guesses = [*map(_Guesser(titles).of, cut)]
    end = next((i for i, part in enumerate(cut) if _REFERENCES.fullmatch(part.title)), len(cut))
    papers = _one_part_per_paper(
        cut, {i: guess.paper for i, guess in enumerate(guesses[:end]) if guess.paper is not None}
    )
    supposed = _supposed(cut[:end]) if assumed else ()
    papers |= {i: None for i in supposed if i not in papers}
    style = Counter(cut[i].style for i in papers).most_common(1)[0][0] if papers else ("", 0)
    last = max(papers, default=0)
    sections = [Section("intro")]
    for i, (part, guess) in enumerate(zip(cut, guesses, strict=True)):
        is_like = i < end and not supposed and part.style == style and _may_name_a_paper(part, guess)
        near = () if papers.get(i) is not None else tuple((titles[n], score) for n, score in guess.ranked)
        if i in papers or is_like:
            kind: Kind = "paper" if i in papers else "unsure"
            text, links = dedent(part.text.strip("\n")), tuple(part.links)  # which a list had indented
            sections.append(Section(kind, part.line, part.title, text, papers.get(i), near, links, part.at))
        elif sections[-1].line and (
            _ends(part, style) or i == end or (i > last and _CLOSING.match(part.title))
        ):
            sections.append(Section("between", text=part.full_text))
        else:
            text = "\n\n".join(filter(None, (sections[-1].text, part.full_text)))
            sections[-1] = replace(sections[-1], text=text)
    return _closed(_with_footnotes([section for section in sections if section.line or section.text.strip()]))


def _split(part: Part, titles: Sequence[str]) -> Iterable[Part]:
    """Part a paragraph that begins with a title from what it goes on to say."""
    if part.style == ("plain", 0) and len(part.title) > 40:
        for title in titles:
            words = _WORDS.findall(title)
            if len(words) < 4 or not part.title.casefold().startswith(words[0].casefold()):
                continue
            begun = re.match(
                r"\W*" + r"\W+".join(map(re.escape, words)) + r"\b[\"”’'*_]*", part.line, re.IGNORECASE
            )
            rest = part.line[begun.end() :].strip() if begun else ""
            if begun and len(rest) > len(title):
                text = "\n".join(filter(None, (rest.lstrip(":.,-–— "), part.text)))
                return (replace(part, line=begun[0], title=begun[0], text=text),)
    return (part,)


class _Guesser:
    def __init__(self, titles: Sequence[str]) -> None:
        from rapidfuzz import utils  # noqa: PLC0415 # an extra, which only this needs

        self._titles = [utils.default_process(title) for title in titles]
        self._lengths = [max(1, len(folded_title(title))) for title in titles]
        self._same: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, list[int]] = defaultdict(list)
        for number, title in enumerate(titles):
            self._same[folded_title(title)].append(number)
            self._short[folded_title(_SUBTITLE.split(title, maxsplit=1)[0])].append(number)

    def of(self, part: Part) -> _Guess:
        letters = len(folded_title(part.title[:_MAX_LINE]))
        is_plain = part.style[0] in {"plain", "bullet"}
        if not self._titles or not letters or len(part.title) > _MAX_LINE:
            return _Guess(None)
        if is_plain and letters < _SHORTEST * min(self._lengths):
            return _Guess(None)
        before = _SET_OFF.split(part.title, maxsplit=1)[0]
        wordings = [wording for wording in dict.fromkeys((part.title, before)) if folded_title(wording)]
        ranked, shortest = max(
            ((self._ranked(wording), len(folded_title(wording))) for wording in wordings),
            key=lambda found: (found[0][0][1] >= SURE, found[1]),
        )
        known = (self._same,) if is_plain else (self._same, self._short)
        alike = (named.get(folded_title(wording)) for named in known for wording in wordings)
        same = next(filter(None, alike), [])
        if len(same) == 1:
            return _Guess(same[0], ranked, is_long=True)
        (first, score), *others = ranked
        lead = score - (others[0][1] if others else 0)
        title = self._lengths[first]
        is_long = shortest >= _SHORTEST * title
        fits = is_long and (letters <= _LONGEST * title or not is_plain)
        return _Guess(first if score >= SURE and lead >= LEAD and fits else None, ranked, is_long)

    def _ranked(self, wording: str) -> tuple[tuple[int, int], ...]:
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 # as above

        query = utils.default_process(wording)
        found = process.extract(query, self._titles, scorer=fuzz.token_set_ratio, limit=_CANDIDATES)
        return tuple((number, round(score)) for _, score, number in found)


def _one_part_per_paper(parts: Sequence[Part], papers: Mapping[int, int]) -> dict[int, int | None]:
    """Keep one part a paper: titles in a list, as contents and references have them, are only mentions."""
    listed: set[int] = set()
    run: list[int] = []
    for i in (*sorted(papers), -1):
        if run and (i < 0 or not _goes_on(parts, papers, run, i)):
            listed |= {*run} if len(run) >= _LIST else set()
            run = []
        run.append(i)
    ranks = {"number": 0, "heading": 0, "bold": 1, "bullet": 2, "plain": 2}
    places: dict[int, list[int]] = defaultdict(list)
    for i, paper in papers.items():
        places[paper].append(i)
    best = {
        min(found, key=lambda i: (i in listed, ranks[parts[i].style[0]], i)): paper
        for paper, found in places.items()
    }
    return {i: best[i] for i in sorted(best)}


def _goes_on(parts: Sequence[Part], papers: Mapping[int, int], run: Sequence[int], i: int) -> bool:
    """Tell whether a list of titles goes on: nothing is said in between, and none comes again."""
    is_next = i == run[-1] + 1 and not parts[run[-1]].text.strip() and parts[i].style == parts[run[-1]].style
    return is_next and papers[i] not in {papers[each] for each in run}


def _supposed(parts: Sequence[Part]) -> tuple[int, ...]:
    """Return the parts whose lines look as titles of papers do, where nothing says which there are."""
    styles: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, part in enumerate(parts):
        if part.style[0] in {"number", "heading", "bold"} and _is_a_title(part.title):
            styles[part.style].append(i)
    order = sorted(styles, key=lambda style: (style != ("number", 0), -len(styles[style])))
    return tuple(next((styles[style] for style in order if len(styles[style]) > 1), ()))


def _is_a_title(title: str) -> bool:
    return len(_WORDS.findall(title)) > 1 and not _GENERAL.fullmatch(title) and not _CLOSING.match(title)


def _ends(part: Part, style: tuple[str, int]) -> bool:
    """Tell whether a heading stands above those of papers, or beside them."""
    return bool(part.heading) and (style[0] != "heading" or part.heading <= style[1])


def _may_name_a_paper(part: Part, guess: _Guess) -> bool:
    if part.style == ("number", 0) or (_NUMBERED.match(part.line) and _is_a_title(part.title)):
        return True
    is_likely = guess.is_long and guess.best >= _LIKE_A_PAPER
    return part.style[0] != "plain" and is_likely and _is_a_title(part.title)


def _with_footnotes(sections: Sequence[Section]) -> list[Section]:
    """Return sections with their footnotes, which posts have at their end."""
    pieces = [[_FOOTNOTE.sub("", section.text).rstrip("\n")] for section in sections]
    users: dict[str, list[int]] = defaultdict(list)
    for at, (text,) in enumerate(pieces):
        for name in dict.fromkeys(_FOOTNOTE_MARK.findall(text)):
            users[name].append(at)
    for at, section in enumerate(sections):
        for footnote in _FOOTNOTE.finditer(section.text):
            known = users[footnote["name"]]
            pieces[at if at in known or not known else known[0]].append(footnote[0].strip())
    return [
        replace(section, text="\n\n".join(filter(None, held)))
        for section, held in zip(sections, pieces, strict=True)
    ]


def _closed(sections: list[Section]) -> tuple[Section, ...]:
    """Return sections of which what follows the last paper is the closing, be it after a rule alone."""
    named = [i for i, section in enumerate(sections) if section.kind in {"paper", "unsure"}]
    if not named:
        return tuple(sections)
    last = named[-1]
    text = sections[last].text
    is_ruled = any(_RULE.search(sections[i].text) for i in named[:-1])
    rules = [] if is_ruled else [*_RULE.finditer(text)]
    rest = [section.text for section in sections[last + 1 :]]
    if rules:
        rest = [text[rules[-1].end() :].strip("\n"), *rest]
        sections[last] = replace(sections[last], text=text[: rules[-1].start()].rstrip())
    outro = "\n\n".join(each for each in rest if each.strip())
    return (*sections[: last + 1], *([Section("outro", text=outro)] if outro else []))
