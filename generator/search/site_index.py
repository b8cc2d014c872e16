"""The search index of a site: its records, the words by which they are found, a bundle a language."""

from collections.abc import Mapping
from pathlib import Path

from generator.search import korean, pagefind_index, records
from generator.search.archive_words import CatalogNames
from generator.search.bundle import Bundle
from generator.search.synonyms import Synonyms
from generator.search.word_tally import WordTally
from generator.site.archive import Archive
from generator.site.view.view import View
from generator.support.cache import Cache
from generator.support.languages import Lang


def bundles(
    archive: Archive,
    views: Mapping[Lang, View],
    articles: Mapping[Lang, Mapping[str, str]],
    pagefind: Path,
    kept: Cache,
) -> dict[Lang, Bundle]:
    """Return each language's bundle; raises SearchError.

    ``articles`` are the HTML of guides and posts by language and address.
    """
    lexicon = korean.Lexicon(kept) if "ko" in views else None
    words, vocabulary = Synonyms(archive.catalog, lexicon), CatalogNames.of(archive.catalog)
    tallies = {lang: WordTally(lexicon if lang == "ko" else None) for lang in views}
    found = {
        lang: records.records(archive, view, articles[lang], words, tallies[lang])
        for lang, view in views.items()
    }
    if lexicon:
        lexicon.save()
    return {
        lang: pagefind_index.bundle(listed, lang, pagefind, kept, vocabulary, trends=tallies[lang].trends())
        for lang, listed in found.items()
    }
