"""Entries made of suggestions: of what forms for issues make, and of what people and strangers do with it."""

import re
from collections.abc import Mapping
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.cli.new import suggestion
from generator.cli.new.entry_file import Request
from generator.cli.parameters import NotDoneError
from generator.entries import reader
from generator.entries.write import template
from generator.problems.messages import severity
from generator.problems.problem import Problem, Severity
from generator.site.view.issues import CORRECTION, SUGGESTION
from generator.site.view.labels import label
from generator.support import plain_yaml
from generator.support.languages import BOTH, LANGS, Lang, Languages
from tests import tables
from tests.conftest import ROOT
from tests.entries.projects import SOUND, problems, write
from tests.hostile.costs import grows_in_proportion
from tests.hostile.heaps import file_of
from tests.metadata.arxiv_server import Server

FULL = "International Society for Music Information Retrieval Conference"

NOBODY = "http://127.0.0.1:9/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SOUND, "mkdocs.yml": ""})


def issue(paper: str = "", title: str = "", venue: str = "", why: str = "", lang: Lang | None = None) -> str:
    """Return what a host makes of the form: with the labels of both languages, or of one."""
    said = dict(zip(SUGGESTION, (paper, title, venue, why), strict=True))
    langs = (lang,) if lang else LANGS
    named = {field: " · ".join(label(each, f"issue-{field}") for each in langs) for field in said}
    return "\n\n".join(f"### {named[field]}\n\n{text or '_No response_'}" for field, text in said.items())


def run(project: Path, text: str, *typed: str, api: str = NOBODY) -> Result:
    command = ["new", "--root", str(project), "--from-issue", "-", "--api", api, "--doi-api", NOBODY]
    return CliRunner().invoke(main, [*command, "--lang", "en", *typed], input=text)


def understood(project: Path, text: str) -> Request:
    return suggestion.read("issue.md", text.encode(), Request(""), reader.read(project), "en")


def wrong(project: Path, text: str) -> list[Problem]:
    with pytest.raises(NotDoneError) as error:
        understood(project, text)
    return [*error.value.problems]


def test_a_suggestion_becomes_an_entry_that_passes_the_checks(project: Path, arxiv: Server) -> None:
    text = issue("https://arxiv.org/abs/1610.00087", "", "ICASSP 2017", "Everybody cites it.\nRead it.")

    result = run(project, text, api=arxiv.api)

    assert result.exit_code == 0, result.output
    file = "digests/icassp/2017/ahuja-testing-deep-learning.yml"
    assert result.stdout == f"{file}\n"
    made = (project / file).read_text(encoding="utf-8")
    assert "\n# said with the suggestion, and not published:\n# > Everybody cites it.\n# > Read it.\n" in made
    assert "\narxiv: 1610.00087 " in made
    assert [problem for problem in problems(project) if problem.place.file == file] == []


@pytest.mark.parametrize("lang", [None, *LANGS])
@pytest.mark.parametrize("change", ["", "\r", "edited", "fenced", "bold"])
def test_the_form_is_understood_in_each_language_and_after_editing(
    change: str, lang: Lang | None, project: Path
) -> None:
    text = issue("arXiv:1610.00087v1", "", "이스미르, 2015", "좋다.", lang)
    if change == "\r":
        text = text.replace("\n", "\r\n")
    elif change == "edited":
        text = "A word first.\n\n" + text.replace("### ", "## ").replace("\n\n", "\n") + "\n\n---\n"
    elif change == "fenced":
        text = text.replace("arXiv:1610.00087v1", "```text\narXiv:1610.00087v1\n```")
    elif change == "bold":
        text = re.sub("### (.*)", r"**\1**", text)

    found = understood(project, text)

    assert (found.where, found.arxiv, found.doi, found.title) == ("ismir/2015", "1610.00087v1", "", "")
    assert "> 좋다." in found.words


@pytest.mark.parametrize(
    ("typed", "arxiv", "doi", "title"),
    [
        ("1610.00087", "1610.00087", "", ""),
        ("https://arxiv.org/pdf/1610.00087v2.pdf", "1610.00087v2", "", ""),
        ("It is [this one](https://arxiv.org/abs/cs/0501056).", "cs/0501056", "", ""),
        ("<https://doi.org/10.1109/ICASSP.2017.7952190>", "", "10.1109/ICASSP.2017.7952190", ""),
        ("- `doi:10.1145/2959100.2959190`", "", "10.1145/2959100.2959190", ""),
        ("https://doi.org/10.48550/arXiv.1610.00087", "1610.00087", "", ""),
        ("1610.00087 and 10.1145/2959100.2959190", "1610.00087", "10.1145/2959100.2959190", ""),
        ("> **Hearing** rain _through_ [walls](https://example.org/x)", "", "", "Hearing rain through walls"),
        ("https://example.org/paper\n\nHearing rain", "", "", "Hearing rain"),
    ],
)
def test_a_paper_is_named_in_any_form(typed: str, arxiv: str, doi: str, title: str, project: Path) -> None:
    found = understood(project, issue(typed, "", "ismir/2015"))

    assert (found.arxiv, found.doi, found.title) == (arxiv, doi, title)


ABSTRACT = "A word, and more. " * 100

RECORD = """@inproceedings{kim2019,
  title={Hearing {\\"o}ther rain},
  abstract={ABSTRACT},
  author={Kim, Minji},
  year={2019}
}
""".replace("ABSTRACT", ABSTRACT)

HEARD = "Hearing öther rain"


def recorded(more: str) -> str:
    return RECORD.replace("  year", f"  {more}\n  year")


def test_what_is_pasted_is_read_and_what_a_form_left_is_no_title(project: Path) -> None:
    """Each row is what stands below the heading, with the arXiv id, the DOI and the title that it means."""
    rows = {
        "a record": (RECORD, "", "", HEARD),
        "a record in a fence": (f"```bibtex\n{RECORD}```", "", "", HEARD),
        "a record after words": (f"This, from the publisher:\n\n{RECORD}", "", "", HEARD),
        "a record on one line": (f"Here: {RECORD.replace(chr(10), '')}", "", "", HEARD),
        "a record behind a fence's words": (f"Hi @minji\n\n{RECORD}", "", "", HEARD),
        "a record with a DOI": (recorded("doi={10.1234/a.b},"), "", "10.1234/a.b", ""),
        "a record with an arXiv id": (
            recorded("eprint={1610.00087}, archiveprefix={arXiv},"),
            *("1610.00087", "", ""),
        ),
        "a record that draws on another paper": (
            recorded("note={Extended version of arXiv:1610.00087},"),
            *("", "", HEARD),
        ),
        "an id before a record": (f"https://arxiv.org/abs/1610.00087\n{RECORD}", "1610.00087", "", ""),
        "two records": (RECORD + RECORD.replace("Hearing", "Seeing"), "", "", HEARD),
        "RIS": ("TY  - CONF\nAU  - Kim, M\nTI  - Hearing rain\nER  - ", "", "", "Hearing rain"),
        "RIS with a DOI": ("TY  - CONF\nT1  - Hearing rain\nDO  - 10.1234/a.b", "", "10.1234/a.b", ""),
        "EndNote": ("%0 Conference\n%A Kim\n%T Hearing rain", "", "", "Hearing rain"),
        "a picture": ("![image](https://example.org/a)\n\nHearing rain", "", "", "Hearing rain"),
        "a picture as HTML": (
            '<img width="5" alt="image" src="https://example.org/a" />\nHearing rain<br>',
            *("", "", "Hearing rain"),
        ),
        "a picture that leads elsewhere": (
            "[![image](https://example.org/a)](https://example.org/b)\nHearing rain",
            *("", "", "Hearing rain"),
        ),
        "an attached file": ("[a.pdf](https://example.org/a.pdf)\nHearing rain", "", "", "Hearing rain"),
        "a box": ("- [x] I searched\n- [ ] I wrote it\n\nHearing rain", "", "", "Hearing rain"),
        "a comment": ("<!-- 1610.00087, say -->\n\nHearing rain", "", "", "Hearing rain"),
        "a long comment": ("<!--\nIts title\n-->Hearing rain", "", "", "Hearing rain"),
        "a comment that was cut off": ("<!-- 1610.00087\nHearing rain", "", "", "Hearing rain"),
        "a line across": ("---\nHearing rain", "", "", "Hearing rain"),
        "a heading": ("# Hearing rain", "", "", "Hearing rain"),
    }

    def check(row: tuple[str, str, str, str]) -> None:
        typed, *meant = row
        for text in (issue(typed, "", "ismir/2015"), issue("", typed, "ismir/2015").replace("논문 · ", "")):
            found = understood(project, text)
            title = found.title if not (meant[0] or meant[1]) or typed in text.split("###")[1] else ""
            assert [found.arxiv, found.doi, title] == meant

    tables.each(rows, check)


def test_what_names_no_paper_is_told(project: Path) -> None:
    rows = {
        "a record that breaks off": "@inproceedings{kim2019,\n  title={Hearing",
        "a record without a title": "@inproceedings{kim2019, author={Kim}, year={2019}}",
        "a picture": "![image](https://example.org/a)",
        "a box": "- [x] I searched",
        "a comment": "<!-- write here -->",
        "another field": "### Agreement\n\nI agree",
        "nothing": "N/A",
    }

    def check(typed: str) -> None:
        found = wrong(project, issue(typed, "", "ismir/2015"))
        assert [(problem.code, problem.place.file) for problem in found] == [("issue-paper", "issue.md")]

    tables.each(rows, check)


def test_words_of_another_form_become_comments(project: Path) -> None:
    found = understood(project, issue("Hearing rain", "", "ismir/2015") + "\n\n### Seen where?\n\nIn a list.")

    assert (found.title, found.words[1:]) == ("Hearing rain", ("> ### Seen where?", "> In a list."))


@pytest.mark.parametrize(
    "typed", ["ISMIR 2015", "ismir/2015", "2015 ISMIR", "ISMIR, 2015.", "이스미르 (2015)", "* ISMIR/2015/"]
)
def test_a_venue_is_named_as_people_do(typed: str, project: Path) -> None:
    assert understood(project, issue("1610.00087", "", typed)).where == "ismir/2015"


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (f"{FULL} (2016)", "ismir/2016"),
        (f"{FULL}, 2016", "ismir/2016"),
        (f"Proc. of the 17th {FULL}, Utrecht 2016", "ismir/2016"),
        ("RecSys'17", "recsys/2017"),
        ("RecSys '17", "recsys/2017"),
        ("RecSys 2018 (Vancouver, 2018.10)", "recsys/2018"),
    ],
)
def test_a_venue_is_named_as_bibliographies_do(typed: str, where: str, project: Path) -> None:
    full = f"name: {{en: ISMIR, ko: ISMIR}}\nfull: {{en: {FULL}, ko: 음악정보검색 학회}}\n"
    named = "name: {en: RecSys, ko: RecSys}\n"
    venues = {"digests/venues/ismir.yml": full, "digests/venues/recsys.yml": named, "digests/venues.yml": ""}
    write(project, venues)

    assert understood(project, issue("1610.00087", "", typed)).where == where


def test_a_venue_that_is_new_is_proposed_as_it_is_written(project: Path) -> None:
    (problem,) = wrong(project, issue("1610.00087", "", "Conference on Bees (2016)"))

    assert dict(problem.values)["line"] == "name: {en: Conference on Bees}"


@pytest.mark.parametrize("typed", ["Workshop on Bees at ISMIR 2016", "Transactions of the ISMIR, 2018"])
def test_what_is_beside_a_venue_is_not_filed_there(typed: str, project: Path) -> None:
    assert [problem.code for problem in wrong(project, issue("1610.00087", "", typed))] == ["unknown-venue"]


def test_what_is_not_understood_is_told_with_its_line(project: Path) -> None:
    found = wrong(project, issue("https://example.org/a", "", "Ismr 2015"))

    lines = [(problem.code, problem.place.line) for problem in found]
    assert lines == [
        ("issue-paper", 3),
        ("unknown-venue", 11),
    ]


@pytest.mark.parametrize(
    "text", ["", "Hello.\n", "\ufeff", "### \n", "\0\ud800".encode("utf-8", "replace").decode()]
)
def test_a_text_that_is_no_form_is_told(text: str, project: Path) -> None:
    assert [problem.code for problem in wrong(project, text)] == ["issue-paper", "issue-venue"]


def test_what_to_type_is_said_and_helps(project: Path) -> None:
    told = run(project, issue("https://example.org/a"))

    assert told.exit_code == 2
    assert (
        ":3:1: error: Nothing here is an arXiv id, a DOI or a title: “https://example.org/a”." in told.stderr
    )
    assert "`digest new neurips/2015 --from-issue …`" in told.stderr

    helped = run(project, issue("https://example.org/a"), "ismir/2015/rain", "--title", "Hearing rain")

    assert helped.stdout == "digests/ismir/2015/rain.yml\n"


def test_without_an_issue_something_has_to_be_named(project: Path) -> None:
    result = CliRunner().invoke(main, ["new", "--root", str(project)])

    assert result.exit_code == 2
    assert "VENUE/YEAR" in result.stderr


@pytest.mark.hostile
@pytest.mark.parametrize(
    "typed",
    [
        "$(touch ran) `touch ran` ; touch ran | touch ran",
        "!include /etc/passwd",
        "{{ 7 * 7 }} ${{ github.token }} %n",
        "a: b\n- c\n---\n...\n&x *x !!python/object:os.system",
        "\"quoted\" 'twice' \\x00 \\",
        "# yaml-language-server: $schema=https://evil.example/",
        "\u202e\u2066\u2028\u0085\x1b[31m\x00\ud7ff\ufeff",
        "<script>alert(1)</script> <!-- -->",
        "$\\frac{$ $$ \\lang x",
        "``` \n~~~~\n```` x",
        "[[nowhere]] ![[a.png]] ![x](http://evil.example/x.png)",
        "x" * 50_000,
        "y\n" * 20_000,
    ],
)
def test_strangers_make_an_entry_in_order_of_it_or_none(typed: str, project: Path) -> None:
    result = run(project, issue(typed, typed, "ismir 2015", typed), "ismir/2015/new")

    assert result.exit_code == 0, result.output
    file = "digests/ismir/2015/new.yml"
    text = (project / file).read_text(encoding="utf-8")
    assert not re.search("[\u202e\u2066\u2028\u0085\x1b\x00]", text)
    assert len(re.findall("yaml-language-server:", re.sub("(?m)^# > .*|title: .*", "", text))) == 1
    assert len(text) < 10_000
    found = [problem for problem in problems(project) if problem.place.file == file]
    assert [problem for problem in found if severity(problem) is Severity.ERROR] == []
    assert not (Path.cwd() / "ran").exists()


def test_too_long_a_text_is_told(project: Path) -> None:
    result = run(project, "x" * 10_000_000)

    assert result.exit_code == 2
    assert "at most 256 KiB" in result.stderr


def test_blanks_in_headings_are_read_in_proportion(project: Path) -> None:
    def seconds(files: Mapping[str, bytes]) -> float:
        begun = process_time()
        assert wrong(project, files["issue"].decode() * 4)
        return process_time() - begun

    grows_in_proportion(file_of("issue", "## a", "\t", "b\n"), 1900, seconds)


@pytest.mark.parametrize("said", ["ko,en", "en,ko", "ko", "en"])
def test_forms_have_the_labels_that_are_understood(said: str) -> None:
    languages = Languages.of(said.split(","))
    for form, fields in (("paper", SUGGESTION), ("correction", CORRECTION)):
        labels = {field: " · ".join(label(lang, f"issue-{field}") for lang in languages) for field in fields}
        body = plain_yaml.values(form_of(f"{form}.yml", languages))["body"]
        assert {item["id"]: item["attributes"]["label"] for item in body} == labels
        text = form_of(f"{form}.md", languages)
        assert [line for line in text.splitlines() if line.startswith("#")] == [
            f"### {heading}" for heading in labels.values()
        ]


def form_of(name: str, languages: Languages) -> str:
    """Return a form as a project of one's own in some languages has it."""
    text = (ROOT / "generator/cli/starter/issues" / name).read_text(encoding="utf-8")
    return template.fitted(text, languages)


def test_a_project_of_ones_own_has_the_same_forms() -> None:
    for form in ("paper.yml", "correction.yml"):
        here = (ROOT / ".github/ISSUE_TEMPLATE" / form).read_text(encoding="utf-8")
        assert here == form_of(form, BOTH)
