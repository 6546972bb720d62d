"""Seogo.adml of one language: the words and the controls that Seogo.admx refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from app.settings import keys
from app.settings.schema import Group, Setting
from installer.policies import markup, wording
from installer.policies.controls import Line, Lines, Number, Options, Switch, control_of

_LINES_SHOWN = "6"


def adml(language: str) -> bytes:
    """The file's content.

    Args:
        language: "ko" or "en".
    """
    root = markup.root("policyDefinitionResources")
    ET.SubElement(root, "displayName").text = wording.PRODUCT.of(language)
    ET.SubElement(root, "description").text = wording.DESCRIPTION.of(language)
    resources = ET.SubElement(root, "resources")
    table = ET.SubElement(resources, "stringTable")
    for name, text in _strings(language):
        ET.SubElement(table, "string", {"id": name}).text = text
    presentations = ET.SubElement(resources, "presentationTable")
    for setting in keys.ALL:
        if not isinstance(control_of(setting), Switch):
            _add_presentation(presentations, setting, language)
    return markup.to_bytes(root)


def _strings(language: str) -> Iterator[tuple[str, str]]:
    """(id, text) of everything said."""
    yield markup.SUPPORTED, wording.SUPPORTED.of(language)
    yield markup.ROOT_CATEGORY, wording.PRODUCT.of(language)
    yield markup.explain_id(markup.ROOT_CATEGORY), wording.INTRODUCTION.of(language)
    for group in Group:
        yield markup.category_name(group), group.heading.of(language)
    for setting in keys.ALL:
        yield setting.windows, setting.title.of(language)
        yield markup.explain_id(setting.windows), wording.explain(setting, language)
        control = control_of(setting)
        if isinstance(control, Options):
            for option in control.options:
                yield markup.option_id(setting, option.value), option.title.of(language)


def _add_presentation(table: ET.Element, setting: Setting[Any], language: str) -> None:
    """The control, filled with the schema's default where it has one."""
    shown = ET.SubElement(table, "presentation", {"id": setting.windows})
    label, refers = wording.label(setting, language), {"refId": setting.windows}
    match control_of(setting):
        case Number(default=default):
            ET.SubElement(shown, "decimalTextBox", refers | {"defaultValue": str(default)}).text = label
        case Options(default=default):
            first = refers | {"noSort": "true", "defaultItem": str(default)}
            ET.SubElement(shown, "dropdownList", first).text = label
        case Line(default=default):
            box = ET.SubElement(shown, "textBox", refers)
            ET.SubElement(box, "label").text = label
            if default:
                ET.SubElement(box, "defaultValue").text = default
        case Lines():
            ET.SubElement(shown, "text").text = label  # this box has no label of its own in the schema
            ET.SubElement(shown, "multiTextBox", refers | {"defaultHeight": _LINES_SHOWN})
