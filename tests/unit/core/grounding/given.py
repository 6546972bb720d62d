"""The values of a text."""

from __future__ import annotations

from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import find_values


def keys(text: str, kind: ValueKind) -> list[str]:
    return [value.key for value in find_values(text) if value.kind is kind]


def only(text: str) -> Value:
    values = find_values(text)
    assert len(values) == 1, [(value.kind, value.text) for value in values]
    return values[0]
