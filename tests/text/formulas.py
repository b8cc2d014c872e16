"""Formulas of strangers: those that try to put HTML into a page, and those that try to hang its building."""

from itertools import product

_HOLES = (
    r"x^\operatorname{%s}",
    r"x_\operatorname{%s}",
    r"\operatorname{%s}",
    r"\operatorname*{%s}_x",
    r"x^\operatorname*{%s}",
    r"\frac\operatorname{%s}{x}",
    r"\sqrt\operatorname{%s}",
    r"\hat\operatorname{%s}",
    r"\mathrm{%s}",
    r"\text{%s}",
    r"\textbf{%s}",
    r"\textsc{\tiny %s}",
    r"\mbox{%s}",
    r"\text{a $%s$ b}",
    r"\begin{array}{%s}x\end{array}",
    r"\begin{%s}x\end{%s}",
    r"\color{%s}x",
    r"\textcolor{%s}{x}",
    r"\hspace{%s}x",
    r"\begin{align}x\label{%s}\end{align}",
    r"\begin{align}x\tag{%s}\end{align}",
    r"\eqref{%s}",
    r"\href{%s}{x}",
    r"\xrightarrow[%s]{x}",
    r"\raisebox{%s}{x}",
)
_HTML = (
    r"<STYLE>article\{visibility:hidden\}</STYLE>",
    "<svg/onload=alert(1)>",
    "<a/href=javascript:alert(1)>x</a>",
    "<form/action=//host.example><input>",
    "</mtext></math><img/src=x/onerror=alert(1)>",
    "<annotation-xml/encoding=text/html><script>x</script></annotation-xml>",
    "<!--<mi>--><mi/id=x>x</mi>",
    '&lt;<![CDATA[x]]><?x?>" onclick="x',
)

INJECTING = [hole.replace("%s", html) for hole, html in product(_HOLES, _HTML)]
"""Commands by what is put into them."""

_DELIMITERS = (
    r"( [ \{ \lbrace \lbrack \lang \langle \llangle \lAngle \lceil \lfloor \lvert \lVert \lgroup \lparen "
    r"\lmoustache \lBrace \llbracket \llcorner \ulcorner \llparenthesis ⟪ ⟨ ⟦ ⌈ ⌊ ⦃ ⧼"
).split()

HANGING = [
    *(f"{delimiter} x" * 40 for delimiter in _DELIMITERS),
    *(rf"( {taking} )" * 40 for taking in ("^", r"\hat", r"\text", r"\sqrt", r"\xrightarrow", r"\overline")),
    r"( \frac x )" * 40,
    r"\hat" * 800 + " x",
    r"\frac" * 800,
    "^{" * 60 + "}" * 60,
    "{" * 2000 + "}" * 2000,
    r"\left(" * 60 + r"\right)" * 60,
    r"\begin{matrix}" * 70,
    r"\begin{matrix}" + "&" * 4000 + r"\end{matrix}",
    r"\sqrt" * 800 + " x",
    r"\def\z{\z\z}\z",
    r"\newcommand{\z}{(}" + r"\z" * 40,
]
"""What takes time that doubles, or nests deeper than a stack."""
