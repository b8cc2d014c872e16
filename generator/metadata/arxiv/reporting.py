"""What is said of a run of requests: why papers are missing, and what changed of those known before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.metadata.arxiv.updates import Fetched, Missing, Result, Wanted
from generator.metadata.readable import readable
from generator.metadata.store import StoredVersion
from generator.problems.messages import hint, message, shown
from generator.problems.problem import Mistake, Place, Problem
from generator.support.languages import Lang

ASKING: dict[Lang, str] = {"en": "Asking arXiv", "ko": "arXiv에 묻는 중"}
"""What stands before the progress bar."""

_UNCOMPARED = frozenset({"source", "fetched"})
"""What says nothing about the paper."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run brought."""

    lines: tuple[str, ...]
    """What changed, and why what is missing did not come."""
    summary: str
    complete: bool
    """Whether everything came."""


def report(results: Iterable[Result], lang: Lang) -> Report:
    """Read results to their end; of papers that came, only what changed is kept."""
    fetched: set[str] = set()
    missing: set[str] = set()
    changed: list[str] = []
    reasons: list[str] = []
    for result in results:
        paper = result.wanted.ref.id
        if isinstance(result, Missing):
            missing.add(paper)
            reasons.append(reason(result, lang))
        else:
            fetched.add(paper)
            changed += _changes(result)
    return Report((*changed, *reasons), _summary(len(fetched), len(missing), lang), complete=not missing)


def offline(wanted: Iterable[Wanted]) -> Iterator[Missing]:
    """Yield what is missing where nobody may be asked."""
    for item in wanted:
        yield Missing(item, Mistake.of(item.file, (), "fetch-offline", value=item.ref))


def reason(missing: Missing, lang: Lang) -> str:
    """Return a line that says which file asked for what, why it did not come and what to do."""
    mistake = missing.mistake
    problem = Problem(Place(mistake.file), mistake.code, mistake.values)
    text = f"{message(problem, lang)} {hint(problem, lang)}"
    return f"{shown(mistake.file)}: {text}" if mistake.file else text


def nothing_to_ask(stored: int, lang: Lang) -> str:
    """Say that everything is there already."""
    if lang == "ko":
        return f"논문 {stored}편의 정보가 모두 저장되어 있습니다."
    return f"Nothing to ask: what is known of {stored} paper{'s' * (stored != 1)} is stored."


def _summary(fetched: int, missing: int, lang: Lang) -> str:
    if lang == "ko":
        lacking = f" {missing}편은 받지 못했습니다." if missing else ""
        return f"논문 {fetched}편의 정보를 받았습니다.{lacking}"
    lacking = f", {missing} {'is' if missing == 1 else 'are'} missing" if missing else ""
    return f"{fetched} paper{'s' * (fetched != 1)} came{lacking}."


def _changes(fetched: Fetched) -> Iterator[str]:
    """Yield a line for every field that is another than before; none where nothing was stored before."""
    ref = fetched.wanted.ref
    before = fetched.before
    if before is None or (ref.version is not None and ref.version not in before.pinned):
        return
    old, new = _fields(before.version(ref.version)), _fields(fetched.paper.version(ref.version))
    for name, value in new.items():
        if value != old[name]:
            yield f"{ref} {name}: {shown(old[name] or '–')} → {shown(value or '–')}"


def _fields(version: StoredVersion) -> dict[str, str]:
    values = readable(version).model_dump(exclude=set(_UNCOMPARED))
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return " / ".join(filter(None, value.values()))
    return "" if value is None else str(value)
