"""The links within a built site that lead nowhere; ``python -m tests.browser.links SITE`` tells of them."""

import sys
from pathlib import Path

from tests.browser.pages import pages


def dead(site: Path) -> list[tuple[str, str]]:
    """Return each page with a link or an anchor that is not there, in a folder with a built site."""
    built = {page.path: page for page in pages(site)}
    ids = {path: set(page.ids) for path, page in built.items()}
    found = []
    for page in built.values():
        for link, _ in page.links():
            target = page.resolve(link)
            if target is None or page.path == "404.html":
                continue
            file, anchor = target
            if not (site / file).is_file() or (anchor and anchor not in ids.get(file, {anchor})):
                found.append((page.path, link))
    return found


if __name__ == "__main__":
    lines = [
        f"{page}: {link} leads nowhere · 없는 곳으로 이어집니다." for page, link in dead(Path(sys.argv[1]))
    ]
    sys.exit("\n".join(lines) or None)
