"""Snapshots: what a build left in a site's folder, as far as the next needs it to find all of it as it was.

A manifest knows each file; to read it takes longer than to look at the files themselves.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from generator.build.output import Manifest, are_inside, look
from generator.build.stage import Stage, topmost, tops
from generator.support.workers import divided, share_of, worth

_LOOKS = 100
"""How many files are looked at in the time that another item of work takes, see ``worth``."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site's own files as a build left them."""

    made_of: str = ""
    """The key of all that they were made of."""
    own: tuple[str, ...] = ()
    """What is ``topmost`` of them, and of none of the engine's."""
    paths: tuple[str, ...] = ()
    """Where they lie under the site's folder."""
    looks: str = ""
    """A hash of what the file system said of each."""

    @classmethod
    def of(cls, manifest: Manifest, made_of: str) -> "Snapshot":
        """Return that of the files of a manifest, which were made of what ``made_of`` stands for."""
        numbers = array("q", (number for written in manifest.files.values() for number in written[1:]))
        return cls(made_of, tuple(manifest.own), tuple(manifest.files), _hash(numbers.tobytes()))

    def keep(self, stage: Stage) -> bool:
        """Tell whether all lies there as it was left, and if so bring only what the engine wrote."""
        theirs = tops(stage.whole)
        ours = {*map(topmost, self.paths)}
        anything = tops(stage.site) - {*self.own}
        if ours & (anything - theirs) or _looks(stage, self.paths) != self.looks:
            return False
        if ours & theirs:
            stage.carry(self.paths, theirs)
        stage.bring(ours, ())
        return True


def read(text: str | None) -> Snapshot:
    """Read a snapshot that was kept; one that is damaged is of nothing."""
    try:
        made_of, own, paths, looks = json.loads(text or "null")
        return (
            Snapshot(made_of, tuple(own), tuple(paths), looks) if are_inside((*own, *paths)) else Snapshot()
        )
    except (ValueError, TypeError, AttributeError):
        return Snapshot()


def written(snapshot: Snapshot) -> str:
    """Return a snapshot as a text to keep."""
    parts = (snapshot.made_of, snapshot.own, snapshot.paths, snapshot.looks)
    return json.dumps(parts, ensure_ascii=False)


def _looks(stage: Stage, paths: Sequence[str]) -> str:
    """Return a hash of what the file system says of files in the site, as ``Snapshot`` has one."""

    def looked_at(share: int, shares: int) -> bytes:
        numbers = array("q")
        for path in share_of(paths, share, shares):
            numbers.extend(look(f"{stage.site}/{path}"))
        return numbers.tobytes()

    return _hash(b"".join(divided(looked_at, worth(len(paths) // _LOOKS))))


def _hash(numbers: bytes) -> str:
    return blake2b(numbers, digest_size=16).hexdigest()
