"""Where no line may end though nothing but a sign stands there."""

import pytest

from generator.site.view.line_starts import JOINER, joined


@pytest.mark.parametrize(
    "text",
    [
        "삼중항(triplet)~이다. 곡을",
        "“읽어야지”~라는 ‘다짐’~을",
        "70–71%~를 맞힌다",
        "왜?~라고 묻는 Yahoo!~의 30°~로 …~라는",
        "Inc.~의 논문을 읽었다.그리고 가,나",
        "<em>(hack day)</em>~에서",
        '<a href="x"><code>own</code></a>~이라고',
        "<code>a()~가</code> <code>b</code> 를",
        "<img alt=\"(a)는 'b\" title='\"(a)는'>(a)~는",
        "<pre><code>f(x)는</code>를</pre><!-- (a)는 --><script>(a)는</script>",
        "<math><mo>)</mo></math>를",
        "(a) 는 (b)and 5% off",
        "a < b)~는 <",
        "",
    ],
)
def test_no_line_parts_hangul_from_the_sign_before_it(text: str) -> None:
    assert joined(text.replace("~", "")) == text.replace("~", JOINER)
