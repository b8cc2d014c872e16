"""What of a post could be placed nowhere, as a file that says so."""

import errno
import os
from collections.abc import Mapping

from generator.metadata.posts.post import OldPost
from generator.metadata.posts.post_plan import Leftover, PostPlan, PostRequest
from generator.support import package
from generator.support.languages import Lang
from generator.text.page_text import spaced
from generator.text.slugs import slugged

FOLDER = "imported"
"""Where such files lie, beside mkdocs.yml."""


def file(plan: PostPlan, post: OldPost, request: PostRequest, lang: Lang) -> dict[str, bytes]:
    """Return the file of what is left, by its path; nothing where all is in files that are there.

    Raises NotADirectoryError where the folder is a link, which may lead out of the project.
    """
    folder = request.root / FOLDER
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    stem = "-".join(filter(None, (request.venue, f"{request.year:04}", slugged(request.file.stem))))
    names = (f"{stem}.md", *(f"{stem}-{number}.md" for number in range(2, 1000)))
    held = ""
    for name in names:
        path = folder / name
        if not path.is_file():
            break
        held += spaced(path.read_text(encoding="utf-8", errors="replace")) + "\n"
    left = [part for part in plan.left if spaced(part.text) not in held or spaced(part.about) not in held]
    if not left:
        return {}
    words = package.words("generator.metadata.posts", "leftover_words.yml", lang)
    pieces = [words["head"].format(title=post.title), *(_shown(part, words) for part in left)]
    return {f"{FOLDER}/{name}": "\n".join(pieces).encode()}


def _shown(part: Leftover, words: Mapping[str, str]) -> str:
    about = f"{part.about}\n\n" if part.about else ""
    near = "; ".join(f"“{title}” ({score})" for title, score in part.likeliest)
    likeliest = f"{words['likeliest'].format(titles=near)}\n\n" if near else ""
    return f"## {words[part.reason]}\n\n{likeliest}{about}{part.text}\n"
