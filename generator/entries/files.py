"""Files written whole or not at all, so that nobody ever sees half of one."""

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file at once, in place of one that may be there; it keeps that one's permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
