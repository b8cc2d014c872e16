"""What imports of lists and of posts do alike."""

from collections.abc import Mapping

from generator.cli.parameters import NotDoneError
from generator.entries.library import Library
from generator.support.languages import Lang
from generator.text.names.nearest import Suggestions

_ADDED: Mapping[tuple[Lang, bool], str] = {
    ("en", False): "added",
    ("en", True): "would be added",
    ("ko", False): "추가",
    ("ko", True): "추가 예정",
}


def added(lang: Lang, *, dry: bool) -> str:
    """Return what is said of a file that is new, or would be if the run were not ``dry``."""
    return _ADDED[lang, dry]


def venue(library: Library, typed: str) -> str:
    """Return the id of a venue that somebody named; raises NotDoneError where none is called so."""
    vocabulary = library.vocabularies["venues"]
    if found := vocabulary.find(typed):
        return found
    raise NotDoneError("unknown-venue", **vocabulary.unknown(typed, Suggestions()))
