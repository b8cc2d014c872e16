"""Formulas to MathML, and those that the converter must never see."""

import pytest

from generator.site import latex as rules
from generator.site import mathematics


@pytest.mark.parametrize(
    ("latex", "mathml"),
    [
        (r"\ell_1", "<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>"),
        (r"\frac{a}{b}", "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>"),
        (r"\text{<b>}", "<math><mtext>&lt;b&gt;</mtext></math>"),
    ],
)
def test_formula_becomes_mathml(latex: str, mathml: str) -> None:
    assert mathematics.mathml(latex, display=False) == mathml


def test_display_formula_says_so() -> None:
    assert mathematics.mathml("x", display=True) == '<math display="block"><mi>x</mi></math>'


@pytest.mark.parametrize(
    "latex",
    [
        pytest.param("x" * (rules.MAX_BYTES + 1), id="long"),
        pytest.param("{" * 8000 + "}" * 8000, id="8000 braces"),
        pytest.param("{" * 70 + "}" * 70, id="70 braces"),
        pytest.param(r"\begin{matrix}" * 70 + r"\end{matrix}" * 70, id="70 environments"),
        pytest.param(r"\left(" * 70 + r"\right)" * 70, id="70 fences"),
        pytest.param("(" * 40, id="brackets never closed"),
        pytest.param("{(}" * 40, id="brackets closed outside their braces"),
        pytest.param("(%)\n" * 40, id="brackets closed in a comment"),
        pytest.param(r"[\middle)" * 40, id="brackets that close nothing"),
        pytest.param(r"\left.\right)\mathord(" * 40, id="brackets closed by other brackets"),
        pytest.param(r"\langle " * 40, id="delimiters with names"),
        pytest.param(r"\begin{matrix}(&)\end{matrix}" * 40, id="brackets closed in another cell"),
        pytest.param(r"\newcommand{\z}{(}" + r"\z" * 40, id="brackets in a macro"),
        pytest.param("'" * 4000, id="grows fiftyfold"),
        pytest.param(r"\def\z{\z\z}\z", id="macro of itself"),
        pytest.param(r"\eqref{x}", id="reference"),
        pytest.param(r"\href{javascript:alert(1)}{x}", id="link"),
        pytest.param(r"\frac{a", id="unclosed"),
        pytest.param(r"\nosuch", id="unknown"),
        pytest.param("}", id="unopened"),
    ],
)
def test_formula_is_refused(latex: str) -> None:
    with pytest.raises(mathematics.FormulaError):
        mathematics.mathml(latex, display=True)


@pytest.mark.parametrize(
    "latex",
    [
        "[0, 1) " * 40,
        r"\left\{ \begin{cases} a & (b) \\ c & [d] \end{cases} \right.",
        r"\bigl( \lfloor x \rfloor \bigr)",
        "(" * 30 + ")" * 30,
    ],
)
def test_brackets_that_close_are_no_matter(latex: str) -> None:
    assert mathematics.mathml(latex, display=True).startswith("<math")
