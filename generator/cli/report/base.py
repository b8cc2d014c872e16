"""Where a branch begins: the project as it was there, out of git."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

from generator.cli.parameters import NotDoneError


class Base:
    """The commit at which a branch parted from another."""

    def __init__(self, root: Path, ref: str) -> None:
        """Find where what is checked out in a project's folder parted from ``ref``; raises NotDoneError."""
        self._root = root
        self._refusal = ""
        """What git said when it refused something."""
        if not shutil.which("git"):
            raise NotDoneError("report-no-git")
        if not self._line("rev-parse", "--show-toplevel"):
            raise NotDoneError("report-no-repository", value=root, reason=self._refusal)
        is_shallow = self._line("rev-parse", "--is-shallow-repository") == "true"
        named = self._line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if not named:
            raise NotDoneError("report-shallow" if is_shallow else "report-no-ref", value=ref)
        self._commit = self._line("merge-base", named, "HEAD")
        if not self._commit:
            raise NotDoneError("report-shallow" if is_shallow else "report-unrelated", value=ref)

    @property
    def folder(self) -> str:
        """The project's folder in the repository, with a slash at its end; empty at the root."""
        return self._line("rev-parse", "--show-prefix")

    def unpack(self, paths: Sequence[str], into: Path) -> None:
        """Write what lay at ``paths`` of the project; links and what git ignores are left out."""
        there = [
            path for path in paths if self._run("cat-file", "-e", f"{self._commit}:./{path}") is not None
        ]
        packed = into / "base.tar"
        if not there:
            return
        if self._run("archive", "--format=tar", f"--output={packed}", self._commit, "--", *there) is None:
            raise NotDoneError("report-git", reason=self._refusal)
        with tarfile.open(packed) as archive:
            for member in archive:
                _unpack(archive, member, into)
        packed.unlink()

    def changed(self) -> list[str]:
        """Return the files of the project that are other than they were, new or gone, sorted."""
        changed = self._run(
            "diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", self._commit
        )
        untracked = self._run("ls-files", "--others", "--exclude-standard", "-z")
        if changed is None or untracked is None:
            raise NotDoneError("report-git", reason=self._refusal)
        return sorted({os.fsdecode(name) for name in (changed + untracked).split(b"\0") if name})

    def _run(self, *arguments: str) -> bytes | None:
        """Return what git prints; None where it fails."""
        ran = subprocess.run(  # noqa: S603 # git, whichever is installed
            ["git", "--literal-pathspecs", *arguments],  # noqa: S607 # likewise
            cwd=self._root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            check=False,
        )
        if ran.returncode:
            self._refusal = ran.stderr.decode(errors="replace").strip().partition("\n")[0]
            return None
        return ran.stdout

    def _line(self, *arguments: str) -> str:
        """Return the line that git prints; empty where it fails."""
        return os.fsdecode(self._run(*arguments) or b"").rstrip("\n")


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """Write a file of an archive below a folder, unless its name leads out of it."""
    content = archive.extractfile(member) if member.isfile() else None
    file = into / member.name
    # tarfile's own filters came with Python 3.11.4; Debian 12 has 3.11.2
    if content and file.is_relative_to(into) and ".." not in file.parts:
        file.parent.mkdir(parents=True, exist_ok=True)
        with content, file.open("wb") as unpacked:
            shutil.copyfileobj(content, unpacked)
