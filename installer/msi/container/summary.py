"""The summary information of an MSI: a property set stream, [MS-OLEPS] 2.21, with the properties of
learn.microsoft.com/windows/win32/msi/summary-property-descriptions."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

STREAM = "\x05SummaryInformation"
_FORMAT = UUID("F29F85E0-4FF9-1068-AB91-08002B27B3D9")
_I2, _I4, _LPSTR, _FILETIME = 2, 3, 30, 64
_FILETIME_ZERO = 11_644_473_600  # seconds from 1601 to 1970

_WINDOWS_INSTALLER_5 = 500
_LONG_NAMES_COMPRESSED = 2
_READ_ONLY_RECOMMENDED = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """What the Windows Explorer shows of a package, and what the installer looks at first.

    Attributes:
        subject: the product's name.
        author: the maker.
        comments: a line for people.
        language: Windows language identifier.
        package: the package code.
        created: seconds since 1970; nothing else of the build's time is in the file.
        codepage: of every text here.
    """

    subject: str
    author: str
    comments: str
    language: int
    package: UUID
    created: int
    codepage: int

    def encode(self) -> bytes:
        """The stream."""
        encoding = f"cp{self.codepage}"
        when = struct.pack("<IQ", _FILETIME, (self.created + _FILETIME_ZERO) * 10_000_000)

        def text(value: str) -> bytes:
            data = value.encode(encoding) + b"\0"
            return struct.pack("<II", _LPSTR, len(data)) + data + bytes(-len(data) % 4)

        def number(value: int) -> bytes:
            return struct.pack("<Ii", _I4, value)

        values = {
            1: struct.pack("<IHxx", _I2, self.codepage),
            2: text("Installation Database"),
            3: text(self.subject),
            4: text(self.author),
            5: text("Installer"),
            6: text(self.comments),
            7: text(f"x64;{self.language}"),
            9: text(f"{{{self.package}}}".upper()),
            12: when,
            13: when,
            14: number(_WINDOWS_INSTALLER_5),
            15: number(_LONG_NAMES_COMPRESSED),
            18: text("Seogo installer build"),
            19: number(_READ_ONLY_RECOMMENDED),
        }
        return _property_set(values)


def fixed_date(seconds: int) -> datetime:
    """The moment that files of a package carry."""
    return datetime.fromtimestamp(seconds, UTC)


def _property_set(values: dict[int, bytes]) -> bytes:
    table, body = b"", b""
    start = 8 + 8 * len(values)
    for number, value in sorted(values.items()):
        table += struct.pack("<II", number, start + len(body))
        body += value
    section = struct.pack("<II", start + len(body), len(values)) + table + body
    head = struct.pack("<HHI16xI16sI", 0xFFFE, 0, 0x00020005, 1, _FORMAT.bytes_le, 48)
    return head + section
