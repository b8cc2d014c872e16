"""The schemas that editors use."""

import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.entries import document
from generator.entries.format.schema import schemas
from tests.conftest import ROOT, SAMPLE

DIGESTS = sorted((SAMPLE / "digests").rglob("*.yml"))


def _as_an_editor_parses(value: Any) -> Any:
    """Return data as JSON has it; editors take YAML's dates for text."""
    if isinstance(value, dict):
        return {str(key): _as_an_editor_parses(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_an_editor_parses(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _errors(name: str, text: str) -> list[str]:
    data = _as_an_editor_parses(yaml.safe_load(text))
    return [error.json_path for error in Draft202012Validator(schemas()[name]).iter_errors(data)]


@pytest.mark.parametrize("name", schemas())
def test_files_are_in_step(name: str) -> None:
    assert json.loads((ROOT / f"schema/{name}.json").read_text(encoding="utf-8")) == schemas()[name]


def test_there_are_no_other_files() -> None:
    assert {path.stem for path in (ROOT / "schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("name", schemas())
def test_schemas_are_valid(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


def test_the_digests_are_accepted() -> None:
    assert DIGESTS
    for path in DIGESTS:
        file = path.relative_to(SAMPLE).as_posix()
        assert (file, _errors(document.kind_of(file, "digests"), path.read_text(encoding="utf-8-sig"))) == (
            file,
            [],
        )


@pytest.mark.parametrize(
    ("name", "text", "paths"),
    [
        (
            "entry",
            "arxiv: 1502.03540\nread: full\ntags: [3d, 7, true]\npaper: {title: 1984, published: 2015}\n",
            [],
        ),
        ("entry", "arxiv:\npaper:\nread: not-yet\ntags:\n  -\nnotes: ~\nsummary: {ko: , en: }\ndraft:\n", []),
        ("entry", "read: full\nnotes: [{by: minji-kim, ko: 가}, {by: {name: A}, ko: 1}]\n", []),
        ("entry", "paper: {authors: [Wei Dai, {name: B}]}\nread: full\n", []),
        ("entry", "paper: {title: A}\n", ["$"]),
        ("entry", "read: ful\n", ["$.read"]),
        ("entry", "read: full\ntag: [cnn]\n", ["$"]),
        ("entry", "read: full\nsummary: Good.\n", ["$.summary"]),
        ("entry", "read: full\ntags: cnn\n", ["$.tags"]),
        ("entry", "read: full\npaper: {links: {pdf: example.org}}\n", ["$.paper"]),
        ("edition", "dates: 2015-10-26/2015-10-30\norder: [a, {text: {ko: 가}}]\n", []),
        ("tags", "cnn: {name: {en: CNN}}\n", []),
        ("tags", "CNN: {name: {en: CNN}}\n", ["$"]),
        ("tag", "name: {en: CNN}\naliases: [1, two]\n", []),
        ("people", "a: {name: {en: A}, reviewer: true}\n", []),
        ("person", "reviewer: yes please\nname: {en: A}\n", ["$.reviewer"]),
        ("venues", "ismir: {url: https://ismir.net}\n", ["$.ismir"]),
    ],
)
def test_schemas_tell_sound_from_mistaken(name: str, text: str, paths: list[str]) -> None:
    assert _errors(name, text) == paths


def test_keys_are_described() -> None:
    entry = schemas()["entry"]["$defs"]["Entry"]

    assert entry["properties"]["read"]["description"] == "How well it was read."
    assert entry["additionalProperties"] is False
