"""What kind of document a file is, told from its bytes; its name is asked only where text formats leave no choice.

A HWPX renamed to .pdf is a HWPX: staff rename files, and mail gateways append suffixes.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from app.core import compound
from app.core.errors import DocumentError
from app.core.walk import SUFFIX_FORMATS, SUPPORTED_SUFFIXES, walk

__all__ = ["SUFFIX_FORMATS", "SUPPORTED_SUFFIXES", "detect", "walk"]

_TEXT_FORMATS = frozenset({"txt", "md", "csv", "html", "eml"})
_HEAD_BYTES = 8192
_PDF_WINDOW = 1024  # ISO 32000-1, Annex H: readers accept the header anywhere in the first 1024 bytes

# Signatures of formats that are recognised only to be named in the message.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"HWP Document File V", "hwp 3.0"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "ps"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
)
# Document security of Korean offices: SoftCamp, Fasoo and NASCA wrap files and leave their suffix as it was.
_LOCKED = (b"SCDSA00", b"\x9b DRMONE", b"<## NASCA DRM FILE")
_SHORT_SIGNATURE = 3  # such signatures are also plausible first letters of a text, so the rest must look binary

# Main part content types: ECMA-376 Part 1, 15.2; macro-enabled ones: [MS-OFFMACRO2].
_MAIN_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"ms-excel.template.macroEnabled.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
    (b"presentationml.slideshow.main+xml", "pptx"),
    (b"presentationml.template.main+xml", "pptx"),
    (b"ms-powerpoint.presentation.macroEnabled.main+xml", "pptx"),
    (b"ms-powerpoint.slideshow.macroEnabled.main+xml", "pptx"),
)
_OFFICE_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_HWPX_MIMETYPES = (b"application/hwp+zip", b"application/haansofthwp", b"application/vnd.hancom.hwpx")
_MAIL_HEADER = re.compile(
    rb"\s*(?:from|return-path|received|delivered-to|message-id|mime-version|date|subject|to|x-[\w-]+|dkim-signature"
    rb"|content-type|reply-to|sender|thread-topic|thread-index):[ \t]",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def detect(path: Path) -> str:
    """The format of a file: one of the values of `SUFFIX_FORMATS`.

    Raises:
        DocumentError: file_missing, file_unreadable, file_empty, format_unsupported, document_drm,
            document_encrypted, or document_damaged for a file that has the suffix of a known format and the bytes
            of none.
    """
    head = _read_head(path)
    suffix_format = SUFFIX_FORMATS.get(path.suffix.lower(), "")
    if head.startswith(_LOCKED):
        raise DocumentError("document_drm")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _detect_zip(path, head, suffix_format)
    if head.startswith(compound.MAGIC):
        return _detect_compound(path, suffix_format)
    if b"%PDF-" in head[:_PDF_WINDOW]:
        return "pdf"
    foreign = _foreign(head)
    if foreign:
        raise DocumentError("format_unsupported", format=foreign)
    return _detect_text(path, head, suffix_format)


def _read_head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError("format_unsupported", format="folder")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise DocumentError("file_missing", path=str(path)) from None
    except OSError:
        raise DocumentError("file_unreadable", path=str(path)) from None
    if not head:
        raise DocumentError("file_empty")
    return head


def _foreign(head: bytes) -> str:
    """The name of a recognised format that is not read, or ""."""
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"RIFF") and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return head[8:12].decode("ascii").strip().lower()
    for signature, name in _FOREIGN:
        if head.startswith(signature) and (len(signature) > _SHORT_SIGNATURE or not _looks_like_text(head)):
            return name
    return ""


def _detect_zip(path: Path, head: bytes, suffix_format: str) -> str:
    """Tell a zip container by its mimetype member or its main part; a truncated one by what its start still shows."""
    first_member = head[30:]  # the local file header is 30 bytes (APPNOTE 4.3.7)
    if first_member.startswith(b"mimetype"):
        mimetype = first_member[8:80]
        if any(known in mimetype for known in _HWPX_MIMETYPES):
            return "hwpx"
        if b"opendocument" in mimetype or b"epub" in mimetype:
            raise DocumentError("format_unsupported", format="odf" if b"opendocument" in mimetype else "epub")
    try:
        with zipfile.ZipFile(path) as archive:
            return _detect_members(archive, suffix_format)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return _detect_broken_zip(path, suffix_format)


def _detect_members(archive: zipfile.ZipFile, suffix_format: str) -> str:
    names = archive.namelist()
    lowered = {name.lower().replace("\\", "/").lstrip("/") for name in names}
    if "[content_types].xml" in lowered:
        types = _member_head(archive, names, "[content_types].xml")
        for mark, name in _MAIN_PARTS:
            if mark in types:
                return name
        if b"sheet.binary.macroEnabled" in types:
            raise DocumentError("format_unsupported", format="xlsb")
    if "contents/content.hpf" in lowered or "contents/header.xml" in lowered or "contents/section0.xml" in lowered:
        return "hwpx"
    if "mimetype" in lowered and any(m in _member_head(archive, names, "mimetype") for m in _HWPX_MIMETYPES):
        return "hwpx"
    for folder, name in _OFFICE_FOLDERS:
        if any(member.startswith(folder) for member in lowered):
            return name
    if suffix_format in ("docx", "xlsx", "pptx", "hwpx"):
        raise DocumentError("document_damaged")
    raise DocumentError("format_unsupported", format="zip")


def _member_head(archive: zipfile.ZipFile, names: list[str], wanted: str) -> bytes:
    """The first 256 KB of a member, found without regard to case; b"" when it cannot be inflated."""
    for name in names:
        if name.lower().replace("\\", "/").lstrip("/") != wanted:
            continue
        if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return b""
        try:
            with archive.open(name) as member:
                return member.read(1 << 18)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
            return b""  # damaged, or encrypted (RuntimeError)
    return b""


def _detect_broken_zip(path: Path, suffix_format: str) -> str:
    """A zip without a readable directory: look at the names in its local headers (first 1 MB)."""
    with path.open("rb") as file:
        start = file.read(1 << 20)
    for folder, name in _OFFICE_FOLDERS:
        if b"PK\x03\x04" in start and folder.encode() in start:
            return name
    if b"Contents/section" in start or b"Contents/header.xml" in start:
        return "hwpx"
    if suffix_format in ("docx", "xlsx", "pptx", "hwpx"):
        return suffix_format
    raise DocumentError("document_damaged")


def _detect_compound(path: Path, suffix_format: str) -> str:
    """Tell an OLE compound file by the streams at its root."""
    try:
        entries = compound.root_entries(path)
    except OSError:
        raise DocumentError("file_unreadable", path=str(path)) from None
    if "EncryptedPackage" in entries:
        if suffix_format in ("docx", "xlsx", "pptx"):
            return suffix_format
        raise DocumentError("document_encrypted")
    if "FileHeader" in entries and ("DocInfo" in entries or "BodyText" in entries or "ViewText" in entries):
        return "hwp"
    if "__properties_version1.0" in entries:
        return "msg"
    if "Workbook" in entries or "Book" in entries:
        return "xls"
    for stream, name in (("WordDocument", "doc"), ("PowerPoint Document", "ppt")):
        if stream in entries:
            raise DocumentError("format_unsupported", format=name)
    if suffix_format in ("hwp", "msg", "xls"):
        return suffix_format
    raise DocumentError("format_unsupported", format="ole")


def _detect_text(path: Path, head: bytes, suffix_format: str) -> str:
    if not _looks_like_text(head):
        if suffix_format == "pdf" or suffix_format in _TEXT_FORMATS:
            return suffix_format  # the reader says in what way it is damaged
        if suffix_format:
            raise DocumentError("document_damaged")
        raise DocumentError("format_unsupported", format=path.suffix.lstrip(".").lower() or "binary")
    if suffix_format in _TEXT_FORMATS:
        return suffix_format
    if suffix_format == "pdf" and not _HTML_START.match(head):
        return "pdf"  # a PDF that lost its header is mended, or refused, by its reader
    flat = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML_START.match(flat):
        return "html"
    if _is_mail(flat):
        return "eml"
    if suffix_format or not path.suffix:
        return "txt"  # text saved under an Office suffix, or a bare name such as README
    raise DocumentError("format_unsupported", format=path.suffix.lstrip(".").lower())


def _is_mail(head: bytes) -> bool:
    """At least two of the first lines are mail header fields (RFC 5322)."""
    fields = [bool(_MAIL_HEADER.match(line)) for line in head.splitlines()[:12]]
    return any(fields[:1]) and sum(fields) > 1


def _looks_like_text(head: bytes) -> bool:
    """No control characters that text does not have, save the NULs of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(head.count(bytes([code])) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))
    nuls = head.count(0)
    if controls > len(head) // 200:
        return False
    return nuls == 0 or _is_utf16(head, nuls)


def _is_utf16(head: bytes, nuls: int) -> bool:
    """UTF-16 without a mark: the zero bytes of ASCII letters, spaces and line ends all fall on one side."""
    odd = head[1::2].count(0)
    return odd in (0, nuls) and nuls > len(head) // 50
