"""Where the engine finds the plugin, which cannot even be imported with an engine that is too old."""

from mkdocs.exceptions import ConfigurationError

from generator.support import package

if told := package.outdated():
    raise ConfigurationError(told)

from generator.engine.plugin import DigestPlugin  # imports what older engines lack

__all__ = ["DigestPlugin"]
