"""Titles of books and journals, and the venue that each is of."""

from typing import Any

from generator.entries.format.registry import Venue
from generator.metadata.proceedings.venue_index import VenueIndex, VenueMatch, years
from tests.tables import by_row

FACTS: dict[str, dict[str, Any]] = {
    "ismir": {
        "name": {"en": "ISMIR"},
        "full": {
            "en": "International Society for Music Information Retrieval Conference",
            "ko": "국제 음악정보검색 학술대회",
        },
        "aliases": ["이스미르", "International Conference on Music Information Retrieval"],
    },
    "icassp": {
        "name": {"en": "ICASSP"},
        "full": {"en": "IEEE International Conference on Acoustics, Speech and Signal Processing"},
    },
    "recsys": {"name": {"en": "RecSys"}, "full": {"en": "ACM Conference on Recommender Systems"}},
    "icml": {"name": {"en": "ICML"}, "full": {"en": "International Conference on Machine Learning"}},
    "acl": {
        "name": {"en": "ACL"},
        "full": {"en": "Annual Meeting of the Association for Computational Linguistics"},
        "aliases": ["Association for Computational Linguistics"],
    },
    "neurips": {
        "name": {"en": "NeurIPS"},
        "full": {"en": "Conference on Neural Information Processing Systems"},
        "aliases": ["NIPS"],
    },
    "cvpr": {
        "name": {"en": "CVPR"},
        "full": {"en": "IEEE/CVF Conference on Computer Vision and Pattern Recognition"},
    },
    "eccv": {"name": {"en": "ECCV"}, "full": {"en": "European Conference on Computer Vision"}},
    "miccai": {
        "name": {"en": "MICCAI"},
        "full": {
            "en": "International Conference on Medical Image Computing and Computer-Assisted Intervention",
        },
    },
    "emnlp": {
        "name": {"en": "EMNLP"},
        "full": {"en": "EMNLP Conference on Empirical Methods in Natural Language Processing"},
    },
    "nlp": {"name": {"en": "NLP"}, "full": {"en": "International Conference on Spoken Language Processing"}},
    "sst": {"name": {"en": "SST"}, "full": {"en": "Annual Conference on Spoken Language Processing"}},
    "taslp": {"name": {"en": "IEEE/ACM Transactions on Audio, Speech, and Language Processing"}},
    "womrad": {"name": {"en": "Workshop on Music Recommendation"}},
}
INDEX = VenueIndex.of({venue: Venue.model_validate(facts) for venue, facts in FACTS.items()})


@by_row(
    ("venue", "titles"),
    [
        (
            "ismir",
            (
                "ISMIR",
                "ismir2015",
                "in ISMIR, 2017",
                "Proc. ISMIR'17",
                "제16회 이스미르",
                "국제음악정보검색학술대회",
                "제21회 국제 음악 정보 검색 학술대회 논문집 (2020)",
                "ISMIR 2015 Conference",
                "ISMIR Conf. on Soc. for Music Inf. Retrieval",
                "Proc. of the 18th Int. Society for Music Information Retrieval Conf.",
                "Int. Soc. Music Inf. Retr. Conf.",
                "Int'l Society for Music Information Retrieval Conference",
                "Proc. Int. Conf. Music Inf. Retr.",
                "18th International Society for Music Information Retrieval Conference (ISMIR 2017)",
                "International Society for Music Information Retrieval Conference, ISMIR 2015, Málaga, Spain",
                "Ismir 2004: 5th International Conference on Music Information Retrieval",
            ),
        ),
        (
            "icassp",
            (
                "Proc. IEEE Int. Conf. Acoust., Speech, Signal Process.",
                "Int Conf Acoust Speech Signal Process",
                "IEEE Intl Conf on Acoustics, Speech & Signal Proc",
                "International Conference on Acoustics, Speech and Signal Processing",
                "2014 IEEE International Conference on Acoustic, Speech and Signal Processing (ICASSP)",
                "ICASSP 2017 - 2017 IEEE International Conference on Acoustics, Speech and Signal Processing",
                "ICASSP '82. IEEE International Conference on Acoustics, Speech, and Signal Processing",
                "Acoustics, Speech and Signal Processing (ICASSP), 2014 IEEE International Conference on",
                "Acoustics, Speech and Signal Processing, 2009. IEEE International Conference on",
            ),
        ),
        (
            "recsys",
            (
                "Proceedings of the 10th ACM Conference on Recommender Systems",
                "RecSys '15: Proceedings of the 9th ACM Conference on Recommender Systems",
                "In Proceedings of the Tenth ACM Conference on Recommender System",
            ),
        ),
        (
            "acl",
            (
                "Proceedings of the 55th Annual Meeting of the ACL",
                "Proc. Annu. Meet. Assoc. Comput. Linguist.",
            ),
        ),
        ("icml", ("Proceedings of the Thirty-Fourth International Conference on Machine Learning",)),
        (
            "neurips",
            (
                "Advances in NeurIPS",
                "Adv. NIPS",
                "Advances in Neural Information Processing Systems 30",
                "Adv. Neural Inf. Process. Syst.",
                "Advances in Neural Information Processing Systems 34 (NeurIPS 2021)",
                "Neural Information Processing Systems",
            ),
        ),
        (
            "cvpr",
            (
                "Computer Vision and Pattern Recognition",
                "IEEE Conf. Comput. Vis. Pattern Recog.",
                "International Conference on Computer Vision and Pattern Recognition",
            ),
        ),
        ("eccv", ("Computer Vision – ECCV 2014", "Computer Vision - ECCV 2014, Part II")),
        (
            "miccai",
            (
                "Medical Image Computing and Computer Assisted Intervention – MICCAI 2019",
                "Med. Image Comput. Comput. Assist. Interv.",
            ),
        ),
        ("emnlp", ("Empirical Methods in Natural Language Processing",)),
        ("taslp", ("IEEE/ACM Trans. Audio, Speech, Lang. Process.",)),
        ("womrad", ("2nd Workshop on Music Recommendation", "WOMRAD 2011 Workshop")),
    ],
)
def test_a_title_names_a_venue_in_full_abbreviated_or_by_initials(
    venue: str, titles: tuple[str, ...]
) -> None:
    assert [(title, INDEX.find(title)) for title in titles] == [
        (title, VenueMatch(venue)) for title in titles
    ]


@by_row(
    "title",
    [
        "IEEE International Conference on Acoustics, Speech, and Signal Processing Workshops (ICASSPW)",
        "ISMIR 2015 Late-Breaking/Demo Session",
        "Extended abstracts of ISMIR",
        "Trans. of the ISMIR",
        "RecSys Challenge '15",
        "Adjunct Proceedings of RecSys",
        "Companion Proceedings of the ACM Conference on Recommender Systems",
        "European Conference on Recommender Systems",
        "North American Chapter of the Association for Computational Linguistics",
        "Machine Learning for Music Discovery Workshop, ICML 2016",
        "Machine Learning for Music Discovery, ICML 2016",
        "Proc. of Int. Conf. on Machine Learning and Cybernetics",
        "MIREX at ISMIR 2015",
        "ICML (Findings)",
        "ACL Forum",
        "RecSys Cup 2015",
        "RecSys LBR",
        "ISMIR (Extended Abstracts)",
        "ICML (student)",
        "ISMIR 2015 Unconference",
        "ICASSP Show and Tell",
        "제16회 이스미르 포스터",
        "Computer Vision – ECCV 2018 Workshops",
        "Computer Vision, ECCV 2014",
        "Proceedings of the 2019 ECCV/ACM Conference on AI, Ethics, and Society",
        "International ICML Conference on Web and Social Media",
        "ISMIR Symposium on Bees",
        "Brainlesion: Glioma and Stroke - BrainLes 2018 - MICCAI 2018",
        "Advances in Conference on Recommender Systems",
        "ICML 2019 Machine Learning for Music Discovery",
        "ICML 2019: Machine Learning for Music Discovery",
        "IEEE International Conference on Bees and Hives (ICASSP)",
    ],
)
def test_what_holds_the_name_of_a_venue_and_is_something_else_is_beside_it(title: str) -> None:
    found = INDEX.find(title)
    assert found is not None
    assert found.is_side_event


@by_row(
    "title",
    [
        "",
        "Journal of New Music Research",
        "TISMIR",
        "ICASSPW 2024",
        "국제음악정보검색학술대회지",
        "국제음악정보검색학술대회 워크숍",
        "Asian Conference on Machine Learning",
        "2015",
        "의",
        "Advances in Computer Vision and Pattern Recognition",
        "IEEE Transactions on Acoustics, Speech and Signal Processing",
        "International Symposium on Computer Vision and Pattern Recognition",
        "Spoken Language Processing",
        "Computer Vision",
    ],
)
def test_other_titles_name_none(title: str) -> None:
    assert INDEX.find(title) is None


@by_row(
    "full", ["Advances in Neural Information Processing Systems", "Neural Information Processing Systems"]
)
def test_however_a_venue_names_its_series_the_other_names_are_it(full: str) -> None:
    index = VenueIndex.of(
        {"neurips": Venue.model_validate({"name": {"en": "NeurIPS"}, "full": {"en": full}})}
    )
    for title in (
        "Advances in Neural Information Processing Systems 35",
        "Thirty-seventh Conference on Neural Information Processing Systems",
        "Thirty-seventh Conference on Neural Information Processing Systems Datasets and Benchmarks Track",
    ):
        assert index.find(title) == VenueMatch("neurips"), title


def test_years_are_found_in_full_and_short() -> None:
    assert years("ISMIR'17") == {2017}
    assert years("Proceedings of ICASSP '82") == {1982}
    assert years("ICASSP 2017 - 2017 IEEE, October 26-30") == {2017}
    assert years("ISMIR2015, 12016, 3019") == {2015}


def test_much_of_one_thing_is_read() -> None:
    for piece in ("ISMIR ", ", ", "int conf ", ". conference on", "a", "'17 "):
        INDEX.find(piece * 100_000)
