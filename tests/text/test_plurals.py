"""English plurals as singulars, and words that only look like plurals."""

from generator.text.plurals import singular
from tests.tables import each

PLURALS = {
    "an s": (
        "networks network, features feature, phrases phrase, databases database, timbres timbre, keys "
        "key, sizes size, choices choice, octaves octave, areas area, formulas formula, pianos piano, "
        "gans gan, bars bar"
    ),
    "an es": (
        "classes class, losses loss, processes process, basses bass, approaches approach, hashes hash, "
        "boxes box, suffixes suffix, biases bias, aliases alias, choruses chorus, viruses virus, statuses "
        "status, buses bus, echoes echo, lenses lens, gases gas, canvases canvas, atlases atlas"
    ),
    "an s after all": (
        "caches cache, headaches headache, causes cause, houses house, fuses fuse, excuses excuse, oboes "
        "oboe, shoes shoe, movies movie, ties tie, responses response, noises noise, curves curve"
    ),
    "a y": "studies study, queries query, similarities similarity, frequencies frequency",
    "Latin and Greek": (
        "matrices matrix, vertices vertex, indices index, analyses analysis, hypotheses hypothesis, "
        "theses thesis, bases basis, axes axis, criteria criterion, corpora corpus, spectra spectrum, "
        "maxima maximum, stimuli stimulus, appendices appendix"
    ),
    "of this field": (
        "cnns cnn, gpus gpu, grus gru, relus relu, apis api, mp3s mp3, metrics metric, topics topic, "
        "characteristics characteristic, harmonics harmonic, heuristics heuristic"
    ),
    "abbreviations": "CNNs CNN, GPUs GPU, APIs API, GANs GAN, VAEs VAE, MFCCs MFCC",
    "parts": "sub-classes sub-class, co-matrices co-matrix, multi-gpus multi-gpu, data-sets data-set",
}
"""Plurals and their singulars, by how they are made."""

NO_PLURALS = {
    "ss": "bass loss class process wireless across",
    "us": "chorus corpus status focus previous continuous",
    "is": "analysis basis axis hypothesis tennis this",
    "as": "bias alias canvas atlas whereas gas",
    "ics": "lyrics acoustics statistics physics mathematics semantics",
    "series": "series time-series timeseries species",
    "names": "bayes kubernetes brahms james texas keras",
    "others": "lens news means k-means always perhaps towards blues chaos diabetes trans yes was its dis",
    "capitals": "CARS BASS GPU",
    "no s": "timbre data music network",
}
"""Words that stay as they are."""


def test_plurals_count_as_their_singulars() -> None:
    def check(row: str) -> None:
        pairs = [pair.split() for pair in row.split(", ")]
        assert [(many, singular(many)) for many, _ in pairs] == [(many, one) for many, one in pairs]
        assert [singular(one) for _, one in pairs] == [one for _, one in pairs]

    each(PLURALS, check)


def test_what_is_no_plural_stays_as_it_is() -> None:
    def check(row: str) -> None:
        assert [*map(singular, row.split())] == row.split()

    each(NO_PLURALS, check)
