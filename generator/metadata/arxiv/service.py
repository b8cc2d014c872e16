"""arXiv's API, asked for papers by id through the ``arxiv`` package.

That client keeps none of its manners: it waits for no answer's end, comes back at once after an error and
asks a 400 again like a 429. So it is told to do nothing of the kind, and its session sends through ours.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from math import inf

import arxiv
from pydantic import ValidationError
from requests import RequestException

from generator.entries.format.fields import arxiv_ref
from generator.metadata.arxiv import answer
from generator.metadata.arxiv.answer import NotAFeedError, RefusedError
from generator.metadata.store import StoredAuthor, StoredVersion, timestamp
from generator.metadata.transport import (
    FailureError,
    Reply,
    RequestPolicy,
    Transport,
    api_address,
    unwelcome,
)
from generator.text.identifiers import ArxivRef

API = "https://export.arxiv.org/api/query"
"""Where arXiv answers; see https://info.arxiv.org/help/api/user-manual.html."""

API_VARIABLE = "DIGEST_ARXIV_API"
"""The environment variable that names another server that speaks arXiv's API."""

DELAY = 3.0
"""Seconds from one answer to the next request, as arXiv asks; see https://info.arxiv.org/help/api/tou.html."""

BATCH = 50
"""How many ids one request names; arXiv documents no limit, and its addresses stay short."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request."""

    versions: Mapping[ArxivRef, StoredVersion]
    """By the reference that was asked for: a version, or the latest where none was named."""
    faulty: frozenset[ArxivRef]
    """What was asked for and came without a date or title."""
    plain: bool
    """Whether it was whole and spoke of nothing else, so that what is not in it is not known to arXiv."""


class _FeedTransport(Transport):
    """The way to a server that answers with feeds."""

    def __init__(self, manners: RequestPolicy) -> None:
        super().__init__(manners)
        self._faulty: list[str] = []

    def take_faulty(self) -> list[str]:
        """Return the ids of the entries that were kept from the client since this was last asked."""
        faulty, self._faulty = self._faulty, []
        return faulty

    def accepted(self, reply: Reply) -> bytes:
        """Return a feed that the client reads rightly.

        Raises FailureError where there is none, RefusedError where the server finds the request wrong.
        """
        if reply.status not in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}:
            raise unwelcome(reply)
        try:
            content, faulty = answer.read(reply.content)
        except NotAFeedError:
            if reply.status == HTTPStatus.BAD_REQUEST:
                raise RefusedError from None
            raise FailureError("fetch-garbled") from None
        if reply.status == HTTPStatus.BAD_REQUEST:
            raise RefusedError
        self._faulty += faulty
        return content


class Service:
    """A server that speaks arXiv's API, asked one request at a time."""

    def __init__(self, api: str = API, manners: RequestPolicy | None = None) -> None:
        """Name the server, and how it is asked where not as arXiv wants it.

        Raises ValueError where ``api`` is no http or https address, or has a query already.
        """
        self.api = api_address(api)
        self._transport = _FeedTransport(manners or RequestPolicy(DELAY))
        self._client = _Client(self.api, self._transport)

    def ask(self, refs: Sequence[ArxivRef], until: float = inf) -> Answer:
        """Ask for up to ``BATCH`` references to as many papers, until a time of the monotonic clock.

        Raises FailureError where no answer came, RefusedError where the server finds a reference wrong.
        """
        asked = {ref.id: ref for ref in refs}
        self._transport.until = until
        search = arxiv.Search(id_list=[str(ref) for ref in refs], max_results=BATCH)
        versions: dict[ArxivRef, StoredVersion] = {}
        strange = False
        try:
            for result in self._client.results(search):
                ref, version = _matching(result.entry_id, asked)
                stored = self._stored(result, version) if ref else None
                if ref and stored:
                    versions[ref] = stored
                strange |= stored is None
        except FailureError:
            if not versions:
                raise
            strange = True
        except arxiv.UnexpectedEmptyPageError:  # behind one that promised more
            strange = True
        except RequestException:  # before anything was sent
            raise FailureError("fetch-unreachable", reached=False, host=self.api) from None
        finally:
            faulty = [_matching(name, asked)[0] for name in self._transport.take_faulty()]
        strange |= None in faulty
        return Answer(versions, frozenset(ref for ref in faulty if ref), not strange)

    def _stored(self, result: arxiv.Result, version: int) -> StoredVersion | None:
        """Return what is stored of a result; None of one that no paper has, such as texts without an end."""
        with suppress(ValidationError):
            return StoredVersion(
                version=version,
                title=result.title,
                authors=tuple(
                    StoredAuthor(name=author.name, affiliation=", ".join(author.affiliation) or None)
                    for author in result.authors
                    if author.name.strip()
                ),
                abstract=result.summary or None,
                published=timestamp(result.published),
                updated=timestamp(result.updated),
                comment=result.comment,
                journal_ref=result.journal_ref,
                doi=result.doi,
                primary_category=result.primary_category or None,
                categories=tuple(result.categories),
                source=self.api,
                fetched=timestamp(datetime.now(UTC)),
            )
        return None


class _Client(arxiv.Client):
    """The client without manners of its own, since it forgets them after an error."""

    def __init__(self, api: str, transport: _FeedTransport) -> None:
        super().__init__(page_size=BATCH, delay_seconds=0, num_retries=0)
        self.query_url_format = api.replace("{", "{{").replace("}", "}}") + "?{}"
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, transport)


def _matching(name: str, asked: Mapping[str, ArxivRef]) -> tuple[ArxivRef | None, int]:
    """Return the reference that an entry of this id answers, and the version that it is."""
    try:
        given = arxiv_ref(name)
    except ValueError:
        return None, 0
    ref = asked.get(given.id)
    if ref is None or given.version is None or ref.version not in {None, given.version}:
        return None, 0
    return ref, given.version
