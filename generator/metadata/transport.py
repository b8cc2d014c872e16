"""How requests go to a server: one at a time, slowly, never for long, and again where that may help."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from io import BytesIO
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, RequestException, Response, exceptions
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError, ReadTimeoutError

from generator.support.deadline import within
from generator.text import hrefs

MAX_BYTES = 8 * 1024 * 1024
"""How large an answer may be, unpacked; 50 papers of arXiv's take about 150 kB."""

TRIES_UNREACHED = 2
"""How often a server is tried that cannot be reached: the second time is for a name that did not resolve."""

FAILURES = 2
"""After how many requests in a row without an answer a server is asked no more."""

_PASSING = frozenset({500, 502, 504})
"""The statuses, besides those that say so themselves, after which the same request may well succeed."""


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """How a server is asked; all times in seconds."""

    delay: float
    """From one answer to the next request."""
    tries: int = 4
    """How often one request is made; the delay doubles from one to the next."""
    patience: float = 30.0
    """How long one answer may take."""
    longest_wait: float = 120.0
    """The longest ``Retry-After`` that is waited for."""


class FailureError(Exception):
    """A request that brought no answer; code and values are those of a message in ``messages.yml``."""

    def __init__(
        self, code: str, *, reached: bool = True, again: bool = True, after: float = 0.0, **values: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.reached = reached
        """Whether the server was; where not, no other request has a better chance."""
        self.again = again
        """Whether the same request may succeed a little later."""
        self.after = after
        """In how many seconds, where the server said so."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, read to its end."""

    status: int
    after: float
    """The seconds that the server asks to be left alone."""
    pace: float
    """The seconds from one request to the next that it asks for."""
    content: bytes


class Transport(HTTPAdapter):
    """The way to one server, over one connection."""

    def __init__(self, manners: RequestPolicy) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self._manners = manners
        self._free = 0.0
        self._pace = manners.delay
        self.until = float("inf")
        """When to give up, by the monotonic clock."""

    def accepted(self, reply: Reply) -> bytes:
        """Return what an answer holds; raises FailureError where it is none."""
        if reply.status != HTTPStatus.OK:
            raise unwelcome(reply)
        return reply.content

    def send(self, request: PreparedRequest, *_: Any, **options: Any) -> Response:
        """Send a request, again if need be, and return its answer, checked.

        Raises FailureError where it brought none, as often as it was sent.
        """
        wait = 0.0
        tried = 0
        while True:
            self._await_turn(wait)
            try:
                reply = self._exchange(request, options)
                self._pace = max(self._manners.delay, min(reply.pace, self._manners.longest_wait))
                return _response(request, reply.status, self.accepted(reply))
            except FailureError as failure:
                tried += 1
                wait = max(failure.after, self._manners.delay * 2**tried)
                if not self._should_retry(failure, tried) or time.monotonic() + wait >= self.until:
                    raise
            finally:
                self._free = time.monotonic() + self._pace

    def _should_retry(self, failure: FailureError, tried: int) -> bool:
        tries = self._manners.tries if failure.reached else TRIES_UNREACHED
        return failure.again and tried < tries and failure.after <= self._manners.longest_wait

    def _await_turn(self, wait: float) -> None:
        now = time.monotonic()
        turn = max(self._free, now + wait)
        if turn >= self.until:
            raise FailureError("fetch-out-of-time", again=False)
        time.sleep(max(turn - now, 0))

    def _exchange(self, request: PreparedRequest, options: dict[str, Any]) -> Reply:
        end = min(time.monotonic() + self._manners.patience, self.until)
        host = urlsplit(request.url or "").hostname
        options |= {"stream": True, "timeout": self._manners.patience}
        try:
            return within(end, lambda: _read(super(Transport, self).send(request, **options), end))
        except (exceptions.ConnectTimeout, LocationParseError):
            raise FailureError("fetch-unreachable", reached=False, host=host) from None
        except (exceptions.Timeout, TimeoutError):
            raise FailureError("fetch-timeout") from None
        except exceptions.ConnectionError as error:
            cause = error.args[0] if error.args else None
            if isinstance(cause, ReadTimeoutError):
                raise FailureError("fetch-timeout") from None
            if isinstance(cause, MaxRetryError):  # urllib3 counts as tries only those for a connection
                raise FailureError("fetch-unreachable", reached=False, host=host) from None
            raise FailureError("fetch-cut") from None
        except (RequestException, HTTPError):
            raise FailureError("fetch-cut") from None


def _response(request: PreparedRequest, status: int, content: bytes) -> Response:
    answer = Response()
    answer.status_code = status
    answer.request = request
    answer.url = request.url or ""
    answer.raw = BytesIO(content)
    return answer


def _read(response: Response, end: float) -> Reply:
    """Read an answer to its end, which has to come by ``end`` and before it is too large."""
    with response:
        content = bytearray()
        for chunk in response.iter_content(64 * 1024):
            content += chunk
            if time.monotonic() > end:
                raise TimeoutError
            if len(content) > MAX_BYTES:
                raise FailureError("fetch-garbled")
        headers = response.headers
        after, pace = retry_after(headers.get("Retry-After", "")), _pace(headers)
        return Reply(response.status_code, after, pace, bytes(content))


def unwelcome(reply: Reply) -> FailureError:
    """Return what a status means that brings nothing."""
    if reply.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        return FailureError(
            "fetch-busy", after=reply.after, status=reply.status, seconds=ceil(reply.after) or ""
        )
    if HTTPStatus.MULTIPLE_CHOICES <= reply.status < HTTPStatus.BAD_REQUEST:
        # Another address is another server's manners, or the page of a network that wants a login.
        return FailureError("fetch-redirected", again=False, status=reply.status)
    return FailureError("fetch-status", again=reply.status in _PASSING, status=reply.status)


def api_address(typed: str) -> str:
    """Return where an API answers, maybe on this machine.

    Raises ValueError where it is no http or https address, or has a query already.
    """
    address = hrefs.safe(typed)
    if not address or address.startswith("mailto:") or set("?#") & set(typed) or typed.endswith((",", ";")):
        raise ValueError(typed)
    return address


def retry_after(text: str) -> float:
    """Return the seconds of a ``Retry-After``: it names them or a date (RFC 9110, section 10.2.3); else 0."""
    if re.fullmatch("[0-9]{1,9}", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
        date = date if date.tzinfo else date.replace(tzinfo=UTC)  # as asctime writes it
        return max((date - datetime.now(UTC)).total_seconds(), 0)
    except (ValueError, OverflowError):
        return 0.0


def _pace(headers: Mapping[str, str]) -> float:
    """Return the seconds for each request, where ``X-Rate-Limit-…`` name so many in a time; else 0."""
    limit = re.fullmatch("[1-9][0-9]{0,8}", headers.get("X-Rate-Limit-Limit", ""))
    interval = re.fullmatch("([0-9]{1,9})s?", headers.get("X-Rate-Limit-Interval", ""))
    return int(interval[1]) / int(limit[0]) if limit and interval else 0.0
