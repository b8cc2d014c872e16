"""Print what search costs readers of a large archive: ``python -m tests.bench.search.weight [--papers N]``.

Real pages of a built site are read in Chromium, each search with nothing in its cache. Counted are the bytes
over the wire of all that search loads, without the page that it begins on, which is like any other.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import click
import yaml
from playwright.sync_api import Browser, Page, Request, sync_playwright

from generator.search import bundle, pagefind
from generator.site.address import SEARCH
from generator.support.languages import BOTH, LANGS, Lang
from tests.bench import corpus, ours
from tests.browser import chromium
from tests.browser.server import Server
from tests.conftest import ENVIRONMENT

ROOT = Path(__file__).parents[3]

ONE_REVIEWED_OF = 50
"""Of so many papers one is reviewed; the others are as ``digest import`` leaves them."""

WORDS: Mapping[Lang, Sequence[str]] = {
    "ko": (
        "음악",
        "판소리에서",
        "음성 인식",
        "ㅊㅜㅜ",
        "트랜스크립션 모델",
        "클래시피케이숀",
        "트랜스크립숀 모댈",
    ),
    "en": (
        "music",
        "separation",
        "transcription of piano",
        "abwlr",
        "transciption of paino",
        "클래시피케이션",
    ),
}
"""What is typed into quick search: common and rare, in the other keyboard mode, misspelt and heard."""

CONDITIONS = ("venue=ismir", "from=2010&to=2015", "tag=deep-learning", "q=clasification")
"""What is chosen on the search page; only reviewed papers have tags."""

_WAIT = """new Promise((resolve) => {
  const look = () => (globalThis.shown ? resolve(shown - asked) : setTimeout(look, 20))
  look()
})"""

_TRACED = ["toplevel", "devtools.timeline"]

_KEY = 80
"""Milliseconds between two keys."""

_RESULTS = ".digest-quick__summary, #digest-search .digest-row"

_WATCH = f"""
  globalThis.asked = 0
  addEventListener("input", () => {{ asked = performance.now(); delete globalThis.shown }}, true)
  const look = () => {{ if (document.querySelector("{_RESULTS}")) globalThis.shown ??= performance.now() }}
  new MutationObserver(look).observe(document, {{ childList: true, subtree: true }})
"""
"""Notes when somebody last typed, and when results then stood there first."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a search took."""

    loaded: Mapping[str, int]
    """Bytes over the wire by address."""
    milliseconds: float
    """From the last key, or from the beginning of the visit, until there are results."""
    longest: float
    """The longest task of the page's own thread, in milliseconds of processor time."""


@click.command()
@click.option("--papers", type=int, multiple=True, default=[2_600, 20_000], show_default=True)
def main(papers: tuple[int, ...]) -> None:
    """Build archives, and search them."""
    for number in papers:
        with TemporaryDirectory() as name:
            site = build(number, Path(name))
            click.echo(f"\n{number:,} papers\n")
            for lang in LANGS:
                _tell_files(site, lang)
            with _serving(site) as (browser, root):
                for lang in LANGS:
                    for words in WORDS[lang]:
                        _tell(f"{lang} {words}", typed(browser, f"{root}{BOTH.tree(lang)}", words))
                    for conditions in CONDITIONS:
                        address = f"{root}{BOTH.tree(lang)}{SEARCH}?{conditions}"
                        _tell(f"{lang} ?{conditions}", visited(browser, f"{root}{BOTH.tree(lang)}", address))


def build(papers: int, root: Path) -> Path:
    """Build the site of a made-up archive, and return its folder."""
    made = corpus.generated(papers)
    contender = ours.prepare(made, root)
    for number, paper in enumerate(made.papers):
        if number % ONE_REVIEWED_OF:
            (root / "digests" / f"{paper.id}.yml").write_text(corpus.as_listed(paper), encoding="utf-8")
    settings = root / "mkdocs.yml"
    config = yaml.safe_load(settings.read_text(encoding="utf-8"))
    config["plugins"][0]["digest"]["search"] = True
    settings.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    binary = {pagefind.VARIABLE: str(pagefind.binary(ROOT))}
    subprocess.run(contender.build, cwd=root, env={**os.environ, **ENVIRONMENT, **binary}, check=True)
    return contender.site


@contextmanager
def _serving(site: Path) -> Iterator[tuple[Browser, str]]:
    executable = chromium.find()
    with Server(site) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser, server.url()
        browser.close()
        server.shutdown()


def typed(browser: Browser, start: str, words: str) -> Cost:
    """Open the dialog on a page that is loaded, and type."""
    with _visit(browser) as (page, requests):
        page.goto(start, wait_until="networkidle")
        requests.clear()
        page.evaluate(_WATCH)
        browser.start_tracing(page=page, categories=_TRACED)
        page.keyboard.press("/")
        page.locator("#digest-quick input").press_sequentially(words, delay=_KEY)
        return _cost(browser, page, requests, frozenset())


def visited(browser: Browser, start: str, address: str) -> Cost:
    """Follow an address of the search page, having been on the site's first page before."""
    with _visit(browser) as (page, requests):
        page.goto(start, wait_until="networkidle")
        known = frozenset(request.url for request in requests) | {address}
        requests.clear()
        page.add_init_script(_WATCH)
        browser.start_tracing(page=page, categories=_TRACED)
        page.goto(address)
        return _cost(browser, page, requests, known)


@contextmanager
def _visit(browser: Browser) -> Iterator[tuple[Page, list[Request]]]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    requests: list[Request] = []
    context.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 # Playwright marks it
    yield context.new_page(), requests
    context.close()


def _cost(browser: Browser, page: Page, requests: Sequence[Request], known: frozenset[str]) -> Cost:
    milliseconds = page.evaluate(_WAIT)
    page.wait_for_load_state("networkidle")
    loaded = {
        request.url: request.sizes()["responseBodySize"] for request in requests if request.url not in known
    }
    return Cost(loaded, milliseconds, _longest(json.loads(browser.stop_tracing())["traceEvents"]))


def _longest(events: Sequence[Mapping[str, Any]]) -> float:
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [float(event.get("tdur", 0)) for event in events if (event["pid"], event["tid"]) in main]
    return max(tasks) / 1000


def _tell(what: str, cost: Cost) -> None:
    index = sum(size for url, size in cost.loaded.items() if url.endswith(".pf_index"))
    click.echo(
        f"{what:28}{sum(cost.loaded.values()) / 1000:7.1f} kB, of these index {index / 1000:5.1f};"
        f"{cost.milliseconds:6.0f} ms; longest task {cost.longest:3.0f} ms"
    )


def _tell_files(site: Path, lang: Lang) -> None:
    files = [file.stat().st_size for file in (site / bundle.FOLDER / lang / "index").iterdir()]
    click.echo(f"{lang}: {len(files)} files of the index, the largest of {max(files) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
