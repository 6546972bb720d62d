"""Events as the masking mode lets the person see them: one place, whatever the event is."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec

from app.core.answering.answer import Answer
from app.core.privacy.answers import shown_answer
from app.core.privacy.policy import Mode, hides_on_screen, shown
from app.engine.protocol.events import Event

_WORDS = frozenset(("text", "quote", "question", "value", "normalised", "note_ko", "note_en", "title"))
"""Fields that hold words of documents or people, in every event and record."""


def seen(event: Event, mode: Mode) -> Event:
    """The event with personal data hidden where the policy wants it hidden on the screen.

    Lengths of texts stay, so that offsets into them do. Under "block" sentences of answers are withheld as well.
    """
    if not hides_on_screen(mode):
        return event
    found: Event = _seen(event, mode)
    return found


def _seen(value: Any, mode: Mode) -> Any:
    if isinstance(value, Answer):
        return shown_answer(value, mode)
    if isinstance(value, tuple):
        return tuple(_seen(each, mode) for each in value)
    if isinstance(value, msgspec.Struct):
        names = type(value).__struct_fields__
        return msgspec.structs.replace(value, **_changed(value, names, mode))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = tuple(each.name for each in dataclasses.fields(value))
        return dataclasses.replace(value, **_changed(value, names, mode))
    return value


def _changed(record: Any, names: tuple[str, ...], mode: Mode) -> dict[str, Any]:
    """Fields that are not as they were."""
    changed: dict[str, Any] = {}
    for name in names:
        before = getattr(record, name)
        after = shown(before, mode) if name in _WORDS and isinstance(before, str) else _seen(before, mode)
        if after is not before and after != before:
            changed[name] = after
    return changed
