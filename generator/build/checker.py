"""The checker in browsers: the project's own rules, and a Python of WebAssembly that runs them.

npm's ``pyodide`` is that Python. What the rules need besides are packages that are installed here anyway and
hold nothing but Python, except for pydantic's core: its build for Pyodide lies in a folder of its own. A
reader's browser loads all of it from the site, at addresses that are others where the content is another.
"""

import gzip
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path

from generator.build.generator_files import FOLDER as GENERATOR
from generator.build.output import SiteFile
from generator.support import cache
from generator.support.cache import Cache

FOLDER = "compose/checker"
"""Where it lies under the site's root, each content in a folder of its own."""

FILE = "compose/checker.json"
"""Says in which folders, and how many bytes are to be loaded; ``null`` where there is no checker."""

WHEELS = Path(sys.prefix) / "browser"
"""Where pydantic's core lies as Pyodide can load it."""

_CORE = "pydantic-core"

_PACKAGES = (
    *("annotated-types", "anyascii", "markdown", "markupsafe", "pydantic", "pylatexenc", "pyyaml"),
    *("typing-extensions", "typing-inspection"),
)
"""What the rules need besides; each can do with Python alone."""

_ROOMS = ("support", "text", "problems", "entries", "metadata", "catalog")
"""The rooms of the generator that check, and what they import."""

_WASM = "pyodide.asm.wasm"
_LOCK = "pyodide-lock.json"
_PYODIDE = {
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
    "python_stdlib.zip": "python_stdlib.zip",
    _WASM: _WASM,
}
"""The files of npm's package, and what they are called here: not every web server knows ``.mjs``."""

_ARCHIVE = "python.zip"

_MACHINES = (".pyc", ".so", ".pyd", ".pyi", ".c", ".h")
"""How names of files end that belong to this machine, or that nothing runs."""

_ABOUT = re.compile(r"/(?:METADATA$|licen|copying|authors)", re.IGNORECASE)
"""What goes along of a package's description of itself: whose it is."""

_DATE = (1980, 1, 1, 0, 0, 0)
"""When all files of an archive were changed: on the first day that its format knows."""


@dataclass(frozen=True)
class CheckerBundle:
    """What browsers load, but for what surrounds the files that are checked."""

    pyodide: Mapping[str, bytes]
    """Files of npm's package, by the names under which they are served."""
    python: Mapping[str, bytes]
    """What it is to run, by path."""

    @cached_property
    def digest(self) -> str:
        """The name of the folder: a hash of what it holds, however well that was compressed."""
        made = sha256()
        for held in (self.pyodide, self.python):
            for path, content in sorted(held.items()):
                made.update(f"{path} {len(content)} ".encode())
                made.update(content)
        return made.hexdigest()[:16]

    def files(self, kept: Cache) -> Mapping[str, Callable[[], bytes]]:
        """Return what makes each file of the folder; what takes time is kept, and looked for there first."""

        def cached(name: str, make: Callable[[], bytes]) -> bytes:
            begins = self.digest.encode()
            found = kept.read(f"checker/{name}") or b""
            if not found.startswith(begins):
                found = begins + make()
                kept.keep(f"checker/{name}", found)
            return found.removeprefix(begins)

        def packed() -> bytes:
            return gzip.compress(self.pyodide[_WASM], mtime=0)

        as_they_are = {name: content for name, content in self.pyodide.items() if name != _WASM}
        return {
            **{name: partial(bytes, content) for name, content in as_they_are.items()},
            f"{_WASM}.packed": lambda: cached(_WASM, packed),  # some servers would unpack what ends in .gz
            _ARCHIVE: lambda: cached(_ARCHIVE, lambda: _archive(self.python)),
        }


@lru_cache(maxsize=1)  # a preview asks for it with every build
def installed(root: Path) -> CheckerBundle | None:
    """Return the checker that a project's site can have; None where its parts are not installed."""
    package = root / "node_modules/pyodide"
    try:
        pyodide = {served: (package / name).read_bytes() for name, served in _PYODIDE.items()}
        built = json.loads((package / _LOCK).read_bytes())["info"]
        pyodide[_LOCK] = json.dumps({"info": built, "packages": {}}).encode()
        return CheckerBundle(pyodide, {**dict(_ours()), **dict(_others())})
    except (OSError, PackageNotFoundError):
        return None


def files_of(checker: CheckerBundle | None, surroundings: str, kept: Cache) -> Iterator[SiteFile]:
    """Yield a checker's files and what surrounds those that it checks; or what says that there is none."""
    if checker is None:
        yield SiteFile.of(FILE, "null")
        return
    code = f"{FOLDER}/{checker.digest}/"
    around = f"{FOLDER}/{sha256(surroundings.encode()).hexdigest()[:16]}/surroundings.json"
    made = checker.files(kept)
    for name, make in made.items():
        yield SiteFile(code + name, cache.key(checker.digest, name), make)
    yield SiteFile.of(around, surroundings)

    def manifest() -> str:
        size = sum(len(make()) for make in made.values())
        return json.dumps({"code": code, "surroundings": around, "bytes": size})

    yield SiteFile(FILE, cache.key(code, around), manifest)


def _ours() -> Iterator[tuple[str, bytes]]:
    yield "generator/__init__.py", b""
    for room in _ROOMS:
        for path in sorted((GENERATOR / room).rglob("*")):
            if path.suffix in {".py", ".yml"}:
                yield f"generator/{path.relative_to(GENERATOR).as_posix()}", path.read_bytes()


def _others() -> Iterator[tuple[str, bytes]]:
    """Yield the files of packages; raises OSError or PackageNotFoundError where one is not there."""
    for package in _PACKAGES:
        listed = files(package)
        if listed is None:  # installed by a system that keeps no list of what belongs to it
            raise PackageNotFoundError(package)
        for file in listed:
            if _is_needed(name := file.as_posix()):
                yield name, Path(str(file.locate())).read_bytes()
    name = _CORE.replace("-", "_")
    wheel = next(WHEELS.glob(f"{name}-{version(_CORE)}-*-pyemscripten_*.whl"), WHEELS / name)
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if name.endswith(".so") or _is_needed(name):
                yield name, opened.read(name)


def _is_needed(name: str) -> bool:
    if ".dist-info/" in name:
        return _ABOUT.search(name) is not None
    return not name.endswith(_MACHINES) and not name.startswith("..")


def _archive(contents: Mapping[str, bytes]) -> bytes:
    """Return an archive; the same for the same contents."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(path, _DATE), content, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
