"""Pack files (.seogopack): a ZIP with a signed manifest. Nothing of the ZIP's own is believed.

The manifest is read first, within bounds, and its signature checked; after that only what it names is read, in pieces,
never beyond the length that it states. A ZIP that holds anything more, twice, or as a link is refused whole.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, Self

from app.core.errors import Cancelled, NotFoundError, PolicyError, StorageError
from app.core.packs.manifest import LONGEST, MOST_FILES, Manifest, PackFile, parse_manifest

SUFFIX = ".seogopack"
MANIFEST, SIGNATURE, FILES = "manifest.json", "manifest.sig", "files/"
_PIECE = 1 << 20
_LONGEST_SIGNATURE = 1024
_STORED = (".gguf", ".onnx", ".data", ".pdf", ".docx", ".hwpx", ".xlsx", ".pptx", ".f32")  # hardly deflate
_LARGEST_DIRECTORY = 16 << 20  # bytes: 20,000 entries with the longest paths take less
_NO_DISK_SPACE = 28  # errno.ENOSPC
# APPNOTE.TXT 4.3.14-4.3.16: end of central directory, its ZIP64 form, and the locator between them
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = 20
_READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
    OSError,
    struct.error,
)

Signed = Callable[[bytes, bytes], bool]


def write_pack(
    target: Path, manifest: bytes, signature: bytes, files: list[tuple[PackFile, Path]], made_at: str
) -> None:
    """Write a pack; whole or not at all.

    Args:
        target: the file.
        manifest, signature: what was signed, and the signature.
        files: what the manifest names, and where each lies.
        made_at: ISO time that every entry carries, so that the same contents give the same bytes.

    Raises:
        StorageError: pack_unwritable or disk_full.
    """
    part = target.with_name(f"{target.name}.part")
    moment = datetime.fromisoformat(made_at)
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as pack:
            pack.writestr(_info(MANIFEST, moment), manifest)
            pack.writestr(_info(SIGNATURE, moment), signature)
            for file, path in files:
                info = _info(FILES + file.path, moment)
                info.file_size = file.bytes
                with (
                    path.open("rb") as source,
                    pack.open(info, "w", force_zip64=file.bytes > zipfile.ZIP64_LIMIT) as out,
                ):
                    while piece := source.read(_PIECE):
                        out.write(piece)
        part.replace(target)
    except OSError as error:
        raise _unwritable(error, target) from error
    finally:
        part.unlink(missing_ok=True)


def hashed(path: Path, name: str) -> PackFile:
    """A file's entry in the manifest.

    Raises:
        StorageError: pack_source: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return PackFile(name, path.stat().st_size, digest)
    except OSError as error:
        raise StorageError("pack_source", path=str(path)) from error


class PackFileReader:
    """An open pack whose manifest was signed by somebody trusted. A context manager that closes it.

    Args:
        path: the file.
        signed: whether a trusted key signed these bytes.
        cancelled: asked between pieces.

    Raises:
        NotFoundError: pack_missing.
        StorageError: pack_damaged: it is no pack, or holds what its manifest does not name.
        PolicyError: pack_untrusted.
    """

    def __init__(self, path: Path, signed: Signed, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._cancelled = cancelled
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise NotFoundError("pack_missing", path=str(path)) from error
        try:
            self._zip = _opened(self._file)
            self._manifest_bytes = self._bounded(MANIFEST, LONGEST)
            self._signature = self._bounded(SIGNATURE, _LONGEST_SIGNATURE)
            if not signed(self._manifest_bytes, self._signature):
                raise PolicyError("pack_untrusted", file=path.name)
            self.manifest: Manifest = parse_manifest(self._manifest_bytes)
            self._check_members()
        except BaseException:
            self._file.close()
            raise

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest's bytes."""
        return hashlib.sha256(self._manifest_bytes).hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()

    def check(self) -> None:
        """Read every file and compare it with its hash. Raises StorageError pack_damaged, Cancelled."""
        for file in self.manifest.files:
            self._stream(file, None)

    def unpack(self, folder: Path) -> None:
        """Write manifest, signature and every file, each checked against its hash, below an empty folder.

        Raises:
            StorageError: pack_damaged, pack_unwritable or disk_full; what was written is of no use then.
            Cancelled: `cancelled` said so.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / MANIFEST).write_bytes(self._manifest_bytes)
            (folder / SIGNATURE).write_bytes(self._signature)
            for file in self.manifest.files:
                target = folder / FILES / file.path
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as out:
                    self._stream(file, out)
                    out.flush()
                    os.fsync(out.fileno())
                target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        except OSError as error:
            raise _unwritable(error, folder) from error

    def _stream(self, file: PackFile, out: IO[bytes] | None) -> None:
        digest, left = hashlib.sha256(), file.bytes
        with self._member(FILES + file.path) as member:
            while piece := _read(member, min(_PIECE, left + 1), file.path):
                if self._cancelled():
                    raise Cancelled
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                if out is not None:
                    out.write(piece)
        if left or digest.hexdigest() != file.sha256:
            raise _damaged(file.path)

    def _member(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(name)
        except (KeyError, *_READ_ERRORS) as error:
            raise _damaged(name) from error

    def _bounded(self, name: str, most: int) -> bytes:
        with self._member(name) as member:
            data = _read(member, most + 1, name)
        if len(data) > most:
            raise _damaged(name)
        return data

    def _check_members(self) -> None:
        """The ZIP holds what the manifest names, each once, as plain unencrypted files of the length it states."""
        expected = {FILES + file.path: file.bytes for file in self.manifest.files}
        seen = set()
        for info in self._zip.infolist():
            name = info.filename
            size = expected.get(name, info.file_size if name in (MANIFEST, SIGNATURE) else -1)
            # orig_filename: zipfile cuts a name at a zero byte, and Windows' slashes become ours
            if name in seen or info.orig_filename != name or info.file_size != size or not _is_plain(info):
                raise _damaged(name)
            seen.add(name)
        if len(seen) != len(expected) + 2:
            raise _damaged(MANIFEST)


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    """The ZIP, once its directory is known to be of a size that can be read."""
    try:
        _check_directory(file)
        return zipfile.ZipFile(file)
    except _READ_ERRORS as error:
        raise _damaged("ZIP") from error


def _check_directory(file: BinaryIO) -> None:
    """zipfile reads the whole directory into memory; its size is stated at the file's end, once or twice.

    Packs end with that record, without the comment that a ZIP may have.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LOCATOR - _END64.size))
    tail = file.read()
    _, _, _, _, entries, length, _, comment = _END.unpack(tail[-_END.size :])
    found = [(entries, length)]
    before = tail[: -_END.size]
    if before[-_LOCATOR:].startswith(b"PK\x06\x07"):
        record = _END64.unpack(before[-_LOCATOR - _END64.size : -_LOCATOR])
        found = [(record[7], record[8])]
    if not tail[-_END.size :].startswith(b"PK\x05\x06") or comment:
        raise ValueError("no end of directory")
    if any(count > MOST_FILES + 2 or length > _LARGEST_DIRECTORY for count, length in found):
        raise ValueError("directory too large")


def _is_plain(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    is_file = not info.is_dir() and (not stat.S_IFMT(mode) or stat.S_ISREG(mode))
    return is_file and not info.flag_bits & 0x1 and info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _read(member: IO[bytes], count: int, name: str) -> bytes:
    try:
        return member.read(count)
    except _READ_ERRORS as error:
        raise _damaged(name) from error


def _info(name: str, moment: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (max(moment.year, 1980), *moment.timetuple()[1:6]))
    info.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o444) << 16
    return info


def _damaged(detail: str) -> StorageError:
    return StorageError("pack_damaged", detail=detail)


def _unwritable(error: OSError, path: Path) -> StorageError:
    if error.errno == _NO_DISK_SPACE:
        return StorageError("disk_full")
    return StorageError("pack_unwritable", path=str(path))
