"""Titles and addresses as TeX and the programs that escape it leave them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.metadata.proceedings import bylines, fromtex
from generator.problems.problem import Place
from tests.tables import by_row


@by_row(
    ("typed", "shown"),
    [
        # Groups
        ("{{Deep {CNN}s for {Real Life}}}", "Deep CNNs for Real Life"),
        (r"Sets \{a,~b\}, 1~2초", "Sets {a, b}, 1~2초"),
        (r"{\em live} {\'{E}}tudes \& Pi{\`e}ces: 100\%", "live Études & Pièces: 100%"),
        (r"M{\"u}ller, Stra\ss e, {\o}l, na\"{\i}ve, \c{C}a, {\v s}", "Müller, Straße, øl, naïve, Ça, š"),
        (r"made in the U.S.A\@. by B.\@ Lee for a\@b", r"made in the U.S.A. by B. Lee for a\@b"),
        (r"``a'' -- b---c \enquote{d} {\LaTeX}", "“a” – b—c “d” LaTeX"),
        ("On ''hearing'', ''don't'' and 12'' of f''(x)", "On “hearing”, “don't” and 12'' of f''(x)"),
        (r"H\textsubscript{2}O, 1\textsuperscript{st}, x\textsuperscript{2}", "H₂O, 1st, x²"),
        (r"{\textless}i{\textgreater}Vitis{\textless}/i{\textgreater}", "<i>Vitis</i>"),
        (r"See \url{https://lab.example/~kim}, Fig.~1", "See https://lab.example/~kim, Fig. 1"),
        (r"snake{\_}case, 5{\%}, {\#}1", "snake_case, 5%, #1"),
        (
            r"The \protect\textsc{Moises} set, \textcolor{red}{new}, {\color{blue} too}\xspace",
            "The Moises set, new, too",
        ),
        (r"\begin{CJK}{UTF8}{mj}한글\end{CJK} and \begin{CJK*}{UTF8}{gbsn}汉字\end{CJK*}", "한글 and 汉字"),
        # Escaped twice
        (r"A Q\\&A Corpus", "A Q&A Corpus"),
        (r"Jon\\'a\\v{s} Nov\\'{a}k, Stra\\ss e", "Jonáš Novák, Straße"),
        (r"\\textit{In situ}, 100\\%, a\\_b", "In situ, 100%, a_b"),
        (r"{\$}{\backslash}alpha{\$}-stable", r"$\alpha$-stable"),
        (r"{\textbackslash}textit{\{}foo{\}} bar", "foo bar"),
        (r"5{\textbackslash}{\%} of R{\textbackslash}{\&}D", "5% of R&D"),
        (r"of $\\alpha$", r"of $\alpha$"),
        (r"\${{L}}\_1\$-Norms, \$x{\textasciicircum}\{2\}\$", "$L_1$-Norms, $x^{2}$"),
        (r"\${\textbackslash}ell\_1\$, \$\textbackslash{}ell\_1\$", r"$\ell_1$, $\ell_1$"),
        (r"from \$5 to \$6, or a\_b for \$7", r"from \$5 to \$6, or a_b for \$7"),
        (r"One line\\Another \\[2pt] third", "One line Another third"),
        (r"Caf\u00e9 Caf\\u00e9 \ub77c\uc774 \ud83c\udfb5 \u{g}", "Café Café 라이 🎵 ğ"),
        (r"In{\ifmmode---\else\textemdash\fi}a", "In—a"),
        # Formulas
        (r"The $\ell_{10}$-norm of $\mathrm{x}$", r"The $\ell_{10}$-norm of $\mathrm{x}$"),
        (r"{\emph{On $x$-norms} by Fr{\'e}chet}", "On $x$-norms by Fréchet"),
        (r"$\sim$5 dB, 5$\times$5, 10$^{-3}$", r"$\sim$5 dB, 5$\times$5, 10$^{-3}$"),
        (r"\(x_1\), $ y $ and $$z$$", "$x_1$, $y$ and $$z$$"),
        ("5$/$10", r"5\(/\)10"),
        (
            r"{\$}5 and \$10, $5 million and $10 million, a $",
            r"\$5 and \$10, \$5 million and \$10 million, a \$",
        ),
    ],
)
def test_a_text_is_shown_as_it_was_meant(typed: str, shown: str) -> None:
    assert " ".join(fromtex.text(typed).split()) == shown
    assert fromtex.unread(shown) == []


@pytest.mark.parametrize(
    "typed",
    [
        r"A title\thanks{Supported by {X} and Y.}",
        r"A title\footnote[1]{See \url{x}}",
        r"A title\footnotemark[2]",
        "A title$^*$",
        r"A title $^{\dagger}$",
    ],
)
def test_notes_are_no_part_of_a_title(typed: str) -> None:
    assert fromtex.unnoted(typed).strip() == "A title"
    assert fromtex.unnoted(r"$^{13}$C at $x^*$ or $^2$") == r"$^{13}$C at $x^*$ or $^2$"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (r"\nosuch{a} b", [r"\nosuch"]),
        (r"{unclosed \'e", [r"\'"]),
        (r"C:\new", [r"\new"]),
        (r"$\nosuch$", []),
    ],
)
def test_what_nobody_can_read_is_left_and_known(typed: str, left: list[str]) -> None:
    assert fromtex.unread(fromtex.text(typed)) == left


@by_row(
    ("typed", "address"),
    [
        (r"http://a.example/227{\_}Paper.pdf", "http://a.example/227_Paper.pdf"),
        (r"http://a.example/{~}user/p.pdf", "http://a.example/~user/p.pdf"),
        (r"http://a.example/{\textasciitilde}x/$\sim$y/\~{}z", "http://a.example/~x/~y/~z"),
        (r"\url{http://a.example/b\_c}", "http://a.example/b_c"),
        (r"\href{http://a.example/b{\_}c}{the {PDF}}", "http://a.example/b_c"),
        (r"http://a.example/\%7Ex?a=1\&b=2\#c", "http://a.example/%7Ex?a=1&b=2#c"),
        (r"http://a.example/{\%}20b{\#}c", "http://a.example/%20b#c"),
        (r"http://a.example/a\\_b", "http://a.example/a_b"),
        ("http://a.example/?b&amp;c", "http://a.example/?b&c"),
        ("http://a.example/?id=a&noteId=b&copy=1", "http://a.example/?id=a&noteId=b&copy=1"),
        ("http://a.example/\n   b", "http://a.example/b"),
        (r"10.1007/978-3-319-27671-7{\_}66", "10.1007/978-3-319-27671-7_66"),
        (r"{10.1007/978{\textunderscore}3}", "10.1007/978_3"),
    ],
)
def test_an_address_is_written_without_tex(typed: str, address: str) -> None:
    assert fromtex.address(typed) == address


@pytest.mark.hostile
@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "$",
        " ''a",
        " ''a''b",
        "\\",
        "\\\\",
        "$a",
        "1$a$",
        r"\(",
        r"\[",
        r"{\$}",
        r"\href{",
        "{}",
        r"\'",
        "~",
        "\ufdd0",
    ],
)
def test_whatever_is_repeated_is_read_or_left(piece: str) -> None:
    for times in (10, 1_000, 50_000):
        assert len(fromtex.text(piece * times)) <= 4 * len(piece) * times + 4
        assert len(fromtex.address(piece * times)) <= len(piece) * times


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"{\$}{\$}{\backslash}ell {\_}1{\$}{\$}ℓ1 norms", r"$\ell _1$ norms"),
        (r"{\$}{\$}{\backslash}ell {\_}1{\$}{\$}$\ell$1 norms, $\beta$", r"$\ell _1$ norms, β"),
        (r"{\$}{\$}{\backslash}pi {\$}{\$}$\pi$-Net", r"$\pi$-Net"),
        (r"{\$}{\$}O(n^2){\$}{\$}O(n2) time, $k$k-means", r"$O(n^2)$ time, $k$-means"),
        (r"$$\alpha $$ α, $$1+\epsilon$$ 1 + ϵ (b)", r"$$\alpha$$, $$1+\epsilon$$ (b)"),
        (r"$a$ a b, $x$xy, $x$ (x)", r"$a$ a b, $x$xy, $x$ (x)"),
    ],
)
def test_a_formula_that_is_said_again_is_shown_once(typed: str, shown: str) -> None:
    assert fromtex.text(typed) == shown


@pytest.mark.parametrize("token", ["\ufdd09\ufdd1", r"\ufdd09\ufdd1", r"\\ufdd09\\ufdd1"])
def test_what_stands_for_a_piece_can_be_typed_by_nobody(token: str) -> None:
    assert fromtex.text(f"A {token} b") == "A 9 b"
    names, _ = bylines.read(Place("refs.bib"), "A title", f"Ann {token} and {{Bo {token}}} Lee")
    assert names == ("Ann 9", "Bo 9 Lee")


@settings(derandomize=True)
@given(st.text(alphabet="\\{}[]$%&#~^_-`' \n'\"acveossum한é(){}begin0123\ufdd0\ufdd1", max_size=60))
def test_no_tex_is_too_strange(text: str) -> None:
    assert isinstance(fromtex.text(text), str)
    assert isinstance(fromtex.address(text), str)
