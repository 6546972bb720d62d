"""The one place that imports llama_cpp, after its threads have been told to sleep while they wait.

OpenMP's threads spin while they wait for each other, a thousand times per token. As soon as anything else wants a
core, one thread spins away the time that the other needs: measured on two cores beside an indexing run, generation fell
from 29 to 2 tokens per second, and to 18 with sleeping threads. libgomp reads the setting when it is loaded, so it is
made first. The Windows build has threads of llama.cpp's own, which sleep as well, and variants for several processors;
the one that suits this one is loaded here, before any model.
"""

from __future__ import annotations

import ctypes
import os
from importlib.util import find_spec
from pathlib import Path

from app.adapters.llama_variants import load_fastest, load_own

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
# llama_cpp would load its libraries from wherever this says.
os.environ.pop("LLAMA_CPP_LIB_PATH", None)
_SPEC = find_spec("llama_cpp")
if _SPEC is None or _SPEC.origin is None:
    raise ImportError("llama_cpp is not installed")
_FOLDER = Path(_SPEC.origin).parent / "lib"
load_own(_FOLDER)

import llama_cpp.llama_cpp as lib  # noqa: E402 - what comes first has to
from llama_cpp.llama_chat_format import Jinja2ChatFormatter  # noqa: E402

__all__ = ["VARIANT", "Jinja2ChatFormatter", "lib"]


@lib.llama_log_callback  # type: ignore[untyped-decorator]
def _silent(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
    """llama.cpp prints hundreds of lines to stderr; what matters comes back as return values."""


lib.llama_log_set(_silent, ctypes.c_void_p(0))
VARIANT = load_fastest(_FOLDER)
"""Which of llama.cpp's variants runs, such as "haswell"; "" where it was compiled for this processor alone."""
