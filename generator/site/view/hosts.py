"""Repository hosts: the addresses at which a reader adds a paper, edits a file, or tells what is wrong.

Only GitHub and Gitea, of which Forgejo is a copy, take a new file's text from an address
(https://docs.gitea.com/development/integrations). GitLab documents neither of its two names, and some of its
releases open an empty editor (https://gitlab.com/gitlab-org/gitlab/-/issues/532221). Bitbucket takes neither
name nor text of a file from an address, and has had no issues since August 2026: there files are only edited.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, unquote, urlencode, urlsplit

Kind = Literal["github", "gitlab", "gitea", "forgejo", "bitbucket"]
"""What runs at a host, as mkdocs.yml calls it."""

KINDS: tuple[Kind, ...] = get_args(Kind)

FORMS = ".github/ISSUE_TEMPLATE"
"""Where GitHub, which alone takes values for them from an address, looks for forms of issues."""

FILE = "{file}"
"""Stands for the path of a file in the address at which files are edited."""


_LONGEST = 8191
"""How many bytes of an address GitHub takes (https://github.com/github/docs/issues/5136), as most servers do.

Whoever has to sign in first comes by an address in which that one is encoded once more.
"""


@dataclass(frozen=True, slots=True)
class _Forms:
    """What follows a repository's address."""

    name: str
    """What the host is called."""
    edit: str
    """What is before the branch where a file is edited."""
    setting: str
    """What mkdocs.yml says for that, of pages in ``docs/`` on the branch ``main``."""
    new: str = ""
    """What is before the branch where a file is begun; empty where that takes nothing from an address."""
    new_fields: tuple[str, str] = ("filename", "value")
    """What its path and its text are called there."""
    holds: int = _LONGEST
    """How long the address with a text in it may be, encoded once more; 0 where the text may be ignored."""
    issue: str = ""
    """Where an issue is opened; empty where there are none."""
    issue_fields: tuple[str, str] = ("title", "body")


def _gitea(name: str) -> _Forms:
    return _Forms(name, "_edit", "edit_uri: _edit/main/docs/", "_new", issue="issues/new")


_FORMS: Mapping[Kind, _Forms] = {
    "github": _Forms("GitHub", "edit", "edit_uri: edit/main/docs/", "new", issue="issues/new"),
    "gitlab": _Forms(
        "GitLab",
        "-/edit",
        "edit_uri: -/edit/main/docs/",
        "-/new",
        ("file_name", "file"),
        0,
        "-/issues/new",
        ("issue[title]", "issue[description]"),
    ),
    "gitea": _gitea("Gitea"),
    "forgejo": _gitea("Forgejo"),
    "bitbucket": _Forms("Bitbucket", "src", "edit_uri_template: src/main/docs/{path}?mode=edit&spa=0"),
}

_NAMES: Mapping[str, Kind] = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "forgejo",
    "codeberg": "forgejo",
}
"""Names between the dots of a host's that tell what runs there."""


def kind_of(repository: str) -> Kind | None:
    """Return what runs at the host of a repository, if its name tells.

    Bitbucket on a machine of one's own is another program than that of bitbucket.org, with other addresses.
    """
    name = urlsplit(repository).hostname or ""
    if name == "bitbucket.org":
        return "bitbucket"
    if name.endswith(".ghe.com"):  # GitHub Enterprise Cloud
        return "github"
    return next((_NAMES[part] for part in name.split(".") if part in _NAMES), None)


def setting(kind: Kind) -> str:
    """Return the line of mkdocs.yml that says where pages are edited, if the branch is ``main``."""
    return _FORMS[kind].setting


@dataclass(frozen=True, slots=True)
class Host:
    """A repository at a host of a known kind."""

    kind: Kind
    repository: str
    """The repository's address, without a slash at its end."""
    branch: str
    folder: str = ""
    """Where the project lies in the repository, with a slash at its end; empty at the root."""
    has_forms: bool = False
    """Whether the repository has the forms of issues that pages lead to, and takes values for them."""

    @classmethod
    def of(cls, kind: Kind, repository: str, edit_address: str) -> "Host | None":
        """Read branch and folder off the address at which files are edited; None if they are not in it.

        Of the branch the address has to have slashes as ``%2F``: the folder's name follows it.
        """
        repository = repository.rstrip("/")
        form = rf"/{_FORMS[kind].edit}/([^/?#{{]+)/([^?#{{]*){re.escape(FILE)}"
        found = re.match(form, edit_address.removeprefix(repository))
        if not found:
            return None
        branch, folder = map(unquote, found.groups())
        return cls(kind, repository, branch, folder)

    def new_file(self, path: str, text: str) -> str | None:
        """Return where a new file is written, its path and text filled in; None where nothing can be."""
        fields = _FORMS[self.kind].new_fields
        return _with_fields(self._begin, fields, (self.folder + path, text)) if self._begin else None

    @property
    def _begin(self) -> str:
        """Where files are begun; empty where that takes nothing from an address."""
        begin = _FORMS[self.kind].new
        return begin and f"{self.repository}/{begin}/{quote(self.branch)}"

    @property
    def in_form(self) -> Mapping[str, str | int | tuple[str, str]]:
        """What the form for entries has to know to make the address at which a file is begun."""
        forms = _FORMS[self.kind]
        return {
            "name": forms.name,
            "begin": self._begin,
            "fields": forms.new_fields,
            "folder": self.folder,
            "holds": forms.holds,
        }

    def new_issue(self, title: str, text: str) -> str | None:
        """Return where an issue is opened, its title and text filled in; None where the host has none."""
        forms = _FORMS[self.kind]
        at = f"{self.repository}/{forms.issue}"
        return _with_fields(at, forms.issue_fields, (title, text)) if forms.issue else None

    def new_form(self, form: str, title: str, values: Mapping[str, str]) -> str:
        """Return where one of the repository's forms is opened, its title and some fields filled in."""
        at = f"{self.repository}/{_FORMS[self.kind].issue}"
        return _with_fields(at, ("template", "title", *values), (form, title, *values.values()))


def _with_fields(address: str, names: tuple[str, ...], values: tuple[str, ...]) -> str:
    return f"{address}?{urlencode(dict(zip(names, values, strict=True)), quote_via=quote)}"
