"""The names of a registry: ids, names in both languages, aliases and former ids, all leading to an id."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.entries.folder import may_name
from generator.entries.format.registry import Person, Tag, Venue
from generator.entries.format.shape import Path
from generator.entries.write.writing import within
from generator.text.characters import HANGUL, likely_lang
from generator.text.names.folding import folded
from generator.text.names.nearest import Suggestions
from generator.text.slugs import SLUG, slugged

_AROUND = " ,;:!?…·•|/\\*_`~'\"“”‘’「」『』、。，-–—"
"""What no name begins or ends with. A full stop ends abbreviations, and ``#`` names: C#."""

_BETWEEN = re.compile(r"[\s,;/|·]+(?:(?:and|및|&)\s+)?#?")
"""What stands between names that were typed as one."""

_SEPARATED = re.compile("[,;/|·]")
"""The same of names that hold blanks."""

_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))


_UNKNOWN = {"venues": "unknown-venue", "tags": "unknown-tag", "people": "unknown-person"}


@dataclass(frozen=True, slots=True)
class Collision:
    """A name that two items of one registry claim."""

    id: str
    """The item that claims what is not its own."""
    path: Path
    """Where it does so, from the item on."""
    name: str
    other: str
    """The item whose name it is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Looks up what somebody typed."""

    registry: str
    """``venues``, ``tags`` or ``people``."""
    digests: str
    """The folder in which the registry lies."""
    claims: Mapping[str, tuple[str, ...]]
    """From a folded name to the ids of all that bear it; an id belongs to its own item alone."""
    names: Mapping[str, str]
    """From every name as written to its id, for suggestions."""
    collisions: tuple[Collision, ...]

    @classmethod
    def of(cls, registry: str, digests: str, items: Mapping[str, Tag | Venue | Person]) -> "Vocabulary":
        """Index a registry."""
        claims = {folded(item_id): [item_id] for item_id in items}
        own = frozenset(claims)
        names = {item_id: item_id for item_id in items}
        collisions: list[Collision] = []
        for item_id, item in items.items():
            for path, name in _names(item):
                key = folded(name)
                others = claims.get(key, ())
                if others and item_id in {others[0], others[-1]}:
                    continue
                if others:
                    collisions.append(Collision(item_id, path, name, others[0]))
                if key not in own:
                    claims.setdefault(key, []).append(item_id)
                    names.setdefault(name, item_id)
        bearers = {name: tuple(ids) for name, ids in claims.items()}
        return cls(registry, digests, bearers, names, tuple(collisions))

    @property
    def unknown_code(self) -> str:
        """The code of what is said of a name that nobody bears."""
        return _UNKNOWN[self.registry]

    def find_all(self, typed: str) -> tuple[str, ...]:
        """Return the ids of all that bear a name."""
        return self.claims.get(folded(typed), ())

    def find(self, typed: str) -> str | None:
        """Return the id that a name means, or None; where several bear it, the first."""
        return next(iter(self.find_all(typed)), None)

    def nearest(self, typed: str, suggestions: Suggestions) -> str:
        """Return the ids whose names are nearest to what was typed, separated by commas."""
        near = suggestions.near(typed, self.names)
        return ", ".join(dict.fromkeys(self.names[name] for name in near))

    def unknown(self, typed: str, suggestions: Suggestions) -> dict[str, Any]:
        """Return what to say of a name that nobody bears: which is near, and the file that would add it.

        None is proposed for what is known but for the signs around it, nor for what is no name at all.
        """
        name = _without_signs(typed)
        before = name.partition("(")[0].strip()
        known = self.find_all(name) or self.find_all(slugged(name)) or self.find_all(before)
        several = () if known else self._all_known(name)
        nearest = ", ".join(known) or ("" if several else self.nearest(typed, suggestions))
        new, line = ("", "") if known or several else self.proposal(name)
        known_in = "" if nearest or new else f"{self.digests}/{self.registry}.yml"
        said = {"nearest": nearest, "several": ", ".join(several), "new": new, "line": line}
        return {"value": typed, **said, "known": "" if several else known_in}

    def _all_known(self, typed: str) -> tuple[str, ...]:
        """Return the ids of names that stand side by side, if each is known."""
        for between in (_SEPARATED, _BETWEEN):
            found = [self.find(name) for name in between.split(typed)]
            if all(found):
                return tuple(dict.fromkeys(known for known in found if known))
        return ()

    def proposal(self, typed: str) -> tuple[str, str]:
        """Return the file that would add a name, and the line to write there; empty for what is no name.

        For the venue ``acl`` that is ``digests/venues/acl.yml`` and ``name: {en: ACL}``.
        """
        if not (slug := slugged(typed)):
            return "", ""
        item_id = slug if may_name(self.registry, slug) else f"new-{slug}"
        line = f"name: {{{likely_lang(typed)}: {within(self.spoken(typed))}}}"
        return f"{self.digests}/{self.registry}/{item_id}.yml", line

    def spoken(self, typed: str) -> str:
        """Return what is probably meant by an id or a name: ACL, Minji Kim, Beat tracking; a title stays."""
        if self.registry == "venues":
            return typed.upper() if SLUG.fullmatch(typed) else typed
        words = typed.replace("-" if SLUG.fullmatch(typed) else "_", " ")
        if HANGUL.search(typed):
            return typed
        return words.title() if self.registry == "people" else words[:1].upper() + words[1:]


def _without_signs(typed: str) -> str:
    """Return a name without the signs that were typed around it: ``@minji-kim``, ``cnn,``, ``(cnn``."""
    name = typed.strip(_AROUND).lstrip("@#")
    for opening, closing in _BRACKETS:
        is_whole = name.startswith(opening) and name.find(closing) == len(name) - 1
        if is_whole or name.count(opening) != name.count(closing):
            name = name.strip(opening + closing)
    return name.strip(_AROUND) if " " in name else name.strip(_AROUND + ".")


def _names(item: Tag | Venue | Person) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = [(("name", lang), item.name.get(lang)) for lang in item.name.languages]
    found += [(("aliases", index), alias) for index, alias in enumerate(item.aliases)]
    found += [(("formerly", index), old) for index, old in enumerate(item.formerly)]
    return found
