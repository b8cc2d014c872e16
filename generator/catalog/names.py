"""Names of people: when two spellings are one person, and how a name becomes an address."""

import re

from anyascii import anyascii

from generator.entries.fields import MAX_SLUG, RESERVED_SLUGS


def fold(name: str) -> str:
    """Fold a name to what spellings of it share: Latin letters without case and diacritics, single hyphens.

    Other scripts are romanised. The result is a slug, or empty where the name holds no letter or digit.

    >>> fold("Jan  SCHLÜTER"), fold("Artur S. d'Avila Garcez")
    ('jan-schluter', 'artur-s-davila-garcez')
    """
    latin = anyascii(name).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", latin)[:MAX_SLUG].strip("-")


def author_slug(name: str) -> str:
    """Return the id of an author who is known only by ``name``."""
    slug = fold(name) or "unnamed"
    return f"{slug}-author" if slug in RESERVED_SLUGS else slug
