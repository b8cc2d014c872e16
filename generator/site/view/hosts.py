"""Repository hosts: the addresses at which a reader adds a paper, edits a file, or tells what is wrong."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Host:
    """A repository on GitHub or GitLab, or a copy of either of one's own."""

    kind: Literal["github", "gitlab"]
    repository: str
    """The repository's address, without a slash at its end."""
    branch: str

    @classmethod
    def of(cls, repository: str, edit_address: str) -> "Host | None":
        """Recognise a host by its name; the branch is that of ``edit_address``, where files are edited."""
        name = urlsplit(repository).hostname or ""
        branch = re.search(r"/edit/([^/]+)/", edit_address)
        kinds: tuple[Literal["github", "gitlab"], ...] = ("github", "gitlab")
        for kind in kinds:
            if kind in name.split(".") and branch:
                return cls(kind, repository.rstrip("/"), branch[1])
        return None

    def new_file(self, file: str, text: str) -> str:
        """Return where a new file is written, its name and text filled in.

        GitLab documents neither of its two names, and some of its releases open an empty editor
        (https://gitlab.com/gitlab-org/gitlab/-/issues/532221).
        """
        name, content = ("filename", "value") if self.kind == "github" else ("file_name", "file")
        at = f"{self.repository}/{'-/' if self.kind == 'gitlab' else ''}new/{quote(self.branch)}"
        return f"{at}?{urlencode({name: file, content: text}, quote_via=quote)}"

    def new_issue(self, title: str, text: str) -> str:
        """Return where an issue is opened, its title and text filled in."""
        if self.kind == "github":
            fields = {"title": title, "body": text}
            return f"{self.repository}/issues/new?{urlencode(fields, quote_via=quote)}"
        fields = {"issue[title]": title, "issue[description]": text}
        return f"{self.repository}/-/issues/new?{urlencode(fields, quote_via=quote)}"
