"""What is said to robots: where the sitemap is.

https://www.rfc-editor.org/rfc/rfc9309.html, and for the sitemap
https://www.sitemaps.org/protocol.html#submit_robots
"""

from dataclasses import dataclass

from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class Robots:
    """The file for robots, which lies at the root of the site."""

    address: str = "robots.txt"

    def content(self, view: View) -> str:
        return f"User-agent: *\nAllow: /\nSitemap: {view.names.site.url}sitemap.xml\n"
