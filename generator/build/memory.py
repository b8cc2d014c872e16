"""What a preview remembers from one build to the next, around functions that know nothing of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build.fingerprint import KnownPrints
from generator.build.inputs import Contents
from generator.build.output import Manifest
from generator.catalog.links import Neighbourhood
from generator.site.view.parts import KnownParts
from generator.site.view.renderings import KnownRenderings
from generator.support.languages import LANGS, Lang
from generator.support.mapper import Item, Made, made


@dataclass(slots=True)
class Memory:
    """Values that are made again only where what they were made of is another: other values, another content.

    What a build did not ask for is forgotten.
    """

    contents: Contents = field(default_factory=Contents)
    _made: dict[str, tuple[object, dict[str, tuple[object, Any]]]] = field(default_factory=dict)
    """By kinds: what was given for all, and by names what each was made of, and what was made."""
    neighbourhood: Neighbourhood | None = None
    prints: KnownPrints = field(default_factory=KnownPrints)
    parts: dict[Lang, KnownParts] = field(default_factory=lambda: {lang: KnownParts() for lang in LANGS})
    renderings: dict[Lang, KnownRenderings] = field(default_factory=lambda: {lang: {} for lang in LANGS})
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
        for name, result in made(kind, make, new).items():
            if name not in results or results[name] != result:
                results[name] = result
        self._made[kind] = given, {name: (value, results[name]) for name, value in values.items()}
        return {name: results[name] for name in values}

    def follow(self, now: Neighbourhood) -> Neighbourhood:
        """Return a neighbourhood in which is found already what the last one found and still holds."""
        if self.neighbourhood:
            now.take_over(self.neighbourhood)
        self.neighbourhood = now
        return now

    def _value(self, item: object) -> object:
        """Return what stands for an item when it is compared."""
        return self.contents.of(str(item)) if isinstance(item, Path) else item
