"""A Windows job object around a child process: a memory limit, no children of its own, and the end of it with ours.

Win32: CreateJobObjectW, SetInformationJobObject (class 9, JOBOBJECT_EXTENDED_LIMIT_INFORMATION),
AssignProcessToJobObject. The kernel is an argument, so that the calls can be tested on any system.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_ACTIVE_PROCESS = 0x00000008
_LIMIT_PROCESS_MEMORY = 0x00000100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
_LIMIT_KILL_ON_JOB_CLOSE = 0x00002000
LIMIT_FLAGS = (
    _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
)


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time_limit", ctypes.c_int64),
        ("per_job_user_time_limit", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set_size", ctypes.c_size_t),
        ("maximum_working_set_size", ctypes.c_size_t),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_size_t),
        ("job_memory_limit", ctypes.c_size_t),
        ("peak_process_memory_used", ctypes.c_size_t),
        ("peak_job_memory_used", ctypes.c_size_t),
    )


class JobObject:
    """A job with our limits; closing it kills what runs in it.

    Args:
        memory_bytes: committed memory that a process in the job may have.
        kernel: kernel32, or a stand-in for it.

    Raises:
        OSError: Windows refuses to make the job.
    """

    def __init__(self, memory_bytes: int, kernel: Any = None) -> None:
        self._kernel = kernel if kernel is not None else _kernel32()
        self._handle = self._kernel.CreateJobObjectW(None, None)
        if not self._handle:
            raise OSError("CreateJobObjectW failed")
        limits = ExtendedLimits()
        limits.basic.limit_flags = LIMIT_FLAGS
        limits.basic.active_process_limit = 1
        limits.process_memory_limit = memory_bytes
        if not self._kernel.SetInformationJobObject(
            self._handle, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        ):
            self.close()
            raise OSError("SetInformationJobObject failed")

    def assign(self, process_handle: int) -> None:
        """Put a process into the job, before it does anything.

        Raises:
            OSError: Windows refuses.
        """
        if not self._kernel.AssignProcessToJobObject(self._handle, process_handle):
            raise OSError("AssignProcessToJobObject failed")

    def close(self) -> None:
        """Let go of the job, which ends what still runs in it."""
        if self._handle:
            self._kernel.CloseHandle(self._handle)
            self._handle = None


def _kernel32() -> Any:
    """The real kernel32, with argument types: handles are pointers, which ctypes would cut to 32 bits."""
    if sys.platform != "win32":
        raise OSError("job objects exist on Windows only")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = ctypes.c_void_p
    kernel.CreateJobObjectW.restype = handle
    kernel.CreateJobObjectW.argtypes = (handle, ctypes.c_wchar_p)
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.CloseHandle.argtypes = (handle,)
    return kernel
