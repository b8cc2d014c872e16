"""Pages to files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from generator.build.file_contents import Contents
from generator.build.files.fingerprint import Fingerprints
from generator.build.output import Make, Manifest, Output, SiteFile
from generator.catalog.work import Work
from generator.entries import folder
from generator.site import address as addresses
from generator.site import redirects
from generator.site.frame.chrome import Chrome, fill
from generator.site.page import FileFacts, PageFacts, Redirect, completed
from generator.site.pictures.photographs import Photograph, encoded
from generator.site.view.view import View
from generator.support import cache
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.support.workers import divided, mapped, share_of


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are printed with: a view and a chrome for each."""

    views: Mapping[Lang, View]
    chromes: Mapping[tuple[str, Lang], Chrome]
    fingerprints: Fingerprints = field(default_factory=Fingerprints)
    prints: Mapping[str, bytes] = field(default_factory=dict)
    """The fingerprints of what pages show, by their addresses; of those that are put."""
    _keys: dict[tuple[str, Lang], bytes] = field(default_factory=dict)

    def put(self, lang: Lang, facts: PageFacts, into: Output) -> None:
        """Write a page in a language, unless what lies at its address was made of the same facts."""
        path, make = self.page(lang, facts)
        into.put(path, cache.key(self._key("page", lang), self.prints[facts.address]), make)

    def put_file(self, lang: Lang, facts: FileFacts, into: Output) -> None:
        """Write a file for other programs, unless the engine did or it was made of the same facts."""
        path, make = self.file(lang, facts)
        if not into.is_theirs(path):
            into.put(path, cache.key(self._key("file", lang), self.fingerprints.of(facts)), make)

    def page(self, lang: Lang, facts: PageFacts) -> tuple[str, Make]:
        """Return where a page lies in a language, and what makes it."""
        return path_of(self.views[lang].tree, facts.address), partial(self._printed, lang, facts)

    def file(self, lang: Lang, facts: FileFacts) -> tuple[str, Make]:
        """Return where a file for other programs lies in a language, and what makes it."""
        view = self.views[lang]
        return view.tree + facts.address, partial(facts.content, view)

    def forget_parts(self) -> None:
        """Let go of the parts that pages have in common."""
        for view in self.views.values():
            view.parts.forget()

    def forget(self) -> None:
        """Let go of all that was made for more than one page or file."""
        self.forget_parts()
        for view in self.views.values():
            view.cited.forget()

    def _printed(self, lang: Lang, facts: PageFacts) -> str:
        view = self.views[lang]
        page = completed(facts, view)
        return fill(self.chromes[page.section, lang], page, view.tree)

    def _key(self, kind: Literal["page", "file"], lang: Lang) -> bytes:
        """Return the key of what every page or file of a language may show besides its facts."""
        if (kind, lang) not in self._keys:
            around = {section: chrome for (section, of), chrome in self.chromes.items() if of == lang}
            shown = (around if kind == "page" else {}, self.views[lang].names)
            self._keys[kind, lang] = cache.key(kind, lang, Fingerprints().of(shown))
        return self._keys[kind, lang]


def fingerprints_of(works: Iterable[Work]) -> Fingerprints:
    """Return what makes fingerprints, with those of works at hand."""
    held = [*works]
    made = mapped(partial(map, Fingerprints().of), held)
    return Fingerprints({work.id: print_ for work, print_ in zip(held, made, strict=True)})


def write(
    pages: Sequence[tuple[Lang, PageFacts]],
    files: Sequence[Callable[[], Sequence[tuple[Lang, FileFacts]]]],
    press: Press,
    into: Output,
    shares: int,
) -> None:
    """Write the pages and files that changed, in so many processes, and let go of what was made on the way.

    Each process takes its share of the pages, and of each group of files, in one piece: those of one language
    and kind show the same rows. A group is gathered when all before it is written.
    """
    shown = {facts.address: facts for _, facts in pages}
    prints = mapped(partial(map, press.fingerprints.of), [*shown.values()])
    with_prints = replace(press, prints=dict(zip(shown, prints, strict=True)))

    def written(share: int, shares: int) -> Manifest:
        own = into.sharing()
        for lang, page in share_of(pages, share, shares):
            with_prints.put(lang, page, own)
        for gather in files:
            with_prints.forget_parts()
            for lang, file in share_of(gather(), share, shares):
                with_prints.put_file(lang, file, own)
        return own.now

    for now in divided(written, shares):
        into.now.files.update(now.files)
    press.forget()


def redirecting(moved: Iterable[Redirect], views: Mapping[Lang, View]) -> Iterator[SiteFile]:
    """Yield the pages that lead from one address to another."""
    for redirect in moved:
        view = views[redirect.lang]
        words = view.names.site.url, view.tree, view.label("moved")
        key = cache.key("redirect", *words, *astuple(redirect))
        yield SiteFile(path_of(view.tree, redirect.address), key, partial(redirects.page, redirect, view))


def pictures(photographs: Iterable[Photograph], kept: Cache) -> Iterator[SiteFile]:
    """Yield pictures, encoded as ``kept`` has them."""
    for photograph in photographs:
        for address, data in encoded(photograph, kept).items():
            yield SiteFile.of(address, data)


def entries(works: Iterable[Work], root: Path, contents: Contents) -> Iterator[SiteFile]:
    """Yield entries as they were typed, for the form that opens them."""
    for work in works:
        file = root / work.file
        yield SiteFile(
            addresses.entry_file(work.id), contents.of(str(file)), partial(folder.read_bytes, file)
        )


def path_of(tree: str, address: str) -> str:
    """Return where the page at an address of a tree lies under the site's folder."""
    name = f"{address}index.html" if address.endswith("/") or not address else address
    return tree + name
