"""Making a pack: files gathered, hashed, listed in a manifest, and signed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from app import __version__
from app.adapters.pack_file import hashed, write_pack
from app.adapters.pack_signing import sign
from app.adapters.sqlite_shelf import SqliteShelf
from app.core.errors import NotFoundError, StorageError, UsageError
from app.core.indexing.prepare import INDEX_VERSION
from app.core.packs.contents import check_contents
from app.core.packs.manifest import Manifest, PackKind, parse_manifest, write_manifest
from app.core.packs.merging import EMBEDDING_FACT, INDEX_FACT
from app.core.packs.shelving import Shelved, Shelver, distinct
from app.core.packs.version import parse_version
from app.system import installed
from app.wiring import CATALOGUE, Access, Library


@dataclass(frozen=True, slots=True)
class Label:
    """What a new pack is called, and how long it may be installed."""

    name: str
    version: str
    title: str = ""
    expires: str = ""
    least_program: str = __version__


@dataclass(frozen=True, slots=True)
class Signer:
    """The file of a signing key, and its password."""

    path: Path
    password: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A new pack: its manifest, the public key that checks it, and the bytes of the file."""

    manifest: Manifest
    public_key: str
    bytes: int
    shelved: tuple[Shelved, ...] = ()


@dataclass(slots=True)
class Packer:
    """Makes packs.

    Args:
        signer: whose signature they carry.
        now: goes into the manifest.
    """

    signer: Signer
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def of_files(self, kind: PackKind, label: Label, files: list[Path], target: Path) -> Built:
        """A pack of models, templates, glossaries or rules.

        Raises:
            UsageError: pack_label or pack_key_unusable.
            StorageError: pack_source, pack_contents, pack_unwritable or disk_full.
        """
        named = {path.name: path for path in files}
        if len(named) != len(files) or not files:
            raise UsageError("pack_arguments")
        return self._write(kind, label, named, {}, target)

    def of_collection(
        self,
        label: Label,
        library_folder: Path,
        collection: str | None,
        target: Path,
        *,
        with_sources: bool = True,
        told: Callable[[str], None] = lambda path: None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Built:
        """A pack of the documents of a library.

        Args:
            library_folder: the library; it must be free for work, and wholly indexed.
            collection: only these documents; None takes all.
            with_sources: take the source files along.
            told: of documents that are left out, since another one has the same file name.
            progress: told (documents done, documents).

        Raises:
            NotFoundError: pack_empty.
            StorageError: pack_unfinished, or as `of_files`.
        """
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".pack-") as name:
            folder = Path(name)
            with Library(library_folder, Access.WORK) as library:
                records = distinct(library.catalogue.documents(collection), told)
                if not records:
                    raise NotFoundError("pack_empty", name=collection or "")
                with closing(SqliteShelf(library.folder / CATALOGUE, library.key.key)) as shelf:
                    shelver = Shelver(library.catalogue, library.vectors, shelf, folder, with_sources)
                    shelved = []
                    for each in shelver.write(records):
                        shelved.append(each)
                        progress(len(shelved), len(records))
            files = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
            facts = {INDEX_FACT: str(INDEX_VERSION), EMBEDDING_FACT: installed.vector_space()}
            return self._write(PackKind.LIBRARY, label, files, facts, target, tuple(shelved))

    def _write(
        self,
        kind: PackKind,
        label: Label,
        files: Mapping[str, Path],
        facts: Mapping[str, str],
        target: Path,
        shelved: tuple[Shelved, ...] = (),
    ) -> Built:
        entries = [(hashed(path, name), path) for name, path in files.items()]
        try:
            manifest = Manifest(
                kind,
                label.name,
                parse_version(label.version),
                label.title or label.name,
                self.now().isoformat(timespec="seconds"),
                date.fromisoformat(label.expires) if label.expires else None,
                parse_version(label.least_program),
                tuple(entry for entry, _ in entries),
                facts,
            )
            data = write_manifest(manifest)
            parse_manifest(data)  # what a desk will do with it
        except ValueError as error:
            raise UsageError("pack_label", detail=str(error)) from error
        except StorageError as error:
            raise UsageError("pack_label", detail=str(error.values.get("detail", ""))) from error
        check_contents(manifest, lambda name: files[name])
        signature, public_key = sign(data, self.signer.path, self.signer.password)
        write_pack(target, data, signature, entries, manifest.made_at)
        return Built(manifest, public_key, target.stat().st_size, shelved)
