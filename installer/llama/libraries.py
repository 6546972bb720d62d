"""Looks into the finished libraries: all there, for x64, and in need of nothing that Windows does not have."""

from __future__ import annotations

from pathlib import Path

import pefile

from app.provisioning.words import SetupError
from installer.llama.options import LIBRARIES, SYSTEM_LIBRARIES

_MODERN = (
    "IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE",
    "IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA",
    "IMAGE_DLLCHARACTERISTICS_NX_COMPAT",
)
"""Defences that a bank's scanner looks for in every file: random addresses, and no code in data."""


def faults(folder: Path) -> list[str]:
    """What is wrong with the libraries in a folder, one sentence each; empty when all is well."""
    found = {path.name for path in folder.glob("*.dll")}
    missing = [f"{name} is missing" for name in sorted(set(LIBRARIES) - found)]
    unknown = [f"{name} does not belong here" for name in sorted(found - set(LIBRARIES))]
    return missing + unknown + [fault for name in sorted(found) for fault in _library_faults(folder / name)]


def foreign_imports(names: list[str]) -> list[str]:
    """Which of the imported libraries are neither ours nor part of every Windows 10. Case does not matter to Windows."""
    return sorted({name for name in names if name.lower() not in SYSTEM_LIBRARIES | set(LIBRARIES)})


def check(folder: Path) -> None:
    """Raises SetupError(build_failed) when a library is missing or would not load on a plain Windows."""
    if found := faults(folder):
        raise SetupError("build_failed", log=folder, detail="\n".join(found))


def _library_faults(path: Path) -> list[str]:
    image = pefile.PE(str(path), fast_load=False)
    try:
        imports = [entry.dll.decode() for entry in getattr(image, "DIRECTORY_ENTRY_IMPORT", [])]
        result = [f"{path.name} needs {name}" for name in foreign_imports(imports)]
        if image.FILE_HEADER.Machine != pefile.MACHINE_TYPE["IMAGE_FILE_MACHINE_AMD64"]:
            result.append(f"{path.name} is not for x64")
        if image.FILE_HEADER.TimeDateStamp != 0:
            result.append(f"{path.name} carries a time")
        flags = image.OPTIONAL_HEADER.DllCharacteristics
        result += [f"{path.name} lacks {flag}" for flag in _MODERN if not flags & pefile.DLL_CHARACTERISTICS[flag]]
        if not hasattr(image, "VS_FIXEDFILEINFO"):
            result.append(f"{path.name} has no version")
        return result
    finally:
        image.close()
