"""What the form tells at once is what the checks tell later, for all that needs no other file."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from generator.problems.messages import severity
from generator.problems.problem import Severity
from tests.browser.server import Server
from tests.browser.test_compose import opened
from tests.conftest import SAMPLE
from tests.entries.projects import problems

SOUND = {"arxiv": "1904.{n:05}", "read": "talk", "tags": "gan", "summary.ko": "한 줄 요약이다."}
"""A filling that nothing is wrong with; the number makes each another paper."""

DOI = {"arxiv": "", "paper.doi": "10.5555/rain.{n}"}
REVIEW = {"notes.0.by.name": "김민지", "notes.0.ko": "글"}

RIGHT: Mapping[str, Mapping[str, str]] = {
    "nothing else": {},
    "an old id": {"arxiv": "cs/05{n:05}"},
    "an address with a version": {"arxiv": "https://arxiv.org/pdf/1904.{n:05}v2.pdf"},
    "an address with a query": {"arxiv": "https://arxiv.org/abs/1904.{n:05}?context=cs"},
    "an old id of a subject": {"arxiv": "arXiv:math.NT/05{n:05}v2"},
    "an id as printed": {"arxiv": "arXiv:1904.{n:05}v1 [cs.SD]"},
    "an id as it stands in the margin": {"arxiv": "arXiv:1904.{n:05}v1  [cs.SD]  12 Apr 2019"},
    "another site's address": {"arxiv": "https://huggingface.co/papers/1904.{n:05}"},
    "arXiv's own DOI": {"arxiv": "10.48550/arXiv.1904.{n:05}"},
    "arXiv's own DOI as a DOI": {**DOI, "paper.doi": "10.48550/arXiv.1904.{n:05}"},
    "a DOI": DOI,
    "a DOI's address": {**DOI, "paper.doi": "https://doi.org/10.5555/rain.{n}."},
    "a publisher's address": {
        **DOI,
        "paper.doi": "https://dl.acm.org/doi/pdf/10.5555/rain.{n}?download=true",
    },
    "a DOI's address after its prefix": {**DOI, "paper.doi": "DOI: https://doi.org/10.5555/rain.{n}"},
    "a DOI with the query of an address": {**DOI, "paper.doi": "10.5555/rain.{n}?download=true"},
    "a DOI with a tag of a page": {**DOI, "paper.doi": "10.5555/rain.{n}<br>"},
    "a DOI after its prefix": {**DOI, "paper.doi": "doi: 10.5555/rain.{n}"},
    "an id between brackets": {"arxiv": "[1904.{n:05}]"},
    "an id in a sentence": {"arxiv": "(1904.{n:05})."},
    "an id of wide digits": {"arxiv": "１９０４．{n:05}"},
    "a DOI as an address encodes it": {**DOI, "paper.doi": "10.5555%2Frain.{n}"},
    "a DOI as TeX writes it": {**DOI, "paper.doi": "10.5555/rain\\_{n}"},
    "a DOI with a percent sign": {**DOI, "paper.doi": "10.5555/rain.{n}%"},
    "a DOI with brackets of its own": {**DOI, "paper.doi": "(10.5555/0022(95)rain.{n}(a))"},
    "a DOI with wide signs": {**DOI, "paper.doi": "１０．５５５５／rain.{n}"},
    "a DOI with a blank before it": {**DOI, "paper.doi": "  10.5555/rain.{n} "},
    "an address with blanks around it": {"paper.links.pdf": " https://files.example/a.pdf "},
    "an address in capitals": {"paper.links.pdf": "Https://files.example/a.pdf"},
    "an address all in capitals": {"paper.links.code": "HTTPS://FILES.EXAMPLE/A"},
    "a mailbox in capitals": {"paper.links.page": "Mailto:a@b.example"},
    "a source with a blank before it": {
        **REVIEW,
        "notes.0.source.title": "글",
        "notes.0.source.url": " https://blog.example/",
    },
    "a relation with a slash behind it": {
        "related.0.to": "ismir/2015/seo-listening-rooms/",
        "related.0.how": "see-also",
    },
    "a relation to an address in capitals": {
        "related.0.to": " Https://other.example/1",
        "related.0.how": "see-also",
    },
    "a former id with slashes around it": {"formerly": "/ismir/2015/once-{n}/"},
    "a date with blanks around it": {"paper.published": " 2015-10 "},
    "a sentence that begins as a place for one": {"summary.ko": "Todo lists, reviewed"},
    "TODO in a sentence": {"summary.ko": "이 TODO는 남았다."},
    "TODO with a particle": {"summary.ko": "TODO를 모은 논문이다."},
    "a paper of next year": {"paper.published": str(datetime.now(UTC).year + 1)},
    "a review of today": {**REVIEW, "notes.0.date": str(datetime.now(UTC).year)},
    "a year as a date": {"paper.published": "2015"},
    "an old leap day": {"paper.published": "1996-02-29"},
    "a first review": {**REVIEW, "notes.0.date": "2017-03-14"},
    "a review of somebody known": {"notes.0.by.person": "editors", "notes.0.en": "Words."},
    "not yet read": {"read": "not-yet", "tags": "", "summary.ko": ""},
    "lines in a summary": {"summary.ko": "한 줄\n두 줄"},
    "invisible characters alone": {"paper.track": "\u200b\u3164"},
    "a tabulator": {"summary.ko": "\t가\t나"},
    "a mailbox": {"paper.links.page": "mailto:a@b.example"},
    "a picture elsewhere": {"figures.0.url": "https://video.example/1"},
    "an editors' pick": {"pick": "3"},
    "a draft": {"draft": "true"},
    "a prize": {"paper.award.ko": "최우수 논문상"},
    "an author with an affiliation": {"paper.authors.0.name": "Wei Dai", "paper.authors.0.affiliation": "X"},
    "a relation": {"related.0.to": "https://other.example/1", "related.0.how": "see-also"},
}

WRONG: Mapping[str, Mapping[str, str]] = {
    "a thirteenth month": {"arxiv": "1913.{n:05}"},
    "too many digits": {"arxiv": "1412.{n:05}"},
    "too few digits": {"arxiv": "1904.0123"},
    "a DOI for an arXiv id": {"arxiv": "10.5555/rain.{n}"},
    "an id of an archive that never was": {"arxiv": "abcd/05{n:05}"},
    "an archive's name in half": {"arxiv": "arXiv:hep/05{n:05}"},
    "an archive's name with more behind it": {"arxiv": "math-xx/05{n:05}"},
    "a publisher's number": {"arxiv": "https://ieeexplore.ieee.org/document/79{n:05}"},
    "words behind an id": {"arxiv": "[1904.{n:05}] and more"},
    "half a DOI as an address encodes it": {**DOI, "paper.doi": "10.5555%2F"},
    "an encoded blank in a DOI": {**DOI, "paper.doi": "10.5555%2Frain%20{n}"},
    "an encoded control in a DOI": {**DOI, "paper.doi": "10.5555%2Frain%07{n}"},
    "a scheme in capitals alone": {"paper.links.pdf": "HTTPS://"},
    "a relation with a word behind it": {
        "related.0.to": "ismir/2015/seo-listening-rooms/ x",
        "related.0.how": "see-also",
    },
    "TODO for a summary": {"summary.ko": "TODO"},
    "TODO and a note": {"summary.ko": "TODO: 요약"},
    "dots": {"summary.ko": "…"},
    "brackets for a title": {"paper.title": "<your title>"},
    "what to type for a review": {**REVIEW, "notes.0.ko": "여기에 내용을 써 주세요"},
    "letters for a review": {**REVIEW, "notes.0.ko": "ㅁㄴㅇㄹ호"},
    "tbd for pages": {"paper.pages": "tbd"},
    "a name for a name": {"notes.0.by.name": "First Name", "notes.0.ko": "글"},
    "an author to fill in": {"paper.authors.0.name": "Author name", "paper.authors.0.affiliation": "X"},
    "a review of days to come": {**REVIEW, "notes.0.date": "9998-01-02"},
    "a source of days to come": {
        **REVIEW,
        "notes.0.source.title": "글",
        "notes.0.source.date": "9998-01",
    },
    "a paper of years to come": {"paper.published": "9998"},
    "half a DOI": {**DOI, "paper.doi": "10.1"},
    "a particle behind a DOI": {**DOI, "paper.doi": "https://doi.org/10.5555/rain.{n}에서"},
    "two DOIs": {**DOI, "paper.doi": "10.5555/rain.{n},10.5555/rain.1"},
    "words around a DOI": {**DOI, "paper.doi": "see 10.5555/rain.{n}"},
    "no paper": {"arxiv": ""},
    "a paper of the year before the first": {"related.0.to": "ismir/0000/first", "related.0.how": "see-also"},
    "a paper known after all": {"unidentified.ko": "무엇"},
    "a date of another order": {"paper.published": "26.10.2015"},
    "a day that never was": {"paper.published": "2015-02-29"},
    "no depth": {"read": ""},
    "no tag": {"tags": ""},
    "no words": {"summary.ko": ""},
    "a review without a writer": {"notes.0.ko": "글"},
    "a review without a text": {"notes.0.by.name": "김민지"},
    "a writer with a page alone": {"notes.0.by.url": "https://me.example/", "notes.0.ko": "글"},
    "a writer named twice": {**REVIEW, "notes.0.by.person": "editors"},
    "a writer whom nobody knows": {"notes.0.by.person": "아무개", "notes.0.ko": "글"},
    "a source without a title": {**REVIEW, "notes.0.source.url": "https://blog.example/"},
    "an author without a name": {"paper.authors.0.affiliation": "X"},
    "a figure of nothing": {"figures.0.credit": "X"},
    "a figure twice": {"figures.0.file": "a.png", "figures.0.url": "https://video.example/1"},
    "no picture's name": {"figures.0.file": "a.svg"},
    "a relation without a kind": {"related.0.to": "https://other.example/1"},
    "a relation to nothing": {"related.0.how": "extends"},
    "another kind of address": {"paper.links.pdf": "ftp://files.example/1"},
    "a script for an address": {"paper.links.pdf": "javascript:alert(1)"},
    "an address without a host": {"paper.links.pdf": "https:///paper"},
    "an address with a space": {"paper.links.pdf": "https://files.example/a b"},
    "no place for a pick": {"pick": "0"},
    "a separator of lines": {"summary.ko": "가\u2028나"},
    "a next line": {"summary.ko": "가\u0085나"},
    "a byte order mark": {"summary.ko": "가\ufeff나"},
    "a control": {"summary.ko": "가\u0007나"},
    "a noncharacter": {"summary.ko": "가\ufdd0나"},
    "an override": {"summary.ko": "가\u202e나"},
    "a separator in a review": {**REVIEW, "notes.0.ko": "가\n나\u2029다"},
    "a review longer than any": {**REVIEW, "notes.0.ko": "가나다 " * 8000},
}

FILLED = """async ([values, slug]) => {
  const { fill } = await import(new URL("../assets/compose/values.js", location.href))
  const form = document.querySelector(".digest-compose")
  const entry = {}
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".")
    const last = path.pop()
    let held = entry
    path.forEach((step, at) => { held = held[step] ??= /^\\d+$/.test(path[at + 1] ?? "") ? [] : {} })
    held[last] = value
  }
  const unknown = fill(form, entry)
  Object.assign(form.elements.venue, { value: "ismir" })
  Object.assign(form.elements.year, { value: "2015" })
  form.elements.slug.value = slug
  form.elements.slug.dispatchEvent(new Event("input", { bubbles: true }))
  document.querySelector("[data-digest-share]").click()
  await new Promise((done) => requestAnimationFrame(done))
  const told = [...document.querySelectorAll("[data-mistakes] li")].map((each) => each.textContent)
  return [unknown, told, document.querySelector("[data-digest-yaml]").textContent]
}"""


def test_the_form_and_the_checks_find_the_same_fillings_wrong(
    page: Page, server: Server, tmp_path: Path
) -> None:
    project = shutil.copytree(SAMPLE, tmp_path / "sample")
    opened(page, server)
    told: dict[str, bool] = {}
    names = {f"filled-{n}": name for n, name in enumerate((*RIGHT, *WRONG))}
    for n, (slug, name) in enumerate(names.items()):
        changes = RIGHT.get(name) or WRONG.get(name) or {}
        values = {
            key: value.replace("{n:05}", f"{n:05}").replace("{n}", str(n))
            for key, value in {**SOUND, **changes}.items()
        }
        unknown, told_of, text = page.evaluate(FILLED, [values, slug])
        assert unknown == [], name
        told[name] = bool(told_of)
        (project / f"digests/ismir/2015/{slug}.yml").write_text(text, encoding="utf-8")

    faulty = {
        names[Path(problem.place.file).stem]
        for problem in problems(project)
        if severity(problem) is Severity.ERROR and Path(problem.place.file).stem in names
    }

    assert faulty == set(WRONG)
    assert {name for name, is_told in told.items() if is_told} == set(WRONG)


def test_an_id_in_the_field_of_another_kind_is_told_where_it_belongs(page: Page, server: Server) -> None:
    opened(page, server, "en")
    for name, typed, told in (
        ("arxiv", "10.5555/rain.1", "This is a DOI"),
        ("paper.doi", "arXiv:1904.00001v2", "This is an arXiv id"),
    ):
        page.fill(f"[name='{name}']", typed)
        expect(page.locator(f"[data-field='{name}'] [data-wrong]")).to_contain_text(told)


def test_no_file_is_given_a_name_that_the_checks_refuse(page: Page, server: Server) -> None:
    opened(page, server)
    values = {key: value.format(n=1) for key, value in SOUND.items()}

    for slug in ("index", "nul", "A", "가", "a--b", "a-", "a" * 81):
        _, told, _ = page.evaluate(FILLED, [values, slug])
        assert len(told) == 1, slug
