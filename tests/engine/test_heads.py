"""What the heads of the engine's pages say."""

from types import SimpleNamespace
from typing import Any

from generator.engine import heads


def test_what_a_page_says_of_itself_may_hold_any_sign() -> None:
    page: Any = SimpleNamespace(title="A", meta={"title": "a<b &amp; c", "description": '"B" & <c>'})
    build: Any = SimpleNamespace(unfolded=lambda lang, at, title, about: f"{lang} {at} {title}: {about}")

    heads.escape_said(page)

    assert page.meta == {"title": "a&lt;b &amp; c", "description": "&quot;B&quot; &amp; &lt;c&gt;"}
    assert heads.unfolded("<head></head>", page, "a/", "ko", build) == '<head>ko a/ A: "B" & <c></head>'
