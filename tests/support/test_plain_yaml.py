"""What is written in C is what PyYAML writes without it."""

import yaml

from generator.support import plain_yaml
from tests.hostile.corpus import TEXTS
from tests.tables import each

OTHERS = (
    *("", " ", "~", "no", "12", "2015-10-26", "a: b", "- a", "a #b", "'", '"', "가\n나\n", "\ta"),
    "가 " * 800,
)


def test_texts_of_every_kind_are_written_alike() -> None:
    def is_written_alike(text: str) -> None:
        said = {"a": text, "b": [text, {"ko": text, "c": None, "d": True, "e": 1, "f": [], "g": {}}, [text]]}
        plain = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
        assert plain_yaml.written(said) == plain

    each({ascii(text): text for text in (*OTHERS, *TEXTS) if len(text) < 2000}, is_written_alike)
