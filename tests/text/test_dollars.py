"""Which dollars of a text are mathematics."""

import time

import pytest

from generator.text import dollars
from tests.tables import by_row


def formulas(text: str) -> list[str]:
    return [text[formula.start : formula.end] for formula in dollars.typed(text)]


@by_row(
    "text",
    [
        "1$에서 2$로 올랐고, $100만 달러와 50$짜리가 있다",
        "It costs $5, or 10$ each",
        "$5, or 10$ each",
        "US$5",
        "US$5/US$6, A$7,B$8",
        "US$500에서 US$600으로",
        "$5~$10",
        "$5-$10, $5–$10, $5/$10, $5,$10, $5→$10",
        "$3.50 and $4",
        "5$/월",
        "월 5$/명, 연 50$/명",
        "5$~10$, 5$-10$, 5$/10$, 1$, 2$, 3$",
        "1$,2$ 또는 3$",
        "($5), (10$)",
        "10$(약 1만원), 20$(약 2만원)",
        "10$(approx), 20$(approx)",
        "$10 million, not 20$",
        "between $5M and $7M",
        "$5k–$10k",
        '"$5" or "10$"',
        "**$5**와 **10$**",
        "$5~10$",
        "| $5 | 10$ |",
        "| 5$ | $10 |",
        "$1,000, $2,000 그리고 3,000$",
        "A$AP Rocky and A$AP Ferg",
        "Ke$ha, Ke$ha",
        "$HOME/$USER and $PATH:$HOME",
        "$HOME/${USER}",
        "a $ b $ c",
        "$ x $",
        "$x $ and $ y$",
        "price: 5$",
        "$$$ and $$$$",
        "가격은 $$$이다, 저기는 $$이다",
        r"\$x\$",
        r"\$5 and \$10",
        "$a\n\nb$",
        "$a `$` b$",
        "$이것$은 수식이 아니다",
        "$x는 y$",
        "$100 → $200로, GPU 시간당 $2.5에서 $1.8로",
        "cost of $5 and a price of $10 are low",
        "$5 (4€), then $6",
        "정가 $30, 할인가 $20($x",
        "#$%&$#, $50%$",
        "$LD_LIBRARY_PATH=$HOME/lib",
        "df$col_a + df$col_b",
        "$A$1:$B$2, $AB$10",
        "$1/$x",
        "#1 costs 3$ #2 costs 4$",
    ],
)
def test_money_and_other_signs_are_left_alone(text: str) -> None:
    assert formulas(text) == []


@by_row(
    ("text", "found"),
    [
        ("$x$ and $y$", ["$x$", "$y$"]),
        ("한글$x$는 $n$개", ["$x$", "$n$"]),
        ("$5$와 $-1$, $0.5$", ["$5$", "$-1$", "$0.5$"]),
        ("$n$-gram, $k$NN, $L_2$-norm, $n$th", ["$n$", "$k$", "$L_2$", "$n$"]),
        (r"$\sim$5 dB, 5$\times$5, 10$^2$, 10$^{-3}$", [r"$\sim$", r"$\times$", "$^2$", "$^{-3}$"]),
        ("$>$90%, $<$5", ["$>$", "$<$"]),
        ("비용은 $5이고 $x$는 변수다", ["$x$"]),
        ("5$ and $x$", ["$x$"]),
        ("from $5 to $n$", ["$n$"]),
        ("2$n$개와 10$x$", ["$n$", "$x$"]),
        (r"\$x\$ $y\$z$", [r"$y\$z$"]),
        ("$$x$$ $$a $b$ c$$", ["$$x$$", "$$a $b$ c$$"]),
        ("$$ unclosed $x$", ["$x$"]),
        ("$$ x + y $$", ["$$ x + y $$"]),
        (r"$\text{손실} = x$ $$\text{손실}$$", [r"$\text{손실} = x$", r"$$\text{손실}$$"]),
        ("$$손실 = -x$$", ["$$손실 = -x$$"]),
        ("$loss = a / b$, $acc < 0.5$", ["$loss = a / b$", "$acc < 0.5$"]),
        ("$sin x$, $softmax(QK)$, $log n$, $ReLU$", ["$sin x$", "$softmax(QK)$", "$log n$", "$ReLU$"]),
        ("$O(n log n)$ and $[0, 1)$, $0, 1$", ["$O(n log n)$", "$[0, 1)$", "$0, 1$"]),
        ("$p(x|y)$ $|x|$ $a$,$b$", ["$p(x|y)$", "$|x|$", "$a$", "$b$"]),
        ("$f(x), g(x)$, $x,$ and $x=1.$", ["$f(x), g(x)$", "$x,$", "$x=1.$"]),
        (r"\(x\), \[ x \] and \( a \)", [r"\(x\)", r"\[ x \]", r"\( a \)"]),
        (r"\begin{align} a &= b \end{align}", [r"\begin{align} a &= b \end{align}"]),
        (r"\begin{align*}a\end{align*} \begin{itemize}\end{itemize}", [r"\begin{align*}a\end{align*}"]),
        ("$a$b$c$", ["$a$", "$c$"]),
        ("값$a + b$는, $A$는", ["$a + b$", "$A$"]),
        ("($x$), [$y$], “$z$”", ["$x$", "$y$", "$z$"]),
        ("$x$\n$y$", ["$x$", "$y$"]),
        ("$a\nb$", ["$a\nb$"]),
        ("$1/2$, $3x$, $2n+1$, $100$", ["$1/2$", "$3x$", "$2n+1$", "$100$"]),
    ],
)
def test_formulas_are_found(text: str, found: list[str]) -> None:
    assert formulas(text) == found


@by_row(
    ("text", "found"),
    [
        (r"$\sim$5 dB and 5$\times$5", [r"$\sim$", r"$\times$"]),
        ("$ x $ of $y $", ["$ x $", "$y $"]),
        ("$x$5 and 5$y$", ["$x$", "$y$"]),
        ("5$-$10, $n$-gram, $<$5", ["$-$", "$n$", "$<$"]),
        (r"\$5 and $x$", ["$x$"]),
        (r"\(x_1\) and \[y\]", [r"\(x_1\)", r"\[y\]"]),
        ("from $10 million to $20 million in $k$ years", ["$k$"]),
        ("$5 and $10", []),
        ("a lone $ sign", []),
        ("$k$-means, $k=5$", ["$k$", "$k=5$"]),
    ],
)
def test_dollars_of_tex_pair_in_order(text: str, found: list[str]) -> None:
    assert [text[formula.start : formula.end] for formula in dollars.from_tex(text)] == found


@by_row(
    ("text", "found"),
    [
        (r"\(x\)", 1),
        (r"\(f(x)\)", 1),
        (r"\(\alpha + 1\)", 1),
        (r"\[ x = y \]", 1),
        (r"\[\frac{a}{b}\]", 1),
        (r"\[1\]", 0),
        (r"\[x\]", 0),
        (r"\[Kim 2015\]", 0),
        (r"\(sic\)", 0),
        (r"\(1\)", 0),
        (r"\(가\)", 0),
        (r"\[[slug]\]", 0),
        (r"\$x$", 0),
        (r"\\(x\\)", 0),
    ],
)
def test_a_backslash_may_be_an_escape_of_markdown(text: str, found: int) -> None:
    assert (dollars.in_markdown(text, 0) is not None) == found


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("before", "part", "after"),
    [
        *(
            ("", part, "")
            for part in ("$", "$$", "$$$", "$a", "$a ", "$$a", "$가", "$1", "$\\text{", "\\(a", "\\[")
        ),
        ("$", "a", "$"),
        ("$a", " ", "a$"),
        ("$a ", "b,", "$"),
        ("1$.", "1.", "a$"),
    ],
)
def test_time_grows_with_the_text_alone(before: str, part: str, after: str) -> None:
    def seconds(length: int) -> float:
        text = before + part * (length // len(part)) + after
        taken = []
        for _ in range(7):
            start = time.process_time()
            list(dollars.typed(text))
            list(dollars.from_tex(text))
            taken.append(time.process_time() - start)
        return min(taken)

    assert any(seconds(8 * 1024) < 2.6 * seconds(4 * 1024) + 0.01 for _ in range(3))  # others run, too
