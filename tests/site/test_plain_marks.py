"""Marks of our own where the site is plain Markdown: other engines show what they say."""

import re

import lxml.html
import markdown

from generator.catalog import catalog
from generator.catalog.article import Article
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.plain import plain_outline
from generator.site.plain.documents import document
from generator.site.plain.plain_marks import into, of_entry, of_page
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.splicing import spliced
from tests.catalog.libraries import library

TEXT = r"""# Hearing {slide 3} well

See [[#fig-x]], [[#tab-y]], [[#eq-a]], [[#slide-31]] at [12:03]. {slide 31, 1:02:03}

![a](b.png)
Figure: What it *shows*. {#fig-x}

![a](b.png)

그림: Two.

| a | b |
|---|---|
| {slide 3} | 1 |

Table: Sizes. {#tab-y}

$$
x = y
$$  {#eq-a}

- $$z$$ {#eq-b}

??? answer
    Yes.
"""
AS_TYPED = r"`{slide 9}` \{slide 2} [[#nope]] {#fig-z}"
RECORDING = into("https://youtu.be/abc")


def shown(text: str) -> lxml.html.HtmlElement:
    extensions = [name if isinstance(name, str) else next(iter(name)) for name in plain_outline.EXTENSIONS]
    settings = {
        name: said
        for each in plain_outline.EXTENSIONS
        if isinstance(each, dict)
        for name, said in each.items()
    }
    return lxml.html.fromstring(markdown.markdown(text, extensions=extensions, extension_configs=settings))


def test_numbers_references_slides_and_times_are_read_by_any_engine() -> None:
    page = shown(spliced(TEXT, of_page(TEXT, "en", RECORDING)))
    said = page.text_content()
    assert not re.search(r"\{|\[\[|\[\d|Figure:|그림:|Table:", said)
    links = {link.text: link.get("href") for link in page.iter("a") if link.text}
    assert links["Figure 1"] == "#fig-x"
    assert links["Table 1"] == "#tab-y"
    assert links["Equation (1)"] == "#eq-a"
    assert links["Slide 31"] == "#slide-31"
    assert links["12:03"] == "https://youtu.be/abc?t=723"
    assert links["1:02:03"] == "https://youtu.be/abc?t=3723"
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert {"fig-x", "tab-y", "eq-a", "eq-b", "slide-3", "slide-31"} < {*ids}
    assert len(ids) == len({*ids})
    assert [name.text for name in page.iter("strong")] == ["Figure 1.", "Figure 2.", "Table 1."]
    assert "(1)" in said
    assert "(2)" in said
    assert page.xpath("string(//h1[@id='hearing-well'])").startswith("Hearing well")
    assert page.xpath("string(//details/summary)") == "Answer"
    assert "[[" not in lxml.html.tostring(page, encoding="unicode")


def test_numbers_are_said_in_the_language_of_a_text_under_anchors_of_its_own() -> None:
    page = spliced(TEXT, of_entry(TEXT, "ko", into(None), "notes-0-ko-"))
    assert '[식 (1)](#notes-0-ko-eq-a "[[#eq-a]]")' in page
    assert "**그림 2.**<!-- 그림: --> Two." in page
    assert "at [12:03]" in page  # without a recording it is a text
    assert '"답"' in spliced(TEXT, of_page(TEXT, "ko", RECORDING))


def test_a_link_leads_to_an_article_in_the_language_that_it_has() -> None:
    articles = [Article("blog/rain/", {"ko": "비"}, {}), Article("blog/sun/", {"ko": "해", "en": "Sun"}, {})]
    built = catalog.build(library({}), Store(), articles)
    view = View(Names.of(built, Site("S", "https://s.example/")), "en")
    page = document(Archive.of(built), "en/about.md", "[[article:blog/rain]] [[article:blog/sun|it]]", view)
    assert page == "[비](../blog/rain.md) [it](blog/sun.md)"


def test_what_is_no_mark_stays() -> None:
    code = f"```\n{TEXT}\n```\n\nFigure: of nothing. {AS_TYPED}\n"
    assert spliced(code, of_page(code, "en", RECORDING)) == code
