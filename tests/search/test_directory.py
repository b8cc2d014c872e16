"""The directory names whoever wrote a paper, whatever the paper's source calls them."""

import json
from pathlib import Path

import pytest

from generator.build import project
from generator.metadata import store, store_folders
from generator.metadata.store import StoredAuthor, StoredPaper, StoredVersion
from generator.search.directory import directory
from generator.site.view.site_facts import Site
from tests import projects

NOWHERE = Site("", "https://host.example/")


@pytest.mark.parametrize("name", ["<!--A", "{name}", "\u202eA", "A" + "\u0301" * 100, "A" * 30_000])
def test_a_name_that_nobody_may_type_comes_from_a_source(tmp_path: Path, name: str) -> None:
    projects.write(
        tmp_path, **{"digests/ismir/2015/features.yml": "arxiv: 1501.00001\nread: full\ntags: [cnn]\n"}
    )
    latest = StoredVersion(
        title="Learning features", authors=(StoredAuthor(name=name), StoredAuthor(name="Ada"))
    )
    store.write(tmp_path / "digests" / store_folders.FOLDER, StoredPaper(id="1501.00001", latest=latest))
    read = project.read(tmp_path, "digests", tmp_path / "docs", {"ko": NOWHERE, "en": NOWHERE}, drafts=False)
    authors = json.loads(directory(read.catalog))["authors"]
    assert ["ada", "Ada", "", [], 1] in authors
    assert len(authors) == 2
