"""The file of the words that scripts say on every page."""

import re

from generator.engine import assets
from generator.site.beside.script_words import WORDS

_SAID = re.compile(r"\b(?:t|group)\(\s*\"([\w-]+)\"|\"([\w-]+)\"\]|\bsaying\(.*?}, \"([\w-]+)\"")
"""How scripts name a word of the file."""

_OF_KINDS = {"venue", "tag", "author"}
"""What names are called by their kinds."""


def test_it_holds_what_scripts_say_and_nothing_else() -> None:
    scripts = ("search/quick.js", "search/shortcuts.js", "reading/rows.js")
    text = "\n".join((assets.FOLDER / script).read_text(encoding="utf-8") for script in scripts)
    said = {next(filter(None, found)) for found in _SAID.findall(text)}
    assert said | _OF_KINDS == set(WORDS)
