"""Names of files in a pack: only those that name one file below the pack's folder on every system."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 200  # characters; with the folder before it, below the 260 of Windows for usual profiles
_DEEPEST = 6
# learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved characters and device names
_RESERVED = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")


def is_safe(path: str) -> bool:
    """Whether a path of a pack's manifest may be written below its folder.

    Args:
        path: with "/" between parts; no part may lead out, be a device, hide a stream, or change on the way
            (spaces and dots at the end, which Windows drops; letters that Unicode composes otherwise).
    """
    if not path or len(path) > _LONGEST or unicodedata.normalize("NFC", path) != path:
        return False
    parts = path.split("/")
    return len(parts) <= _DEEPEST and all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    if not part or part in (".", "..") or part[-1] in " ." or part[0] == " ":
        return False
    if _RESERVED.search(part) or _DEVICES.fullmatch(part):
        return False
    return not any(0xD800 <= ord(letter) <= 0xDFFF or unicodedata.category(letter) == "Cf" for letter in part)


def is_pack_name(name: str) -> bool:
    """Whether a pack may be called so: small letters, digits, "-" and "_"; its folder has the same name."""
    return bool(_NAME.fullmatch(name)) and not _DEVICES.fullmatch(name)


def same_file(path: str) -> str:
    """Equal for paths that one of the systems takes for the same file."""
    return path.casefold()
