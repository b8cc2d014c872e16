"""Where the elements of an HTML text lie."""

import pytest

from generator.site.frame.element_spans import parse, with_attributes


@pytest.mark.parametrize(
    ("html", "spans"),
    [
        ("<p>a</p>", ["<p>a</p>"]),
        ("<p>가<br>나</p>\n<b>c</b>", ["<p>가<br>나</p>", "<br>", "<b>c</b>"]),
        ("<svg><path d=''/></svg>", ["<svg><path d=''/></svg>", "<path d=''/>"]),
        ("<ul><li>a<li>b</ul>", ["<ul><li>a<li>b</ul>", "<li>a<li>b", "<li>b"]),
        ("<script>if (a<b) '</p>'</script>", ["<script>if (a<b) '</p>'</script>"]),
        ("</p><i\n>x</i\n>", ["<i\n>x</i\n>"]),
    ],
)
def test_elements_are_found_where_they_lie(html: str, spans: list[str]) -> None:
    assert [html[element.start : element.end] for element in parse(html)] == spans


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a href="x" title="y">', '<a href="X" title="y">'),
        ("<a  href = 'x'>", '<a  href = "X">'),
        ("<a href=x>", '<a href="X">'),
        ("<a title=' href=x'>", "<a title=' href=x'>"),
        ('<a HREF="a&amp;b">', '<a HREF="A&amp;B">'),
        ("<a href>", "<a href>"),
    ],
)
def test_attributes_change_one_by_one(tag: str, expected: str) -> None:
    assert with_attributes(tag, lambda name, value: value.upper() if name == "href" else value) == expected
