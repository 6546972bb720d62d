"""Secrets come back to whom they belong, and to nobody else."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import StorageError
from app.system import dpapi
from app.system.secrets import SecretStore


def test_a_secret_comes_back(tmp_path: Path) -> None:
    store = SecretStore(tmp_path / "keys")
    assert store.read("library") is None
    store.write("library", b"one")
    store.write("library", b"two")
    assert store.read("library") == b"two"
    store.forget("library")
    assert store.read("library") is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    SecretStore(tmp_path / "keys").write("library", b"one")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "keys" / "library").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file", "utf-8")
    with pytest.raises(StorageError, match="secrets_unwritable"):
        SecretStore(tmp_path / "keys").write("library", b"one")


def test_half_a_secret_is_never_left(tmp_path: Path) -> None:
    def refuse(secret: bytes) -> bytes:
        raise OSError("no")

    with pytest.raises(StorageError):
        SecretStore(tmp_path, wrap=refuse).write("library", b"one")
    assert os.listdir(tmp_path) == []


class FakeCrypt32:
    """Wraps by turning bytes round, as long as the marker is there."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.kept: list[Any] = []

    def _give(self, data: bytes, out: Any) -> int:
        buffer = ctypes.create_string_buffer(data, len(data))
        self.kept.append(buffer)
        out._obj.size = len(data)
        out._obj.data = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_char))
        return int(self.works)

    def CryptProtectData(self, given: Any, *rest: Any) -> int:  # noqa: N802 - Windows' name
        assert rest[-2].value == 1
        return self._give(b"dpapi" + ctypes.string_at(given._obj.data, given._obj.size)[::-1], rest[-1])

    def CryptUnprotectData(self, given: Any, *rest: Any) -> int:  # noqa: N802
        return self._give(ctypes.string_at(given._obj.data, given._obj.size)[5:][::-1], rest[-1])


class FakeKernel32:
    def __init__(self) -> None:
        self.freed = 0

    def LocalFree(self, pointer: Any) -> None:  # noqa: N802
        self.freed += 1


def test_windows_wraps_and_unwraps_and_lets_go_of_its_memory() -> None:
    crypt, kernel = FakeCrypt32(), FakeKernel32()
    wrapped = dpapi.protect(b"a\x00secret", crypt, kernel)
    assert b"a\x00secret" not in wrapped
    assert dpapi.unprotect(wrapped, crypt, kernel) == b"a\x00secret"
    assert kernel.freed == 2


def test_bytes_of_another_user_are_no_secret(tmp_path: Path) -> None:
    def unwrap(data: bytes) -> bytes:
        return dpapi.unprotect(data, FakeCrypt32(works=False), FakeKernel32())

    SecretStore(tmp_path).write("library", b"one")
    assert SecretStore(tmp_path, unwrap=unwrap).read("library") is None
