"""Checks a ZIP container (DOCX, HWPX, XLSX, PPTX …) before anything parses it.

Nothing is ever extracted to disk, so member names are harmless whatever they say; what can hurt is size. The declared
sizes are trusted as limits only: `zipfile` never inflates a member beyond its declared size, and one that lies fails
its checksum.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Self

from app.core.errors import DocumentError

MEGABYTE = 1024 * 1024
MAX_ENTRIES = 10_000
"""A judgement: office documents hold tens of parts, and one for each picture."""
MAX_TOTAL = 400 * MEGABYTE
"""All members inflated: a judgement. Pictures hardly deflate, so this is also about the largest file that is read."""
MAX_MARKUP = 100 * MEGABYTE
"""All XML inflated: a judgement, since a parsed tree takes several times its text in memory. The most seen in the few
real DOCX and HWPX files at hand is 1.6 MB."""
RATIO_FLOOR = 50 * MEGABYTE
MAX_RATIO = 100
"""Inflated to deflated, over the whole file. A judgement: deflate reaches 1032:1 at most (zlib.net/zlib_tech.html), and
the few real DOCX and HWPX files at hand 24:1."""
_MARKUP_SUFFIXES = (".xml", ".rels", ".vml", ".hpf", ".rdf")


class GuardedZip:
    """A ZIP file whose members may be read safely; a context manager that closes it.

    Args:
        source: a path or a seekable binary file.

    Raises:
        DocumentError: "document_bomb" when it inflates beyond measure, "document_damaged" when it is no ZIP file,
            "file_unreadable" when it cannot be opened.
    """

    def __init__(self, source: Path | BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise DocumentError("document_damaged") from error
        except OSError as error:
            raise DocumentError("file_unreadable", path=str(source)) from error
        try:
            _check(self._zip.infolist())
        except DocumentError:
            self._zip.close()
            raise
        self.names: tuple[str, ...] = tuple(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The inflated bytes of a member.

        Raises:
            KeyError: no such member.
            DocumentError: "document_damaged" when its data is broken, "document_encrypted" when it is ZIP-encrypted.
        """
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:  # APPNOTE.TXT 4.4.4: bit 0, encrypted
            raise DocumentError("document_encrypted")
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise DocumentError("document_damaged") from error


def check_zip(source: Path | BinaryIO) -> None:
    """Refuse a ZIP bomb before another library opens the file (errors as `GuardedZip`)."""
    with GuardedZip(source):
        pass


def _check(members: list[zipfile.ZipInfo]) -> None:
    inflated = sum(member.file_size for member in members)
    deflated = sum(member.compress_size for member in members)
    markup = sum(member.file_size for member in members if member.filename.lower().endswith(_MARKUP_SUFFIXES))
    too_much = len(members) > MAX_ENTRIES or inflated > MAX_TOTAL or markup > MAX_MARKUP
    if too_much or (inflated > RATIO_FLOOR and inflated > MAX_RATIO * max(deflated, 1)):
        raise DocumentError("document_bomb")
