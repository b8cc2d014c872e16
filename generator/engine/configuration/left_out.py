"""Which files of ``docs/`` the engine leaves out of a site: what mkdocs.yml says, and what it always does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.structure.files import File, InclusionLevel, set_exclusions


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Tells of a path below ``docs/`` whether it is left out."""

    exclude_docs: Any = None
    """The engine's form of the patterns that mkdocs.yml has under this key; None where it has none."""
    draft_docs: Any = None
    """Likewise; None in a preview, which shows these files."""

    def __call__(self, path: str) -> bool:
        """Tell whether the file there is left out."""
        file = File(path, "", "", use_directory_urls=True)
        config: Any = {"exclude_docs": self.exclude_docs, "draft_docs": self.draft_docs}
        set_exclusions([file], config)
        return file.inclusion in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}

    def __repr__(self) -> str:
        """Return what differs where other files may be left out."""
        specs = (spec.patterns if spec else () for spec in (self.exclude_docs, self.draft_docs))
        return repr([[(one.include, one.regex and one.regex.pattern) for one in spec] for spec in specs])


ALWAYS = LeftOut()
"""What is left out where mkdocs.yml does not say anything of it."""


def read(said: Mapping[str, Any]) -> LeftOut:
    """Return what mkdocs.yml leaves out of a site that is built; raises ValidationError where it is wrong."""
    kind = c.Optional(c.PathSpec())
    return LeftOut(kind.validate(said.get("exclude_docs")), kind.validate(said.get("draft_docs")))
