"""Renaming in any project: nothing is dead that was not dead before, and all that was mentioned still is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.renaming import PROJECT, codes, dead, digest, mentions, read
from tests.entries.projects import write

LINKS = st.sampled_from(
    [
        "[[a]]",
        "[[b|에이]]",
        "[[ismir/2015/a]]",
        "[[icassp/2016/c|c]]",
        "[[ c ]]",
        "`[[a]]`",
        "[[tag:cnn]]",
        "[[TAG: deep-learning|x]]",
        "\n- [[a]]\n",
        "$a$ | [[a\\|b]] |",
        "```\n[[a]]\n```",
        "~~~\n",
        "낱말",
        "'",
        '"',
        ": ",
    ]
)
TEXTS = st.lists(LINKS, min_size=1, max_size=5).map(" ".join)
WAYS = {
    "literal": lambda text: "|\n" + "".join(f"      {line}\n" for line in text.split("\n")),
    "double": lambda text: json.dumps(text, ensure_ascii=False) + "\n",
    "single": lambda text: "'" + text.replace("'", "''").replace("\n", "\n\n      ") + "'\n",
}
NAMES = {"a": "ismir/2015/a", "b": "ismir/2015/b", "c": "icassp/2016/c"}


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    made = {
        "mkdocs.yml": str(PROJECT["mkdocs.yml"]),
        "digests/venues.yml": str(PROJECT["digests/venues.yml"]),
        "digests/tags.yml": "cnn:\n  name: {ko: 망, en: Net}\ndeep-learning:\n  name: {ko: 딥, en: Deep}\n",
        "digests/people.yml": "minji-kim:\n  name: {en: Minji Kim, ko: 김민지}\n",
        "docs/guides/guide.md": draw(TEXTS),
    }
    for slug, entry_id in NAMES.items():
        edition = entry_id.rpartition("/")[0]
        texts = [draw(TEXTS), draw(TEXTS)]
        if edition == "icassp/2016":
            texts = [text.replace("[[a", "[[ismir/2015/a").replace("[[b", "[[ismir/2015/b") for text in texts]
        else:
            texts = [text.replace("[[ c ]]", "c") for text in texts]
        ways = [draw(st.sampled_from([*WAYS.values()])) for _ in texts]
        ko, en = (way(text) for way, text in zip(ways, texts, strict=True))
        related = "related: [{to: ismir/2015/b, how: contrast}]\n" if slug == "a" else ""
        tags = draw(st.sampled_from(["[cnn]", "[cnn, deep-learning]", "\n  - deep-learning # d\n  - cnn"]))
        made[f"digests/{entry_id}.yml"] = (
            f"paper: {{title: {slug}}}\nread: full\ntags: {tags}\n"
            f"notes:\n  - by: minji-kim\n    ko: {ko}    en: {en}{related}"
        )
    return made


@pytest.mark.slow
@settings(max_examples=30)
@given(
    projects(),
    st.sampled_from([*NAMES.values(), "tag:cnn"]),
    st.sampled_from(["x", "ismir/2015", "icassp/2017/y"]),
)
def test_after_any_renaming_all_is_as_it_was_before(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, str], old: str, new: str
) -> None:
    project = write(tmp_path_factory.mktemp("project"), made)
    before = read(project)

    result = digest(project, "rename", old, "x" if ":" in old else new)

    if result.exit_code:
        assert "already" in result.stderr
        return
    after = read(project)
    assert codes(after) == codes(before)
    assert (len(dead(after)), mentions(after)) == (len(dead(before)), mentions(before))
