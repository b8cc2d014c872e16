"""The search index of a project: its records, the words by which they are found, a bundle a language."""

from collections.abc import Mapping
from pathlib import Path

from generator.entries.problem import Lang
from generator.project import Project
from generator.site import korean, records, search
from generator.site.synonyms import Synonyms

FOLDER = Path(".cache/digest/search")
"""Where the index and the words that it draws on are kept, beside mkdocs.yml."""


def bundles(project: Project, articles: Mapping[Lang, Mapping[str, str]]) -> dict[Lang, Path]:
    """Return the folder of each language's bundle, built unless it is kept; raises SearchError.

    ``articles`` are the HTML of guides and posts by language and address.
    """
    pagefind = search.binary(project.root)
    folder = project.root / FOLDER
    lexicon = korean.Lexicon(folder / "korean.json")
    words = Synonyms(project.catalog, lexicon)
    found = {
        lang: records.records(view, articles.get(lang, {}), words) for lang, view in project.views.items()
    }
    lexicon.save()
    return {lang: search.bundle(found[lang], lang, pagefind, folder) for lang in found}
