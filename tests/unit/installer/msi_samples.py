"""A small program folder, with program files that carry versions, made byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

_FILE_ALIGNMENT, _SECTION = 0x200, 0x1000
_RT_VERSION = 16
_KOREAN = 0x0412


def program_file(version: tuple[int, int, int, int] | None) -> bytes:
    """A 64-bit Windows program file that holds nothing but a version resource, or not even that.

    learn.microsoft.com/windows/win32/debug/pe-format
    """
    resources = _resources(_version_info(version)) if version else b""
    directories = [(0, 0)] * 16
    if resources:
        directories[2] = (_SECTION, len(resources))
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, 0, len(resources), 0, 0, _SECTION)
    optional += struct.pack(
        "<QIIHHHHHHIIIIHH", 0x140000000, _SECTION, _FILE_ALIGNMENT, 10, 0, 0, 0, 10, 0, 0, 0x2000, 0x200, 0, 3, 0x160
    )
    optional += struct.pack("<QQQQII", 0x100000, 0x1000, 0x100000, 0x1000, 0, 16)
    optional += b"".join(struct.pack("<II", *each) for each in directories)
    section = struct.pack("<8sIIIIIIHHI", b".rsrc", len(resources), _SECTION, 0x200, 0x200, 0, 0, 0, 0, 0x40000040)
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0"
    head += struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x2022) + optional + section
    return head.ljust(0x200, b"\0") + resources.ljust(0x400, b"\0")


def _resources(data: bytes) -> bytes:
    """Three levels (kind, number, language) and one entry."""
    level = struct.pack("<IIHHHH", 0, 0, 0, 0, 0, 1)
    tree = level + struct.pack("<II", _RT_VERSION, 0x8000_0018)
    tree += level + struct.pack("<II", 1, 0x8000_0030)
    tree += level + struct.pack("<II", _KOREAN, 0x48)
    return tree + struct.pack("<IIII", _SECTION + 0x58, len(data), 0, 0) + data


def _version_info(version: tuple[int, int, int, int]) -> bytes:
    high, low = version[0] << 16 | version[1], version[2] << 16 | version[3]
    fixed = struct.pack("<IIIIIIIIIIIII", 0xFEEF04BD, 0x10000, high, low, high, low, 0x3F, 0, 0x40004, 1, 0, 0, 0)
    translation = _node("Translation", struct.pack("<HH", _KOREAN, 1200))
    return _node("VS_VERSION_INFO", fixed, _node("VarFileInfo", b"", translation))


def _node(name: str, value: bytes, *children: bytes) -> bytes:
    """learn.microsoft.com/windows/win32/menurc/vs-versioninfo: everything at multiples of 4."""
    head = name.encode("utf-16-le") + b"\0\0"
    body = head + bytes(-(6 + len(head)) % 4) + value
    body += bytes(-(6 + len(body)) % 4) + b"".join(children)
    return struct.pack("<HHH", 6 + len(body), len(value), 0) + body


def program_folder(folder: Path, *, version: tuple[int, int, int, int] = (0, 1, 0, 0), extra: str = "") -> Path:
    """What the packages install, in small.

    Args:
        folder: made.
        version: of the program files.
        extra: another file, below the folder.
    """
    texts = {
        "app/__main__.py": "print('서고')\n",
        "app/core/document.pyc": "code",
        "resources/samples/여신 업무 규정 (예제).txt": "제1조\n",
        "resources/empty.txt": "",
        "policies/Seogo.admx": "<policyDefinitions/>",
        "policies/ko-KR/Seogo.adml": "ko",
        "policies/en-US/Seogo.adml": "en",
        "models/manifest.toml": "[[model]]\n",
        "licences/LICENSE": "Apache\n",
        "runtime/Lib/site-packages/words.txt": "".join(f"{n} 문서\n" for n in range(20_000)),
    }
    if extra:
        texts[extra] = extra
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for path in ("Seogo.exe", "bin/seogo.exe", "runtime/python312.dll"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(program_file(version))
    (folder / "runtime/plain.dll").write_bytes(program_file(None))
    return folder
