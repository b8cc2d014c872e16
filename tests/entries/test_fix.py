"""``--fix`` changes what means something certain, and not a byte besides."""

from pathlib import Path

import pytest

from generator.entries import reader
from generator.entries.write import fix
from tests.entries.projects import ENTRY, HEAD, SOUND, write


def _fixed(root: Path, content: bytes, file: str = ENTRY) -> bytes:
    write(root, {**SOUND, file: content})
    fix.fix(root, reader.read(root), lambda _: True)
    return (root / file).read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [컨브넷, Deep-Learning]  # both\n", "tags: [cnn, deep-learning]  # both\n"),
        ("suggested-tags: [컨브넷]\n", "suggested-tags: [cnn]\n"),
        ("tags:\n  - '컨브넷'\n  - \"convnet\" # one\n", "tags:\n  - 'cnn'\n  - \"cnn\" # one\n"),
        ("paper:\n  doi: https://doi.org/10.1000/Abc # it\n", "paper:\n  doi: 10.1000/Abc # it\n"),
        *(
            (typed, typed)
            for typed in (
                "paper:\n  doi: 10.1109/https://doi.org/10.1109/x\n",
                "paper:\n  doi: '[10.1109/x](https://doi.org/10.1109/x)'\n",
                "paper:\n  doi: [10.1109/x](https://doi.org/10.1109/x)\n",
                "paper:\n  doi: https://doi.org/10.1109/x에서\n",
            )
        ),
        ("asks:\n  en: See [[other|this]] and `[[other]]`.\n", None),
        ("asks:\n  en: |\n    [[tag:컨브넷|CNN]]\n    ```\n    [[other]]\n    ```\n", None),
        ("asks:\n  en: '[[venue:이스미르/2015]]'\n", "asks:\n  en: '[[venue:ismir/2015]]'\n"),
        ("paper: {title: Ma\u0301laga}  # Ma\u0301laga\n", "paper: {title: Málaga}  # Ma\u0301laga\n"),
        (
            "# comment\n\n\nsummary:   {en:  a ,   ko: 가}   \n",
            "# comment\n\n\nsummary:   {en:  a ,   ko: 가}   \n",
        ),
        (
            "# 2018년 4월 20일， ［a］\ntags：［컨브넷， “deep-learning”］  # 가，나\n",
            "# 2018년 4월 20일， ［a］\ntags: [cnn, deep-learning]  # 가，나\n",
        ),
        (
            "paper:   # 논  \n  title :  A\n  pages：3   # 쪽\ntags：   # 태그\n  - cnn\nasks:    {en: W}\n",
            "paper:   # 논  \n  title :  A\n  pages: 3   # 쪽\ntags:   # 태그\n  - cnn\nasks:    {en: W}\n",
        ),
        (
            "paper:  # 논문 \n  title: A\n\u00a0 pages:  3\n",
            "paper:  # 논문 \n  title: A\n  pages:  3\n",
        ),
        (
            "paper:\n  published: 2018. 4. 20.  # 출판일\n  pages:\u30003\n",
            "paper:\n  published: 2018-04-20  # 출판일\n  pages: 3\n",
        ),
        (
            "paper:\n\u00a0\u00a0title: Foo: bar， “baz”\n\tpages: 3\nasks:\n  ko: |\n    \u3000가，\t나\n",
            'paper:\n  title: "Foo: bar， “baz”"\n  pages: 3\nasks:\n  ko: |\n    \u3000가，\t나\n',
        ),
        ("paper: {published: 04/05/2018}\n", "paper: {published: 04/05/2018}\n"),
        ("tags: [quantum]\npaper: {doi: none}\n", "tags: [quantum]\npaper: {doi: none}\n"),
        ("asks: {en: '[[nowhere]] [[author:x]]'}\n", "asks: {en: '[[nowhere]] [[author:x]]'}\n"),
    ],
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_fix(before: str, after: str | None, bom: bytes, end: str, tmp_path: Path) -> None:
    if after is None:
        after = before.replace("[[other|this]]", "[[ismir/2015/other|this]]").replace("tag:컨브넷", "tag:cnn")
    raw, mended = (bom + (HEAD + text).replace("\n", end).encode() for text in (before, after))

    assert _fixed(tmp_path, raw) == mended
    assert _fixed(tmp_path, mended) == mended


def test_lines_that_end_twice_end_once(tmp_path: Path) -> None:
    raw = (HEAD + "tags:\n  - cnn\nasks:\n  en: |\n    Why?\n\n    How?\n").encode()

    assert _fixed(tmp_path, raw.replace(b"\n", b"\r\r\n")) == raw.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("parting", ["\u2028", "\u2029", "\x85"])
def test_a_line_that_a_sign_of_unicode_parts_is_left_alone(parting: str, tmp_path: Path) -> None:
    raw = f"{HEAD}paper:\n  title: Waves{parting}  doi: 10.1000/x\n".encode()

    assert _fixed(tmp_path, raw) == raw


def test_arxiv_ids_become_canonical(tmp_path: Path) -> None:
    raw = b"arxiv: https://arxiv.org/pdf/1502.03540v2.pdf # seen\nread: not-yet\n"

    assert _fixed(tmp_path, raw) == b"arxiv: 1502.03540v2 # seen\nread: not-yet\n"


def test_broader_tags_become_ids(tmp_path: Path) -> None:
    raw = "name: {en: New, ko: 새}\nbroader: [합성곱 신경망]\n".encode()

    assert (
        _fixed(tmp_path, raw, "digests/tags/new.yml") == "name: {en: New, ko: 새}\nbroader: [cnn]\n".encode()
    )


@pytest.mark.parametrize("raw", [b"tags: [convnet]\ntitle: a: b\n", b"tags: [convnet]\n\xff", b"", b"}"])
def test_a_file_that_does_not_parse_is_left_alone(raw: bytes, tmp_path: Path) -> None:
    assert _fixed(tmp_path, raw) == raw


def test_only_what_is_asked_for_changes(tmp_path: Path) -> None:
    root = write(tmp_path, {**SOUND, ENTRY: HEAD + "tags: [convnet]\n"})

    changed = fix.fix(root, reader.read(root), lambda file: file != ENTRY)

    assert changed == []
    assert (root / ENTRY).read_text() == HEAD + "tags: [convnet]\n"
    assert not list(root.rglob(".*.tmp"))


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    write(tmp_path, {**SOUND, ENTRY: HEAD + "tags: [convnet]\n"})
    (tmp_path / ENTRY).chmod(0o664)

    changed = fix.fix(tmp_path, reader.read(tmp_path), lambda _: True)

    assert changed == [ENTRY]
    assert (tmp_path / ENTRY).stat().st_mode & 0o777 == 0o664
