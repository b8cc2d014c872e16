"""Titles that were typed in nothing but capitals, as sentences."""

import re

_FORMULA = re.compile(r"(\$[^$]+\$)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Þ]")
_OPENS = re.compile(r"[:?!]\s|[–—]\s|[“\"]")
"""What stands before the first word of a sentence or a subtitle."""

_ACRONYMS = frozenset(
    (
        "AAC ACM AE AI AIC API AR ARMA ASR AUC AUV BERT BIC BLEU CAE CPU CUDA DAE DCASE DIY EEG ELBO "
        "ELMO EM EMD EMG FIR GAN GAT GPU GRU GUI HCI IBM ICA ICML IDF IEEE II III IIR IMU IOT IPA "
        "IR IV IVA LDA LLAMA LOD LSA MAE MAP MIDI MIMO MIR MOS MRI MSE NASA NIPS OCR OOV PCA PESQ "
        "PLDA PLSA RELU ROC ROI RUL SAE SOTA TIMIT UI UMAP USA UX VAD VAE VGGISH VI VII VIII VOIP WER XAI "
        "XOR"
    ).split()
)
"""What stays in capitals though it could be spoken as a word."""

_LEAST = 3
"""Of how many words a title has to be: one or two may well be a name."""


def lowered(title: str) -> str:
    """Return a title that is all capitals as a sentence, and any other as it is.

    Acronyms stay where they can be told: they are known, have a digit or no vowel, or stand in brackets.

    >>> lowered("DEEP LEARNING FOR MUSIC (DLM) BASED ON LSTM: A STUDY")
    'Deep learning for music (DLM) based on LSTM: A study'
    """
    parts = _FORMULA.split(title)
    words = [word for text in parts[::2] for word in _WORD.findall(text)]
    if len(words) < _LEAST or not all(
        letter.isupper() for word in words for letter in word if letter.isalpha()
    ):
        return title
    shown = [part if index % 2 else _sentence(part, opens=index == 0) for index, part in enumerate(parts)]
    return "".join(shown)


def _sentence(text: str, *, opens: bool) -> str:
    """Return what stands before, between or behind formulas; ``opens`` says that a sentence begins there."""
    shown, end = "", 0
    for found in _WORD.finditer(text):
        word, gap = found[0], text[end : found.start()]
        opens = opens or bool(_OPENS.search(gap))
        if not (_stays(word) or (gap.endswith("(") and text.startswith(")", found.end()))):
            word = word.capitalize() if opens else word.lower()
        shown += gap + word
        opens, end = False, found.end()
    return shown + text[end:]


def _stays(word: str) -> bool:
    if len(word) == 1:
        return word != "A"
    return word in _ACRONYMS or any(sign.isdigit() for sign in word) or not _VOWEL.search(word)
