"""A catalog for texts to lead to: two entries, a tag, a figure, a time."""

from generator.support.languages import Lang
from generator.text.hrefs import ROOT
from generator.text.markdown.markup import LinkTarget, Rendered, render

LINKS = {
    ("entry", "ismir/2015/park-hpss"): LinkTarget(f"{ROOT}papers/ismir/2015/park-hpss/", r"$\ell_1$ & more"),
    ("entry", "lee-personas"): LinkTarget(f"{ROOT}papers/ismir/2015/lee-personas/", "Personas"),
    ("tag", "cnn"): LinkTarget(f"{ROOT}tags/cnn/", "합성곱 신경망"),
    ("time", "723"): LinkTarget("https://video.example/talk.mp4#t=723", ""),
}
FIGURES = {"poster.jpg": '<figure><img src="poster.jpg" alt="A poster"></figure>'}


class KnownTargets:
    """Knows those, and nothing else."""

    def link(self, kind: str, target: str) -> LinkTarget | None:
        return LINKS.get((kind, target))

    def figure(self, name: str) -> str | None:
        return FIGURES.get(name)


def rendered(text: str, lang: Lang = "ko") -> Rendered:
    return render(text, lang=lang, targets=KnownTargets(), prefix="n1-", top=3)
