"""Where the characters of a quoted value were typed."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.yaml.quotes import offsets


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("plain", [0, 1, 2, 3, 4, 5]),
        ('"a\\\\b"', [1, 2, 4, 5]),
        ("'it''s'", [1, 2, 3, 5, 6]),
        ('"\\x41\\u0042\\U00000043d"', [1, 5, 11, 21, 22]),
        ('"a  \n   b"', [1, 2, 8, 9]),
        ('"a\n\n  b"', [1, 2, 6, 7]),
        ('"a\\\n   b"', [1, 7, 8]),
        ('"a\\\n \n\n  b"', [1, 2, 2, 9, 10]),
        ('""', [1]),
    ],
)
def test_each_character_is_found(typed: str, found: list[int]) -> None:
    assert offsets(typed) == found


COMMON = ["a", "글", "[[b]]", "\n\n ", " \r\n ", " "]
ESCAPED = ["\\\\", "\\/", '\\"', "\\u00e9", "\\\n  ", "\\x41", "\\N", "'"]


@settings(derandomize=True, max_examples=300)
@given(
    st.lists(st.sampled_from(COMMON + ESCAPED), max_size=8),
    st.lists(st.sampled_from([*COMMON, "''"]), max_size=8),
)
def test_as_many_are_found_as_yaml_reads(double: list[str], single: list[str]) -> None:
    for typed in ('"a' + "".join(double) + 'b"', "'a" + "".join(single) + "b'"):
        value = yaml.safe_load(typed)

        found = offsets(typed)

        assert len(found) == len(value) + 1
        assert all(
            typed[place] == character or typed[place] in "\\\r\n' \t"
            for place, character in zip(found, value, strict=False)
        )
