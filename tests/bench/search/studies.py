"""Studies made up for the bench: papers that nobody wrote, drawn from the facts of ``corpus.yml``."""

import random
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.problems.particles import particle
from generator.text.slugs import slugged

HERE = Path(__file__).parent

STUDIES = 180
"""How many studies there are; each has a summary and a note in both languages."""

SEEDS = {False: 2015, True: 2026}
"""From what the studies are drawn, and from what those of the queries that are set apart."""

_PARTICLES = {"을": "를", "은": "는", "이": "가", "으로": "로", "과": "와"}
_MARK = re.compile(r"(?<=(?P<last>\S))\[(?P<particle>[가-힣]+)\]")
_VENUES = ("ismir", "icassp", "recsys")
_YEARS = range(2018, 2026)
_VERDICTS = ("must-read", "interesting", "mixed", "unconvinced")


@dataclass(frozen=True, slots=True)
class Study:
    """A made-up entry: its id, its file's content, and what is true of it."""

    id: str
    entry: Mapping[str, Any]
    facts: frozenset[str]


@cache
def parts(*, apart: bool) -> dict[str, Any]:
    """Return what studies are made of."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "corpus.yml").read_text(encoding="utf-8"))
    others = loaded.pop("apart")
    return {**loaded, **others} if apart else loaded


def studies(tags: frozenset[str], *, apart: bool) -> list[Study]:
    """Return the studies, the same ones each time; facts that are ``tags`` become tags of half of them."""
    chance = random.Random(SEEDS[apart])
    made = parts(apart=apart)
    return [_study(number, made, tags, chance) for number in range(STUDIES)]


def people(*, apart: bool) -> dict[str, Any]:
    """Return the registered ones among the authors of studies, as people.yml has them."""
    registered = [person for person in parts(apart=apart)["people"] if isinstance(person, dict)]
    return {person["id"]: {"name": {"en": person["en"], "ko": person["ko"]}} for person in registered}


def _study(number: int, made: Mapping[str, Any], tags: frozenset[str], chance: random.Random) -> Study:
    chosen = {kind: chance.choice(sorted(made[f"{kind}s"])) for kind in ("task", "method", "finding")}
    data = chance.choice(sorted(made["data"]))
    authors = chance.sample(made["people"], chance.randint(1, 3))
    tex = chance.choice(sorted(made["tex"])) if number % 5 == 0 else None
    names = [author["en"] if isinstance(author, dict) else author for author in authors]
    facts = {*chosen.values(), data, *(f"author:{slugged(name)}" for name in names), f"tex:{tex}"}
    own = [fact for fact in chosen.values() if fact in tags]
    title = _filled(chance.choice(made["titles"]), _words(made, chosen, data, "en", chance), "en")
    title = (made["tex"][tex] if tex else "") + title
    entry: dict[str, Any] = {
        "paper": {"title": title[0].upper() + title[1:], "authors": names},
        "read": chance.choice(("full", "partial", "abstract")),
        "tags": own if chance.random() < 0.5 or not own else own[:1],
        "summary": {lang: _summary(made, chosen, data, lang, chance) for lang in ("ko", "en")},
        "notes": [
            {"by": "editors", **{lang: _note(made, chosen, data, lang, chance) for lang in ("ko", "en")}}
        ],
    }
    if not entry["tags"]:
        entry["tags"] = ["mir"]
    place = f"{chance.choice(_VENUES)}/{chance.choice(_YEARS)}"
    if number % 3 == 0:
        name = sorted(made["compounds"])[number // 3 % len(made["compounds"])]
        entry["paper"]["title"] += f", with {made['compounds'][name]}"
        facts.add(f"compound:{name}")
    if number % 6 == 1:
        entry["notes"][0]["verdict"] = _VERDICTS[number // 6 % len(_VERDICTS)]
    return Study(f"{place}/bench-{number:03}", entry, frozenset(facts))


def _words(
    made: Mapping[str, Any], chosen: Mapping[str, str], data: str, lang: str, chance: random.Random
) -> dict[str, str]:
    named = {kind: chance.choice(made[f"{kind}s"][chosen[kind]][lang]) for kind in ("task", "method")}
    return {**named, "data": made["data"][data][lang]}


def _summary(
    made: Mapping[str, Any], chosen: Mapping[str, str], data: str, lang: str, chance: random.Random
) -> str:
    said = made["sentences"][lang]
    first = _filled(chance.choice(said["summary"]), _words(made, chosen, data, lang, chance), lang)
    return f"{first} {chance.choice(made['findings'][chosen['finding']][lang])}"


def _note(
    made: Mapping[str, Any], chosen: Mapping[str, str], data: str, lang: str, chance: random.Random
) -> str:
    said = made["sentences"][lang]
    words = _words(made, chosen, data, lang, chance)
    return " ".join((_filled(chance.choice(said["data"]), words, lang), *chance.sample(said["aside"], 2)))


def _filled(template: str, words: Mapping[str, str], lang: str) -> str:
    capitals = {name.capitalize(): word[0].upper() + word[1:] for name, word in words.items()}
    text = template.format(**words, **capitals)
    if lang == "en":
        return text[0].upper() + text[1:]
    return _MARK.sub(lambda mark: _chosen(text, mark), text)


def _chosen(text: str, mark: re.Match[str]) -> str:
    closed = mark["particle"]
    return particle(text[: mark.start()], closed, _PARTICLES[closed]) if closed in _PARTICLES else closed


def relevant(asked: str, facts: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return the addresses that answer a query, from those of every fact: ``a & b | c``."""
    found: set[str] = set()
    for option in asked.split("|"):
        sets = [frozenset(facts[fact.strip()]) for fact in option.split("&")]
        found |= frozenset.intersection(*sets)
    return frozenset(found)
