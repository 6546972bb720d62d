"""Fixtures that several folders of unit tests share."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

_SECTOR, _MINI, _END, _FREE = 512, 64, 0xFFFFFFFE, 0xFFFFFFFF

CompoundWriter = Callable[[Path, dict[str, bytes]], Path]


@pytest.fixture
def write_compound() -> CompoundWriter:
    """Writes an OLE compound file from {"storage/stream": bytes} ([MS-CFB], version 3, small files only)."""
    return _write


def _write(path: Path, streams: dict[str, bytes]) -> Path:
    entries = _entries(streams)
    mini, mini_fat = b"", []
    for entry in entries:
        data = entry["data"]
        if data:
            entry["start"] = len(mini) // _MINI
            count = -(-len(data) // _MINI)
            mini_fat += [entry["start"] + n + 1 for n in range(count - 1)] + [_END]
            mini += data.ljust(count * _MINI, b"\0")
    parts = [_directory(entries), _padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff"), _padded(mini)]
    starts, fat = [], []
    for part in parts:
        starts.append(len(fat))
        count = len(part) // _SECTOR
        fat += [starts[-1] + n + 1 for n in range(count - 1)] + ([_END] if count else [])
    entries[0] |= {"start": starts[2], "size": len(mini)}
    parts[0] = _directory(entries)
    fat.append(0xFFFFFFFD)
    assert len(fat) <= _SECTOR // 4
    header = bytes.fromhex("d0cf11e0a1b11ae1").ljust(24, b"\0") + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, starts[0], 0, 4096, starts[1], len(parts[1]) // _SECTOR, _END, 0)
    header += struct.pack("<I", len(fat) - 1).ljust(109 * 4, b"\xff")
    path.write_bytes(header + b"".join(parts) + _padded(struct.pack(f"<{len(fat)}I", *fat), b"\xff"))
    return path


def _entries(streams: dict[str, bytes]) -> list[dict]:
    entries = [{"name": "Root Entry", "type": 5, "data": b"", "children": []}]
    folders = {"": entries[0]}
    for name, data in streams.items():
        folder, _, leaf = name.rpartition("/")
        if folder not in folders:
            folders[folder] = {"name": folder, "type": 1, "data": b"", "children": []}
            entries.append(folders[folder])
            entries[0]["children"].append(len(entries) - 1)
        entries.append({"name": leaf, "type": 2, "data": data, "children": []})
        folders[folder]["children"].append(len(entries) - 1)
    return entries


def _directory(entries: list[dict]) -> bytes:
    right = {a: b for entry in entries for a, b in zip(entry["children"], entry["children"][1:], strict=False)}
    out = b""
    for number, entry in enumerate(entries):
        name = entry["name"].encode("utf-16-le")
        child = entry["children"][0] if entry["children"] else _FREE
        out += name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, entry["type"], 1)
        out += struct.pack("<III36x", _FREE, right.get(number, _FREE), child)
        out += struct.pack("<IQ", entry.get("start", _END), entry.get("size", len(entry["data"])))
    return _padded(out)


def _padded(data: bytes, fill: bytes = b"\0") -> bytes:
    return data.ljust(-(-len(data) // _SECTOR) * _SECTOR, fill)
