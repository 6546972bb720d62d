"""The parts of an HWPX file: a ZIP container with an EPUB-like package, whose parts may be encrypted.

Source: KS X 6101 (OWPML). Encryption follows OpenDocument 1.2 part 3, 4.8 (manifest:encryption-data): SHA-256 of the
password, PBKDF2-HMAC-SHA1, AES-256-CBC over the deflated part, checksum of the first 1,024 bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from dataclasses import dataclass

from app.adapters.hwp_crypto import decrypt_cbc
from app.adapters.safe_xml import Element, attribute, child, descendants, parse_xml
from app.adapters.zip_guard import MAX_MARKUP, GuardedZip
from app.core.errors import DocumentError

MAX_ITERATIONS = 1_000_000
"""PBKDF2 rounds; Hangul writes 1,024. More would only burn time."""
_CHECKED = 1024
_PROPERTIES = {
    "creator": "author",
    "subject": "subject",
    "keyword": "keywords",
    "CreatedDate": "created",
    "ModifiedDate": "modified",
    "lastsaveby": "modified_by",
}
_SECTION = re.compile(r"(^|/)section(\d+)\.xml$", re.IGNORECASE)
_PACKAGE = "Contents/content.hpf"
_HEADER = "Contents/header.xml"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is encrypted."""

    vector: bytes
    salt: bytes
    checksum: bytes
    iterations: int
    key_size: int


class HwpxPackage:
    """The parts of an HWPX file.

    Args:
        container: its checked ZIP container, open as long as parts are read.
        password: the password given, or None.

    Raises:
        DocumentError: "document_encrypted", "document_damaged"; reading a part also "password_wrong", "document_bomb".
    """

    def __init__(self, container: GuardedZip, password: str | None) -> None:
        self._zip = container
        self._password = password
        self._keys: dict[tuple[bytes, int], bytes] = {}
        self._locks = self._read_locks()
        if self._locks and password is None:
            raise DocumentError("document_encrypted")
        self.recovered = False

    def header(self) -> Element | None:
        """The root of header.xml; None when the file has none."""
        return self._xml(_HEADER) if _HEADER in self._zip else None

    def sections(self) -> list[Element]:
        """The roots of the sections, in the order of their numbers."""
        found = [(int(match[2]), name) for name in self._zip.names if (match := _SECTION.search(name))]
        return [self._xml(name) for _, name in sorted(found)]

    def properties(self) -> dict[str, str]:
        """Title, author, dates … of the package."""
        if _PACKAGE not in self._zip:
            return {}
        root = self._xml(_PACKAGE)
        metas = ((each.get("name"), each.text) for each in descendants(root, "meta"))
        stated = {_PROPERTIES[key]: text for key, text in metas if key in _PROPERTIES}
        title = next((each.text for each in descendants(root, "title")), "")
        return {key: value.strip() for key, value in {"title": title, **stated}.items() if value and value.strip()}

    def attachments(self) -> tuple[str, ...]:
        """Names of embedded objects (OLE); pictures are no attachments."""
        return tuple(name for name in self._zip.names if name.startswith("BinData/") and name.lower().endswith(".ole"))

    def _xml(self, name: str) -> Element:
        root, broken = parse_xml(self._part(name))
        self.recovered |= broken
        return root

    def _part(self, name: str) -> bytes:
        data = self._zip.read(name)
        lock = self._locks.get(name)
        return data if lock is None else self._unlock(data, lock)

    def _unlock(self, data: bytes, lock: _Lock) -> bytes:
        deflated = decrypt_cbc(data, self._key(lock), lock.vector)
        inflater = zlib.decompressobj(-15)
        try:
            plain = inflater.decompress(deflated, MAX_MARKUP)
        except zlib.error as error:
            raise DocumentError("password_wrong") from error
        if inflater.unconsumed_tail and not inflater.eof:
            raise DocumentError("document_bomb")
        if lock.checksum and hashlib.sha256(plain[:_CHECKED]).digest() != lock.checksum:
            raise DocumentError("password_wrong")
        return plain

    def _key(self, lock: _Lock) -> bytes:
        known = (lock.salt, lock.iterations)
        if known not in self._keys:
            start = hashlib.sha256((self._password or "").encode()).digest()
            self._keys[known] = hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.iterations, lock.key_size)
        return self._keys[known]

    def _read_locks(self) -> dict[str, _Lock]:
        if _MANIFEST not in self._zip:
            return {}
        root, _ = parse_xml(self._zip.read(_MANIFEST))
        locks = {}
        for entry in descendants(root, "file-entry"):
            data = child(entry, "encryption-data")
            if data is not None:
                locks[(attribute(entry, "full-path") or "")] = _read_lock(data)
        return locks


def _read_lock(data: Element) -> _Lock:
    algorithm, derivation = child(data, "algorithm"), child(data, "key-derivation")
    if algorithm is None or derivation is None or "aes256-cbc" not in (attribute(algorithm, "algorithm-name") or ""):
        raise DocumentError("document_encrypted")
    iterations = int((attribute(derivation, "iteration-count") or "") or "1024")
    if not 0 < iterations <= MAX_ITERATIONS:
        raise DocumentError("document_damaged")
    try:
        return _Lock(
            base64.b64decode(attribute(algorithm, "initialisation-vector") or ""),
            base64.b64decode(attribute(derivation, "salt") or ""),
            base64.b64decode(attribute(data, "checksum") or ""),
            iterations,
            32,
        )
    except (binascii.Error, ValueError) as error:
        raise DocumentError("document_damaged") from error
