"""Code and what it puts out, side by side where there is room."""

import re

from markupsafe import Markup

from generator.support.languages import Lang
from generator.text.markdown import captions

OUTPUT = "output"
"""The language of a fence that holds what the code in the fence before it puts out."""

_PAIR = re.compile(
    r'(?P<code><div class="[a-z0-9+#-]* ?highlight">(?:(?!</?div\b).)*</div>)\s*'
    rf'(?P<output><div class="language-{OUTPUT} highlight">(?:(?!</?div\b).)*</div>)',
    re.DOTALL,
)
"""Both as pymdownx.highlight leaves them with its option ``pygments_lang_class``."""

_BESIDE = Markup(
    '<div class="digest-ran"><div>{}</div><div><span class="digest-ran__output">{}</span>{}</div></div>'
)


def beside(code: Markup, output: Markup, lang: Lang) -> Markup:
    """Return code and its output, which are HTML, beside each other."""
    return _BESIDE.format(code, captions.OUTPUT[lang], output)


def paired(html: str, lang: Lang) -> str:
    """Return the HTML of a page with each output beside its code."""
    if f"language-{OUTPUT}" not in html:
        return html
    return _PAIR.sub(lambda pair: beside(Markup(pair["code"]), Markup(pair["output"]), lang), html)  # noqa: S704 # pygments escapes
