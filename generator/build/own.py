"""The generator's own files, as a preview follows them: templates and words are read again, code is not."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.problems import messages
from generator.site.view import labels
from generator.support import cache

FOLDER = Path(__file__).parents[1]
"""Where they lie."""

_WORDS = (".html", ".yml")
"""What templates and words end in."""

_CODE = (".py",)


class Own:
    """What a preview goes by, of which the code is what it began with."""

    def __init__(self) -> None:
        """Look at what lies there now."""
        self._words, self._code = _key(_WORDS), _key(_CODE)

    def has_other_words(self) -> bool:
        """Tell whether templates or words are others than when last asked; if so, have them read again."""
        before, self._words = self._words, _key(_WORDS)
        if before == self._words:
            return False
        cache.foundation.cache_clear()
        messages.wordings.cache_clear()
        labels.forget()
        return True

    def has_other_code(self) -> bool:
        """Tell whether the code is another than when last asked."""
        before, self._code = self._code, _key(_CODE)
        return before != self._code


def _key(suffixes: tuple[str, ...]) -> bytes:
    digest = blake2b(digest_size=16)
    for part in _parts(suffixes):
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


def _parts(suffixes: tuple[str, ...]) -> Iterator[bytes]:
    for file in sorted(file for file in FOLDER.rglob("*") if file.suffix in suffixes):
        try:
            content = file.read_bytes()
        except OSError:  # an editor puts another in its place just now
            continue
        yield str(file).encode()
        yield content
