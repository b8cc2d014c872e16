"""Formulas to MathML, and those that the converter must never see."""

import re
from pathlib import Path

import pytest

from generator.support import plain_yaml
from generator.text.formulas import latex as rules
from generator.text.formulas import mathematics
from tests.tables import by_row


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
        pytest.param(r"\genfrac(){9999pt}{0}{a}{b}", id="line higher than a page"),
        pytest.param(r"\hspace{100em}x", id="space wider than a page"),
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


SOUND = plain_yaml.values((Path(__file__).parent / "sound.yml").read_text(encoding="utf-8"))


def sound(source: str) -> list[str]:
    listed = SOUND[source]
    signs = [f"x {sign} y" for sign in listed.get("signs", "").split()]
    return [*signs, *listed["examples"].splitlines()]


def told(formulas: list[str]) -> dict[str, str]:
    reasons = {}
    for latex in formulas:
        try:
            mathematics.mathml(latex, display=False)
        except mathematics.FormulaError as error:
            reasons[latex] = str(error)
    return reasons


def test_sound_formulas_are_shown_and_the_others_told_why() -> None:
    found = {source: told(sound(source)) for source in ("katex", "mathjax", "arxiv")}
    assert {latex: reason for reasons in found.values() for latex, reason in reasons.items()} == SOUND["told"]
    listed = sum(len(sound(source)) for source in found)
    assert len(SOUND["told"]) <= 0.03 * listed


@by_row(
    ("latex", "same"),
    [
        (r"\text{if $x_1$ and \(y\)}", r"{\text{if }{x_1}\text{ and }{y}}"),
        (r"\mbox{a}", r"\text{a}"),
        (r"\pmb x", r"\boldsymbol{x}"),
        (r"\mathds{1}", r"\mathbb{1}"),
        (r"a \tag*{1} \label{x} b", "ab"),
        (r"\alpha\label{x}b", r"\alpha b"),
        (r"\begin{align}a&=b\nonumber\\c&=d\tag{2}\end{align}", r"\begin{aligned}a&=b\\c&=d\end{aligned}"),
        (r"\begin{split}a&=b\end{split}", r"\begin{aligned}a&=b\end{aligned}"),
        (r"\begin{equation*}x\end{equation*}", "{x}"),
        (r"\begin{eqnarray}a&=&b\end{eqnarray}", r"\begin{array}{rcl}a&=&b\end{array}"),
        (r"\begin{array}[t]{@{}l|p{2cm}}a&b\end{array}", r"\begin{array}{l|l}a&b\end{array}"),
        (r"\begin{pmatrix*}[r]a&b\end{pmatrix*}", r"\begin{pmatrix}a&b\end{pmatrix}"),
        (r"\begin{alignat}{2}a&b\end{alignat}", r"\begin{aligned}a&b\end{aligned}"),
        (r"{a \above{2pt} b}", r"{a \over b}"),
        (r"\text{5 \texteuro}", r"\text{5 €}"),
        (r"5 \texteuro", r"5 \text{€}"),
        (r"5 \AA", r"5 \text{Å}"),
        (r"1, \ldots, \dots \dotsc", r"1, \text{…}, \text{…} \text{…}"),
        (r"\text{1, \ldots}", r"\text{1, …}"),
        (r"\text x", r"\text{x}"),
        (r"\large x", "x"),
        ("x % \\label{", "x"),
    ],
)
def test_what_the_converter_lacks_is_said_in_other_words(latex: str, same: str) -> None:
    def bare(formula: str) -> str:
        return re.sub(r"</?mrow>", "", mathematics.mathml(formula, display=False))

    assert bare(latex) == bare(same)


@by_row(
    ("latex", "said"),
    [
        (r"x_1, \ldots, x_n", "x1,…,xn"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"x^2", "x²"),
        (r"\mathbf{x}", "x"),
        (r"\text{a \textbf{b}}", "a\u00a0b"),
        (r"\frac{1", r"$\frac{1$"),
        (r"\begin{matrix}1 & 2 \\ 3 & 4\end{matrix}", "1 2; 3 4"),
        (r"x^\operatorname{<svg/onload=x>}", r"$x^\operatorname{<svg/onload=x>}$"),
    ],
)
def test_a_formula_is_said_in_plain_text(latex: str, said: str) -> None:
    assert mathematics.text(latex) == said
