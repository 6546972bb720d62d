"""A pack's manifest: what it is, which files it holds, and the hash of each. The signature is over its exact bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.core.errors import StorageError
from app.core.packs.safe_path import is_pack_name, is_safe, same_file
from app.core.packs.version import Version, parse_version

FORMAT = 1
LONGEST = 8 << 20
"""Bytes of a manifest that are read before its signature is known: some ten thousand files."""
MOST_FILES = 20_000
LARGEST_PACK = 64 << 30
"""Bytes of all files: a judgement; the largest models that a desk can run are below 20 GB."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_KEYS = frozenset("format kind name version title made_at expires least_program files facts".split())
_LONGEST_TITLE = 120


class PackKind(StrEnum):
    """What a pack carries."""

    MODELS = "models"
    TEMPLATES = "templates"
    GLOSSARY = "glossary"
    RULES = "rules"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file: its path below the pack's folder, bytes, and SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself.

    Attributes:
        name: of the pack over all its versions; also its folder.
        title: what people read.
        made_at: ISO time.
        expires: the last day on which it may be installed, or None.
        least_program: the oldest program that can use it.
        facts: what its kind needs besides ("index_version", "embedding" …).
    """

    kind: PackKind
    name: str
    version: Version
    title: str
    made_at: str
    expires: date | None
    least_program: Version
    files: tuple[PackFile, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(file.bytes for file in self.files)


def write_manifest(manifest: Manifest) -> bytes:
    """The bytes that are signed."""
    fields = {
        "format": FORMAT,
        "kind": manifest.kind.value,
        "name": manifest.name,
        "version": manifest.version.text,
        "title": manifest.title,
        "made_at": manifest.made_at,
        "expires": manifest.expires.isoformat() if manifest.expires else "",
        "least_program": manifest.least_program.text,
        "facts": dict(manifest.facts),
        "files": [asdict(file) for file in manifest.files],
    }
    return json.dumps(fields, ensure_ascii=False, indent=1).encode("utf-8")


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest, strictly: what it does not know, it does not accept.

    Raises:
        StorageError: pack_damaged with what is wrong.
    """
    if len(data) > LONGEST:
        raise _wrong("manifest.json")
    try:
        fields = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        return _manifest(fields)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _wrong(f"manifest.json: {str(error)[:80]}") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A key twice in one object is read differently by different programs."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("repeated key")
    return dict(pairs)


def _manifest(fields: object) -> Manifest:
    if not isinstance(fields, dict) or fields.keys() != _KEYS or fields["format"] != FORMAT:
        raise ValueError("format")
    name, title, made_at = (_text(fields, key) for key in ("name", "title", "made_at"))
    if not is_pack_name(name):
        raise ValueError("name")
    if len(title) > _LONGEST_TITLE or not title.isprintable():
        raise ValueError("title")
    datetime.fromisoformat(made_at)
    expires = fields["expires"]
    return Manifest(
        PackKind(fields["kind"]),
        name,
        parse_version(_text(fields, "version")),
        title,
        made_at,
        date.fromisoformat(expires) if expires else None,
        parse_version(_text(fields, "least_program")),
        _files(fields["files"]),
        _facts(fields["facts"]),
    )


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(key)
    return value


def _facts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError("facts")
    return value


def _files(value: object) -> tuple[PackFile, ...]:
    if not isinstance(value, list) or not value or len(value) > MOST_FILES:
        raise ValueError("files")
    files = tuple(_file(each) for each in value)
    if len({same_file(file.path) for file in files}) != len(files):
        raise ValueError("files: one path twice")
    if sum(file.bytes for file in files) > LARGEST_PACK:
        raise ValueError("files: too large")
    return files


def _file(value: object) -> PackFile:
    if not isinstance(value, dict) or value.keys() != {"path", "bytes", "sha256"}:
        raise ValueError("files")
    path, size, sha256 = value["path"], value["bytes"], value["sha256"]
    if not isinstance(path, str) or not is_safe(path):
        raise ValueError(f"path {path!r}")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise ValueError(f"bytes of {path}")
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise ValueError(f"sha256 of {path}")
    return PackFile(path, size, sha256)


def _wrong(detail: str) -> StorageError:
    return StorageError("pack_damaged", detail=detail)
