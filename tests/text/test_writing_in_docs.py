"""Pages of ``docs/``, which the engine's parser reads, may hold what lectures need as notes may."""

import re

from markdown import Markdown

from generator.engine.configuration.defaults import EXTENSIONS
from generator.site.articles.showing import with_mathematics
from generator.support.languages import Lang
from generator.text.markdown.writing.extension import Writing

LECTURE = """\
## Stride {slide 31, 12:03} { #stride }

[[#fig-patch]] and [[#eq-size]] at [12:03].

![A patch](patch.webp#only-light){ loading=lazy }
![A patch](patch-dark.webp#only-dark){ loading=lazy }
Figure: A patch that *moves*. {#fig-patch}

$$
O < N
$$ {#eq-size}

| a |
|---|
| b |

Padding
: Zeros.

```python
print(1 < 2)
```

```output
True
```

{slide 31}
"""

TIME = '<a class="digest-time" href="https://youtu.be/abc?t=723">12:03</a>'


def rendered(
    text: str, recording: object = "https://youtu.be/abc", lang: Lang = "en", **said: object
) -> tuple[str, list[tuple[str, str]]]:
    extension = Writing()
    options = {name: {**options} for name, options in EXTENSIONS.items()}
    options["footnotes"] |= said
    parser = Markdown(
        extensions=["attr_list", "tables", "toc", *EXTENSIONS, extension], extension_configs=options
    )
    extension.begin(lang, recording)
    html, mistaken = with_mathematics(parser.convert(text), lang)
    assert not mistaken
    return html, [*extension.mistakes()]


def test_a_lecture_is_shown() -> None:
    html, mistakes = rendered(LECTURE)
    assert not mistakes
    for part in (
        f'<span class="digest-slide" id="slide-31"><a href="#slide-31">Slide 31</a> {TIME}</span>',
        '<h2 id="stride">Stride</h2>',
        f'<a href="#fig-patch">Figure 1</a> and <a href="#eq-size">Equation (1)</a> at {TIME}.',
        '<figure class="digest-captioned" id="fig-patch">\n<p><img alt="A patch" loading="lazy"',
        '<b class="digest-captioned__number">Figure 1.</b> A patch that <em>moves</em>.</figcaption>',
        '<div class="digest-equation" id="eq-size">\n<div class="digest-scroll digest-formula"',
        "<mo>&lt;</mo>",
        '<span class="digest-equation__number">(1)</span>',
        '<div aria-label="Table" class="digest-scroll" role="group" tabindex="0">\n<table>',
        "<dt>Padding</dt>\n<dd>Zeros.</dd>",
        '<div class="digest-ran"><div><div class="language-python highlight">',
        '<span class="digest-ran__output">Output</span><div class="language-output highlight">',
        '<span class="digest-slide"><a href="#slide-31">Slide 31</a></span>',
    ):
        assert part in html, part


def test_without_a_recording_times_are_text() -> None:
    for nothing in (None, ["https://youtu.be/abc"], "javascript:alert(1)"):
        assert "at [12:03]." in rendered(LECTURE, nothing)[0]


def test_a_page_is_told_what_leads_nowhere() -> None:
    _, mistakes = rendered("[[#eq-x]]\n\n$$x$$ {#eq-a}\n\n$$x$$ {#eq-a}\n\n$$x$$ {#fig-a}\n")
    assert mistakes == [
        ("article-label", "{#fig-a}"),
        ("article-label", "{#eq-a}"),
        ("article-reference", "[[#eq-x]]"),
    ]


def test_a_page_leaves_nothing_to_the_next() -> None:
    extension = Writing()
    for _ in range(2):
        extension.begin("en", None)
        html = Markdown(extensions=[extension]).convert("![a](b)\nFigure: c {#fig-a}\n\n[[#fig-a]] {slide 3}")
        assert 'id="fig-a"' in html
        assert "Figure 1." in html
        assert not [*extension.mistakes()]


BOXES = """\
??? answer
    Yes.[^1]

!!! note "Answer"
    !!! tip
        No.

```
??? answer
```

[^1]: Really.
"""


def test_what_the_parser_says_by_itself_is_in_the_language_of_the_page() -> None:
    korean, _ = rendered(BOXES, lang="ko")
    assert "<summary>답</summary>" in korean
    assert re.findall('admonition-title">(.*?)<', korean) == ["Answer", "도움말"]
    assert 'title="본문의 각주 1 자리로"' in korean
    assert "??? answer\n" in korean
    english, _ = rendered(BOXES)
    assert "<summary>Answer</summary>" in english
    assert 'title="Back to reference 1 in the text"' in english
    assert 'title="Zurück"' in rendered(BOXES, lang="ko", BACKLINK_TITLE="Zurück")[0]


def test_addresses_are_links_as_they_are_in_notes() -> None:
    link = '<a class="digest-address" href="https://a.example/{0}">https://a.example/{0}</a>'
    html, _ = rendered("https://a.example/b_c에서 (https://a.example/x_(y)). *https://a.example/*")
    assert html == f"<p>{link.format('b_c')}에서 ({link.format('x_(y)')}). <em>{link.format('')}</em></p>"
    for other in (
        '<a href="https://a.example/">https://a.example/ b</a>',
        '<img src="https://a.example/b.png">',
        "`https://a.example/` ",
        "[https://a.example/](https://b.example/)",
        "![a](b.png){ data-a=https://a.example/ }",
        "$https://a.example/$",
    ):
        assert "digest-address" not in rendered(other)[0]


def test_numbers_of_lists_and_struck_text_are_shown_as_in_notes() -> None:
    html, _ = rendered("1. one\n\n![a](b.png)\n\n2. two\n3. three\n\n~~지운 말~~은 1~2초, 3~~4와 5~~6")
    assert '<ol start="2">\n<li>two</li>\n<li>three</li>' in html
    assert "<del>지운 말</del>은 1~2초, 3~~4와 5~~6" in html


def test_no_line_divides_a_formula_from_what_stands_beside_it() -> None:
    long = "+".join("abcdefghijklm")
    html, _ = rendered(f"A ($k$) and $n$, $f$ too; ${long}$.")
    for part in (
        'A <span class="digest-joined">(<math><mi>k</mi></math>)</span> and',
        '<span class="digest-joined"><math><mi>n</mi></math>,</span> <math><mi>f</mi></math> too',
        "<mi>m</mi></math>.</p>",
    ):
        assert part in html, part
