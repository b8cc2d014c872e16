"""What is said of a run of requests: why papers are missing, and what changed of those known before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.metadata.arxiv.updates import Fetched, Missing, Wanted
from generator.metadata.doi.record_updates import FetchedRecord, MissingRecord, WantedRecord
from generator.metadata.doi.registries import BOTH
from generator.metadata.readable import readable, readable_record
from generator.metadata.store import StoredRecord, StoredVersion
from generator.problems.messages import hint, message, shown
from generator.problems.problem import Mistake, Place, Problem
from generator.support.languages import Lang

Result: TypeAlias = Fetched | FetchedRecord | Missing | MissingRecord

_ASKING: dict[Lang, str] = {"en": "Asking {}", "ko": "{}에 묻는 중"}

_UNCOMPARED = frozenset({"source", "fetched"})
"""What says nothing about the paper."""


def asking(wanted: Iterable[Wanted | WantedRecord], lang: Lang) -> str:
    """Return what stands before the progress bar: who is asked."""
    servers = dict.fromkeys(map(_server, wanted))
    return _ASKING[lang].format(", ".join(servers))


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
        paper = paper_of(result.wanted)
        if isinstance(result, Missing | MissingRecord):
            missing.add(paper)
            reasons.append(reason(result, lang))
        else:
            fetched.add(paper)
            changed += _changes(result)
    return Report((*changed, *reasons), _summary(len(fetched), len(missing), lang), complete=not missing)


def offline(wanted: Iterable[Wanted | WantedRecord]) -> Iterator[Missing | MissingRecord]:
    """Yield what is missing where nobody may be asked."""
    for item in wanted:
        if isinstance(item, Wanted):
            yield Missing(item, _offline(item, str(item.ref)))
        else:
            yield MissingRecord(item, _offline(item, item.doi))


def _offline(item: Wanted | WantedRecord, value: str) -> Mistake:
    return Mistake.of(item.file, (), "fetch-offline", value=value, server=_server(item))


def _server(wanted: Wanted | WantedRecord) -> str:
    return "arXiv" if isinstance(wanted, Wanted) else BOTH


def paper_of(wanted: Wanted | WantedRecord) -> str:
    """Return what is the same for all that is wanted of one paper."""
    return wanted.ref.id if isinstance(wanted, Wanted) else wanted.arxiv or wanted.doi.casefold()


def reason(missing: Missing | MissingRecord, lang: Lang) -> str:
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


def _changes(fetched: Fetched | FetchedRecord) -> Iterator[str]:
    """Yield a line for every field that is another than before; none where nothing was stored before."""
    name, before, now = _before_and_now(fetched)
    if before is None:
        return
    old = _fields(before)
    for field, value in _fields(now).items():
        if value != old[field]:
            yield f"{name} {field}: {shown(old[field] or '–')} → {shown(value or '–')}"


def _before_and_now(
    fetched: Fetched | FetchedRecord,
) -> tuple[str, StoredVersion | StoredRecord | None, StoredVersion | StoredRecord]:
    """Return what somebody asked about, what was known of it, and what is known now."""
    if isinstance(fetched, FetchedRecord):
        return fetched.wanted.doi, fetched.before, fetched.record
    ref, before = fetched.wanted.ref, fetched.before
    known = before is not None and (ref.version is None or ref.version in before.pinned)
    return (
        str(ref),
        before.version(ref.version) if before and known else None,
        fetched.paper.version(ref.version),
    )


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
