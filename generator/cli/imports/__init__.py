"""``digest import``: lists of proceedings and old posts taken into a project."""

import click

from generator.cli.imports import posts
from generator.cli.imports import proceedings_lists as lists


@click.group("import", commands=(lists.ismir_list, lists.bibtex_list, posts.post))
def import_() -> None:
    """Take papers over from a list of proceedings. They become entries that nobody has reviewed yet.

    A paper that is there already, by its arXiv id, its DOI, or its title in the same year (a preprint's
    within two years), stays as it is.
    Of one title are two whose DOIs or arXiv ids differ, or that have no author in common.

    Exits with 0 when every paper has its entry, 1 when one was left out or a fact of it, 2 when used wrongly.
    """
