"""Redirects: which old and guessed addresses lead where."""

from dataclasses import replace

from generator.catalog import catalog
from generator.metadata.store import Store
from generator.site.redirects import redirects
from generator.support.languages import BOTH
from tests.catalog.libraries import library, paper


def test_former_ids_aliases_and_what_people_try_lead_on() -> None:
    held = library(
        {
            "ismir/2015/a": paper("A", "Keunwoo Choi", "K. Choi", formerly=["ismir/2014/b", "ismir/2015/c"]),
            "ismir/2015/c": paper("C"),
        },
        tags={
            "cnn": {
                "aliases": ["convnet", "컨볼루션 넷", "rnn", "../..//<b>", "가" * 100],
                "formerly": ["convolution"],
            },
            "rnn": {},
        },
        people={"keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "최근우"}, "aliases": ["K. Choi"]}},
    )
    found = list(redirects(catalog.build(held, Store()), BOTH))
    assert {redirect.lang for redirect in found} == {"ko", "en"}
    assert [(redirect.address, redirect.to) for redirect in found if redirect.lang == "ko"] == [
        ("papers/", "venues/"),
        ("papers/ismir/", "venues/ismir/"),
        ("papers/ismir/2015/", "venues/ismir/2015/"),
        ("papers/ismir/2014/b/", "papers/ismir/2015/a/"),
        ("tags/convolution/", "tags/cnn/"),
        ("authors/choegeunu/", "authors/keunwoo-choi/"),
        ("authors/k-choi/", "authors/keunwoo-choi/"),
        ("tags/cnn-태그/", "tags/cnn/"),
        ("tags/convnet/", "tags/cnn/"),
        ("tags/컨볼루션-넷/", "tags/cnn/"),
        ("tags/b/", "tags/cnn/"),
        ("tags/rnn-태그/", "tags/rnn/"),
    ]


def test_what_lay_under_a_renamed_venue_moves_with_it() -> None:
    held = library(
        {"neurips/2018/a": paper("A"), "nips/2016/b": paper("B")},
        venues={"neurips": {"formerly": ["nips", "nips-old"]}},
    )
    found = redirects(catalog.build(held, Store()), BOTH)
    korean = {one.address: one.to for one in found if one.lang == "ko"}
    assert korean["venues/nips-old/2018/"] == "venues/neurips/2018/"
    assert korean["papers/nips-old/"] == "venues/neurips/"
    assert korean["papers/nips-old/2018/"] == "venues/neurips/2018/"
    assert korean["papers/nips-old/2018/a/"] == "papers/neurips/2018/a/"
    assert korean["papers/nips/2018/a/"] == "papers/neurips/2018/a/"
    assert "venues/nips/" not in korean  # there is a venue of that name


def test_a_preview_leads_from_the_folder_of_no_registered_venue_to_its_edition() -> None:
    held = replace(library({"nope/2015/a": paper("A")}), venues={})
    found = {one.address: one.to for one in redirects(catalog.build(held, Store()), BOTH)}
    assert found["papers/nope/2015/"] == "venues/nope/2015/"
