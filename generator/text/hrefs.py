"""Addresses: where links may lead, and what stands for the way back to the site's own root."""

import re
import unicodedata
from urllib.parse import urlsplit

ROOT = "\ufdd0"
"""Stands for the way back to the site's root; a noncharacter, which the reader refuses in any input."""

SHORTENED = re.compile(r"(?:…|\.{3})/?$")
"""What examples have in place of the rest of an address, and programs that show too long ones."""

_HOST = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?")
_VISIBLE_ASCII = re.compile("[!-~]+")
_MAILBOX = re.compile(r"[^@/<>\"\\]+@[^@/<>\"\\]+\.[^@/<>\"\\]+")
_SCHEME = re.compile(r"\b(https?)\s?[:：]?\s?/{1,2}\s?(?=\w)")
_DOUBLED = re.compile(r"https?://(?=https?:)")
_WITHIN = re.compile(r"https?://[^\s<>()\[\]\"'“”‘’가-힣]++(?!\s\S*\.\w{2,4}$)")
_BARE = re.compile(r"(?://)?(?P<address>(?:[\w-]+\.)+[a-z]{2,}/\S+|www\.\S+)")
_MAX_HOST = 253
"""How many characters the name of a host may have (RFC 1035)."""


def safe(text: str) -> str | None:
    """Return an address as pages write it: http, https or mailto, with a host; None where it hides that.

    A host in other letters than ASCII's comes back as the ASCII that browsers ask for (RFC 3492): Cyrillic
    ``аpple.com`` then looks as different as it is.
    """
    address = text.strip()
    if not _VISIBLE_ASCII.fullmatch(address) and any(
        character.isspace() or unicodedata.category(character) in {"Cc", "Cf"} for character in address
    ):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    if parts.scheme == "mailto":
        return address if _MAILBOX.fullmatch(parts.path) else None
    host = _in_ascii(parts.netloc) if len(parts.netloc) <= _MAX_HOST else ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or not _HOST.fullmatch(host):
        return None
    return address.replace(parts.netloc, host, 1)


def within(text: str) -> str:
    """Return the address that somebody probably meant, which may be unsafe; empty where nothing fits.

    >>> within("[pdf](https://a.example/p.pdf)"), within("www.a.example"), within("https：/a.example/p.pdf.")
    ('https://a.example/p.pdf', 'https://www.a.example', 'https://a.example/p.pdf')
    """
    if bare := _BARE.fullmatch(text.strip()):
        text = f"https://{bare['address']}"
    found = _WITHIN.search(_DOUBLED.sub("", _SCHEME.sub(r"\1://", text)))
    return found[0].rstrip(".,;:") if found else ""


def _in_ascii(host: str) -> str:
    """Write a host's labels in ASCII as browsers do (https://www.unicode.org/reports/tr46/)."""
    if host.isascii():
        return host
    labels = re.split("[.\u3002]", unicodedata.normalize("NFKC", host).lower())
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )
