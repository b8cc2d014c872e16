"""JATS, HTML and MathML, as publishers deposit them and as an attacker would."""

import time
from collections.abc import Mapping

import pytest

from generator.metadata.doi import jats
from generator.text import dollars, tex
from tests.hostile.costs import grows_in_proportion
from tests.tables import by_row

MATHS = "<mml:math xmlns:mml='http://www.w3.org/1998/Math/MathML'>{}</mml:math>"
ROW = MATHS.format("<mml:mrow>{}</mml:mrow>")


@by_row(
    ("typed", "expected"),
    [
        ("Plain", "Plain"),
        ("A <i>b</i>, a <b>c</b> and <scp>d</scp>", "A b, a c and d"),
        ("H<sub>2</sub>O and x<sup>-2</sup>, the 1<sup>st</sup>", "H₂O and x⁻², the 1st"),
        ("Rock &amp; Roll", "Rock & Roll"),
        ("Rock &amp;amp; Roll", "Rock & Roll"),
        ("<i>Rock</i> &amp;amp; Roll", "Rock & Roll"),
        ("p &lt; 0.05", "p < 0.05"),
        ("x < y and <unk> tokens", "x < y and <unk> tokens"),
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>", "One. Two."),
        ("<jats:title>초록</jats:title><jats:p>음악을 듣는다.</jats:p>", "음악을 듣는다."),
        (
            (
                "<jats:sec><jats:title>Methods</jats:title><jats:p>A.</jats:p></jats:sec>"
                "<jats:sec><jats:title>Why?</jats:title><jats:p>B.</jats:p></jats:sec>"
            ),
            "Methods: A. Why? B.",
        ),
        ("One<br>Two<br/>Three", "One Two Three"),
        ("See <jats:ext-link xlink:href='javascript:alert(1)'>there</jats:ext-link>", "See there"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("Unclosed <i>tags <b>and</i> more</b>", "Unclosed tags and more"),
        ("Gone <img src=x onerror=alert(1)>", "Gone"),
        ("rates pairs &lt;u, i&gt; of a graph", "rates pairs <u, i> of a graph"),
        ("the pair <u, i> of, or <a b>", "the pair <u, i> of, or <a b>"),
        ("A <?> is <!> left, <!-- a comment --> <?pi a?>is not", "A <?> is <!> left, is not"),
        ("We add &lt;p&gt; tokens, &lt;b&gt; and </i>", "We add <p> tokens, <b> and </i>"),
        ("We add &lt;p&gt; and &lt;/li&gt; tokens", "We add <p> and </li> tokens"),
        ("&lt;p&gt;One &lt;i&gt;b&lt;/i&gt;.&lt;p&gt;Two", "One b. Two"),
        ("&lt;p class=&quot;a&quot;&gt;One&lt;/p&gt;Two&lt;br/&gt;Three", "One Two Three"),
        ("<p>for <i> in <jats:italic>all</p><p>more", "for <i> in all more"),
        ("<i >a</i> <b\nid='b'>b</b > <a href=x title = y>c</a>", "a b c"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_text_is_what_people_read(typed: str, expected: str) -> None:
    assert jats.line(typed) == expected


@by_row(
    ("typed", "latex"),
    [
        (MATHS.format("<mml:mi>x</mml:mi>"), "x"),
        (ROW.format("<mml:mi>a</mml:mi><mml:mo>&lt;</mml:mo><mml:mi>b</mml:mi>"), "a<b"),
        (ROW.format("<mml:msub><mml:mi>ℓ</mml:mi><mml:mn>1</mml:mn></mml:msub>"), "ℓ_{1}"),
        (
            ROW.format(
                "<mml:msup><mml:mrow><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mrow><mml:mn>2</mml:mn></mml:msup>"
            ),
            "{ab}^{2}",
        ),
        (
            ROW.format(
                "<mml:munderover><mml:mo>∑</mml:mo><mml:mi>i</mml:mi><mml:mi>N</mml:mi></mml:munderover>"
                "<mml:mfrac><mml:mn>1</mml:mn><mml:msqrt><mml:mi>i</mml:mi></mml:msqrt></mml:mfrac>"
            ),
            r"∑_{i}^{N}\frac{1}{\sqrt{i}}",
        ),
        (ROW.format("<mml:mover><mml:mi>x</mml:mi><mml:mo>ˆ</mml:mo></mml:mover>"), r"\hat{x}"),
        (ROW.format("<mml:mroot><mml:mi>x</mml:mi><mml:mn>3</mml:mn></mml:mroot>"), r"\sqrt[3]{x}"),
        (ROW.format("<mml:mi>cos</mml:mi><mml:mi>θ</mml:mi>"), r"\cos θ"),
        (ROW.format("<mml:mi>SNR</mml:mi><mml:mtext>50%</mml:mtext>"), r"\mathrm{SNR}\text{50\%}"),
        (ROW.format("<mml:mfrac><mml:mi>a</mml:mi></mml:mfrac>"), "a"),
        (
            MATHS.format(
                "<mml:semantics><mml:mi>q</mml:mi>"
                "<mml:annotation encoding='application/x-tex'>\\ell_1</mml:annotation></mml:semantics>"
            ),
            r"\ell_1",
        ),
        (
            (
                "<jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{minimal}\\begin{document}"
                "$$\\ell _1$$\\end{document}</jats:tex-math><mml:math><mml:mi>q</mml:mi></mml:math>"
                "</jats:alternatives></jats:inline-formula>"
            ),
            r"\ell _1",
        ),
        (
            (
                "<jats:alternatives><jats:tex-math>$a$ and $b$</jats:tex-math>"
                "<mml:math><mml:mi>q</mml:mi></mml:math></jats:alternatives>"
            ),
            "q",
        ),
        (
            (
                "<jats:alternatives><jats:tex-math>a}{b</jats:tex-math>"
                "<mml:math><mml:mi>ν</mml:mi></mml:math></jats:alternatives>"
            ),
            "ν",
        ),
    ],
)
def test_formulas_are_tex_between_dollars(typed: str, latex: str) -> None:
    read = jats.line(f"Of {typed} we say")

    assert read == f"Of ${latex}$ we say"
    assert [formula.latex for formula in dollars.typed(tex.line(read))] == [latex]


def test_a_formula_of_which_no_tex_can_be_made_is_what_it_says() -> None:
    assert jats.line("<tex-math>{ a</tex-math>, <inline-formula>b<sub>c</sub></inline-formula>") == "{ a , bc"
    assert "$" not in jats.line(MATHS.format("<mml:mi>x</mml:mi>" * 3000))


HOSTILE: dict[str, str] = {
    "brackets": "<" * 32_000,
    "open": "<p " * 10_000,
    "a name": "<" + "p" * 32_000,
    "elements": "<p>" * 10_000,
    "ends": "</p>" * 8_000,
    "half ends": "</" * 16_000,
    "unpaired": "<i>" * 10_000,
    "paired": "<b>" * 4_000 + "</b>" * 4_000,
    "attributes": "<p " + "a = " * 8_000 + ">",
    "quotes": '<p a="' * 5_000,
    "comments": "<!--" * 8_000,
    "declarations": "<!" * 16_000,
    "instructions": "<?" * 16_000,
    "data": "<![CDATA[" * 3_500,
    "document types": "<!DOCTYPE x [" * 2_500,
    "references": "&" * 32_000,
    "formulas": "<mml:math>" + "<mml:msup>" * 3_000,
    "fractions": "<mml:math>" + "<mml:mfrac><mml:mi>a</mml:mi>" * 1_100,
    "documents": r"<tex-math>" + r"\begin{document}" * 2_000,
    "an XML bomb": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;&b;</p>' * 300,
}


@pytest.mark.hostile
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long_or_grows(typed: str) -> None:
    def seconds(files: Mapping[str, bytes]) -> float:
        begun = time.process_time()
        jats.line(files["text"].decode())
        return time.process_time() - begun

    grows_in_proportion(lambda n: {"text": typed[:n].encode()}, len(typed), seconds)
    assert len(jats.line(typed)) <= len(typed)


def test_a_document_type_is_not_heeded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><p>&a;</p>'
    assert jats.line(bomb) == "&a;"
