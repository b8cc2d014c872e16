"""The licence of what the site says, which mkdocs.yml names at the foot of every page.

``copyright`` is HTML there; what links to a licence says so by ``rel="license"``, as HTML has it:
https://html.spec.whatwg.org/multipage/links.html#link-type-license
"""

import re
from html import unescape

from generator.site.frame.element_spans import parse
from generator.site.view.site_facts import Licence
from generator.text import hrefs

_TAG = re.compile(r"<[^>]*>")


def named(foot: str) -> Licence | None:
    """Return the first licence to which a line of HTML links; None where it links to none.

    >>> named('© 2026 Us, <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>')
    Licence(name='CC BY', url='https://creativecommons.org/licenses/by/4.0/')
    """
    for element in parse(foot):
        url = hrefs.safe(element.attributes.get("href") or "")
        if url and "license" in (element.attributes.get("rel") or "").casefold().split():
            text = unescape(_TAG.sub("", foot[element.inner : element.inner_end]))
            return Licence(" ".join(text.split()) or url, url)
    return None
