"""Family and given names, told apart as far as anybody can."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.names.name_parts import NameParts, name_parts
from tests.tables import by_row


@by_row(
    ("printed", "parts"),
    [
        ("Juan Pablo Bello", ("Bello", "Juan Pablo", "")),
        ("Dai, Wei", ("Dai", "Wei", "")),
        ("Aaron van den Oord", ("van den Oord", "Aaron", "")),
        ("Brecht De Man", ("De Man", "Brecht", "")),
        ("Artur S. d'Avila Garcez", ("d'Avila Garcez", "Artur S.", "")),
        ("José Ortega y Gasset", ("Ortega y Gasset", "José", "")),
        ("Ugo Dal Lago", ("Dal Lago", "Ugo", "")),
        ("Mohamed Ben Ali", ("Ben Ali", "Mohamed", "")),
        ("Ben Ali", ("Ali", "Ben", "")),
        ("James Ben Smith", ("Smith", "James Ben", "")),
        ("Seán Ó Riada", ("Ó Riada", "Seán", "")),
        ("Máire Ní Murphy", ("Ní Murphy", "Máire", "")),
        ("Amy St. John", ("St. John", "Amy", "")),
        ("Cees 't Hart", ("'t Hart", "Cees", "")),
        ("Willem van ’t Hof", ("van ’t Hof", "Willem", "")),
        ("Maria De Los Ríos", ("De Los Ríos", "Maria", "")),
        ("María José García Márquez", ("García Márquez", "María José", "")),
        ("Emilia Gómez Gutiérrez", ("Gómez Gutiérrez", "Emilia", "")),
        ("García Márquez", ("Márquez", "García", "")),
        ("Jose Garcia Villa", ("Villa", "Jose Garcia", "")),
        ("María García Smith", ("Smith", "María García", "")),
        ("Maria Gonçalves Pereira", ("Pereira", "Maria Gonçalves", "")),
        ("Ji Dal Lee", ("Lee", "Ji Dal", "")),
        ("Bora Lee 2nd", ("Lee", "Bora", "2nd")),
        ("Bora Lee, 3rd", ("Lee", "Bora", "3rd")),
        ("Hung Van Nguyen", ("Nguyen", "Hung Van", "")),
        ("Sammy Davis Jr.", ("Davis", "Sammy", "Jr.")),
        ("Sammy Davis, Jr.", ("Davis", "Sammy", "Jr.")),
        ("Davis, Sammy, Jr.", ("Davis", "Sammy", "Jr.")),
        # What could be the name of a group, too
        ("Lee AI", ("AI", "Lee", "")),
        ("Weiwei Ai", ("Ai", "Weiwei", "")),
        ("A. I. Limited-Lee", ("Limited-Lee", "A. I.", "")),
        ("Guillaume de L'Hospital", ("de L'Hospital", "Guillaume", "")),
        ("최근우", ("최", "근우", "")),
        ("남궁민수", ("남궁", "민수", "")),
        ("김 민지", ("김", "민지", "")),
        ("山田 太郎", ("山田", "太郎", "")),
    ],
)
def test_the_parts_of_a_name_are_told_apart(printed: str, parts: tuple[str, str, str]) -> None:
    assert name_parts(printed) == NameParts(*parts)


@by_row(
    "printed",
    [
        "OpenAI",
        "Plato",
        "Google Brain Team",
        "Google LLC",
        "Google DeepMind",
        "Meta AI",
        "Seamless Communication",
        "Sony Europe Ltd.",
        "Spotify, Inc.",
        "Samsung Electronics Co., Ltd.",
        "Sonible GmbH & Co. KG",
        "Barnes & Noble",
        "Archive of Sounds, Seoul",
        "주식회사 소리",
        "제프리 힌튼",
        "무하마드알리",
        "山田太郎",
        "Xiao-Ming Wang (王小明)",
        "Wei Dai, Samarjit Das, X",
        "",
    ],
)
def test_a_name_whose_parts_nobody_can_tell_stays_whole(printed: str) -> None:
    assert name_parts(printed) == NameParts(printed)
    assert name_parts(printed).is_whole


@given(st.text(max_size=60))
def test_nothing_of_a_name_is_lost(printed: str) -> None:
    parts = name_parts(printed)
    kept = sorted(f"{parts.family}{parts.given}{parts.suffix}".replace(",", ""))
    assert [letter for letter in kept if not letter.isspace()] == sorted(
        letter for letter in printed if not letter.isspace() and letter != ","
    )
