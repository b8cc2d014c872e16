"""Markdown to HTML: each text of ``markup/`` becomes the HTML beside it, mistakes in comments at its end."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown.treeprocessors import InlineProcessor

from generator.text.hrefs import ROOT
from generator.text.markdown import markup, triggers
from tests.tables import by_row
from tests.text.markup_targets import rendered

if TYPE_CHECKING:
    from generator.support.languages import Lang

TEXTS = sorted((Path(__file__).parent / "markup").glob("*.md"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_text_becomes_the_html_beside_it(text: Path) -> None:
    lang: Lang = "ko" if text.stem.endswith(".ko") else "en"
    result = rendered(text.read_text(encoding="utf-8"), lang)
    mistakes = "".join(f"<!-- {mistake.code}: {mistake.needle} -->\n" for mistake in result.mistakes)
    html = text.with_suffix(".html").read_text(encoding="utf-8")
    assert f"{result.html.replace(ROOT, 'ROOT/')}\n{mistakes}" == html


def test_headings_are_listed_with_their_ids_and_plain_titles() -> None:
    assert rendered("# $x^2$ **b**[^1]\n\n## 둘\n\n# 둘\n\n[^1]: a").headings == (
        markup.Heading(3, "n1-x²-b", "x² b"),
        markup.Heading(4, "n1-둘", "둘"),
        markup.Heading(3, "n1-둘-2", "둘"),
    )


def test_headings_never_go_deeper_than_html_does() -> None:
    result = rendered("# a\n## b\n### c\n#### d\n##### e\n###### f")
    assert [heading.level for heading in result.headings] == [3, 4, 5, 6, 6, 6]


def test_mistakes_say_what_is_meant() -> None:
    mistakes = rendered("$\\nosuch$ <b id=x>b</b> [a](b) [a]([[b]]) ![c](https://example.org/c.png)").mistakes
    assert [(mistake.code, dict(mistake.values)["value"], mistake.needle) for mistake in mistakes] == [
        ("markdown-formula", "$\\nosuch$", "$\\nosuch$"),
        ("link", "b", "b"),
        ("link", "[[b]]", "[[b]]"),
        ("markdown-remote-image", "https://example.org/c.png", "https://example.org/c.png"),
        ("markdown-html-removed", "id", "<b id=x>"),
    ]


def test_a_rendering_leaves_nothing_behind() -> None:
    first = rendered("# a\n\nb[^1]\n\n[^1]: c\n\n[r]: https://example.org")
    rendered("[^2]: <b>\n\n[r]: https://example.com")
    rendered("<b>" * 40 + "\n\n> " * 90)
    assert rendered("# a\n\nb[^1]\n\n[^1]: c\n\n[r]: https://example.org") == first


@by_row(
    ("typed", "plain"),
    [
        (r"{\"o} na\"ive Sch\'e", "ö naïve Sché"),
        (r"\o sl{\L}ka {\'\i} \'{\i} \c{c} {\v{S}} Erd{\H o}s \AA ngstr", "øslŁka í í ç Š Erdős Ångstr"),
        (r"\textit{In situ}, \emph{{CNN}s} and {DNN}s", "In situ, CNNs and DNNs"),
        ("``a'' -- b --- c \\& d 5\\%", "“a” – b — c & d 5%"),
        ("1~2초 {a, b} {{ x }} C:\\new 2_000", "1~2초 {a, b} {{ x }} C:\\new 2_000"),
        (r"$\ell_1$, $f_0$, $\alpha$-divergence", "ℓ1, f0, α-divergence"),
        (
            r"$x^2$ $x^{10}$ $e^{-ix}$ $\frac{a}{b+c}$ $\sqrt{2}$ $\sqrt[3]{x}$",
            "x² x¹⁰ e^(−ix) a/(b+c) √2 ³√x",
        ),
        (r"$O(n \log n)$ in $\mathbb{R}^n$, $\mathbf{W}$", "O(n log n) in ℝⁿ, W"),
        ("$5 and $10, $\\nosuch$", "$5 and $10, $\\nosuch$"),
        ('a < b & "c" \ufdd0\x07', 'a < b & "c" '),
    ],
)
def test_titles_become_plain_text(typed: str, plain: str) -> None:
    assert markup.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (r"Learning $\ell_1$", "Learning <math><msub><mi>ℓ</mi><mn>1</mn></msub></math>"),
        ('<script>alert(1)</script> & {\\"o}', "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ö"),
        ("$\\nosuch{<b>}$", "<code>$\\nosuch{&lt;b&gt;}$</code>"),
        ("*plain* [[text]]\ufdd0", "*plain* [[text]]"),
        ("1$에서 2$로, $100만과 50$", "1$에서 2$로, $100만과 50$"),
        (r"US$5~$10, \$3 and \(x\)", "US$5~$10, $3 and <math><mi>x</mi></math>"),
    ],
)
def test_titles_become_html(typed: str, html: str) -> None:
    assert markup.inline(typed) == html


def test_a_line_is_searched_for_what_it_may_hold_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    search = InlineProcessor._InlineProcessor__applyPattern  # type: ignore[attr-defined] # private

    def noted(self: InlineProcessor, pattern: object, *others: object) -> object:
        searched.append(type(pattern).__name__)
        return search(self, pattern, *others)

    monkeypatch.setattr(InlineProcessor, "_InlineProcessor__applyPattern", noted)
    assert rendered("A *b* c.").html == "<p>A <em>b</em> c.</p>"
    assert set(searched) == {"_Stars", "DelimiterProcessor"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_what_a_line_is_not_searched_for_is_not_there(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = text.read_text(encoding="utf-8") + "\n\nbroken  \noff &eacute;\n"
    expected = rendered(typed, "en")
    monkeypatch.setattr(triggers, "TRIGGERS", {})
    assert rendered(typed, "en") == expected
