"""What both template files have in common: their XML namespace, revision, names and the way they are written.

UTF-8 with a byte order mark and CRLF: XML readers take both, and it is what Windows' own templates have; without the
mark, older editors of Korean Windows read the file as code page 949 and show rubbish.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from app import __version__
from app.settings.schema import Group, Setting

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
SCHEMA_VERSION = "1.0"
ROOT_CATEGORY = "Seogo"
SUPPORTED = "SUPPORTED_Seogo"


def revision(version: str = __version__) -> str:
    """The templates' revision, which grows with the product: 0.1.0 → 1.100, 1.2.3 → 1.10203.

    The editor compares it to notice an ADML that is older than its ADMX. The schema allows four and five digits.
    """
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    if found is None:
        raise ValueError(version)
    major, minor, patch = (int(part or 0) for part in found.groups())
    return f"1.{major * 10_000 + minor * 100 + patch}"


def category_name(group: Group) -> str:
    """The category of a group of settings; stable for good."""
    return f"{ROOT_CATEGORY}_{group.value}"


def explain_id(name: str) -> str:
    """The id of the help text of a policy or a category."""
    return f"{name}_Help"


def option_id(setting: Setting[object], value: str) -> str:
    """The id of the text of one entry of a drop-down list."""
    return f"{setting.windows}_{value}"


def string(name: str) -> str:
    """A reference to a text of the ADML."""
    return f"$(string.{name})"


def presentation(name: str) -> str:
    """A reference to a set of controls of the ADML."""
    return f"$(presentation.{name})"


def root(tag: str) -> ET.Element:
    """The outermost element of either file."""
    return ET.Element(tag, {"xmlns": NAMESPACE, "revision": revision(), "schemaVersion": SCHEMA_VERSION})


def to_bytes(element: ET.Element) -> bytes:
    """The file's content."""
    ET.indent(element)
    text = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(element, encoding="unicode") + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")
