"""The files of the theme: listed without those that no site gets, and compiled once."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from generator.site.view.parts import COMPILED
from generator.support import cache
from generator.support.cache import Cache

_KIND = "template"
"""The kind under which is kept what templates were compiled to."""

_UNWANTED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What only the theme's own search needs."""


_KOREAN = "partials/languages/ko.html"
"""Where the theme has its Korean words."""

_SPELT = {
    "콘텐츠로 이동": "본문 바로가기",
    "이 페이지를 편집": "이 페이지 편집",
    "페이지소스 보기": "페이지 소스 보기",
    "상단/헤더": "머리글",
    "하단/푸터": "바닥글",
    "네비게이션": "내비게이션",
    "언어설정": "언어 설정",
    "맨위로": "맨 위로",
}
"""Of these, as Koreans write them."""


class WantedFiles(FileSystemLoader):
    """Loads any template, its Korean mended, and lists none that is hidden, or unwanted.

    MkDocs lists what it may have to copy, and leaves out what is hidden: the fifteen thousand icons of the
    theme, which it looks through in every build of a preview otherwise.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of files that are wanted and not hidden, nor lie in a hidden folder."""
        shown = {path for folder in self.searchpath for path in _shown(folder)}
        return sorted(path for path in shown if not path.startswith(_UNWANTED))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return what a template says, where it lies, and what tells whether it still says so."""
        said, path, is_current = super().get_source(environment, template)
        for theirs, ours in _SPELT.items() if template == _KOREAN else ():
            said = said.replace(f'"{theirs}"', f'"{ours}"')
        return said, path, is_current


def leave_search_out(config: MkDocsConfig) -> None:
    """Leave out the theme's own search, of which every reader would download the whole index."""
    if theirs := config.plugins.get("material/search"):
        theirs.config["enabled"] = False
    theme, plain = config.theme, config.theme.get_env

    def get_env() -> Environment:
        env = plain()
        env.loader = WantedFiles(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign] # of this one theme


def _shown(folder: str) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(at, name).relative_to(folder).as_posix()


_KNOWN = frozenset({"builtins", "_operator", "jinja2", "markupsafe", "material", "mkdocs", "properdocs"})
"""The packages whose filters and tests say the same in every build."""


def is_alike(env: Environment) -> bool:
    """Tell whether templates always compile to the same: what filters say of constants is part of that."""
    called = (*env.filters.values(), *env.tests.values())
    return all(str(getattr(each, "__module__", "")).partition(".")[0] in _KNOWN for each in called)


class TemplateCache(BytecodeCache):
    """Keeps what templates were compiled to for the next build: a tenth of one that changes nothing."""

    def __init__(self, kept: Cache) -> None:
        """Begin with what ``kept`` holds, and with what this process compiled."""
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for its template, if anything is."""
        COMPILED.load_bytecode(bucket)
        if not bucket.code and (text := self._kept.get(_KIND, _key(bucket))):
            bucket.bytecode_from_string(b64decode(text))
            COMPILED.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket's template was compiled to."""
        COMPILED.dump_bytecode(bucket)
        self._kept.put(_KIND, {_key(bucket): b64encode(bucket.bytecode_to_string()).decode()})


def _key(bucket: Bucket) -> bytes:
    return cache.key(bucket.key, bucket.checksum)
