"""The Content-Security-Policy of every page, in a ``meta`` element since static hosts send no headers.

https://www.w3.org/TR/CSP3/. Scripts run only from the site itself; of those written into a page only the ones
that the theme put there, each named by its hash. What a stranger typed can therefore not run even if it came
through all else. Search and the checker compile WebAssembly in workers, whose policy is that of their own
response, so that pages need not allow it.
"""

import base64
import hashlib
from urllib.parse import urlsplit

from generator.site.frame.element_spans import ElementSpan, parse
from generator.support.splicing import spliced

_DIRECTIVES = (
    ("default-src", "'self'"),
    ("img-src", "'self' data:"),
    ("style-src", "'self' 'unsafe-inline'"),  # Material's script sets sizes by style attributes
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)

OF_SERVERS = "; ".join(
    f"{name} {sources}"
    for name, sources in (
        *_DIRECTIVES,
        ("script-src", "'self' 'unsafe-inline' 'wasm-unsafe-eval'"),
        ("frame-ancestors", "'self'"),
    )
)
"""The policy for servers that send one with every file; a browser keeps to this and to the page's own.

Which of the scripts written into a page may run is left to the page's, so that this one is the same for all
pages and whatever the theme's version. WebAssembly is for workers: of search, and of the checker of the form.
"""

_EXECUTABLE = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Values of a script's ``type`` that make it run; others are data, such as Material's settings."""


def with_policy(html: str) -> str:
    """Return a page with the policy right after its character encoding, naming the scripts written into it.

    To be given what the engine built, before anything of a stranger's is put there.
    """
    elements = parse(html)
    head = next((element for element in elements if element.tag == "head"), None)
    if head is None:
        return html
    charset = next((element for element in elements if "charset" in element.attributes), None)
    scripts = [html[element.inner : element.inner_end] for element in elements if _is_inline(element)]
    allowed = " ".join(dict.fromkeys(f"'{_hash(script)}'" for script in scripts))
    directives = (*_DIRECTIVES, ("script-src", f"'self' {allowed}".strip()))
    policy = "; ".join(f"{name} {sources}" for name, sources in directives)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    at = charset.end if charset else head.inner
    return spliced(html, [(at, at, meta)])


def refuses(address: str, site: str) -> bool:
    """Tell whether pages of a site, which lies at an address of its own, may not load what lies at another.

    >>> [refuses(address, "https://a.example/b/") for address in ("c.png", "https://a.example/c.png")]
    [False, False]
    >>> refuses("//cdn.example/c.js", "https://a.example/b/")
    True
    """
    try:
        there, own = urlsplit(address), urlsplit(site)
    except ValueError:  # which nobody can load, whatever the policy
        return False
    return there.netloc != "" and (there.scheme or own.scheme, there.netloc) != (own.scheme, own.netloc)


def _is_inline(element: ElementSpan) -> bool:
    kind = (element.attributes.get("type") or "").lower()
    return element.tag == "script" and "src" not in element.attributes and kind in _EXECUTABLE


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
