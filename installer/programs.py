"""Which libraries Windows program files link to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pefile

SUFFIXES = frozenset({".dll", ".pyd", ".exe"})

SYSTEM = frozenset(
    f"{name}.dll"
    for name in (
        "advapi32 authz bcrypt bcryptprimitives combase comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9 dbghelp dwmapi dwrite"
        " dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 pdh powrprof propsys psapi"
        " rpcrt4 secur32 setupapi shell32 shlwapi uiautomationcore user32 userenv uxtheme version winmm ws2_32 wtsapi32"
    ).split()
)
"""Part of every Windows 10 from 1809 on (icuuc: from 1703 on; learn.microsoft.com/windows/win32/intl/international-components-for-unicode--icu-)."""
_SYSTEM_SETS = ("api-ms-win-", "ext-ms-win-")  # the universal C runtime and Windows' own interfaces


@cache
def linked(program: Path) -> frozenset[str]:
    """Names of the libraries that a program file loads, at its start or later, in lower case.

    Raises:
        pefile.PEFormatError: it is not a Windows program file.
    """
    directories = pefile.DIRECTORY_ENTRY
    with pefile.PE(str(program), fast_load=True) as image:
        image.parse_data_directories(
            [directories["IMAGE_DIRECTORY_ENTRY_IMPORT"], directories["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"]]
        )
        entries = [*getattr(image, "DIRECTORY_ENTRY_IMPORT", []), *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", [])]
        return frozenset(entry.dll.decode("ascii").lower() for entry in entries)


def is_system(library: str) -> bool:
    """Whether Windows itself brings the library."""
    return library in SYSTEM or library.startswith(_SYSTEM_SETS)


def closure(programs: Iterable[Path], folders: Iterable[Path]) -> set[Path]:
    """The program files and all libraries below the folders that they need."""
    known = {path.name.lower(): path for folder in folders for path in _programs(folder)}
    found: set[Path] = set()
    waiting = list(programs)
    while waiting:
        program = waiting.pop()
        if program in found:
            continue
        found.add(program)
        waiting += [known[name] for name in linked(program) if name in known]
    return found


def unresolved(folder: Path) -> dict[str, list[str]]:
    """Libraries that neither the folder nor Windows has, each with the program files that want it."""
    here = {path.name.lower() for path in _programs(folder)}
    wanted: dict[str, list[str]] = {}
    for program in _programs(folder):
        for name in linked(program):
            if name not in here and not is_system(name):
                wanted.setdefault(name, []).append(str(program.relative_to(folder)))
    return wanted


def _programs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
