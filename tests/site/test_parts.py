"""Parts that many pages show are filled once."""

from jinja2 import Environment
from markupsafe import Markup

from generator.site.view.parts import Parts


def test_a_part_is_filled_once_and_is_the_same_markup_however_it_is_held() -> None:
    parts, made = Parts(Environment(autoescape=True), {}), list[str]()

    def fill(name: str) -> Markup:
        made.append(name)
        return Markup("<b>{}</b>").format(name)

    part = parts.memoized("row", fill)
    for name in ("논문", "논문" * 500, "paper" * 500):
        first, again = part(name), part(name)
        assert first == again == f"<b>{name}</b>"
        assert isinstance(again, Markup)
    assert len(made) == 3


def test_what_was_let_go_of_is_filled_again() -> None:
    parts, made = Parts(Environment(autoescape=True), {}), list[str]()

    def fill(name: str) -> Markup:
        made.append(name)
        return Markup()

    part = parts.memoized("row", fill)
    part("paper")
    parts.forget()
    part("paper")
    assert made == ["paper", "paper"]
