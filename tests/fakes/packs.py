"""Packs without cryptography: "signed" means that the signature is the manifest's length."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.core.errors import StorageError
from app.core.packs.manifest import Manifest, PackFile, PackKind, write_manifest
from app.core.packs.version import parse_version

MADE_AT = "2026-11-22T00:00:00+00:00"


def signature_of(data: bytes) -> bytes:
    return str(len(data)).encode()


def signed(data: bytes, signature: bytes) -> bool:
    return signature == signature_of(data)


def make_manifest(
    files: dict[str, bytes],
    version: str = "1",
    name: str = "forms",
    kind: PackKind = PackKind.TEMPLATES,
    expires: date | None = None,
    least_program: str = "0.1",
    **facts: str,
) -> Manifest:
    entries = tuple(PackFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items())
    return Manifest(
        kind,
        name,
        parse_version(version),
        f"묶음 {name}",
        MADE_AT,
        expires,
        parse_version(least_program),
        entries,
        facts,
    )


@dataclass
class FakeReader:
    """An open pack; `fails` stops unpacking halfway, as a full disk or a kill would."""

    files: dict[str, bytes]
    manifest: Manifest
    fails: bool = False
    data: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.data = write_manifest(self.manifest)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def unpack(self, folder: Path) -> None:
        (folder / "files").mkdir(parents=True)
        (folder / "manifest.json").write_bytes(self.data)
        (folder / "manifest.sig").write_bytes(signature_of(self.data))
        for path, data in self.files.items():
            if self.fails:
                raise StorageError("disk_full")
            (folder / "files" / path).write_bytes(data)
            (folder / "files" / path).chmod(0o444)


def make_reader(version: str = "1", content: str = "x = 1", fails: bool = False, **options: object) -> FakeReader:
    files = {"a.toml": content.encode()}
    return FakeReader(files, make_manifest(files, version, **options), fails)  # type: ignore[arg-type]
