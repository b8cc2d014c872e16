"""Whether an address leads somewhere: asked briefly, by name, and never into somebody's own network."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from generator.metadata.outside import machines
from generator.metadata.transport import retry_after
from generator.support import package
from generator.support.deadline import within
from generator.text import hrefs

DELAY = 1.0
"""Seconds from one answer of a host to the next request there."""

MAX_REDIRECTS = 10
"""How often an address may lead on to another; browsers follow twenty."""

_MAX_TRIED = 3
"""How many of a host's addresses are tried."""

Pause: TypeAlias = Callable[[float], object]
"""Waits between two requests to a host, as long as manners want or, where that is longer, some seconds."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""What a server answers that wants to be left alone."""

_PORTS: Mapping[str, int] = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked; times in seconds."""

    delay: float = DELAY
    """From one answer of a host to the next request."""
    patience: float = 20.0
    """How long one answer may take."""
    longest_wait: float = 120.0
    """The longest ``Retry-After`` that is waited for."""
    at_once: int = 4
    """How many hosts are asked at the same time."""
    is_public: Callable[[str], bool] = machines.is_public
    """Which machines may be asked, by their addresses."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an address."""

    code: str = ""
    """A code of ``messages.yml`` that begins with ``outside-``; empty where it leads somewhere."""
    values: Mapping[str, Any] = field(default_factory=dict)
    answered: bool = False
    """Whether a server said something at all."""
    is_over: bool = False
    """Whether the same host is to be left alone."""


class _Reply(NamedTuple):
    status: int
    after: float
    """The seconds that the host asks to be left alone."""
    location: str
    """Where it leads on to, if anywhere."""


class _NoReplyError(Exception):
    """No server answered; the verdict says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict


class _SilentError(_NoReplyError):
    """There may be an answer another time."""


def askable(address: str, base: str = "") -> str | None:
    """Return an address of the web as it is asked for, without a part of its page; None where it is none."""
    try:
        found = hrefs.safe(urldefrag(urljoin(base, address)).url)
    except ValueError:
        return None
    return None if found is None or found.startswith("mailto:") else found


def ask(address: str, manners: Manners, pause: Pause) -> Verdict:
    """Ask for an address and what it leads on to, with a pause before every request but the first.

    Never raises for what a server or a network does. No body is read.
    """
    asked: list[str] = []
    while len(asked) <= MAX_REDIRECTS and address not in asked:
        if asked:
            pause(0)
        asked.append(address)
        try:
            reply = _head_or_get(urlsplit(address), manners, pause)
        except _NoReplyError as failure:
            elsewhere = urlsplit(address).hostname != urlsplit(asked[0]).hostname
            return replace(failure.verdict, is_over=not elsewhere)
        further = askable(reply.location, address) if reply.location else None
        if further is None:
            return _verdict(reply.status)
        address = further
    return Verdict("outside-circles", answered=True)


def _verdict(status: int) -> Verdict:
    if status < HTTPStatus.MULTIPLE_CHOICES:
        return Verdict(answered=True)
    code = "outside-gone" if status in _GONE else "outside-refused"
    return Verdict(code, {"status": status}, answered=True, is_over=status in _BUSY)


def _head_or_get(parts: SplitResult, manners: Manners, pause: Pause) -> _Reply:
    """Ask for the headers alone, and for all where a server does not like that or was silent."""
    with suppress(_SilentError):
        reply = _unless_busy("HEAD", parts, manners, pause)
        if reply.status < HTTPStatus.BAD_REQUEST or reply.status in _BUSY:
            return reply
    pause(0)
    return _unless_busy("GET", parts, manners, pause)


def _unless_busy(method: str, parts: SplitResult, manners: Manners, pause: Pause) -> _Reply:
    """Ask, and once more if the server says when to come back."""
    reply = _request(method, parts, manners)
    if reply.status in _BUSY and 0 < reply.after <= manners.longest_wait:
        pause(reply.after)
        reply = _request(method, parts, manners)
    return reply


def _request(method: str, parts: SplitResult, manners: Manners) -> _Reply:
    host = parts.hostname or ""
    end = time.monotonic() + manners.patience
    try:
        return within(end, partial(_reply, method, parts, manners))
    except machines.NoSuchHostError:
        raise _NoReplyError(Verdict("outside-no-host", {"host": host})) from None
    except SSLError:
        raise _NoReplyError(Verdict("outside-certificate", {"host": host})) from None
    except (HTTPError, OSError, ValueError):  # the last for headers that are none
        raise _SilentError(Verdict("outside-silent", {"host": host})) from None


def _reply(method: str, parts: SplitResult, manners: Manners) -> _Reply:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    found = machines.resolved(host, port)
    if not all(map(manners.is_public, found)):
        raise _NoReplyError(Verdict("outside-private", {"host": host}))
    *others, last = found[:_MAX_TRIED]
    for machine in others:
        try:
            return _sent(method, parts, machine, port, manners)
        except (ConnectTimeoutError, NewConnectionError):
            continue
    return _sent(method, parts, last, port, manners)


def _sent(method: str, parts: SplitResult, machine: str, port: int, manners: Manners) -> _Reply:
    """Ask the machine at an address, and no other one that its host's name may stand for by now."""
    timeout = Timeout(connect=manners.patience / (_MAX_TRIED + 1), read=manners.patience)
    options: dict[str, Any] = {"timeout": timeout, "retries": False}
    if parts.scheme == "https":
        options |= {"server_hostname": parts.hostname, "assert_hostname": parts.hostname}
        options["ca_certs"] = DEFAULT_CA_BUNDLE_PATH
    kind = HTTPSConnectionPool if parts.scheme == "https" else HTTPConnectionPool
    headers = {
        "Host": parts.netloc,
        "User-Agent": f"{package.name()}/{package.version()} (looks for dead links)",
        "Accept": "*/*",
    }
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with kind(machine, port, **options) as pool:
        reply = pool.urlopen(
            method, target, headers=headers, redirect=False, assert_same_host=False, preload_content=False
        )
        try:
            after = retry_after(reply.headers.get("Retry-After", ""))
            return _Reply(reply.status, after, reply.get_redirect_location() or "")
        finally:
            reply.close()
