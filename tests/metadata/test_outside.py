"""Links to elsewhere: found where people typed them, asked politely, and never into anybody's network."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from generator.entries import reader
from generator.metadata.outside import machines, named_addresses, probing
from generator.metadata.outside.probing import Manners, Verdict, ask
from generator.metadata.outside.round import verdicts
from generator.problems.problem import Place
from tests.entries.projects import SOUND, write
from tests.metadata import web
from tests.metadata.web import Behaviour, Web, garbage, hang_up, leading_to, silence, status
from tests.tables import by_row

CERTIFICATE = str(Path(__file__).with_name("host.test.pem"))
"""Of host.test, by itself, until 2126; with its key, which opens nothing else."""

HERE = Manners(delay=0, is_public=lambda machine: machine == "127.0.0.1")


@pytest.fixture
def server() -> Iterator[Web]:
    with web.serving() as server:
        yield server


def asked(*addresses: str, manners: Manners = HERE) -> dict[str, Verdict]:
    return {address: verdict for group in verdicts(addresses, manners) for address, verdict in group.items()}


@pytest.mark.parametrize(
    ("behaviour", "code", "methods"),
    [
        (status(200), "", "HEAD"),
        (status(404), "outside-gone", "HEAD GET"),
        (status(410), "outside-gone", "HEAD GET"),
        (status(200, head=404), "", "HEAD GET"),
        (status(200, head=405), "", "HEAD GET"),
        (status(404, head=501), "outside-gone", "HEAD GET"),
        (status(403), "outside-refused", "HEAD GET"),
        (status(429), "outside-refused", "HEAD"),
        (status(503), "outside-refused", "HEAD"),
        (status(500), "outside-refused", "HEAD GET"),
        (status(302), "outside-refused", "HEAD"),
        (leading_to("/found", 301), "", "HEAD HEAD"),
        (leading_to("/other"), "outside-circles", "HEAD HEAD"),
        (leading_to("/x"), "outside-circles", "HEAD"),
        (leading_to("http://10.0.0.1/admin"), "outside-private", "HEAD"),
        (leading_to("http://127.0.0.2/"), "outside-private", "HEAD"),
        (leading_to("file:///etc/passwd"), "outside-refused", "HEAD"),
        (leading_to("http://[::"), "outside-refused", "HEAD"),
        (hang_up, "outside-silent", "HEAD GET"),
        (garbage, "outside-silent", "HEAD GET"),
        (web.endless, "", "HEAD"),
    ],
)
def test_a_verdict_follows_from_what_a_server_does(
    behaviour: Behaviour, code: str, methods: str, server: Web
) -> None:
    server.pages |= {"/x": behaviour, "/other": leading_to("/x")}

    assert asked(server.at("/x"))[server.at("/x")].code == code
    assert " ".join(request.method for request in server.asked) == methods


@pytest.mark.parametrize("behaviour", [silence, web.drip])
def test_an_answer_without_end_is_not_waited_for(behaviour: Behaviour, server: Web) -> None:
    def arrived(_: float = 0) -> None:
        assert server.arrived.acquire(timeout=60)  # which may be later than nobody waits for it any more

    server.pages["/x"] = behaviour

    verdict = ask(server.at("/x"), replace(HERE, patience=0.3), arrived)
    arrived()

    assert verdict.code == "outside-silent"
    assert [request.method for request in server.asked] == ["HEAD", "GET"]


def test_of_an_endless_page_that_refuses_to_tell_its_headers_nothing_is_read(server: Web) -> None:
    def page(handler: web._Handler) -> None:
        (status(405) if handler.command == "HEAD" else web.endless)(handler)

    server.pages["/x"] = page

    assert asked(server.at("/x"))[server.at("/x")] == Verdict(answered=True)


def test_redirects_come_to_an_end(server: Web) -> None:
    server.pages |= {f"/{n}": leading_to(f"/{n + 1}") for n in range(30)}

    assert asked(server.at("/0"))[server.at("/0")].code == "outside-circles"
    assert len(server.asked) == 11


@pytest.mark.parametrize("behaviour", [status(429), status(503), hang_up])
def test_a_host_that_wants_to_be_left_alone_or_is_silent_is_asked_no_further(
    behaviour: Behaviour, server: Web
) -> None:
    server.pages["/a"] = behaviour

    found = asked(server.at("/a"), server.at("/b"))

    assert found[server.at("/b")] == found[server.at("/a")]
    assert {request.path for request in server.asked} == {"/a"}


def test_a_host_that_says_when_to_come_back_is_asked_again_then(server: Web) -> None:
    answers = iter([status(429, {"Retry-After": "1"}), status(200)])
    waits: list[float] = []

    def busy_once(handler: web._Handler) -> None:
        next(answers)(handler)

    server.pages["/a"] = busy_once

    verdict = ask(server.at("/a"), HERE, waits.append)

    assert (verdict, waits) == (Verdict(answered=True), [1])


@pytest.mark.parametrize("after", ["3600", "-1", "soon", "1"])
def test_a_host_that_never_has_enough_rest_is_given_up(after: str, server: Web) -> None:
    server.pages["/a"] = status(503, {"Retry-After": after})
    waits: list[float] = []

    verdict = ask(server.at("/a"), HERE, waits.append)

    assert (verdict.code, verdict.is_over) == ("outside-refused", True)
    assert waits == ([1] if after == "1" else [])


def test_a_host_is_not_blamed_for_where_it_leads(server: Web) -> None:
    server.pages["/a"] = leading_to("http://10.0.0.1/")

    assert not asked(server.at("/a"), server.at("/b"))[server.at("/b")].code


def test_between_two_requests_to_a_host_there_is_a_pause(
    server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    class Event:
        def wait(self, seconds: float) -> None:
            pauses.append(seconds)

        def is_set(self) -> bool:
            return False

        def set(self) -> None:
            pass

    monkeypatch.setattr("generator.metadata.outside.round.Event", Event)
    server.pages["/a"] = status(200, head=405)
    server.pages["/b"] = leading_to("/c")

    asked(*map(server.at, ("/a", "/b")), manners=Manners(7, is_public=HERE.is_public))

    assert len(server.asked) == 4
    assert pauses == [7, 7, 7]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), "outside-no-host"),
        (socket.gaierror(socket.EAI_AGAIN, ""), "outside-silent"),
        (UnicodeError("label too long"), "outside-no-host"),
    ],
)
def test_only_a_name_that_is_not_there_is_dead(
    error: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert asked("http://gone.example.com/")["http://gone.example.com/"].code == code


def test_what_is_asked_is_the_machine_that_was_looked_at(
    server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that stands for another machine a moment later would lead past the look at it."""
    port = server.server_address[1]
    answers = iter(["127.0.0.1"])
    resolve = socket.getaddrinfo

    def rebound(host: str, *arguments: object, **options: object) -> object:
        if host == "rebound.test":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]
        return resolve(host, *arguments, **options)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    address = f"http://rebound.test:{port}/x"

    assert asked(address)[address] == Verdict(answered=True)
    assert server.asked == [web.Request("HEAD", f"rebound.test:{port}", "/x")]


def test_a_host_is_private_if_one_of_its_machines_is(monkeypatch: pytest.MonkeyPatch) -> None:
    machines = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, 80)) for name in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: machines)

    assert asked("http://two.test/", manners=Manners())["http://two.test/"].code == "outside-private"


def test_another_machine_of_a_host_is_tried_where_one_does_not_answer(
    server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = server.server_address[1]
    monkeypatch.setattr(machines, "resolved", lambda *_: ["127.0.0.9", "127.0.0.1"])
    address = f"http://two.test:{port}/"

    found = asked(address, manners=Manners(0, is_public=lambda machine: machine.startswith("127.")))

    assert found[address] == Verdict(answered=True)


@pytest.mark.parametrize(
    ("host", "bundle", "code"),
    [
        ("host.test", CERTIFICATE, ""),
        ("other.test", CERTIFICATE, "outside-certificate"),
        ("host.test", DEFAULT_CA_BUNDLE_PATH, "outside-certificate"),
    ],
)
def test_a_safe_connection_is_to_the_host_that_was_named(
    host: str, bundle: str, code: str, server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "resolved", lambda *_: ["127.0.0.1"])
    monkeypatch.setattr(probing, "DEFAULT_CA_BUNDLE_PATH", bundle)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    address = f"https://{host}:{server.server_address[1]}/"

    assert asked(address)[address].code == code


@by_row(
    "machine",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1"),  # noqa: S104 # bound by nobody
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_nobodys_own_network_is_public(machine: str) -> None:
    assert not machines.is_public(machine)


@pytest.mark.parametrize("machine", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_the_internet_is_public(machine: str) -> None:
    assert machines.is_public(machine)


ENTRY = """\
paper:
  title: Sounds
  links: {pdf: "https://a.net/p_(1).pdf", code: https://a.net/코드}
read: full
tags: [cnn]
summary: {en: A summary.}
notes:
  - by: {name: Ada, url: https://b.net}
    en: |
      See [here](https://c.net/x_(y)#part), https://d.net/z.
      `https://code.net` and https://www.example.net/none
    ko: |
      https://d.net/z에 있다.
"""

ODD = "https://[x.net http://y.net:99999999/ http:// [z](https://) [z](https://[z.net) ((((" * 9
"""What only looks like addresses."""

PAGE = """\
# 페이지

[글](https://e.net/a(b)c) <https://f.net/?q=1&r=2>

```
https://code.net
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "digests/ismir/2015/links.yml": ENTRY,
        "docs/page.md": PAGE,
        "docs/en/.hidden.md": "https://x.net",
        "docs/odd.md": ODD,
    }
    return write(tmp_path, {**SOUND, **files})


def texts(project: Path) -> list[named_addresses.Text]:
    library = reader.read(project)
    return [*named_addresses.of_library(library), *named_addresses.of_pages(project / "docs", project)]


def test_addresses_are_found_wherever_they_are_typed_but_in_code(project: Path) -> None:
    found = {address for address in named_addresses.everything(texts(project)) if ".net" in address}

    assert found == {
        "https://a.net/p_(1).pdf",
        "https://a.net/코드",
        "https://b.net",
        "https://c.net/x_(y)",
        "https://d.net/z",
        "https://e.net/a(b)c",
        "https://f.net/?q=1&r=2",
    }


def test_every_place_that_names_a_dead_address_is_told(project: Path) -> None:
    dead = Verdict("outside-gone", {"status": 404})
    found = {address: dead for address in named_addresses.everything(texts(project)) if ".net" in address}

    problems = named_addresses.problems(texts(project), found, project, "digests")

    entry = "digests/ismir/2015/links.yml"
    assert [(problem.place, dict(problem.values)["value"]) for problem in problems] == [
        (Place(entry, 3, 17), "https://a.net/p_(1).pdf"),
        (Place(entry, 3, 49), "https://a.net/코드"),
        (Place(entry, 8, 26), "https://b.net"),
        (Place(entry, 10, 18), "https://c.net/x_(y)#part"),
        (Place(entry, 10, 45), "https://d.net/z"),
        (Place(entry, 13, 7), "https://d.net/z"),
        (Place("docs/page.md", 3, 5), "https://e.net/a(b)c"),
        (Place("docs/page.md", 3, 27), "https://f.net/?q=1&r=2"),
    ]
    assert {problem.code for problem in problems} == {"outside-gone"}
