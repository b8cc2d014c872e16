"""The reading list: what it shows, gives away and takes back."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.instead import instead
from tests.browser.server import Server
from tests.browser.test_marks import PAPER, TITLE, keep, kept

CRICKETS = "icassp/2017/raman-crickets"
FORGER = "arxiv/2014/raman-forger-and-critic"
WAITING = "arxiv/2014/waiting-room"
LIST = {"version": 1, "later": [CRICKETS, "gone/2015/paper"], "read": [PAPER, FORGER]}


def opened(page: Page, server: Server, said: object = LIST, at: str = "reading-list/") -> None:
    keep(page, server, said)
    page.goto(server.url(f"/{at}"))
    expect(page.locator("#digest-reading")).to_be_visible()


def titles(page: Page, part: str = "rows") -> Locator:
    return page.locator(f"[data-{part}] .digest-title")


def said(page: Page) -> Locator:
    return page.locator("#digest-reading").get_by_role("status")


def saved(page: Page, press: Callable[[], None]) -> tuple[str, str]:
    """Return the name and the text of the file that the browser saves."""
    with page.expect_download() as download:
        press()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_the_list_shows_what_is_marked_and_what_is_taken_out_can_be_put_back(
    page: Page, server: Server
) -> None:
    opened(page, server)
    expect(titles(page)).to_have_text(
        ["Forger and Critic: Drums out of Noise", TITLE, "Cricket Call Classification on a Field Recorder"]
    )
    expect(page.get_by_text("1편 있습니다")).to_be_visible()

    page.get_by_role("radio", name="나중에").check()
    expect(titles(page)).to_have_count(1)
    later = page.locator("[data-rows] [data-mark=later]")
    later.click()
    expect(later).to_have_attribute("aria-pressed", "false")
    later.click()
    assert kept(page) == {**LIST, "later": ["gone/2015/paper", CRICKETS]}

    page.get_by_role("button", name="목록에서 빼기").click()
    expect(page.locator("[data-gone]")).to_be_hidden()
    assert kept(page) == {**LIST, "later": [CRICKETS]}


@pytest.mark.parametrize(
    ("tree", "said_of_none"),
    [("", "지금 보이는 목록에 논문이 없습니다."), ("en/", "No paper is in the list that is shown.")],
)
def test_a_list_of_nothing_says_so_and_so_does_what_would_take_it_along(
    page: Page, server: Server, tree: str, said_of_none: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server, {"version": 1, "later": [CRICKETS], "read": []}, f"{tree}reading-list/")
    none = page.locator("[data-own]").get_by_text(said_of_none)
    expect(titles(page)).to_have_count(1)
    expect(none).to_be_hidden()
    page.locator("[name=shown][value=read]").check()
    expect(titles(page)).to_have_count(0)
    expect(none).to_be_visible()

    page.evaluate("navigator.clipboard.writeText('before')")
    for way in (*page.locator("[data-export]").all(), page.locator("[data-share]")):
        said(page).evaluate("(line) => { line.textContent = '' }")
        way.click()
        expect(said(page)).to_have_text(said_of_none)
    assert page.evaluate("navigator.clipboard.readText()") == "before"

    page.locator("[name=shown][value='']").check()
    expect(titles(page)).to_have_count(1)
    expect(none).to_be_hidden()


def test_a_list_comes_back_from_its_file_without_losing_what_was_read_since(
    page: Page, server: Server
) -> None:
    opened(page, server, at="en/reading-list/")
    name, text = saved(page, page.get_by_role("button", name="Save the list as a file").click)
    assert (name, json.loads(text)) == ("reading-list.json", LIST)

    opened(page, server, {"version": 1, "later": [FORGER, WAITING], "read": [CRICKETS]}, "en/reading-list/")
    page.get_by_label("Import a list").set_input_files(file(name, text))
    expect(said(page)).to_have_text(
        "Imported: 0 for later and 2 read are new here. 1 is not known to this site: gone/2015/paper"
    )
    assert kept(page) == {"version": 1, "later": [WAITING], "read": [CRICKETS, PAPER, FORGER]}

    for other in ("{}", "[", '{"version": 9, "later": [], "read": []}', "@misc{a, title = {x}}"):
        page.get_by_label("Import a list").set_input_files(file(name, other))
        expect(said(page)).to_have_text("This is no list that was saved from this page.")
        page.get_by_label("Import a list").set_input_files(
            file(name, '{"version": 1, "later": [], "read": []}')
        )
        expect(said(page)).to_contain_text("0 read")


def test_who_comes_back_to_the_list_is_where_they_were(phone: Page, server: Server) -> None:
    opened(phone, server)
    phone.set_viewport_size({"width": 390, "height": 300})
    titles(phone).last.scroll_into_view_if_needed()
    place = phone.evaluate("scrollY")
    assert place > 300
    titles(phone).last.click()
    phone.wait_for_url(lambda url: "/reading-list/" not in url)
    phone.go_back()
    phone.wait_for_function("place => Math.abs(scrollY - place) < 50", arg=place)


def test_a_shared_address_shows_a_list_without_touching_ones_own(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server)
    page.get_by_text("공유 주소 복사").click()
    expect(said(page)).to_contain_text("4편")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == server.url(f"/reading-list/#papers={FORGER},gone/2015/paper,{CRICKETS},{PAPER}")

    mine = {"version": 1, "later": [WAITING], "read": [CRICKETS]}
    keep(page, server, mine)
    page.goto(address.replace("/reading-list/", "/en/reading-list/"))
    expect(titles(page, "given-rows")).to_have_count(3)
    expect(page.locator("[data-given-said]")).to_contain_text("not known to this site: gone/2015/paper")
    assert kept(page) == mine

    page.get_by_role("button", name="Add all to my list").click()
    expect(said(page)).to_have_text("2 are added to “Later”.")
    expect(titles(page)).to_have_count(4)
    assert kept(page) == {**mine, "later": [WAITING, FORGER, PAPER]}


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        (f"#papers={PAPER},demo-in-the-hall,,%2e%2e/x,<img src=x>,__proto__,{PAPER}", 2),
        (f"#papers={PAPER.replace('/', '%2F')}%2Cdemo-in-the-hall", 2),
        ("#papers=%E0%A4%A,constructor/2015/a,ismir/2015/" + "a" * 5000, 0),
        ("#papers=" + ",".join(f"ismir/2015/p{n}" for n in range(20_000)) + f",{PAPER}", 0),
        ("#papers=", 0),
    ],
)
def test_whatever_an_address_says_only_papers_of_the_site_are_shown(
    page: Page, server: Server, errors: list[str], fragment: str, shown: int
) -> None:
    page.goto(server.url(f"/reading-list/{fragment}"))
    expect(page.locator("[data-given-said]")).to_contain_text(f"논문 {shown}편")
    expect(titles(page, "given-rows")).to_have_count(shown)
    expect(page.locator("#digest-reading img")).to_have_count(0)
    assert (errors, kept(page)) == ([], None)


def test_an_address_has_room_for_so_many_and_says_so(scripts: Page) -> None:
    text, held, back = scripts.evaluate(
        """async () => {
          const { fragmentOf, idsIn } = await import("/reading/sharing.js")
          const ids = Array.from({ length: 5000 }, (_, n) => `ismir/${2000 + n % 20}/paper-number-${n}`)
          const { text, held } = fragmentOf(ids, 60)
          return [text, held, idsIn(text).filter((id) => ids.includes(id)).length]
        }"""
    )
    assert len(text) <= 8000 - 60
    assert 300 < held < 5000
    assert back == held


def test_a_bibliography_is_looked_up(page: Page, server: Server) -> None:
    opened(page, server, {"version": 1, "later": [], "read": [PAPER]}, "en/reading-list/")
    asked = len(server.asked)
    page.get_by_label("Your bibliography").set_input_files(
        file(
            "mine.bib",
            f"@misc{{a, title = {{{{{TITLE}}}.}}}}\n"
            "@article{b, eprint = {1406.9999v2}, archivePrefix = {arXiv}}\n"
            "@misc{c, title = {A survey of waiting rooms {\\&} their music}, note = {x}}\n"
            "@misc{d, title = {A Survey of Waiting Rooms and Their Music}}\n"
            "@misc{e, title = {<img src=x onerror=alert(1)> Elsewhere}}",
        )
    )
    expect(said(page)).to_have_text("5 entries of the file were looked up.")
    expect(page.locator("[data-found] h3")).to_have_text(
        [re.compile("^Reviewed here 2"), re.compile("^Here, without a review 1"), re.compile("^Not here 2")]
    )
    expect(page.locator("[data-found] ul")).to_contain_text("Elsewhere")
    expect(page.locator("[data-found] img")).to_have_count(0)

    page.get_by_role("button", name="Add 2 to “Later”").click()
    expect(said(page)).to_have_text("1 is added to “Later”.")
    assert kept(page) == {"version": 1, "later": [FORGER], "read": [PAPER]}
    assert [path for path in server.asked[asked:] if path.partition("?")[0].endswith(("/", ".bib"))] == []


def test_other_programs_read_what_is_exported_and_so_does_the_page(page: Page, server: Server) -> None:
    instead(page, f"**/{CRICKETS}/cite.*", 404)
    opened(page, server, at="en/reading-list/")
    ids = [FORGER, PAPER]
    texts: dict[str, str] = {}
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        texts.update([saved(page, page.get_by_role("button", name=f"Download {name}", exact=True).click)])
        expect(said(page)).to_have_text("1 paper is not in the file, as it could not be fetched.")
    bib, ris, csl = texts.values()

    assert [entry.key for entry in parse_string(bib).entries] == ids
    assert [entry["id"] for entry in rispy.loads(ris)] == ids
    assert [item["id"] for item in json.loads(csl)] == ids

    keep(page, server, {"version": 1, "later": [], "read": []})
    page.goto(server.url("/reading-list/"))
    for name, text in texts.items():
        page.get_by_label("참고문헌 파일").set_input_files(file(name, text))
        expect(titles(page, "found")).to_have_count(2)
        page.locator("[data-found]").evaluate("(part) => part.replaceChildren()")


def test_all_of_a_long_list_is_printed_and_nothing_but_the_list(page: Page, server: Server) -> None:
    papers = [[f"ismir/2015/p{n}", f"Paper {n}", 0, "", 0, "", ""] for n in range(250)]
    instead(page, "**/papers.json", {"papers": papers, "former": {}})
    opened(page, server, {"version": 1, "later": [paper[0] for paper in papers], "read": []})
    expect(titles(page)).to_have_count(100)
    page.get_by_role("button", name="150편 더 보기").click()
    expect(titles(page)).to_have_count(200)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(titles(page)).to_have_count(250)
    expect(page.locator("article :is(button, input, label, .digest-action):visible")).to_have_count(0)


def test_a_paper_whose_id_changed_is_kept_under_its_new_one(page: Page, server: Server) -> None:
    papers = [["ismir/2015/new", "New", 0, "", 0, "", ""], ["ismir/2015/both", "Both", 0, "", 0, "", ""]]
    former = {"ismir/2014/old": "ismir/2015/new", "ismir/2014/both": "ismir/2015/both"}
    instead(page, "**/papers.json", {"papers": papers, "former": former})
    said = {"version": 1, "later": ["ismir/2014/old", "ismir/2014/both"], "read": ["ismir/2015/both"]}
    opened(page, server, said)
    expect(titles(page)).to_have_text(["Both", "New"])
    assert kept(page) == {"version": 1, "later": ["ismir/2015/new"], "read": ["ismir/2015/both"]}


def test_where_the_papers_cannot_be_had_that_is_said(page: Page, server: Server) -> None:
    instead(page, "**/papers.json", None)
    opened(page, server, at="en/reading-list/")
    expect(said(page)).to_contain_text("could not be loaded")
    assert kept(page) == LIST


def test_who_asks_for_more_papers_by_the_keyboard_comes_to_the_first_of_them(
    page: Page, server: Server
) -> None:
    opened(page, server)
    page.evaluate(
        """async (paper) => {
          const { showRows } = await import(new URL("../assets/reading/list.js", location.href))
          const one = { id: paper, title: "A", isReviewed: true, author: "B" }
          const papers = Array(101).fill(one)
          showRows(document.querySelector("[data-own]"), papers, () => "More")
        }""",
        CRICKETS,
    )
    page.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-own] .digest-brief").nth(100).locator("a").first).to_be_focused()


@pytest.mark.parametrize(("tree", "known"), [("", "복도에서 본 데모"), ("en/", "A demo in the hall")])
def test_a_paper_without_a_title_is_called_as_on_its_page(
    page: Page, server: Server, tree: str, known: str
) -> None:
    page.goto(server.url(f"/{tree}reading-list/#papers=ismir/2015/demo-in-the-hall"))
    title = titles(page, "given-rows")
    expect(title).to_contain_text(known)
    called = title.text_content()
    title.click()
    expect(page.locator("h1")).to_have_text(called or "")
