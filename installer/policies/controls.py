"""Which control of the Group Policy editor asks for a setting, and what the editor may let through.

The editor must never write what `app.settings` refuses, since a wrong policy stops the program. So every limit here is
that of the setting's kind, and every control is `required`: an enabled policy always writes a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.settings.kinds import (
    Choice,
    FileName,
    Flag,
    Folder,
    FolderList,
    HashList,
    PublicKeyList,
    Whole,
    WordList,
    WordOrFile,
)
from app.settings.schema import Setting, Text

_LONGEST_NAME = 255  # characters of a file name: learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation
_LONGEST_PATH = 1023  # what a text box takes when nothing is said: ADMX schema, TextElement/@maxLength
_HEX_DIGITS = 64  # of 32 bytes; Base64 of them is shorter
_MOST_LINES = 1000  # entries that app.settings.kinds takes in one list


@dataclass(frozen=True, slots=True)
class Switch:
    """The policy's own Enabled and Disabled: 1 and 0."""


@dataclass(frozen=True, slots=True)
class Number:
    """A box for a whole number, ends included."""

    low: int
    high: int
    default: int


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a drop-down list: what the registry holds, and what people read."""

    value: str
    title: Text


@dataclass(frozen=True, slots=True)
class Options:
    """A drop-down list.

    Attributes:
        default: the index of the schema's default.
    """

    options: tuple[Option, ...]
    default: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text box of one line.

    Attributes:
        longest: characters.
        default: what stands in it at first.
    """

    longest: int
    default: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A text box with one entry a line.

    Attributes:
        longest: characters of one entry.
        most: entries.
    """

    longest: int
    most: int = _MOST_LINES


Control = Switch | Number | Options | Line | Lines


def control_of(setting: Setting[Any]) -> Control:
    """The control that asks for a setting's value.

    Raises:
        TypeError: a kind of value that no control is known for.
    """
    match setting.kind:
        case Flag():
            return Switch()
        case Whole(low, high):
            return Number(low, high, setting.default)
        case Choice(titles=titles):
            options = tuple(Option(str(each), titles[each]) for each in titles)
            return Options(options, list(titles).index(setting.default))
        case FileName() | Folder() | WordOrFile() as kind:
            return Line(_longest(kind), setting.default)
        case FolderList() | WordList() | HashList() | PublicKeyList() as kind:
            return Lines(_longest(kind))
    raise TypeError(f"{setting.key}: no control for {type(setting.kind).__name__}")


def _longest(kind: object) -> int:
    """Characters that one text of a kind may have."""
    match kind:
        case FileName():
            return _LONGEST_NAME
        case WordList(known):
            return max(map(len, known)) + 1  # a leading dot is allowed
        case HashList() | PublicKeyList():
            return _HEX_DIGITS
    return _LONGEST_PATH
