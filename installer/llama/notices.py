"""The licences of what the compiler links into the libraries: its own runtimes.

libgcc and libstdc++ come under the GPL with the runtime library exception, which asks for nothing in return;
mingw-w64's start-up code and libwinpthread are permissively licensed and ask that their notice goes with them.
"""

from __future__ import annotations

from pathlib import Path

from app.provisioning.words import SetupError
from installer.llama.options import APT

_DOCUMENTS = Path("/usr/share/doc")
_NOTICES = {
    "mingw-w64-notices.txt": "mingw-w64-common/copyright",
    "gcc-runtime-notices.txt": "gcc-mingw-w64-base/copyright",
}


def compiler_notices(documents: Path = _DOCUMENTS) -> dict[str, Path]:
    """Name in the package and file on this machine. Raises SetupError(compiler_missing) when one is not there."""
    found = {name: documents / place for name, place in _NOTICES.items()}
    if not all(path.is_file() for path in found.values()):
        raise SetupError("compiler_missing", command=APT)
    return found
