"""A server that speaks the APIs of Crossref and DataCite on the loopback address, and misbehaves when told.

Its answers have the fields that their documentation names, of papers that do not exist.
"""

import json
import time
from contextlib import AbstractContextManager
from typing import Any, NamedTuple
from urllib.parse import unquote

from tests.metadata import faulty_server
from tests.metadata.faulty_server import Answer, FaultyServer, Handler

WORK: dict[str, Any] = {
    "publisher": "IEEE",
    "type": "proceedings-article",
    "created": {
        "date-parts": [[2017, 6, 20]],
        "date-time": "2017-06-20T21:10:51Z",
        "timestamp": 1497993051000,
    },
    "title": ["Listening to <i>Raw</i> Waveforms &amp; Spectra"],
    "subtitle": [],
    "author": [
        {
            "given": "Ilse",
            "family": "Vandermeer",
            "sequence": "first",
            "affiliation": [{"name": "A University"}],
        },
        {"given": "민지", "family": "김", "sequence": "additional", "affiliation": []},
        {"name": "The Listening Group", "sequence": "additional", "affiliation": []},
    ],
    "container-title": ["2017 IEEE International Conference on Listening (ICL)"],
    "published-print": {"date-parts": [[2017, 3]]},
    "published": {"date-parts": [[2017, 3]]},
    "issued": {"date-parts": [[2017, 3]]},
    "page": "421-425",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>Of <jats:italic>waveforms</jats:italic>.</jats:p>",
    "reference-count": 0,
}
"""What Crossref says of every work, but its DOI."""

ATTRIBUTES: dict[str, Any] = {
    "creators": [
        {
            "name": "Seo, Haneul",
            "nameType": "Personal",
            "givenName": "Haneul",
            "familyName": "Seo",
            "affiliation": [],
        },
        {"name": "Osei, Samuel", "nameType": "Personal", "affiliation": ["Another University"]},
        {"name": "Archive of Sounds, Seoul", "nameType": "Organizational", "affiliation": []},
    ],
    "titles": [{"title": "일곱 거실", "titleType": "TranslatedTitle"}, {"title": "Seven Living Rooms"}],
    "publisher": "Zenodo",
    "container": {"type": "Series", "title": "Proceedings of Listening", "firstPage": "7", "lastPage": "13"},
    "publicationYear": 2015,
    "dates": [{"date": "2015-10-26", "dateType": "Issued"}, {"date": "2015", "dateType": "Created"}],
    "descriptions": [
        {"description": "12 pages", "descriptionType": "Other"},
        {"description": "<p>Who plays <em>music</em> at home.</p>", "descriptionType": "Abstract"},
    ],
}
"""What DataCite says of every DOI, but the DOI."""


class AnyQuestion(NamedTuple):
    """One request, as it arrived."""

    api: str
    """``works`` or ``dois``."""
    doi: str
    path: str
    """The DOI as it stood in the address."""
    agent: str
    time: float
    """Of the monotonic clock."""
    connection: int
    """The client's port, another one for every connection."""


class Server(FaultyServer):
    """Knows every DOI that it is not told to be unknown: Zenodo's by DataCite, all others by Crossref."""

    def __init__(self) -> None:
        super().__init__()
        self.unknown: set[str] = set()
        self.work = WORK
        self.attributes = ATTRIBUTES
        self.asked: list[AnyQuestion] = []

    @property
    def api(self) -> str:
        """The address of both APIs."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, handler: Handler) -> Answer:
        """Return the record that is asked for."""
        _, api, doi = (unquote(part) for part in handler.path.split("/", 2))
        path, agent = handler.path.split("/", 2)[2], handler.headers["User-Agent"]
        self.asked.append(AnyQuestion(api, doi, path, agent, time.monotonic(), handler.client_address[1]))
        is_known = doi not in self.unknown and ("zenodo" in doi) == (api == "dois")
        if api == "works":
            message = {"status": "ok", "message-type": "work", "message": {"DOI": doi.lower(), **self.work}}
            return Answer(json.dumps(message)) if is_known else Answer("Resource not found.", 404)
        data = {"data": {"id": doi, "type": "dois", "attributes": {"doi": doi, **self.attributes}}}
        errors = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}
        return Answer(json.dumps(data)) if is_known else Answer(json.dumps(errors), 404)


def serving() -> AbstractContextManager[Server]:
    """Start a server."""
    return faulty_server.serving(Server())
