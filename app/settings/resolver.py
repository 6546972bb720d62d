"""Which value holds: machine policy over user settings over defaults, with where each came from and which are fixed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar, cast

from app.core.document import Notice
from app.core.errors import PolicyError
from app.settings import keys
from app.settings.schema import Invalid, Setting
from app.settings.sources import Layer

T = TypeVar("T")

_SHOWN = 60  # characters of a wrong value that a message repeats


class Source(StrEnum):
    """Where a value comes from."""

    POLICY = "policy"
    USER = "user"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from.

    Attributes:
        place: the file or registry key, or "" for a default.
        locked: the policy fixes it.
    """

    source: Source
    place: str = ""

    @property
    def locked(self) -> bool:
        """The policy fixes the value."""
        return self.source is Source.POLICY


_DEFAULT = Provenance(Source.DEFAULT)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force.

    Attributes:
        policy_place: where the machine policy lies, or "" when there is none.
        notices: what was wrong with the user's settings (see `app.core.messages`).
        dropped: keys of the user's file whose values are not usable.
    """

    policy_place: str
    notices: tuple[Notice, ...]
    dropped: tuple[str, ...]
    _values: Mapping[str, object]
    _provenance: Mapping[str, Provenance]

    def value(self, setting: Setting[T]) -> T:
        """The value in force of a key of `app.settings.keys`."""
        return cast(T, self._values[setting.key])

    def provenance(self, setting: Setting[Any]) -> Provenance:
        """Where the value comes from."""
        return self._provenance[setting.key]

    def locked(self, setting: Setting[Any]) -> bool:
        """Whether the policy fixes the value."""
        return self._provenance[setting.key].locked

    def locked_settings(self) -> tuple[Setting[Any], ...]:
        """The settings that the policy fixes, in the schema's order."""
        return tuple(setting for setting in keys.ALL if self.locked(setting))

    def policy_fingerprint(self) -> str:
        """SHA-256 over what the policy fixes: what audit records call its version. "" when there is no policy."""
        if not self.policy_place:
            return ""
        fixed = {each.key: each.kind.plain(self._values[each.key]) for each in self.locked_settings()}
        return hashlib.sha256(json.dumps(fixed, sort_keys=True).encode("utf-8")).hexdigest()


def resolve(policy: Layer | None = None, user: Layer | None = None) -> Settings:
    """Put the sources together.

    A wrong value of the user's is left out with a notice, and everything else holds. A wrong policy stops the program:
    leaving the entry out could allow what IT meant to forbid.

    Args:
        policy: the machine policy, None when there is none.
        user: the user's settings, None when there are none.

    Raises:
        PolicyError: policy_invalid, policy_unknown, policy_misspelt or policy_twice.
    """
    values: dict[str, object] = {setting.key: setting.default for setting in keys.ALL}
    provenance = {setting.key: _DEFAULT for setting in keys.ALL}
    notices: list[Notice] = []
    dropped: list[str] = []
    if user is not None:
        _take_user(user, values, provenance, notices, dropped)
    if policy is not None:
        for key, value in _policy_values(policy).items():
            values[key], provenance[key] = value, Provenance(Source.POLICY, policy.place)
    return Settings(
        policy.place if policy else "",
        tuple(notices),
        tuple(dropped),
        MappingProxyType(values),
        MappingProxyType(provenance),
    )


def _take_user(
    layer: Layer,
    values: dict[str, object],
    provenance: dict[str, Provenance],
    notices: list[Notice],
    dropped: list[str],
) -> None:
    for name, raw in layer.values:
        setting = keys.find(name)
        if setting is None:
            if raw != {}:  # a section without entries says nothing
                notices.append(_unknown(name))
        elif setting.policy_only:
            notices.append(Notice("settings_policy_only", {"key": name}))
            dropped.append(name)
        else:
            try:
                values[name] = setting.kind.parse(raw)
                provenance[name] = Provenance(Source.USER, layer.place)
            except Invalid:
                notices.append(Notice("settings_value_dropped", {"key": name, "expected": setting.kind.grammar}))
                dropped.append(name)


def _unknown(name: str) -> Notice:
    suggestion = keys.nearest(name)
    if suggestion:
        return Notice("settings_key_misspelt", {"key": name, "suggestion": suggestion})
    return Notice("settings_key_unknown", {"key": name})


def _policy_values(policy: Layer) -> dict[str, object]:
    """The policy's values by key; every entry has to be understood.

    An entry without meaning is a mistyped key, or a rule of a newer version: either way something that IT wanted is not
    in force.
    """
    found: dict[str, object] = {}
    for name, raw in policy.values:
        setting = keys.find_windows(name) if policy.windows else keys.find(name)
        if setting is None and raw == {}:
            continue  # a section without entries says nothing
        if setting is None:
            suggestion = keys.nearest(name, windows=policy.windows)
            if suggestion:
                raise PolicyError("policy_misspelt", place=policy.place, key=name, suggestion=suggestion)
            raise PolicyError("policy_unknown", place=policy.place, key=name)
        if setting.key in found:
            raise PolicyError("policy_twice", place=policy.place, key=name)
        try:
            found[setting.key] = setting.kind.parse(raw)
        except Invalid:
            expected = f"{setting.kind.grammar}  ({setting.kind.registry})" if policy.windows else setting.kind.grammar
            raise PolicyError(
                "policy_invalid", place=policy.place, key=name, expected=expected, found=repr(raw)[:_SHOWN]
            ) from None
    return found
