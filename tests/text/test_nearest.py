"""Near misses: what is suggested for a name that nobody knows, and that nothing is where nothing is near."""

from generator.text.names.nearest import Suggestions
from tests.tables import by_row

KNOWN = tuple(
    name.replace("_", " ")
    for name in (
        "beat-tracking pre-training auto-tagging spectrogram embedding music-recommendation "
        "recommendation lyrics-alignment chord-recognition speech-recognition gan cnn rnn lstm "
        "source-separation metric-learning transfer-learning semantic-web knowledge-graph chiptune "
        "hit-prediction deep-learning auralisation environmental-sound speech-synthesis sparsity "
        "playlist brian-mcfee 컨브넷 임베딩 음원_분리 협업_필터링 "
    ).split()
)


@by_row(
    ("typed", "meant"),
    [
        ("beet-tracking", "beat-tracking"),
        ("spectograms", "spectrogram"),
        ("emmbeding", "embedding"),
        ("reccomendation", "recommendation"),
        ("lyrics-aligment", "lyrics-alignment"),
        ("chord-recogniton", "chord-recognition"),
        ("speach-recognition", "speech-recognition"),
        ("gna", "gan"),
        ("cn", "cnn"),
        ("gam", "gan"),
        ("lstn", "lstm"),
        ("souce-separation", "source-separation"),
        ("metric-lerning", "metric-learning"),
        ("transfer-leraning", "transfer-learning"),
        ("semantic-wbe", "semantic-web"),
        ("knowlege-graph", "knowledge-graph"),
        ("chiptunse", "chiptune"),
        ("deep-learn", "deep-learning"),
        ("enviromental-noise", "environmental-sound"),
        ("mcfee", "brian-mcfee"),
        ("컨브냇", "컨브넷"),
        ("임베팅", "임베딩"),
        ("음원뷴리", "음원 분리"),
        ("협력 필터링", "협업 필터링"),
    ],
)
def test_what_was_meant_is_suggested_alone(typed: str, meant: str) -> None:
    assert Suggestions().near(typed, KNOWN) == [meant]


@by_row(
    "typed",
    (
        "quantum blockchain kitchen tomato-soup weather stock-price photosynthesis origami protein-folding "
        "냉장고 축구"
    ).split(),
)
def test_nothing_is_suggested_where_nothing_is_near(typed: str) -> None:
    assert Suggestions().near(typed, KNOWN) == []


def test_two_that_are_as_near_are_both_suggested() -> None:
    assert set(Suggestions().near("acnn", ("cnn", "acn", "gan"))) == {"cnn", "acn"}
