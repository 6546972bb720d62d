"""The tables that the packages use, with their columns: learn.microsoft.com/windows/win32/msi/database-tables"""

from __future__ import annotations

from collections.abc import Iterable

from installer.msi.container.database import Column, Row, Table

_DEFINITIONS = {
    "AdminExecuteSequence": "Action*:s72 Condition:S255 Sequence:I2",
    "AdminUISequence": "Action*:s72 Condition:S255 Sequence:I2",
    "AdvtExecuteSequence": "Action*:s72 Condition:S255 Sequence:I2",
    "AppSearch": "Property*:s72 Signature_*:s72",
    "Component": "Component*:s72 ComponentId:S38 Directory_:s72 Attributes:i2 Condition:S255 KeyPath:S72",
    "CreateFolder": "Directory_*:s72 Component_*:s72",
    "CustomAction": "Action*:s72 Type:i2 Source:S72 Target:S255 ExtendedType:I4",
    "Directory": "Directory*:s72 Directory_Parent:S72 DefaultDir:l255",
    "Feature": "Feature*:s38 Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72"
    " Attributes:i2",
    "FeatureComponents": "Feature_*:s38 Component_*:s72",
    "File": "File*:s72 Component_:s72 FileName:l255 FileSize:i4 Version:S72 Language:S20 Attributes:I2 Sequence:i4",
    "Icon": "Name*:s72 Data:v0",
    "InstallExecuteSequence": "Action*:s72 Condition:S255 Sequence:I2",
    "InstallUISequence": "Action*:s72 Condition:S255 Sequence:I2",
    "LaunchCondition": "Condition*:s255 Description:l255",
    "Media": "DiskId*:i2 LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72",
    "MsiFileHash": "File_*:s72 Options:i2 HashPart1:i4 HashPart2:i4 HashPart3:i4 HashPart4:i4",
    "MsiLockPermissionsEx": "MsiLockPermissionsEx*:s72 LockObject:s72 Table:s32 SDDLText:s0 Condition:S255",
    "Property": "Property*:s72 Value:l0",
    "RegLocator": "Signature_*:s72 Root:i2 Key:s255 Name:S255 Type:I2",
    "Registry": "Registry*:s72 Root:i2 Key:l255 Name:L255 Value:L0 Component_:s72",
    "RemoveFile": "FileKey*:s72 Component_:s72 FileName:L255 DirProperty:s72 InstallMode:i2",
    "Shortcut": "Shortcut*:s72 Directory_:s72 Name:l128 Component_:s72 Target:s72 Arguments:S255 Description:L255"
    " Hotkey:I2 Icon_:S72 IconIndex:I2 ShowCmd:I2 WkDir:S72",
    "Signature": "Signature*:s72 FileName:s255 MinVersion:S20 MaxVersion:S20 MinSize:I4 MaxSize:I4 MinDate:I4"
    " MaxDate:I4 Languages:S255",
    "Upgrade": "UpgradeCode*:s38 VersionMin*:S20 VersionMax*:S20 Language*:S255 Attributes*:i4 Remove:S255"
    " ActionProperty:s72",
}


def table(name: str, rows: Iterable[Row] = ()) -> Table:
    """A table of the schema with these rows."""
    columns = []
    for definition in _DEFINITIONS[name].split():
        title, _, kind = definition.partition(":")
        columns.append(Column(title.removesuffix("*"), kind, title.endswith("*")))
    return Table(name, tuple(columns), tuple(rows))


NAMES = tuple(_DEFINITIONS)
"""Every table of the packages."""
