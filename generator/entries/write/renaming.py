"""A new name for an entry, a tag or a person, in the text of every file that says the old one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.entries.document import Kind
from generator.entries.format.entry import (
    Author,
    BilingualMarkdown,
    Contributor,
    Entry,
    Model,
    Note,
    Relation,
)
from generator.entries.format.registry import Edition, OrderItem, Tag
from generator.entries.linkable import full_id
from generator.entries.write.splices import Splice, UnreadableError, listed_too, unlisted, unset
from generator.entries.write.typed_values import TypedValue, typed_values
from generator.entries.write.writing import within
from generator.entries.yaml import source
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence
from generator.entries.yaml.quotes import offsets
from generator.support.splicing import spliced
from generator.text.names.folding import folded
from generator.text.wikilinks import WikiLink, retargeted, retargets

Named: TypeAlias = Literal["entry", "tag", "author"]
"""What can have a new name, as wiki links call it."""

TAG_LISTS: frozenset[tuple[type[Model], str]] = frozenset(
    {(Entry, "tags"), (Entry, "suggested-tags"), (Tag, "broader")}
)
"""Where names of tags stand."""

_PLACES: dict[Named, frozenset[tuple[type[Model], str]]] = {
    "entry": frozenset({(Relation, "to"), (Edition, "order"), (OrderItem, "slug")}),
    "author": frozenset({(Author, "person"), (Note, "by"), (Contributor, "person"), (Note, "after")}),
}
"""Where a name stands by itself; those of tags stand in lists."""


_LISTS: dict[Named, str] = {"tag": "tags", "author": "authors"}
"""The lists of an article's first lines in which names stand."""


NOTHING = b""
"""What is left of a file that held nothing else."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """An old name and the new one: an entry's id, or that of a tag or person."""

    kind: Named
    old: str
    new: str

    def target(self, link: WikiLink, edition: str, into: str) -> str | None:
        """Return what a link is to lead to that is typed in one edition, and will stand in another.

        None where it is not this that it leads to, and it leads to the same from there.
        """
        if link.kind != self.kind:
            return None
        if self.kind != "entry":
            return self.new if link.target == self.old else None
        meant = full_id(link.target, edition)
        wanted = self.new if meant == self.old else meant
        if "/" not in link.target and wanted.rpartition("/")[0] == into:
            wanted = wanted.rpartition("/")[2]
        is_own = meant == self.old or ("/" not in link.target and edition != into)
        return wanted if is_own and wanted != link.target else None

    def is_in(self, node: Node) -> bool:
        """Tell whether one of the two names stands in a list."""
        items = node.items if isinstance(node, Sequence) else ()
        return any(_is(item, name) for item in items for name in (self.old, self.new))

    def in_page(self, text: str) -> str:
        """Return a page's Markdown whose links say the new name."""
        return retargeted(text, lambda link: self.target(link, "", ""))


@dataclass(frozen=True, slots=True)
class _Text:
    """A file's text with its nodes; a byte order mark stands apart."""

    mark: str
    text: str
    root: Mapping

    @classmethod
    def of(cls, raw: bytes) -> "_Text":
        """Read a file; raises UnreadableError where that is no mapping."""
        root = source.read("", raw).root
        if not isinstance(root, Mapping) or not root.items:
            raise UnreadableError
        text = raw.decode("utf-8")
        bare = text.removeprefix("\ufeff")
        return cls(text[: len(text) - len(bare)], bare, root)

    def with_(self, *splices: Splice) -> bytes:
        return (self.mark + spliced(self.text, splices)).encode()

    def item(self, key: str) -> Mapping:
        """Return the mapping under a key, or the whole where the file holds nothing else."""
        node = self.root.by_key[key][1] if key else self.root
        if not isinstance(node, Mapping) or not node.items:
            raise UnreadableError
        return node


def mentioned(raw: bytes, kind: Kind, renaming: Renaming, edition: str, into: str) -> bytes:
    """Return a file in which the new name stands wherever the old one did, but for its own definition.

    The file lies in ``edition`` (``ismir/2015``; empty elsewhere), and is to lie in ``into``. Raises
    UnreadableError where it is not YAML.
    """
    if renaming.old.rpartition("/")[2].encode() not in raw and edition == into:
        return raw
    typed = _Text.of(raw)
    values = [*typed_values(kind, typed.root)]
    chosen = any(
        (value.owner, value.key) == (Entry, "tags") and renaming.is_in(value.node) for value in values
    )
    splices: list[Splice] = []
    for value in values:
        if isinstance(value.node, Scalar):
            splices += _renamed(typed.text, value, value.node, renaming, (edition, into))
        elif (value.owner, value.key) in TAG_LISTS and renaming.kind == "tag":
            splices += _in_list(
                typed.text, value.node, renaming, elsewhere=chosen and value.key == "suggested-tags"
            )
    return _without_gone(typed.with_(*splices), kind, renaming, edition)


def in_front_matter(text: str, renaming: Renaming) -> str:
    """Return what a page says of itself with the new name of a tag or person; as it is if that is no YAML."""
    root = source.read("", text.encode()).root
    said = root.by_key if isinstance(root, Mapping) else {}
    key = _LISTS.get(renaming.kind, "")
    (_, listed), (_, after) = said.get(key, (None, None)), said.get("after", (None, None))
    splices: list[Splice] = []
    if isinstance(listed, Sequence):
        splices += _in_list(text, listed, renaming, elsewhere=False)
    if isinstance(after, Scalar) and renaming.kind == "author" and after.text == renaming.old:
        splices += _replaced(text, after, renaming.new)
    return spliced(text, splices)


def renamed(raw: bytes, key: str, renaming: Renaming) -> bytes:
    """Return a file with the definition of what is renamed, under the key that it has there, if any.

    Raises UnreadableError where it is not YAML.
    """
    typed = _Text.of(raw)
    splices = [_former(typed.text, typed.item(key), renaming.old, renaming.new)]
    if key:
        name = typed.root.by_key[key][0]
        splices += _replaced(typed.text, name, renaming.new)
    return typed.with_(*splices)


def absorbed(raw: bytes, key: str, renaming: Renaming, merged: Tag, own: Tag) -> bytes:
    """Return the file of a tag that takes in another that was ``merged``, with its names and former ids.

    Raises UnreadableError where it is not YAML.
    """
    known = {folded(name) for name in (renaming.new, *own.aliases, own.name.en or "", own.name.ko or "")}
    names = (merged.name.en, merged.name.ko, *merged.aliases)
    new = {folded(name): name for name in reversed(names) if name and folded(name) not in known}
    former = [old for old in (renaming.old, *merged.formerly) if old not in own.formerly]
    for under, values in (("aliases", [*reversed(new.values())]), ("formerly", former)):
        typed = _Text.of(raw)
        if values:
            raw = typed.with_(listed_too(typed.text, typed.item(key), under, map(within, values)))
    typed = _Text.of(raw)
    _, broader = typed.item(key).by_key.get("broader", (None, None))
    if isinstance(broader, Sequence) and (
        own_place := [n for n, item in enumerate(broader.items) if _is(item, renaming.new)]
    ):
        return typed.with_(unlisted(typed.text, broader, own_place[0]))
    return raw


def removed(raw: bytes, key: str) -> bytes:
    """Return a file of a registry without one of its items, ``NOTHING`` where it held no other.

    Raises UnreadableError where it is not YAML.
    """
    typed = _Text.of(raw)
    return typed.with_(unset(typed.text, typed.root, key)) if len(typed.root.items) > 1 else NOTHING


def _renamed(
    text: str, value: TypedValue, scalar: Scalar, renaming: Renaming, editions: tuple[str, str]
) -> Iterator[Splice]:
    owner, key, _ = value
    typed = text[scalar.span.start : scalar.span.end]
    if owner is BilingualMarkdown or (owner is Note and key in {"ko", "en"}):
        yield from _relinked(scalar, typed, renaming, editions)
    elif owner and (owner, key) in _PLACES.get(renaming.kind, ()):
        edition, into = editions
        said = scalar.text.strip().strip("/")
        is_slug = owner in {Edition, OrderItem}
        new = renaming.new.removeprefix(f"{into}/") if is_slug else renaming.new
        leaves = is_slug and "/" in new
        if not leaves and (full_id(said, edition) if is_slug else said) == renaming.old:
            yield from _replaced(text, scalar, new)


def _relinked(scalar: Scalar, typed: str, renaming: Renaming, editions: tuple[str, str]) -> Iterator[Splice]:
    """Yield what makes links say the new name; between quotes they are read as YAML does, escapes and all."""
    places = offsets(typed)
    is_quoted = not scalar.plain and typed[0] in {'"', "'"} and len(places) == len(scalar.text) + 1
    for start, end, new in retargets(
        scalar.text if is_quoted else typed, lambda link: renaming.target(link, *editions)
    ):
        first, last = (places[start], places[end]) if is_quoted else (start, end)
        yield Splice(scalar.span.start + first, scalar.span.start + last, new)


def _replaced(text: str, scalar: Scalar, new: str) -> Iterator[Splice]:
    """Yield what puts another value in place of one, between the same quotes."""
    start, end = scalar.span.start, scalar.span.end
    typed = text[start:end]
    if typed.strip("\"'") == scalar.text:
        yield Splice(start, end, typed.replace(scalar.text, new))


def _former(text: str, item: Mapping, old: str, new: str) -> Splice:
    """Return what adds an old name to those that something had, in place of the new one if it had that."""
    _, held = item.by_key.get("formerly", (None, None))
    for former in held.items if isinstance(held, Sequence) else ():
        if isinstance(former, Scalar) and former.text.strip().strip("/") == new:
            return Splice(former.span.start, former.span.end, old)
    return listed_too(text, item, "formerly", [old])


def _without_gone(raw: bytes, kind: Kind, renaming: Renaming, edition: str) -> bytes:
    """Return the file of an edition without the place of an entry that has left it."""
    left, _, slug = renaming.old.rpartition("/")
    if kind != "edition" or left != edition or renaming.new.rpartition("/")[0] == edition:
        return raw
    typed = _Text.of(raw)
    _, order = typed.root.by_key.get("order", (None, None))
    if not isinstance(order, Sequence):
        return raw
    gone = [index for index, item in enumerate(order.items) if _slug_of(item) == slug]
    return typed.with_(*(unlisted(typed.text, order, index) for index in gone)) if gone else raw


def _slug_of(item: Node) -> str:
    if isinstance(item, Mapping):
        item = item.by_key.get("slug", (None, item))[1]
    return item.text.strip() if isinstance(item, Scalar) else ""


def _in_list(text: str, listed: Sequence, renaming: Renaming, *, elsewhere: bool) -> Iterator[Splice]:
    """Yield what says a new name in a list, once, and not at all where it stands ``elsewhere``."""
    old, new = (
        [index for index, item in enumerate(listed.items) if _is(item, name)]
        for name in (renaming.old, renaming.new)
    )
    if (old and new) or (elsewhere and (old or new)):
        yield unlisted(text, listed, (old or new)[0])
    elif old and isinstance(item := listed.items[old[0]], Scalar):
        yield from _replaced(text, item, renaming.new)


def _is(item: Node, name: str) -> bool:
    return isinstance(item, Scalar) and item.text == name
