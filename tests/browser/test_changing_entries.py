"""An entry that the site has already, opened in the form as its page's buttons open it."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.support.languages import Lang
from tests.browser.instead import instead
from tests.browser.server import Server
from tests.browser.test_compose import field, forget, yaml
from tests.conftest import SAMPLE

LISTENING = "ismir/2015/seo-listening-rooms"
RENAMED = "ismir/2017/rooms-again"
PUBLISHED = sorted(
    path.relative_to(SAMPLE / "digests").with_suffix("").as_posix()
    for path in (SAMPLE / "digests").glob("*/*/*.yml")
    if path.stem not in {"edition", "draft-of-a-review"}
)


def file_of(entry: str) -> str:
    return (SAMPLE / "digests" / f"{entry}.yml").read_text(encoding="utf-8")


def handed_out(page: Page, text: str) -> None:
    """Have the site hand out a text as that of every entry."""
    instead(page, "**/entry.yml", text)


def opened(page: Page, server: Server, entry: str, lang: Lang = "en", more: str = "") -> None:
    page.goto(f"{server.url()}{'en/' if lang == 'en' else ''}compose/?entry={entry}{more}")
    expect(page.locator("[data-edited]")).to_contain_text(entry)


SAVED = """async (entries) => {
  const [{ edit }, { entryOf }] = await Promise.all(["existing.js", "values.js"].map(
    (name) => import(new URL(`../../assets/compose/${name}`, location.href))))
  const form = document.querySelector(".digest-compose")
  const saved = []
  for (const entry of entries) saved.push((await edit(form, entry)).saved(entryOf(form)))
  return saved
}"""


def test_an_entry_that_is_opened_and_left_alone_is_the_same_file(page: Page, server: Server) -> None:
    page.goto(f"{server.url()}en/papers/{LISTENING}/")
    page.get_by_role("link", name="Edit this entry").click()
    expect(page.locator("[data-edited]")).to_contain_text(LISTENING)
    expect(field(page, "venue")).to_be_hidden()
    assert yaml(page) == file_of(LISTENING)
    assert page.evaluate(SAVED, PUBLISHED) == [file_of(entry) for entry in PUBLISHED]


def test_what_is_changed_changes_its_lines_alone_and_is_kept_as_a_draft(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    old = file_of(LISTENING)
    new = old.replace("rooms-data", "rooms#2").replace("- Ilse Vandermeer", "- I. Vandermeer")
    assert new.count("#2") == new.count("I. V") == 1
    field(page, "paper.authors.1.name").fill("I. Vandermeer")
    field(page, "paper.links.data").fill("https://example.org/rooms#2")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("rooms#2")
    assert yaml(page) == new

    opened(page, server, LISTENING)
    assert yaml(page) == new
    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Discard this draft").click()
    expect(page.locator("[data-digest-yaml]")).to_contain_text("rooms-data")
    assert yaml(page) == old


def test_a_change_leads_to_the_hosts_editor_with_its_text_copied(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server, LISTENING)
    expect(page).to_have_title("Edit this entry - Sample Digest")
    address = f"https://github.com/sample/digest/edit/main/digests/{LISTENING}.yml"
    link = page.get_by_role("link", name="Change it in the repository")
    expect(link).to_have_attribute("href", address)
    page.context.route("https://github.com/**", lambda route: route.fulfill(body=""))
    with page.expect_popup():
        link.click()
    assert page.evaluate("navigator.clipboard.readText()") == file_of(LISTENING)
    expect(page.locator("[data-sending]")).to_contain_text("replace everything")


def test_the_button_that_asks_for_a_translation_leads_to_the_text_that_lacks_one(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url()}papers/{LISTENING}/")
    page.get_by_role("link", name="번역해 주시겠어요?").click()
    expect(page).to_have_url(f"{server.url()}compose/?entry={LISTENING}&language=ko")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("name", "notes.1.ko")
    assert page.locator("[name='notes.1.en']").input_value().startswith("I read the method alone.")
    focused.fill("방법만 읽었다.\n\n짧다.")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("방법만 읽었다.")
    old = file_of(LISTENING)
    at = old.index("    en: |\n      I read the method alone.")
    assert yaml(page) == f"{old[:at]}    ko: |\n      방법만 읽었다.\n\n      짧다.\n{old[at:]}"


def test_an_entry_that_the_site_has_not_leaves_the_form_empty(page: Page, server: Server) -> None:
    for entry in ("ismir/2015/nobody", "../../etc/passwd", "<img src=x>"):
        opened(page, server, entry)
        expect(page.locator("[data-edited]")).to_contain_text("was not found on this site")
        expect(field(page, "venue")).to_be_visible()
        assert page.locator("[data-edited] img").count() == 0


@pytest.mark.parametrize("status", [None, 503])
def test_an_entry_that_nobody_hands_out_is_not_said_to_be_none(
    page: Page, server: Server, status: int | None
) -> None:
    told: dict[Lang, str] = {"en": "could not be loaded", "ko": "불러오지 못해"}
    instead(page, "**/entry.yml", status)
    for lang, said in told.items():
        opened(page, server, LISTENING, lang)
        expect(page.locator("[data-edited]")).to_contain_text(said)
        expect(field(page, "venue")).to_be_visible()


def test_a_draft_goes_on_where_nobody_hands_out_its_entry(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    instead(page, "**/entry.yml", None)
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("there already")
    assert yaml(page).replace("read: talk", "read: full") == file_of(LISTENING)


def test_an_entry_that_was_renamed_is_opened_by_its_id_of_today_with_its_draft(
    page: Page, server: Server
) -> None:
    former = {"ismir/2014/rooms": LISTENING}
    instead(page, "**/search/former.json", {"paper": former})
    page.goto(f"{server.url()}en/compose/?entry=ismir/2014/rooms&language=ko")
    expect(page.locator("[data-edited]")).to_contain_text(LISTENING)
    assert yaml(page) == file_of(LISTENING)
    assert page.url == f"{server.url()}en/compose/?entry={quote(LISTENING, safe='')}&language=ko"

    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    former[LISTENING] = RENAMED
    instead(page, f"**/papers/{LISTENING}/entry.yml", 404)
    instead(page, f"**/papers/{RENAMED}/entry.yml", file_of(LISTENING))
    page.goto(f"{server.url()}en/compose/?entry={LISTENING}")
    expect(page.locator("[data-edited]")).to_contain_text(RENAMED)
    expect(page.locator("[data-path-shown]")).to_have_text(f"digests/{RENAMED}.yml")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")


def test_a_file_that_is_no_entry_is_told_with_its_place(page: Page, server: Server) -> None:
    handed_out(page, "read: full\ntags: [cnn\nx: &a 1\n")
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("line 3, column 1")


def test_a_draft_that_is_older_than_the_entry_says_so(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    handed_out(page, f"{file_of(LISTENING)}pick: 1\n")
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("has changed on the site since")
    forget(page, server)
    opened(page, server, LISTENING)
    assert yaml(page).endswith("pick: 1\n")


FORMER = "formerly: [ismir/2014/rooms]\n"


def test_a_draft_that_outlives_a_rename_keeps_the_ids_that_its_entry_had(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    renamed = file_of(LISTENING) + FORMER
    wanted = renamed.replace("read: full", "read: talk")
    for published, told in (
        (renamed, "carried over to what it says now"),
        (renamed.replace("read: full", "read: abstract"), "mind what has changed"),
    ):
        handed_out(page, published)
        opened(page, server, LISTENING)
        expect(page.locator("[data-edited]")).to_contain_text(told)
        assert yaml(page) == wanted


def test_a_draft_takes_what_others_changed_meanwhile(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "summary.ko").fill("다시 쓴 요약.")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("다시 쓴 요약.")
    mine = yaml(page)
    assert mine != file_of(LISTENING)
    added = f"\n# Found at last.\npick: 1\n{FORMER}"
    handed_out(page, file_of(LISTENING) + added)
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("carried over to what it says now")
    assert yaml(page) == mine + added

    handed_out(page, mine + added)
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("is there already")
    assert yaml(page) == mine + added
    assert page.evaluate("localStorage.length") == 0


MERGED = """async ([before, here, there]) => {
  const { merged } = await import("/compose/yaml/values.js")
  return merged(before, here, there)
}"""


@pytest.mark.parametrize(
    ("before", "here", "there", "said"),
    [
        ({"a": "1"}, {"a": "1"}, {"a": "1"}, {"a": "1"}),
        ({"a": "1"}, {"a": "2"}, {"a": "1", "b": "3"}, {"a": "2", "b": "3"}),
        ({"a": "1", "b": "2"}, {"a": "1"}, {"b": "2"}, {}),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}),
        ({"a": {"k": "1", "e": "2"}}, {"a": {"k": "3", "e": "2"}}, {"a": {"k": "1"}}, {"a": {"k": "3"}}),
        ({}, {"a": {"k": "1"}}, {"a": {"e": "2"}}, {"a": {"k": "1", "e": "2"}}),
        ({"a": ["1"]}, {"a": ["1", "2"]}, {"a": ["1"], "b": 1}, {"a": ["1", "2"], "b": 1}),
        ({"a": ["1"]}, {"a": ["1", "2", "3"]}, {"a": ["1", "3", "4"]}, {"a": ["1", "3", "4", "2"]}),
        ({}, {"a": [{"k": "1"}]}, {"a": [{"k": "2"}]}, {"a": [{"k": "2"}, {"k": "1"}]}),
    ],
)
def test_what_two_changed_is_merged(
    scripts: Page, before: object, here: object, there: object, said: object
) -> None:
    assert scripts.evaluate(MERGED, [before, here, there]) == {"value": said, "isOne": True}


@pytest.mark.parametrize(
    ("before", "here", "there", "said"),
    [
        ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "3", "b": "4"}, {"a": "2", "b": "4"}),
        ({"a": "1"}, {"a": "2"}, {"b": "3"}, {"a": "2", "b": "3"}),
        ({"a": "1"}, {}, {"a": "3"}, {}),
        ({}, {"a": "1"}, {"a": "2"}, {"a": "1"}),
        ({"a": {"k": "1"}}, {"a": {"k": "2"}}, {"a": {"k": "3", "e": "4"}}, {"a": {"k": "2", "e": "4"}}),
        ({"a": {"k": "1"}}, {}, {"a": {"k": "1", "e": "2"}}, {}),
        ({"a": ["1", "2"]}, {"a": ["2"]}, {"a": ["1", "2", "3"]}, {"a": ["2"]}),
        ({"a": "1"}, {"a": {"k": "1"}}, {"a": ["1"]}, {"a": {"k": "1"}}),
    ],
)
def test_of_one_thing_that_two_changed_what_is_written_here_stays(
    scripts: Page, before: object, here: object, there: object, said: object
) -> None:
    assert scripts.evaluate(MERGED, [before, here, there]) == {"value": said, "isOne": False}


def test_a_draft_of_a_new_paper_is_never_laid_over_the_entry_of_its_name(page: Page, server: Server) -> None:
    page.goto(f"{server.url()}en/compose/?venue=ismir&year=2015")
    field(page, "slug").fill("seo-listening-rooms")
    field(page, "summary.en").fill("A summary of my own.")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("of my own")

    opened(page, server, LISTENING)
    assert yaml(page) == file_of(LISTENING)
    expect(page.locator("[data-resumed]")).to_be_empty()

    page.get_by_role("button", name="Go on with").click()
    expect(page.locator("[data-digest-yaml]")).to_contain_text("of my own")
    expect(page.locator("[data-path-shown]")).to_have_text(f"digests/{LISTENING}.yml")
    expect(field(page, "venue")).to_be_visible()


def test_what_was_written_for_want_of_an_entry_stays_a_paper_of_its_own(page: Page, server: Server) -> None:
    nobody = "ismir/2015/nobody"
    opened(page, server, nobody)
    field(page, "paper.title").fill("Rain")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("Rain")
    opened(page, server, nobody)
    expect(field(page, "paper.title")).to_have_value("Rain")

    handed_out(page, file_of(LISTENING))
    opened(page, server, nobody)
    assert yaml(page) == file_of(LISTENING)
    page.get_by_role("button", name="Go on with Rain").click()
    expect(field(page, "paper.title")).to_have_value("Rain")
    expect(field(page, "venue")).to_be_visible()


def test_a_draft_that_was_merged_as_it_is_is_done(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    merged = yaml(page)
    handed_out(page, merged)

    opened(page, server, LISTENING)

    expect(page.locator("[data-edited]")).to_contain_text("there already")
    expect(page.locator("[data-drafts]")).to_be_hidden()
    assert yaml(page) == merged
    assert page.evaluate("localStorage.length") == 0


def test_that_a_draft_was_merged_is_known_by_one_answer(page: Page, server: Server) -> None:
    opened(page, server, LISTENING)
    field(page, "read").select_option("talk")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: talk")
    merged = yaml(page)
    answers = iter([merged])
    instead(page, "**/entry.yml", lambda: next(answers, None))

    opened(page, server, LISTENING)

    expect(page.locator("[data-edited]")).to_contain_text("there already")
    assert yaml(page) == merged
    assert page.evaluate("localStorage.length") == 0

    field(page, "read").select_option("abstract")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read: abstract")
    opened(page, server, LISTENING)
    expect(page.locator("[data-edited]")).to_contain_text("there already")
    assert yaml(page) == merged.replace("read: talk", "read: abstract")
    assert page.evaluate("localStorage.length") == 1


@pytest.mark.parametrize(
    ("agent", "ways"),
    [
        ("Mozilla/5.0 Mobile Safari/537.36;KAKAOTALK 2410820", ["kakaotalk://web/openExternal?url={}"]),
        ("Mozilla/5.0 Mobile Safari/537.36 Line/13.19.1/IAB", []),
    ],
)
def test_who_is_in_an_apps_window_is_told_to_open_a_browser(
    browser: Browser, server: Server, agent: str, ways: list[str]
) -> None:
    context = browser.new_context(user_agent=agent)
    page = context.new_page()
    page.goto(f"{server.url()}compose/?venue=ismir")
    expect(page.locator("[data-in-app]")).to_be_visible()
    links = page.locator("[data-in-app] a")
    address = quote(page.url, safe="")
    assert [link.get_attribute("href") for link in links.all()] == [way.format(address) for way in ways]
    context.close()
