"""The vocabulary looked after: how tags are used, which are probably one, and tags that become one."""

from pathlib import Path

import pytest

from generator.catalog.similar_tags import nearly_same, same_but_for_form
from generator.entries.format.entry import BilingualText
from generator.entries.format.registry import Tag
from tests.cli.renaming import PROJECT, digest, held, read
from tests.entries.projects import write

TWICE = {
    **PROJECT,
    "digests/tags.yml": """\
cnn:   # the net
  name: {en: Convolutional network, ko: 합성곱 신경망}
  aliases:
    - convnet  # short
  broader: [deep-learning]

# gone soon
cnns:
  name: {en: Convolutional networks, ko: 컨볼루션 신경망}
  aliases: [ConvNet s, "C: N"]
  broader: [deep-learning]
  formerly: [nets]

deep-learning:
  name: {en: Deep learning, ko: 딥러닝}
""",
    "digests/tags/small-cnn.yml": "name: {en: Small network, ko: 작은 망}\nbroader: [cnns]\n",
    "digests/ismir/2015/both.yml": """\
paper: {title: Both}
read: full
tags:
  - cnns    # these
  - cnn     # and this
suggested-tags: [deep-learning]
summary: {ko: 넷., en: Four.}
""",
    "digests/ismir/2015/suggested.yml": """\
paper: {title: Suggested}
read: not-yet
tags: [cnn]
suggested-tags: [cnns, deep-learning]
""",
    "digests/ismir/2015/linking.yml": """\
paper: {title: Linking}
read: full
tags: [cnns]
summary: {ko: 다섯., en: Five.}
asks: {ko: "[[tag:cnns]], [[tag:nets]]", en: "[[tag:CNNs|these]]"}
""",
    "docs/blog/post.md": "---\ntags: [cnn, cnns]\n---\n# 글\n\n[[tag:cnns]]\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, TWICE)


def test_two_tags_become_one(project: Path) -> None:
    assert [problem.code for problem in read(project).problems] == ["tag-similar"]

    result = digest(project, "tags", "merge", "cnns", "cnn")

    assert (result.exit_code, result.stderr) == (0, "Done.\n")
    assert read(project).problems == ()
    now = {file: text.decode("utf-8", "replace") for file, text in held(project).items()}
    assert (
        now["digests/tags.yml"]
        == """\
cnn:   # the net
  name: {en: Convolutional network, ko: 합성곱 신경망}
  aliases:
    - convnet  # short
    - Convolutional networks
    - 컨볼루션 신경망
    - ConvNet s
    - "C: N"
  broader: [deep-learning]
  formerly: [cnns, nets]

# gone soon

deep-learning:
  name: {en: Deep learning, ko: 딥러닝}
"""
    )
    assert "broader: [cnn]" in now["digests/tags/small-cnn.yml"]
    assert "tags:\n  - cnn     # and this\nsuggested" in now["digests/ismir/2015/both.yml"]
    assert "suggested-tags: [deep-learning]" in now["digests/ismir/2015/suggested.yml"]
    assert '"[[tag:cnn]], [[tag:nets]]", en: "[[tag:CNNs|these]]"' in now["digests/ismir/2015/linking.yml"]
    assert "tags: [cnn]\n" in now["docs/blog/post.md"]
    assert "[[tag:cnn]]" in now["docs/blog/post.md"]


def test_a_tag_with_a_file_of_its_own_goes_with_it(project: Path) -> None:
    result = digest(project, "tags", "merge", "작은 망", "convnet", lang="ko")

    assert result.exit_code == 0
    assert "digests/tags/small-cnn.yml →" in result.stdout
    assert not (project / "digests/tags/small-cnn.yml").exists()
    assert read(project).catalog.library.tags["cnn"].formerly == ("small-cnn",)


def test_the_last_tag_of_a_file_takes_it_along(project: Path) -> None:
    alone = "# one\nbass:\n  name: {en: Bass, ko: 베이스}\n"
    write(project, {"digests/tags.yml": alone, "digests/tags/cnn.yml": "name: {en: Net, ko: 망}\n"})

    assert digest(project, "tags", "merge", "bass", "cnn").stdout.splitlines()[-1] == "digests/tags.yml →"


def test_a_tag_that_takes_in_the_one_above_it_is_not_above_itself(project: Path) -> None:
    assert digest(project, "tags", "merge", "deep-learning", "cnn").exit_code == 0

    assert read(project).catalog.library.tags["cnn"].broader == ()
    assert [problem.code for problem in read(project).problems] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "cnn", "convnet"), "It is called “cnn” already."),
        (("merge", "cnn", "../x"), "There is no tag “../x”."),
        (("merge", "deep-learning", "small-cnn"), "broader-cycle"),
        (("rename", "cnn", "cnns"), "“cnns” is taken"),
        (("rename", "cnn", "nets"), "“nets” is taken: it means `cnns`"),
    ],
)
def test_what_cannot_be_is_refused(project: Path, words: tuple[str, ...], said: str) -> None:
    before = held(project)

    result = digest(project, "tags", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert held(project) == before


def test_a_tag_is_renamed(project: Path) -> None:
    assert digest(project, "tags", "rename", "cnns", "convnets").exit_code == 0

    assert b"tags: [convnets]" in held(project)["digests/ismir/2015/linking.yml"]
    assert b"\n  formerly: [nets, cnns]\n" in held(project)["digests/tags.yml"]


def test_the_list_says_how_tags_are_used_and_what_to_type(project: Path) -> None:
    write(project, {"digests/tags/spare.yml": "name: {en: Spare, ko: 여분}\n"})

    listed = digest(project, "tags")

    assert listed.stdout == digest(project, "tags", "list").stdout
    assert listed.stdout.splitlines() == [
        "entries\tsuggested\ttag",
        "5\t0\tcnn",
        "2\t2\tdeep-learning",
        "2\t1\tcnns",
        "0\t0\tsmall-cnn",
        "0\t0\tspare",
        "",
        "Probably one tag; what joins them:",
        "  digest tags merge cnns cnn",
        "",
        "Used nowhere; where to delete them:",
        "  small-cnn  digests/tags/small-cnn.yml",
        "  spare  digests/tags/spare.yml",
    ]
    assert "같은 태그로 보입니다." in digest(project, "tags", lang="ko").stdout


def vocabulary(**names: str) -> dict[str, Tag]:
    return {
        tag_id.replace("_", "-"): Tag(name=BilingualText(en=name or None, ko="가" + tag_id), aliases=())
        for tag_id, name in names.items()
    }


@pytest.mark.parametrize(
    ("one", "other", "certain", "near"),
    [
        ("embedding", "embeddings", True, True),
        ("query", "queries", True, True),
        ("sparse_coding", "coding_sparse", True, True),
        ("box", "boxes", True, True),
        ("analysis", "analyses", True, True),
        ("matrix", "matrices", True, True),
        ("bias", "biases", True, True),
        ("room_acoustic", "room_acoustics", True, True),
        ("dj", "djs", True, True),
        ("timbre", "timing", False, False),
        ("transcription", "transcripton", False, True),
        ("music_classification", "music_clasification", False, True),
        ("speech", "speech_synthesis", False, False),
        ("bass", "bases", False, False),
        ("rap", "raps", True, True),
        ("phonetics", "phonology", False, False),
        ("cnn", "rnn", False, False),
    ],
)
def test_tags_are_similar(one: str, other: str, *, certain: bool, near: bool) -> None:
    tags = vocabulary(**{one: "", other: ""})
    apart: dict[str, frozenset[str]] = dict.fromkeys(tags, frozenset())
    first, second = tags

    assert bool(same_but_for_form(tags, apart)) == certain
    assert bool(nearly_same(tags, apart)) == near
    assert not nearly_same(tags, {**apart, first: frozenset({second})}), "one is above the other"
