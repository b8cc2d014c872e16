"""Slugs: any text as the Latin letters, digits and hyphens of an id, and the slug of a paper's entry."""

import re
from collections.abc import Container

from generator.text.names.folding import hyphenated, romanised
from generator.text.names.groups import is_group

MAX_SLUG = 80
"""How many characters a slug may have."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

RESERVED_SLUGS = frozenset(
    {"edition", "index", "con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Slugs that mean something else here, or cannot be a file's name on Windows."""

_WORDS_OF_TITLE = 3
"""How many words of a title a slug takes, unless more are needed to tell two papers apart."""

_MAX_FAMILY = 40
"""How many characters of the name of a group a slug takes."""

_MAX_TITLE = 1000
"""How many characters of a title are looked at; the rest can be in no slug."""

FILLERS = frozenset(
    (
        "a an and are as at be by can do does for from how in into is it its of on or over that the their to "
        "toward towards under using via we what when why with"
    ).split()
)
"""Words by which nobody would know a paper."""

_PICTURE = re.compile(r"(?P<stem>[^/\\]+)\.(?P<kind>png|jpe?g|webp|gif)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<![\s,])[\s,]+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


def slugged(text: str) -> str:
    """Write a text in the letters of a slug: Latin without case and diacritics, single hyphens.

    Other scripts are romanised. Empty where the text holds no letter or digit.

    >>> slugged("Jan  SCHLÜTER"), slugged("Artur S. d'Avila Garcez")
    ('jan-schluter', 'artur-s-davila-garcez')
    """
    return _cut(hyphenated(romanised(text)))


def is_slug(text: str) -> bool:
    """Tell whether a text is a slug by which something may be called."""
    return SLUG.fullmatch(text) is not None and len(text) <= MAX_SLUG and text not in RESERVED_SLUGS


def picture_name(name: str) -> str:
    """Return the name under which a picture is served: small letters, digits, hyphens and its kind.

    A path, and what has no kind of picture in its name, come back as they are.

    >>> picture_name("My Poster (2).JPG"), picture_name("포스터.png")
    ('my-poster-2.jpg', 'poseuteo.png')
    """
    match = _PICTURE.fullmatch(name)
    stem = slugged(match["stem"]) if match else ""
    return f"{stem}.{match['kind'].lower()}" if match and stem else name


def entry_slug(author: str | None, title: str, taken: Container[str] = ()) -> str:
    """Return a slug for a paper from its first author's family name and the first words of its title.

    Where it is ``taken`` by another paper of the edition, more words are added, then a number.

    >>> entry_slug("Wei Dai", "Very deep convolutional neural networks for raw waveforms")
    'dai-very-deep-convolutional'
    """
    family = _cut(slugged(family_name(author or "")), _MAX_FAMILY)
    words = hyphenated(romanised(title[:_MAX_TITLE])).split("-")
    telling = [word for word in words if word not in FILLERS] or words
    wanted = range(min(_WORDS_OF_TITLE, len(telling)), len(telling) + 1)
    slugs = [_joined([family, *telling[:number]]) for number in wanted]
    for slug in slugs:
        if _is_free(slug, taken):
            return slug
    # Numbers are taken in order, so the first that is free is not looked for one by one among thousands.
    last_taken, free = 1, 2
    while not _is_free(_numbered(slugs[0], free), taken):
        last_taken, free = free, 2 * free
    while free - last_taken > 1:
        between = (last_taken + free) // 2
        if _is_free(_numbered(slugs[0], between), taken):
            free = between
        else:
            last_taken = between
    return _numbered(slugs[0], free)


def _cut(slug: str, length: int = MAX_SLUG) -> str:
    return slug[:length].rstrip("-")


def family_name(name: str) -> str:
    """Return the family name of an author: before a comma, else the last word; a group's name as a whole.

    ``name_parts`` of ``names/name_parts.py`` knows more, and citations follow it: to cite Aaron van den Oord,
    the family name is ``van den Oord``, here it is ``Oord``. There are two rules because addresses are made
    of this one and must not change: ids of papers (in browsers by ``compose/slugs.js``), and pages of authors
    by letter.

    >>> family_name("Juan Pablo Bello"), family_name("Sammy Davis Jr."), family_name("Dai, Wei")
    ('Bello', 'Davis', 'Dai')
    """
    if is_group(name):
        return name
    bare = _SUFFIX.sub("", name.strip())
    before_comma = bare.partition(",")[0].strip()
    return before_comma if before_comma != bare else (bare.split() or [""])[-1]


def _joined(words: list[str]) -> str:
    """Join words to a slug, as many as there is room for."""
    slug = ""
    for word in filter(None, words):
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG]
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug or "paper"


def _numbered(slug: str, number: int) -> str:
    ending = f"-{number}"
    return _cut(slug, MAX_SLUG - len(ending)) + ending


def _is_free(slug: str, taken: Container[str]) -> bool:
    return slug not in RESERVED_SLUGS and slug not in taken
