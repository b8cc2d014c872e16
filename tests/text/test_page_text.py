"""The words of a page are those that a browser shows, however they are found."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.markdown.markup import render
from generator.text.page_text import parsed, text_of
from tests.hostile.corpus import TEXTS
from tests.text.markup_targets import KnownTargets


def test_blocks_are_apart_and_what_is_marked_within_a_word_is_not() -> None:
    html = (
        '<h1 id="a">A &amp; <em class="x > y">b</em>ees</h1><p>Hives<br>of<wbr/>wax <math><mi>x</mi></math>'
    )
    assert text_of(html) == parsed(html) == "A & bees Hives of wax x"


def test_what_no_reader_sees_is_left_out() -> None:
    html = "<p>A</p><template><p>B</p></template><SCRIPT>let c = '<p>'</SCRIPT><!-- <p>D</p> --><p>E"
    assert text_of(html) == parsed(html) == "A E"


def test_the_words_of_rendered_texts_are_those_that_a_parser_finds() -> None:
    for text in TEXTS:
        html = render(text, lang="en", targets=KnownTargets(), prefix="n1-", top=3).html
        assert text_of(html) == parsed(html), text


@given(st.lists(st.sampled_from([*'<>/"=&; \n', "a", "<p>", "</p>", ' t="', "<!--", "&lt", "<em", "<m"])))
def test_anything_is_read_as_a_parser_does(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert text_of(html) == parsed(html)
