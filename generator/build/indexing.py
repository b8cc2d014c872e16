"""The search index of a project: its records, the words by which they are found, a bundle a language."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.build.lazy_project import LazyProject
from generator.build.project import Project
from generator.search import korean, pagefind_index, records
from generator.search.archive_words import CatalogNames
from generator.search.pagefind_index import Bundle
from generator.search.synonyms import Synonyms
from generator.search.word_tally import WordTally
from generator.support.cache import Cache
from generator.support.languages import Lang


def bundles(
    reading: LazyProject, root: Path, articles: Mapping[Lang, Mapping[str, str]], kept: Cache
) -> dict[Lang, Bundle]:
    """Return each language's bundle, built unless it is kept; raises SearchError.

    ``articles`` are the HTML of guides and posts by language and address.
    """
    pagefind = pagefind_index.binary(root)
    made: dict[Lang, Bundle] = {}

    def built(project: Project) -> dict[Lang, str]:
        lexicon = korean.Lexicon(kept) if "ko" in project.views else None
        words, vocabulary = Synonyms(project.catalog, lexicon), CatalogNames.of(project.catalog)
        tallies = {lang: WordTally(lexicon if lang == "ko" else None) for lang in project.views}
        found = {
            lang: records.records(project.archive, view, articles[lang], words, tallies[lang])
            for lang, view in project.views.items()
        }
        if lexicon:
            lexicon.save()
        for lang, listed in found.items():
            trends = tallies[lang].trends()
            made[lang] = pagefind_index.bundle(listed, lang, pagefind, kept, vocabulary, trends=trends)
        return {lang: bundle.digest for lang, bundle in made.items()}

    depends_on = json.dumps(articles), pagefind_index.version(pagefind), str(korean.installed())
    digests = reading.kept(built, "bundles", *depends_on)
    for lang, digest in digests.items() if not made else ():
        if bundle := pagefind_index.kept_bundle(lang, digest, kept):
            made[lang] = bundle
    if made.keys() != digests.keys():
        built(reading.project)
    return made
