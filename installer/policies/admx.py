"""Seogo.admx: which policies there are and what each writes under HKLM.

Written after the ADMX schema (learn.microsoft.com/openspecs/windows_protocols/ms-gpreg, section 7). The file stands on
its own (no `using` of Windows' templates) and asks with plain controls only (no `comboBox`), so that device management
that imports ADMX files one at a time can take it, too.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from app.settings import keys
from app.settings.schema import Group, Setting
from app.system.registry import POLICY_KEY
from installer.policies import markup
from installer.policies.controls import Control, Line, Lines, Number, Options, Switch, control_of

_NAMESPACE = "Seogo.Policies"


def admx() -> bytes:
    """The file's content."""
    root = markup.root("policyDefinitions")
    namespaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(namespaces, "target", {"prefix": "seogo", "namespace": _NAMESPACE})
    ET.SubElement(root, "resources", {"minRequiredRevision": markup.revision()})
    definitions = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(definitions, "definition", _named(markup.SUPPORTED))
    _add_categories(root)
    policies = ET.SubElement(root, "policies")
    for setting in keys.ALL:
        _add_policy(policies, setting)
    return markup.to_bytes(root)


def _add_categories(root: ET.Element) -> None:
    categories = ET.SubElement(root, "categories")
    top = _named(markup.ROOT_CATEGORY) | {"explainText": markup.string(markup.explain_id(markup.ROOT_CATEGORY))}
    ET.SubElement(categories, "category", top)
    for group in Group:
        category = ET.SubElement(categories, "category", _named(markup.category_name(group)))
        ET.SubElement(category, "parentCategory", {"ref": markup.ROOT_CATEGORY})


def _add_policy(policies: ET.Element, setting: Setting[Any]) -> None:
    control = control_of(setting)
    name = setting.windows
    attributes = {
        "name": name,
        "class": "Machine",
        "displayName": markup.string(name),
        "explainText": markup.string(markup.explain_id(name)),
    }
    where = {"key": POLICY_KEY}
    if isinstance(control, Switch):
        where["valueName"] = name
    else:
        attributes["presentation"] = markup.presentation(name)
    policy = ET.SubElement(policies, "policy", attributes | where)
    ET.SubElement(policy, "parentCategory", {"ref": markup.category_name(setting.group)})
    ET.SubElement(policy, "supportedOn", {"ref": markup.SUPPORTED})
    if isinstance(control, Switch):
        for state, number in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(policy, state), "decimal", {"value": number})
    else:
        _add_element(ET.SubElement(policy, "elements"), setting, control)


def _add_element(elements: ET.Element, setting: Setting[Any], control: Control) -> None:
    """The value that an enabled policy writes. A disabled one takes it away, as `wording` says.

    Texts are plain (REG_SZ, not `expandable`): variables are Seogo's to fill, from the account and not the environment.
    """
    common = {"id": setting.windows, "valueName": setting.windows, "required": "true"}
    match control:
        case Number(low, high):
            ET.SubElement(elements, "decimal", common | {"minValue": str(low), "maxValue": str(high)})
        case Line(longest):
            ET.SubElement(elements, "text", common | {"maxLength": str(longest)})
        case Lines(longest, most):
            ET.SubElement(elements, "multiText", common | {"maxLength": str(longest), "maxStrings": str(most)})
        case Options(options):
            listed = ET.SubElement(elements, "enum", common)
            for option in options:
                shown = {"displayName": markup.string(markup.option_id(setting, option.value))}
                value = ET.SubElement(ET.SubElement(listed, "item", shown), "value")
                ET.SubElement(value, "string").text = option.value


def _named(name: str) -> dict[str, str]:
    return {"name": name, "displayName": markup.string(name)}
