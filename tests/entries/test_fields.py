"""Single values: what addresses and lines of text become."""

import pytest
from pydantic_core import PydanticCustomError

from generator.entries.format.fields import arxiv_ref, link, one_line, pages
from generator.text.identifiers import ArxivRef
from tests.tables import by_row


@pytest.mark.parametrize(
    "typed",
    [
        "1502.03540v2",
        "arXiv:1502.03540v2",
        "https://arxiv.org/abs/1502.03540v2",
        "arxiv.org/pdf/1502.03540v2.pdf",
        "www.arxiv.org/abs/1502.03540v2?context=cs",
        "https://doi.org/10.48550/arXiv.1502.03540v2",
    ],
)
def test_an_arxiv_id_is_read_in_every_form_that_people_paste(typed: str) -> None:
    assert arxiv_ref(typed) == ArxivRef("1502.03540", 2)


@by_row(
    ("typed", "kept"),
    [
        ("https://a.example/x?y#z", "https://a.example/x?y#z"),
        ("https://A.Example:80/", "https://A.Example:80/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a.example/Inc.", "https://a.example/Inc."),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
        ("https://한국어.example/가", "https://xn--3e0bk47br7k.example/가"),
        ("https://bücher.example:80/", "https://xn--bcher-kva.example:80/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://ｅｖｉｌ。example/", "https://evil.example/"),
    ],
)
def test_a_host_is_shown_as_browsers_ask_for_it(typed: str, kept: str) -> None:
    assert link(typed) == kept


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[pdf](https://a.example/p.pdf)", "https://a.example/p.pdf"),
        ("https://a.example/p.pdf을", "https://a.example/p.pdf"),
        ("https://a.example/p,", "https://a.example/p"),
        ("http://https://a.example/p", "https://a.example/p"),
        ("www.a.example", "https://www.a.example"),
        ("https：/a.example/p (PDF)", "https://a.example/p"),
        ("https://a.example/my paper.pdf", ""),
        ("arXiv:1610.00087", "https://arxiv.org/abs/1610.00087"),
        ("doi:10.1145/2959100", "https://doi.org/10.1145/2959100"),
        ("p.pdf", ""),
    ],
)
def test_an_address_with_something_about_it_is_refused_and_the_one_meant_proposed(
    typed: str, meant: str
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        link(typed)
    said = refused.value.context or {}
    assert (said["value"], said["meant"]) == (typed, meant)


def test_letters_that_a_pdf_ties_are_read_as_two() -> None:
    assert one_line("ﬁlter and eﬀect") == "filter and effect"


@by_row(
    "typed",
    [
        "javascript:alert(1)",
        "https:evil.example",
        "https://good.example@evil.example/",
        "https://good.example\\.evil.example/",
        "https://%65vil.example/",
        "https://a\u200b.example/",
        "https://a\u202e.example/",
        "https://a℀b.example/",
        "https://a.example:x/",
        f"https://{'한' * 10_000}.example/",
        "mailto:nobody",
        "//a.example/",
    ],
)
def test_an_address_that_hides_where_it_leads_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError, match="link"):
        link(typed)


@by_row(
    ("typed", "kept"),
    [
        ("a\u200bb\u00adc\u2060", "abc"),
        ("가\u3164나", "가나"),
        ("a\u200db", "ab"),
        (
            "\U0001f469\u200d\U0001f4bb \u2764\ufe0f\u200d\U0001f525",
            "\U0001f469\u200d\U0001f4bb \u2764\ufe0f\u200d\U0001f525",
        ),
        ("\U0001f469\u200d" * 20, "\U0001f469" * 20),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("\U0001f3f4\U000e0067\U000e007f \U000e0067", "\U0001f3f4\U000e0067\U000e007f"),
        ("⠃\u2800⠃ \u2800", "⠃\u2800⠃"),
    ],
)
def test_what_nobody_sees_is_left_out_where_no_script_needs_it(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@by_row(
    ("typed", "kept"),
    [
        ("pp. 33∼41", "33-41"),
        ("p. 5", "5"),
        ("pp33--41", "33-41"),
        ("Pages: 33 – 41", "33-41"),
        ("33~41쪽", "33-41"),
        ("33 - 41", "33-41"),
        ("12, 14–16", "12, 14-16"),
        ("xii–xx", "xii-xx"),
        *((plain, plain) for plain in ("33-41", "P33", "e12345", "1:1-1:9", "S12-S15", "A-3", "pp.", "33—")),
    ],
)
def test_pages_are_numbers_with_a_hyphen(typed: str, kept: str) -> None:
    assert pages(typed) == kept
    assert pages(kept) == kept
