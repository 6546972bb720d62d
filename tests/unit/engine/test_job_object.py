"""The Windows job object, against a stand-in for kernel32."""

from __future__ import annotations

import ctypes

import pytest

from app.engine.job_object import LIMIT_FLAGS, ExtendedLimits, JobObject


class Kernel:
    """Records calls, by the names that Windows gives them; `failing` names the one that fails."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.calls: list[tuple] = []
        self.limits = ExtendedLimits()

    def CreateJobObjectW(self, security: object, name: object) -> int:  # noqa: N802
        return self._record("CreateJobObjectW", security, name) and 77

    def SetInformationJobObject(self, handle: int, kind: int, limits: object, size: int) -> int:  # noqa: N802
        ctypes.memmove(ctypes.byref(self.limits), limits, size)
        return self._record("SetInformationJobObject", handle, kind, size)

    def AssignProcessToJobObject(self, handle: int, process: int) -> int:  # noqa: N802
        return self._record("AssignProcessToJobObject", handle, process)

    def CloseHandle(self, handle: int) -> int:  # noqa: N802
        return self._record("CloseHandle", handle)

    def _record(self, *call: object) -> int:
        self.calls.append(call)
        return int(call[0] != self.failing)


def test_a_job_limits_memory_and_processes_and_dies_with_us() -> None:
    kernel = Kernel()
    job = JobObject(2 << 30, kernel)
    job.assign(1234)
    job.close()
    job.close()
    assert kernel.calls == [
        ("CreateJobObjectW", None, None),
        ("SetInformationJobObject", 77, 9, ctypes.sizeof(ExtendedLimits)),
        ("AssignProcessToJobObject", 77, 1234),
        ("CloseHandle", 77),
    ]
    assert kernel.limits.process_memory_limit == 2 << 30
    assert kernel.limits.basic.active_process_limit == 1
    assert kernel.limits.basic.limit_flags == LIMIT_FLAGS == 0x2508


def test_structures_have_the_size_that_windows_expects() -> None:
    assert ctypes.sizeof(ctypes.c_void_p) == 8
    assert ctypes.sizeof(ExtendedLimits) == 144  # sizeof(JOBOBJECT_EXTENDED_LIMIT_INFORMATION) on 64-bit Windows


@pytest.mark.parametrize("failing", ["CreateJobObjectW", "SetInformationJobObject"])
def test_a_job_that_cannot_be_made_is_an_error_and_leaks_nothing(failing: str) -> None:
    kernel = Kernel(failing)
    with pytest.raises(OSError, match=failing):
        JobObject(1, kernel)
    assert ("CloseHandle", 77) in kernel.calls or failing == "CreateJobObjectW"


def test_a_process_that_cannot_be_assigned_is_an_error() -> None:
    with pytest.raises(OSError, match="AssignProcessToJobObject"):
        JobObject(1, Kernel("AssignProcessToJobObject")).assign(1)


def test_other_systems_have_no_jobs() -> None:
    with pytest.raises(OSError, match="Windows only"):
        JobObject(1)
