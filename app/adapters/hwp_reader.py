"""Reads HWP 5 files (the binary format of Hangul since 2002): an OLE container of deflated record streams.

Hancom publish the format and ask that the source says: "본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를
참고하여 개발하였습니다."
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import olefile  # type: ignore[import-untyped]

from app.adapters.hwp_content import build_content
from app.adapters.hwp_crypto import decrypt_distribution
from app.adapters.hwp_docinfo import read_doc_info
from app.adapters.hwp_model import HangulDocument
from app.adapters.hwp_records import read_records
from app.adapters.hwp_section import SectionReader
from app.core.document import Content
from app.core.errors import DocumentError
from app.core.ports import Progress

MAX_STREAM = 200 * 1024 * 1024
"""Bytes of all streams inflated: a judgement. The text streams of the few real HWP files at hand stay under 1 MB."""
MAX_SECTIONS = 5000
_SIGNATURE = b"HWP Document File"
_OLD_SIGNATURE = b"HWP Document File V3"
_COMPRESSED, _PASSWORD, _DISTRIBUTION, _DRM, _CERTIFICATE, _CERTIFIED_DRM = 1, 2, 4, 16, 256, 1024
_SUMMARY = "\x05HwpSummaryInformation"
_PROPERTIES = {2: "title", 3: "subject", 4: "author", 5: "keywords", 8: "modified_by", 12: "created", 13: "modified"}


class HwpReader:
    """Reads an HWP 5 file."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """Read the whole file (see `app.core.ports.Reader`).

        Raises:
            DocumentError: "document_encrypted" ("hwp_password_unsupported" when a password was given: how Hangul makes
                its key is unpublished), "document_damaged", "document_bomb", "document_no_text", "format_unsupported"
                (Hangul 3), "file_unreadable".
        """
        with _open(path) as container:
            document = _HwpFile(container).document(password is not None)
        return build_content(document, "hwp", progress)


class _HwpFile:
    """The streams of one open container."""

    def __init__(self, container: olefile.OleFileIO) -> None:
        self._container = container
        self._budget = MAX_STREAM
        self._recovered = False
        header = self._raw("FileHeader")
        if not header.startswith(_SIGNATURE) or len(header) < 40:  # signature 32, version 4, properties 4
            raise DocumentError("document_damaged")
        self._flags = int.from_bytes(header[36:40], "little")

    def document(self, has_password: bool = False) -> HangulDocument:
        """Parse the document; an encrypted one is refused in words that depend on whether a password was tried."""
        if self._flags & (_PASSWORD | _DRM | _CERTIFICATE | _CERTIFIED_DRM):
            raise DocumentError("hwp_password_unsupported" if has_password else "document_encrypted")
        info = read_doc_info(read_records(self._stream("DocInfo")))
        sections = tuple(SectionReader(info).read(read_records(stream)) for stream in self._sections())
        if not sections:
            raise DocumentError("document_damaged")
        return HangulDocument(
            sections, info.numberings, info.bullets, self._properties(), self._attachments(), self._recovered
        )

    def _sections(self) -> Iterator[bytes]:
        folder = "ViewText" if self._flags & _DISTRIBUTION else "BodyText"
        for index in range(MAX_SECTIONS):
            name = f"{folder}/Section{index}"
            if not self._container.exists(name):
                return
            raw = self._raw(name)
            yield self._inflate(decrypt_distribution(raw) if folder == "ViewText" else raw)

    def _stream(self, name: str) -> bytes:
        return self._inflate(self._raw(name))

    def _raw(self, name: str) -> bytes:
        try:
            return bytes(self._container.openstream(name).read())
        except (OSError, ValueError, IndexError, TypeError) as error:
            raise DocumentError("document_damaged") from error

    def _inflate(self, raw: bytes) -> bytes:
        """Inflate a stream; of a broken one, what comes before the break."""
        if not self._flags & _COMPRESSED:
            return raw
        inflater = zlib.decompressobj(-15)
        parts: list[bytes] = []
        for start in range(0, len(raw), 65536):
            try:
                parts.append(inflater.decompress(raw[start : start + 65536], self._budget + 1))
            except zlib.error:
                self._recovered = True
                break
            self._budget -= len(parts[-1])
            if self._budget < 0:
                raise DocumentError("document_bomb")
            if inflater.eof:
                break
        self._recovered |= not inflater.eof
        return b"".join(parts)

    def _properties(self) -> dict[str, str]:
        try:
            stated = self._container.getproperties(_SUMMARY, convert_time=True)
        except (OSError, ValueError, IndexError, TypeError, KeyError):
            return {}
        values = {name: stated.get(code) for code, name in _PROPERTIES.items()}
        return {name: _as_text(value) for name, value in values.items() if value and _as_text(value)}

    def _attachments(self) -> tuple[str, ...]:
        names = ("/".join(parts) for parts in self._container.listdir(streams=True, storages=False))
        return tuple(name for name in names if name.startswith("BinData/") and name.lower().endswith(".ole"))


def _open(path: Path) -> olefile.OleFileIO:
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLD_SIGNATURE))
    except OSError as error:
        raise DocumentError("file_unreadable", path=str(path)) from error
    if start == _OLD_SIGNATURE:
        raise DocumentError("format_unsupported", format="HWP 3")
    try:
        return olefile.OleFileIO(path)
    except (OSError, ValueError, IndexError, TypeError, KeyError) as error:
        raise DocumentError("document_damaged") from error


def _as_text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    return str(value).partition("\0")[0].strip()  # Hangul counts characters where the property set counts bytes
