"""Repository hosts: the addresses at which a reader adds a paper, edits a file, or tells what is wrong.

Only GitHub and Gitea, of which Forgejo is a copy, take a new file's text from an address
(https://docs.gitea.com/development/integrations). GitLab documents neither of its two names, and some of its
releases open an empty editor (https://gitlab.com/gitlab-org/gitlab/-/issues/532221). Bitbucket's is always
empty, and it has had no issues since August 2026; what its own pages link to is nowhere documented.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, unquote, urlencode, urlsplit

Kind = Literal["github", "gitlab", "gitea", "forgejo", "bitbucket"]
"""What runs at a host, as mkdocs.yml calls it."""

KINDS: tuple[Kind, ...] = get_args(Kind)

FILE = "{file}"
"""Stands for the path of a file in the address at which files are edited."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """What follows a repository's address."""

    edit: str
    """What is before the branch where a file is edited."""
    setting: str
    """What mkdocs.yml says for that, of pages in ``docs/`` on the branch ``main``."""
    new: str = ""
    """What is before the branch where a file is begun."""
    new_fields: tuple[str, str] = ("filename", "value")
    """What its path and its text are called there."""
    issue: str = "issues/new"
    issue_fields: tuple[str, str] = ("title", "body")


_GITEA = _Forms("_edit", "edit_uri: _edit/main/docs/", "_new")

_FORMS: Mapping[Kind, _Forms] = {
    "github": _Forms("edit", "edit_uri: edit/main/docs/", "new"),
    "gitlab": _Forms(
        "-/edit",
        "edit_uri: -/edit/main/docs/",
        "-/new",
        ("file_name", "file"),
        "-/issues/new",
        ("issue[title]", "issue[description]"),
    ),
    "gitea": _GITEA,
    "forgejo": _GITEA,
    "bitbucket": _Forms(
        "src", "edit_uri_template: src/main/docs/{path}?mode=edit&spa=0", "create-file", issue=""
    ),
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

    @classmethod
    def of(cls, kind: Kind, repository: str, edit_address: str) -> "Host | None":
        """Read branch and folder off the address at which files are edited; None if they are not in it.

        Of the branch the address has to have slashes as ``%2F``: the folder's name follows it.
        """
        repository = repository.rstrip("/")
        form = rf"/{_FORMS[kind].edit}/([^/?#{{]+)/([^?#{{]*){re.escape(FILE)}"
        found = re.match(form, edit_address.removeprefix(repository))
        return cls(kind, repository, *map(unquote, found.groups())) if found else None

    def new_file(self, path: str, text: str) -> str | None:
        """Return where a new file is written, its path and text filled in as far as the host does that."""
        path = self.folder + path
        at = f"{self.repository}/{_FORMS[self.kind].new}/{quote(self.branch)}"
        if self.kind != "bitbucket":
            return _with_fields(at, _FORMS[self.kind].new_fields, (path, text))
        if "/" in self.branch:  # it is then found only by the commit that it is at
            return None
        return _with_fields(f"{at}/{quote(path.rpartition('/')[0])}", ("at",), (self.branch,))

    def new_issue(self, title: str, text: str) -> str | None:
        """Return where an issue is opened, its title and text filled in; None where the host has none."""
        forms = _FORMS[self.kind]
        if not forms.issue:
            return None
        return _with_fields(f"{self.repository}/{forms.issue}", forms.issue_fields, (title, text))


def _with_fields(address: str, names: tuple[str, ...], values: tuple[str, ...]) -> str:
    return f"{address}?{urlencode(dict(zip(names, values, strict=True)), quote_via=quote)}"
