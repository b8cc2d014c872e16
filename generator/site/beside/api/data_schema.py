"""The JSON Schema (2020-12) of the files for scripts, made of their models."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from generator.entries.format.schema import described
from generator.site import address as addresses
from generator.site.beside.api.data import PaperFile, PapersFile
from generator.site.view.view import View

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES = (PapersFile, PaperFile)


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of the list of all papers, and of a paper's own file."""

    address: str = addresses.API_SCHEMA

    def content(self, view: View) -> str:
        return _text(view.names.site.url + self.address)


@cache  # takes a tenth of what a small site does
def _text(id_: str) -> str:
    _, schema = models_json_schema([(model, "serialization") for model in _FILES], schema_generator=_Untitled)
    kinds = [{"$ref": f"#/$defs/{model.__name__}"} for model in _FILES]
    whole = {"$schema": _DIALECT, "$id": id_, "oneOf": kinds, "$defs": schema["$defs"]}
    return json.dumps(whole, indent=2) + "\n"


class _Untitled(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's signature
        """Leave out titles: a key has its name."""
        return False

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """Say what each field is."""
        return described(super().model_schema(schema), schema["cls"])
