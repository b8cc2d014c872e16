"""The generator's own files, as a preview follows them: templates and words are read again, code is not."""

import os
from pathlib import Path

from generator.build.file_contents import Contents
from generator.problems import messages
from generator.site.view import labels
from generator.support import cache

FOLDER = Path(__file__).parents[1]
"""Where they lie."""

_WORDS = (".html", ".yml")
"""What templates and words end in."""

_CODE = (".py",)


class GeneratorFiles:
    """What a preview goes by, of which the code is what it began with."""

    def __init__(self) -> None:
        self._contents = Contents()
        self._words, self._code = self._contents_of(_WORDS), self._contents_of(_CODE)

    def has_other_words(self) -> bool:
        """Tell whether templates or words are others than when last asked; if so, have them read again."""
        before, self._words = self._words, self._contents_of(_WORDS)
        if before == self._words:
            return False
        cache.foundation.cache_clear()
        messages.wordings.cache_clear()
        labels.forget()
        return True

    def has_other_code(self) -> bool:
        """Tell whether the code is another than when last asked."""
        before, self._code = self._code, self._contents_of(_CODE)
        return before != self._code

    def _contents_of(self, suffixes: tuple[str, ...]) -> dict[str, bytes]:
        files = (f"{at}{os.sep}{name}" for at, _, names in os.walk(FOLDER) for name in names)
        return {file: self._contents.of(file) for file in files if file.endswith(suffixes)}
