"""English plurals and their singulars: how words end, and those of this field that end otherwise.

A dictionary would know more words and be asked for each; what it would know of papers on music, sound and
learning stands here.
"""

import re

_OTHERWISE = dict(
    pair.split()
    for pair in (
        "antennae antenna, appendices appendix, atlases atlas, axes axis, bases basis, canvases canvas, "
        "cepstra cepstrum, children child, codices codex, corpora corpus, cortices cortex, crises crisis, "
        "criteria criterion, diagnoses diagnosis, emphases emphasis, errata erratum, feet foot, foci focus, "
        "formulae formula, gases gas, genera genus, halves half, helices helix, indices index, "
        "knives knife, lenses lens, loci locus, matrices matrix, maxima maximum, men man, mice mouse, "
        "minima minimum, momenta momentum, nuclei nucleus, oases oasis, optima optimum, "
        "phenomena phenomenon, prognoses prognosis, quanta quantum, quizzes quiz, radii radius, "
        "shelves shelf, spectra spectrum, stimuli stimulus, submatrices submatrix, synopses synopsis, "
        "teeth tooth, vertices vertex, vortices vortex, waltzes waltz, wives wife, wolves wolf, women woman"
    ).split(", ")
)
"""Plurals that no rule makes, and their singulars."""

_BY_AN_S = frozenset(
    (
        "apis cpus emojis gpus grus guis gurus haikus menus npus relus taxis tpus wikis "
        "academics characteristics critics fabrics harmonics heuristics logics metrics mosaics rubrics "
        "topics aches caches headaches moustaches niches psyches "
        "calories cookies dies indies lies movies pies selfies ties zombies "
        "canoes foes oboes shoes toes "
        "abuses accuses excuses misuses overuses reuses uses"
    ).split()
)
"""Words that end as others do which are no plurals, or whose singular is shorter by more than an s."""

_NO_PLURALS = frozenset(
    (
        "afterwards alias always angeles arkansas atlas backwards bayes beatles besides bias blues brahms "
        "canvas chaos charles christmas clothes cosmos diabetes douglas downwards ethos forwards hans "
        "hopkins indoors inwards james jones kansas keras kubernetes kudos lens lucas macos mars maths means "
        "netherlands news nicholas nowadays odds ourselves outdoors outwards overseas pancreas pandas pathos "
        "perhaps postgres reuters sans sometimes stokes texas thanks thomas towards trans upwards wales "
        "whereas yourselves"
    ).split()
)
"""Words that end in an s by themselves."""

_FEWEST = 3
"""How many letters a singular has at least: what would have fewer, such as *yes*, is no plural."""

_ENDINGS = tuple(
    (re.compile(f"(?:{ending})$"), singular)
    for ending, singular in (
        (r"(ss|us|is|ics|series|species)", r"\1"),  # bass, chorus, analysis, lyrics
        (r"ies", "y"),
        (r"(ss|sh|ch|x|zz|ias)es", r"\1"),  # losses, hashes, approaches, mixes, biases
        (r"(?<![aeofm])uses", "us"),  # choruses, but causes, houses, fuses, muses
        (r"(y|he|ne)ses", r"\1sis"),  # analyses, syntheses
        (r"(?<![aeiou])oes", "o"),
        (r"s", ""),
    )
)
"""How plurals end, and their singulars; the first that fits tells."""


def singular(word: str) -> str:
    """Return the singular of an English word in small letters, or of an abbreviation in capitals.

    >>> [*map(singular, ("networks", "queries", "classes", "k-means", "GPUs", "chorus"))]
    ['network', 'query', 'class', 'k-means', 'GPU', 'chorus']
    """
    before, hyphen, last = word.rpartition("-")
    if last in _OTHERWISE:
        return f"{before}{hyphen}{_OTHERWISE[last]}"
    if not word.endswith("s") or last in _NO_PLURALS:
        return word
    found = word[:-1] if last in _BY_AN_S else _shortened(word)
    return found if len(found) - len(before) - len(hyphen) >= _FEWEST else word


def _shortened(word: str) -> str:
    ending, said = next((ending, said) for ending, said in _ENDINGS if ending.search(word))
    return ending.sub(said, word)
