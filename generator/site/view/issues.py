"""Issues that readers open from a page: which forms there are, and what of them is filled in."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from generator.site.view.hosts import Host
from generator.site.view.labels import label
from generator.support.languages import Lang

Form: TypeAlias = Literal["paper", "correction"]
"""The name of a form's file in the repository."""

SUGGESTION = ("paper", "title", "venue", "why")
"""The fields of the form with which a paper is suggested; labels say what they are called."""

CORRECTION = ("page", "kind", "words")
"""The fields of the form with which a mistake is told."""


def opened(host: Host, form: Form, title: str, values: Mapping[str, str], lang: Lang) -> str | None:
    """Return where an issue is opened with some fields filled in; None where the host has none.

    Where the repository has no forms, the text has a heading for each field, as hosts make of a form.
    """
    if host.has_forms:
        return host.new_form(f"{form}.yml", title, values)
    fields = SUGGESTION if form == "paper" else CORRECTION
    text = "".join(f"### {label(lang, f'issue-{field}')}\n\n{values.get(field, '')}\n\n" for field in fields)
    return host.new_issue(title, text)
