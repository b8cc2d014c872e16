"""Fetching over real HTTP, from a server that misbehaves in every way that was seen or feared."""

import re
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import inf
from pathlib import Path

import pytest

from generator.entries.format.fields import arxiv_ref
from generator.metadata import paper_servers, store
from generator.metadata.arxiv import batches, updates
from generator.metadata.arxiv.service import API, BATCH, DELAY, Service
from generator.metadata.arxiv.updates import PaperQuestion
from generator.metadata.fetching import Fetched, Missing, store_results
from generator.metadata.transport import FAILURES, RequestPolicy, retry_after
from generator.text.identifiers import ArxivRef
from tests.metadata.arxiv_server import Layout, Server, captured
from tests.metadata.faulty_server import (
    Behaviour,
    answer,
    cut,
    drip,
    edited,
    hang_up,
    silence,
    status,
)

QUICK = RequestPolicy(delay=0.01, tries=3, longest_wait=2)

IDS = ("2401.00001", "2401.00002", "cs/0501056")


def ids(number: int) -> list[str]:
    return [f"2401.{count:05}" for count in range(1, number + 1)]


def refs(names: Iterable[str]) -> list[PaperQuestion]:
    return [item for name in names for item in updates.of_reference(arxiv_ref(name), f"{name}.yml")]


def fetch(folder: Path, arxiv: Server, names: Iterable[str], limit: float = inf) -> dict[str, str]:
    """Fetch, and return what came of each reference: nothing, or the code that says why it is missing."""
    results = store_results(folder, updates.ask((folder,), refs(names), Service(arxiv.api, QUICK), limit))
    return {
        result.question.name: result.mistake.code if isinstance(result, Missing) else "" for result in results
    }


def stored(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / store.ARXIV).glob("*"))}


def load(folder: Path, name: str) -> store.StoredPaper:
    paper = store.load((folder,), name)
    assert paper
    return paper


@pytest.mark.parametrize(
    ("capture", "name", "facts"),
    [
        (
            "new",
            "2405.13786",
            {
                "version": 1,
                "title": "Towards Explainable Test Case Prioritisation with Learning-to-Rank Models",
                "authors": ["Aurora Ramírez", "Mario Berrios", "José Raúl Romero", "Robert Feldt"],
                "published": "2024-05-22T16:11:45Z",
                "updated": "2024-05-22T16:11:45Z",
                "doi": "10.1109/ICSTW58534.2023.00023",
                "primary_category": "cs.SE",
                "categories": ("cs.SE", "cs.AI"),
            },
        ),
        ("new", "2005.14124", {"version": 2, "updated": "2020-07-16T08:15:48Z"}),
        (
            "new-old-id",
            "astro-ph/0601001",
            {"journal_ref": "ActaAstron.56:1-50,2006", "doi": None, "categories": ("astro-ph",)},
        ),
        (
            "old",
            "2510.14968",
            {
                "comment": "39th Conference on Neural Information Processing Systems (NeurIPS\n"
                "  2025); Project Website: rdd-neurips.github.io",
                "abstract": "  To tackle long-horizon tasks, recent hierarchical vision-language-action\n"
                "(VLAs) frameworks employ …\n",
                "journal_ref": None,
            },
        ),
        (
            "old-doi",
            "1601.00001",
            {"doi": "10.1063/1.4944470", "journal_ref": "J. Chem. Phys. 144, 124107 (2016)"},
        ),
    ],
)
def test_a_recorded_answer_is_stored_word_for_word(
    tmp_path: Path, arxiv: Server, capture: str, name: str, facts: dict[str, object]
) -> None:
    arxiv.plan.append(edited(lambda _: captured(capture)))
    [result] = store_results(
        tmp_path, updates.ask((tmp_path,), [PaperQuestion(ArxivRef(name))], Service(arxiv.api, QUICK))
    )
    assert isinstance(result, Fetched)
    version = load(tmp_path, name).latest
    held = {field: getattr(version, field) for field in facts}
    if "authors" in facts:
        held["authors"] = [author.name for author in version.authors]
    assert held == facts
    assert version.source == arxiv.api
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", version.fetched or "")
    assert len(arxiv.asked) == 1


def test_affiliations_are_kept(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan.append(edited(lambda _: captured("new-old-id")))
    fetch(tmp_path, arxiv, ["astro-ph/0601001"])
    affiliations = [author.affiliation for author in load(tmp_path, "astro-ph/0601001").latest.authors]
    assert affiliations == ["Ohio State", "Ohio State", "CfA", "Warsaw University Observatory"]


@pytest.mark.parametrize("layout", ["new", "old"])
def test_both_layouts_come_whole_and_only_once(tmp_path: Path, arxiv: Server, layout: Layout) -> None:
    arxiv.layout = layout
    names = [*ids(BATCH), *IDS[2:]]
    assert set(fetch(tmp_path, arxiv, names).values()) == {""}
    assert sum(len(asked.ids) for asked in arxiv.asked) == len(names)
    assert paper_servers.missing((tmp_path,), refs(names)) == []
    assert (tmp_path / store.ARXIV / "cs-0501056.json").is_file()


def test_the_shipped_manners_are_those_that_arxiv_asks_for() -> None:
    assert RequestPolicy(DELAY) == RequestPolicy(delay=3, tries=4, patience=30, longest_wait=120)
    assert API == "https://export.arxiv.org/api/query"


def test_requests_keep_their_distance_on_one_connection(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [answer, status(503), edited(lambda _: "")]
    manners = RequestPolicy(delay=0.2, tries=3)
    results = store_results(
        tmp_path, updates.ask((tmp_path,), refs(ids(3 * BATCH)), Service(arxiv.api, manners))
    )
    assert all(isinstance(result, Fetched) for result in results)
    times = [asked.time for asked in arxiv.asked]
    assert len(times) == 5
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.2
    assert len({asked.connection for asked in arxiv.asked}) == 1


@pytest.mark.slow
def test_a_thousand_papers_take_twenty_requests(tmp_path: Path, arxiv: Server) -> None:
    assert set(fetch(tmp_path, arxiv, ids(1000)).values()) == {""}
    assert len(arxiv.asked) == 20
    assert len(stored(tmp_path)) == 1000


def test_pages_that_the_server_makes_smaller_are_all_read(tmp_path: Path, arxiv: Server) -> None:
    arxiv.page = 2
    assert set(fetch(tmp_path, arxiv, ids(5)).values()) == {""}
    assert [asked.start for asked in arxiv.asked] == [0, 2, 4]


@pytest.mark.parametrize("further", [edited(lambda _: captured("empty")), status(404)])
def test_a_further_page_that_lacks_is_asked_for_again(
    tmp_path: Path, arxiv: Server, further: Behaviour
) -> None:
    arxiv.page = 2
    arxiv.plan += [answer, further]
    assert set(fetch(tmp_path, arxiv, ids(5)).values()) == {""}
    assert [len(asked.ids) for asked in arxiv.asked] == [5, 5, 3, 3]


def bomb(feed: str) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    head, body = feed.split("\n", 1)
    return f'{head}<!DOCTYPE feed [<!ENTITY e0 "boom">{entities}]>{body.replace("Testing", "&e8;", 1)}'


def without(pattern: str) -> Callable[[str], str]:
    return lambda feed: re.sub(pattern, "", feed, count=1)


HTML = "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Rate exceeded.<br></body></html>"

ONCE: dict[str, tuple[Behaviour, str]] = {
    "429": (status(429), "fetch-busy"),
    "503": (status(503), "fetch-busy"),
    "503 until a date that is over": (
        status(503, Retry_After="Sat, 21 Nov 2015 00:00:00 GMT"),
        "fetch-busy",
    ),
    "503 until nonsense": (status(503, Retry_After="9" * 5000), "fetch-busy"),
    "500": (status(500), "fetch-status"),
    "502": (status(502, HTML), "fetch-status"),
    "cut": (cut, "fetch-cut"),
    "hang up": (hang_up, "fetch-cut"),
    "html": (edited(lambda _: HTML), "fetch-garbled"),
    "xhtml": (edited(lambda _: '<html xmlns="http://www.w3.org/1999/xhtml"/>'), "fetch-garbled"),
    "empty": (edited(lambda _: ""), "fetch-garbled"),
    "truncated": (edited(lambda feed: feed[: feed.rindex("<entry>")]), "fetch-garbled"),
    "bomb": (edited(bomb), "fetch-garbled"),
    "bomb in UTF-16": (
        edited(lambda feed: bomb(feed).replace("UTF-8", "UTF-16").encode("utf-16")),
        "fetch-garbled",
    ),
    "outside entity": (
        edited(lambda feed: feed.replace("\n", '<!DOCTYPE feed SYSTEM "file:///etc/passwd">', 1)),
        "fetch-garbled",
    ),
    "unknown encoding": (edited(lambda feed: feed.replace("UTF-8", "klingon")), "fetch-garbled"),
    "no total": (edited(without("<opensearch:totalResults>.*\n")), "fetch-garbled"),
    "total without entries": (
        edited(lambda feed: re.sub("(?s)<entry>.*</entry>", "", feed)),
        "fetch-garbled",
    ),
    "endless": (edited(lambda feed: feed + " " * 9_000_000), "fetch-garbled"),
    "deep": (edited(lambda feed: feed.replace("<entry>", "<entry>" + "<a>" * 50_000, 1)), "fetch-garbled"),
    "broken gzip": (
        lambda handler, feed: handler.send(feed, headers={"Content-Encoding": "gzip"}),
        "fetch-cut",
    ),
}
"""What may be better the next time."""


@pytest.mark.parametrize(("behaviour", "code"), ONCE.values(), ids=ONCE)
def test_what_may_pass_is_tried_again_and_never_stored(
    tmp_path: Path, arxiv: Server, behaviour: Behaviour, code: str
) -> None:
    arxiv.plan += [behaviour] * QUICK.tries
    assert fetch(tmp_path, arxiv, IDS) == dict.fromkeys(IDS, code)
    assert stored(tmp_path) == {}
    assert len(arxiv.asked) == QUICK.tries
    arxiv.plan.append(behaviour)
    assert fetch(tmp_path, arxiv, IDS) == dict.fromkeys(IDS, "")


def test_a_text_that_no_paper_has_is_never_stored(tmp_path: Path, arxiv: Server) -> None:
    long = edited(lambda feed: feed.replace("<summary>", f"<summary>{'x ' * 20_000}"))
    arxiv.plan.append(long)
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-foreign"}
    assert stored(tmp_path) == {}


@pytest.mark.parametrize(
    "behaviour", [silence, drip("headers"), drip("body")], ids=["silence", "headers drip", "body drips"]
)
def test_an_answer_without_end_is_not_waited_for(tmp_path: Path, arxiv: Server, behaviour: Behaviour) -> None:
    arxiv.plan += [behaviour] * 2
    hasty = Service(arxiv.api, RequestPolicy(delay=0.01, tries=2, patience=0.25))
    results = store_results(tmp_path, updates.ask((tmp_path,), refs(IDS), hasty))
    codes = [result.mistake.code for result in results if isinstance(result, Missing)]
    assert codes == ["fetch-timeout"] * len(IDS)
    assert stored(tmp_path) == {}


NEVER: dict[str, tuple[Behaviour, str]] = {
    "404": (status(404), "fetch-status"),
    "403": (status(403, HTML), "fetch-status"),
    "moved": (status(301, Location="http://127.0.0.1:1/"), "fetch-redirected"),
    "login": (status(302, Location="/api/query?id_list=x&start=0&max_results=1"), "fetch-redirected"),
    "an hour": (status(503, Retry_After="3600"), "fetch-busy"),
    "till next century": (status(429, Retry_After="Sat, 21 Nov 2116 00:00:00 GMT"), "fetch-busy"),
}
"""What the same request will meet again."""


@pytest.mark.parametrize(("behaviour", "code"), NEVER.values(), ids=NEVER)
def test_what_will_not_pass_is_not_tried_again(
    tmp_path: Path, arxiv: Server, behaviour: Behaviour, code: str
) -> None:
    arxiv.plan.append(behaviour)
    assert fetch(tmp_path, arxiv, IDS) == dict.fromkeys(IDS, code)
    assert stored(tmp_path) == {}
    assert len(arxiv.asked) == 1


def test_a_server_that_asks_for_a_pause_gets_it(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan.append(status(429, Retry_After="1"))
    fetch(tmp_path, arxiv, IDS)
    first, second = arxiv.asked
    assert second.time - first.time >= 1


def test_a_date_without_a_zone_is_universal_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as context:
        context.setenv("TZ", "KST-9")
        time.tzset()
        waits = [retry_after(time.asctime(time.gmtime(time.time() + later))) for later in (600, -600)]
    time.tzset()
    assert 590 < waits[0] <= 600
    assert waits[1] == 0


def test_a_server_that_is_not_there_is_soon_given_up(tmp_path: Path, arxiv: Server) -> None:
    gone = Service("http://127.0.0.1:9/api/query", QUICK)
    results = list(store_results(tmp_path, updates.ask((tmp_path,), refs(ids(3 * BATCH)), gone)))
    codes = [result.mistake.code for result in results if isinstance(result, Missing)]
    assert codes == ["fetch-unreachable"] * BATCH + ["fetch-not-asked"] * 2 * BATCH
    assert arxiv.asked == []


@pytest.mark.parametrize("host", ["..", "a..b", "a" * 64 + ".org", "*.org", "[::1"])
def test_an_address_that_leads_nowhere_is_told(tmp_path: Path, host: str) -> None:
    try:
        service = Service(f"http://{host}/api", QUICK)
    except ValueError:
        return
    [result] = store_results(tmp_path, updates.ask((tmp_path,), refs(IDS[:1]), service))
    assert isinstance(result, Missing)
    assert result.mistake.code == "fetch-unreachable"


def test_a_server_that_answers_nothing_is_given_up_after_two_batches(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [status(500)] * 100
    codes = list(fetch(tmp_path, arxiv, ids(4 * BATCH)).values())
    assert codes == ["fetch-status"] * FAILURES * BATCH + ["fetch-not-asked"] * 2 * BATCH
    assert len(arxiv.asked) == FAILURES * QUICK.tries


def test_one_batch_without_an_answer_costs_no_other(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [answer] + [status(500)] * QUICK.tries
    codes = list(fetch(tmp_path, arxiv, ids(3 * BATCH)).values())
    assert codes == [""] * BATCH + ["fetch-status"] * BATCH + [""] * BATCH


@pytest.mark.parametrize("said", ["incorrect id format for 2401.00007", "no"])
def test_a_refused_id_costs_only_itself(tmp_path: Path, arxiv: Server, said: str) -> None:
    arxiv.malformed = {"2401.00007": said}
    codes = fetch(tmp_path, arxiv, ids(BATCH))
    assert {name: code for name, code in codes.items() if code} == {"2401.00007": "fetch-refused"}
    assert len(stored(tmp_path)) == BATCH - 1
    assert len(arxiv.asked) <= 14


def test_a_server_that_refuses_everything_is_not_asked_for_ever(tmp_path: Path, arxiv: Server) -> None:
    arxiv.malformed = dict.fromkeys(ids(BATCH), "no")
    assert set(fetch(tmp_path, arxiv, ids(BATCH)).values()) <= {"fetch-refused", "fetch-left-out"}
    assert len(arxiv.asked) == 1 + batches.FURTHER_REQUESTS


@pytest.mark.parametrize("code", [200, 400])
def test_an_error_entry_is_a_refusal_whatever_its_status(tmp_path: Path, arxiv: Server, code: int) -> None:
    arxiv.plan.append(lambda handler, _: handler.send(captured("error"), code))
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-refused"}
    assert len(arxiv.asked) == 1


@pytest.mark.parametrize("code", [HTML, ""])
def test_a_refusal_needs_no_feed(tmp_path: Path, arxiv: Server, code: str) -> None:
    arxiv.plan.append(lambda handler, _: handler.send(code, 400))
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-refused"}


FAULTS: dict[str, Callable[[str], str]] = {
    "no date": without("<published>.*</published>"),
    "no update": lambda feed: re.sub("(?s)(<entry>.*?)<updated>[^<]*</updated>", r"\1", feed, count=1),
    "a wrong date": lambda feed: re.sub("<published>[^<]*", "<published>yesterday", feed, count=1),
    "a date before time": lambda feed: re.sub(
        "<published>[^<]*", "<published>0001-01-01T00:00:00+14:00", feed, count=1
    ),
    "no title": lambda feed: re.sub("(?s)(<entry>.*?<title>)[^<]*", r"\1 &#x200B; ", feed, count=1),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_faulty_entry_costs_only_itself(tmp_path: Path, arxiv: Server, fault: Callable[[str], str]) -> None:
    arxiv.plan.append(edited(fault))
    codes = fetch(tmp_path, arxiv, IDS)
    assert codes == dict(zip(IDS, ["fetch-faulty", "", ""], strict=True))
    assert len(arxiv.asked) == 1
    assert len(stored(tmp_path)) == 2


def test_a_paper_that_arxiv_does_not_know_costs_only_itself(tmp_path: Path, arxiv: Server) -> None:
    arxiv.unknown = {IDS[1]}
    assert fetch(tmp_path, arxiv, IDS) == {IDS[0]: "", IDS[1]: "fetch-unknown", IDS[2]: ""}
    assert len(arxiv.asked) == 1


def test_several_are_unknown_only_when_each_was_asked_for_alone(tmp_path: Path, arxiv: Server) -> None:
    arxiv.unknown = set(ids(4)[1:])
    codes = fetch(tmp_path, arxiv, ids(4))
    assert codes == {name: "fetch-unknown" if name in arxiv.unknown else "" for name in ids(4)}
    assert {(name,) for name in arxiv.unknown} <= {asked.ids for asked in arxiv.asked}


def test_an_empty_feed_says_nothing_about_fifty_papers(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan.append(edited(lambda _: captured("empty")))
    assert set(fetch(tmp_path, arxiv, ids(BATCH)).values()) == {""}
    assert [len(asked.ids) for asked in arxiv.asked] == [BATCH, BATCH // 2, BATCH // 2]


def test_what_was_not_asked_for_is_not_stored(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [edited(lambda feed: feed.replace("2401.00001v1", "2401.99999v1"))] * 2
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-foreign"}
    assert fetch(tmp_path, arxiv, IDS) == {IDS[0]: "", IDS[1]: "", IDS[2]: ""}
    assert len(stored(tmp_path)) == 3


def test_an_answer_that_promises_more_and_holds_nothing_asked_for_is_no_failure(
    tmp_path: Path, arxiv: Server
) -> None:
    promised = re.compile(r"(?<=>)\d+(?=</opensearch:totalResults>)")
    foreign = edited(lambda feed: promised.sub("2", feed.replace("2401.00001v1", "2401.99999v1")))
    arxiv.plan += [foreign, edited(lambda _: captured("empty"))]
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-foreign"}
    assert len(arxiv.asked) == 2


@pytest.mark.parametrize("wrong", ["http://arxiv.org/abs/2401.00001", "", "javascript:alert(1)", "../x"])
def test_an_entry_needs_an_id_with_a_version(tmp_path: Path, arxiv: Server, wrong: str) -> None:
    arxiv.plan += [edited(lambda feed: re.sub("http://arxiv.org/abs/[^<]+(?=</id>)", wrong, feed))]
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-foreign"}
    assert stored(tmp_path) == {}


def test_the_order_of_an_answer_does_not_matter(tmp_path: Path, arxiv: Server) -> None:
    arxiv.latest = {"2401.00002": 2, "cs/0501056": 3}
    arxiv.plan.append(lambda handler, _: handler.send(arxiv.feed(IDS[::-1])))
    assert set(fetch(tmp_path, arxiv, IDS).values()) == {""}
    assert [load(tmp_path, name).latest.version for name in IDS] == [1, 2, 3]


def test_versions_are_asked_for_apart_and_kept_beside_the_latest(tmp_path: Path, arxiv: Server) -> None:
    arxiv.latest = {"2401.00001": 3, "2401.00002": 2}
    names = ["2401.00001v1", "2401.00001v2", "2401.00002v2"]
    assert set(fetch(tmp_path, arxiv, names).values()) == {""}
    first, *others = (asked.ids for asked in arxiv.asked)
    assert set(first) == {"2401.00001", "2401.00002"}
    assert set(others) == {("2401.00001v1",), ("2401.00001v2",)}
    paper = load(tmp_path, "2401.00001")
    assert (paper.latest.version, list(paper.pinned)) == (3, [1, 2])
    assert [paper.version(number).version for number in (None, 1, 2)] == [3, 1, 2]
    assert list(load(tmp_path, "2401.00002").pinned) == [2]


def test_a_version_that_does_not_exist_costs_only_itself(tmp_path: Path, arxiv: Server) -> None:
    codes = fetch(tmp_path, arxiv, ["2401.00001v9", "2401.00002v1"])
    assert {name for name, code in codes.items() if code} == {"2401.00001v9"}
    assert codes["2401.00001v9"] == "fetch-unknown"
    assert load(tmp_path, "2401.00001").pinned == {}


def test_a_version_is_not_asked_for_without_its_paper(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [status(404)]
    codes = fetch(tmp_path, arxiv, ["2401.00001v1"])
    assert codes == {"2401.00001": "fetch-status", "2401.00001v1": "fetch-without-latest"}
    assert len(arxiv.asked) == 1


def test_a_later_version_leaves_the_pinned_one(tmp_path: Path, arxiv: Server) -> None:
    fetch(tmp_path, arxiv, ["2401.00001v1"])
    before = load(tmp_path, "2401.00001").pinned
    arxiv.latest = {"2401.00001": 2}
    fetch(tmp_path, arxiv, ["2401.00001"])
    paper = load(tmp_path, "2401.00001")
    assert (paper.latest.version, paper.pinned) == (2, before)


def test_what_is_stored_stays_where_nothing_better_comes(tmp_path: Path, arxiv: Server) -> None:
    fetch(tmp_path, arxiv, IDS)
    before = stored(tmp_path)
    arxiv.plan += [edited(bomb)] * QUICK.tries
    fetch(tmp_path, arxiv, IDS)
    arxiv.unknown = set(IDS)
    fetch(tmp_path, arxiv, IDS)
    assert stored(tmp_path) == before


def test_a_limit_of_time_ends_it(tmp_path: Path, arxiv: Server) -> None:
    arxiv.plan += [silence]
    codes = fetch(tmp_path, arxiv, ids(2 * BATCH), limit=0.2)
    assert list(codes.values()) == ["fetch-timeout"] * BATCH + ["fetch-out-of-time"] * BATCH
    assert len(arxiv.asked) <= 1


def test_what_cannot_be_written_is_told(tmp_path: Path, arxiv: Server) -> None:
    (tmp_path / store.ARXIV).write_text("no folder")
    assert fetch(tmp_path, arxiv, IDS[:1]) == {IDS[0]: "fetch-unwritable"}


@pytest.mark.parametrize(
    "api", ["", "mailto:a@example.org", "file:///x", "https://a/?q", "http://a/#b", "x y"]
)
def test_only_plain_web_addresses_are_asked(api: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of which no more is promised
        Service(api)
