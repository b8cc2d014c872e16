"""Fields of the form that do more than take a text: tags by any of their names, and pictures."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, Route, expect

from generator.text.placeholders import PATTERNS, is_left
from generator.text.slugs import picture_name, slugged
from tests.browser.server import Server
from tests.browser.test_compose import field, forget, opened, yaml
from tests.tables import each


def test_a_tag_is_known_by_any_of_its_names(page: Page, server: Server) -> None:
    chips, proposed = page.locator(".digest-compose__chips li"), page.locator("[data-new-tags]")

    for name in ("GAN", "생성적 적대 신경망", "generative-adversarial network"):
        opened(page, server, query=f"?tag={name}")
        expect(chips).to_contain_text("생성적 적대 신경망")
        expect(proposed).to_be_hidden()

    opened(page, server, query="?tag=빗소리")
    expect(chips).to_contain_text("빗소리")
    expect(proposed).to_contain_text("digests/tags/bissoli.yml")


def test_what_is_new_gets_an_id_that_is_free_and_what_is_not_is_known(page: Page, server: Server) -> None:
    chips, proposed = page.locator(".digest-compose__chips li"), page.locator("[data-new-tags]")
    opened(page, server, "en", query="?tag=%23cnn,(rnn),CNN 기반,漢字,ひらがな,edition")
    for path in ("cnn-giban", "new-tag-1", "new-tag-2", "new-edition"):
        expect(proposed).to_contain_text(f"digests/tags/{path}.yml")
    expect(proposed.locator("pre")).to_have_count(4)
    expect(chips).to_have_count(6)


NAMES = (
    "포스터",
    "Our Pöster (2)",
    "naïve bayes",
    "ﬁlter",
    "CNN 기반",
    "d'Avila",
    "딥 러닝",
    "Łódź æøß",
    "그림.1",
    "a" * 90,
)


def test_names_are_written_as_the_commands_write_them(scripts: Page) -> None:
    named = """async (names) => {
      const { idOf } = await import("/compose/slugs.js")
      const { pictureName } = await import("/compose/pictures.js")
      return names.map((name) => [idOf(name), pictureName(`${name}.JPEG`, "image/jpeg")])
    }"""
    ours = [[slugged(name), picture_name(f"{name}.JPEG")] for name in NAMES]
    assert scripts.evaluate(named, NAMES) == ours


LEFT = (
    *(
        "TODO",
        "todo.",
        "TODO:가",
        "TODO가",
        "Todo lists",
        "  (t.b.d.) ",
        "**TBD**",
        "TBDs",
        "TBD: Analyzing Deep Neural Networks",
        "TODO: ask 민지 Kim, Bora Lee or Jihoon",
        "n/a",
        "N/A가",
        "x",
        "xxx",
    ),
    *(
        "…",
        "···",
        "- - -",
        "🎵",
        "`~|",
        "＜＞",
        "<your title>",
        "[제목]",
        "제목",
        "{a  paper}",
        "<b>",
        "「요약」",
    ),
    *(
        "여기에 요약을 써 주세요",
        "여기에 잔차를 더했다.",
        "ㅁㄴㅇㄹ호",
        "ㅁㄴㅇㄹ 호",
        "번역 예정입니다",
        "요약을 채워주세요",
    ),
    *(
        "coming\nsoon",
        "lorem ipsum 가",
        "lorem ipsum\n가",
        "T" + "O" * 3,
        "To be\twritten",
        "asdf_1",
        "asdf가",
        "\u3000",
    ),
    *("…" * 200, "…" * 201, "🎵" * 5 + "TODO", f"TODO {'가' * 300}", "first name", "Ｔｏｄｏ", "", "  "),
)


def test_places_of_texts_to_come_are_known_as_the_checks_know_them(scripts: Page) -> None:
    left = """async ([patterns, texts]) => {
      const { placeholders } = await import("/compose/fields/left.js")
      return texts.map(placeholders(patterns))
    }"""
    told = scripts.evaluate(left, [{**PATTERNS}, LEFT])
    assert dict(zip(LEFT, told, strict=True)) == {text: is_left(text) for text in LEFT}
    assert len({*told}) == 2


def test_a_tag_is_chosen_with_the_arrows_and_removed_with_its_button(page: Page, server: Server) -> None:
    opened(page, server, "en")
    box, offers = field(page, "tags"), page.locator("[role=option]")
    box.focus()
    page.keyboard.insert_text("neural")
    expect(offers.first).to_be_visible()

    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == offers.first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(offers.first).to_be_hidden()
    expect(page.locator("[data-digest-yaml]")).to_contain_text("tags: [")

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-digest-yaml]")).not_to_contain_text("tags")
    expect(box).to_be_focused()


HEARD = """() => {
  const chips = document.querySelector("[data-field=tags] [aria-live=polite]")
  globalThis.heard = []
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) heard.push(...[...addedNodes].map((added) => added.firstChild.data))
  }).observe(chips, { childList: true })
}"""
"""Listens as a screen reader does, which says what is added to a part of the page that is live."""


def test_a_tag_that_is_chosen_is_read_out_once(page: Page, server: Server) -> None:
    opened(page, server, "en", "?tag=cnn")
    chips = page.locator(".digest-compose__chips li")
    expect(chips).to_have_count(1)
    page.evaluate(HEARD)
    for count, typed in enumerate(("rnn", "gan", "cnn"), 2):
        field(page, "tags").press_sequentially(typed)
        page.keyboard.press("Enter")
        expect(chips).to_have_count(min(count, 3))
    names = page.locator(".digest-compose__chips li").evaluate_all(
        "all => all.map(one => one.firstChild.data)"
    )
    assert page.evaluate("heard") == names[1:]
    chips.nth(1).get_by_role("button").click()
    expect(chips).to_have_count(2)
    assert page.evaluate("heard") == names[1:]
    page.goto(f"{server.url()}en/compose/?entry=ismir/2015/seo-listening-rooms")
    expect(page.get_by_role("status").filter(has_text="You are changing an entry")).to_be_visible()


QUIET = """() => {
  const later = setTimeout
  window.setTimeout = (action, wait, ...values) => (wait === 120 ? 0 : later(action, wait, ...values))
  window.awake = () => { window.setTimeout = later }
}"""
"""Has the list wait for good before it follows what is typed, as it does for a moment."""

EMPTIED = "(input) => { input.value = ''; input.dispatchEvent(new Event('filled')) }"

SLOWLY = """async () => {
  const { combobox } = await import("/compose/combobox.js")
  const taken = {}
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const press = (input, key) => input.dispatchEvent(new KeyboardEvent("keydown", { key }))
  const meanwhile = {
    "waited for": () => {},
    "typed on": (input) => { input.value += "c"; input.dispatchEvent(new Event("input")) },
    escaped: (input) => press(input, "Escape"),
    left: (input) => input.dispatchEvent(new Event("blur")),
  }
  for (const [name, act] of Object.entries(meanwhile)) {
    taken[name] = []
    const input = document.createElement("input")
    document.body.append(input)
    let answer = null
    const answered = new Promise((resolve) => { answer = resolve })
    const offers = (typed) => answered.then(() => [{ text: typed }])
    combobox(input, offers, ({ text }) => taken[name].push(text), "")
    input.value = "ab"
    press(input, "Enter")
    act(input)
    await wait(200) // in which a list follows what is typed, and closes once it is left
    answer()
    await wait(0)
  }
  return taken
}"""
"""Presses Enter while offers are looked for, does something meanwhile, and returns what was chosen then."""

TYPED = {
    "the rest right behind": ("ga", "n", "gan"),
    "a name in two parts": ("음", "악 추천", "music-recommendation"),
    "all at once": ("", "rnn", "rnn"),
    "several at once": ("c", "nn, 순환 신경망 ,gan", "cnn, rnn, gan"),
    "one of them new, one twice": ("", "GANs,빗소리,gan", "gan, 빗소리"),
    "an id that it had before": ("", "chip-music", "chiptune"),
    "a comma alone": ("", ",", None),
}
"""What is typed with a pause behind it, what after that, and the tags that Enter then means."""


def test_enter_takes_a_tag_for_all_that_was_typed_by_then(page: Page, server: Server) -> None:
    opened(page, server)
    box = field(page, "tags")

    def check(row: tuple[str, str, str | None]) -> None:
        before, after, tags = row
        page.locator("[name=tags]").evaluate(EMPTIED)
        box.fill("")
        box.press_sequentially(before)
        if before:
            expect(page.locator("[role=option]").first).to_be_visible()
        page.evaluate(QUIET)
        page.keyboard.insert_text(after)
        page.keyboard.press("Enter")
        page.evaluate("awake()")
        expect(page.locator("[name=tags]")).to_have_value(tags or "")

    each(TYPED, check)
    expect(page.locator("[role=option]").first).to_be_hidden()


def test_an_arrow_means_the_list_of_what_was_typed_by_then(page: Page, server: Server) -> None:
    opened(page, server)
    box = field(page, "tags")
    box.press_sequentially("g")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.evaluate(QUIET)

    page.keyboard.insert_text("an")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_text("생성적 적대 신경망gan")
    page.keyboard.press("Enter")

    expect(page.locator("[name=tags]")).to_have_value("gan")


def test_a_related_paper_is_looked_for_by_all_that_was_typed_before_enter(page: Page, server: Server) -> None:
    opened(page, server)
    page.get_by_role("button", name="관련 논문 더하기").click()
    box = field(page, "related.0.to")
    box.press_sequentially("rain")
    expect(page.locator("[role=option]").nth(1)).to_be_visible()
    page.evaluate(QUIET)

    page.keyboard.press("Control+A")
    page.keyboard.insert_text("crickets")
    page.keyboard.press("Enter")
    expect(box).to_have_value("icassp/2017/raman-crickets")

    for named in ("ismir/2015/demo-in-the-hall", "https://example.org/rain"):
        box.fill(named)
        page.keyboard.press("Enter")
        expect(page.locator("[data-digest-yaml]")).to_contain_text(named)
        expect(box).to_have_value(named)


def test_an_enter_before_the_answer_means_it_unless_something_else_is_typed_meanwhile(
    scripts: Page,
) -> None:
    taken = scripts.evaluate(SLOWLY)

    assert taken == {"waited for": ["ab"], "typed on": [], "escaped": [], "left": []}


def test_a_tag_that_is_left_by_the_tabulator_is_taken_and_other_words_are_told_of(
    page: Page, server: Server
) -> None:
    opened(page, server)
    told = page.locator("[data-field=tags] [data-wrong]")
    field(page, "tags").press_sequentially("합성곱신경망")
    page.keyboard.press("Tab")
    expect(page.locator("[name=tags]")).to_have_value("cnn")
    expect(field(page, "tags")).to_have_value("")

    field(page, "tags").press_sequentially("ga")
    expect(told).to_be_hidden()
    page.keyboard.press("Tab")
    expect(told).to_contain_text("아직 태그가 되지 않은 말")
    expect(field(page, "tags")).to_have_attribute("aria-invalid", "true")
    page.locator("[data-digest-share]").press("Enter")
    page.locator("[data-mistakes] a").filter(has_text="태그").click()
    expect(field(page, "tags")).to_be_focused()
    field(page, "tags").fill("")
    expect(told).to_be_hidden()


PASTED = """([name, text]) => {
  const input = document.querySelector(`[data-field="${name}"]`).querySelector("input:not([type=hidden])")
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  input.focus()
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
  return input.dispatchEvent(event)
}"""
"""Pastes a text, and tells whether that is left to the browser, which runs the lines together."""


def test_lines_that_are_pasted_are_items_of_a_list(page: Page, server: Server) -> None:
    opened(page, server)

    assert not page.evaluate(PASTED, ["tags", "- cnn\r\n- 순환 신경망\n\n- 빗소리\n"])
    expect(field(page, "tags")).to_have_value("cnn, 순환 신경망, 빗소리")
    page.keyboard.press("Enter")
    expect(page.locator("[name=tags]")).to_have_value("cnn, rnn, 빗소리")

    for name, text in {"tags": "cnn\n", "paper.title": "Rain\nfall", "year": "20\n15"}.items():
        assert page.evaluate(PASTED, [name, text]), name


ENTRY = """\
paper:
  title: Rain on a roof
  authors:
    - name: Minji Kim
read: full
tags: [cnn]
summary:
  en: It rains.
notes:
  - by: minji-kim
    ko: |
      한 문단.

      - 하나
"""


@pytest.mark.parametrize("name", ["paper.title", "tags", "arxiv"])
def test_an_entry_that_is_pasted_into_an_empty_form_fills_it(page: Page, server: Server, name: str) -> None:
    opened(page, server)
    shown = page.locator("[data-digest-yaml]")
    assert not page.evaluate(PASTED, [name, f"# a comment\r\n{ENTRY}".replace("\n", "\r\n")])
    expect(shown).to_contain_text("한 문단")
    assert yaml(page).partition("\n")[2].strip() == ENTRY.strip()
    expect(field(page, "paper.authors.0.name")).to_be_visible()


def test_an_entry_that_is_pasted_into_a_form_already_begun_fills_it_after_a_question(
    page: Page, server: Server
) -> None:
    opened(page, server, "en")
    field(page, "paper.title").fill("Snow")
    page.once("dialog", lambda question: question.dismiss())
    assert page.evaluate(PASTED, ["arxiv", ENTRY])
    expect(field(page, "paper.title")).to_have_value("Snow")
    page.once("dialog", lambda question: question.accept())
    assert not page.evaluate(PASTED, ["arxiv", ENTRY])
    expect(field(page, "paper.title")).to_have_value("Rain on a roof")


def test_what_a_form_already_begun_cannot_hold_changes_nothing_else(page: Page, server: Server) -> None:
    opened(page, server, "en")
    field(page, "paper.title").fill("Snow")
    page.once("dialog", lambda question: question.accept())
    assert not page.evaluate(PASTED, ["arxiv", f"{ENTRY}verdikt: good\n"])
    expect(field(page, "arxiv")).to_have_value(re.compile("verdikt: good"))
    expect(field(page, "paper.title")).to_have_value("Snow")


@pytest.mark.parametrize("more", ["verdikt: good", "read: [", "paper: &a {title: A}"])
def test_an_entry_that_the_form_cannot_hold_is_pasted_as_any_text(
    page: Page, server: Server, more: str
) -> None:
    opened(page, server)
    assert not page.evaluate(PASTED, ["paper.title", f"{ENTRY}{more}\n"])
    expect(field(page, "paper.title")).to_have_value(re.compile(rf"title: Rain on.*{re.escape(more)}"))
    assert "tags: [cnn]" not in yaml(page).split("\n")


def test_what_the_form_cannot_hold_goes_into_no_box_to_tick(
    page: Page, server: Server, errors: list[str]
) -> None:
    opened(page, server)
    assert not page.evaluate(PASTED, ["draft", f"{ENTRY}verdikt: good\n"])
    assert not page.evaluate(PASTED, ["paper.title", ENTRY])  # in its turn: the form is empty still
    expect(field(page, "paper.title")).to_have_value("Rain on a roof")
    assert errors == []


def test_what_is_written_while_the_parser_of_a_pasted_entry_comes_is_not_lost(
    page: Page, server: Server
) -> None:
    late: list[Route] = []
    page.route("**/compose/yaml/open.js", lambda route: late.append(route))  # noqa: PLW0108 # which takes no method of a list
    opened(page, server, "en")
    for more in ("", "verdikt: good\n"):
        with page.expect_request("**/compose/yaml/open.js"):
            assert not page.evaluate(PASTED, ["arxiv", f"{ENTRY}{more}"])
        field(page, "summary.en").fill("It snows.")
        late.pop().continue_()
        expect(field(page, "arxiv")).to_have_value(re.compile(rf"title: Rain on.*{more.strip()}"))
        expect(field(page, "summary.en")).to_have_value("It snows.")
        forget(page, server)
        opened(page, server, "en")


def test_what_is_pasted_as_a_list_can_be_taken_back(page: Page, server: Server) -> None:
    opened(page, server)
    tags = field(page, "tags")
    tags.press_sequentially("gan, x")
    page.keyboard.press("Shift+ArrowLeft")
    assert not page.evaluate(PASTED, ["tags", "cnn\nrnn"])
    expect(tags).to_have_value("gan, cnn, rnn")
    page.keyboard.press("Control+z")
    expect(tags).to_have_value("gan, x")
    page.keyboard.press("Control+Shift+z")
    expect(tags).to_have_value("gan, cnn, rnn")


def test_a_year_is_read_however_it_is_pasted(page: Page, server: Server) -> None:
    opened(page, server, "en", "?venue=ismir&title=Rain")
    wrong = page.locator("[data-field=year] [data-wrong]")
    year = field(page, "year")
    for typed in (" 2016", "2016 ", "２０１６"):
        year.fill("")
        year.focus()
        page.keyboard.insert_text(typed)
        expect(page.locator("[data-path-shown]")).to_have_text("digests/ismir/2016/rain.yml")
        expect(wrong).to_be_hidden()
    year.fill("20166")
    expect(wrong).to_have_text("Type the year with four digits.")


def test_a_picture_is_named_measured_and_told_of_but_goes_nowhere(
    own_page: Page, server: Server, tmp_path: Path
) -> None:
    page = own_page
    opened(page, server, "en", "?venue=ismir&year=2015&title=Rain")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    made = io.BytesIO()
    Image.new("RGB", (30, 20)).save(made, "PNG")
    page.get_by_role("button", name="Add a figure").click()
    chooser = page.get_by_label("File: Choose a picture")

    picture: FilePayload = {"name": "Our Pöster (2).PNG", "mimeType": "image/png", "buffer": made.getvalue()}
    chooser.set_input_files(picture)

    expect(page.get_by_text("30 by 20 pixels, 0.0 MB")).to_be_visible()
    expect(page.locator("[data-digest-yaml]")).to_contain_text("file: our-poster-2.png")
    expect(page.locator("[data-sending]")).to_contain_text("our-poster-2.png")
    assert set(sent) <= {"GET", "HEAD"}  # which carry nothing away

    for name, size in (("drawing.svg", 9), ("large.png", 20 * 1024**2 + 1)):
        (tmp_path / name).write_bytes(b"0" * size)
        chooser.set_input_files(tmp_path / name)
        expect(chooser).to_have_value("")
        assert chooser.evaluate("(input) => input.validationMessage")
    assert "our-poster-2.png" in yaml(page)
