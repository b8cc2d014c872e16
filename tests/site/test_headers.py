"""What web servers say with the site's files."""

import re
from pathlib import Path

from generator.site import headers

PLACEHOLDER = re.compile(r"/:\w+")


def rules() -> dict[str, dict[str, str]]:
    """Return the headers by path, as the hosts that read the file do."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in headers.text().splitlines():
        if line.startswith("/"):
            path = line
        else:
            name, value = line.strip().split(": ", 1)
            found.setdefault(path, {})[name] = value
    return found


def matches(rule: str, path: str) -> bool:
    return bool(re.fullmatch(PLACEHOLDER.sub("/[^/]+", rule.replace(".", r"\.").replace("*", ".*")), path))


def test_the_file_keeps_to_the_limits_of_cloudflare() -> None:
    assert len(rules()) <= 100
    assert all(rule.count("*") == 1 for rule in rules())
    assert all(len(line) <= 2000 for line in headers.text().splitlines())


def test_only_files_named_by_their_content_are_kept_for_good_and_nothing_is_said_twice(
    built_site: Path,
) -> None:
    kept = set()
    for file in filter(Path.is_file, built_site.rglob("*")):
        path = f"/{file.relative_to(built_site).as_posix()}"
        said = [name for rule, values in rules().items() if matches(rule, path) for name in values]
        assert len(said) == len(set(said)), path
        named = re.match(headers.NAMED_BY_CONTENT, path.removeprefix("/"))
        assert bool(named) == ("Cache-Control" in said), path
        if named:
            assert re.search(r"[._/][0-9a-f]{7,16}[._/]", path), path
            kept.add(path.split("/")[2])

    assert kept == {"javascripts", "stylesheets", "ko", "en"}


def test_a_site_comes_with_the_file(built_site: Path) -> None:
    assert (built_site / headers.FILE).read_text(encoding="utf-8") == headers.text()
