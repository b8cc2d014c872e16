"""Signs and spaces that look like YAML's own and are not: full-width ones, and what pages leave."""

import re
from collections.abc import Callable, Iterator

SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that YAML takes for letters."""

_NO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_INDENTATION = re.compile("[ \t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]*")
_ANY = _INDENTATION.pattern
_TRAILING = " \u00a0\u2009\u200b\u202f\u3000"
_BEGUN = re.compile(f"(?P<dashes>(?:-{_ANY})*)(?P<key>(?:[A-Za-z][\\w-]*{_ANY}:)?)(?P<space>{_ANY})")

COLONS = "：﹕∶︰꞉"
"""Full-width, small, the sign of a ratio, upright, and that of file names: none is YAML's."""

_HALF = str.maketrans("［］｛｝【】＃", "[]{}[]#")
_LEAD = re.compile(
    r"(?P<indent>[ ]*)(?P<dash>(?:-[ ]+|[－–—][ ]*)*)"
    rf"(?:(?P<key>[A-Za-z][\w-]*)[ ]*(?P<colon>[{COLONS}:])(?!//)(?P<space>[ ]*))?(?P<value>.*)$"
)
_BEGUN_VALUE = re.compile(r"[ ]*(?:- )*[A-Za-z][\w-]*: +(?=[\"'])")
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")
_FLOW = re.compile(r"[\[［【{｛].*|.*[\]］】}｝]$")
_QUOTED = re.compile('"[^"]*"|\'[^\']*\'|[“”„＂][^“”＂"]*[“”＂]|[‘’＇][^‘’＇]*[‘’＇]')
_QUOTE = re.compile("[\"']")
IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
"""A text between quotes as YAML reads them."""

_DOUBLED = re.compile(
    r"(?<![^\s\[{,])(?P<opened>'+|\"+)(?P<text>[^\s'\"\\,:\]}](?:[^'\"\\]|(?<=\w)'(?=\w))*)(?P<closed>'+|\"+)"
    r"(?=\s*(?:$|[,\]}]|\s#))"
)

_QUOTES = "“”„＂‘’＇"
_QUOTED_KEY = re.compile(
    rf"^(?P<lead>[ ]*(?:- +)*)[{_QUOTES}](?P<key>[a-z][a-z-]*)[{_QUOTES}](?=[ ]*[{COLONS}:])"
)
_QUOTED_APART = re.compile("[’”][^‘“]*[‘“]")
"""Where one quotation ends and another begins: what stands around both is no pair."""

_LOOKALIKES = "［］｛｝【】＃，、－–—" + _QUOTES
_BLANKS = "(?:(?<! ) +)?"
"""Blanks from the first of them on: tried from each, many would take the square of their number in time."""

_COMMA = re.compile(rf"{_BLANKS}[,，、﹐][ ]*")
_WIDE_COMMA = re.compile(rf"{_BLANKS}[，、][ ]*")
_COMMA_BEFORE_KEY = re.compile(rf"{_BLANKS}[，、][ ]*(?=[A-Za-z][\w-]*[ ]*[{COLONS}:])")
_COLON = re.compile(rf"(?<![^\s{{,])(?P<key>[A-Za-z][\w-]*)[ ]*[{COLONS}][ ]*")

_BRACKETED = re.compile(r"[(（{<\[]*([^(（{<\[\]>}）)]*)[)）}>\]]*")
"""What stands between brackets of any kind, however many on a side."""

SEPARATOR = re.compile("[，、]")
"""Commas that YAML takes for letters."""

WIDE = re.compile(f"[，、{COLONS}［］｛｝【】“”„‘’＂＇＃－]")
"""Signs that an id or a name of the registries has no use for."""


def indentation(line: str) -> str:
    """Return what a line begins with: spaces of all kinds, tabs, and what takes no room."""
    match = _INDENTATION.match(line)
    return match[0] if match else ""


def usual(spaces: str) -> str:
    """Return spaces of all kinds as those that YAML knows; an ideographic one is two columns wide."""
    if not spaces.strip(" "):
        return spaces  # as nearly all are
    return SPACES.sub(" ", _NO_WIDTH.sub("", spaces.replace("\u3000", "  ")))


def with_usual_spaces(line: str, within: int | None) -> str:
    """Put usual spaces where YAML looks for some; ``within`` a text, only where that is indented."""
    indent = indentation(line)
    rest = line[len(indent) :]
    if within is not None:
        return _expanded(indent, within, usual) + rest
    begun = _BEGUN.match(rest)
    if begun is None:
        return line
    dashes = re.sub(f"-{_ANY}", lambda dash: "-" + _one(dash[0][1:]), begun["dashes"])
    key, space = _NO_WIDTH.sub("", begun["key"]), _one(begun["space"])
    spaced = usual(indent) + dashes + key + space + rest[begun.end() :]
    trailing = spaced[len(spaced.rstrip(_TRAILING)) :]
    return spaced.removesuffix(trailing) if trailing.strip(" ") else spaced


def without_tabs(line: str, width: int, within: int | None) -> str:
    """Indent a line by spaces where it is indented by tabs; ``within`` a text, only where that is."""
    indent = indentation(line)
    return _expanded(indent, within, lambda sign: sign.replace("\t", " " * width)) + line[len(indent) :]


def _expanded(indent: str, within: int | None, expand: Callable[[str], str]) -> str:
    """Expand what indents a line, as far as its text is indented."""
    expanded, left = "", indent
    while left and (within is None or len(expanded) < within):
        expanded, left = expanded + expand(left[0]), left[1:]
    return expanded + left


def _one(spaces: str) -> str:
    return spaces if not spaces.strip(" ") else " "


def rewrites(line: str) -> Iterator[tuple[str, str]]:
    """Yield the code of what is wrong, and the line with signs of YAML's for their lookalikes."""
    yield "yaml-unclosed", _DOUBLED.sub(_halved, line)
    for rewritten in _rewrites(line):
        is_wide = sum(map(line.count, _LOOKALIKES)) > sum(map(rewritten.count, _LOOKALIKES))
        begun = _BEGUN_VALUE.match(line)
        is_value = begun is not None and rewritten.startswith(begun[0])
        yield "yaml-width" if is_wide else "yaml-quotes" if is_value else "yaml-colon", rewritten


def _rewrites(line: str) -> Iterator[str]:
    bare = uncommented(line)
    comment = line[len(bare) :]
    lead = _LEAD.match(bare)
    if lead is None:
        return
    dash = re.sub("[-－–—][ ]*", "- ", lead["dash"])
    key = f"{lead['key']}: " if lead["key"] else ""
    value = lead["value"]
    begun = lead["indent"] + dash + (key if value else key.rstrip())
    for separator in (_COMMA, _COMMA_BEFORE_KEY) if _FLOW.match(value) else ():
        yield begun + _half(value, separator) + comment
    if (
        value
        and value[0] in _QUOTES + "\"'"
        and value[-1] in _QUOTES + "\"'"
        and not any(sign in value[1:-1] for sign in '"\\“”„＂')
        and not _QUOTED_APART.search(value[1:-1])
    ):
        yield begun + _quotation("“", value[1:-1]) + comment
    yield begun + value + comment


def key_ended(line: str) -> str:
    """Return the line with a colon of YAML's and a space behind its key, if it has one without them."""
    lead = _LEAD.match(line)
    if not lead or not lead["key"] or not lead["key"].islower():
        return line
    if lead["colon"] == ":" and (lead["space"] or not lead["value"]):
        return line
    return f"{lead['indent']}{lead['dash']}{lead['key']}:{lead['space'] or ' '}{lead['value']}".rstrip()


def key_unquoted(line: str) -> str:
    """Return the line without typographic quotes around its key.

    >>> key_unquoted("- “by”: minji-kim"), key_unquoted("“ko”：글")
    ('- by: minji-kim', 'ko: 글')
    """
    return key_ended(bare) if (bare := _QUOTED_KEY.sub(r"\g<lead>\g<key>", line)) != line else line


def uncommented(line: str) -> str:
    """Return a line up to the comment that ends it."""
    return _COMMENT.sub("", line)


def without_quotations(line: str) -> str:
    """Return a line without what stands in YAML's quotes; those that do not close are text.

    >>> without_quotations("a: ['[', it's")
    "a: [, it's"
    """
    kept, position, doubled = [], 0, True
    while quote := _QUOTE.search(line, position):
        kept.append(line[position : quote.start()])
        is_double = quote[0] == '"'
        closed = IN_QUOTES.match(line, quote.start()) if doubled or not is_double else None
        kept.append("" if closed else quote[0])
        position = closed.end() if closed else quote.end()
        doubled = doubled and (closed is not None or not is_double)  # behind one that is open none closes
    return "".join((*kept, line[position:]))


def items(line: str) -> Iterator[tuple[str, ...]]:
    """Yield the items of a list that stand behind one dash, a line each."""
    lead = _LEAD.match(line)
    typed = without_quotations(uncommented(line))
    if lead and lead["dash"] and not lead["key"] and _WIDE_COMMA.search(typed):
        begun = f"{lead['indent']}- "
        items = [begun + item for item in _WIDE_COMMA.split(uncommented(lead["value"])) if item]
        if items:  # a comma alone divides nothing
            yield (*items[:-1], items[-1] + line[len(uncommented(line)) :])


def folded_word(text: str) -> str:
    """Return a key or word of the format as phones and word processors write it: ``“Must Read”``."""
    return text.strip(_QUOTES + " ").lower().replace(" ", "-").replace("_", "-")


def unbracketed(text: str) -> str:
    """Return what stands where a list should without the brackets around it, or the one that is left."""
    whole = _BRACKETED.fullmatch(bare := re.sub(r"\[ *\]$", "", text.strip().translate(_HALF)).rstrip())
    return whole[1] if whole else bare.removeprefix("[").removesuffix("]")


def _half(value: str, separator: re.Pattern[str]) -> str:
    """Replace signs between quotations, and the quotes themselves."""
    parts: list[str] = []
    begin = 0
    for quotation in _QUOTED.finditer(value):
        inner = quotation[0][1:-1]
        parts += [_signs(value[begin : quotation.start()], separator), _quotation(quotation[0], inner)]
        begin = quotation.end()
    return "".join([*parts, _signs(value[begin:], separator)])


def _halved(typed: re.Match[str]) -> str:
    """Put one quote on each side of a text that has more than one on a side."""
    quotes = typed["opened"] + typed["closed"]
    return f'"{typed["text"]}"' if len(quotes) > 2 and len(set(quotes)) == 1 else typed[0]


def _quotation(typed: str, inner: str) -> str:
    if typed[0] not in _QUOTES:
        return typed
    return f'"{inner}"' if _needs_quotes(inner) else inner


def _signs(text: str, separator: re.Pattern[str]) -> str:
    return _COLON.sub(r"\g<key>: ", separator.sub(", ", text.translate(_HALF)))


def _needs_quotes(text: str) -> bool:
    return re.search(r"[\[\]{}:#,&*!|>'\"%@`]|^[-?~ ]|[ ]$", text) is not None or not text
