"""Where a new project's repository lies, and what its files say and do for that host."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from generator.cli.parameters import NotDoneError
from generator.site.view import hosts
from generator.site.view.hosts import Kind
from generator.site.view.issues import Form

_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>[\w./-]+)", re.ASCII)
"""An address as git has it for those who may write."""

_WITHIN = re.compile(r"/-/.*|[?#].*")
"""What follows a repository's address on its pages; of hosts other than GitLab all that follows the name."""

_REPOSITORY = re.compile(
    r"https?://(?P<host>[\w.-]+(?::\d+)?)/(?P<owner>[\w.-]+)/(?P<name>[\w./-]+)", re.ASCII
)

_PUBLISHED: Mapping[str, str] = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""Below which name a host publishes the sites of its repositories."""

_PUBLISHING: tuple[Kind, ...] = ("github", "gitlab")
"""The hosts of which ``starter/publishing/`` tells."""

_NOWHERE = "https://example.org/"
"""The address of a site of which nobody has said where it will be."""


def _forms(folder: str, ending: str = ".yml") -> Mapping[str, str]:
    """Return the forms of issues, where a host looks for them."""
    return {f"issues/{form}{ending}": f"{folder}/{form}{ending}" for form in get_args(Form)}


_PLACES: Mapping[Kind, Mapping[str, str]] = {
    "github": {
        "github/workflows/check.yml": ".github/workflows/check.yml",
        "github/workflows/publish.yml": ".github/workflows/publish.yml",
        "github/workflows/refresh.yml": ".github/workflows/refresh.yml",
        "github/workflows/links.yml": ".github/workflows/links.yml",
        "github/dependabot.yml": ".github/dependabot.yml",
        **_forms(".github/ISSUE_TEMPLATE"),
    },
    "gitlab": {"gitlab-ci.yml": ".gitlab-ci.yml", **_forms(".gitlab/issue_templates", ".md")},
    "gitea": _forms(".gitea/ISSUE_TEMPLATE"),
    "forgejo": _forms(".forgejo/ISSUE_TEMPLATE"),
}
"""What a host runs and offers, from files of ``starter/`` to where they go."""


@dataclass(frozen=True, slots=True)
class Hosting:
    """A repository, if there is one, and what runs where it lies, if that is known."""

    repository: str = ""
    kind: Kind | None = None

    @classmethod
    def of(cls, repository: str) -> "Hosting":
        """Tidy an address as a browser shows it or git has it; raises NotDoneError if it is none."""
        typed = repository.strip()
        if not typed:
            return cls()
        shown = _WITHIN.sub("", _SSH.sub(r"https://\g<host>/\g<path>", typed)).rstrip("/")
        found = _REPOSITORY.fullmatch(shown)
        if not found:
            raise NotDoneError("init-repository", value=typed)
        kind = hosts.kind_of(shown)
        name = found["name"] if kind in {"gitlab", None} else found["name"].partition("/")[0]
        begun = shown[: found.start("host")] + found["host"].lower()
        return cls(f"{begun}/{found['owner']}/{name.removesuffix('.git')}", kind)

    @property
    def settings(self) -> str:
        """The lines of mkdocs.yml on the repository."""
        if not self.repository:
            return ""
        edited = hosts.setting(self.kind) if self.kind else "edit_uri: ''"
        return f"repo_url: {self.repository}\n{edited}\n"

    @property
    def options(self) -> Iterator[str]:
        """The plugin's options in mkdocs.yml, a line each."""
        if self.repository and self.kind and self.kind != hosts.kind_of(self.repository):
            yield f"host: {self.kind}"

    @property
    def site(self) -> str:
        """The address at which the host publishes the site."""
        found = _REPOSITORY.fullmatch(self.repository)
        if not found or found["host"] not in _PUBLISHED:
            return _NOWHERE
        name = f"{found['owner'].lower()}.{_PUBLISHED[found['host']]}"
        return f"https://{name}/" if found["name"].lower() == name else f"https://{name}/{found['name']}/"

    @property
    def places(self) -> Mapping[str, str]:
        """What the host runs, from files of ``starter/`` to where they go."""
        return _PLACES.get(self.kind, {}) if self.kind else {}

    @property
    def publishing(self) -> str:
        """The files of ``starter/`` that tell how the site is published, without their languages."""
        return f"publishing/{self.kind if self.kind in _PUBLISHING else 'elsewhere'}"
