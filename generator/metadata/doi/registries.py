"""The APIs of those who register DOIs, asked for one paper at a time.

Crossref has nearly all papers. What it does not know DataCite may: theses, data, and all that lies on Zenodo.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

from pydantic import ValidationError
from requests import RequestException, Session

from generator.metadata.doi import answers
from generator.metadata.doi.answers import Facts, NotAnAnswerError
from generator.metadata.store import StoredRecord, timestamp
from generator.metadata.transport import FailureError, Reply, RequestPolicy, Transport, api_address
from generator.support import package

CROSSREF = "https://api.crossref.org/works"
DATACITE = "https://api.datacite.org/dois"

API_VARIABLE = "DIGEST_DOI_API"
"""The environment variable that names another server for both: it answers under ``/works`` and ``/dois``."""

DELAY = 1.0
"""Seconds from one answer to the next request; Crossref allows several a second, and says how many."""

_SHORTENED = re.compile(r"/\.{0,2}(?:/|$)")

BOTH = "Crossref, DataCite"
"""Who is asked, one after the other."""


class Registry:
    """A server that answers for the DOIs of one registry."""

    def __init__(
        self, name: str, api: str, read: Callable[[bytes], Facts], manners: RequestPolicy, agent: str
    ) -> None:
        """Name the server, how to read its answers, how it is asked and who asks."""
        self.name = name
        self.api = api
        self._read = read
        self._transport = _RecordTransport(manners, read)
        self._session = Session()
        self._session.headers["User-Agent"] = agent
        self._session.headers["Accept"] = "application/json"
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, self._transport)

    def ask(self, doi: str, until: float) -> StoredRecord | str | None:
        """Return what is known of a DOI; the code of a message where that is no use, None where nothing is.

        Raises FailureError where no answer came until that time of the monotonic clock.
        """
        self._transport.until = until
        try:
            answer = self._session.get(f"{self.api}/{_in_path(doi)}", allow_redirects=False)
        except RequestException:  # before anything was sent
            raise FailureError("fetch-unreachable", reached=False, host=self.api) from None
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return None
        facts = self._read(answer.content)
        if facts["id"].casefold() != doi.casefold():
            return "fetch-foreign"
        with suppress(ValidationError):
            return StoredRecord(**facts, source=self.api, fetched=timestamp(datetime.now(UTC)))
        return "fetch-faulty"


def _in_path(doi: str) -> str:
    """Return a DOI as it stands in an address: with its slash, but where a client would shorten the path."""
    return quote(doi, safe="" if _SHORTENED.search(doi) else "/")


class Registries:
    """Those who are asked, in this order."""

    def __init__(
        self, api: str = "", manners: RequestPolicy | None = None, contact: str | None = None
    ) -> None:
        """Name another server than theirs, how it is asked, and at which e-mail address they reach who asks.

        Raises ValueError where ``api`` is no http or https address, or has a query already.
        """
        base = api_address(api).rstrip("/") if api else ""
        mail = f"; mailto:{contact}" if contact else ""
        agent = f"{package.name()}/{package.version()} ({package.documentation()}{mail})"
        policy = manners or RequestPolicy(DELAY)
        self.all = (
            Registry("Crossref", f"{base}/works" if base else CROSSREF, answers.crossref, policy, agent),
            Registry("DataCite", f"{base}/dois" if base else DATACITE, answers.datacite, policy, agent),
        )

    @property
    def apis(self) -> frozenset[str]:
        """Where records come from."""
        return frozenset(registry.api for registry in self.all)


class _RecordTransport(Transport):
    """The way to a server that answers with a record, or says with 404 that it has none."""

    def __init__(self, manners: RequestPolicy, read: Callable[[bytes], Facts]) -> None:
        super().__init__(manners)
        self._read = read

    def accepted(self, reply: Reply) -> bytes:
        is_page = reply.content.lstrip()[:1] == b"<"  # of a network that wants a login, or a server in need
        if reply.status == HTTPStatus.NOT_FOUND and not is_page:
            return b""
        content = super().accepted(reply)
        try:
            self._read(content)
        except NotAnAnswerError:
            raise FailureError("fetch-garbled") from None
        return content
