"""Names as bibliographies write them, and what on them is no part of a name."""

import time

import pytest

from generator.metadata.proceedings import bylines
from generator.problems.problem import Place
from tests.tables import by_row

HERE = Place("refs.bib")
NOTED = (("1)", "2)"), ("¹⁾", "²⁾"), ("1", "2*"))
"""Numbers of footnotes as Korean papers set them."""


def read(typed: str) -> tuple[list[str], list[str]]:
    names, problems = bylines.read(HERE, "A title", typed)
    return list(names), [problem.code for problem in problems]


@by_row(
    ("typed", "names"),
    [
        # Family names first
        ("이, 보라 and 김민지", ["이보라", "김민지"]),
        ("최, 근우", ["최근우"]),
        (r"\t{oo} Kim and Kim, B\t oo", ["o͡o Kim", "Bo͡o Kim"]),
        ("李, 明 and 山田, 太郎 and 남궁, 민", ["李明", "山田太郎", "남궁민"]),
        ("김, Minji", ["Minji 김"]),
        ("김, 민 지 and 이, 보 라", ["김민지", "이보라"]),
        ("Gates, William Henry IV and King, Ann 3rd", ["William Henry Gates IV", "Ann King 3rd"]),
        # Groups of several words
        ("Jorge da Silva, A. P.", ["A. P. Jorge da Silva"]),
        ("Freiherr von Stein, Karl Otto", ["Karl Otto Freiherr von Stein"]),
        ("Gemini Team, Google and Ann Lee", ["Gemini Team, Google", "Ann Lee"]),
        ("University of California, Berkeley", ["University of California, Berkeley"]),
        ("Team, Gemini and Anil, Rohan", ["Gemini Team", "Rohan Anil"]),
        ("{Bang & Olufsen} and {Hall and Oates}", ["Bang & Olufsen", "Hall and Oates"]),
        ("deadmau5 and U2 and Minji Kim1 and 이보라2", ["deadmau5", "U2", "Minji Kim", "이보라"]),
        ("9m88 and 2NE1 and UB40", ["9m88", "2NE1", "UB40"]),
        # Two scripts
        ("Kim, Min-Ji / 김민지 and Lee, Bora/이보라", ["Min-Ji Kim (김민지)", "Bora Lee (이보라)"]),
        ("Minji Kim / 김민지 and 이보라/Lee, Bora", ["Minji Kim (김민지)", "Bora Lee (이보라)"]),
        ("Kim, Minji 김민지 and 王小明 / Xiao-Ming Wang", ["Minji Kim (김민지)", "Xiao-Ming Wang (王小明)"]),
        # Between quotes and brackets
        ('"Minji Kim" and “Lee, Bora”', ["Minji Kim", "Bora Lee"]),
        ('"Kim, Minji", "Lee, Bora"', ["Minji Kim", "Bora Lee"]),
        ("['Kim, Minji', 'Lee, Bora']", ["Minji Kim", "Bora Lee"]),
        ("[Kim, Minji] and [Lee, Bora]", ["Minji Kim", "Bora Lee"]),
        ("Kim, Minji [KAIST] and Bora Lee [1,2]", ["Minji Kim (KAIST)", "Bora Lee"]),
        ("Kim, Minji [1,2] and Lee, Bora [3]", ["Minji Kim", "Bora Lee"]),
        ('"Weird Al" Yankovic', ['"Weird Al" Yankovic']),
        ("王，明", ["王明"]),
        ("長谷川, 花子 and 长谷川, 李", ["長谷川花子", "长谷川李"]),
        ("{王}，{小明} and {김}, {민지} and {남궁}, {민수}", ["王小明", "김민지", "남궁민수"]),
        ("山田，太郎 and 長谷川，花子 and Kim， Minji", ["山田太郎", "長谷川花子", "Minji Kim"]),
        ("Kim，Minji； Lee，Bora", ["Minji Kim", "Bora Lee"]),
        ("Петров, Пётр", ["Пётр Петров"]),
        (r"{\'E}. {Dupont} AND Park, Cho", ["É. Dupont", "Cho Park"]),
        (r"D'{\'A}vila Garcez, Artur S.", ["Artur S. D'Ávila Garcez"]),
        # Spaces of TeX, whose commas divide nothing
        (r"M.\,J. Kim and Bora Lee", ["M. J. Kim", "Bora Lee"]),
        (r"Kim,~M.\,J. and Ellis, D.\,P.\,W.", ["M. J. Kim", "D. P. W. Ellis"]),
        (r"Kim, M.{\,}J. and Lee,\,B.\\,C. and Park, C.$\,$D.", ["M. J. Kim", "B. C. Lee", "C. D. Park"]),
        (r"B.\@ C. Lee and Park, C.\@ and M.\;J. Kim", ["B. C. Lee", "C. Park", "M. J. Kim"]),
        (r"Kim\ and Lee,\ Bora and {M.\,J. Kim}", ["Kim", "Bora Lee", "M. J. Kim"]),
        (r"family=Kim, given=M.\,J. and Lee\, Bora", ["M. J. Kim", "Bora Lee"]),
        # Particles and suffixes
        ("van den Oord, Aäron and Maria de la Cruz", ["Aäron van den Oord", "Maria de la Cruz"]),
        (
            "{García Márquez}, Gabriel José and {{OpenAI}} and Jan Švéda",
            ["Gabriel José García Márquez", "OpenAI", "Jan Švéda"],
        ),
        ("García Márquez, María José and Minji Kim", ["María José García Márquez", "Minji Kim"]),
        ("Gómez Gutiérrez, Ana Luisa and {OpenAI}", ["Ana Luisa Gómez Gutiérrez", "OpenAI"]),
        ("{van der Berg}, Jan and Le Roux, Jonathan", ["Jan van der Berg", "Jonathan Le Roux"]),
        ("Oliveira, Maria Manuel Pinto de", ["Maria Manuel Pinto de Oliveira"]),
        ("Davis, Jr., Sammy and Davis, Sammy, Jr.", ["Sammy Davis Jr.", "Sammy Davis Jr."]),
        ("Davis, Sammy Jr. and Smith, John III", ["Sammy Davis Jr.", "John Smith III"]),
        ("Sammy Davis, Jr.", ["Sammy Davis, Jr."]),
        (
            "family=Oord, given=Aäron, prefix=van den, useprefix=true and given=Ann, family=King, suffix=III",
            ["Aäron van den Oord", "Ann King III"],
        ),
        # Titles and degrees
        ("Prof. Bora Lee, PhD and Minji Kim, Ph.D.", ["Bora Lee", "Minji Kim"]),
        ("Prof. Dr. Lee, Bora and Kim, Dr. Minji", ["Bora Lee", "Minji Kim"]),
        ("Lee, Bora, PhD and Minji Kim, MD, PhD", ["Bora Lee", "Minji Kim"]),
        ("Dr.-Ing. Hans Müller and Bora Lee, M.Sc. and Kim, M. D.", ["Hans Müller", "Bora Lee", "M. D. Kim"]),
        ("García Márquez, M.D. and Martin, Ph. D.", ["M.D. García Márquez", "Ph. D. Martin"]),
        ("Dr. Dre and {Dr. Dre}", ["Dr. Dre", "Dr. Dre"]),
        ("Lee, Bora, Senior Member, IEEE and Minji Kim, Fellow, IEEE", ["Bora Lee", "Minji Kim"]),
        ("Minji Kim (Graduate Student Member, IEEE) and Bora Lee", ["Minji Kim", "Bora Lee"]),
        # Marks of footnotes
        (
            r"Kim, Minji* and Lee, Bora$^{1}$ and Park, Cho\textsuperscript{2} and ",
            ["Minji Kim", "Bora Lee", "Cho Park"],
        ),
        (r"Kim{\dag}, Minji and Lee, Bora\thanks{To A, B and C}", ["Minji Kim", "Bora Lee"]),
        (r"Minji Kim$^{\ast,1}$ and Bora Lee† and Cho Park¹,²", ["Minji Kim", "Bora Lee", "Cho Park"]),
        ("Kim1, Minji and Bora Lee2,3 and Cho Park^{1}", ["Minji Kim", "Bora Lee", "Cho Park"]),
        ("Wei Chen 0001", ["Wei Chen"]),
        ("Wei LI and Ming MA", ["Wei LI", "Ming MA"]),
        ("KIM, MINJI and JOHN SMITH", ["Minji Kim", "John Smith"]),
        ("VAN DEN BERG, J.-P. and O'NEIL, Jr., JO", ["J.-P. van den Berg", "Jo O'Neil Jr."]),
        ("DE HAAS, Bas and KIM Minji", ["Bas de Haas", "Kim Minji"]),
        ("{NASA JPL} and OPENAI", ["NASA JPL", "OPENAI"]),
        ("OpenAI and : and Bora Lee", ["OpenAI", "Bora Lee"]),
        (
            r"{\'E}quipe Analyse/Synth{\`e}se and {Kim \& Lee Associates}",
            ["Équipe Analyse/Synthèse", "Kim & Lee Associates"],
        ),
        ("김민지¹⁾；이보라²⁾", ["김민지", "이보라"]),
        ("García Márquez, MJR and van den Berg, JMA", ["MJR García Márquez", "JMA van den Berg"]),
        # What tells who somebody is, and in which part
        ("Kim, Minji (0000-0001-2345-678X) and Lee, Bora <b@lab.example>", ["Minji Kim", "Bora Lee"]),
        ("Minji Kim [ORCID: 0000-0001-2345-6789] and Bora Lee {b@lab.example}", ["Minji Kim", "Bora Lee"]),
        ("Kim, Minji https://orcid.org/0000-0001-2345-6789 and Bora Lee", ["Minji Kim", "Bora Lee"]),
        ("Minji Kim* and Bora Lee (*equal contribution)", ["Minji Kim", "Bora Lee"]),
        ("Kim, Minji and Lee, Bora (Eds.)", ["Minji Kim", "Bora Lee"]),
        ("Lee, B., editors", ["B. Lee"]),
        ("Kim, Minji, ed. and Lee, Bora (Editor) and Park, C., Eds.", ["Minji Kim", "Bora Lee", "C. Park"]),
        ("Lee, Ed and Park, Ed.", ["Ed Lee", "Ed. Park"]),
        ("Kim, M. [ed.] and Bora Lee [Hrsg.] and 박지훈 (편)", ["M. Kim", "Bora Lee", "박지훈"]),
        ("Kim, Minji, 1998- and Lee, Bora, 1970–2001.", ["Minji Kim", "Bora Lee"]),
        ("<![CDATA[Kim, Minji]]> and Lee, Bora", ["Minji Kim", "Bora Lee"]),
        (
            'M"uller, Gy"orgy and "Lee, Bora" and {"Ann"and"Bo"}',
            ["György Müller", "Bora Lee", '"Ann"and"Bo"'],
        ),
        ('D"Alessandro, Christophe', ['Christophe D"Alessandro']),
        # A space that ended a letter's command
        ("Kaiser, Ł ukasz and Å se Ø stby", ["Łukasz Kaiser", "Åse Østby"]),
        ("Ø de Vries and Lee, Ø", ["Ø de Vries", "Ø Lee"]),
        (
            r"\begin{CJK}{UTF8}{mj}김민지\end{CJK} and {\begin{CJK}{UTF8}{mj}이보라\end{CJK}}",
            ["김민지", "이보라"],
        ),
        (r"Jos\u00e9 Garc\u00eda and \uae40\ubbfc\uc9c0", ["José García", "김민지"]),
        (r"\ifmmode \check{C}\else \v{C}\fi{}ernot{\'\i}k, Ond{\v r}ej", ["Ondřej Černotík"]),
        # What stands between names
        (r"Lee, Bora\footnotemark[1] and Kim, Minji\footnotemark{}", ["Bora Lee", "Minji Kim"]),
        (r"Minji Kim\inst{1}\and Bora Lee\inst{2}", ["Minji Kim", "Bora Lee"]),
        ("Kim, Minji and Lee, Bora.", ["Minji Kim", "Bora Lee"]),
        (r"Minji Kim \& Bora Lee", ["Minji Kim", "Bora Lee"]),
        ("Minji Kim &amp; Bora Lee &amp; Cho Park", ["Minji Kim", "Bora Lee", "Cho Park"]),
        ("Kim, Minji; Lee, Bora", ["Minji Kim", "Bora Lee"]),
        ("Kim, Minji and and Lee, Bora,", ["Minji Kim", "Bora Lee"]),
        ("Anderson, Andy\n  and\n  Brand, Rand", ["Andy Anderson", "Rand Brand"]),
        ("{Nowak, U. and Misra, A. K.}", ["U. Nowak", "A. K. Misra"]),
        # Organisations
        ("{OpenAI}", ["OpenAI"]),
        (r"{Barnes \& Noble, Inc.} and {{AT\&T Labs}}", ["Barnes & Noble, Inc.", "AT&T Labs"]),
        ("{Spotify, Inc.} and {ACME, Limited} and {Meta AI}", ["Spotify, Inc.", "ACME, Limited", "Meta AI"]),
        ("Acme, Inc. and Sounds Co., Ltd. and Kim, Co.", ["Acme, Inc.", "Sounds Co., Ltd.", "Co. Kim"]),
        ("{{音楽情報研究会、東京大学}} and Kim, M", ["音楽情報研究会、東京大学", "M Kim"]),
        ("{Institute of Sound and Vibration}", ["Institute of Sound and Vibration"]),
        ("{Hochschule für Musik und Darstellende Kunst}", ["Hochschule für Musik und Darstellende Kunst"]),
        ("{Sony CSL/Ircam Paris} and AC/DC and {AT&T}", ["Sony CSL/Ircam Paris", "AC/DC", "AT&T"]),
        ("Karl-Theodor von und zu Guttenberg", ["Karl-Theodor von und zu Guttenberg"]),
        ("Gabriel·la Serra and ジョン・スミス", ["Gabriel·la Serra", "ジョン・スミス"]),
        ("{東京大学・京都大学} and 音楽・情報", ["東京大学・京都大学", "音楽・情報"]),
        ("Kim, Minji and Ruiz de Austri, Juan Carlos", ["Minji Kim", "Juan Carlos Ruiz de Austri"]),
        ("Kim, Minji (KAIST, Daejeon and Seoul)", ["Minji Kim (KAIST, Daejeon and Seoul)"]),
        ("Kim, Min-Ji(김민지) and Lee, Bora (KAIST)", ["Min-Ji Kim (김민지)", "Bora Lee (KAIST)"]),
        # Sorting and case
        (r"{\noopsort{a}}Kim, Minji and {\relax Yu}. A. Ivanov", ["Minji Kim", "Yu. A. Ivanov"]),
        ("", []),
        (" and ", []),
        ("王伟 (编) and 鈴木花子 [編] and 김민지(편)", ["王伟", "鈴木花子", "김민지"]),
    ],
)
def test_names_are_read_as_printed(typed: str, names: list[str]) -> None:
    assert read(typed) == (names, [])


@by_row(
    ("typed", "names"),
    [
        ("A. Kim, B. Lee", ["A. Kim", "B. Lee"]),
        ("A. Kim, B. Lee, C. Park, D. Choi", ["A. Kim", "B. Lee", "C. Park", "D. Choi"]),
        ("Kim, M., Lee, B., Park, C.", ["M. Kim", "B. Lee", "C. Park"]),
        ("Kim, M., Lee, M. D., Park, M.D.", ["M. Kim", "M. D. Lee", "M.D. Park"]),
        ("Minji Kim, M. D., Bora Lee, M.D.", ["Minji Kim", "Bora Lee"]),
        ("Spotify, Inc., Kim, Minji", ["Spotify, Inc.", "Minji Kim"]),
        (r"M.\,J. Kim, B.\,C. Lee", ["M. J. Kim", "B. C. Lee"]),
        ("Kim M, Lee B, Park C", ["M Kim", "B Lee", "C Park"]),
        ("Kim M. J. and Lee B.C. and Park J-H", ["M. J. Kim", "B.C. Lee", "J-H Park"]),
        (
            "Kim JH and van den Berg M and {WHO Collaboration}",
            ["JH Kim", "M van den Berg", "WHO Collaboration"],
        ),
        ("Minji Kim, Bora Lee and Cho Park", ["Minji Kim", "Bora Lee", "Cho Park"]),
        ("Minji Kim, Bora Lee", ["Minji Kim", "Bora Lee"]),
        ("{Kim, Minji}", ["Minji Kim"]),
        ("김민지, 이보라", ["김민지", "이보라"]),
        ("김민지, 이보라, 박지훈", ["김민지", "이보라", "박지훈"]),
        ("山田太郎, 鈴木花子", ["山田太郎", "鈴木花子"]),
        ("山田太郎、佐藤花子", ["山田太郎", "佐藤花子"]),
        ("山田 太郎､佐藤 花子", ["山田 太郎", "佐藤 花子"]),
        ("王小明，李华", ["王小明", "李华"]),
        ("王小明, 李华 and 张伟", ["王小明", "李华", "张伟"]),
        ("王明， 李华，张伟， and 刘洋", ["王明", "李华", "张伟", "刘洋"]),
        ("김민지、이보라， 박지훈", ["김민지", "이보라", "박지훈"]),
        *((f"{{王小明}}{sign}{{李华}}", ["王小明", "李华"]) for sign in ("，", "， ", "、", ", ")),
        ("{김민지}, {이보라}", ["김민지", "이보라"]),
        ("{王小明}，{李华}，{张三}", ["王小明", "李华", "张三"]),
        ("{Google}，{Meta AI}", ["Google", "Meta AI"]),
        ("Minji Kim，李华", ["Minji Kim", "李华"]),
        ("Minji Kim，Bora Lee", ["Minji Kim", "Bora Lee"]),
        ("Minji Kim、Bora Lee", ["Minji Kim", "Bora Lee"]),
        ("{山田太郎、佐藤花子} and Park, Cho", ["山田太郎", "佐藤花子", "Cho Park"]),
        ("{Minji Kim and Bora Lee}", ["Minji Kim", "Bora Lee"]),
        ("Simon & Schuster", ["Simon", "Schuster"]),
        *((f"김민지{sign}이보라", ["김민지", "이보라"]) for sign in "ㆍᆞ·・‧∙•⋅/／"),
        ("{김민지ㆍ이보라} and Park, Cho", ["김민지", "이보라", "Cho Park"]),
        ("김민지와 이보라", ["김민지", "이보라"]),
        ("김민지(카이스트), 이보라(서울대)", ["김민지(카이스트)", "이보라(서울대)"]),
        (
            "김민지(카이스트 전산학부), 이보라(서울대학교 컴퓨터공학부)",
            ["김민지(카이스트 전산학부)", "이보라(서울대학교 컴퓨터공학부)"],
        ),
        ("김민지, Bora Lee", ["김민지", "Bora Lee"]),
        ("김민지, 이보라, 박초롱 교수", ["김민지", "이보라", "박초롱"]),
        ("김민지 (KAIST) · 이보라 (SNU)", ["김민지 (KAIST)", "이보라 (SNU)"]),
        ("김민지†·이보라‡", ["김민지", "이보라"]),
        *(
            (f"김민지{one}{sign}이보라{two}", ["김민지", "이보라"])
            for sign in (", ", "·")
            for one, two in NOTED
        ),
        ("김민지a, 이보라b, 박초롱a,b,*", ["김민지", "이보라", "박초롱"]),
        ("김민지(정회원), 이보라(학생회원)", ["김민지", "이보라"]),
        ("김민지(Kim, Min-Ji), 이보라(Lee, Bo-Ra)", ["김민지(Kim, Min-Ji)", "이보라(Lee, Bo-Ra)"]),
        ("Minji Kim\n  Bora Lee\n  Cho Park", ["Minji Kim", "Bora Lee", "Cho Park"]),
        ("김민지\n이보라", ["김민지", "이보라"]),
        *((f"Minji Kim{sign}Bora Lee", ["Minji Kim", "Bora Lee"]) for sign in ("/", " / ", "|", " · ")),
        ("{Minji Kim/Bora Lee}", ["Minji Kim", "Bora Lee"]),
        ("{Minji Kim und Bora Lee}", ["Minji Kim", "Bora Lee"]),
        ("Jan van der Berg und M. Lee", ["Jan van der Berg", "M. Lee"]),
        ("Müller, Hans und Schmidt, Anna", ["Hans Müller", "Anna Schmidt"]),
        ("Jean Dupont et Marie Curie", ["Jean Dupont", "Marie Curie"]),
        # Affiliations behind commas
        ("Minji Kim, KAIST", ["Minji Kim (KAIST)"]),
        ("지은이: 김민지, 이보라", ["김민지", "이보라"]),
        ("Wei Wang / 이보라", ["Wei Wang", "이보라"]),
        ("Jan van der Berg, Ada Lovelace and Bo Li", ["Jan van der Berg", "Ada Lovelace", "Bo Li"]),
        ("Kim, Minji, MIT", ["Minji Kim (MIT)"]),
        ("Minji Kim - KAIST", ["Minji Kim (KAIST)"]),
        ("Minji Kim, KAIST, Korea", ["Minji Kim (KAIST, Korea)"]),
        ("Lee, Bora, PhD, Microsoft", ["Bora Lee (Microsoft)"]),
        ("Minji Kim, Bora Lee, Google Research", ["Minji Kim", "Bora Lee (Google Research)"]),
        ("김민지, 서울대학교", ["김민지 (서울대학교)"]),
        ("김민지¹⁾､이보라²⁾", ["김민지", "이보라"]),
        ("山田太郎・鈴木花子", ["山田太郎", "鈴木花子"]),
        ("山田 太郎・鈴木 花子・林明子", ["山田 太郎", "鈴木 花子", "林明子"]),
        # The first alone with a comma, as citations in the manner of Chicago have it
        (
            "Harte, Christopher, Mark Sandler, Bo Li, and Ann Lee",
            ["Christopher Harte", "Mark Sandler", "Bo Li", "Ann Lee"],
        ),
        ("Spotify, Deezer, Ann Lee", ["Spotify", "Deezer", "Ann Lee"]),
        ("Kim, Jong Wook, Justin Salamon, and Peter Li", ["Jong Wook Kim", "Justin Salamon", "Peter Li"]),
        ("Serrà, J., Müller M., Grosche P., Gómez E.", ["J. Serrà", "M. Müller", "P. Grosche", "E. Gómez"]),
        # Particles, initials and children in a list of names as they are spoken
        ("Rob van Gulik, Fabio Vignoli", ["Rob van Gulik", "Fabio Vignoli"]),
        (
            "Sam van Herwaarden, Maarten Grachten & W. Bas de Haas",
            ["Sam van Herwaarden", "Maarten Grachten", "W. Bas de Haas"],
        ),
        ("Reinier de Valk, Tillman Weyde & Cho Park", ["Reinier de Valk", "Tillman Weyde", "Cho Park"]),
        ("Trajano de Lima, Ernesto Geber", ["Ernesto Geber Trajano de Lima"]),
        ("Ann A. Meintanis, Frank M. Shipman III", ["Ann A. Meintanis", "Frank M. Shipman III"]),
        ("Bora Lee, Cho Park & Jan Hajič, jr.", ["Bora Lee", "Cho Park", "Jan Hajič, jr."]),
        ("Bora Lee, Jan Hajič, jr.", ["Bora Lee", "Jan Hajič jr."]),
    ],
)
def test_what_may_be_one_name_or_several_is_told(typed: str, names: list[str]) -> None:
    assert read(typed) == (names, ["import-names"])


@by_row(
    "typed",
    [
        "Kim, Minji and others",
        "Kim, Minji et al.",
        "Kim, Minji and et al",
        "Kim, Minji and al., et",
        "Kim, Minji and ...",
        "Kim, Minji and …",
        r"Kim, Minji and \emph{et al.}",
        "Kim, Minji and 等",
        *(f"Kim, Minji {rest}" for rest in ("外", "外 2人", "and 外 3名", "외 2인")),
        *(f"Kim, Minji [{rest}]" for rest in ("외", "et al.")),
        "Kim, Minji and {et al.}",
        "Kim, Minji and {+3 others}",
        "Kim, Minji and {[No author name available]}",
    ],
)
def test_authors_who_are_not_named_are_told(typed: str) -> None:
    assert read(typed) == (["Minji Kim"], ["import-others"])


@by_row(
    "others", ["", " and others", " and et al.", " and OpenAI", " and {Google Brain}", " and Google Brain"]
)
def test_a_particle_between_two_family_names_makes_no_two_people(others: str) -> None:
    for family, given in (
        ("Silva dos Santos", "João Pedro"),
        ("García de la Torre", "Ana María"),
        ("Meyer zu Bexten", "Erdmuthe Anna"),
        ("Ramalho e Sousa", "Geber Tiago"),
    ):
        assert read(f"{family}, {given}{others}")[0][0] == f"{given} {family}"


@by_row(
    ("typed", "names"),
    [
        (
            "김민지 and 박지훈 and Minji Kim and Park, Ji-Hoon",
            ["Minji Kim (김민지)", "Ji-Hoon Park (박지훈)"],
        ),
        (
            "김민지 and Kim, Min Ji and 황보 솔 and Sol Hwangbo",
            ["Min Ji Kim (김민지)", "Sol Hwangbo (황보솔)"],
        ),
        ("김민지 and Jihoon Kim", []),
        ("김수진 and Sujin Lee", []),
        ("김민지 and 박지훈 and Minji Kim", []),
        ("김민지 and {Minji Institute}", []),
    ],
)
def test_koreans_named_once_in_each_script_are_named_once(typed: str, names: list[str]) -> None:
    read_names, codes = read(typed)

    assert codes == ["import-author-twice"] * len(names)
    assert not names or read_names == names


def test_spanish_family_names_in_a_list_of_such_names_are_no_list_of_their_own() -> None:
    assert read("Gómez Gutiérrez, Emilia Luisa and Serra, Xavier") == (
        ["Emilia Luisa Gómez Gutiérrez", "Xavier Serra"],
        [],
    )


@pytest.mark.hostile
@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "{a}",
        "(",
        "()",
        " and ",
        ",",
        "a, ",
        "\\",
        "\\,",
        "$ ",
        "; ",
        "*",
        "1,",
        "$^",
        r"\thanks{",
        "et al.",
        "family=",
        "&",
        " und ",
        "Lee/Kim ",
        ", PhD",
        "Prof. ",
        "ㆍ이보라",
        "<a@",
        "\n  Bora Lee",
        ' "a",',
        " [a",
        " / 이보라",
        "(0000-",
    ],
)
def test_what_is_repeated_is_read_in_proportion(piece: str) -> None:
    spent = []
    for times in (2_000, 8_000):
        began = time.process_time()
        read("Kim" + piece * times)
        spent.append(time.process_time() - began)
    assert spent[1] < 10 * spent[0] + 0.5


@by_row("head", ["외 ", "Kim and 외", 'M"uller', r"\'E", r"$\ell$"])
def test_blanks_behind_a_sign_are_read_in_proportion(head: str) -> None:
    began = time.process_time()
    read(f"{head}{' ' * 40_000}x")
    assert time.process_time() - began < 2
