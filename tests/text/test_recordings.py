"""Recordings: where a time of one is."""

import pytest

from generator.text import recordings


@pytest.mark.parametrize(
    ("address", "at"),
    [
        ("https://youtu.be/abc?t=50m24s", "https://youtu.be/abc?t=723"),
        (
            "https://www.youtube.com/watch?v=abc&start=4#t=5",
            "https://www.youtube.com/watch?v=abc&t=723",
        ),
        ("https://vimeo.com/123", "https://vimeo.com/123#t=723"),
        ("https://a.example/talk.MP4?x=1", "https://a.example/talk.MP4?x=1#t=723"),
        ("javascript:alert(1)", None),
        ("mailto:a@a.example", None),
        ("https://", None),
        ("", None),
    ],
)
def test_a_time_has_an_address_of_its_own(address: str, at: str | None) -> None:
    assert recordings.at(address, 723) == at


@pytest.mark.parametrize(
    "address",
    [
        "https://m.youtube.com/watch?v=abc",
        "https://player.vimeo.com/video/123",
        "https://vimeo.com/123",
        "https://a.example/talk.mp3",
    ],
)
def test_what_a_recording_is(address: str) -> None:
    assert recordings.is_recording(address)


@pytest.mark.parametrize(
    "address", ["https://a.example/talk.mp3/notes", "https://notyoutube.com/watch", "https://a.example/"]
)
def test_what_no_recording_is(address: str) -> None:
    assert not recordings.is_recording(address)
