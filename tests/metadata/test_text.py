"""What arXiv holds, as people read it."""

from generator.metadata.readable import readable
from generator.metadata.store import StoredAuthor, StoredVersion

NOBODY = ("\u200b", ":", "et al.")
"""What arXiv has among names; a colon stands behind those of collaborations."""


def _named(name: str) -> StoredAuthor:
    return StoredAuthor(name=name)


def test_a_version_reads_without_tex_line_breaks_and_control_characters() -> None:
    version = StoredVersion(
        title="Fr\\'echet\n  distance\u0000 of $\\ell_1$",
        authors=(StoredAuthor(name='J. Schl{\\"u}ter', affiliation="\u2028"), *map(_named, NOBODY)),
        abstract=" A  \\emph{b}.\n\n  C costs \\$5.",
        comment="5 pages,\n2 figures",
        journal_ref="Proc.~ISMIR 2015, pp. 1--8",
    )

    shown = readable(version)

    assert shown.title == "Fréchet distance of $\\ell_1$"
    assert shown.authors == (StoredAuthor(name="J. Schlüter"),)
    assert shown.abstract == r"A b. C costs \$5."
    assert (shown.comment, shown.journal_ref) == ("5 pages, 2 figures", "Proc. ISMIR 2015, pp. 1–8")


def test_a_title_of_nothing_but_commands_stays_as_it_is() -> None:
    assert readable(StoredVersion(title=r"\emph{}")).title == r"\emph{}"


def test_of_several_dois_the_first_is_the_papers() -> None:
    dois = ("10.1000/1 10.1000/2", "doi:10.1000/3", "see the journal", None)
    shown = [readable(StoredVersion(title="A", doi=doi)).doi for doi in dois]
    assert shown == ["10.1000/1", "10.1000/3", None, None]


def test_categories_are_arxivs_own_the_primary_one_first() -> None:
    version = StoredVersion(
        title="A",
        primary_category="cs.SD",
        categories=(
            "eess.AS",
            "cs.SD",
            "physics.ao-ph",
            "hep-th",
            "68T05",
            "H.5.5; I.2",
            "<b>",
            "cs.SD\u200d",
        ),
    )
    assert readable(version).categories == ("cs.SD", "eess.AS", "physics.ao-ph", "hep-th")
