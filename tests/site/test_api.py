"""The files for scripts: what they hold is what their schema says, and what pages show."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store, StoredPaper, StoredRecord
from generator.site.archive import Archive
from generator.site.beside import file_outline
from generator.site.view.names import Names
from generator.site.view.site_facts import Licence, Site
from generator.site.view.view import View
from generator.support.languages import BOTH, Languages
from tests.catalog.libraries import library, paper

ROOT = "https://host.example/repo/"
SITE = Site("Digest", ROOT, licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"))

HOSTILE = "</script><!-- \"'&amp; 한국어 $x_1 < y$ 😀\u200d🎵"

STORED = StoredPaper.model_validate(
    {
        "id": "1610.00087",
        "latest": {
            "title": f"Stored {HOSTILE}",
            "authors": [{"name": "Wei Dai", "affiliation": HOSTILE}],
            "abstract": "Bell\x07 and \x85 more",
            "version": 3,
            "updated": "2017-05-02T11:00:00Z",
            "categories": ["cs.SD"],
        },
    }
)
RECORD = StoredRecord.model_validate(
    {"id": "10.1000/1", "title": "Registered", "pages": "1-5", "container": "Proceedings & more"}
)

ENTRIES: Mapping[str, Mapping[str, Any]] = {
    "ismir/2015/a": paper(
        HOSTILE,
        {"name": "Jan Schlüter", "affiliation": "Wien"},
        tags=["cnn"],
        formerly=["ismir/2014/old", "ismir/2015/b"],
        summary={"ko": HOSTILE},
        notes=[
            {"by": "minji", "date": "2017-03", "verdict": "mixed", "ko": "[[b]]를 보라. [[tag:cnn]]"},
            {"by": {"name": "Jan Schlüter"}, "role": "author", "en": HOSTILE},
        ],
        related=[
            {"to": "ismir/2015/b", "how": "extends", "note": {"en": "By data."}},
            {"to": "https://a.example/", "how": "see-also"},
        ],
        figures=[{"file": "a.png", "instead": {"dark": "b.png"}, "credit": "minji"}],
    ),
    "ismir/2015/b": {"arxiv": "1610.00087v1", "paper": {"doi": "10.1000/1"}, "read": "not-yet"},
    "ismir/2016/seen": {"unidentified": {"ko": HOSTILE}, "read": "poster"},
}
REGISTRIES: Mapping[str, Any] = {
    "tags": {"cnn": {}},
    "people": {"minji": {"name": {"ko": "김민지", "en": "Minji Kim"}}},
    "venues": {"ismir": {"formerly": ["mir"]}},
}
GUIDE = Article("guides/one/", {"ko": "하나"}, {"ko": "[[ismir/2015/a]]"})


def texts(
    entries: Mapping[str, Mapping[str, Any]], languages: Languages = BOTH, **registries: Any
) -> dict[str, str]:
    store = Store({STORED.id: STORED}, {RECORD.id: RECORD})
    built = catalog.build(library(entries, **registries), store, (GUIDE,))
    linked = links.build(built)
    view = View(Names.of(built, SITE, languages), languages.first)
    gathered = file_outline.shared(Archive(built, linked, Neighbourhood(built, linked)))
    made = {facts.address: facts.content(view) for facts in gathered}
    return {at: str(text) for at, text in made.items() if at.startswith("api/")}


def closed(schema: Any) -> Any:
    """Return a schema that takes no key which it does not know."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


def refused(files: Mapping[str, str]) -> Iterator[str]:
    """Yield what a schema among files does not take of the others."""
    schema = json.loads(files["api/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(closed(schema))
    for at, text in files.items():
        if at != "api/schema.json":
            held = json.loads(text)
            assert held["$schema"] == schema["$id"]
            yield from (f"{at}: {error.message}" for error in checker.iter_errors(held))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return texts(ENTRIES, **REGISTRIES)


@pytest.mark.parametrize("languages", [BOTH, Languages("en", "ko"), Languages("en")])
def test_every_file_is_what_the_schema_says(languages: Languages) -> None:
    assert [*refused(texts(ENTRIES, languages, **REGISTRIES))] == []


def test_the_schema_says_what_a_field_is_by_whatever_name(files: dict[str, str]) -> None:
    fields = json.loads(files["api/schema.json"])["$defs"]["PaperFile"]["properties"]
    assert fields["$schema"]["description"] == "Where this schema lies."


def test_the_schema_refuses_a_file_that_lacks_a_key_or_has_another(files: dict[str, str]) -> None:
    at = "api/papers/ismir/2015/a.json"
    held = json.loads(files[at])
    for broken in ({**held, "more": 1}, {key: held[key] for key in held if key != "key"}):
        assert [*refused({**files, at: json.dumps(broken)})] != []


def test_the_files_of_a_site_are_what_their_schema_says(built_site: Path) -> None:
    found = {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
        for path in (built_site / "api").rglob("*.json")
    }
    assert [*refused(found)] == []
    listed = json.loads(found["api/papers.json"])
    root = listed["site"]["ko"]
    assert {row["data"].removeprefix(root) for row in listed["papers"]} < found.keys()
    for row in listed["papers"]:
        own = json.loads(found[row["data"].removeprefix(root)])
        same = row.keys() - {"authors", "venue", "tags", "arxiv"}
        assert {key: own[key] for key in same} == {key: row[key] for key in same}
        for lang in ("ko", "en"):
            path = row["url"][lang].removeprefix(root)
            assert (built_site / path / "index.html").is_file()
    assert listed["license"]["name"] == "CC BY 4.0"
    assert "papers/ismir/2016/zielony-words.json" in "".join(found)  # as it was called once


def test_all_that_a_page_shows_is_there(files: dict[str, str]) -> None:
    held = json.loads(files["api/papers/ismir/2015/a.json"])
    assert (held["title"], held["summary"]) == (HOSTILE, {"ko": HOSTILE, "en": None})
    note, answer = held["notes"]
    assert note["by"] == {"id": "minji", "name": {"ko": "김민지", "en": "Minji Kim"}, "url": None}
    assert (note["date"], note["verdict"], note["depth"]) == ("2017-03", "mixed", "full")
    assert answer["text"] == {"ko": None, "en": HOSTILE}
    assert (answer["role"], answer["own"], answer["depth"]) == ("author", True, None)
    targets = {(link["kind"], link["target"]): link["path"] for link in held["targets"]}
    assert targets == {("entry", "b"): "papers/ismir/2015/b/", ("tag", "cnn"): "tags/cnn/"}
    (figure,) = held["figures"]
    assert figure["url"] == f"{ROOT}papers/ismir/2015/a.png"
    assert figure["instead"] == {"dark": f"{ROOT}papers/ismir/2015/b.png"}
    assert [(other["how"], other["id"], other["elsewhere"]) for other in held["related"]] == [
        ("extends", "ismir/2015/b", None),
        ("see-also", None, "https://a.example/"),
    ]
    assert held["mentions"] == [
        {"kind": "article", "id": "guides/one/", "title": {"ko": "하나", "en": None}, "path": "guides/one/"}
    ]
    assert held["edition"] == {
        "id": "ismir/2015",
        "name": {"ko": None, "en": "ISMIR 2015"},
        "path": "venues/ismir/2015/",
    }


def test_each_value_says_where_it_came_from(files: dict[str, str]) -> None:
    typed, stored = (json.loads(files[f"api/papers/ismir/2015/{slug}.json"]) for slug in "ab")
    assert typed["origins"]["title"] == typed["origins"]["authors"] == "entry"
    assert (stored["title"][:16], stored["pages"]) == ("Stored </script>", "1-5")
    assert stored["origins"] == {
        "title": "arxiv",
        "authors": "arxiv",
        "abstract": "arxiv",
        "published": None,
        "doi": "entry",
        "pages": "doi",
        "container": "doi",
    }
    assert (stored["arxiv"]["reviewed"], stored["arxiv"]["latest"]) == (1, 3)


def test_a_paper_that_was_renamed_is_found_by_each_id_that_it_had(files: dict[str, str]) -> None:
    now = files["api/papers/ismir/2015/a.json"]
    for former in ("ismir/2014/old", "mir/2015/a"):
        assert files[f"api/papers/{former}.json"] == now
    assert json.loads(files["api/papers/ismir/2015/b.json"])["id"] == "ismir/2015/b"


def test_no_renaming_changes_a_key() -> None:
    def key(entry_id: str, venues: Mapping[str, Any], *formerly: str) -> str:
        made = texts({entry_id: paper("A", formerly=[*formerly])}, venues=venues, tags={}, people={})
        return str(json.loads(made[f"api/papers/{entry_id}.json"])["key"])

    renamed = {"neurips": {"formerly": ["nips"]}}
    assert key("nips/2015/a", {}) == "nips/2015/a"
    assert key("nips/2015/b", {}, "nips/2015/a") == "nips/2015/a"
    assert key("neurips/2015/b", renamed, "nips/2015/a") == "nips/2015/a"
    assert key("neurips/2015/a", renamed) == "nips/2015/a"
    assert key("neurips/2015/b", renamed, "neurips/2015/a") == "nips/2015/a"


def test_no_two_papers_have_one_key(files: dict[str, str]) -> None:
    rows = json.loads(files["api/papers.json"])["papers"]
    assert [row["key"] for row in rows] == ["mir/2014/old", "mir/2015/b", "mir/2016/seen"]


def test_the_list_leaves_what_is_long_to_the_files(files: dict[str, str]) -> None:
    row, *_ = json.loads(files["api/papers.json"])["papers"]
    assert not row.keys() & {"abstract", "summary", "notes", "figures", "related", "suggestions", "targets"}
    assert row["url"] == {"ko": f"{ROOT}papers/ismir/2015/a/", "en": f"{ROOT}en/papers/ismir/2015/a/"}
