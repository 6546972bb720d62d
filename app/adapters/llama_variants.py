"""Loads llama.cpp's libraries on Windows: its own, and of the code for different processors what suits this one.

The package has one `ggml-cpu-*.dll` for every family of processors. Each says how well it suits this one; the best is handed to
llama.cpp before any model is loaded. llama.cpp's own search would do the same, but also load whatever file an
environment variable names.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

_PREFIX = "ggml-cpu-"
_OWN = ("ggml-base.dll", "ggml.dll")
"""What libllama.dll needs, each after what it needs itself."""


def load_own(folder: Path) -> None:
    """Load what libllama.dll needs from its own folder; nothing on systems with other libraries.

    llama_cpp loads libllama.dll in a way that looks for these in the current folder as well, where anybody may have put
    others. What is loaded already is not looked for.

    Raises:
        OSError: one of them is there but does not load.
    """
    for path in (folder / name for name in _OWN):
        if path.is_file():
            ctypes.CDLL(str(path))


def load_fastest(folder: Path) -> str:
    """Load the best variant in a folder.

    Args:
        folder: with llama.cpp's libraries.

    Returns:
        Its name, such as "haswell"; "" where there are no variants, because llama.cpp was compiled for one processor.

    Raises:
        OSError: there are variants, and none of them runs here.
    """
    paths = sorted(folder.glob(f"{_PREFIX}*.dll"))
    if not paths:
        return ""
    path = best(paths, _score)
    variant, registry = ctypes.CDLL(str(path)), ctypes.CDLL(str(folder / "ggml.dll"))
    variant.ggml_backend_init.restype = ctypes.c_void_p
    registry.ggml_backend_register.argtypes = [ctypes.c_void_p]
    # Not ggml_backend_load: it takes the path in the system's code page, which has no Korean on many machines.
    registry.ggml_backend_register(variant.ggml_backend_init())
    return path.stem.removeprefix(_PREFIX)


def best(paths: list[Path], score: Callable[[Path], int]) -> Path:
    """The file with the highest score.

    Args:
        paths: of the variants.
        score: of one of them; 0 where the processor lacks something it needs, or OSError when it does not load.

    Raises:
        OSError: none has a score above 0.
    """
    scores: dict[Path, int] = {}
    for path in paths:
        try:
            scores[path] = score(path)
        except OSError:
            continue  # damaged, or kept away by a virus scanner: the next best will do
    fitting = [path for path in scores if scores[path] > 0]
    if not fitting:
        raise OSError("no variant of llama.cpp runs on this processor")
    return max(fitting, key=lambda path: scores[path])


def _score(path: Path) -> int:
    library = ctypes.CDLL(str(path))
    try:
        return int(library.ggml_backend_score())
    except AttributeError:
        return 0  # not one of llama.cpp's
    finally:
        _unload(library)


def _unload(library: ctypes.CDLL) -> None:
    """Give the library back: seven of eight are never used again."""
    if sys.platform == "win32":
        import _ctypes

        _ctypes.FreeLibrary(library._handle)
