"""Where a branch begins: the project as it was there, out of git."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cli.parameters import NotDoneError


@dataclass(frozen=True, slots=True)
class Base:
    """The commit at which a branch parted from another."""

    root: Path
    """The project's folder."""
    commit: str

    @classmethod
    def of(cls, root: Path, ref: str) -> "Base":
        """Return where what is checked out at ``root`` parted from ``ref``; raises NotDoneError."""
        if not shutil.which("git"):
            raise NotDoneError("report-no-git")
        git = _Git(root)
        if not git.says("rev-parse", "--show-toplevel"):
            raise NotDoneError("report-no-repository", value=root, reason=git.refusal)
        is_shallow = git.says("rev-parse", "--is-shallow-repository") == "true"
        named = git.says("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if not named:
            raise NotDoneError("report-shallow" if is_shallow else "report-no-ref", value=ref)
        commit = git.says("merge-base", named, "HEAD")
        if not commit:
            raise NotDoneError("report-shallow" if is_shallow else "report-unrelated", value=ref)
        return cls(root, commit)

    @property
    def folder(self) -> str:
        """The project's folder in the repository, with a slash at its end; empty at the root."""
        return _Git(self.root).says("rev-parse", "--show-prefix")

    def unpack(self, paths: Sequence[str], into: Path) -> None:
        """Write what lay at ``paths`` of the project; links and what git ignores are left out."""
        git = _Git(self.root)
        there = [path for path in paths if git.run("cat-file", "-e", f"{self.commit}:./{path}") is not None]
        packed = into / "base.tar"
        if not there:
            return
        if git.run("archive", "--format=tar", f"--output={packed}", self.commit, "--", *there) is None:
            raise NotDoneError("report-git", reason=git.refusal)
        with tarfile.open(packed) as archive:
            for member in archive:
                _unpack(archive, member, into)
        packed.unlink()

    def changed(self) -> list[str]:
        """Return the files of the project that are other than they were, new or gone, sorted."""
        git = _Git(self.root)
        changed = git.run(
            "diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", self.commit
        )
        untracked = git.run("ls-files", "--others", "--exclude-standard", "-z")
        if changed is None or untracked is None:
            raise NotDoneError("report-git", reason=git.refusal)
        return sorted({os.fsdecode(name) for name in (changed + untracked).split(b"\0") if name})


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """Write a file of an archive below a folder, unless its name leads out of it."""
    content = archive.extractfile(member) if member.isfile() else None
    file = into / member.name
    # tarfile's own filters came with Python 3.11.4; Debian 12 has 3.11.2
    if content and file.is_relative_to(into) and ".." not in file.parts:
        file.parent.mkdir(parents=True, exist_ok=True)
        with content, file.open("wb") as unpacked:
            shutil.copyfileobj(content, unpacked)


class _Git:
    """Runs git in a folder, and keeps what it said when it refused something."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refusal = ""

    def run(self, *arguments: str) -> bytes | None:
        """Return what git prints; None where it fails."""
        command = ["git", "--literal-pathspecs", *arguments]
        ran = subprocess.run(  # noqa: S603 # git, whichever is installed
            command,
            cwd=self.folder,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            check=False,
        )
        if ran.returncode:
            self.refusal = ran.stderr.decode(errors="replace").strip().partition("\n")[0]
            return None
        return ran.stdout

    def says(self, *arguments: str) -> str:
        """Return the line that git prints; empty where it fails."""
        return os.fsdecode(self.run(*arguments) or b"").rstrip("\n")
