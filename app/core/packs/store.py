"""Packs on this machine: a folder per pack, a folder per version in it, and a pointer to the one in use.

    packs/
      rules-loan/
        current            {"current": "2026.11", "previous": "2026.10"}: replaced at once or not at all
        2026.11/           manifest.json  manifest.sig  files/…

A version's folder is written beside its place and put there when it is whole, so a kill at any moment leaves the old
state or the new one. Who may write these folders may change what is in them; so signatures and hashes are checked
again whenever a pack is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.core.errors import NotFoundError, PolicyError, StorageError
from app.core.packs.deciding import Known, Pointer, Step, decide, moved_back, moved_on
from app.core.packs.manifest import LONGEST, Manifest, PackKind, parse_manifest
from app.core.packs.ports import PackReader, Verifier
from app.core.packs.safe_path import is_pack_name
from app.core.packs.version import parse_version

MANIFEST, SIGNATURE, FILES = "manifest.json", "manifest.sig", "files"
_POINTER = "current"
_STAGING = ".new-"
_GONE = ".gone-"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A version of a pack on this machine whose manifest is signed by somebody trusted.

    Attributes:
        digest: SHA-256 of the manifest's bytes.
        folder: of the version.
        pointer: which versions are there.
    """

    manifest: Manifest
    digest: str
    folder: Path
    pointer: Pointer

    @property
    def files(self) -> Path:
        """The folder of its files."""
        return self.folder / FILES

    def is_whole(self) -> bool:
        """Whether every file is there, with the hash that was signed."""
        return all(_hash(self.files / file.path) == file.sha256 for file in self.manifest.files)

    def where(self, path: str) -> Path:
        """Where a file of the manifest lies."""
        return self.files / path


@dataclass(frozen=True, slots=True)
class Broken:
    """A pack that is there and not used: "pack_untrusted", or "pack_damaged"."""

    name: str
    code: str


@dataclass(slots=True)
class PackStore:
    """The packs below one folder.

    Args:
        folder: made at the first installation.
        signed: whether a trusted key signed these bytes.
    """

    folder: Path
    signed: Verifier

    def names(self) -> list[str]:
        """Names of the packs that are there, usable or not."""
        try:
            found = sorted(each.name for each in self.folder.iterdir() if (each / _POINTER).is_file())
        except OSError:
            return []
        return [name for name in found if is_pack_name(name)]

    def all(self) -> Iterator[InstalledPack | Broken]:
        """Every pack's version in use, or why there is none."""
        for name in self.names():
            try:
                yield self.pack(name)
            except (StorageError, PolicyError, NotFoundError) as error:
                yield Broken(name, error.code)

    def of_kind(self, kind: PackKind) -> list[InstalledPack]:
        """Packs of a kind that can be used; nothing is hashed but the manifests."""
        return [each for each in self.all() if isinstance(each, InstalledPack) and each.manifest.kind is kind]

    def pack(self, name: str) -> InstalledPack:
        """The version of a pack that is in use.

        Raises:
            NotFoundError: pack_not_installed.
            PolicyError: pack_untrusted: its key is no longer trusted.
            StorageError: pack_damaged.
        """
        pointer = self._pointer(name)
        if pointer is None:
            raise NotFoundError("pack_not_installed", name=name)
        return self._version(name, pointer.current, pointer)

    def put(self, reader: PackReader) -> tuple[Step, InstalledPack]:
        """Install a pack: unpack it beside its place, put it there, and point to it.

        Raises:
            PolicyError: see `decide`.
            StorageError: pack_damaged, pack_unwritable or disk_full; the earlier version stays in use.
        """
        manifest = reader.manifest
        step = decide(manifest, reader.digest, self._known(manifest.name))
        home, staging = self.folder / manifest.name, self.folder / f"{_STAGING}{secrets.token_hex(8)}"
        self._sweep()
        try:
            reader.unpack(staging)
            home.mkdir(parents=True, exist_ok=True)
            target = home / manifest.version.text
            _discard(target, self.folder)
            staging.rename(target)
            pointer = moved_on(self._pointer(manifest.name), manifest.version.text)
            self._point(home, pointer)
        except OSError as error:
            raise StorageError("pack_unwritable", path=str(self.folder)) from error
        finally:
            _discard(staging, self.folder)
        self._prune(home, pointer)
        return step, InstalledPack(manifest, reader.digest, target, pointer)

    def roll_back(self, name: str) -> InstalledPack:
        """Point to the version before, once it is seen to be whole; the newer one is taken away.

        Raises:
            NotFoundError: pack_not_installed or pack_no_previous.
            PolicyError: pack_untrusted.
            StorageError: pack_damaged or pack_unwritable.
        """
        pointer = self._pointer(name)
        if pointer is None:
            raise NotFoundError("pack_not_installed", name=name)
        back = moved_back(pointer, name)
        found = self._version(name, back.current, back)
        if not found.is_whole():
            raise StorageError("pack_damaged", detail=f"{name} {back.current}")
        self._point(self.folder / name, back)
        self._prune(self.folder / name, back)
        return found

    def remove(self, name: str) -> None:
        """Take a pack away, every version of it. Raises NotFoundError pack_not_installed, StorageError pack_unwritable."""
        if name not in self.names():
            raise NotFoundError("pack_not_installed", name=name)
        try:
            (self.folder / name / _POINTER).unlink()
        except OSError as error:
            raise StorageError("pack_unwritable", path=str(self.folder)) from error
        _discard(self.folder / name, self.folder)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _known(self, name: str) -> Known | None:
        """The pack in use, whose signer need not be trusted any more: keys are changed, versions still only go up."""
        pointer = self._pointer(name)
        if pointer is None:
            return None
        try:
            data, _ = self._signed_bytes(name, pointer.current)
            return Known(parse_manifest(data), hashlib.sha256(data).hexdigest())
        except StorageError:
            return None

    def _version(self, name: str, version: str, pointer: Pointer) -> InstalledPack:
        data, signature = self._signed_bytes(name, version)
        if not self.signed(data, signature):
            raise PolicyError("pack_untrusted", file=f"{name} {version}")
        manifest = parse_manifest(data)
        if (manifest.name, manifest.version.text) != (name, version):
            raise StorageError("pack_damaged", detail=f"{name} {version}")
        return InstalledPack(manifest, hashlib.sha256(data).hexdigest(), self.folder / name / version, pointer)

    def _signed_bytes(self, name: str, version: str) -> tuple[bytes, bytes]:
        folder = self.folder / name / version
        try:
            with (folder / MANIFEST).open("rb") as file:
                data = file.read(LONGEST + 1)
            return data, (folder / SIGNATURE).read_bytes()
        except OSError as error:
            raise StorageError("pack_damaged", detail=f"{name} {version}") from error

    def _pointer(self, name: str) -> Pointer | None:
        """Where a pack points to; versions only, since they become folder names."""
        if name not in self.names():
            return None
        try:
            fields = json.loads((self.folder / name / _POINTER).read_text("utf-8"))
            pointer = Pointer(str(fields["current"]), str(fields["previous"]))
            for text in (pointer.current, pointer.previous):
                if text:
                    parse_version(text)
            return pointer if pointer.current else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _point(self, home: Path, pointer: Pointer) -> None:
        part = home / f"{_POINTER}.part"
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(pointer), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(home / _POINTER)

    def _prune(self, home: Path, pointer: Pointer) -> None:
        """Take away versions that nothing points to; one whose files are open on Windows goes next time."""
        for each in home.iterdir():
            if each.is_dir() and each.name not in (pointer.current, pointer.previous):
                _discard(each, self.folder)

    def _sweep(self) -> None:
        """What a killed installation left."""
        with suppress(OSError):
            for each in self.folder.iterdir():
                if each.name.startswith((_STAGING, _GONE)):
                    _discard(each, self.folder)


def _discard(folder: Path, holder: Path) -> None:
    """Take a folder away: out of sight at once, then its files, which are read-only (Windows deletes none of those)."""
    if not folder.exists():
        return
    gone = folder
    if not folder.name.startswith((_STAGING, _GONE)):
        gone = holder / f"{_GONE}{secrets.token_hex(8)}"
        try:
            folder.rename(gone)
        except OSError:
            return
    for each in gone.rglob("*"):
        with suppress(OSError):
            each.chmod(stat.S_IRWXU if each.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(gone, ignore_errors=True)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
