"""Nothing that strangers type runs in Markdown that other engines build."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import markdown
import pytest
from click.testing import CliRunner
from mkdocs.utils import meta

from generator.cli.main import main
from generator.site.plain import plain_outline
from tests.conftest import made_once
from tests.hostile.project import files, inputs, write

ELEMENTS = frozenset(
    (
        "a b blockquote br code dd details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input kbd label li mark "
        "ol p pre small span strong sub summary sup table tbody td th thead tr u ul"
    ).split()
)
"""What Markdown makes, and the elements that only say how a word looks."""

ATTRIBUTES = frozenset("align alt class href id role src start style title".split())


@pytest.fixture(scope="session")
def exported(everybodys: Path) -> Path:
    def export(root: Path) -> None:
        held = inputs()
        write(root / "project", files(held), held[0])
        typed = ["export", "markdown", str(root / "exported"), "--root", str(root / "project")]
        result = CliRunner().invoke(main, typed)
        assert result.exit_code == 0, result.output

    return made_once(everybodys / "hostile-export", export) / "exported"


def test_no_page_holds_anything_that_runs(exported: Path) -> None:
    extensions = [name if isinstance(name, str) else next(iter(name)) for name in plain_outline.EXTENSIONS]
    configured = [each for each in plain_outline.EXTENSIONS if isinstance(each, dict)]
    settings = {name: said for each in configured for name, said in each.items()}
    parser = markdown.Markdown(extensions=extensions, extension_configs=settings)
    found, pages = set[str](), [*exported.glob("docs/papers/**/*.md"), *exported.glob("docs/[tv]*/**/*.md")]
    assert len(pages) > 300
    for page in pages:
        text, _ = meta.get_data(page.read_text(encoding="utf-8"))
        html = parser.reset().convert(text)
        for element in lxml.html.fromstring(f"<div>{html}</div>").iter(lxml.html.etree.Element):
            found |= {f"<{element.tag}>"} if element.tag not in ELEMENTS else set()
            found |= {f"{name!s}=" for name in element.attrib if name not in ATTRIBUTES}
            for name in ("href", "src"):
                to = re.sub(r"[\x00-\x20]", "", element.get(name, ""))
                scheme = urlsplit(to).scheme if ":" in to.split("/")[0] else ""
                found |= {to} if scheme not in {"", "http", "https", "mailto"} else set()
            style = element.get("style", "")
            found |= set() if re.fullmatch(r"(?:text-align: [a-z]+;)?", style) else {style}
    assert not found


def test_nothing_is_written_outside_the_folder(exported: Path) -> None:
    assert sorted(path.name for path in exported.parent.iterdir()) == ["exported", "project"]
    assert sorted(path.name for path in exported.iterdir()) == ["docs", "mkdocs.yml", "to_entries.py"]
