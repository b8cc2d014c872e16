"""Every file of a project that mentions a name says the new one."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.file_plan import FilePlan
from generator.cli.parameters import NotDoneError
from generator.entries import document, folder
from generator.entries.folder import REGISTRIES
from generator.entries.write.renaming import Renaming, mentioned
from generator.entries.write.splices import UnreadableError
from generator.problems import report
from generator.site.articles import sources
from generator.support import files


def rename_all(plan: FilePlan, renaming: Renaming, entry_file: str = "") -> None:
    """Let every file of a plan say a new name; ``entry_file`` is that of the entry which is to lie elsewhere.

    Raises NotDoneError where a file that may say the old name cannot be read.
    """
    root, digests = plan.project.root, plan.project.digests
    for file in folder.walk(root, digests).all:
        kind = document.kind_of(file, digests)
        edition = file.removeprefix(f"{digests}/").rpartition("/")[0]
        edition = "" if edition in {"", *REGISTRIES} else edition
        into = renaming.new.rpartition("/")[0] if file == entry_file else edition
        with _readable(file, renaming):
            plan.change(file, mentioned(plan.read(file), kind, renaming, edition, into))
    for path in files.visible(plan.project.docs, "*.md"):
        if path.is_file() and not path.is_symlink():
            file = report.relative(path, root)
            with _readable(file, renaming):
                if renaming.old.encode() not in (content := path.read_bytes()):
                    continue
                plan.held[file] = content
                if (new := sources.renamed(content.decode("utf-8"), renaming).encode()) != content:
                    plan.texts[file] = new


@contextmanager
def _readable(file: str, renaming: Renaming) -> Iterator[None]:
    """Refuse to go on where a file that may say a name cannot be read."""
    try:
        yield
    except (UnreadableError, UnicodeDecodeError):
        raise NotDoneError("rename-unreadable", value=file, name=renaming.old) from None
