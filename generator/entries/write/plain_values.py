"""Models as the plain values that somebody could have typed: what YAML and JSON know."""

from typing import Any

from generator.entries.format.entry import Model


def plain_values(value: Any) -> Any:
    """Return a value of the format as mappings, lists, texts and numbers.

    What only repeats a default is left out. A file that says this is read as the same value again.
    """
    if isinstance(value, Model):
        fields = type(value).model_fields
        return {
            field.alias or name: plain_values(held)
            for name, field in fields.items()
            if (held := getattr(value, name)) is not None
            and (field.is_required() or held != field.get_default(call_default_factory=True))
        }
    if isinstance(value, tuple):
        return [plain_values(item) for item in value]
    return value if isinstance(value, bool | int) else str(value)
