"""Make entries again of the pages that ``digest export markdown`` wrote: python to_entries.py INTO."""

import html
import re
import shutil
import sys
from pathlib import Path

import yaml

FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
TEXT = re.compile(r"<!-- digest: (\S+) -->\n\n(.*?)\n\n<!-- /digest -->", re.DOTALL)
LINK = re.compile(r'!?\[(?:\\.|[^\]\\])*\]\([^)"]* "(!?\[\[[^"]*|\[[\d:]+\])"\)(?:  \n\*.*\*<!-- -->)?')
SLIDE = re.compile(r'<small(?: id="[^"]*")? title="([^"]*)">.*?</small>')
CAPTION = re.compile(r"(?:<br>)?\*\*[^*\n]+\*\*<!-- (\S+:) -->")
LABEL = re.compile(
    r'(?:\n[ >]*\n[ >]*(?=<a id="[^"]*-eq-))?<a id="[^"]*?-((?:fig|tab|eq)-[^"]*)"( *)></a>(?:\(\d+\))?'
)
SIGNS = {"&#60;": "<", "]&#40;": "](", "]&#58;": "]:", r"\lt{}": "<"}

into, docs, files = Path(sys.argv[1]), Path(__file__).parent / "docs", {}
pages = [page.read_text(encoding="utf-8") for page in docs.rglob("*.md")]
fronts = [yaml.safe_load(found[1]) if (found := FRONT.match(text)) else {} for text in pages]
for front in fronts:
    if "digest" in front:
        files[front["entry"]] = front["digest"]
for text, front in zip(pages, fronts, strict=True):
    for place, written in TEXT.findall(text) if "entry" in front else ():
        typed = LABEL.sub(r"\2{#\1}", CAPTION.sub(r"\1", SLIDE.sub(r"\1", written)))
        typed = LINK.sub(lambda link: html.unescape(link[1]), typed)
        for sign, typed_sign in {**SIGNS, f"[^{place.replace('/', '-')}-": "[^"}.items():
            typed = typed.replace(sign, typed_sign)
        *path, lang = place.split("/")
        held = files[front["entry"]]
        for key in path:
            held = held[int(key)] if isinstance(held, list) else held.setdefault(key, {})
        held[lang] = typed
for file, said in files.items():
    (into / file).parent.mkdir(parents=True, exist_ok=True)
    (into / file).write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for figure in said.get("figures", ()):
        for name in {figure.get("file"), *figure.get("instead", {}).values()} - {None}:
            shutil.copy(docs / "papers" / Path(*Path(file).parts[-3:-1]) / name, (into / file).parent)
