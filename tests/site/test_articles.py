"""Articles as read: titles and tags of their first lines, and what those may not hold."""

from pathlib import Path

import pytest

from generator.site import articles


def written(docs: Path, text: str | bytes) -> Path:
    (docs / "guides").mkdir(parents=True)
    (docs / "guides/a.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return docs


def test_the_first_lines_give_title_and_tags(tmp_path: Path) -> None:
    front = "---\ntitle: 듣는 법\ndate: 2015-10-26\ntags: [cnn, 1, cnn]\n---\n# Other\n"

    (article,), problems = articles.read(written(tmp_path / "docs", front), tmp_path)

    assert (article.address, article.titles, article.tags) == ("guides/a/", {"ko": "듣는 법"}, ("cnn", "1"))
    assert article.texts == {"ko": "# Other\n"}
    assert problems == ()


@pytest.mark.parametrize(
    "front",
    [
        "tags: [" + "[" * 5000,
        "tags: &a [x]\nb: [*a, *a]",
        "tags: " + "{a: " * 5000,
        "description: " + "a" * 20_000,
        "- a",
        "tags: [a",
        b"title: caf\xe9",
    ],
)
def test_what_the_engine_would_not_read_is_told(tmp_path: Path, front: str | bytes) -> None:
    typed = front if isinstance(front, bytes) else front.encode()
    docs = written(tmp_path / "docs", b"---\n" + typed + b"\n---\n\n# A\n")

    found, (problem,) = articles.read(docs, tmp_path)

    assert found == ()
    assert (problem.place.file, problem.code) == ("docs/guides/a.md", "front-matter")


def test_odd_values_of_tags_and_titles_are_left_out(tmp_path: Path) -> None:
    front = "---\ntitle: [a]\ntags: 5\n---\n# A\n"

    (article,), problems = articles.read(written(tmp_path / "docs", front), tmp_path)

    assert (article.titles, article.tags, problems) == ({"ko": "A"}, (), ())
