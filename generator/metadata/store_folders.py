"""Where what was fetched about papers lies: in the folder of digests, and perhaps elsewhere as well."""

import os
from pathlib import Path

FOLDER = ".metadata"
"""The store's place under the folder of digests."""

ELSEWHERE = "DIGEST_METADATA"
"""The environment variable that names a second store, in which a pull request's checks keep what came."""


def of(root: Path, digests: str = "digests", elsewhere: Path | None = None) -> tuple[Path, ...]:
    """Return a project's store, behind the one that lies ``elsewhere`` where there is one."""
    named = os.environ.get(ELSEWHERE)
    own = root / digests / FOLDER
    first = elsewhere or (Path(named) if named else None)
    return (first, own) if first else (own,)
