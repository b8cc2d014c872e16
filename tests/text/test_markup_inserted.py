"""What is put into a text once it is sanitised: code, links, figures, footnotes. None lets HTML through."""

import html
import re

import html5lib
import pytest

from generator.text import titles
from generator.text.hrefs import ROOT
from generator.text.markdown.markup import LinkTarget, render
from generator.text.markdown.pieces import SEAL
from generator.text.markdown.preprocess import LANGUAGES
from tests.text.markup_targets import FIGURES, LINKS, rendered
from tests.text.test_markup_hostile import check, elements

HOSTILE = (
    "<script>alert(1)</script>",
    "</code></pre><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)",
    "--><svg/onload=alert(1)>",
    "&lt;script&gt;&#60;img&#62; &quot; &amp;lt;",
    "&#xfdd1;0&#xfdd2; &#xfdd3;md-header &#2;tag:0&#3; &#2;wzxhzdk:0&#3;",
    "%02tag:0%03 %EF%B7%91",
    "\ufdd10\ufdd2\ufdd3\ufdd0\x02tag:0\x03",
    r"\textless script\textgreater{} \textquotedbl onx=\textquotedbl",
    r"$</math><script>$ $\text{<b>}$ \(<s>\)",
    "{{ config }} {% x %}",
)


class Everything:
    """Knows every name, and calls it what was typed."""

    def __init__(self, title: str) -> None:
        self.title = title

    def link(self, kind: str, target: str) -> LinkTarget | None:
        return LINKS.get((kind, target)) or LinkTarget(f"{ROOT}papers/x/", self.title)

    def figure(self, name: str) -> str | None:
        return FIGURES["poster.jpg"] if name else None


def shown(text: str) -> str:
    return "".join(html5lib.parseFragment(text).itertext())


@pytest.mark.parametrize(
    "around",
    [
        *(
            "```{}\nx\n```",
            "```python {}\nx\n```",
            "```html\n{}\n```",
            "~~~{}\n{}",
            "`{}`",
            "[^{}] \n\n[^{}]: {}",
        ),
        *(
            "[{}](https://a.example/{})",
            '[x](https://a.example "{}")',
            "<https://a.example/{}>",
            "<a@b.example?{}>",
        ),
        *("https://a.example/{}", "(https://a.example/?{})", "**https://a.example/{}**", "![{}](poster.jpg)"),
        *("![{}]({})", "[]({})", "![](./{})", "[[tag:cnn|{}]]", "[[{}]]", "![[poster.jpg|{}]]", "![[{}]]"),
        *("[[https://a.example/{}]]", "[[https://a.example/|{}]]"),
        *(
            "!!! {} {}\n    {}",
            '!!! note "{}"\n    x',
            "- [x] {}",
            "# {}",
            "~~{}~~",
            "5*{}*5",
            "| {} |\n|:-:|\n| {} |",
        ),
        *(
            "[x]: https://a.example/{} '{}'\n\n[x]",
            "$${}$$",
            r"\[ x = {} \]",
            r"\begin{{align}}{}\end{{align}}",
        ),
        *(
            "<b title='{}'>x</b>",
            "<a href='{}'>x</a>",
            "<details><summary>{}</summary>\n\n{}\n\n</details>",
            "<!--{}-->",
        ),
    ],
)
def test_nothing_inserted_is_html_of_a_stranger(around: str) -> None:
    for hostile in HOSTILE:
        typed = around.replace("{{", "{").replace("}}", "}").replace("{}", hostile)
        check(rendered(typed).html)
        result = render(typed, lang="en", targets=Everything(hostile), prefix="n1-", top=3)
        check(result.html)
        assert not re.search("[\ufdd1-\ufdef\x00-\x08]", result.html), hostile


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_code_is_shown_as_typed_in_every_language(language: str) -> None:
    code = "\n".join(
        text.translate({2: None, 3: None, **dict.fromkeys(range(0xFDD0, 0xFDF0))}) for text in HOSTILE
    )
    result = rendered(f"```{language}\n{code}\n```").html
    assert {name for name, _, _ in elements(result)} <= {"div", "pre", "code", "span"}
    assert shown(result) == f"{code}\n"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_title_that_a_link_shows_is_text(hostile: str) -> None:
    result = render("[[a]] # [[b]]\n\n# [[c]]", lang="en", targets=Everything(hostile), prefix="n1-", top=3)
    check(result.html)
    check(titles.inline(hostile))
    assert SEAL not in titles.inline(hostile) + titles.plain(hostile)


def test_mail_is_a_link_that_hides_nothing() -> None:
    assert rendered("<a@b.example>").html == (
        '<p><a href="mailto:a@b.example" rel="noopener" class="digest-address">a@b.example</a></p>'
    )
    assert html.unescape(rendered("<\"'@b.example>").html) == "<p>\"'@b.example</p>"


def test_a_link_within_a_link_is_text() -> None:
    typed = "<a href='https://a.example'>https://b.example and [[tag:cnn]]</a>"
    assert rendered(typed).html.count("<a ") == 2
    assert "https://b.example and " in shown(rendered(typed).html)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ('[x](https://a.example "[[tag:cnn|**y** <i>]]")', "y "),
        ('<b title="[[tag:cnn|**y** <i>]]">x</b>', "y <i>"),
        ("<b title=[[tag:cnn|y]]>x</b>", "y"),
        ('<b title="[y](https://a.example)">x</b>', "y"),
        ('<b title="$y$ \\*">x</b>', r"$y$ \*"),
    ],
)
def test_an_attribute_holds_text_alone(typed: str, title: str) -> None:
    result = rendered(typed).html
    check(result)
    [attributes] = [attributes for _, attributes, _ in elements(result) if "title" in attributes]
    assert attributes["title"] == title
    assert "class" not in attributes
    assert shown(result) == "x"
