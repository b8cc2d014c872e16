"""The search index of a project: its records, the words by which they are found, a bundle a language."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.entries.problem import Lang
from generator.project import Project
from generator.reading import Reading
from generator.site import korean, records, search
from generator.site.synonyms import Synonyms

FOLDER = Path(".cache/digest/search")
"""Where the index and the words that it draws on are kept, beside mkdocs.yml."""


def bundles(reading: Reading, root: Path, articles: Mapping[Lang, Mapping[str, str]]) -> dict[Lang, Path]:
    """Return the folder of each language's bundle, built unless it is kept; raises SearchError.

    ``articles`` are the HTML of guides and posts by language and address.
    """
    pagefind = search.binary(root)
    folder = root / FOLDER

    def built(project: Project) -> dict[Lang, str]:
        lexicon = korean.Lexicon(folder / "korean.json")
        words = Synonyms(project.catalog, lexicon)
        found = {lang: records.records(view, articles[lang], words) for lang, view in project.views.items()}
        lexicon.save()
        return {lang: search.bundle(found[lang], lang, pagefind, folder).name for lang in found}

    depends_on = json.dumps(articles), search.version(pagefind), str(korean.installed())
    names = reading.kept(built, "bundles", *depends_on)
    if not all((folder / name).is_dir() for name in names.values()):
        names = built(reading.project)
    return {lang: folder / name for lang, name in names.items()}
