"""The words that scripts say on every page, in a file that is asked for when one is first to be said."""

import json
from dataclasses import dataclass

from generator.site import address as addresses
from generator.site.view.view import View

WORDS = (
    # quick search
    *("search", "search-placeholder", "search-results", "search-keys", "search-forget", "search-goto"),
    *("search-papers", "search-recent", "search-all", "search-found", "search-offered", "search-none"),
    *("search-meant", "search-some", "search-instead", "search-browse", "search-keyboard", "search-failed"),
    *("search-left-out", "search-close", "venue", "tag", "author", "n-papers"),
    # the keys of a page
    *("keys", "key-next", "key-previous"),
    # marks on papers
    *("reading-count", "reading-unkept"),
)


@dataclass(frozen=True, slots=True)
class ScriptWords:
    """The file, in the tree of each language."""

    address: str = addresses.SCRIPT_WORDS

    def content(self, view: View) -> str:
        return json.dumps(view.texts(*WORDS), ensure_ascii=False, separators=(",", ":")) + "\n"
