from generator.catalog import catalog
from generator.metadata.store import Store
from generator.site.redirects import redirects
from tests.catalog.libraries import library, paper


def test_former_ids_aliases_and_what_people_try_lead_on() -> None:
    held = library(
        {
            "ismir/2015/a": paper("A", "Keunwoo Choi", "K. Choi", formerly=["ismir/2014/b", "ismir/2015/c"]),
            "ismir/2015/c": paper("C"),
        },
        tags={
            "cnn": {"aliases": ["convnet", "컨볼루션 넷", "rnn", "../..//<b>", "가" * 100], "formerly": ["convolution"]},
            "rnn": {},
        },
        people={"keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "최근우"}, "aliases": ["K. Choi"]}},
    )
    found = list(redirects(catalog.build(held, Store())))
    assert {redirect.lang for redirect in found} == {"ko", "en"}
    assert [(redirect.address, redirect.to) for redirect in found if redirect.lang == "ko"] == [
        ("papers/", "venues/"),
        ("papers/ismir/", "venues/ismir/"),
        ("papers/ismir/2015/", "venues/ismir/2015/"),
        ("papers/ismir/2014/b/", "papers/ismir/2015/a/"),
        ("authors/k-choi/", "authors/keunwoo-choi/"),
        ("authors/choegeunu/", "authors/keunwoo-choi/"),
        ("tags/convolution/", "tags/cnn/"),
        ("tags/cnn-태그/", "tags/cnn/"),
        ("tags/convnet/", "tags/cnn/"),
        ("tags/컨볼루션-넷/", "tags/cnn/"),
        ("tags/b/", "tags/cnn/"),
        ("tags/rnn-태그/", "tags/rnn/"),
    ]
