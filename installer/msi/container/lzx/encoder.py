"""The LZX encoder: compiled where packages are made, called in this process."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock

from app.provisioning.system_libraries import command_for
from app.provisioning.words import SetupError
from installer.layout import key_of, made, products, sources_of

WINDOW_BITS = 21
"""2 MB, the largest window that cabinets know."""
FRAME = 32_768
"""Uncompressed bytes of a cabinet's data block."""
LARGEST_FRAME = FRAME + 6144
"""Compressed bytes that readers have room for."""

_SOURCES = Path(__file__).resolve().parent
_COMPILER = "gcc"  # Debian's g++, which set-up looks for, comes with it
_OPTIONS = ("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
_LIBRARY = "lzx.so"
_ONCE = Lock()
_PROBLEMS = {1: "no memory", 2: "no room for a frame", 3: "an argument out of range"}


def compressed(data: bytes, reach: int = 0, window_bits: int = WINDOW_BITS) -> list[bytes]:
    """Compress a cabinet folder; other threads run meanwhile.

    Args:
        data: at most 1 GB.
        reach: how far calls of x86 programs lead at most, under 2 GB; their operands are written in a way that
            compresses better, which decoders undo by themselves. 0 leaves them alone.
        window_bits: 15 to 21.

    Returns:
        For every 32,768 bytes what to put into a data block. Same arguments, same bytes.

    Raises:
        ValueError: an argument out of range.
        MemoryError: 200 MB and two and a half times the data's size were not to be had.
        SetupError: compiler_missing.
    """
    count = -(-len(data) // FRAME)
    room = count * LARGEST_FRAME
    out = bytearray(room)
    sizes = (ctypes.c_uint32 * count)()
    where = (ctypes.c_uint8 * room).from_buffer(out)
    with _ONCE:
        library = _library()
    problem = library.lzx_compress(data, len(data), window_bits, reach, where, room, sizes)
    if problem == 1:
        raise MemoryError(_PROBLEMS[problem])
    if problem:
        raise ValueError(_PROBLEMS[problem])
    return [bytes(out[start:end]) for start, end in pairwise(accumulate(sizes, initial=0))]


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(str(ensure_library()))
    u8, u32, u64 = ctypes.POINTER(ctypes.c_uint8), ctypes.c_uint32, ctypes.c_uint64
    library.lzx_compress.argtypes = [ctypes.c_char_p, u32, u32, u32, u8, u64, ctypes.POINTER(u32)]
    library.lzx_compress.restype = ctypes.c_int
    return library


def ensure_library() -> Path:
    """The compiled encoder. Raises SetupError(compiler_missing)."""
    sources = sorted(_SOURCES.glob("*.[ch]"))
    key = key_of(sources_of(*sources), *_OPTIONS)
    return made(products() / "lzx" / key, _compile) / _LIBRARY


def _compile(folder: Path) -> None:
    if shutil.which(_COMPILER) is None:
        raise SetupError("compiler_missing", command=command_for([_COMPILER]))
    sources = [str(path) for path in sorted(_SOURCES.glob("*.c"))]
    subprocess.run([_COMPILER, *_OPTIONS, *sources, "-o", str(folder / _LIBRARY)], check=True)
