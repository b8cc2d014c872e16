"""Writing: the files of a site that changed, one kind after the other."""

from dataclasses import replace

from generator.build.files import printing
from generator.build.files.printing import PageWriter
from generator.build.files.site_files import SiteFiles
from generator.build.output import Output
from generator.build.site_inputs import SiteInputs
from generator.search import bundle
from generator.support.workers import worth


def write(inputs: SiteInputs, into: Output) -> None:
    """Write the files that changed, those of a kind before others are gathered: all would be too much."""
    files = SiteFiles(inputs)
    if inputs.index:
        into.put_whole(bundle.FOLDER, inputs.key_of_index, files.indexed)
    press = replace(files.press, fingerprints=printing.fingerprints_of(files.project.catalog.works.values()))
    addresses = _write_pages(files, press, into)
    shares = worth(len(addresses))
    for gather in (files.pictures, files.shared):
        printing.write((), [gather], press, into, shares)
    for file in (*files.checking(), *files.others(), *files.sitemap(addresses)):
        if not into.is_theirs(file.path):
            into.put(*file)


def _write_pages(files: SiteFiles, press: PageWriter, into: Output) -> list[str]:
    """Write the pages, and what has most in common with them; return where pages lie in every tree."""
    gathered = [*files.pages()]
    pages = [*((lang, facts) for lang in press.views for facts in gathered), *files.not_found()]
    beside = (files.of_each_language, files.citations)
    printing.write(pages, beside, press, into, worth(len(pages)))
    return [facts.address for facts in gathered]
