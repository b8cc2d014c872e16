"""Recordings: addresses that lead to a time within one."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.text import hrefs

_YOUTUBE = frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"})
_VIMEO = frozenset({"vimeo.com", "player.vimeo.com"})
_FILE = re.compile(r"\.(?:m4a|m4v|mov|mp3|mp4|oga|ogg|ogv|opus|wav|webm)", re.IGNORECASE)


def is_recording(address: str) -> bool:
    """Tell whether an address is that of a film or sound: on YouTube or Vimeo, or a file of such a kind."""
    path = urlsplit(address).path
    return _host(address) in _YOUTUBE | _VIMEO or _FILE.fullmatch(path[path.rfind(".") :]) is not None


def at(address: str, seconds: int) -> str | None:
    """Return the address of a time within a recording; None where no link may lead to the recording.

    >>> at("https://youtu.be/bNb2fEVKeEo?t=50m24s", 723)
    'https://youtu.be/bNb2fEVKeEo?t=723'
    >>> at("https://example.org/talk.mp4", 723)
    'https://example.org/talk.mp4#t=723'
    """
    safe = hrefs.safe(address)
    if safe is None or safe.startswith("mailto:"):
        return None
    parts = urlsplit(safe)
    if _host(safe) in _YOUTUBE:
        others = [(name, value) for name, value in parse_qsl(parts.query) if name not in {"t", "start"}]
        return parts._replace(query=urlencode([*others, ("t", str(seconds))]), fragment="").geturl()
    return parts._replace(fragment=f"t={seconds}").geturl()  # https://www.w3.org/TR/media-frags/


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.").lower()
