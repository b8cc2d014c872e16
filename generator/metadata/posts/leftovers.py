"""What of a post could be placed nowhere, as a file that says so."""

import errno
import os
from collections.abc import Mapping

from generator.metadata.posts.post import OldPost
from generator.metadata.posts.post_plan import Leftover, PostPlan, PostRequest
from generator.support.languages import Lang
from generator.text.page_text import spaced
from generator.text.slugs import slugged

FOLDER = "imported"
"""Where such files lie, beside mkdocs.yml."""

_HEAD: Mapping[Lang, str] = {
    "en": """\
# What of “{title}” was placed nowhere

No page shows this. Move what you want to keep into an entry, then delete the file.
""",
    "ko": """\
# “{title}”에서 넣지 못한 부분

사이트에는 나오지 않습니다. 남길 것을 알맞은 글로 옮긴 뒤 이 파일을 지워 주세요.
""",
}
_REASONS: Mapping[str, Mapping[Lang, str]] = {
    "unsure": {"en": "Which paper is this?", "ko": "어느 논문인지 알 수 없음"},
    "there": {"en": "This file is there already", "ko": "이미 있는 파일"},
    "refused": {"en": "`digest check` would refuse this", "ko": "`digest check`에서 오류가 나는 부분"},
    "around": {"en": "This stood around the post", "ko": "본문 둘레에 있던 글"},
    "lost": {"en": "Words that are missing elsewhere", "ko": "다른 곳에서 빠진 낱말"},
}
_LIKELIEST: Mapping[Lang, str] = {"en": "Perhaps: {titles}", "ko": "비슷한 제목: {titles}"}


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
    pieces = [_HEAD[lang].format(title=post.title), *(_shown(part, lang) for part in left)]
    return {f"{FOLDER}/{name}": "\n".join(pieces).encode()}


def _shown(part: Leftover, lang: Lang) -> str:
    about = f"{part.about}\n\n" if part.about else ""
    near = "; ".join(f"“{title}” ({score})" for title, score in part.likeliest)
    likeliest = f"{_LIKELIEST[lang].format(titles=near)}\n\n" if near else ""
    return f"## {_REASONS[part.reason][lang]}\n\n{likeliest}{about}{part.text}\n"
