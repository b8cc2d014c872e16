"""Titles, summaries, notes and abstracts in both languages, made up of parts by a seeded generator."""

from itertools import count
from random import Random
from typing import NamedTuple


class Both(NamedTuple):
    """One text in both languages."""

    ko: str
    en: str


METHODS = [
    Both("합성곱 신경망", "convolutional networks"),
    Both("순환 신경망", "recurrent networks"),
    Both("은닉 마르코프 모형", "hidden Markov models"),
    Both("비음수 행렬 분해", "non-negative matrix factorisation"),
    Both("자기지도 학습", "self-supervision"),
    Both("대조 학습", "contrastive learning"),
    Both("확산 모형", "diffusion models"),
    Both("희소 부호화", "sparse coding"),
    Both("동적 시간 정합", "dynamic time warping"),
    Both("조건부 무작위장", "conditional random fields"),
    Both("트랜스포머", "transformers"),
    Both("변분 오토인코더", "variational autoencoders"),
    Both("음향 지문", "audio fingerprints"),
    Both("가우스 과정", "Gaussian processes"),
    Both("전이 학습", "transfer learning"),
    Both("산란 변환", "scattering transforms"),
]
TASKS = [
    Both("박자 추적", "beat tracking"),
    Both("코드 인식", "chord recognition"),
    Both("보컬 분리", "singing voice separation"),
    Both("장르 분류", "genre classification"),
    Both("커버곡 찾기", "cover song identification"),
    Both("악보 인식", "optical music recognition"),
    Both("가사 정렬", "lyrics alignment"),
    Both("자동 채보", "music transcription"),
    Both("곡 구조 분석", "structure analysis"),
    Both("자동 태깅", "music tagging"),
    Both("음악 추천", "music recommendation"),
    Both("재생목록 생성", "playlist generation"),
    Both("멜로디 추출", "melody extraction"),
    Both("악기 인식", "instrument recognition"),
    Both("감정 인식", "emotion recognition"),
    Both("드럼 채보", "drum transcription"),
    Both("화성 분석", "harmonic analysis"),
    Both("허밍 질의", "query by humming"),
    Both("조성 추정", "key detection"),
    Both("연주 분석", "performance analysis"),
]
MATERIALS = [
    Both("민요", "folk songs"),
    Both("대중음악", "popular music"),
    Both("바흐 코랄", "Bach chorales"),
    Both("재즈 독주", "jazz solos"),
    Both("판소리", "pansori"),
    Both("카르나틱 음악", "Carnatic music"),
    Both("피아노 녹음", "piano recordings"),
    Both("현악 사중주", "string quartets"),
    Both("전자 음악", "electronic dance music"),
    Both("합창", "choral singing"),
    Both("게임 음악", "game music"),
    Both("라디오 방송", "radio broadcasts"),
]
QUALITIES = [
    Both("가벼운", "Lightweight"),
    Both("해석할 수 있는", "Interpretable"),
    Both("실시간", "Real-time"),
    Both("계층적", "Hierarchical"),
    Both("약지도", "Weakly Supervised"),
    Both("다중 과제", "Multi-Task"),
    Both("잡음에 강한", "Robust"),
    Both("적응형", "Adaptive"),
    Both("확률적", "Probabilistic"),
    Both("데이터 기반", "Data-Driven"),
    Both("생성적", "Generative"),
    Both("사용자 중심", "User-Centred"),
]
_CLAIMS = [
    Both(
        "{material}만 놓고 보면 {method}의 효과가 뚜렷하지만, 다른 녹음에서는 차이가 {n}%에 그친다.",
        "On {material} alone {method} clearly help, while elsewhere the difference is a mere {n} per cent.",
    ),
    Both(
        "저자들은 {task} 성능이 데이터의 양보다 표기의 일관성에 달려 있다고 본다.",
        "The authors hold that {task} depends on consistent annotation more than on the amount of data.",
    ),
    Both(
        "발표에서 가장 많이 나온 질문은 왜 하필 {material}에서 시험했느냐는 것이었다.",
        "The question asked most at the talk was why it had been tried on {material} of all things.",
    ),
    Both(
        "학습에는 {n}시간 분량의 {material} 녹음이 쓰였고, 그 가운데 절반은 새로 모은 것이다.",
        "Training took {n} hours of {material}, half of them newly collected.",
    ),
    Both(
        "기준선도 만만치 않다. 오래된 {method}에 손질을 조금만 더해도 {n}% 안쪽까지 따라온다.",
        "The baseline is no pushover: well-tuned {method} come within {n} per cent.",
    ),
    Both(
        "그림 {n}에서 보이듯 틀린 곳은 대부분 곡의 앞머리에 몰려 있다.",
        "As figure {n} shows, most mistakes gather at the beginning of a piece.",
    ),
    Both(
        "코드와 데이터를 함께 공개한 점이 반갑고, 실제로 돌려 보니 표의 숫자가 그대로 나왔다.",
        "It is good to see code and data released; running them gave the numbers of the table.",
    ),
    Both(
        "다만 {task}에서 사람끼리도 {n}%쯤 엇갈린다는 점을 생각하면 남은 여지는 크지 않아 보인다.",
        "Then again people disagree on {n} per cent in {task}, which leaves little room above.",
    ),
    Both(
        "{method}의 내부를 들여다본 실험이 가장 흥미로웠다.",
        "The experiment that looks inside {method} was the most interesting part.",
    ),
    Both(
        "평가 방식은 아쉽다. 같은 음반의 곡이 학습과 시험에 모두 들어 있을지도 모른다.",
        "The evaluation leaves doubts: songs of one album may be in both training and test.",
    ),
    Both(
        "한 줄로 줄이면, {task}에서 {method}의 쓸모는 어떤 특징을 먼저 뽑느냐에 달렸다는 이야기다.",
        "In one line: what {method} are worth in {task} depends on the features taken first.",
    ),
    Both(
        "포스터 앞에서 저자는 {material} 말고 다른 음악에서도 곧 결과를 내겠다고 했다.",
        "At the poster an author promised results beyond {material} soon.",
    ),
    Both(
        "매개변수는 {n}만 개로, 휴대전화에서도 돌아간다.",
        "With {n}0,000 parameters it runs on a phone.",
    ),
    Both(
        "2차 실험에서는 청취자 {n}명이 결과를 들어 보고 점수를 매겼다.",
        "In a second experiment {n} listeners rated what they heard.",
    ),
    Both(
        "이 결과를 {task}에까지 그대로 옮길 수 있을지는 두고 볼 일이다.",
        "Whether this carries over to {task} remains to be seen.",
    ),
    Both(
        "관련 연구를 정리한 2절만 따로 읽어도 {task}의 흐름이 한눈에 들어온다.",
        "Section 2 alone is worth reading for its overview of {task}.",
    ),
]


class Subject(NamedTuple):
    """What a paper is about."""

    quality: Both
    method: Both
    task: Both
    material: Both


def subject(rng: Random) -> Subject:
    """Choose what a paper is about."""
    return Subject(rng.choice(QUALITIES), rng.choice(METHODS), rng.choice(TASKS), rng.choice(MATERIALS))


def title(about: Subject, taken: set[str], rng: Random) -> str:
    """Return a title that is not yet ``taken``, and take it; in English, as the papers of ISMIR have it."""
    method, task, material = (part.en.title() for part in (about.method, about.task, about.material))
    forms = [
        f"{about.quality.en} {task} in {material} Using {method}",
        f"{method} for {about.quality.en} {task} of {material}",
        f"Towards {about.quality.en} {task}: {method} and {material}",
        f"{about.quality.en} {method} for {task}: A Study of {material}",
    ]
    form = rng.choice(forms)
    name = form
    for part in count(2):
        if name not in taken:
            break
        name = f"{form}, Part {part}"
    taken.add(name)
    return name


def summary(about: Subject) -> Both:
    """Return one sentence a language."""
    quality, method, task, material = about
    return Both(
        f"{material.ko} 녹음에서 {method.ko} 기반의 {quality.ko} {task.ko} 방법을 제안하고, "
        "실패한 사례까지 함께 보여 준다.",
        f"Proposes {quality.en.lower()} {task.en} with {method.en} on {material.en}, "
        "and shows where it fails too.",
    )


def note(about: Subject, rng: Random) -> Both:
    """Return a reviewer's note in Markdown: some paragraphs, now and then a list, a quotation, a table."""
    blocks = [_paragraph(about, rng) for _ in range(rng.randint(3, 5))]
    blocks[0] = Both(
        f"**{about.task.ko}** 논문이다. {blocks[0].ko}", f"On **{about.task.en}**. {blocks[0].en}"
    )
    for extra in rng.sample(_EXTRAS, rng.choice([0, 0, 1, 1, 2])):
        number, score = rng.randint(2, 40), rng.randint(50, 95)
        blocks.insert(
            rng.randint(1, len(blocks)),
            Both(*(_filled(text, about, lang, n=number, m=score) for lang, text in enumerate(extra))),
        )
    return Both("\n\n".join(block.ko for block in blocks), "\n\n".join(block.en for block in blocks))


def abstract(about: Subject, rng: Random) -> str:
    """Return an abstract of about a thousand characters, in English."""
    claims = rng.sample(_CLAIMS, 9)
    opening = (
        f"We present {about.quality.en.lower()} {about.method.en} for {about.task.en} in {about.material.en}."
    )
    return " ".join([opening, *(_filled(claim.en, about, 1, n=rng.randint(2, 90)) for claim in claims)])


_EXTRAS = [
    Both("- {material}\n- {task}\n- 학습률 `1e-{n}`", "- {material}\n- {task}\n- learning rate `1e-{n}`"),
    Both("> 우리는 {task}에서 새로운 문제를 보았다.", "> We saw a new problem in {task}."),
    Both(
        "| 방법 | F값 |\n|---|---|\n| {method} | {m} |\n| 기준선 | {n} |",
        "| method | F |\n|---|---|\n| {method} | {m} |\n| baseline | {n} |",
    ),
    Both(
        "손실은 $L = \\sum_i (y_i - \\hat y_i)^2 / {n}$이다.",
        "The loss is $L = \\sum_i (y_i - \\hat y_i)^2 / {n}$.",
    ),
]


def _paragraph(about: Subject, rng: Random) -> Both:
    claims = [(claim, rng.randint(2, 60)) for claim in rng.sample(_CLAIMS, rng.randint(3, 5))]
    return Both(
        *(
            " ".join(_filled(claim[lang], about, lang, n=n) for claim, n in claims)
            for lang in range(len(Both._fields))
        )
    )


def _filled(text: str, about: Subject, lang: int, **numbers: int) -> str:
    """Put the words of a subject, and numbers, where a text has their names in braces."""
    words = {name: phrase[lang] for name, phrase in about._asdict().items()}
    for name, value in {**words, **numbers}.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
