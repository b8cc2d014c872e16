"""Asking the registries of DOIs over real HTTP, from a server that misbehaves in every way that is feared."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any

import pytest

from generator.metadata import store
from generator.metadata.doi import record_updates
from generator.metadata.doi.record_updates import RecordQuestion
from generator.metadata.doi.registries import CROSSREF, DATACITE, DELAY, Registries
from generator.metadata.fetching import Missing, store_results
from generator.metadata.readable import readable_record
from generator.metadata.store import StoredAuthor, StoredRecord
from generator.metadata.transport import FAILURES, RequestPolicy
from tests.metadata.doi_server import Server
from tests.metadata.faulty_server import Behaviour, cut, drip, edited, hang_up, silence, status

QUICK = RequestPolicy(delay=0.01, tries=3, longest_wait=2)

IEEE = "10.1109/ICL.2017.7952190"
ZENODO = "10.5281/zenodo.1416308"


def fetch(folder: Path, registry: Server, dois: Iterable[str], limit: float = inf) -> dict[str, str]:
    """Fetch, and return what came of each DOI: nothing, or the code that says why it is missing."""
    wanted = [RecordQuestion(doi) for doi in dois]
    results = store_results(
        folder, record_updates.ask((folder,), wanted, Registries(registry.api, QUICK), limit)
    )
    return {
        result.question.name: result.mistake.code if isinstance(result, Missing) else "" for result in results
    }


def stored(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / store.DOI).glob("*"))}


def load(folder: Path, doi: str) -> StoredRecord:
    record = store.load_record((folder,), doi)
    assert record
    return record


def shown(folder: Path, registry: Server, doi: str = IEEE, **said: Any) -> StoredRecord:
    """Return what is shown of a paper of which the server says this."""
    registry.work = {**registry.work, **said}
    registry.attributes = {**registry.attributes, **said}
    assert fetch(folder, registry, [doi]) == {doi: ""}
    return readable_record(load(folder, doi))


def test_crossrefs_answer_is_stored_word_for_word_and_shown_without_markup(
    tmp_path: Path, registry: Server
) -> None:
    paper = shown(tmp_path, registry)

    assert load(tmp_path, IEEE.lower()).title == "Listening to <i>Raw</i> Waveforms &amp; Spectra"
    assert paper.model_dump(exclude={"fetched"}) == {
        "id": IEEE.lower(),
        "title": "Listening to Raw Waveforms & Spectra",
        "authors": (
            {"name": "Ilse Vandermeer", "affiliation": "A University"},
            {"name": "김민지", "affiliation": None},
            {"name": "The Listening Group", "affiliation": None},
        ),
        "abstract": "Of waveforms.",
        "published": "2017-03",
        "container": "2017 IEEE International Conference on Listening (ICL)",
        "pages": "421-425",
        "source": f"{registry.api}/works",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", paper.fetched or "")
    assert [(asked.api, asked.doi) for asked in registry.asked] == [("works", IEEE)]


def test_what_crossref_does_not_know_datacite_is_asked_for(tmp_path: Path, registry: Server) -> None:
    paper = shown(tmp_path, registry, ZENODO)

    assert [asked.api for asked in registry.asked] == ["works", "dois"]
    assert paper.model_dump(exclude={"fetched"}) == {
        "id": ZENODO,
        "title": "Seven Living Rooms",
        "authors": (
            {"name": "Haneul Seo", "affiliation": None},
            {"name": "Samuel Osei", "affiliation": "Another University"},
            {"name": "Archive of Sounds, Seoul", "affiliation": None},
        ),
        "abstract": "Who plays music at home.",
        "published": "2015-10-26",
        "container": "Proceedings of Listening",
        "pages": "7-13",
        "source": f"{registry.api}/dois",
    }


def test_unknown_to_both_is_unknown(tmp_path: Path, registry: Server) -> None:
    registry.unknown = {IEEE}
    assert fetch(tmp_path, registry, [IEEE, "10.1000/1"]) == {IEEE: "fetch-unregistered", "10.1000/1": ""}
    assert len(stored(tmp_path)) == 1


@pytest.mark.parametrize(
    ("doi", "path"),
    [
        (IEEE, IEEE),
        ("10.1002/(SICI)8<693::A>3.0.CO;2-O", "10.1002/%28SICI%298%3C693%3A%3AA%3E3.0.CO%3B2-O"),
        ("10.1000/../a//b?c#d%2F&", "10.1000%2F..%2Fa%2F%2Fb%3Fc%23d%252F%26"),
        ("10.1000/가", "10.1000/%EA%B0%80"),
    ],
)
def test_any_doi_is_asked_for_as_it_is(doi: str, path: str, tmp_path: Path, registry: Server) -> None:
    assert fetch(tmp_path, registry, [doi]) == {doi: ""}
    assert registry.asked[0].doi == doi
    assert registry.asked[0].path == path
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / store.DOI]
    assert load(tmp_path, doi.upper()).id == doi.lower()


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ({"published": {"date-parts": [[2017]]}}, "2017"),
        ({"published": {"date-parts": [[2017, 3, 5]]}}, "2017-03-05"),
        ({"published": {"date-parts": [[2017, 13, 5]]}}, "2017"),
        ({"published": {"date-parts": [[2017, 0, 0]]}}, "2017"),
        ({"published": {"date-parts": [[2017, 3, 0]]}}, "2017-03"),
        ({"published": {"date-parts": [[0, 3, 1]]}}, "2017-03"),
        ({"published": {"date-parts": [[2017, [3], {}]]}}, "2017"),
        ({"published": {"date-parts": [[2017, 2, 30]]}}, "2017-02"),
        ({"published": {"date-parts": [[None]]}}, "2017-03"),
        ({"published": {"date-parts": []}}, "2017-03"),
        ({"published": None, "issued": {"date-parts": [["2016", "4"]]}}, "2016-04"),
        ({"published": 0, "issued": [], "published-print": {"date-parts": [{}]}}, None),
    ],
)
def test_dates_come_in_parts(
    said: dict[str, Any], date: str | None, tmp_path: Path, registry: Server
) -> None:
    assert shown(tmp_path, registry, **said).published == date


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ([{"date": "2017-03-05T00:00:00Z", "dateType": "Issued"}], "2017-03-05"),
        ([{"date": "2017-03/2017-05", "dateType": "Issued"}], "2017-03"),
        ([{"date": "2017-03-00", "dateType": "Issued"}], "2017-03"),
        ([{"date": "2017-00-00", "dateType": "Issued"}], "2017"),
        ([{"date": "soon", "dateType": "Issued"}, {"date": "2016", "dateType": "Available"}], "2016"),
        ([{"date": "2014", "dateType": "Created"}], "2015"),
        (None, "2015"),
    ],
)
def test_datacites_dates_have_kinds(dates: Any, date: str, tmp_path: Path, registry: Server) -> None:
    assert shown(tmp_path, registry, ZENODO, dates=dates).published == date


NOBODY: tuple[Any, ...] = (
    {},
    None,
    "x",
    {"family": " "},
    {"name": ":unav"},
    {"name": "[No Value]"},
    {"family": "et al."},
    {"name": "null"},
    {"family": "Unknown Author"},
    {"name": "TODO: ask"},
    {"name": "n/a"},
)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"given": "Wei", "family": "Dai", "suffix": "Jr."}, "Wei Dai Jr."),
        ({"family": "Plato"}, "Plato"),
        ({"given": "Plato"}, "Plato"),
        ({"given": "소라", "family": "선우"}, "선우소라"),
        ({"given": "Sora", "family": "선우"}, "Sora 선우"),
        ({"given": "J&#246;rg", "family": '<b>Schl{\\"u}ter</b>\u202e'}, "Jörg Schlüter"),
        ({"name": "A &amp; B Group"}, "A & B Group"),
        ({"name": "Dai, Wei"}, "Wei Dai"),
        ({"family": "Dai, Wei"}, "Wei Dai"),
        *(({"name": name}, "김민지") for name in ("김 민지", "김, 민 지", "민지 김")),
        ({"given": "민 지", "family": "김"}, "김민지"),
        ({"given": "Minji (김민지)", "family": "Kim"}, "Minji Kim (김민지)"),
        ({"given": "王小明 (Xiaoming", "family": "Wang)"}, "王小明 (Xiaoming Wang)"),
        ({"name": "Karl Marx, PhD"}, "Karl Marx"),
        ({"name": "Gates, William Henry IV"}, "William Henry Gates IV"),
        ({"given": "Ju", "family": "Na"}, "Ju Na"),
        ({"name": "Bees, Inc."}, "Bees, Inc."),
        ({"name": "KAIST, Korea"}, "KAIST, Korea"),
        ({"name": "Jan Hajič, jr."}, "Jan Hajič, jr."),
        ({"name": "García Márquez, María José"}, "María José García Márquez"),
        ({"given": "and Wei", "family": "Dai"}, "Wei Dai"),
        *(({"given": given, "family": "Sukarno"}, "Sukarno") for given in (".", "-", "–")),
        ({"given": "Wei*,", "family": "Dai,"}, "Wei Dai"),
        ({"given": "Dr. WEI", "family": "DAI*"}, "Wei Dai"),
        ({"name": "TODO Kenji"}, "Todo Kenji"),
        *(({"family": name}, name) for name in ("Todo", "Na", "Wu", "Y.", "李", "X Æ A-12", "9m88", "U2")),
    ],
)
def test_names_are_put_together_as_they_are_printed(
    author: dict[str, Any], name: str, tmp_path: Path, registry: Server
) -> None:
    assert shown(tmp_path, registry, author=[author, *NOBODY]).authors == (StoredAuthor(name=name),)


@pytest.mark.parametrize(
    "author",
    [
        {"name": "Minji Kim and Bora Lee"},
        {"name": "Minji Kim, Bora Lee"},
        {"name": "Kim, Minji; Lee, Bora"},
        {"given": "Minji", "family": "Kim and Bora Lee"},
        {"family": "Kim, Minji and Lee, Bora"},
    ],
)
def test_several_people_may_be_deposited_as_one(
    author: dict[str, Any], tmp_path: Path, registry: Server
) -> None:
    found = shown(tmp_path, registry, author=[author | {"affiliation": [{"name": "KAIST"}]}]).authors
    assert found == tuple(StoredAuthor(name=name, affiliation="KAIST") for name in ("Minji Kim", "Bora Lee"))


@pytest.mark.parametrize("name", ["Kim, Minji (KAIST)", "Minji Kim, KAIST", "Minji Kim (KAIST)"])
def test_where_somebody_works_may_be_deposited_with_the_name(
    name: str, tmp_path: Path, registry: Server
) -> None:
    found = shown(tmp_path, registry, author=[{"name": name}]).authors
    assert found == (StoredAuthor(name="Minji Kim", affiliation="KAIST"),)


def test_initials_tell_several_people_from_a_group(tmp_path: Path, registry: Server) -> None:
    found = shown(tmp_path, registry, author=[{"name": "Kim, M., Lee, B."}]).authors
    assert found == (StoredAuthor(name="M. Kim"), StoredAuthor(name="B. Lee"))


def test_a_group_is_no_several_people(tmp_path: Path, registry: Server) -> None:
    group = {"name": "Grace Bell and Ada Bay", "nameType": "Organizational"}
    assert shown(tmp_path, registry, author=[group]).authors == (StoredAuthor(name=group["name"]),)


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        (["Looking for trouble"], ["a study"], "Looking for trouble: a study"),
        (["<jats:title>Looking for trouble</jats:title>"], [], "Looking for trouble"),
        (["말썽 찾기 = Looking for Trouble"], [], "말썽 찾기"),
        (["Looking for trouble: a study"], ["A Study"], "Looking for trouble: a study"),
        (["Looking for trouble:"], ["a study"], "Looking for trouble: a study"),
        ([None, " ", "Found."], None, "Found"),
        (["DEEP LEARNING FOR $\\ell_1$ NORMS"], [], "Deep learning for $\\ell_1$ norms"),
    ],
)
def test_titles_are_whole(title: Any, subtitle: Any, expected: str, tmp_path: Path, registry: Server) -> None:
    assert shown(tmp_path, registry, title=title, subtitle=subtitle).title == expected


NOTHING: tuple[Any, ...] = (None, [], {}, "", 0, [[]], [None], {"a": 1})


@pytest.mark.parametrize("doi", [IEEE, ZENODO])
@pytest.mark.parametrize("value", NOTHING, ids=map(repr, NOTHING))
def test_all_but_a_title_may_be_missing_or_of_another_kind(
    doi: str, value: Any, tmp_path: Path, registry: Server
) -> None:
    registry.work = {name: value for name in registry.work if name != "title"} | {"title": ["A"]}
    registry.attributes = dict.fromkeys(registry.attributes, value) | {"titles": [{"title": "A"}]}
    assert fetch(tmp_path, registry, [doi]) == {doi: ""}
    paper = load(tmp_path, doi)
    assert (paper.title, paper.authors, paper.abstract, paper.published) == ("A", (), None, None)


@pytest.mark.parametrize("first", [{"title": ":unav"}, {"title": None}, {"titleType": "Subtitle"}])
def test_of_datacites_titles_one_is_taken_that_says_something(
    first: dict[str, Any], tmp_path: Path, registry: Server
) -> None:
    other = {"title": "일곱 거실", "titleType": "TranslatedTitle"}
    registry.attributes = {**registry.attributes, "titles": [first, other]}
    assert fetch(tmp_path, registry, [ZENODO]) == {ZENODO: ""}
    assert load(tmp_path, ZENODO).title == "일곱 거실"


def test_an_abstract_that_nobody_wrote_is_left_out(tmp_path: Path, registry: Server) -> None:
    paper = shown(tmp_path, registry, abstract="<jats:p>" + "x " * 500_000, page="n/a-n/a")
    assert (paper.title, paper.abstract, paper.pages) == ("Listening to Raw Waveforms & Spectra", None, None)
    paper = shown(tmp_path, registry, abstract="Not available.", page="NP-NP")
    assert (paper.abstract, paper.pages) == (None, None)


FAULTY: dict[str, Any] = {
    "no title": {"title": []},
    "an empty title": {"title": ["\u200b"]},
    "a title of control characters": {"title": ["\x00 \x1b"]},
    "a title without end": {"title": ["x" * 100_000]},
    "a title that is no text": {"title": ["\ud800"]},
    "more authors than people": {"author": [{"family": "A"}] * 7000},
}


@pytest.mark.parametrize("said", FAULTY.values(), ids=FAULTY)
def test_what_no_paper_has_is_never_stored_and_costs_only_itself(
    said: dict[str, Any], tmp_path: Path, registry: Server
) -> None:
    registry.work = registry.work | said
    assert fetch(tmp_path, registry, [IEEE, ZENODO]) == {IEEE: "fetch-faulty", ZENODO: ""}
    assert len(stored(tmp_path)) == 1


def test_another_papers_record_is_never_stored(tmp_path: Path, registry: Server) -> None:
    registry.work = {**registry.work, "DOI": "10.1000/other"}
    assert fetch(tmp_path, registry, [IEEE]) == {IEEE: "fetch-foreign"}
    assert stored(tmp_path) == {}


HTML = "<!DOCTYPE html><html><head><title>Log in</title></head><body>Not found</body></html>"


def without(key: str) -> Callable[[str], str]:
    return lambda body: body.replace(f'"{key}"', '"other"')


ONCE: dict[str, tuple[Behaviour, str]] = {
    "429": (status(429), "fetch-busy"),
    "503": (status(503), "fetch-busy"),
    "500": (status(500), "fetch-status"),
    "504": (status(504, HTML), "fetch-status"),
    "cut": (cut, "fetch-cut"),
    "hang up": (hang_up, "fetch-cut"),
    "html": (edited(lambda _: HTML), "fetch-garbled"),
    "empty": (edited(lambda _: ""), "fetch-garbled"),
    "null": (edited(lambda _: "null"), "fetch-garbled"),
    "a list": (edited(lambda body: f"[{body}]"), "fetch-garbled"),
    "truncated": (edited(lambda body: body[:-1]), "fetch-garbled"),
    "not UTF-8": (edited(lambda body: body.encode("utf-16")[:-1]), "fetch-garbled"),
    "nobody's": (edited(without("DOI")), "fetch-garbled"),
    "no message": (edited(without("message")), "fetch-garbled"),
    "an XML bomb": (edited(lambda _: '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "fetch-garbled"),
    "deep": (edited(lambda _: "[" * 200_000), "fetch-garbled"),
    "a number without end": (edited(lambda _: "1" * 200_000), "fetch-garbled"),
    "endless": (edited(lambda body: body + " " * 9_000_000), "fetch-garbled"),
    "broken gzip": (
        lambda handler, body: handler.send(body, headers={"Content-Encoding": "gzip"}),
        "fetch-cut",
    ),
}
"""What may be better the next time."""


@pytest.mark.parametrize(("behaviour", "code"), ONCE.values(), ids=ONCE)
def test_what_may_pass_is_tried_again_and_never_stored(
    tmp_path: Path, registry: Server, behaviour: Behaviour, code: str
) -> None:
    registry.plan += [behaviour] * QUICK.tries
    assert fetch(tmp_path, registry, [IEEE]) == {IEEE: code}
    assert stored(tmp_path) == {}
    assert len(registry.asked) == QUICK.tries
    registry.plan.append(behaviour)
    assert fetch(tmp_path, registry, [IEEE]) == {IEEE: ""}


NEVER: dict[str, tuple[Behaviour, str]] = {
    "a page for 404": (status(404, HTML), "fetch-status"),
    "403": (status(403), "fetch-status"),
    "400": (status(400), "fetch-status"),
    "moved": (status(301, Location="http://127.0.0.1:1/"), "fetch-redirected"),
    "login": (status(302, Location="/works/10.1000/1"), "fetch-redirected"),
    "an hour": (status(429, Retry_After="3600"), "fetch-busy"),
}
"""What the same request will meet again."""


@pytest.mark.parametrize(("behaviour", "code"), NEVER.values(), ids=NEVER)
def test_what_will_not_pass_is_not_tried_again(
    tmp_path: Path, registry: Server, behaviour: Behaviour, code: str
) -> None:
    registry.plan.append(behaviour)
    assert fetch(tmp_path, registry, [IEEE]) == {IEEE: code}
    assert stored(tmp_path) == {}
    assert len(registry.asked) == 1


@pytest.mark.parametrize(
    "behaviour", [silence, drip("headers"), drip("body")], ids=["silence", "headers drip", "body drips"]
)
def test_an_answer_without_end_is_not_waited_for(
    tmp_path: Path, registry: Server, behaviour: Behaviour
) -> None:
    registry.plan += [behaviour] * 2
    hasty = Registries(registry.api, RequestPolicy(delay=0.01, tries=2, patience=0.25))
    [result] = store_results(tmp_path, record_updates.ask((tmp_path,), [RecordQuestion(IEEE)], hasty))
    assert isinstance(result, Missing)
    assert result.mistake.code == "fetch-timeout"


def test_requests_keep_their_distance_on_one_connection_and_name_who_asks(
    tmp_path: Path, registry: Server
) -> None:
    dois = [f"10.1000/{number}" for number in range(4)]
    registry.plan.append(status(503))
    registries = Registries(registry.api, RequestPolicy(delay=0.1), "editors@example.org")
    assert (
        len(
            [*store_results(tmp_path, record_updates.ask((tmp_path,), map(RecordQuestion, dois), registries))]
        )
        == 4
    )
    times = [asked.time for asked in registry.asked]
    assert len(times) == 5
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.1
    assert len({asked.connection for asked in registry.asked}) == 1
    [agent] = {asked.agent for asked in registry.asked}
    assert re.fullmatch(r"[\w-]+/[\w.]+ \(https://\S+; mailto:editors@example\.org\)", agent)


def test_nobody_is_named_who_did_not_say_so(tmp_path: Path, registry: Server) -> None:
    fetch(tmp_path, registry, [IEEE])
    assert "mailto" not in registry.asked[0].agent


@pytest.mark.parametrize(
    ("limit", "interval", "pause"),
    [("2", "1s", 0.5), ("4", "2", 0.5), ("0", "1s", 0), ("x", "1s", 0), ("1", "9" * 500, 0)],
)
def test_a_server_is_asked_as_often_as_it_says(
    limit: str, interval: str, pause: float, tmp_path: Path, registry: Server
) -> None:
    def limited(handler: Any, body: str) -> None:
        handler.send(body, headers={"X-Rate-Limit-Limit": limit, "X-Rate-Limit-Interval": interval})

    registry.plan.append(limited)
    fetch(tmp_path, registry, [IEEE, "10.1000/1"])
    first, second = registry.asked
    assert second.time - first.time >= pause
    assert len(stored(tmp_path)) == 2


def test_a_server_that_asks_for_a_pause_gets_it(tmp_path: Path, registry: Server) -> None:
    registry.plan.append(status(429, Retry_After="1"))
    fetch(tmp_path, registry, [IEEE])
    first, second = registry.asked
    assert second.time - first.time >= 1


def test_the_shipped_manners_are_politer_than_asked_for() -> None:
    assert DELAY == 1
    assert Registries().apis == {CROSSREF, DATACITE}
    assert (CROSSREF, DATACITE) == ("https://api.crossref.org/works", "https://api.datacite.org/dois")


def test_a_server_that_is_not_there_is_soon_given_up(tmp_path: Path) -> None:
    wanted = [RecordQuestion(IEEE), RecordQuestion(ZENODO)]
    gone = Registries("http://127.0.0.1:9", QUICK)
    results = store_results(tmp_path, record_updates.ask((tmp_path,), wanted, gone))
    codes = [result.mistake.code for result in results if isinstance(result, Missing)]
    assert codes == ["fetch-unreachable", "fetch-not-asked"]


def test_a_server_that_answers_nothing_is_given_up_and_costs_no_other(
    tmp_path: Path, registry: Server
) -> None:
    known = [f"10.1000/{number}" for number in range(3)]
    others = [f"10.5281/zenodo.{number}" for number in range(3)]
    down: Behaviour = status(403)
    sound: Behaviour = lambda handler, body: handler.send(body, 404)  # noqa: E731 # one line as the others
    registry.plan += [sound, down] * FAILURES
    codes = fetch(tmp_path, registry, [*others, *known])
    assert codes == dict.fromkeys(others[:FAILURES], "fetch-status") | dict.fromkeys(
        others[FAILURES:], "fetch-not-asked"
    ) | dict.fromkeys(known, "")


def test_what_is_stored_stays_where_nothing_better_comes(tmp_path: Path, registry: Server) -> None:
    fetch(tmp_path, registry, [IEEE])
    before = stored(tmp_path)
    registry.plan += [edited(lambda _: HTML)] * QUICK.tries
    fetch(tmp_path, registry, [IEEE])
    registry.unknown = {IEEE}
    fetch(tmp_path, registry, [IEEE])
    assert stored(tmp_path) == before


def test_what_says_the_same_keeps_the_day_on_which_it_first_came(tmp_path: Path, registry: Server) -> None:
    fetch(tmp_path, registry, [IEEE])
    [path] = (tmp_path / store.DOI).iterdir()
    held = json.loads(path.read_text(encoding="utf-8"))
    assert list(held) == list(StoredRecord.model_fields)
    path.write_text(json.dumps(held | {"fetched": "2026-01-01T00:00:00Z"}), encoding="utf-8")
    before = stored(tmp_path)
    fetch(tmp_path, registry, [IEEE])
    assert stored(tmp_path) == before
    registry.work = {**registry.work, "page": "1-2"}
    fetch(tmp_path, registry, [IEEE])
    assert (load(tmp_path, IEEE).pages, load(tmp_path, IEEE).fetched) != ("421-425", "2026-01-01T00:00:00Z")


def test_a_limit_of_time_ends_it(tmp_path: Path, registry: Server) -> None:
    registry.plan.append(silence)
    codes = fetch(tmp_path, registry, [IEEE, "10.1000/1"], limit=0.2)
    assert list(codes.values()) == ["fetch-timeout", "fetch-out-of-time"]


def test_what_cannot_be_written_is_told(tmp_path: Path, registry: Server) -> None:
    (tmp_path / store.DOI).write_text("no folder")
    assert fetch(tmp_path, registry, [IEEE]) == {IEEE: "fetch-unwritable"}


@pytest.mark.parametrize("api", ["mailto:a@example.org", "file:///x", "https://a/?q", "http://a/#b", "x y"])
def test_only_plain_web_addresses_are_asked(api: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of which no more is promised
        Registries(api)
