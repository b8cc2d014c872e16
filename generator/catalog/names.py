"""Names of people: when two spellings are one person, and how a name becomes an address."""

from generator.text.slugs import RESERVED_SLUGS, slugged


def fold(name: str) -> str:
    """Fold a name to what spellings of it share: Latin letters without case and diacritics, single hyphens.

    Other scripts are romanised. The result is a slug, or empty where the name holds no letter or digit.
    """
    return slugged(name)


def author_slug(name: str) -> str:
    """Return the id of an author who is known only by ``name``."""
    slug = fold(name) or "unnamed"
    return f"{slug}-author" if slug in RESERVED_SLUGS else slug
