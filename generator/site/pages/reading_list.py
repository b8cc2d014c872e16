"""The page with the papers that a reader marked, which a script fills: the site knows nothing of them."""

from dataclasses import dataclass

from generator.site import address as addresses
from generator.site.page import Page
from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class ReadingListPage:
    """What the page shows besides names: nothing."""

    address: str = addresses.READING_LIST

    def page(self, view: View) -> Page:
        names = view.names
        venues = {venue_id: (view.venue(venue_id), names.hues.get(venue_id, 0)) for venue_id in names.venues}
        content = view.render("reading_list.html", venues=venues)
        title, description = view.label("reading-list"), view.label("reading-description")
        head = view.parts.loaded("reading.css")
        return Page(self.address, view.lang, "reading-list", title, description, content, head=head)
