"""What people type in a note: it is published as meant, or told on its line with a remedy that works."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.entries.projects import ENTRY, SOUND, write
from tests.text.markup_targets import rendered

TYPED = """\
paper:
  title: A title
  authors: [Ann Author, Bora Lee]
read: full
tags: [cnn]
summary:
  ko: 요약이다.
  en: A summary.
notes:
  - by: minji-kim
    date: 2020-01-01
    ko: |
      메모.
    en: |
      A note.
"""

KOREAN, ENGLISH = 13, 15
"""The lines of the notes."""


def problems(root: Path, note: str, put: str) -> list[tuple[str, int, str]]:
    whole = f"{note}\n\n끝은 한글로 쓴 문장이다." if put == "메모." else f"{note} is a token"
    indented = whole.replace("\n", "\n      ")
    write(root, {**SOUND, ENTRY: TYPED.replace(put, indented), "mkdocs.yml": ""})
    arguments = ["check", "--root", str(root), "--format", "json", str(root / ENTRY)]
    found = json.loads(CliRunner().invoke(main.main, arguments).stdout)
    return [(problem["severity"], problem["line"], problem["code"]) for problem in found]


@pytest.mark.parametrize(
    "note",
    [
        "1$에서 2$로 올랐고, $100만 달러와 50$짜리가 있다",
        "It costs $5, or 10$ each",
        "시간당 $2.5에서 $1.8로, 월 20$/명",
        "US$5~US$10, A$7 and (10$), (20$)",
        "| a | b |\n|---|---|\n| $p(x|y)$ | 1 |",
        "| a | b |\n|---|---|\n| `x|y` | [[ismir/2015/other|다른 글]] |",
        "결과는 다음과 같다.\n| a | b |\n|---|---|\n| 1 | 2 |",
        "# 표\n| a |\n|---|\n| $|x|$ |\n설명",
        r"see \(x\) and \begin{align} a &= b \end{align}",
        "\\[\nx = y\n\\]\n$$\nx\n$$",
        "5*5 커널과 3*3 커널을 쓴다. 2**10, H*W*C",
        "https://arxiv.org/abs/1610.00087에서 볼 수 있다. ~~지운 말~~",
        "[[https://a.example]]와 [[https://a.example/?a=1&b=2|*여기*]]",
        "(https://en.wikipedia.org/wiki/Mel_(scale)), 1~2초(3~4초)",
        "`<s>`와 `</s>`, <b>굵게</b>, <s>지운 말</s>",
        "<ul><li>하나<li>둘</ul> <table><tr><td>가<th>나</table> <ruby>가<rt>나</ruby> <p>다</p><br>",
        "<details><summary>더</summary>\n\n- 하나\n\n</details>",
        "점수는\n-3.2와\n-0.5이고 1.5배\n2.3배다. *첫째* 글\n*둘째* 글",
        "한 줄만\n-하나\n\n• 하나\n\n• 둘",
        "-하나  \n-둘<br>\n-셋<br />\n• 넷",
        "`-하나\n-둘`\n\n```\n-하나\n-둘\n**kwargs\n```",
        "#1 논문과 C#, #cnn #rnn\n#둘째 줄",
        r"\*\*별\*\*과 \`백틱\`, a**b, 2 ** 10, x ** y, f(x)**2, 2 * 3 * 4, ***p*** < .001",
        "| 하나만 있는 줄 |\n글 | 글\n글",
        "snake_case_이름과 _기울임_ 글, C:\\new \\cite \\nosuch{a}",
        '!!! note "주의"\n    내용\n\n!!!\n\n???',
        "https://a.example/b/에서, https://a.example에서는, https://a.example/?q=를",
        "배열 a[0] (첫째)와 [1] (2017), (a)[b]",
    ],
)
def test_what_is_sound_is_no_problem(note: str, tmp_path: Path) -> None:
    assert problems(tmp_path, note, "메모.") == []


@pytest.mark.parametrize(
    ("note", "line", "code", "mended"),
    [
        (
            "문장 앞에 <s>를 붙이고 모르는 말은 `<unk>`로 바꾼다. 뒤는 보통 글이다.",
            KOREAN,
            "markdown-html-shown",
            "문장 앞에 `<s>`를 붙이고 모르는 말은 `<unk>`로 바꾼다. 뒤는 보통 글이다.",
        ),
        ("`<pad>`는\n<pad>다", KOREAN + 1, "markdown-html-shown", "`<pad>`는\n`<pad>`다"),
        ("<b>열린 채로\n\n둘째", KOREAN, "markdown-html-shown", "**열린 채로**\n\n둘째"),
        ("<details>\n\n열린 채로", KOREAN, "markdown-html-shown", "<details>\n\n열린 채로\n\n</details>"),
        (
            "```\nx\n```\n\n```\nprint(1)",
            KOREAN + 4,
            "markdown-fence-unclosed",
            "```\nx\n```\n\n```\nprint(1)\n```",
        ),
        ("> ~~~\n> x\n\ny", KOREAN, "markdown-fence-unclosed", "> ~~~\n> x\n> ~~~\n\ny"),
        (
            "| a | b |\n|---|---|\n| P(a|b) | 1 |",
            KOREAN + 2,
            "markdown-table-cells",
            "| a | b |\n|---|---|\n| P(a\\|b) | 1 |",
        ),
        ("~~~python 코드\nx\n~~~", KOREAN, "markdown-fence-words", "코드\n~~~python\nx\n~~~"),
        ("셋째[^1]", KOREAN, "markdown-footnote-missing", "셋째[^1]\n\n[^1]: 각주"),
        ("정규식 [^a-z]", KOREAN, "markdown-footnote-missing", "정규식 `[^a-z]`"),
        ("[[#eq-x]]", KOREAN, "markdown-reference-missing", "$$x$$ {#eq-x}\n\n[[#eq-x]]"),
        ("$$x$$ {#x}", KOREAN, "markdown-label", "$$x$$ {#eq-x}"),
        ("$$x$$ {#eq-x}\n\n$$y$$ {#eq-x}", KOREAN, "markdown-label-taken", "$$x$$ {#eq-x}\n\n$$y$$ {#eq-y}"),
        (
            "[1]: https://a.example",
            KOREAN,
            "markdown-reference-unused",
            "[글][1]\n\n[1]: https://a.example",
        ),
        ("첫 줄\n크기는 $ x^2 $이다", KOREAN + 1, "markdown-formula-unread", "첫 줄\n크기는 $x^2$이다"),
        ("$\\alpha 닫지 않은 것", KOREAN, "markdown-formula-unread", "\\$\\alpha 닫지 않은 것"),
        ("$$\nx_1\n\n$$", KOREAN, "markdown-formula-unread", "$$\nx_1\n$$"),
        (
            "글\n\\begin{table}\na & b\n\\end{table}",
            KOREAN + 1,
            "markdown-tex-unread",
            "글\n\n| a | b |\n|---|---|\n",
        ),
        ("\\textbf{굵게} 쓴 말", KOREAN, "markdown-tex-unread", "**굵게** 쓴 말"),
        ("\\begin{align} x", KOREAN, "markdown-formula-unread", "\\begin{align} x \\end{align}"),
        ("좋은 점:\n-하나\n-둘", KOREAN + 1, "markdown-list-unread", "좋은 점:\n- 하나\n- 둘"),
        ("-[ ] 하나\n-[x] 둘", KOREAN, "markdown-list-unread", "- [ ] 하나\n- [x] 둘"),
        ("• 하나\n• 둘", KOREAN, "markdown-list-unread", "- 하나\n- 둘"),
        ("ㅇ 하나\nㅇ 둘", KOREAN, "markdown-list-unread", "- 하나\n- 둘"),
        ("👍 하나\n⚠️ 둘", KOREAN, "markdown-list-unread", "- 👍 하나\n- ⚠️ 둘"),
        ("글\n\n– 하나\n– 둘", KOREAN + 2, "markdown-list-unread", "글\n\n– 하나\n\n– 둘"),
        ("1.하나\n2.둘", KOREAN, "markdown-list-unread", "1. 하나\n2. 둘"),
        ("(1) 하나\n(2) 둘", KOREAN, "markdown-list-unread", "1. 하나\n2. 둘"),
        ("> ① 하나\n> ② 둘", KOREAN, "markdown-list-unread", "> 1. 하나\n> 2. 둘"),
        ("- 글\n  가. 하나\n  나. 둘", KOREAN + 1, "markdown-list-unread", "- 글\n  - 가. 하나\n  - 나. 둘"),
        ("##방법\n\n글", KOREAN, "markdown-heading-unread", "## 방법\n\n글"),
        ("글\n##방법\n글", KOREAN + 1, "markdown-heading-unread", "글\n## 방법\n글"),
        ("#방법", KOREAN, "markdown-heading-unread", "\\#방법"),
        ("이 논문은 ** 매우 ** 좋다", KOREAN, "markdown-bold-unread", "이 논문은 **매우** 좋다"),
        ("글\n**굵게 시작한 글", KOREAN + 1, "markdown-bold-unread", "글\n**굵게** 시작한 글"),
        ("글은 is ** bold ** and so", KOREAN, "markdown-bold-unread", "글은 is **bold** and so"),
        ("별 둘: **", KOREAN, "markdown-bold-unread", "별 둘: \\*\\*"),
        ("`conv2d를 쓴다", KOREAN, "markdown-code-unread", "`conv2d`를 쓴다"),
        ("``인용''이다", KOREAN, "markdown-code-unread", "“인용”이다"),
        ("이름은 _기울임_을 쓴다", KOREAN, "markdown-underscores-unread", "이름은 *기울임*을 쓴다"),
        ("__굵게__를", KOREAN, "markdown-underscores-unread", "**굵게**를"),
        ("|a|b|\n|1|2|", KOREAN, "markdown-table-unread", "|a|b|\n|---|---|\n|1|2|"),
        ("글\n| a |\n|===|\n| 1 |", KOREAN + 1, "markdown-table-unread", "글\n| a |\n|---|\n| 1 |"),
        ("| a |\n\n|---|\n| 1 |", KOREAN + 2, "markdown-table-unread", "| a |\n|---|\n| 1 |"),
        ("!!! 주의\n    글", KOREAN, "markdown-note-unread", '!!! note "주의"\n    글'),
        ("!!! note\n글", KOREAN + 1, "markdown-box-empty", "!!! note\n    글"),
        ("> [!TIP]\n> 글", KOREAN, "markdown-note-unread", "!!! tip\n    글"),
        ("학습률 \\alpha를", KOREAN, "markdown-formula-unread", "학습률 $\\alpha$를"),
        ("글\n\\frac{1}{2}이다", KOREAN + 1, "markdown-formula-unread", "글\n$\\frac{1}{2}$이다"),
        (
            "https://ko.wikipedia.org/wiki/멜_척도",
            KOREAN,
            "markdown-address-cut",
            "<https://ko.wikipedia.org/wiki/멜_척도>",
        ),
        ("https://a.example/b/결과", KOREAN, "markdown-address-cut", "https://a.example/b/ 결과"),
        ("[글] (https://a.example/b)", KOREAN, "link-unread", "[글](https://a.example/b)"),
        ("[**글**]（https://a.example）", KOREAN, "link-unread", "[**글**](https://a.example)"),
        ("(글)[https://a.example]", KOREAN, "link-unread", "[글](https://a.example)"),
    ],
)
def test_what_may_be_a_slip_is_told_and_its_remedy_works(
    note: str, line: int, code: str, mended: str, tmp_path: Path
) -> None:
    assert problems(tmp_path, note, "메모.") == [("warning", line, code)]
    assert problems(tmp_path, mended, "메모.") == []


def test_each_language_is_told_where_it_stands(tmp_path: Path) -> None:
    assert problems(tmp_path, "<unk>", "A note.") == [("warning", ENGLISH, "markdown-html-shown")]


@pytest.mark.parametrize(
    "note",
    [
        "<s>를 붙이고 </s>로 끝낸다",
        "<s>, </s>, <unk>, <pad>, <EOS>, <BOS>, <mask>, <cls>, <sep>",
        "List<int>와 Dict<str, int>, a<b and c>d",
        "<think>생각</think> <|endoftext|> <image> <video>",
        "<b>열린 <i>채로 <u>끝",
        "<?php echo 1 ?> <![CDATA[x]]> <!DOCTYPE html> <!-- 끝 없는 주석",
        "| a |\n|---|\n| 1 | 2 | 3 |",
        "!!! note 제목이 따옴표 없이",
        "[이름]: 메모",
        "[](https://a.example) ![](gone.jpg)",
        "```html\n<!-- 주석 -->\n\n",
        "- ~~~python title=main.py\n  x",
        "<p>와 <li>, <td>와 </tr>, <dt>, <rt> 그리고 </dd>",
        "<details>\n\n- 하나\n- 둘",
        "$100과 1$에서 2$로",
        "2**10과 3**5, 5*5와 3*3",
    ],
)
def test_no_word_is_lost(note: str) -> None:
    shown = "".join(rendered(note).html.split())
    for word in (
        note.replace("|---|", "")
        .replace("!!! note", "")
        .replace("```html", "")
        .replace("~~~python", "")
        .split()
    ):
        escaped = word.strip("|-[]()!").replace("<", "&lt;").replace(">", "&gt;")
        assert escaped in shown
