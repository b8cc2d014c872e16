"""TeX in titles, names and abstracts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import tex
from tests.tables import by_row


@by_row(
    ("typed", "read"),
    [
        (r"Fr\'echet, Kl\"{u}ngel, \O{}rsted, Stra\ss e", "Fréchet, Klüngel, Ørsted, Straße"),
        (r"Fran\c{c}ois, Dvo\v r{\'a}k, {\'\i}, \L{}\'od\'z", "François, Dvořák, í, Łódź"),
        (r"{\em In situ}, \textbf{a b}, {\it x} and \texttt{c}", "In situ, a b, x and c"),
        (r"\alpha-stable, 5\%, R\&B, \#1, a\_b, \ldots", "α-stable, 5%, R&B, #1, a_b, …"),
        (r"code at \url{https://a.b/~c_d} or \href{https://a.b}{here}", "code at https://a.b/~c_d or here"),
        (r"S.~Das et al.~[3], Fig.~\ref{x}", r"S. Das et al. [3], Fig. \ref{x}"),
        (r"``quoted'' -- or --- not ---- so", "“quoted” – or — not ---- so"),
        (r"by 15% in \emph{accuracy} (~2 layers)", "by 15% in accuracy (~2 layers)"),
        (r"\t{oo}, \uppercase{b}ayes, \MakeLowercase{A}, {\small x}", "o͡o, Bayes, a, x"),
        (r"\textcommabelow{S}tefan Gel{\cprime}fand \foreignlanguage{german}{Öl}", "Ștefan Gelʹfand Öl"),
        (
            r"Nguy\~\^en, Nguy{\~\^{e}}n, H{\h{\^o}}, Th\h ao, \horn{o}, {\uhorn}ng, \^{\'e}",
            "Nguyễn, Nguyễn, Hổ, Thảo, ơ, ưng, ế",
        ),
        (r"\~{} and \^{} stand alone", "~ and ^ stand alone"),
        (r"\today \input{x}", r"\today \input{x}"),
        (r"\nosuch{a {b} 5% \$}[c] \'e", r"\nosuch{a {b} 5% $}[c] é"),
        (r"1~2초 {a, b} C:\new 2_000", r"1~2초 {a, b} C:\new 2_000"),
        ("{DNN}s and {not closed", "{DNN}s and {not closed"),
        ("at its end \\", "at its end \\"),
    ],
)
def test_tex_is_written_out_and_the_rest_stays(typed: str, read: str) -> None:
    assert tex.readable(typed) == read


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (r"$O(n \log n)$ for \'etudes", r"$O(n \log n)$ for études"),
        (r"\(x_1\) and \[y\] of \emph{z}", "$x_1$ and $y$ of z"),
        (r"\$5 and $10", r"\$5 and \$10"),
        (r"$\'e$ $$\'e$$", r"$\'e$ $$\'e$$"),
        (r"$\sim$5 dB and 5$\times$5, $ x $", r"$\sim$5 dB and 5$\times$5, $x$"),
        (r"2$3$ and 5$y$, \$1", r"2\(3\) and 5\(y\), \$1"),
        (r"from $10 million to $20 million", r"from \$10 million to \$20 million"),
    ],
)
def test_formulas_stay_and_other_dollars_are_none(typed: str, line: str) -> None:
    assert tex.line(typed) == line
    assert tex.line(line) == line


@pytest.mark.hostile
@pytest.mark.parametrize(
    "piece", ["{", "}", "\\", r"\emph{", r"\'", r"\sqrt[", r"\begin{a}", r"\[a", "$", "\\("]
)
@pytest.mark.parametrize("times", [10, 1_000, tex.MAX_TEX])
def test_whatever_is_repeated_is_read_or_left(piece: str, times: int) -> None:
    assert len(tex.line(piece * times)) <= 2 * len(piece) * times


@settings(derandomize=True)
@given(st.text(alphabet="\\{}[]$%&#~^_-`' \n'\"acveouemph한가é(){}begin", max_size=60))
def test_no_tex_is_too_strange(text: str) -> None:
    assert isinstance(tex.line(text), str)
