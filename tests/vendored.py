"""What the form for entries has from others, a small module each: ``python -m tests.vendored`` makes them.

They are kept in the repository, since the generator is installed where there is no npm.
"""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "generator/site/assets/compose/vendor"
ESBUILD = ROOT / "node_modules/.bin/esbuild"


@dataclass(frozen=True, slots=True)
class Vendored:
    """A module that is made of an npm package."""

    package: str
    exports: str
    """What of it is used."""
    licence: str
    """The file with its licence, in the same folder."""

    @property
    def notice(self) -> str:
        """What the module begins with; a line of its own would not be served."""
        locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        version = locked[f"node_modules/{self.package}"]["version"]
        return f"/*! {self.package} {version}, made by make vendored; licence: {self.licence} */ "

    def made(self) -> str:
        """Return the module as esbuild makes it of the installed package."""
        options = "--bundle --minify --format=esm --platform=browser --target=es2022 --legal-comments=none"
        source = f'export {{ {self.exports} }} from "{self.package}"'
        run = subprocess.run(
            [ESBUILD, *options.split()], input=source, cwd=ROOT, check=True, capture_output=True, text=True
        )
        return self.notice + run.stdout


MODULES: Mapping[str, Vendored] = {
    "json-schema.js": Vendored("@cfworker/json-schema", "Validator", "json-schema.MIT.txt"),
    "yaml.js": Vendored("yaml", "LineCounter, isMap, isScalar, isSeq, parseDocument", "yaml.ISC.txt"),
}
"""By the names of their files."""

if __name__ == "__main__":
    for name, vendored in MODULES.items():
        (FOLDER / name).write_text(vendored.made(), encoding="utf-8")
