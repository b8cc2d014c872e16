"""What a preview remembers from one build to the next, around functions that know nothing of it."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build.inputs import Contents
from generator.build.output import Manifest
from generator.build.renderings import Rendering, Renderings
from generator.catalog.neighbours import Neighbourhood
from generator.site.view.names import Names
from generator.site.view.parts import Filled
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.support.mapper import Item, Made, Mapper, map_all


@dataclass(slots=True)
class Memory:
    """Values that are made again only where what they were made of is another: other values, another content.

    What a build did not ask for is forgotten.
    """

    contents: Contents = field(default_factory=Contents)
    _made: dict[str, tuple[object, dict[str, tuple[object, Any]]]] = field(default_factory=dict)
    """By kinds: what was given for all, and by names what each was made of, and what was made."""
    neighbourhood: Neighbourhood | None = None
    _rendered: dict[Lang, dict[bytes, Rendering]] = field(default_factory=dict)
    _filled: dict[Lang, tuple[Names, Filled]] = field(default_factory=dict)
    written: Manifest = field(default_factory=Manifest)

    def mapper(
        self,
        kind: str,
        make: Callable[[Sequence[Item]], Iterable[Made]],
        items: Mapping[str, Item],
        given: object = None,
        /,
    ) -> dict[str, Made]:
        """Return what was made of equal items, and make the rest: see ``Mapper``.

        What turns out to be what it was is the same object, so that nothing is held twice.
        """
        given_before, before = self._made.get(kind, (given, {}))
        is_other = given_before != given
        values = {name: self._value(item) for name, item in items.items()}
        results = {name: before[name][1] for name in values if name in before}
        new = {
            name: items[name]
            for name, value in values.items()
            if is_other or name not in before or before[name][0] != value
        }
        for name, result in map_all(kind, make, new).items():
            if name not in results or results[name] != result:
                results[name] = result
        self._made[kind] = given, {name: (value, results[name]) for name, value in values.items()}
        return {name: results[name] for name in values}

    def renderings(self, lang: Lang, kept: Cache, beside: Renderings | None) -> Renderings:
        """Return what renders texts for a language, and has at hand what the last build asked for."""
        before, self._rendered[lang] = self._rendered.get(lang, {}), {}
        return Renderings(kept, beside, before, self._rendered[lang])

    def filled(self, lang: Lang, names: Names, works: Container[str]) -> Filled:
        """Return the parts of pages that were filled where the same names could be looked up."""
        before, filled = self._filled.get(lang, (names, {}))
        same = filled if before == names else {}
        self._filled[lang] = names, {key: part for key, part in same.items() if key[1] in works}
        return self._filled[lang][1]

    def follow(self, now: Neighbourhood) -> Neighbourhood:
        """Return a neighbourhood in which is found already what the last one found and still holds."""
        if self.neighbourhood:
            now.take_over(self.neighbourhood)
        self.neighbourhood = now
        return now

    def _value(self, item: object) -> object:
        """Return what stands for an item when it is compared."""
        return self.contents.of(str(item)) if isinstance(item, Path) else item


def mapper_of(memory: Memory | None) -> Mapper:
    """Return what makes items: with ``memory`` those alone that are new to it."""
    return memory.mapper if memory else map_all
