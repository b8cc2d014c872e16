"""What is said of a run of requests: why papers are missing, and what changed of those known before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.metadata.fetching import Fetched, Missing, Question, Result
from generator.metadata.readable import readable, readable_record
from generator.metadata.store import StoredRecord, StoredVersion
from generator.problems.messages import sentence, shown
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang

_UNCOMPARED = frozenset({"source", "fetched"})
"""What says nothing about the paper."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run brought."""

    lines: tuple[str, ...]
    """What changed, and why what is missing did not come."""
    fetched: int
    """How many papers came."""
    missing: int
    """How many did not."""


def report(results: Iterable[Result], lang: Lang) -> Report:
    """Read results to their end; of papers that came, only what changed is kept."""
    fetched: set[str] = set()
    missing: set[str] = set()
    changed: list[str] = []
    reasons: list[str] = []
    for result in results:
        if isinstance(result, Missing):
            missing.add(result.question.paper)
            reasons.append(reason(result, lang))
        else:
            fetched.add(result.question.paper)
            changed += _changes(result)
    return Report((*changed, *reasons), len(fetched), len(missing))


def offline(questions: Iterable[Question]) -> Iterator[Missing]:
    """Yield what is missing where nobody may be asked."""
    for item in questions:
        yield Missing(item, item.mistake("fetch-offline"))


def reason(missing: Missing, lang: Lang) -> str:
    """Return a line that says which file asked for what, why it did not come and what to do."""
    mistake = missing.mistake
    text = sentence(Problem(Place(mistake.file), mistake.code, mistake.values), lang)
    return f"{shown(mistake.file)}: {text}" if mistake.file else text


def _changes(fetched: Fetched) -> Iterator[str]:
    """Yield a line for every field that is another than before; none where nothing was stored before."""
    old = _fields(fetched.before) if fetched.before else {}
    for field, value in _fields(fetched.answer).items() if old else ():
        if value != old[field]:
            yield f"{fetched.question.name} {field}: {shown(old[field] or '–')} → {shown(value or '–')}"


def _fields(held: StoredVersion | StoredRecord) -> dict[str, str]:
    read = readable_record(held) if isinstance(held, StoredRecord) else readable(held)
    values = read.model_dump(exclude=set(_UNCOMPARED))
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return " / ".join(filter(None, value.values()))
    return "" if value is None else str(value)
