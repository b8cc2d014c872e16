"""What strangers type to act where it is shown: GitHub's own parser finds nothing in it but our elements."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options

from generator.cli.report import as_markdown
from generator.cli.report.as_markdown import MAX_BYTES
from tests.cli.report.branches import Files, branch, reported
from tests.entries.projects import PNG

OURS = frozenset("h2 h3 h4 p pre code table tbody tr th td ul li details summary img html head body".split())
"""The elements that a report is made of, and those that a parser puts around it."""

ACTING = re.compile(r"@\w|https?:|\]\(|::|##\[|<!--|```|~~~|#\d")
"""What would act where GitHub renders it."""

HOSTILE = (
    "</pre></code></table></details><script>alert(1)</script>",
    "<img src=https://evil.example/x.png onerror=alert(1)>",
    "<!-- a comment <details><summary>",
    "![x](https://evil.example/x.png) [x](javascript:alert(1)) https://evil.example",
    "@everyone @octocat #1 octocat/name#2 :tada:",
    "::error file=a,line=1::b ::set-output name=x::y ::add-mask::z ##[warning]w",
    "| a | b | \\| c |",
    "```` ``` ` ~~~",
    "&lt;b&gt; &#60;b&#62; &amp &copy;",
    "$x$ **bold** _it_ ~~no~~ {{ template }} ${{ github.token }} $(id) `id`",
)

ODD = "a\u202eb\u2066c\u200bd"
"""What reorders what is shown, or cannot be seen."""

LINES = "\n\n# A heading\n\n- a list\n\n```\nfence\n\n<div>\n\n::error::x\n\n@everyone\n"


def rendered(markdown: str) -> Element:
    """Return what GitHub makes of Markdown, before it takes out what it allows nobody."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def outside_code(element: Element) -> Iterator[str]:
    """Yield the texts in which GitHub looks for mentions, addresses and the like."""
    if element.tag not in {"code", "pre"}:
        yield element.text or ""
        for child in element:
            yield from outside_code(child)
    yield element.tail or ""


def assert_inert(markdown: str) -> Element:
    """Make sure that nothing but our own structure comes out of a report."""
    assert all(line.startswith("<") for line in markdown.splitlines())
    tree = rendered(markdown)
    assert {element.tag for element in tree.iter()} <= OURS
    for element in tree.iter():
        assert not element.attrib, f"{element.tag} {element.attrib}"
    assert not [text for text in outside_code(tree) if ACTING.search(text)]
    return tree


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def hostile_entry(text: str) -> str:
    said = quoted(text)
    return f"""\
paper:
  title: {said}
  authors: [{said}]
  doi: {said}
read: full
tags: [{said}]
{said}: {said}
summary: {{ko: {said}, en: {said}}}
notes:
  - by: {{name: {said}, url: {said}}}
    after: {said}
    ko: {said}
    en: {quoted(text + LINES)}
asks: {{en: {said}}}
related: [{{to: {said}, how: see-also}}]
figures: [{{file: {said}}}, {{url: {said}}}, {{file: a.png}}]
"""


@pytest.fixture(scope="module")
def markdown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the report on a branch that does the worst that is known."""
    texts = [*HOSTILE, *(f"{'`' * n} {'~' * n}" for n in (3, 7, 40)), ODD]
    entries = {f"digests/ismir/2015/new-{n}.yml": hostile_entry(text) for n, text in enumerate(texts)}
    title = "paper: {title: %s}\nread: not-yet\n"
    before = {f"digests/ismir/2015/old-{n}.yml": title % "Old" for n in range(len(texts))}
    after = {f"digests/ismir/2015/old-{n}.yml": title % quoted(text) for n, text in enumerate(texts)}
    names: Files = {
        "digests/ismir/2015/</code><b> @everyone ::error::.txt": "",
        f"digests/ismir/2015/{ODD}.txt": "",
        "digests/ismir/2015/a\nb.txt": "",
        "digests/ismir/2015/a.png": PNG,
        "digests/tags/evil.yml": f"name: {{en: {quoted(HOSTILE[0])}, ko: {quoted(HOSTILE[4])}}}\n",
    }
    root = branch(tmp_path_factory.mktemp("hostile"), before, {**entries, **after, **names})
    return reported(root, "--lang", "en")


def test_nothing_but_our_own_structure_comes_out(markdown: str) -> None:
    assert_inert(markdown)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_shown_as_it_is(text: str, markdown: str) -> None:
    shown = "".join(rendered(markdown).itertext())

    assert shown.count(text) >= 2, "in both languages of a summary"


def test_what_cannot_be_seen_is_named(markdown: str) -> None:
    assert not re.search("[\u202e\u2066\u200b]", markdown)
    assert "<code>digests/ismir/2015/a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d.txt</code>" in markdown


def test_ten_megabytes_are_told_and_not_shown(tmp_path: Path) -> None:
    huge = (
        "paper: {title: Huge}\nread: full\nnotes:\n  - by: minji-kim\n    en: |\n" + "      <b>@x\n" * 900_000
    )

    found = reported(branch(tmp_path, {}, {"digests/ismir/2015/huge.yml": huge}))

    assert len(found) < 5_000
    assert "digests/ismir/2015/huge.yml" in found
    assert_inert(found)


def test_a_report_stays_within_what_github_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_markdown, "MAX_BYTES", 20_000)
    note = f"notes: [{{by: minji-kim, en: {quoted('&' * 3_000)}}}]\n"
    entries = {
        f"digests/ismir/2015/n-{n}.yml": f"paper: {{title: Title {n}}}\nread: full\ntags: [cnn]\n{note}"
        for n in range(8)
    }

    found = reported(branch(tmp_path, {}, entries), "--lang", "en")

    assert len(found.encode()) <= 20_000
    assert "Title 0" in found
    assert "Too long to be shown whole; 7 more parts are left out." in found
    assert_inert(found)


def test_both_languages_fit_into_one_step() -> None:
    assert 2 * MAX_BYTES < 1024 * 1024
