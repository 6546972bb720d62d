"""Compiles what is shipped to byte code of the shipped interpreter, which runs under wine for it.

Sources are not shipped: half of the files to install, nothing to compile at a desk, and no user can write byte code
into Program Files anyway. The files are not checked against sources or times ("unchecked-hash", PEP 552), so the same
sources give the same bytes. Error reports name files and lines as before.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from installer.layout import EPOCH
from installer.wine.prefix import Wine, windows_path

_COMPILE = """
import compileall, py_compile, sys
compileall.compile_dir(sys.argv[1], maxlevels=99, quiet=2, legacy=True, stripdir=sys.argv[2],
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
"""


def compile_folder(wine: Wine, runtime: Path, folder: Path, root: Path) -> list[str]:
    """Put byte code in the place of every source file of a folder.

    Args:
        wine: where the interpreter runs.
        runtime: the folder with python.exe.
        folder: what is compiled.
        root: the part of the path that error reports leave out.

    Returns:
        Sources that this Python cannot compile (templates, other versions' code): they are left as they are.

    Raises:
        WineError: the interpreter did not run.
    """
    arguments = ["-I", "-X", "utf8", "-c", _COMPILE, windows_path(folder), windows_path(root)]
    wine.run(runtime / "python.exe", arguments)
    left = []
    for source in sorted(folder.rglob("*.py")):
        if source.with_suffix(".pyc").exists():
            source.unlink()
        else:
            left.append(str(source.relative_to(folder)))
    return left


def pack(folder: Path, target: Path) -> None:
    """Pack a folder into a zip archive from which Python imports, and remove the folder's files.

    The standard library is 600 files: as one, it is installed and looked at by virus scanners much faster.
    """
    moment = datetime.fromtimestamp(EPOCH, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:  # the MSI compresses
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix(), moment), path.read_bytes())
