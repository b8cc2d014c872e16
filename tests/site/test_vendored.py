"""Modules of others are those that the lock names, whole and with their licences."""

import pytest

from generator.engine.assets import served
from tests.vendored import ESBUILD, FOLDER, MODULES


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_others_is_of_the_locked_version(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")

    assert text.startswith(MODULES[name].notice)
    if ESBUILD.exists():  # npm installs it, and everything but the form does without
        assert text == MODULES[name].made()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_others_is_served_whole_with_its_licence(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")

    assert served(text) == text
    assert (FOLDER / MODULES[name].licence).is_file()
