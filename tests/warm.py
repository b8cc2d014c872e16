"""Imported by the process that others are forked from: it builds a small project, so that they begin warm.

They have from it the theme's files, templates as they are compiled, and whatever else is made once.
"""

import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

from tests import projects, theme

theme.share(pytest.MonkeyPatch())
with TemporaryDirectory() as folder:
    build(load_config(os.fspath(projects.write(Path(folder)) / "mkdocs.yml")))
option = MkDocsConfig.plugins
assert isinstance(option, Plugins)
option.plugin_cache.clear()
gc.freeze()
