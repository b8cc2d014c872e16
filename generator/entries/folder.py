"""The folder of digests: which files are what, found without following links or trusting names."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from generator.entries.format.fields import YEAR
from generator.entries.yaml.source import MAX_BYTES
from generator.problems.problem import Place, Problem
from generator.text.slugs import MAX_SLUG, is_slug, picture_name, slugged

PICTURE = re.compile(r"[a-z0-9-]+\.(?:png|jpg|jpeg|webp|gif)")
"""What a picture is called where it is served."""

REGISTRIES = ("venues", "tags", "people")
"""The registries; each has a file, and a folder beside it."""

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
"""What Windows and macOS put into folders."""

_HIDDEN = re.compile(r"\.(?:[_#~]|(?!(?:.*\.)?ya?ml$))", re.IGNORECASE)
"""How names begin that systems and programs give; who types a dot before an entry's does not mean it."""

_PICTURE_LIKE = re.compile(r"\.(?:png|jpe?g|webp|gif|svg|heic|heif|avif|tiff?|bmp)$", re.IGNORECASE)
_PICTURE_CODES = {".svg": "picture-svg", ".heic": "picture-heic", ".heif": "picture-heic"}
YAML_LIKE = re.compile(r"(?:\.ya?ml){1,2}l?(?:\.te?xt)?\s*$", re.IGNORECASE)
"""How a file of YAML ends, and what editors and systems that hide endings put behind that."""


@dataclass(slots=True)
class Folder:
    """What lies in the folder of digests; all paths are POSIX and relative to the project's root."""

    registries: list[tuple[str, str, str]] = field(default_factory=list)
    """Registry, file, and the id that the file defines (empty where it defines many)."""
    editions: dict[tuple[str, str], str] = field(default_factory=dict)
    """From venue and year to the file."""
    entries: dict[str, str] = field(default_factory=dict)
    """From id to file."""
    misnamed: dict[str, str] = field(default_factory=dict)
    """From files whose names can be no entry's to the edition, ``venue/year``, that they lie in."""
    pictures: dict[str, str] = field(default_factory=dict)
    """From a picture, by the name under which it is served, to the edition's folder."""
    stored: dict[str, str] = field(default_factory=dict)
    """From a picture by that name to its file, where that is called otherwise."""
    venues: dict[str, str] = field(default_factory=dict)
    """From a venue's id to its folder."""
    unnamed: dict[str, str] = field(default_factory=dict)
    """From folders whose names can be no venue's id to what they are called."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def all(self) -> tuple[str, ...]:
        """All files that hold YAML."""
        registries = (file for _, file, _ in self.registries)
        return (*registries, *self.editions.values(), *self.entries.values(), *self.misnamed)

    @property
    def refused(self) -> frozenset[str]:
        """Files about which a problem is reported already."""
        return frozenset(problem.place.file for problem in self.problems)

    def note(self, file: str, code: str, **values: object) -> None:
        """Report what is wrong with a file's name or kind."""
        self.problems.append(Problem.at(Place(file), code, **values))


def walk(root: Path, digests: str) -> Folder:
    """List the folder of digests."""
    folder = Folder()
    if not _is_folder(root / digests):
        folder.note(digests, "no-digests")
        return folder
    for name, kind in _listed(root / digests, digests, folder):
        path = f"{digests}/{name}"
        stem = _yaml_stem(folder, path, name) if kind == "file" else ""
        if kind == "file" and stem and (registry := as_slug(stem)) in REGISTRIES:
            if stem != registry:
                folder.note(path, "file-name", value=name, meant=f"{registry}.yml")
            folder.registries.append((registry, path, ""))
        elif kind == "file":
            if stem is not None:
                folder.note(path, "stray-file", value=name)
        elif name in REGISTRIES:
            _walk_registry(root, path, name, folder)
        elif not is_slug(name):
            folder.unnamed[path] = name
        else:
            folder.venues[name] = path
            _walk_venue(root, path, name, folder)
    return folder


def read_bytes(path: Path | str) -> bytes:
    """Read a file, but never more than is needed to see that it is too large."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_BYTES + 1)


def _walk_registry(root: Path, path: str, registry: str, folder: Folder) -> None:
    for name, kind in _listed(root / path, path, folder):
        if kind == "folder":
            folder.note(f"{path}/{name}", "stray-folder", value=name)
        elif stem := _yaml_stem(folder, file := f"{path}/{name}", name):
            item_id = stem if is_slug(stem) else as_slug(stem)
            item_id = item_id if may_name(registry, item_id) else f"{item_id}-new"
            if item_id != stem:
                folder.note(file, "file-name", value=name, meant=f"{item_id}.yml")
            folder.registries.append((registry, file, item_id))


def _walk_venue(root: Path, path: str, venue: str, folder: Folder) -> None:
    for name, kind in _listed(root / path, path, folder):
        if kind == "file":
            folder.note(f"{path}/{name}", "stray-file", value=name)
        elif not YEAR.fullmatch(name):
            folder.note(f"{path}/{name}", "year-folder", value=name)
        else:
            _walk_year(root, f"{path}/{name}", venue, name, folder)


def _walk_year(root: Path, path: str, venue: str, year: str, folder: Folder) -> None:
    for name, kind in _listed(root / path, path, folder):
        file = f"{path}/{name}"
        if kind == "folder":
            folder.note(file, "stray-folder", value=name)
        elif like := _PICTURE_LIKE.search(name):
            if code := _PICTURE_CODES.get(like[0].lower()):
                folder.note(file, code, value=name)
            else:
                _add_picture(path, name, folder)
        elif not YAML_LIKE.search(name):
            folder.note(file, "stray-file", value=name)
        elif (stem := YAML_LIKE.sub("", name)).lower() == "edition":
            if name != "edition.yml":
                folder.note(file, "file-extension", value=name, meant="edition.yml")
            folder.editions.setdefault((venue, year), file)
        elif is_slug(stem):
            _yaml_stem(folder, file, name)
            folder.entries.setdefault(f"{venue}/{year}/{stem}", file)
        else:
            folder.misnamed[file] = f"{venue}/{year}"


def _add_picture(path: str, name: str, folder: Folder) -> None:
    """Take a picture up by the name under which it is served; of two that come to one name, the first."""
    served = f"{path}/{(sound := picture_name(name))}"
    if not PICTURE.fullmatch(sound):
        folder.note(f"{path}/{name}", "picture-name", value=name)
    elif served in folder.pictures:
        other = folder.stored.get(served, served).rpartition("/")[2]
        meant = picture_name(re.sub(r"(?=\.[^.]*$)", "-2", name))
        folder.note(f"{path}/{name}", "picture-name-taken", value=name, other=other, meant=meant)
    else:
        folder.pictures[served] = path
        if sound != name:
            folder.stored[served] = f"{path}/{name}"


def _listed(path: Path, shown: str, folder: Folder) -> list[tuple[str, str]]:
    """List a folder by name; what is neither a file nor a folder is reported."""
    found = []
    try:
        with os.scandir(path) as scanned:
            children = sorted(scanned, key=attrgetter("name"))
    except OSError:
        folder.note(shown, "unreadable")
        return []
    names = {child.name for child in children}
    for child in children:
        if _HIDDEN.match(child.name) or child.name.lower() in _LEFT_BY_SYSTEMS:
            continue
        shown_name = os.fsencode(child.name).decode("utf-8", "replace")
        if child.is_symlink():
            folder.note(f"{shown}/{shown_name}", "symbolic-link", value=shown_name)
        elif child.is_dir():
            if YAML_LIKE.search(child.name):
                folder.note(f"{shown}/{shown_name}", "not-a-file", value=shown_name)
            else:
                found.append((shown_name, "folder"))
        elif child.is_file() and (meant := _right_name(shown_name)) != shown_name and meant in names:
            stem, other = meant.removesuffix(".yml"), f"{shown}/{meant}"  # called so, it would take its place
            folder.note(f"{shown}/{shown_name}", "id-twice", id=stem, other=other)
        elif child.is_file():
            found.append((shown_name, "file"))
        else:
            folder.note(f"{shown}/{shown_name}", "not-a-file", value=shown_name)
    return found


def _right_name(name: str) -> str:
    """Return how a file of YAML is called if only its ending or its capitals are wrong."""
    return YAML_LIKE.sub(".yml", name).lower() if YAML_LIKE.search(name) else name


def _yaml_stem(folder: Folder, file: str, name: str) -> str | None:
    """Return what stands before ``.yml``; None, with a problem, where the file is called otherwise."""
    if YAML_LIKE.search(name):
        stem = YAML_LIKE.sub("", name)
        if name == f"{stem}.yml":
            return stem
        meant = stem if is_slug(stem) else as_slug(stem)
        folder.note(file, "file-extension", value=name, meant=f"{meant}.yml")
        return meant
    folder.note(file, "stray-file", value=name)
    return None


def by_folder(paths: Iterable[str]) -> defaultdict[str, dict[str, None]]:
    """Return what paths end in, or entries' ids, by the folder or the edition before it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path in paths:
        folder, _, name = path.rpartition("/")
        found[folder][name] = None
    return found


def may_name(registry: str, item_id: str) -> bool:
    """Tell whether something in a registry may have an id: folders of venues lie beside the registries'."""
    return is_slug(item_id) and not (registry == "venues" and item_id in REGISTRIES)


def as_slug(name: str) -> str:
    """Return a slug like a name, by which a file or a folder may be called."""
    slug = slugged(name)
    return slug if is_slug(slug) else f"{slug[: MAX_SLUG - 4]}-new".lstrip("-")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
