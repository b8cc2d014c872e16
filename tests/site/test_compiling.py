"""Templates are compiled to less than Jinja would, and show the same."""

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from generator.site.view.compiling import DirectCode, escaped


class _Spoken:
    def __html__(self) -> str:
        return "<b>&amp;</b>"


VALUES = ("plain", "<a href='x'>\"&\"</a>", Markup("<b>&amp;</b>"), _Spoken(), 7, None, "한글 & <")


@pytest.mark.parametrize("value", VALUES)
def test_values_are_escaped_as_everywhere(value: object) -> None:
    assert escaped(value) == str(escape(value))


TEMPLATE = """\
{% macro pair(left, right="<") -%}
[{{ left }}|{{ right }}]
{%- endmacro %}
{% macro framed() -%}
({{ caller("&") }})
{%- endmacro %}
{% for value in held.values %}
{{ pair(value) }}{{ pair(value, right=value) }}{{ pair(*(value, 1)) }}{{ loop.last }}
{% endfor %}
{{ called() }}{{ ("&" ~ held.name).upper() }}{{ held.values[0].upper().lower() }}
{{ (held.name or "x").title() }}{{ "{:,}".format(1000) }}
{% call(said) framed() %}{{ said }}{{ pair(said) }}{% endcall %}
{% if held.name is defined and called() is string %}{{ held.name|replace("<", "&") }}{% endif %}
"""


def _filled(code: type[CodeGenerator], **values: Any) -> str:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.code_generator_class = code
    return environment.from_string(TEMPLATE).render(**values)


def test_a_template_shows_what_jinja_shows() -> None:
    called = "<called>".strip
    held = SimpleNamespace(name="<name>", values=VALUES)
    assert _filled(DirectCode, held=held, called=called) == _filled(CodeGenerator, held=held, called=called)


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UndefinedError):
        _filled(DirectCode, called=str)
    with pytest.raises(AttributeError):
        _filled(DirectCode, held=SimpleNamespace(), called=str)
