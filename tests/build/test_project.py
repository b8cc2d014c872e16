"""A project: what lies beside mkdocs.yml, hung together."""

import io
from datetime import date
from pathlib import Path

from PIL import Image

from generator.build import project
from generator.site.view.site_facts import Site
from tests.entries.projects import ENTRY, HEAD, SOUND, write


def test_a_picture_is_served_under_a_sound_name(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "JPEG")
    text = f"{HEAD}figures: [{{file: My Poster.JPG, alt: {{ko: 가, en: a}}}}]\n"
    file = "digests/ismir/2015/My Poster.JPG"
    root = write(tmp_path, {**SOUND, ENTRY: text, file: picture.getvalue()})

    found = project.read(root, "digests", root / "docs", {"ko": Site()}, drafts=False, today=date(2020, 1, 1))

    assert {served: photograph.path for served, photograph in found.photographs.items()} == {
        "papers/ismir/2015/my-poster.jpg": root / file
    }
