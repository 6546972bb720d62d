"""ZIP containers are checked before anything parses them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from app.adapters import zip_guard
from app.adapters.zip_guard import GuardedZip, check_zip
from app.core.errors import DocumentError


def _zip(members: dict[str, bytes]) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    buffer.seek(0)
    return buffer


def test_members_are_read_whatever_their_names() -> None:
    guarded = GuardedZip(_zip({"../../evil.txt": b"kept in memory", "word/document.xml": b"<a/>"}))
    assert guarded.read("../../evil.txt") == b"kept in memory"
    assert "word/document.xml" in guarded
    assert "other.xml" not in guarded


@pytest.mark.parametrize(
    ("limit", "value", "members"),
    [
        ("MAX_ENTRIES", 2, {"a": b"", "b": b"", "c": b""}),
        ("MAX_TOTAL", 100, {"a.bin": bytes(range(101))}),
        ("MAX_MARKUP", 100, {"a.XML": bytes(range(101))}),
        ("RATIO_FLOOR", 1000, {"a.bin": bytes(1_000_000)}),
    ],
)
def test_a_container_beyond_a_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, members: dict[str, bytes]
) -> None:
    check_zip(_zip(members))
    monkeypatch.setattr(zip_guard, limit, value)
    with pytest.raises(DocumentError, match="document_bomb"):
        check_zip(_zip(members))


def test_what_is_no_zip_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK\x03\x04 and no directory")
    with pytest.raises(DocumentError, match="document_damaged"):
        check_zip(path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="file_unreadable"):
        check_zip(tmp_path / "missing.docx")


def test_broken_data_is_damaged() -> None:
    raw = bytearray(_zip({"a.xml": bytes(range(256)) * 20}).getvalue())
    raw[40:60] = bytes(20)
    with pytest.raises(DocumentError, match="document_damaged"):
        GuardedZip(io.BytesIO(bytes(raw))).read("a.xml")


def test_a_zip_encrypted_member_is_named_as_such() -> None:
    raw = bytearray(_zip({"a.xml": b"<a/>"}).getvalue())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="document_encrypted"):
        GuardedZip(io.BytesIO(bytes(raw))).read("a.xml")
