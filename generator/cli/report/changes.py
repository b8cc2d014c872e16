"""What a branch changes of what people wrote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.cli.report.changed_fields import FieldChange, changed
from generator.cli.report.sides import Kind, Renamed, Side, under_new_names
from generator.entries.format.entry import Entry, Model

State: TypeAlias = Literal["added", "edited", "renamed", "removed", "unreadable"]

STATES: tuple[State, ...] = ("added", "edited", "renamed", "removed", "unreadable")

KINDS: tuple[Kind, ...] = ("entries", "tags", "people", "venues", "editions")


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new, gone, or says something else."""

    kind: Kind
    id: str
    """As it is now; of what is gone, as it was."""
    file: str
    """POSIX path relative to the root, likewise."""
    state: State
    item: Model
    """What it says now; of what is gone, what it said."""
    fields: tuple[FieldChange, ...] = ()
    """What it says differently than before, renamed ids aside."""
    pictures: tuple[str, ...] = ()
    """The names of pictures that are others than before."""
    former: tuple[str, ...] = ()
    """The ids that it had, where it was renamed or took others in."""
    is_forgotten: bool = False
    """Whether nothing says so in ``formerly``, so that its old address leads nowhere."""


def changes(before: Side, after: Side, names: Mapping[Kind, Renamed]) -> tuple[Change, ...]:
    """Return what differs, kind by kind: what is there now by id, then what is gone."""
    return tuple(change for kind in KINDS for change in _of_kind(kind, before, after, names))


def _of_kind(kind: Kind, before: Side, after: Side, names: Mapping[Kind, Renamed]) -> Iterator[Change]:
    old, new = before.items(kind), after.items(kind)
    former: dict[str, list[str]] = defaultdict(list)
    for then, now in sorted(names[kind].items()):
        former[now].append(then)
    for item_id, item in new.items():
        known = next((known for known in (item_id, *former[item_id]) if known in old), None)
        file = after.file(kind, item_id)
        if known is None:
            yield Change(kind, item_id, file, "added", item)
            continue
        said = old[known]
        if isinstance(said, Entry):
            said = under_new_names(said, names)
        fields = tuple(
            field for field in changed(said, item) if field.name != "formerly" or not former[item_id]
        )
        pictures = _other_pictures(before, after, known, item_id) if kind == "entries" else ()
        state: State = "renamed" if former[item_id] else "edited"
        if fields or pictures or former[item_id]:
            forgotten = kind == "entries" and not _is_remembered(item_id, former[item_id], item, names)
            yield Change(
                kind, item_id, file, state, item, fields, pictures, tuple(former[item_id]), forgotten
            )
    for item_id in sorted(old.keys() - new.keys() - names[kind].keys()):
        file = before.file(kind, item_id)
        yield Change(kind, item_id, file, _lost(kind, file, after), old[item_id])


def _lost(kind: Kind, file: str, after: Side) -> State:
    """Tell an item that somebody took out from one whose file cannot be read any more."""
    others = (after.file(kind, item_id) for item_id in after.items(kind))
    return "removed" if not (after.root / file).is_file() or file in others else "unreadable"


def _other_pictures(before: Side, after: Side, then: str, now: str) -> tuple[str, ...]:
    old = before.pictures(then)
    both = [(name, old[name], picture) for name, picture in after.pictures(now).items() if name in old]
    return tuple(name for name, was, picture in both if was.path.read_bytes() != picture.path.read_bytes())


def _is_remembered(now: str, former: list[str], item: Model, names: Mapping[Kind, Renamed]) -> bool:
    """Tell whether former ids of an entry lead to it: it says so, or its venue does."""
    said = item.formerly if isinstance(item, Entry) else ()
    venues = names["venues"]
    return all(then in said or now.startswith(f"{venues.get(then.split('/')[0])}/") for then in former)
