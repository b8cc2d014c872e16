"""Photographs: what is published of them, what is not, and what a reader pays."""

import io
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms, ImageOps
from playwright.sync_api import Browser, Page, Request, expect

from generator.build.files import printing
from generator.build.output import Manifest, Output
from generator.build.stage import Stage
from generator.problems.messages import wordings
from generator.site.pictures import photographs
from generator.site.pictures.encoding import MAX_PHONE_BYTES
from generator.site.pictures.handover import PHONE_WIDTH
from generator.site.pictures.photographs import Photograph, encoded, photograph
from generator.support import pictures
from generator.support.cache import FOLDER, NOTHING_KEPT, Cache
from generator.support.pictures import PictureError
from tests import projects
from tests.browser.server import Server
from tests.conftest import engine, made_once
from tests.entries.projects import problems

ADDRESS = "papers/ismir/2015/"
FIGURES = """\
figures:
  - {file: poster.jpg, from: poster, alt: {ko: 포스터, en: A poster}, caption: {ko: 앞에서, en: In front}}
"""
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def quartered(width: int, height: int) -> Image.Image:
    """Draw a picture whose corners are, clockwise from the upper left, red, green, white and blue."""
    image = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (1, 1), (0, 1)), (RED, GREEN, WHITE, BLUE), strict=True):
        image.putpixel(place, colour)
    return image.resize((width, height), Image.Resampling.NEAREST)


def corners(image: Image.Image) -> list[str]:
    """Name the colours of a picture's corners, clockwise from the upper left."""
    width, height = image.size
    places = ((9, 9), (width - 9, 9), (width - 9, height - 9), (9, height - 9))
    pixels = [image.convert("RGB").getpixel(place) for place in places]
    names = {(True, False, False): "red", (False, True, False): "green", (False, False, True): "blue"}
    return [names.get(tuple(value > 128 for value in pixel), "white") for pixel in pixels]  # type: ignore[union-attr,arg-type] # of RGB


def exif(orientation: int) -> Image.Exif:
    """Return what a phone notes: how it was held, where it was, whose it is."""
    noted = Image.Exif()
    noted[ExifTags.Base.Orientation] = orientation
    noted[ExifTags.Base.Artist] = "SECRET"
    noted.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (37.0, 33.0, 59.9), 3: "E", 4: (126.0, 58.0, 40.8)}
    )
    return noted


def of(path: Path) -> Photograph:
    found = photograph(path, ADDRESS + path.name)
    assert found
    return found


def published(path: Path) -> dict[str, bytes]:
    """Encode a picture with a cache beside it; return its files by what follows the address of the folder."""
    return {
        at.removeprefix(ADDRESS): data for at, data in encoded(of(path), Cache(path.parent / "cache")).items()
    }


def image_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def poster(everybodys: Path) -> Path:
    """Take a poster with a phone held upright: twelve megapixels, much noise, eight megabytes.

    Beside it lies a cache that knows it.
    """

    def take(folder: Path) -> None:
        noise = Image.effect_noise((4032, 3024), 58)
        turned = (Image.Transpose.ROTATE_180, Image.Transpose.FLIP_LEFT_RIGHT)
        colours = Image.merge("RGB", (noise, *map(noise.transpose, turned)))
        image = Image.blend(quartered(4032, 3024), colours, 0.5)
        path = folder / "poster.jpg"
        image.save(path, quality=80, subsampling=0, exif=exif(6), comment=b"SECRET", xmp=b"<x>SECRET</x>")
        assert 8_000_000 < path.stat().st_size < 12_000_000
        published(path)

    return made_once(everybodys / "phone", take) / "poster.jpg"


_BACK = {6: 8, 8: 6}
"""The orientations whose turns undo each other; the others undo themselves."""


def taken(upright: Image.Image, orientation: int) -> Image.Image:
    """Return a picture as a camera stores it that notes this orientation."""
    stored = io.BytesIO()
    noted = Image.Exif()
    noted[ExifTags.Base.Orientation] = _BACK.get(orientation, orientation)
    upright.save(stored, "PNG", exif=noted)
    return ImageOps.exif_transpose(Image.open(stored))


@pytest.mark.parametrize("orientation", range(10))
def test_a_picture_is_turned_upright_and_all_that_the_camera_noted_is_gone(
    tmp_path: Path, orientation: int
) -> None:
    path = tmp_path / "a.jpg"
    taken(quartered(300, 200), orientation).save(
        path,
        quality=95,
        exif=exif(orientation),
        comment=b"SECRET",
        xmp=b"<x>SECRET</x>",
        dpi=(72, 72),
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    assert b"SECRET" in path.read_bytes()
    found = of(path)
    assert (found.width, found.height) == (300, 200)
    files = published(path)
    assert list(files) == ["a.jpg", "a.jpg.300.webp"]
    for data in files.values():
        image = image_of(data)
        assert image.size == (300, 200)
        assert corners(image) == ["red", "green", "white", "blue"]
        assert not image.getexif()
        assert not image.info.keys() & {"exif", "icc_profile", "xmp", "comment", "dpi"}
        assert not re.search(rb"SECRET|Exif|EXIF|XMP|ICC|GPS|http:", data)


@pytest.mark.parametrize(
    ("size", "versions"),
    [
        ((200, 100), [(200, 100)]),
        ((480, 480), [(480, 480)]),
        ((1000, 500), [(480, 240), (800, 400), (1000, 500)]),
        ((4032, 3024), [(480, 360), (800, 600), (1200, 900), (2000, 1500)]),
        ((1000, 30000), [(480, 14400), (546, 16383)]),
        ((1, 30000), [(1, 16383)]),
        ((30000, 1), [(480, 1), (800, 1), (1200, 1), (2000, 1)]),
    ],
)
def test_versions_are_never_larger_than_the_picture_nor_than_webp_can_hold(
    size: tuple[int, int], versions: list[tuple[int, int]]
) -> None:
    assert list(Photograph(Path("a.png"), "a.png", *size).sizes) == versions


@pytest.mark.parametrize("size", [(1, 30000), (30000, 1), (1, 1)])
def test_strips_are_encoded(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "strip.png"
    Image.new("L", size).save(path)
    for at, name in of(path).files.items():
        assert "{}x{}".format(*image_of(encoded(of(path), NOTHING_KEPT)[at]).size) == Path(name).stem


def test_names_of_versions_are_no_other_picture_s() -> None:
    names = ["a.jpg", "a.png", "a-480.webp", "a.webp"]
    addresses = [at for name in names for at in Photograph(Path(name), name, 900, 900).files]
    assert len(addresses) == len(set(addresses))
    assert set(names) <= set(addresses)


@pytest.mark.slow
def test_a_poster_of_eight_megabytes_costs_a_phone_less_than_a_hundred_kilobytes(poster: Path) -> None:
    sizes = {image_of(data).width: len(data) for at, data in published(poster).items() if at != poster.name}
    assert list(sizes) == list(photographs.WIDTHS)
    assert all(size <= MAX_PHONE_BYTES for width, size in sizes.items() if width <= PHONE_WIDTH), sizes


def test_what_was_not_there_to_see_is_left_as_it_was(tmp_path: Path) -> None:
    drawing = quartered(600, 400)
    drawing.save(tmp_path / "a.png")
    files = published(tmp_path / "a.png")
    assert image_of(files["a.png.600.webp"]).convert("RGB").tobytes() == drawing.tobytes()
    assert image_of(files["a.png"]).format == "PNG"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("palette.png", lambda image: image.quantize(8)),
        ("palette.gif", lambda image: image.quantize(8)),
        ("cmyk.jpg", lambda image: image.convert("CMYK")),
        ("alpha.png", lambda image: image.convert("RGBA")),
        ("photo.webp", lambda image: image),
    ],
)
def test_every_kind_keeps_its_colours(tmp_path: Path, name: str, make: object) -> None:
    path = tmp_path / name
    assert callable(make)
    make(quartered(120, 80)).save(path)
    files = published(path)
    assert {corner for data in files.values() for corner in [tuple(corners(image_of(data)))]} == {
        ("red", "green", "white", "blue")
    }
    kinds = {".png": "PNG", ".gif": "GIF", ".jpg": "JPEG", ".webp": "WEBP"}
    assert image_of(files[name]).format == kinds[path.suffix]


@pytest.mark.parametrize(
    ("image", "grey"),
    [
        (Image.new("1", (40, 40), 1), 255),
        (Image.new("I;16", (40, 40), 0x8000), 128),
        (Image.new("LA", (40, 40), (0, 0)), 255),
        (Image.new("RGBA", (40, 40), (0, 0, 0, 0)), 255),
        (Image.new("L", (40, 40), 77), 77),
    ],
    ids=["bits", "sixteen", "grey-and-clear", "clear", "grey"],
)
def test_grey_and_clear_pixels_are_shown_as_on_paper(tmp_path: Path, image: Image.Image, grey: int) -> None:
    image.save(tmp_path / "a.png")
    for data in published(tmp_path / "a.png").values():
        assert image_of(data).convert("RGB").getpixel((20, 20)) == (grey, grey, grey)


def test_colours_of_a_profile_are_those_of_screens(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    Image.new("RGB", (40, 40), RED).save(tmp_path / "a.png", icc_profile=swapped)
    Image.new("RGB", (40, 40), RED).save(tmp_path / "b.png", icc_profile=b"no profile" * 20)
    assert corners(image_of(published(tmp_path / "a.png")["a.png.40.webp"])) == ["green"] * 4
    assert corners(image_of(published(tmp_path / "b.png")["b.png.40.webp"])) == ["red"] * 4


def test_of_what_moves_the_first_frame_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    quartered(60, 40).save(path, save_all=True, append_images=[Image.new("RGB", (60, 40))], duration=100)
    assert pictures.header(path).moves
    for data in published(path).values():
        assert corners(image_of(data)) == ["red", "green", "white", "blue"]
        assert getattr(image_of(data), "n_frames", 1) == 1


def test_encoding_again_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    quartered(900, 600).save(path)
    assert encoded(of(path), NOTHING_KEPT) == encoded(of(path), NOTHING_KEPT)


@pytest.mark.slow
def test_a_spoilt_cache_is_made_anew_and_a_missing_one_does_no_harm(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.png", Cache(tmp_path / "cache")
    pictures = tmp_path / "cache" / "pictures"
    quartered(900, 6).save(path)
    whole = encoded(of(path), cache)
    kept = {file: file.read_bytes() for file in pictures.iterdir()}
    for file, content in kept.items():
        for spoilt in (b"", content[:-1], bytes(len(content))):
            file.write_bytes(spoilt)
            assert encoded(of(path), cache) == whole
            assert {file: file.read_bytes() for file in pictures.iterdir()} == kept
    assert encoded(of(path), Cache(path / "no-folder")) == whole


def test_what_is_kept_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    whole = published(path)
    monkeypatch.setattr(photographs, "_encode", None)
    assert published(path) == whole


def test_two_builds_at_once_share_a_cache(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.png", Cache(tmp_path / "cache")
    quartered(900, 60).save(path)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: encoded(of(path), cache), range(4)))
    assert all(one == made[0] for one in made)
    assert len(list((tmp_path / "cache" / "pictures").iterdir())) == len(of(path).files)


@pytest.mark.parametrize("module", ["PIL", "json", "defusedxml", "generator"])
def test_nothing_that_lies_in_the_current_folder_is_run(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{module}.py").write_text("open('run', 'w')", encoding="utf-8")
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert encoded(of(path), NOTHING_KEPT)
    assert not (tmp_path / "run").exists()


HUNGRY = """
def versions(*_):
    raise encoding.PictureError("picture-broken") from MemoryError()
encoding.versions = versions
encoding.main(1, "a.png", [])
"""
ENDLESS = """
def versions(*_):
    while True:
        pass
encoding.versions = versions
encoding.main(1, "a.png", [])
"""
KILLED = "import os; os.kill(os.getpid(), 9)"
PROGRAM = photographs._PROGRAM.partition("encoding.main")[0]
"""The program up to where it comes to the picture."""


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("sys.executable", "/nowhere/python", "No such file"),
        ("_PLACES", ("nowhere", "nowhere"), "No module named"),
        ("_PROGRAM", PROGRAM + HUNGRY, "MemoryError"),
        ("_PROGRAM", PROGRAM + KILLED, "status -9"),
    ],
)
def test_what_is_not_the_fault_of_a_picture_is_not_told_as_such(
    name: str, value: object, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    monkeypatch.setattr(f"{photographs.__name__}.{name}", value)
    with pytest.raises(OSError, match=reason) as raised:
        encoded(of(path), NOTHING_KEPT)
    assert raised.value.filename == str(path)


@pytest.mark.hostile
def test_a_picture_that_keeps_a_processor_busy_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    monkeypatch.setattr(photographs, "_PROGRAM", PROGRAM + ENDLESS)
    with pytest.raises(PictureError):
        encoded(of(path), NOTHING_KEPT)


def test_kinds_that_are_never_published_are_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    quartered(90, 60).save(path)
    program = f"{photographs._PROGRAM}\nprint(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-I", "-S", "-c", program, *photographs._PLACES, "30", str(path)]
    done = subprocess.run([*command, *of(path).files.values()], check=True, capture_output=True)
    loaded = done.stderr.decode().split()
    assert "PIL.WebPImagePlugin" in loaded
    assert "PIL.PdfImagePlugin" not in loaded


def test_pictures_need_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert encoded(of(path), NOTHING_KEPT)


def test_pictures_come_to_their_addresses(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    quartered(90, 60).save(path)
    into = Output(Stage(tmp_path / "site"), Manifest())
    for file in printing.pictures([of(path)], NOTHING_KEPT):
        into.put(*file)
    into.bring()
    assert {file.name for file in (tmp_path / "site" / ADDRESS).iterdir()} == {"a.png", "a.png.90.webp"}


# What strangers send


def png(width: int, height: int, *chunks: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"".join(
        [b"\x89PNG\r\n\x1a\n", header, *chunks, _chunk(b"IDAT", zlib.compress(b"")), _chunk(b"IEND")]
    )


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _scans() -> bytes:
    """Return a small JPEG that goes over its pixels a thousand times."""
    stored = io.BytesIO()
    Image.new("L", (64, 64)).save(stored, "JPEG", progressive=True)
    data = stored.getvalue()
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * 1000 + data[-2:]


def _webp(width: int, height: int) -> bytes:
    body = b"WEBPVP8X" + struct.pack("<II", 10, 0) + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


HEADERS = {
    "bits.png": (png(50_000, 50_000), "picture-pixels"),
    "billions.png": (png(2**31 - 1, 2**31 - 1), "picture-pixels"),
    "flat.png": (png(65_536, 1), "picture-pixels"),
    "thin.png": (png(1, 65_536), "picture-pixels"),
    "just-above.png": (png(8001, 8000), "picture-pixels"),
    "nothing.png": (png(0, 0), "picture-broken"),
    "parts.png": (png(8, 8, _chunk(b"abCd") * 300_000), "picture-broken"),
    "text.png": (png(8, 8, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**7), 1))), "picture-broken"),
    "short.png": (b"\x89PNG\r\n\x1a\n", "picture-broken"),
    "short.jpg": (b"\xff\xd8\xff", "picture-broken"),
    "segments.jpg": (b"\xff\xd8" + b"\xff\xfe\0\2" * 300_000, "picture-broken"),
    "scans.jpg": (_scans(), "picture-broken"),
    "wide.gif": (b"GIF89a" + b"\xff" * 4 + b"\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0;", "picture-pixels"),
    "parts.gif": (b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\1a\0" * 300_000, "picture-broken"),
    "large.webp": (_webp(16384, 16384), "picture-pixels"),
    "script.jpg": (b"\xff\xd8\xff<script>alert(1)</script>", "picture-broken"),
    "postscript.png": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "picture-broken"),
}


@pytest.mark.hostile
@pytest.mark.parametrize("name", HEADERS)
def test_bombs_and_fragments_are_refused_by_their_headers(tmp_path: Path, name: str) -> None:
    content, code = HEADERS[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PictureError) as refusal:
        pictures.header(tmp_path / name)
    assert refusal.value.code == code
    assert code in wordings()
    assert photograph(tmp_path / name, name) is None


def test_what_comes_after_a_picture_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    quartered(300, 200).save(path)
    path.write_bytes(path.read_bytes() + b"PK\3\4 <script>alert('SECRET')</script>")
    assert not any(b"SECRET" in data for data in published(path).values())


@pytest.mark.parametrize("noted", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"\0" * 99])
def test_notes_that_cannot_be_read_leave_a_picture_as_it_lies(tmp_path: Path, noted: bytes) -> None:
    path = tmp_path / "a.jpg"
    quartered(300, 200).save(path, exif=noted)
    assert (of(path).width, of(path).height) == (300, 200)


def _cut(suffix: str) -> bytes:
    stored = io.BytesIO()
    quartered(900, 600).save(stored, {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}[suffix])
    return stored.getvalue()[: -len(stored.getvalue()) // 2]


@pytest.mark.slow
def test_damage_that_shows_only_when_decoding_ends_a_build_with_its_place(tmp_path: Path) -> None:
    names = [f"cut.{suffix}" for suffix in ("jpg", "png", "gif")]
    figures = "".join(f"  - {{file: {name}, alt: {{ko: 가, en: a}}}}\n" for name in names)
    root = projects.write(
        tmp_path, **{"digests/ismir/2015/features.yml": f"{projects.ENTRY}figures:\n{figures}"}
    )
    for name in names:
        (root / "digests/ismir/2015" / name).write_bytes(_cut(name.partition(".")[2]))
    result = engine("build", cwd=root)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for line in (8, 9, 10):
        assert f"digests/ismir/2015/features.yml:{line}:12: " in result.stderr
    assert not (root / "site").exists()


def test_checking_tells_of_a_bomb_where_it_is_named(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **{"digests/ismir/2015/features.yml": projects.ENTRY + FIGURES})
    (root / "digests/ismir/2015/poster.jpg").write_bytes(HEADERS["bits.png"][0])
    places = [(problem.code, problem.place.line, problem.place.column) for problem in problems(root)]
    assert places == [("picture-pixels", 8, 12)]


# What readers see


@pytest.fixture(scope="module")
def site(poster: Path, everybodys: Path) -> Iterator[Server]:
    """Serve a site with the poster on a paper's page."""

    def build(root: Path) -> None:
        projects.write(root, **{"digests/ismir/2015/features.yml": projects.ENTRY + FIGURES})
        shutil.copy(poster, root / "digests/ismir/2015/poster.jpg")
        shutil.copytree(poster.parent / "cache", root / FOLDER)
        result = engine("build", "--strict", cwd=root)
        assert result.returncode == 0, result.stderr

    root = made_once(everybodys / "poster", build)
    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(params=[(390, 1), (390, 2), (390, 3), (430, 3)], ids=str)
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Hold a phone of so many pixels, each of so many dots."""
    width, density = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.mark.slow
def test_a_phone_loads_one_small_version_when_it_comes_to_it(phone: Page, site: Server) -> None:
    asked: list[Request] = []
    phone.on("request", lambda request: asked.append(request) if request.resource_type == "image" else None)
    phone.goto(site.url("/repo/") + ADDRESS + "features/")
    figure = phone.locator(".digest-figure img")
    before = figure.bounding_box()
    figure.scroll_into_view_if_needed()
    expect(figure).not_to_have_js_property("naturalWidth", 0)  # a slow machine is idle before it is asked for
    phone.wait_for_load_state("networkidle")
    pictures = {each.url: each.sizes()["responseBodySize"] for each in asked if ADDRESS in each.url}
    assert len(pictures) == 1
    assert all(url.endswith(".webp") and size < 100_000 for url, size in pictures.items()), pictures
    after = figure.bounding_box()
    assert before
    assert after
    assert (before["width"], before["height"]) == (after["width"], after["height"])
    assert after["height"] == pytest.approx(after["width"] * 4 / 3, abs=1)
    assert figure.get_attribute("loading") == "lazy"
    assert (figure.get_attribute("width"), figure.get_attribute("height")) == ("2000", "2667")


@pytest.mark.slow
def test_a_tap_opens_it_large_without_a_script(phone: Page, site: Server) -> None:
    phone.goto(site.url("/repo/en/") + ADDRESS + "features/")
    phone.get_by_role("link", name="A poster").click()
    phone.wait_for_url(f"**/{ADDRESS}poster.jpg.2000.webp")


@pytest.mark.browser  # which the site is built for
@pytest.mark.slow
def test_nothing_of_the_original_is_on_the_site(poster: Path, site: Server) -> None:
    original = poster.read_bytes()
    sample = original[len(original) // 2 :][:64]
    for file in site.site.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"SECRET" not in content
            assert sample not in content
