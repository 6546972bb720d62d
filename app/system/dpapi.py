"""Windows' data protection for this user: CryptProtectData and CryptUnprotectData of crypt32.

The libraries are arguments, so that the calls can be tested on any system.
learn.microsoft.com/windows/win32/api/dpapi/nf-dpapi-cryptprotectdata
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_NO_QUESTIONS = 0x1  # CRYPTPROTECT_UI_FORBIDDEN: a service or a silent start has nobody to ask


class Blob(ctypes.Structure):
    """DATA_BLOB: bytes and how many."""

    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


def protect(secret: bytes, crypt32: Any = None, kernel32: Any = None) -> bytes:
    """Wrap bytes for this user on this machine.

    Raises:
        OSError: Windows refuses.
    """
    return _call("CryptProtectData", secret, crypt32, kernel32)


def unprotect(wrapped: bytes, crypt32: Any = None, kernel32: Any = None) -> bytes:
    """Unwrap bytes that this user wrapped on this machine.

    Raises:
        OSError: another user, another machine, or changed bytes.
    """
    return _call("CryptUnprotectData", wrapped, crypt32, kernel32)


def _call(name: str, data: bytes, crypt32: Any, kernel32: Any) -> bytes:
    crypt32, kernel32 = crypt32 or _library("crypt32"), kernel32 or _library("kernel32")
    buffer = ctypes.create_string_buffer(data, len(data))
    given = Blob(len(data), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_char)))
    made = Blob()
    done = getattr(crypt32, name)(
        ctypes.byref(given), None, None, None, None, ctypes.c_uint32(_NO_QUESTIONS), ctypes.byref(made)
    )
    if not done:
        raise OSError(f"{name} failed")
    try:
        return ctypes.string_at(made.data, made.size)
    finally:
        kernel32.LocalFree(ctypes.cast(made.data, ctypes.c_void_p))


def _library(name: str) -> Any:
    if sys.platform != "win32":
        raise OSError("data protection exists on Windows only")
    return ctypes.WinDLL(name, use_last_error=True)
