"""What commands say when all is well."""

import re
from pathlib import Path

import generator.cli
from generator.support import package
from tests.site.test_labels import placeholders

TABLE: dict[str, list[str]] = package.table("generator.cli", "words.yml")


def test_every_word_says_the_same_in_both_languages() -> None:
    for key, (korean, english) in TABLE.items():
        assert placeholders(korean) == placeholders(english), key


def test_what_is_said_has_words_and_all_words_are_said() -> None:
    folder = Path(generator.cli.__file__).parent
    sources = [path for path in folder.rglob("*.py") if path.parent.name not in {"report", "handbook"}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = set(re.findall(r"\bword\(lang, [\"']([\w-]+)[\"']", text))
    assert said <= TABLE.keys()
    assert {key for key in TABLE if not re.search(rf"[\"']{key}[\"']", text)} == {
        *("known-arXiv", "known-DOI", "known-title"),  # by what a paper was known
        "old-page",  # of the handbook, which has words of its own
    }


def test_one_paper_is_not_called_papers() -> None:
    counted = {key for key, (_, english) in TABLE.items() if re.search(r"\{\w+\} (?:named )?papers", english)}

    assert "listed" in counted
    assert [key for key in counted if " | " not in TABLE[key][1]] == []
