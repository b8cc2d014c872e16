"""JSON Schema (2020-12) of every file that people write, for their editors.

Editors parse YAML before they look at a schema, so what may be absent may be null there, and texts may be
numbers or booleans.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from generator.entries.format.entry import Model
from generator.entries.format.registry import MANY, SINGLE
from generator.support.docstrings import docstrings
from generator.text.slugs import MAX_SLUG, SLUG

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache  # every build puts them into the site
def schemas() -> Mapping[str, dict[str, Any]]:
    """Return the schema of every kind of file, by name."""
    single = {name: _schema(model, {"$ref": f"#/$defs/{model.__name__}"}) for name, model in SINGLE.items()}
    return {**single, **{name: _schema(model, _by_id(model)) for name, model in MANY.items()}}


def described(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model with what is said of its fields, which no model says when it is loaded."""
    said, properties = docstrings(model), dict(schema["properties"])
    for name, field in model.model_fields.items():
        for key in properties.keys() & {name, field.alias, field.serialization_alias} if name in said else ():
            properties[key] = {**properties[key], "description": said[name]}
    return {**schema, "properties": properties}


def as_json(value: object) -> str:
    """Return a value as schemas are kept in files."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _by_id(model: type[Model]) -> dict[str, Any]:
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^{SLUG.pattern}$", "maxLength": MAX_SLUG},
        "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
    }


def _schema(model: type[Model], top: dict[str, Any]) -> dict[str, Any]:
    _, generated = models_json_schema([(model, "validation")], schema_generator=_Schema)
    return {"$schema": _DIALECT, **top, "$defs": generated["$defs"]}


class _Schema(GenerateJsonSchema):
    """Schemas as an editor needs them."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's signature
        """Leave out titles: a key has its name."""
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Let a key that may be left out stand there without a value, too."""
        inner = self.generate_inner(schema["schema"])
        options = inner.get("anyOf", [inner])
        return inner if {"type": "null"} in options else {"anyOf": [*options, {"type": "null"}]}

    def tuple_schema(self, schema: Any) -> dict[str, Any]:
        """Let items be null: one without a value counts as left out."""
        listed = super().tuple_schema(schema)
        return {**listed, "items": {"anyOf": [listed["items"], {"type": "null"}]}}

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """Let a single value stand for a mapping where the model says so."""
        mapping = described(super().model_schema(schema), schema["cls"])
        bare: str | None = schema["cls"].bare
        return mapping if bare is None else {"anyOf": [mapping["properties"][bare], mapping]}
