"""What a branch changes, out of real repositories."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.support.languages import LANGS
from tests.cli.report.branches import Files, branch, headline, reported, run
from tests.entries.projects import ENTRY, PNG, SOUND
from tests.workflows import git

GOLDEN = Path(__file__).parent

OTHER = "digests/ismir/2015/other.yml"
NEW = "digests/ismir/2015/new.yml"

TAGS = SOUND["digests/tags.yml"]
RENAMED = TAGS.replace("cnn:", "convolution:").replace("  broader", "  formerly: [cnn]\n  broader")

WHOLE = """\
paper: {title: Hearing rain through thick walls, authors: [Ada Lovelace]}
read: full
tags: [deep-learning]
summary: {ko: 빗소리를 듣는다., en: Rain is heard.}
"""

BRANCH: Files = {
    "digests/tags.yml": RENAMED,
    OTHER: SOUND[OTHER].replace("tags: [cnn]", "tags: [convolution]"),
    NEW: WHOLE
    + """\
notes:
  - by: minji-kim
    date: 2017-03-14
    verdict: mixed
    en: |
      The walls are **thick**.

      I could not hear it.
figures:
  - file: rain.png
    alt: {ko: 빗소리, en: Rain}
""",
    "digests/ismir/2015/rain.png": PNG,
    "digests/ismir/2016/again.yml": """\
paper: {title: Another paper}
read: poster
tags: [convolution]
summary: {ko: 또 다른 글이다.}
""",
    ENTRY: """\
arxiv: 1502.03540
read: nearly
tags: [deep-learning, cnm]
summary: {ko: 첫 글이다., en: First.}
""",
    "digests/people/ada-lovelace.yml": "name: {ko: 에이다, en: Ada Lovelace}\n",
    "docs/about.md": "# About\n",
}
"""Two entries are new, one breaks, a tag is renamed, and somebody comes."""


@pytest.mark.parametrize("lang", LANGS)
def test_a_branch_is_reported_as_it_should_be(lang: str, tmp_path: Path) -> None:
    found = reported(branch(tmp_path, {}, BRANCH), "--lang", lang)

    assert found == (GOLDEN / f"golden.{lang}.md").read_text(encoding="utf-8")


def test_the_first_line_says_it_all(tmp_path: Path) -> None:
    korean = WHOLE.replace(", en: Rain is heard.", "")

    assert headline(branch(tmp_path, {}, {NEW: korean}), "ko") == "1편 추가 · 영어 요약 없음 · 오류 0"


def test_a_review_in_each_language_lacks_neither(tmp_path: Path) -> None:
    notes = "notes:\n  - by: minji-kim\n    ko: 첫 리뷰.\n  - by: minji-kim\n    en: A second one.\n"
    assert headline(branch(tmp_path, {}, {NEW: WHOLE + notes}), "en") == "1 added · 0 errors"


def test_nothing_is_said_of_what_was_there_before(tmp_path: Path) -> None:
    broken = {
        ENTRY: "arxiv: 1502.03540\nread: nearly\n",
        "digests/ismir/2015/ko.yml": WHOLE.replace(", en: Rain is heard.", ""),
    }
    edited = f"# A line more\n\n{broken[ENTRY]}"

    found = reported(branch(tmp_path, broken, {ENTRY: edited}), "--lang", "en")

    assert found.startswith(
        "<h2>no entry changed · 0 errors</h2>\n<p>Problems that were there before: errors 3,"
    )
    assert "nearly" not in found
    assert f"<h3>Other files that changed</h3>\n<ul><li><code>{ENTRY}</code></li></ul>" in found


def test_an_edited_entry_says_field_by_field_what_is_new(tmp_path: Path) -> None:
    note = "notes:\n  - by: minji-kim\n    ko: |\n      첫 줄.\n\n      {}\n"
    before, after = (WHOLE + note.format(line) for line in ("둘째 줄.", "고친 줄."))

    found = reported(
        branch(tmp_path, {NEW: before}, {NEW: after.replace("read: full", "read: talk")}), "--lang", "ko"
    )

    assert found.startswith("<h2>1편 수정 · 오류 0</h2>")
    assert "<p><code>read</code></p>\n<pre>- full&#10;+ talk</pre>" in found
    assert "<p><code>notes[minji-kim].ko</code></p>\n<pre>- 둘째 줄.&#10;+ 고친 줄.</pre>" in found
    assert "<details><summary>글 전체</summary>" in found


def test_what_is_new_far_down_in_a_long_text_is_shown_alone(tmp_path: Path) -> None:
    note = "notes:\n  - by: minji-kim\n    en: |\n" + "      A line.\n" * 3_000
    end = "      The {} end.\n      A line.\n"

    before, after = ({NEW: WHOLE + note + end.format(word)} for word in ("old", "new"))
    found = reported(branch(tmp_path, before, after), "--lang", "en")

    assert "<pre>- The old end.&#10;+ The new end.</pre>" in found


def test_a_picture_that_is_another_than_before_is_told(tmp_path: Path) -> None:
    figures = f"{WHOLE}figures: [{{file: a.png, alt: {{ko: 그림, en: A}}}}]\n"
    before: Files = {NEW: figures, "digests/ismir/2015/a.png": PNG}

    found = reported(branch(tmp_path, before, {"digests/ismir/2015/a.png": PNG + b"\0"}), "--lang", "en")

    assert found.startswith("<h2>1 edited · 0 errors</h2>")
    assert "<code>a.png</code> · 1×1 · 0.1 kB · another picture than before" in found


def test_pictures_are_shown_from_the_commit_that_github_checks(tmp_path: Path) -> None:
    figures = f"{WHOLE}figures: [{{file: a.png, alt: {{ko: 그림, en: A}}}}]\n"
    root = branch(tmp_path, {}, {NEW: figures, "digests/ismir/2015/a.png": PNG})
    here = {
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "owner/name",
        "GITHUB_SHA": "a" * 40,
    }

    found = CliRunner().invoke(main, ["report", "--root", str(root), "--base", "main"], env=here).stdout

    at = f"https://github.com/owner/name/raw/{'a' * 40}/digests/ismir/2015/a.png"
    assert f'<img src="{at}" alt="" width="1">' in found


def test_what_moved_is_one_entry_and_asks_for_its_old_name(tmp_path: Path) -> None:
    moved = "digests/ismir/2015/rain.yml"
    found = reported(branch(tmp_path, {NEW: WHOLE}, {NEW: None, moved: WHOLE}), "--lang", "en")

    assert found.startswith("<h2>1 moved · old address lost · 0 errors</h2>")
    assert "write: <code>formerly: [ismir/2015/new]</code>" in found


def test_what_moved_and_says_so_lacks_nothing(tmp_path: Path) -> None:
    moved = {NEW: None, "digests/ismir/2015/rain.yml": f"{WHOLE}formerly: [ismir/2015/new]\n"}

    assert headline(branch(tmp_path, {NEW: WHOLE}, moved)) == "1 moved · 0 errors"


def test_a_venue_takes_its_papers_along(tmp_path: Path) -> None:
    venues = SOUND["digests/venues.yml"].replace("icassp:\n", "icassp-ieee:\n  formerly: [icassp]\n")
    old, new = (f"digests/{venue}/2017/rain.yml" for venue in ("icassp", "icassp-ieee"))

    root = branch(tmp_path, {old: WHOLE}, {old: None, new: WHOLE, "digests/venues.yml": venues})

    assert headline(root) == "1 moved · 1 venue renamed · 1 edition moved · 0 errors"


def test_what_is_gone_and_what_cannot_be_read_differ(tmp_path: Path) -> None:
    before = {NEW: WHOLE, "digests/ismir/2015/more.yml": WHOLE.replace("walls", "glass")}

    found = headline(branch(tmp_path, before, {NEW: None, "digests/ismir/2015/more.yml": b"\0\xff"}))

    assert found.startswith("1 removed · 1 unreadable · ")
    assert found.endswith(" · 1 error")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("arxiv: 1601.00001v2\nread: not-yet\n", "Same arXiv id as"),
        ("paper: {title: Mine, doi: 10.1000/OTHER}\nread: not-yet\n", "Same DOI as"),
        ("paper: {title: ANOTHER   Paper!}\nread: not-yet\n", "Same title as"),
    ],
)
def test_another_entry_about_the_paper_is_named(typed: str, said: str, tmp_path: Path) -> None:
    found = reported(branch(tmp_path, {}, {"digests/ismir/2015/x.yml": typed}), "--lang", "en")

    assert "1 added · 1 duplicate" in found
    assert f"<li>{said}: <code>ismir/2015/other</code> <code>Another paper</code></li>" in found


def test_a_title_much_like_another_is_told(tmp_path: Path) -> None:
    like = "paper: {title: Hearing the rain through thick walls}\nread: not-yet\n"

    found = reported(branch(tmp_path, {NEW: WHOLE}, {"digests/ismir/2015/x.yml": like}), "--lang", "ko")

    assert found.startswith("<h2>1편 추가 · 오류 0</h2>")
    assert "제목이 비슷한 글: <code>ismir/2015/new</code>" in found


def test_a_tag_nearly_like_another_is_told(tmp_path: Path) -> None:
    new = {"digests/tags/deep-learnings.yml": "name: {ko: 깊은 학습, en: Deep learnings}\n"}

    found = reported(branch(tmp_path, {}, new), "--lang", "en")

    assert "Nearly the same as: <code>deep-learning</code>" in found


def test_what_is_not_committed_counts_too(tmp_path: Path) -> None:
    root = branch(tmp_path, {}, {})
    (root / NEW).write_text(WHOLE, encoding="utf-8")

    assert headline(root) == "1 added · 0 errors"


def test_only_what_came_after_the_branch_left_counts(tmp_path: Path) -> None:
    root = branch(tmp_path, {}, {NEW: WHOLE})
    git(root, "switch", "--quiet", "main")
    (root / OTHER).unlink()
    git(root, "commit", "--quiet", "--all", "--message=Later")
    git(root, "switch", "--quiet", "branch")

    assert headline(root) == "1 added · 0 errors"


def test_a_project_may_lie_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    inner = {f"site/{name}": text for name, text in {**SOUND, "mkdocs.yml": "plugins: [digest]\n"}.items()}
    root = branch(tmp_path, {**inner, ".gitignore": ""}, {f"site/{NEW}": WHOLE})

    assert headline(root / "site") == "1 added · 0 errors"


@pytest.mark.parametrize("ref", ["nowhere", "", "-x", "--output=x", "main..branch", "a b"])
def test_a_branch_that_is_not_there_is_told(ref: str, tmp_path: Path) -> None:
    result = run(branch(tmp_path, {}, {}), f"--base={ref}", "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr.startswith(f"There is no branch or commit “{ref}” here.\n    `git branch --all`")


def test_without_a_repository_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")

    result = run(tmp_path, "--base=main", "--lang=ko")

    assert result.exit_code == 2
    assert result.stderr.startswith("Git 저장소가 아닙니다: ")


def test_without_git_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = branch(tmp_path, {}, {})
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    result = run(root, "--base=main", "--lang=en")

    assert result.exit_code == 2
    assert result.stderr.startswith("Git is not installed")


@pytest.mark.parametrize("ref", ["origin/main", "HEAD~1"])
def test_where_commits_were_left_out_that_is_told(ref: str, tmp_path: Path) -> None:
    branch(tmp_path / "whole", {}, {NEW: WHOLE})
    address = (tmp_path / "whole").as_uri()
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=branch", address, "cut")

    result = run(tmp_path / "cut", f"--base={ref}", "--lang=en")

    assert result.exit_code == 2
    assert "git fetch --unshallow" in result.stderr


def test_a_merge_and_its_two_parents_are_enough(tmp_path: Path) -> None:
    whole = branch(tmp_path / "whole", {}, {NEW: WHOLE})
    git(whole, "switch", "--quiet", "main")
    (whole / OTHER).write_text(f"# More\n{SOUND[OTHER]}", encoding="utf-8")
    git(whole, "commit", "--quiet", "--all", "--message=Later")
    git(whole, "merge", "--quiet", "--no-ff", "--message=Merge", "branch")
    git(tmp_path, "clone", "--quiet", "--depth=2", "--branch=main", whole.as_uri(), "checked")

    result = run(tmp_path / "checked", "--base=HEAD^1", "--lang=en")

    assert result.stdout.startswith("<h2>1 added · 0 errors</h2>"), result.output
    assert "other.yml" not in result.stdout


def test_two_branches_with_nothing_in_common_are_told(tmp_path: Path) -> None:
    root = branch(tmp_path, {}, {})
    git(root, "switch", "--quiet", "--orphan", "alone")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Alone")
    git(root, "checkout", "branch", "--", ".")

    result = run(root, "--base=main", "--lang=en")

    assert result.exit_code == 2
    assert "no commit in common" in result.stderr
