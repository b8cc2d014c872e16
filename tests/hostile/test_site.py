"""A site of hostile inputs: nothing runs, nothing leaves, no page loses its frame."""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.build import project
from generator.problems.messages import severity
from generator.problems.problem import Problem, Severity
from generator.site.view.site_facts import Site
from tests.browser.server import Server
from tests.conftest import engine
from tests.hostile.corpus import REFUSED
from tests.hostile.project import Input, accepted, files, inputs, write

pytestmark = pytest.mark.slow  # the site takes long, and tests that follow one another share it

HERE = Path(__file__).parent

VENUE = Input("venue", 2000, text="<b>A</b> & {{ x }} שלום")

LIKE = {
    "papers": "papers/ismir/2015/features/",
    "venues": "venues/ismir/",
    "tags": "tags/cnn/",
    "authors": "authors/ada-lovelace/",
}
"""By the first step of an address: a page of the same kind that holds nothing hostile."""

TOGETHER = "papers/hostile/together/"
"""Where pages lie that show what pages of several papers show, as deep as those."""


@dataclass(frozen=True)
class Attacked:
    """The site with every input that the format takes, and what else lay around it."""

    root: Path
    inputs: list[Input]
    server: Server
    before: frozenset[Path]

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def years(self) -> list[int]:
        return sorted({each.year for each in self.inputs})


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """Return the errors of a project that holds all inputs, by the id of the input."""
    root = tmp_path_factory.mktemp("typed")
    write(root, dict(pair for each in inputs() for pair in each.files), VENUE)
    nowhere = Site("", "https://host.example/")
    read = project.read(root, "digests", root / "docs", {"ko": nowhere, "en": nowhere}, drafts=False)
    found: dict[str, list[Problem]] = {}
    for problem in read.problems:
        if severity(problem) is Severity.ERROR:
            stem = Path(problem.place.file).stem.removesuffix("-seen")
            found.setdefault(stem, []).append(problem)
    return found


@pytest.fixture(scope="module")
def attacked(
    tmp_path_factory: pytest.TempPathFactory, problems: dict[str, list[Problem]]
) -> Iterator[Attacked]:
    held = accepted(
        inputs(), {key: frozenset(each.code for each in found) for key, found in problems.items()}
    )
    root = write(tmp_path_factory.mktemp("hostile") / "project", files(held), VENUE)
    before = frozenset(root.parent.rglob("*"))
    result = engine("build", "--strict", cwd=root)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Attacked(root, held, server, before)
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def script(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def together(attacked: Attacked, papers: list[Input]) -> str:
    """Put what the pages of papers show into one page, which is loaded once, and return its address."""
    pages = [attacked.site / f"papers/hostile/{each.year}/{each.id}/index.html" for each in papers]
    texts = [re.split(r"(<article\b[^>]*>|</article>)", page.read_text(encoding="utf-8")) for page in pages]
    first, *_, last = texts[0]
    shown = "".join("".join(text[2:-2]) for text in texts)
    page = attacked.site / f"{TOGETHER}{papers[0].id}/index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"{first}{texts[0][1]}{shown}</article>{last}", encoding="utf-8")
    return f"{page.parent.relative_to(attacked.site).as_posix()}/"


def test_what_the_format_refuses_is_told_with_its_place(problems: dict[str, list[Problem]]) -> None:
    assert len(inputs()) >= 120
    assert Counter(code for found in problems.values() for code in {each.code for each in found}) == REFUSED
    for each in inputs():
        for problem in problems.get(each.id, ()):
            assert problem.place.file in dict(each.files)
            assert problem.place.column > 1


def test_nothing_is_written_outside_the_site(attacked: Attacked) -> None:
    beside = (attacked.root / ".cache", attacked.site)
    written = set(attacked.root.parent.rglob("*")) - attacked.before
    assert [path for path in written if not any(path.is_relative_to(folder) for folder in beside)] == []
    names = {part for path in attacked.site.rglob("*") for part in path.relative_to(attacked.site).parts}
    assert [
        name
        for name in names
        if name.startswith(".") or len(name.encode()) > 255 or set(name) & set('\\:<>"|?*')
    ] == []


def test_every_page_keeps_its_frame(page: Page, attacked: Attacked) -> None:
    texts = {
        path.relative_to(attacked.site).parent.as_posix(): path.read_text(encoding="utf-8")
        for path in attacked.site.rglob("en/**/index.html")
    }
    moved = {
        re.sub(r">[^<]*<|\"[^\"]*\"", "", text) for text in texts.values() if 'http-equiv="refresh"' in text
    }
    assert len(moved) == 1
    addresses = [f"{address}/" for address, text in texts.items() if 'http-equiv="refresh"' not in text]
    # To ask for each takes as long as to look at it.
    (attacked.site / "pages.json").write_text(json.dumps({each: texts[each[:-1]] for each in addresses}))
    page.goto(attacked.server.url())
    found = page.evaluate(script("skeletons.js"), "/pages.json")
    like = {address: LIKE.get(address.split("/")[1]) for address in addresses}
    assert len(addresses) > 800
    assert [
        address for address, other in like.items() if other and found[address] != found[f"en/{other}"]
    ] == []


def test_nothing_runs_and_nothing_leaves(browser: Browser, attacked: Attacked) -> None:
    told: list[str] = []
    # Code has a button that copies it.
    context = browser.new_context(viewport={"width": 1280, "height": 600}, permissions=["clipboard-write"])
    context.add_init_script(path=HERE / "observer.js")
    tab = context.new_page()
    tab.on("request", lambda request: told.append(request.url))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("console", lambda message: told.append(message.text))
    tab.on("response", lambda got: told.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    tab.on("popup", lambda popup: told.append(f"opened {popup.url}"))

    def looked_at(address: str) -> dict[str, Any]:
        tab.goto(attacked.server.url(f"/{address}"))
        looked: dict[str, Any] = tab.evaluate(script("page.js"), TOGETHER not in address)
        return looked

    # An edition's pages show nearly all of each input; what else a paper's own page shows is for every other.
    editions = [f"{tree}venues/hostile/{year}/" for year in attacked.years for tree in ("", "en/")]
    of_years = ([each for each in attacked.inputs if each.year == year] for year in attacked.years)
    papers = [together(attacked, of_year[::2]) for of_year in of_years]
    lists = ["", "en/venues/", "venues/hostile/", "en/tags/", "authors/", "tags/i-000/"]
    written = [
        page.parent.name
        for page in sorted((attacked.site / "authors").glob("*-script-*/index.html"))
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    ]
    frames = {tree: looked_at(f"{tree}{LIKE['papers']}")["frame"] for tree in ("", "en/")}
    wrong: list[tuple[str, ...]] = []
    for address in (*editions, *papers, *lists, *(f"authors/{name}/" for name in written[:4])):
        looked = looked_at(address)
        wrong += [(address, what) for what in looked["wrong"]]
        frame = frames["en/" if address.startswith("en/") else ""]
        wrong += [(address, what, str(lies)) for what, lies in looked["frame"].items() if lies != frame[what]]
    context.close()
    assert wrong == []
    assert [what for what in told if not what.startswith(attacked.server.url())] == []


def test_words_from_right_to_left_turn_nothing_beside_them(page: Page, attacked: Attacked) -> None:
    typed = [typed for each in attacked.inputs for typed in (f"{each.line} {each.id}", each.url)] + [
        VENUE.line
    ]
    turning = [each for each in attacked.inputs if re.search("[\u0590-\u08ff]", each.line + each.url)]
    assert len(turning) > 9
    page.goto(attacked.server.url(f"/{together(attacked, turning)}"))
    assert page.evaluate(script("directions.js"), typed) == []
