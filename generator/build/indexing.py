"""The search index of a project, made again only where something else is to be found."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.lazy_project import LazyProject
from generator.search import bundle, korean, pagefind
from generator.search.bundle import Bundle
from generator.support.cache import Cache
from generator.support.languages import Lang

if TYPE_CHECKING:
    from generator.build.project import Project


def bundles(
    reading: LazyProject, root: Path, articles: Mapping[Lang, Mapping[str, str]], kept: Cache
) -> dict[Lang, Bundle]:
    """Return each language's bundle, built unless it is kept; raises SearchError.

    ``articles`` are the HTML of guides and posts by language and address.
    """
    program = pagefind.binary(root)
    made: dict[Lang, Bundle] = {}

    def built(project: "Project") -> dict[Lang, str]:
        made.update(project.bundles(articles, program, kept))
        return {lang: bundle.digest for lang, bundle in made.items()}

    depends_on = json.dumps(articles), pagefind.version(program), str(korean.installed())
    digests = reading.cached(built, "bundles", *depends_on)
    for lang, digest in digests.items() if not made else ():
        if found := bundle.cached(lang, digest, kept):
            made[lang] = found
    if made.keys() != digests.keys():
        built(reading.project)
    return made
