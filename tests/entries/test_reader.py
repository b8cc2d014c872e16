"""A folder of digests becomes a library."""

from pathlib import Path

import pytest

from generator.entries import reader
from generator.problems.problem import Mistake, Place
from generator.text.names import two_scripts
from tests.entries.projects import ENTRY, HEAD, PNG, SOUND, write

TITLED = "paper: {title: A title}\nread: full\ntags: [cnn]\n"
NOTE = "{by: minji-kim, ko: 가, en: a}"


def test_names_become_ids(tmp_path: Path) -> None:
    text = """\
paper:
  title: A title
  authors: [{name: Minji Kim, person: 김민지}]
read: full
tags: [컨 브넷, 딥-러닝]
notes: [{by: MINJI KIM, after: 김 민지, ko: 가, en: a}]
"""
    library = reader.read(write(tmp_path, {**SOUND, ENTRY: text}))

    entry = library.entries["ismir/2015/paper"].entry
    assert entry.tags == ("cnn", "deep-learning")
    assert entry.paper.authors[0].person == "minji-kim"
    assert (entry.notes[0].by.person, entry.notes[0].after) == ("minji-kim", "minji-kim")
    assert library.tags["cnn"].broader == ("deep-learning",)


def test_registries_add_up(tmp_path: Path) -> None:
    beside = {
        "digests/tags/rnn.yml": "name: {en: RNN, ko: 순환 신경망}\n",
        "digests/people/a.yml": "name: {en: A}\n",
    }

    library = reader.read(write(tmp_path, {**SOUND, **beside}))

    assert library.problems == ()
    assert list(library.tags) == ["cnn", "deep-learning", "rnn"]
    assert list(library.people) == ["a", "minji-kim"]
    assert library.registry_files["tags", "rnn"] == "digests/tags/rnn.yml"
    assert library.registry_files["tags", "cnn"] == "digests/tags.yml"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("cnn,", "cnn"),
            ("cnn.", "cnn"),
            ("cnn!", "cnn"),
            ("(cnn", "cnn"),
            ("(cnn)", "cnn"),
            ("#cnn", "cnn"),
        ),
        *(
            ("DEEP LEARNING!", "deep-learning"),
            ("컨브넷。", "cnn"),
            ("conv/net", "cnn"),
            ("…", ""),
            ("-", ""),
        ),
        *(("|", ""), ("quantum,", ""), ("Quantum (music)", ""), ("C++", ""), ("C#", ""), ("aux", "")),
    ],
)
def test_a_new_tag_is_proposed_where_its_id_and_its_names_are_free(
    typed: str, meant: str, tmp_path: Path
) -> None:
    root = write(tmp_path, {**SOUND, ENTRY: f"{HEAD}tags: ['{typed}']\n"})
    (problem,) = reader.read(root).problems
    said = dict(problem.values)

    assert said["nearest"] == meant
    if meant:
        assert not said["new"]
        write(root, {ENTRY: f"{HEAD}tags: [{meant}]\n"})
    elif said["new"]:
        write(root, {said["new"]: said["line"]})
        if typed == "quantum,":
            assert said["line"] == "name: {en: Quantum}"
            write(root, {ENTRY: f"{HEAD}tags: [quantum]\n"})
    else:
        assert not any(letter.isalnum() for letter in typed)
        return
    assert {found.code for found in reader.read(root).problems} <= {"missing-ko", "missing-en"}


@pytest.mark.parametrize(
    "typed",
    ["cnn deep-learning", "컨브넷 딥러닝", "#cnn #deep-learning", "cnn and deep-learning", "cnn/딥러닝"],
)
def test_tags_side_by_side_are_no_new_one(typed: str, tmp_path: Path) -> None:
    (problem,) = reader.read(write(tmp_path, {**SOUND, ENTRY: f"{HEAD}tags: ['{typed}']\n"})).problems
    said = dict(problem.values)

    assert (said["several"], said["nearest"], said["new"]) == ("cnn, deep-learning", "", "")


@pytest.mark.parametrize(
    ("typed", "name"), [("acl", "ACL"), ("NeurIPS", "NeurIPS"), ("Sound Days", "Sound Days")]
)
def test_a_new_venue_is_called_as_it_was_typed(typed: str, name: str, tmp_path: Path) -> None:
    venues = reader.read(write(tmp_path, SOUND)).vocabularies["venues"]

    assert venues.proposal(typed)[1] == f"name: {{en: {name}}}"


@pytest.mark.parametrize("typed", ["@minji-kim", "Minji Kim.", "minji/kim", "*김민지*"])
def test_nobody_is_proposed_a_second_time(typed: str, tmp_path: Path) -> None:
    note = f"notes: [{{by: '{typed}', ko: 가, en: a}}]\n"
    (problem,) = reader.read(write(tmp_path, {**SOUND, ENTRY: TITLED + note})).problems
    said = dict(problem.values)

    assert (said["nearest"], said["new"], said["line"]) == ("minji-kim", "", "")


@pytest.mark.parametrize("how", ["same-work", "supersedes", "extends"])
@pytest.mark.parametrize("one", [ENTRY, "digests/ismir/2015/other.yml"])
def test_related_entries_may_be_about_one_paper(how: str, one: str, tmp_path: Path) -> None:
    files = {
        ENTRY: "arxiv: 1601.00001\nread: not-yet\n",
        "digests/ismir/2015/other.yml": "arxiv: 1601.00001\nread: not-yet\n",
    }
    (other,) = set(files) - {one}
    target = other.removeprefix("digests/").removesuffix(".yml")
    files[one] += f"related: [{{to: {target}, how: {how}}}]\n"

    assert reader.read(write(tmp_path, {**SOUND, **files})).problems == ()


def test_an_entry_with_a_mistake_is_there_without_it(tmp_path: Path) -> None:
    text = f"{HEAD}draft: no\nnotes: [{{by: , ko: 가}}, {NOTE}, {{by: nobody, en: b, ko: 나, date: 3}}]\n"

    entry = reader.read(write(tmp_path, {**SOUND, ENTRY: text})).entries["ismir/2015/paper"].entry

    assert entry.draft is False
    assert [note.en for note in entry.notes] == ["a", "b"]
    assert (entry.notes[1].by.person, entry.notes[1].by.name, entry.notes[1].date) == (None, "nobody", None)


def test_cycles_are_broken(tmp_path: Path) -> None:
    tags = "".join(
        f"{one}:\n  name: {{en: {one}, ko: {one}}}\n  broader: [{two}]\n" for one, two in ("ab", "bc", "ca")
    )

    library = reader.read(
        write(tmp_path, {**SOUND, "digests/people.yml": "", "digests/tags.yml": tags, ENTRY: HEAD})
    )

    (cycle,) = [problem for problem in library.problems if problem.code == "broader-cycle"]
    assert dict(cycle.values)["cycle"] == "a → b → c → a"
    assert {tag: item.broader for tag, item in library.tags.items()} == {"a": (), "b": ("c",), "c": ("a",)}


def test_later_mistakes_find_their_place(tmp_path: Path) -> None:
    text = f"""\
{HEAD}notes:
  -
  - {{by: , ko: 나}}
  - {NOTE}
  - by: minji-kim
    ko: |
      하나

      [[author:x]] 둘
"""
    root = write(tmp_path, {**SOUND, ENTRY: text})
    mistakes = [
        Mistake.of(ENTRY, ("notes", 1, "ko"), "unknown-author", needle="[[author:x]]", value="x"),
        Mistake.of(ENTRY, ("notes", 1, "by"), "unknown-author", at_key=True, value="x"),
        Mistake.of(ENTRY, ("nowhere",), "unknown-author", value="x"),
        Mistake.of("digests/gone.yml", (), "unknown-author", value="x"),
    ]

    assert sorted(problem.place for problem in reader.locate(root, mistakes)) == [
        Place("digests/gone.yml"),
        Place(ENTRY, 1, 1),
        Place(ENTRY, 7, 5),
        Place(ENTRY, 11, 7),
    ]


@pytest.mark.parametrize("registry", ["venues", "tags", "people"])
def test_a_registry_that_cannot_be_read_is_one_problem(registry: str, tmp_path: Path) -> None:
    text = f"{HEAD.replace('not-yet', 'full')}tags: [cnn]\nnotes: [{NOTE}]\n"

    problems = reader.read(write(tmp_path, {**SOUND, ENTRY: text, f"digests/{registry}.yml": "}"})).problems

    assert [(problem.place.file, problem.code) for problem in problems] == [
        (f"digests/{registry}.yml", "yaml-syntax")
    ]


def test_hidden_files_are_nobodys_business(tmp_path: Path) -> None:
    root = write(tmp_path, {**SOUND, "digests/.metadata/x.json": "{", "digests/ismir/2015/.DS_Store": b"\0"})

    assert reader.read(root).problems == ()


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in reader.read(tmp_path).problems] == ["no-digests"]


def test_a_venue_of_a_file_of_its_own_adds_to_the_others(tmp_path: Path) -> None:
    files = {
        "digests/venues/neurips.yml": "name: {en: NEURIPS, ko: NEURIPS}\n",
        "digests/neurips/2018/x.yml": "paper: {title: X}\nread: not-yet\n",
    }

    library = reader.read(write(tmp_path, {**SOUND, **files}))

    assert library.problems == ()
    assert set(library.venues) == {"icassp", "ismir", "neurips"}


@pytest.mark.parametrize(
    "named", ["{name: Minji Kim}", "{name: 김민지}", "{name: minji  kim, url: https://a.example}"]
)
def test_who_is_registered_is_known_by_any_name(named: str, tmp_path: Path) -> None:
    text = f"arxiv: 1502.03540\nread: full\ntags: [cnn]\nnotes: [{{by: {named}, ko: 가, en: a}}]\n"

    library = reader.read(write(tmp_path, {**SOUND, ENTRY: text}))

    assert library.problems == ()
    assert library.entries["ismir/2015/paper"].entry.notes[0].by.person == "minji-kim"


TWO_NAMES = """\
paper: {{title: A, authors: ['{name}']}}
read: full
tags: [cnn]
notes: [{{by: '{name}', ko: 가, en: a}}]
"""


@pytest.mark.parametrize(
    "typed",
    [
        "Minji Kim (김민지)",
        "김민지(Minji Kim)",
        "Min-ji KIM [김민지]",
        "김민지 Minji Kim",
        "Minjee Kim （김민지）",
    ],
)
def test_who_is_registered_is_known_by_both_names_at_once(typed: str, tmp_path: Path) -> None:
    library = reader.read(write(tmp_path, {**SOUND, ENTRY: TWO_NAMES.format(name=typed)}))

    assert library.problems == ()
    entry = library.entries["ismir/2015/paper"].entry
    assert [author.person for author in entry.paper.authors] == ["minji-kim"]
    assert entry.notes[0].by.person == "minji-kim"


@pytest.mark.parametrize("typed", ["Bora Lee (이보라)", "Xiao-Ming Wang (王小明)", "田中 太郎 (Taro Tanaka)"])
def test_of_two_scripts_the_latin_one_is_the_name_on_the_paper(typed: str, tmp_path: Path) -> None:
    text = f"paper: {{title: A, authors: ['{typed}']}}\nread: not-yet\n"

    library = reader.read(write(tmp_path, {**SOUND, ENTRY: text}))

    (author,) = library.entries["ismir/2015/paper"].entry.paper.authors
    assert (author.name, author.person) == (two_scripts.on_paper(typed), None)
    assert author.name.isascii()
    (problem,) = library.problems
    new, line = (dict(problem.values)[name] for name in ("new", "line"))
    assert problem.code == "author-in-two-scripts"
    read = reader.read(write(tmp_path, {new: f"{line}\n"}))
    assert read.problems == ()
    assert [author.person for author in read.entries["ismir/2015/paper"].entry.paper.authors] == [
        Path(new).stem
    ]


def test_who_is_not_registered_keeps_the_name(tmp_path: Path) -> None:
    text = "arxiv: 1502.03540\nread: full\ntags: [cnn]\nnotes: [{by: {name: Bora Lee}, ko: 가, en: a}]\n"

    by = reader.read(write(tmp_path, {**SOUND, ENTRY: text})).entries["ismir/2015/paper"].entry.notes[0].by

    assert (by.person, by.name) == (None, "Bora Lee")


def test_the_doi_that_arxiv_gives_stands_for_the_arxiv_id(tmp_path: Path) -> None:
    text = "paper: {doi: 10.48550/arXiv.1601.00001v2}\nread: not-yet\n"

    library = reader.read(write(tmp_path, {**SOUND, ENTRY: text}))

    entry = library.entries["ismir/2015/paper"].entry
    assert (str(entry.arxiv), entry.paper.doi) == ("1601.00001v2", None)
    assert [(problem.code, problem.place) for problem in library.problems] == [
        ("paper-twice", Place(ENTRY, 1, 14))
    ]


def test_beside_its_id_the_doi_that_arxiv_gives_says_nothing(tmp_path: Path) -> None:
    text = "arxiv: 1502.03540v2\npaper: {doi: 10.48550/arXiv.1502.03540}\nread: not-yet\n"

    entry = reader.read(write(tmp_path, {**SOUND, ENTRY: text})).entries["ismir/2015/paper"].entry

    assert (str(entry.arxiv), entry.paper.doi) == ("1502.03540v2", None)


def test_a_misnamed_file_is_checked_all_the_same(tmp_path: Path) -> None:
    text = """\
paper: {title: Deep networks for waves, authors: [Wei Dai], doi: x}
read: ful
tags: [cnn]
summary: {ko: 가, en: a}
"""

    problems = reader.read(write(tmp_path, {**SOUND, "digests/ismir/2015/논문.yml": text})).problems

    assert [problem.code for problem in problems] == ["file-name", "doi", "unknown-value"]
    assert dict(problems[0].values)["meant"] == "dai-deep-networks-waves.yml"


@pytest.mark.parametrize("typed", ["My Poster.JPG", "my-poster.jpg"])
def test_a_picture_is_known_by_its_file_and_as_it_is_served(typed: str, tmp_path: Path) -> None:
    text = f"""\
{HEAD}asks: {{ko: 가, en: '![[My Poster.JPG]]'}}
figures: [{{file: {typed}, alt: {{ko: 가, en: a}}}}]
"""
    picture = {"digests/ismir/2015/My Poster.JPG": PNG}

    library = reader.read(write(tmp_path, {**SOUND, **picture, ENTRY: text}))

    assert library.problems == ()
    assert library.entries["ismir/2015/paper"].entry.figures[0].file == "my-poster.jpg"
    assert library.pictures == {"digests/ismir/2015/my-poster.jpg": "digests/ismir/2015/My Poster.JPG"}


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "Desktop.ini"])
def test_what_systems_leave_in_folders_is_no_problem(name: str, tmp_path: Path) -> None:
    files = {f"digests/{folder}{name}": b"x" for folder in ("", "ismir/", "ismir/2015/", "tags/")}

    assert reader.read(write(tmp_path, {**SOUND, **files})).problems == ()


@pytest.mark.parametrize("name", ["Edition.yml", "edition.YAML"])
def test_an_edition_in_capitals_is_an_edition(name: str, tmp_path: Path) -> None:
    place = "place: {ko: 말라가, en: Málaga}\n"

    library = reader.read(write(tmp_path, {**SOUND, f"digests/icassp/2017/{name}": place}))

    assert [(problem.code, dict(problem.values)["meant"]) for problem in library.problems] == [
        ("file-extension", "edition.yml")
    ]
    assert ("icassp", 2017) in library.editions
