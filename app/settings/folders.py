r"""Folders in settings: which texts name one, and whether a file lies in one. Windows rules, UNC and long paths included.

An environment variable must not decide what a policy means: who starts the program sets its environment. So the few
variables that are understood are filled from the system's account database, never from the environment, and every
other one is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from app.system.account import variables

GRAMMAR = r"/… | C:\… | \\server\share\…"
KNOWN = ("~", "%USERPROFILE%", "%LOCALAPPDATA%", "%USERNAME%")
"""What a folder may hold besides plain names: the user's home (as the start), local data folder and account name."""

_VARIABLE = re.compile(r"%[^%\\/]*%")


def is_usable(text: str, *, windows: bool) -> bool:
    """Whether the text names a folder whatever the current folder or environment is."""
    sample = {"%USERPROFILE%": r"C:\u", "%LOCALAPPDATA%": r"C:\u\l"} if windows else {}
    sample = {"%USERPROFILE%": "/u", "%LOCALAPPDATA%": "/u/l", **sample, "%USERNAME%": "u"}
    filled = fill(text, sample)
    if _VARIABLE.search(filled):
        return False
    return PureWindowsPath(filled).is_absolute() if windows else PurePosixPath(filled).is_absolute()


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with known variables replaced (in any case of letters), and ~ at its start."""
    if text == "~" or text.startswith(("~/", "~\\")):
        text = values["%USERPROFILE%"] + text[1:]
    return _VARIABLE.sub(lambda found: values.get(found[0].upper(), found[0]), text)


def expand(text: str) -> Path:
    """The folder that a checked setting names, for the account that runs the program."""
    return Path(fill(text, variables()))


def lies_in(path: str, folder: str, *, windows: bool, loose: bool = False) -> bool:
    r"""Whether a path is the folder or lies below it. Compares names only; resolve links first.

    Whole parts are compared, so `C:\data2` does not lie in `C:\data`.

    Args:
        path, folder: absolute paths.
        windows: their rules: either slash, any case, `\\?\` prefixes.
        loose: also when they differ in Unicode composition or case. Right for what is forbidden; for what is allowed it
            would let in a folder of another name that looks the same.
    """
    inner, outer = (_parts(each, windows, loose) for each in (path, folder))
    return len(outer) > 0 and inner[: len(outer)] == outer


def _parts(text: str, windows: bool, loose: bool) -> tuple[str, ...]:
    if loose:
        text = unicodedata.normalize("NFC", text)
    if not windows:
        posix = PurePosixPath(text.casefold() if loose else text)
        # pathlib keeps two slashes at the start apart, as POSIX lets a system do; Linux, macOS and the BSDs do not
        return _without_dots("/", posix.parts[1:]) if posix.is_absolute() else ()
    pure = PureWindowsPath(_without_prefix(text.replace("/", "\\")))
    if not pure.is_absolute():
        return ()
    # Windows ignores spaces and dots at the end of a name: learn.microsoft.com/windows/win32/fileio/naming-a-file
    named = [part if set(part) <= {"."} else part.rstrip(" .") for part in pure.parts[1:]]
    fold = str.casefold if loose else _upper
    return tuple(fold(part) for part in _without_dots(pure.anchor.rstrip("\\"), named))


def _without_dots(anchor: str, names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if name == "..":
            del kept[-1:]
        elif name not in (".", ""):
            kept.append(name)
    return (anchor, *kept)


def _without_prefix(text: str) -> str:
    r"""`\\?\C:\x` → `C:\x`, `\\?\UNC\server\share` → `\\server\share`; the same for `\\.\`."""
    if text.upper().startswith(("\\\\?\\UNC\\", "\\\\.\\UNC\\")):
        return "\\\\" + text[8:]
    return text[4:] if text.startswith(("\\\\?\\", "\\\\.\\")) else text


def _upper(text: str) -> str:
    """Letter by letter as NTFS does it: ß stays ß, where `upper` would make two letters of it."""
    return "".join(up if len(up := letter.upper()) == 1 else letter for letter in text)
