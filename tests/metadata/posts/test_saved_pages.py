"""Pages as blogs have them and as strangers make them: the post alone, whole, and nothing that runs."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.metadata.posts import post_reader, saved_pages
from generator.metadata.posts.post import OldPost, words_of


def post_of(body: str, name: str = "some.html") -> OldPost:
    post = post_reader.read(name, body if body.startswith("<") else f"<html>{body}")
    assert isinstance(post, OldPost)
    return post


def said(post: OldPost) -> str:
    return "\n\n".join(part.full_text for part in post.parts)


@pytest.mark.parametrize(
    "holder",
    [
        '<div class="post-body entry-content" id="post-body-1">{}</div>',
        '<div class="entry-content">{}</div>',
        '<div class="tt_article_useless_p_margin contents_style">{}</div>',
        '<div class="se-main-container"><p class="se-text-paragraph">{}</p></div>',
        '<div id="postViewArea">{}</div>',
        '<div class="sc-1 atom-one">{}</div>',
        "<article>{}</article>",
        "<main>{}</main>",
    ],
)
def test_the_post_is_found_among_what_surrounds_it(holder: str) -> None:
    post = post_of(f"<header>My blog</header><div>{holder.format('Frogs<br>sing')}</div><footer>Bye</footer>")

    assert said(post) == "Frogs  \nsing"
    assert post.around == "My blog\nBye"


def test_formulas_come_from_wherever_pages_keep_their_tex() -> None:
    body = (
        r'<p>\(a_b\) \[c*d\] $e_1^2$ $5 and $10 <script type="math/tex">f</script>'
        '<span class="katex"><math><semantics><mi>g</mi><annotation encoding="application/x-tex">g^2'
        '</annotation></semantics></math><span class="katex-html">g2</span></span>'
        '<img class="latex" alt="h_3" src="https://s0.wp.com/latex.php?latex=h_3"></p>'
    )

    assert said(post_of(body)) == "$a_b$ $$c*d$$ $e_1^2$ $5 and $10 $f$$g^2$$h_3$"


def test_signs_that_markdown_would_obey_stand_as_signs() -> None:
    shown = said(
        post_of("<p>*a* snake_case [[b]] ![[c]] &lt;script&gt; [1]: d [^e] \\</p><p># f</p><p>- g</p>")
    )

    assert shown == (
        r"\*a\* snake\_case \[\[b]] !\[\[c]] \<script\> [1]\: d \[\^e] \\" + "\n\n\\# f\n\n\\- g"
    )


def test_what_runs_or_hides_goes_and_addresses_stay_sound() -> None:
    body = (
        '<script>alert(1)</script><p onclick="x()">Hi <a href="javascript:x()">you</a> <a href="/b">there</a>'
        '<img src="data:image/png;base64,AAAA" alt="kept"><iframe src="//example.org/v"></iframe></p>'
        '<link rel="canonical" href="https://example.org/a/"> <a href="http://[">nowhere</a>'
    )

    post = post_of(body)

    assert (
        said(post) == "Hi you [there](https://example.org/b)![kept](<>)\n\n<https://example.org/v>\n\nnowhere"
    )
    assert post.url == "https://example.org/a/"
    lost = post_of('<link rel="canonical" href="http://["><p><a href="/b">there</a></p>')
    assert said(lost) == "there (/b)"


DEEP = {
    "elements": "<div>" * 50_000,
    "quotes": "<blockquote>" * 390 + "<p>x" * 8_000,
    "lists": "<ul><li>" * 190 + "<li>y" * 8_000,
    "tags that never end": "<script type=math/tex" * 15_000,
    "addresses": "<meta content=a " * 15_000,
    "formulas": "<p>" + "$" * 200_000,
    "broken formulas": "<p>" + r"$\nosuch$ " * 20_000,
    "holders": "<div class=post-body>" * 390 + "<p>x</p>" * 4_000,
    "references": "&" * 200_000,
}


@pytest.mark.hostile
@pytest.mark.parametrize("kind", DEEP)
def test_pages_made_to_wear_us_out_end_soon(kind: str) -> None:
    before = time.process_time()
    post_reader.read("some.html", f"<html>{DEEP[kind]}")

    assert (
        time.process_time() - before < 20
    )  # of the processor; each takes two at most, a square takes minutes


PIECES = st.lists(
    st.sampled_from(
        "<b> </b> <p> </p> <table> <tr> <td> </td> </table> <ul> <li> </ul> <pre> </pre> <code> </code> "
        "<a href=x> </a> <blockquote> </blockquote> <h3> </h3> <br> <i> </i> <img alt=seen> <article> "
        "</article> <sub> </sub> "
        "one 둘 $x_1$ \\(y\\) [[z]] * _ ` &lt;".split()
    ),
    max_size=25,
)


@given(PIECES)
@example(["<pre>", "<h3>", "one", "<h3>", "two"])
def test_whatever_a_page_holds_no_word_is_lost(pieces: list[str]) -> None:
    post = post_of(" ".join(pieces))

    assert post.words - words_of(f"{said(post)}\n{post.around}") == {}


def test_a_page_that_nests_too_much_is_refused() -> None:
    with pytest.raises(saved_pages.TooDeepError):
        saved_pages.read("<div>" * 401)


@pytest.mark.parametrize("number", ["9", "0", "9" * 5000])
def test_signs_of_fonts_stand_for_nothing(number: str) -> None:
    page = f"<article><p>Read it. &#xE000;{number}&#xE001; <code>a</code></p></article>"
    assert saved_pages.read(page).markdown.strip() == f"Read it. {number} `a`"
