"""What the Group Policy editor and client do with an ADMX file: a state and entries go in, registry values come out.

After MS-GPREG 3.2.5 and the ADMX schema: Enabled writes the policy's value (1 unless said otherwise) and every element,
Disabled the policy's disabled value and takes elements away, Not Configured writes nothing. What the editor refuses to
save (an empty required box, a number out of range, a text too long) is refused here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from tests.fakes.registry import REG_DWORD, REG_EXPAND_SZ, REG_MULTI_SZ, REG_SZ, MemoryRegistry

NS = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
_TEXT_LIMIT, _NUMBER_LIMIT = "1023", "9999"  # the schema's defaults


class NotSaved(ValueError):  # noqa: N818 - what the editor says
    """The editor does not take what was entered."""


class PolicyEditor:
    """One ADMX file, and what has been set in it."""

    def __init__(self, admx: bytes) -> None:
        self.root = etree.fromstring(admx)
        self.policies = {each.get("name"): each for each in self.root.iter(f"{NS}policy")}
        self._written: dict[str, dict[str, tuple[Any, int]]] = {}

    def enable(self, name: str, entries: Mapping[str, Any]) -> None:
        """Enabled, with what was entered in each control (by its id); an enum's entry is the index of its item."""
        policy = self.policies[name]
        if policy.get("valueName"):
            chosen = policy.find(f"{NS}enabledValue")
            self._write(policy, policy.get("valueName"), (1, REG_DWORD) if chosen is None else _value(chosen))
        for element in _elements(policy):
            self._write(element, element.get("valueName"), _entered(element, entries[element.get("id")]))

    def disable(self, name: str) -> None:
        """Disabled."""
        policy = self.policies[name]
        chosen = policy.find(f"{NS}disabledValue")
        if chosen is not None:
            self._write(policy, policy.get("valueName"), _value(chosen))
        for element in _elements(policy):
            self._written.get(_key(element), {}).pop(element.get("valueName"), None)

    def registry(self) -> MemoryRegistry:
        """The PC's registry afterwards."""
        return MemoryRegistry(self._written)

    def _write(self, element: Any, name: str, value: tuple[Any, int]) -> None:
        self._written.setdefault(_key(element), {})[name] = value


def _elements(policy: Any) -> list[Any]:
    found = policy.find(f"{NS}elements")
    return [] if found is None else list(found)


def _key(element: Any) -> str:
    """The element's own key, else its policy's."""
    while element.get("key") is None:
        element = element.getparent()
    return str(element.get("key"))


def _value(holder: Any) -> tuple[Any, int]:
    found = holder[0]
    if found.tag == f"{NS}decimal":
        return int(found.get("value")), REG_DWORD
    assert found.tag == f"{NS}string"
    return found.text or "", REG_SZ


def _entered(element: Any, entry: Any) -> tuple[Any, int]:
    if element.get("required") == "true" and entry in ("", None, []):
        raise NotSaved(element.get("id"))
    match element.tag.removeprefix(NS):
        case "decimal":
            low, high = int(element.get("minValue", "0")), int(element.get("maxValue", _NUMBER_LIMIT))
            if not low <= entry <= high:
                raise NotSaved(entry)
            return (str(entry), REG_SZ) if element.get("storeAsText") == "true" else (entry, REG_DWORD)
        case "enum":
            return _value(element.findall(f"{NS}item")[entry].find(f"{NS}value"))
        case "text":
            _check_length(element, entry)
            return entry, REG_EXPAND_SZ if element.get("expandable") == "true" else REG_SZ
        case "multiText":
            most = int(element.get("maxStrings", "0"))
            if most and len(entry) > most:
                raise NotSaved(len(entry))
            for line in entry:
                _check_length(element, line)
            return list(entry), REG_MULTI_SZ
    raise AssertionError(element.tag)


def _check_length(element: Any, text: str) -> None:
    if len(text) > int(element.get("maxLength", _TEXT_LIMIT)):
        raise NotSaved(len(text))
