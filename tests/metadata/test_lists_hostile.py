"""Lists that nobody would write: whatever they hold, they are read to their end or told."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.format.registry import Venue
from generator.entries.library import Library
from generator.metadata.proceedings import bib_files, ismir, merging
from generator.metadata.proceedings.listing import Listing
from generator.metadata.store import Store
from generator.problems.messages import hint, message

VENUES = {"ismir": Venue.model_validate({"name": {"en": "ISMIR"}})}
QUICK = settings(derandomize=True, max_examples=150)

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *'@{}()",=#\\%$~^&\n ',
                "@article{a,",
                "@string(",
                "@comment",
                "title = ",
                "author = {",
                " and ",
                "booktitle = {ISMIR}, year = 2015, ",
                'month = "',
                r"{\"o}",
                r"\url{",
                "crossref = a",
            ]
        ),
        st.text(max_size=3),
    ),
    max_size=12,
).map("".join)
RECORD = (
    "@inproceedings{{a, booktitle = {{ISMIR}}, year = 2015, title = {{A title {}}}, author = {{Bo Li {}}}}}\n"
)
BIBTEX = st.lists(PIECES | st.builds(RECORD.format, PIECES, PIECES), max_size=4).map("".join)

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["10.5281/zenodo.1", "2015", "http://[::1", "\\\\{", "<script>", "a (b", "c)", "\ud800", "\u2028"]
    ),
    st.lists(st.text(max_size=5), max_size=3),
)
ISMIR = st.lists(
    st.dictionaries(
        st.sampled_from(["title", "author", "Abstract", "year", "doi", "pages", "ee", "url", "x"]), VALUES
    ),
    max_size=4,
)


def taken(listing: Listing) -> None:
    """Assert that a list can be taken and all that is wrong with it told."""
    plan = merging.plan(Library({}, {}, {}, {}, {}, {}), Store(), listing)
    assert plan.left_out >= 0
    for problem in plan.problems:
        assert message(problem, "ko")
        assert hint(problem, "en")


@QUICK
@given(BIBTEX)
def test_any_bibtex_is_read(text: str) -> None:
    taken(bib_files.read("refs.bib", text, VENUES))


@QUICK
@given(ISMIR)
def test_any_facts_are_read(items: list[dict[str, object]]) -> None:
    taken(ismir.read("2015.json", json.dumps([{"title": "A title", **item} for item in items])))


@QUICK
@given(st.text(alphabet='[]{}",: \n\\u0a', max_size=30))
def test_any_json_is_read(text: str) -> None:
    taken(ismir.read("2015.json", text))
    taken(ismir.read("2015.json", f"[{text}]"))


@pytest.mark.parametrize(
    "text",
    [
        "@a{" * 5_000,
        "@a{b,c={" + "{" * 50_000,
        '@a{b,c="' + "{" * 50_000 + '"}',
        "@article{a, booktitle={ISMIR}, year=2015, title={" + "{" * 5_000 + "}" * 5_000 + "}}",
        "@article{a, booktitle={ISMIR}, year=2015, title={A}, author={" + "A and " * 20_000 + "B}}",
        "@article{a, booktitle={ISMIR}, year=2015, title={" + "\\'" * 5_000 + "}}",
        "@article{a, booktitle={"
        + "ISMIR " * 20_000
        + "}, year=2015, title={A}, month={"
        + "#" * 20_000
        + "}}",
        "@string{a = a # a}" * 1_000 + "@article{a, title = a # a # a}",
        "@article{a, booktitle={ISMIR}, year=2015, title={A}, author={Dai, A" + " Jr" * 5_000 + "}}",
    ],
    ids=range(9),
)
def test_much_of_one_thing_is_read(text: str) -> None:
    taken(bib_files.read("refs.bib", text, VENUES))


def test_places_within_places_are_read() -> None:
    author = '{"name": "Ada", "affiliation": ' * 600 + '"KAIST"' + "}" * 600

    taken(ismir.read("2015.json", f'[{{"title": "A title", "authors": [{author}]}}]'))


def test_strings_that_double_each_other_end() -> None:
    strings = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))

    text = f'@string{{a0 = "aaaa"}}\n{strings}@misc{{m, title = a59}}'
    (problem,) = bib_files.read("refs.bib", text, VENUES).problems
    assert (problem.place.line, problem.code) == (20, "import-names-too-long")


def test_records_that_share_each_others_fields_end() -> None:
    ring = "".join(
        f"@xdata{{x{n}, xdata = {{{', '.join(f'x{m}' for m in range(40))}}}}}\n" for n in range(40)
    )

    (problem,) = bib_files.read(
        "refs.bib", f"{ring}@misc{{m, xdata = {{x1}}, title = {{A}}}}", VENUES
    ).problems
    assert (problem.place.line, problem.code) == (41, "import-names-too-long")


@pytest.mark.parametrize(
    "much",
    [
        "@misc{p, title = s}\n" * 1_000,
        "@misc{p, title = {b}, crossref = c}\n" * 1_000 + "@misc{c, title = s}",
        "@misc{p, title = {b}, xdata = {c}}\n" * 1_000 + "@xdata{c, note = s}",
        "@misc{p, title = {b}, crossref = c}\n" * 1_000 + "@misc{c, xdata = s}",
    ],
)
def test_what_stands_in_every_record_is_told_once_it_is_too_long(much: str) -> None:
    read = bib_files.read("refs.bib", f"@string{{s = {{{'a' * 10_000}}}}}\n{much}", VENUES)
    (problem,) = read.problems
    assert (problem.code, problem.place.line > 90, read.papers) == ("import-names-too-long", True, ())
    assert bib_files.read("refs.bib", f"@string{{s = {{{'a' * 100}}}}}\n{much}", VENUES).count >= 1_000


def test_more_papers_than_any_list_names_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bib_files, "MAX_PAPERS", 3)
    monkeypatch.setattr(ismir, "MAX_PAPERS", 3)
    read = [bib_files.read("refs.bib", "@misc{a}" * n, VENUES) for n in (3, 4)]
    read += [ismir.read("2015.json", f"[{', '.join(['{}'] * n)}]") for n in (3, 4)]
    codes = [{problem.code for problem in listing.problems} for listing in read]
    assert codes == [{"import-no-title"}, {"import-too-many"}] * 2


@pytest.mark.parametrize(
    "piece", ["a", " ", "1", "$a$ ", "arxiv-", "abs/a", "{\\'e}", "(a) ", "\\&", "Kim, M. and "]
)
def test_a_record_of_a_million_characters_is_read(piece: str) -> None:
    much = piece * (200_000 // len(piece))
    fields = "".join(
        f", {name} = {{{much}}}" for name in ("title", "author", "journal", "note", "url", "pages")
    )

    taken(bib_files.read("refs.bib", f"@misc{{a, booktitle = {{ISMIR}}, year = 2015{fields}}}", VENUES))
