"""Quick search in Chromium, in both languages: what a reader types, sees, hears and follows."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.browser.instead import instead
from tests.browser.searching import answers
from tests.browser.server import Server

TREES = ("", "en/")

FOUND = {"": "신경망", "en/": "network"}
"""A word of many papers, in each tree."""


EMPTIED = """dialog => {
  dialog.close()
  const field = dialog.querySelector("input")
  field.value = ""
  field.dispatchEvent(new Event("input"))
}"""


@pytest.fixture(scope="module", params=TREES)
def tree(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def home(page: Page, server: Server, tree: str) -> Page:
    """Open the front page, for a test that leaves it or changes what it loads."""
    page.goto(server.url(f"/repo/{tree}"))
    return page


@pytest.fixture(scope="module")
def opened(browser: Browser, server: Server, tree: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(server.url(f"/repo/{tree}"))
    yield page
    page.close()


@pytest.fixture
def stay(opened: Page) -> Iterator[Page]:
    """Return the front page, loaded once for all tests that stay there, each with an empty dialog to open."""
    yield opened
    opened.locator("#digest-quick").evaluate(EMPTIED)
    expect(opened.locator(".digest-quick__said")).to_have_text("")


@pytest.fixture
def keyboard(stay: Page) -> Iterator[CDPSession]:
    """Return what speaks to the browser as an input method does."""
    session = stay.context.new_cdp_session(stay)
    yield session
    session.detach()


def field(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("combobox")


def said(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("status")


def back(page: Page) -> None:
    """Go back from the search page, which says something as it is left: the browser may not have gone yet."""
    page.go_back()
    expect(page.locator("#digest-search")).to_have_count(0)
    page.wait_for_load_state()
    page.evaluate("new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))")


def asked(page: Page, typed: str) -> Locator:
    """Open the dialog, type, and return the options once there are any."""
    page.keyboard.press("/")
    field(page).fill(typed)
    options = page.get_by_role("option")
    expect(said(page)).not_to_be_empty()
    return options


def test_keys_and_the_button_open_it_and_escape_closes_it(stay: Page) -> None:
    button = stay.locator("[data-digest-find]")
    for key in ("/", "Control+k", "Meta+k", "Enter"):
        button.focus()
        stay.keyboard.press(key)
        expect(field(stay)).to_be_focused()
        stay.keyboard.press("Escape")
        expect(stay.get_by_role("dialog")).to_be_hidden()
        expect(button).to_be_focused()


def test_a_slash_typed_into_a_field_stays_there(stay: Page) -> None:
    stay.keyboard.press("/")
    stay.keyboard.type("a/b")
    expect(field(stay)).to_have_value("a/b")


def test_results_come_as_one_types_with_what_one_chooses_by(stay: Page, tree: str) -> None:
    options = asked(stay, FOUND[tree])
    row = options.filter(has=stay.locator(".digest-quick__summary")).first
    expect(row.locator(".digest-badge")).to_have_text(re.compile(r"^\w+ \d{4}$"))
    expect(row.locator(".digest-quick__title")).not_to_be_empty()
    expect(row.locator(".digest-quick__summary")).not_to_be_empty()
    marked = options.locator("mark").all_text_contents()
    assert marked
    assert {word[: len(FOUND[tree])].casefold() for word in marked} == {FOUND[tree]}


def test_arrows_choose_and_enter_opens(home: Page, tree: str) -> None:
    options = asked(home, FOUND[tree])
    last = options.count() - 1
    for key, chosen in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", None),
        ("ArrowUp", last),
    ):
        home.keyboard.press(key)
        expect(home.get_by_role("option", selected=True)).to_have_count(0 if chosen is None else 1)
        if chosen is not None:
            expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
            identifier = options.nth(chosen).get_attribute("id")
            expect(field(home)).to_have_attribute("aria-activedescendant", str(identifier))
    home.keyboard.press("ArrowUp")
    target = str(home.get_by_role("option", selected=True).get_attribute("href"))
    home.keyboard.press("Enter")
    expect(home).to_have_url(target)
    expect(home.locator("h1")).to_be_visible()


def test_an_arrow_that_comes_before_the_answer_has_chosen_of_it(stay: Page, tree: str) -> None:
    options = asked(stay, FOUND[tree])
    options.first.evaluate("(option) => { option.dataset.before = '' }")
    field(stay).press_sequentially(" ")
    stay.keyboard.press("ArrowDown")
    expect(stay.locator("[data-before]")).to_have_count(0)
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field(stay)).to_have_attribute("aria-activedescendant", "digest-quick-0")


def test_enter_right_behind_more_words_means_them_and_no_choice_of_before(
    home: Page, server: Server, tree: str
) -> None:
    asked(home, FOUND[tree])
    home.keyboard.press("ArrowDown")
    expect(home.get_by_role("option", selected=True)).to_have_count(1)
    field(home).evaluate(
        """(input) => {
          input.value = "qqxxzz"
          input.dispatchEvent(new Event("input", { bubbles: true }))
          input.form.requestSubmit()
        }"""
    )
    expect(home).to_have_url(f"{server.url('/repo/')}{tree}search/?q=qqxxzz")


def keeps_the_query(page: Page, server: Server, tree: str) -> None:
    """Expect the search page, with what was typed and what it finds."""
    page.wait_for_url(f"{server.url('/repo/')}{tree}search/?q=*")
    expect(page.get_by_role("searchbox").first).to_have_value(FOUND[tree])
    expect(page.locator("article.digest-row").first).to_be_visible()


def test_the_last_option_leads_to_all_results(home: Page, server: Server, tree: str) -> None:
    options = asked(home, FOUND[tree])
    expect(options.locator("mark").first).to_be_visible()
    options.last.click()
    keeps_the_query(home, server, tree)


def test_enter_leads_to_all_results_and_a_search_comes_back_until_it_is_forgotten(
    home: Page, server: Server, tree: str
) -> None:
    asked(home, FOUND[tree])
    home.keyboard.press("Enter")
    keeps_the_query(home, server, tree)
    back(home)
    home.keyboard.press("/")
    options = home.get_by_role("group", name=re.compile("최근 검색|Recent")).get_by_role("option")
    expect(options).to_have_text([FOUND[tree]])
    options.click()
    expect(field(home)).to_have_value(FOUND[tree])
    expect(home.get_by_role("option").locator("mark").first).to_be_visible()
    field(home).fill("")
    home.get_by_role("button", name=re.compile("지우기|Clear")).click()
    expect(options).to_have_count(0)
    home.keyboard.press("Escape")
    home.keyboard.press("/")
    expect(options).to_have_count(0)


OFFERS = (
    ("합성곱", "tags/cnn/"),
    ("컨브넷", "tags/cnn/"),
    ("convnet", "tags/cnn/"),
    ("neural conv", "tags/cnn/"),
    ("합서", "tags/cnn/"),
    ("ㅎㅅㄱ", "tags/cnn/"),
    ("ㅇㅅㅂㄹ", "tags/singing-voice-separation/"),
    ("이스미르", "venues/ismir/"),
    ("ismir", "venues/ismir/"),
    ("서하늘", "authors/haneul-seo/"),
    ("ㅅㅎㄴ", "authors/haneul-seo/"),
    ("H. Seo", "authors/haneul-seo/"),
    ("seo han", "authors/haneul-seo/"),
    ("brückner", "authors/jonas-bruckner/"),
    ("bruckner", "authors/jonas-bruckner/"),
)

KEYBOARD = (
    ("ㅊㅜㅜ", "tags/cnn/", "cnn"),
    ("ㅑ느ㅑㄱ", "venues/ismir/", "ismir"),
    ("gkqtjdrhq", "tags/cnn/", "합성곱"),
    ("dltmalfm", "venues/ismir/", "이스미르"),
    ("dtqf", "tags/singing-voice-separation/", "ㅇㅅㅂㄹ"),
)


def test_a_name_offers_its_page_first(stay: Page, server: Server, tree: str) -> None:
    stay.keyboard.press("/")
    for (typed, address), answer in zip(OFFERS, answers(stay, dict(OFFERS)), strict=True):
        assert answer.first == f"{server.url('/repo/')}{tree}{address}", typed


def test_the_wrong_keyboard_mode_is_understood_and_said(stay: Page, server: Server, tree: str) -> None:
    stay.keyboard.press("/")
    typed, read = {"": ("rktk", "가사"), "en/": ("ㅣㅛ갸ㅊㄴ", "lyrics")}[tree]
    *named, found = answers(stay, [*(typed for typed, _, _ in KEYBOARD), typed])
    for (_, address, meant), answer in zip(KEYBOARD, named, strict=True):
        assert f"‘{meant}’" in answer.said
        assert answer.first == f"{server.url('/repo/')}{tree}{address}"
    assert f"‘{read}’" in found.said
    assert found.marked.casefold().startswith(read)


def test_it_is_announced_as_a_combobox_with_its_list(stay: Page, tree: str) -> None:
    stay.keyboard.press("/")
    tags = {"": "태그 둘러보기", "en/": "Browse tags"}[tree]
    expect(stay.get_by_role("listbox").get_by_role("group", name=tags)).to_be_visible()
    field(stay).fill(FOUND[tree])
    expect(field(stay)).to_have_attribute("aria-expanded", "true")
    counts = {"": r"바로가기 \d+개 · 글 \d+편", "en/": r"\d+ direct links? · \d+ results?"}[tree]
    expect(said(stay)).to_have_text(re.compile(counts))
    groups = {"": ["바로가기", "글"], "en/": ["Go to", "Entries"]}[tree]
    for name in groups:
        expect(stay.get_by_role("listbox").get_by_role("group", name=name)).to_be_visible()
    field(stay).fill("불협화음적인것")
    nothing = {"": "맞는 글이 없습니다", "en/": "Nothing matches"}[tree]
    expect(said(stay)).to_contain_text(nothing)
    expect(stay.get_by_role("listbox").get_by_role("group")).to_have_count(1)
    expect(stay.get_by_role("listbox").get_by_role("group", name=tags)).to_be_visible()  # no dead end


def test_results_follow_a_syllable_that_is_still_being_composed(
    stay: Page, server: Server, tree: str, keyboard: CDPSession
) -> None:
    stay.keyboard.press("/")
    expect(field(stay)).to_be_focused()
    for composed in ("ㅎ", "하", "합"):
        keyboard.send("Input.imeSetComposition", {"text": composed, "selectionStart": 1, "selectionEnd": 1})
    keyboard.send("Input.insertText", {"text": "합"})
    for composed in ("ㅅ", "서"):
        keyboard.send("Input.imeSetComposition", {"text": composed, "selectionStart": 1, "selectionEnd": 1})
    expect(stay.get_by_role("option").first).to_have_attribute(
        "href", f"{server.url('/repo/')}{tree}tags/cnn/"
    )
    expect(field(stay)).to_have_value("합서")
    # While it is being composed, keys are the input method's.
    for key in ("ArrowDown", "Enter"):
        pressed = {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
        keyboard.send("Input.dispatchKeyEvent", pressed)
    expect(stay.get_by_role("option", selected=True)).to_have_count(0)
    expect(stay.get_by_role("dialog")).to_be_visible()
    keyboard.send("Input.insertText", {"text": "성"})
    expect(field(stay)).to_have_value("합성")
    stay.keyboard.press("ArrowDown")
    expect(stay.get_by_role("option", selected=True)).to_have_count(1)


def test_an_author_whom_the_directory_leaves_out_is_offered_from_the_papers(
    home: Page, server: Server, tree: str
) -> None:
    instead(home, "**/search/names.json", {"venues": [], "tags": [], "authors": []})
    options = asked(home, "wakamori")
    author = f"{server.url('/repo/')}{tree}authors/naoko-wakamori/"
    expect(options.first).to_have_attribute("href", author)


def test_without_an_index_names_are_still_offered_and_it_says_so(home: Page, tree: str) -> None:
    home.route("**/pagefind/**", lambda route: route.abort())
    options = asked(home, "cnn")
    expect(options).to_have_count(1)
    failed = {"": "검색 색인을 불러오지 못했습니다", "en/": "could not be loaded"}[tree]
    expect(said(home)).to_contain_text(failed)


@pytest.mark.parametrize("lost", ["**/*", "**/search/names.js", "**/search/words.json"])
def test_opened_without_a_network_it_says_so_closes_and_goes_on_once_there_is_one(
    browser: Browser, server: Server, tree: str, lost: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url(f"/repo/{tree}"))
        page.wait_for_load_state("networkidle")
        context.route(lost, lambda route: route.abort())
        failed = {"": "불러오지 못했습니다", "en/": "could not be loaded"}[tree]
        page.keyboard.press("/")
        expect(said(page)).to_contain_text(failed)
        page.get_by_role("button", name={"": "닫기", "en/": "Close"}[tree], exact=True).click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.locator("#digest-quick [role=status]").evaluate("(line) => { line.textContent = '' }")
        page.keyboard.press("/")
        expect(said(page)).to_contain_text(failed)  # anew: what is asked for until then fails with it
        context.unroute(lost)
        page.keyboard.type(FOUND[tree])
        expect(page.get_by_role("option").first).to_be_visible()
        expect(said(page)).not_to_contain_text(failed)


def test_what_is_typed_is_text(home: Page) -> None:
    for typed in ('<img src=x onerror="window.ran = 1">', "</script><script>window.ran = 1</script>"):
        asked(home, typed)
        home.keyboard.press("Enter")
        home.wait_for_url("**/search/?q=*")
        expect(home.get_by_role("searchbox").first).to_have_value(typed)
        back(home)
        home.keyboard.press("/")
        expect(home.get_by_role("option").first).to_have_text(typed)
        assert home.evaluate("window.ran") is None
        assert home.locator("dialog img, dialog script").count() == 0
        home.keyboard.press("Escape")
