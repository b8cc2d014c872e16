"""Names of people, folded."""

import pytest

from generator.catalog.identities import Identities, author_slug
from generator.metadata.store import StoredAuthor
from generator.text.slugs import slugged


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Jan Schlüter", "jan-schluter"),
        ("JAN  SCHLUTER", "jan-schluter"),
        ("Yi-Hsuan Yang", "yi-hsuan-yang"),
        ("Artur S. d'Avila Garcez", "artur-s-davila-garcez"),
        ("Umut Şimşekli", "umut-simsekli"),
        ("Søren Ørsted", "soren-orsted"),
        ("Łukasz Đurić", "lukasz-duric"),
        ("최근우", "choegeunu"),
        ("…", ""),
    ],
)
def test_spellings_fold_to_a_slug(name: str, folded: str) -> None:
    assert slugged(name) == folded


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Con", "con-author"), ("Index", "index-author"), ("♪♫", "unnamed"), ("a" * 200, "a" * 80)],
)
def test_every_name_becomes_an_address(name: str, slug: str) -> None:
    assert author_slug(name) == slug


def test_who_is_named_in_two_scripts_elsewhere_is_the_author_of_the_latin_name() -> None:
    fetched = [StoredAuthor(name=name) for name in ("Xiao-Ming Wang (王小明)", "Xiao-Ming Wang")]

    bylines = Identities({}).bylines((), fetched)

    assert {(byline.name, byline.author) for byline in bylines} == {("Xiao-Ming Wang", "xiao-ming-wang")}
