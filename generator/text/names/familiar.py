"""Names so common that they tell a family name from a given one, where ``[Kim, Minji]`` is one person."""

from generator.support import package

_LISTED = package.table("generator.text.names", "familiar.yml")

FAMILIES, GIVEN, JAPANESE_FAMILIES = (
    frozenset(_LISTED[kind].split()) for kind in ("families", "given", "japanese")
)
