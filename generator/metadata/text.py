"""Text as arXiv holds it to text as people read it; the store keeps it as it came."""

import unicodedata

from generator.entries.characters import UNWANTED, visible
from generator.metadata.store import StoredVersion


def readable(version: StoredVersion) -> StoredVersion:
    """Return a version with its texts as pages show them."""
    fields = ("title", "abstract", "comment", "journal_ref", "doi")
    texts = {name: text and line(text) for name in fields for text in (getattr(version, name),)}
    authors = tuple(
        author.model_copy(
            update={"name": line(author.name), "affiliation": author.affiliation and line(author.affiliation)}
        )
        for author in version.authors
    )
    return version.model_copy(update={**texts, "authors": authors})


def line(text: str) -> str:
    """Return text in NFC on one line, without characters that nobody means to type."""
    return " ".join(visible(unicodedata.normalize("NFC", UNWANTED.sub(" ", text))).split())
