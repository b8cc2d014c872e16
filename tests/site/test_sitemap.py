"""The sitemap."""

from xml.etree import ElementTree as ET

from generator.site.sitemap import sitemap
from generator.support.languages import BOTH, Lang

URL = "https://host/repo/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

PAGES: tuple[tuple[Lang, str], ...] = (
    ("ko", ""),
    ("en", ""),
    ("ko", "blog/a&b/"),
    ("en", "tags/"),
    ("ko", "tags/"),
)


def test_every_page_is_there_with_its_languages() -> None:
    (text,) = sitemap(PAGES, URL, BOTH).values()
    urls = ET.fromstring(text).findall("s:url", NAMES)  # noqa: S314 # our own text
    listed = {
        url.findtext("s:loc", "", NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in urls
    }
    home = {"ko": URL, "en": f"{URL}en/", "x-default": URL}
    tags = {"ko": f"{URL}tags/", "en": f"{URL}en/tags/", "x-default": f"{URL}tags/"}
    assert listed == {
        URL: home,
        f"{URL}en/": home,
        f"{URL}blog/a&b/": {},
        f"{URL}tags/": tags,
        f"{URL}en/tags/": tags,
    }


def test_what_is_too_much_for_one_file_goes_into_several() -> None:
    files = dict(sitemap(PAGES, URL, BOTH, limit=2))
    index = ET.fromstring(files.pop("sitemap.xml"))  # noqa: S314 # our own text
    assert [loc.text for loc in index.findall("s:sitemap/s:loc", NAMES)] == [URL + name for name in files]
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    urls = [url for text in files.values() for url in ET.fromstring(text).findall("s:url", NAMES)]  # noqa: S314 # our own
    assert len(urls) == len(PAGES)
