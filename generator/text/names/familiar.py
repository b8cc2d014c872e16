"""Names so common that they tell a family name from a given one, where ``[Kim, Minji]`` is one person.

Families are those frequent among authors in Korea, China, Japan, Vietnam, India, Europe and America, in the
letters of ASCII; words that are as often given names are in neither set.
"""

FAMILIES = frozenset(
    (
        "kim lee yi rhee park bak pak choi choe jung jeong chung cheong kang cho yoon yun yoo yu ryu jang "
        "chang lim rhim han suh shin kwon kwun hwang ahn song hong jeon chun ko koh moon mun sohn bae pae "
        "baek paik heo hur huh nam noh roh kwak gwak sung cha joo chu woo koo ku gu rah eom cheon bang "
        "kong gong hyun ham byun byeon yeom yum choo seok seol gil pyo myung keum yook maeng tak wang li "
        "zhang liu chen yang huang zhao wu zhou xu zhu guo gao luo zheng liang xie tang deng feng cao "
        "peng zeng xiao tian dong pan yuan cai jiang du ye cheng ding fang shi yao tan liao zou xiong qin "
        "hou shao meng wan qian tsai hsu lin chiang hsieh cheung chan wong leung lau ng kwok dai sato "
        "suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki "
        "yamaguchi matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa "
        "okada goto fujita endo nguyen tran pham huynh hoang phan vu vo dang bui ngo sharma singh kumar "
        "gupta patel shah reddy rao das iyer mehta verma mishra banerjee chatterjee mukherjee agarwal "
        "jain joshi desai nair khan ahmed hussain smith johnson williams brown jones garcia miller davis "
        "rodriguez martinez hernandez lopez gonzalez wilson anderson taylor moore jackson martin perez "
        "thompson harris sanchez clark ramirez lewis robinson walker wright torres hill flores green "
        "adams nelson baker hall rivera campbell mitchell carter roberts doe muller mueller schmidt "
        "schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf "
        "schroder neumann schwarz zimmermann dupont dubois durand leroy moreau lefebvre rossi russo "
        "ferrari esposito bianchi romano colombo ricci silva santos oliveira souza pereira costa "
        "fernandes almeida ferreira ribeiro carvalho gomes fernandez diaz ruiz moreno jimenez novak "
        "kowalski nowak ivanov petrov smirnov popov volkov hansen nielsen jensen larsen andersen olsen "
        "johansson andersson karlsson nilsson eriksson korhonen virtanen jansen devries vandenberg bakker "
        "visser murphy kelly obrien osullivan cohen levy goldberg katz turing lovelace author"
    ).split()
)

GIVEN = frozenset(
    (
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew "
        "anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy "
        "jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin "
        "samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry "
        "nathan peter zachary kyle walter mary patricia jennifer linda elizabeth barbara susan jessica "
        "sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle carol amanda "
        "melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna "
        "ann anne brenda pamela nicole samantha katherine emma ruth christine catherine virginia rachel "
        "carolyn janet maria heather diane julie olivia joyce victoria alice jane ada alan grace claire "
        "jean pierre marie luc hans jan jurgen klaus stefan markus andreas sebastian florian katrin "
        "sabine petra giovanni marco luca francesca giulia carlos juan luis jorge pedro ana sofia elena "
        "ivan dmitri sergei olga natalia erik lars anders bjorn yann yoshua geoffrey ian noam minji "
        "jihoon seoyeon bora jiwoo minjun seojun doyun jimin soyeon hyejin yuna sujin eunji jiyoung minsu "
        "youngho jisoo hyunwoo dongwon sangwoo keunwoo kyunghyun juhan taesu jongpil kyogu hana yujin "
        "haruto yuki hiroshi kenji takashi yuko akira masataka xavier ashish amit rahul priya anjali "
        "sanjay rajesh"
    ).split()
)

JAPANESE_FAMILIES = frozenset(
    (
        "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 "
        "木村 斎藤 齋藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 "
        "後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 藤原 岡本 三浦 金子 中野 中川 "
        "原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 "
        "高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 菅原 久保 "
        "松井 小島 千葉 桜井 岩崎 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本"
    ).split()
)
"""Those frequent in Japan in Han, none of which is a given name."""
