"""Versions as the installer compares them: the product's, and those that program files carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pefile

_PRODUCT = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_LIMITS = (255, 255, 65_535)  # learn.microsoft.com/windows/win32/msi/productversion


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What a program file says of itself.

    Attributes:
        number: four numbers with dots.
        language: Windows language identifier, decimal; "0" for none in particular.
    """

    number: str
    language: str


def product_version(text: str) -> str:
    """The version as the installer takes it. It compares three numbers and nothing else, so nothing else is let in.

    Raises:
        ValueError: it is not major.minor.build, or a number is too large.
    """
    found = _PRODUCT.fullmatch(text)
    if not found or any(int(part) > limit for part, limit in zip(found.groups(), _LIMITS, strict=True)):
        raise ValueError(f"not a product version: {text!r}")
    return text


def file_version(path: Path) -> FileVersion | None:
    """The version resource of a program file, or None where there is none.

    With it an upgrade replaces the file; without it the installer goes by hashes and dates.
    """
    try:
        # From bytes, since closing a file of its own makes pefile collect all garbage of the process.
        image = pefile.PE(data=path.read_bytes(), fast_load=True)
    except pefile.PEFormatError:
        return None
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    fixed = getattr(image, "VS_FIXEDFILEINFO", None)
    return FileVersion(_numbers(fixed[0]), _language(image)) if fixed else None


def _numbers(fixed: pefile.Structure) -> str:
    high, low = fixed.FileVersionMS, fixed.FileVersionLS
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def _language(image: pefile.PE) -> str:
    """The first language of its translations: learn.microsoft.com/windows/win32/menurc/varfileinfo-block"""
    for info in image.FileInfo[0] if getattr(image, "FileInfo", None) else []:
        for variable in getattr(info, "Var", []):
            for value in variable.entry.values():
                return str(int(value.split()[0], 16))
    return "0"
