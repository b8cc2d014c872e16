"""The Python that pages show; ``python -m tests.programs FOLDER`` runs it and tells what says otherwise.

Blocks of one page are run in order, each with what those before it defined. What a block prints is held
against the fence ``output`` that follows it. Right before a block that nothing here can run, a comment says
why: ``<!-- not run: it asks a server -->``.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SECONDS = 60
"""How long the blocks of a page may take."""

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,}) *(?P<language>[\w+-]*)")
_NOT_RUN = re.compile(r"<!-- not run: \S.* -->")
_BETWEEN = "\x1e"
"""Is printed between the blocks of a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Python, and what is said to come of it."""

    line: int
    """Where its first line stands in the page."""
    code: str
    output: str | None

    @property
    def placed(self) -> str:
        """The code below as many empty lines as stand before it in the page, by which Python tells errors."""
        return "\n" * (self.line - 1) + self.code


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page that are to be run."""
    found = [*_fences(markdown.splitlines()), ("", 0, "", False)]
    for (language, line, code, is_run), (following, _, output, _) in pairwise(found):
        if language == "python" and is_run:
            yield Block(line, code, output if following == "output" else None)


def _fences(lines: list[str]) -> Iterator[tuple[str, int, str, bool]]:
    """Yield the language of each fence, the number of its first line, what it holds and whether it is run."""
    before = ""
    number = 0
    while number < len(lines):
        if fence := _FENCE.match(lines[number]):
            first = number = number + 1
            while number < len(lines) and lines[number].rstrip() != fence["fence"]:
                number += 1
            held = "".join(f"{line}\n" for line in lines[first:number])
            yield fence["language"], first + 1, held, not _NOT_RUN.fullmatch(before)
        before = lines[number].strip() if number < len(lines) and lines[number].strip() else before
        number += 1


def told(page: Path) -> Iterator[str]:
    """Yield a line for every block of a page that fails, or puts out something else than the page says."""
    found = [*blocks(page.read_text(encoding="utf-8"))]
    if not found:
        return
    program = "".join(
        f"exec(compile({block.placed!r}, {str(page)!r}, 'exec'))\nprint({_BETWEEN!r}, end='', flush=True)\n"
        for block in found
    )
    with tempfile.TemporaryDirectory() as folder:
        try:
            ran = subprocess.run(
                [sys.executable, "-c", program],
                cwd=folder,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            yield f"{page}: the blocks take more than {SECONDS} seconds"
            return
    *outputs, _ = ran.stdout.split(_BETWEEN)
    for block, output in zip(found, outputs, strict=False):
        expected = output if block.output is None else block.output
        if output.rstrip() != expected.rstrip():
            yield f"{page}:{block.line}: puts out\n{output.rstrip()}\nand the page says\n{expected.rstrip()}"
    if ran.returncode:
        yield f"{page}:{found[len(outputs)].line}: {ran.stderr.strip()}"


if __name__ == "__main__":
    said = [line for page in sorted(Path(sys.argv[1]).rglob("*.md")) for line in told(page)]
    sys.exit("\n".join(said) or None)
