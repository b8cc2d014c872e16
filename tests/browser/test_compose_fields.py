"""Fields of the form that do more than take a text: tags by any of their names, and pictures."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.server import Server
from tests.browser.test_compose import field, opened, yaml


def test_a_tag_is_known_by_any_of_its_names(page: Page, server: Server) -> None:
    chips, proposed = page.locator(".digest-compose__chips li"), page.locator("[data-new-tags]")

    for name in ("GAN", "생성적 적대 신경망", "generative-adversarial network"):
        opened(page, server, query=f"?tag={name}")
        expect(chips).to_contain_text("생성적 적대 신경망")
        expect(proposed).to_be_hidden()

    opened(page, server, query="?tag=빗소리")
    expect(chips).to_contain_text("빗소리")
    expect(proposed).to_contain_text("digests/tags/new-tag-1.yml")


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
    assert set(sent) <= {"GET"}

    for name, size in (("drawing.svg", 9), ("large.png", 20 * 1024**2 + 1)):
        (tmp_path / name).write_bytes(b"0" * size)
        chooser.set_input_files(tmp_path / name)
        expect(chooser).to_have_value("")
        assert chooser.evaluate("(input) => input.validationMessage")
    assert "our-poster-2.png" in yaml(page)
