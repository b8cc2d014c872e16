"""Hostile texts: whatever is typed, only what is allowed comes out, and it comes out."""

import re
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text import hrefs
from generator.text.hrefs import ROOT
from generator.text.markdown.markup import inline, plain
from tests.hostile.corpus import MARKUP
from tests.tables import each
from tests.text.markup_targets import rendered

TEXT = set(
    (
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt "
        "em figcaption figure h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp "
        "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
        "wbr"
    ).split()
)
MATHEMATICS = set(
    (
        "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow "
        "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none b code "
        "em i s span u"
    ).split()
)
CLASSES = re.compile(
    r"(?:digest-[a-z_-]+|admonition(?:-title)?|note|abstract|info|tip|success|question|warning|failure|danger|"
    r"bug|example|quote|answer|task-list(?:-[a-z]+)?|footnote(?:-[a-z]+)?|highlight|[a-z][a-z0-9]{0,2}|math-core-[a-z-]+|menclose-[a-z]+)"
)
ATTRIBUTES = {
    *(
        "lang",
        "dir",
        "title",
        "class",
        "id",
        "style",
        "role",
        "aria-label",
        "tabindex",
        "href",
        "rel",
        "open",
    ),
    *(
        "start",
        "reversed",
        "colspan",
        "rowspan",
        "scope",
        "datetime",
        "src",
        "alt",
        "type",
        "disabled",
        "checked",
    ),
}
STYLES = re.compile(r"text-align: (?:left|right|center);")


def elements(html: str) -> list[tuple[str, dict[str, str], bool]]:
    """Parse a fragment strictly; return its elements' names and attributes, and whether they are MathML."""
    tree = html5lib.HTMLParser(strict=True).parseFragment(html.replace(ROOT, "/"))
    found = []
    for element in tree.iter():
        if isinstance(element.tag, str) and "}" in element.tag:
            namespace, name = element.tag.lstrip("{").split("}")
            found.append((name, dict(element.attrib), namespace.endswith("MathML")))
        elif element is not tree:
            found.append((str(element.tag), dict(element.attrib), False))
    return found


def check(html: str) -> None:
    """Assert that a fragment is well-formed and holds nothing that is not ours or allowed."""
    identifiers = []
    within_mathematics = "<math" in html
    for name, attributes, mathematics in elements(html):
        assert name in (MATHEMATICS if mathematics else TEXT), name
        if mathematics:
            assert not {"id", "href", "name"} & set(attributes), attributes
            continue
        assert set(attributes) <= ATTRIBUTES, (name, attributes)
        for value in attributes.get("class", "").split():
            assert CLASSES.fullmatch(value), value
        if "style" in attributes:
            assert STYLES.fullmatch(attributes["style"]) or within_mathematics, attributes
        if "href" in attributes:
            href = attributes["href"]
            parts = urlsplit(href)
            assert href.startswith(("/papers/", "/tags/", "#n1-")) or (
                (parts.scheme in {"http", "https"} and parts.hostname) or parts.scheme == "mailto"
            ), href
        assert name != "img" or attributes == {"src": "poster.jpg", "alt": "A poster"}
        identifiers += [attributes["id"]] if "id" in attributes else []
    assert len(identifiers) == len(set(identifiers))
    assert all(identifier.startswith("n1-") for identifier in identifiers)


def test_nothing_forbidden_comes_out() -> None:
    def is_clean(payload: str) -> None:
        for text in (payload, f"- {payload}", f"> {payload}", f"| a |\n|---|\n| {payload} |", f"# {payload}"):
            check(rendered(text).html)

    each({ascii(payload): payload for payload in MARKUP}, is_clean)


def test_nothing_comes_out_of_titles() -> None:
    def is_clean(payload: str) -> None:
        html = inline(payload)
        check(html)
        assert not re.search("[\ufdd0-\ufdef\x00-\x08]", plain(payload) + html)

    each({ascii(payload): payload for payload in MARKUP}, is_clean)


@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError])
def test_an_address_that_cannot_be_judged_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(_address: str) -> str:
        raise error

    monkeypatch.setattr(hrefs, "safe", fail)
    typed = "<a href=https://a.example>x</a> [y](https://a.example)"
    assert rendered(typed).html == "<p>x y</p>"


def test_braces_of_templates_stay_text() -> None:
    assert rendered("{{ x }} {% y %}").html == "<p>{{ x }} {% y %}</p>"


FRAGMENTS = st.sampled_from(
    (
        "* ** _ ` ``` ~~~ $ $$ [ ] ( ) ![ [[ ]] ![[ | \\ < > </ /> <!-- --> <b> </b> <p> <table> <td> <li> "
        "<script> <svg> <math> <style> <a <h1> <details> href= &# &#x ; & # - + 1. 2015. : --- === !!! note "
        "Figure: 표: {#fig-a} {#eq-a} {#tab-a} [[#fig-a]] [[# [12:03] {slide ??? ×  "
        "[^1] [^1]: [x]: https://x.example javascript: poster.jpg tag:cnn \\frac{ } { {{ \\text{ "
        "가 a é \u0300 \u202e \ufdd0 \ufdd1 \ufdd2 \ufdd3 \x02 \x03"
    ).split()
)
TEXTS = st.lists(
    st.one_of(
        FRAGMENTS,
        st.sampled_from([" ", "  ", "    ", "\n", "\n\n", "\t", "\n: ", "{slide 3}", "$$x$$ {#eq-a}"]),
        st.text(max_size=3),
    ),
    max_size=40,
).map("".join)


@given(TEXTS)
@settings(max_examples=400, derandomize=True)
@example("- <table>\n- ")
def test_any_text_is_well_formed_and_clean(text: str) -> None:
    check(rendered(text).html)
    check(inline(text))


LONG = 16 * 1024


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "[",
            "]",
            "*",
            "_",
            "`",
            ">",
            "(",
            "![",
            "[^",
            "[^1]",
            "|",
            "<",
            "<!--",
            "- ",
            "> - ",
            "$",
            "$$",
            "$a",
            "#",
        ),
        *(
            "\\",
            "**a",
            "*a **b ",
            "_a*b",
            "[a](",
            "[a](<",
            "![a](",
            '[a](b "',
            "[a](`)` ",
            "[[",
            "[[a",
            "[[a]]",
        ),
        *(
            "&#x",
            "&",
            "<b>",
            "<b title=a>",
            "<script>",
            "<a@",
            "</p>",
            "\n",
            "a\n",
            "# a\n\n",
            "> a\n\n",
            "# a\n",
        ),
        *(
            "---\n",
            "=\n",
            "- a\n",
            "1. a\n- b\n",
            "> a\n- b\n",
            "!!! note\n",
            "```\n",
            "$$\n",
            "$$a\n",
            "<!--a\n",
        ),
        *(
            "https://a.example ",
            "https://a.example/)",
            "~~a ",
            "5*5",
            "a~~b~~",
            "<s>a</s>",
            "<unk>",
            "<details>",
        ),
        *("<i><b></i>", "\\[a\n", "\\begin{align}\n", "$ x^2 $ ", "|`a\n", "$a|b$|", "<!-->\n"),
        *("a|b\n-|-\n", "[a]: b\n", "[^a]: b\n"),
    ],
)
def test_long_rows_come_out(unit: str) -> None:
    html = rendered((unit * LONG)[:LONG]).html
    assert len(html) < 40 * LONG


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * LONG, "markdown-too-nested"),
        ("[a](" * 1000, "markdown-too-nested"),
        ("*a " * 8000, "markdown-too-nested"),
        (">" * 40 + " a", "markdown-too-nested"),
        ("- " * 40 + "a", "markdown-too-nested"),
        ("\n".join("  " * depth + "- a" for depth in range(40)), "markdown-too-nested"),
        ("<b>" * 40, "markdown-too-nested"),
        ("$" + "{" * 8000 + "}" * 8000 + "$", "markdown-formula"),
    ],
)
def test_what_asks_too_much_is_a_mistake(text: str, code: str) -> None:
    mistakes = rendered(text).mistakes
    assert code in {mistake.code for mistake in mistakes}
    assert all(mistake.needle in text for mistake in mistakes)


@pytest.mark.parametrize("code", ["a " * 100, "a\n\n\n\nb", "a\n" * 4200])
def test_what_is_hardly_code_has_no_colours(code: str) -> None:
    assert "<span" not in rendered(f"```python\n{code}\n```").html
    assert "<span" in rendered(f"```python\n{code[:100].replace(3 * chr(10), chr(10))}\n```").html


def test_what_was_set_aside_stays_text_in_an_attribute() -> None:
    html = rendered("""[a](https://b.example '$x" onclick="y$') [b](https://b.example "$x<y$")""").html
    titles = [attributes.get("title") for name, attributes, _ in elements(html) if name == "a"]
    assert titles == ['$x" onclick="y$', "$x<y$"]
    assert "<y" not in html
