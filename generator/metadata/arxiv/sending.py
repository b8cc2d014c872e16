"""How requests go to arXiv.

The client keeps none of its manners: it waits for no answer's end, comes back at once after an error and asks
a 400 again like a 429. So it is told to do nothing of the kind, and its session sends through here.
"""

from http import HTTPStatus

from generator.metadata.arxiv import answer
from generator.metadata.arxiv.answer import NotAFeedError, RefusedError
from generator.metadata.transport import FailureError, Reply, RequestPolicy, Transport, unwelcome

DELAY = 3.0
"""Seconds from one answer to the next request, as arXiv asks; see https://info.arxiv.org/help/api/tou.html."""


class FeedTransport(Transport):
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
