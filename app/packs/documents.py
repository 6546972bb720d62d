"""Documents of library packs in the user's library: whatever packs this machine has now, the library has too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app import packs
from app.core.audit import Act
from app.core.packs.manifest import PackKind
from app.core.packs.merging import Merged, Merger
from app.core.packs.store import InstalledPack
from app.system import installed
from app.wiring import Library

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MergedPack:
    """What merging did for one pack: its name, its version ("" where it was taken out), and its documents."""

    name: str
    version: str
    merged: Merged


def has_unmerged(library: Library) -> bool:
    """Whether packs came or went since the library's documents were last brought in line; a few milliseconds."""
    in_use = packs.current(PackKind.LIBRARY, library.settings)
    names = {pack.manifest.name for pack in in_use}
    merger = _merger(library)
    return any(not merger.is_merged(p.manifest, p.digest) for p in in_use) or bool(_gone(library, merger, names))


def merge_packs(
    library: Library,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[MergedPack]:
    """Put the documents of new packs in, replace those of updated ones, take out those of packs that are gone.

    Nothing is read or embedded again, unless a pack was made with another index or search model: then its vectors are
    left to the second stage of indexing (`Indexer.embed_pending`). A kill or a cancel leaves whole documents, and the
    next call goes on. Packs whose files are damaged are left as they were.

    Args:
        library: open for work.
        progress: told (documents done, documents of the pack).
        cancelled: asked between documents.

    Raises:
        Cancelled: `cancelled` said so.
        StorageError: the library cannot be written.
    """
    in_use = packs.current(PackKind.LIBRARY, library.settings)
    merger = _merger(library, progress, cancelled)
    for name in _gone(library, merger, {pack.manifest.name for pack in in_use}):
        yield _told(library, MergedPack(name, "", merger.remove(name)))
    for pack in in_use:
        if not merger.is_merged(pack.manifest, pack.digest) and pack.is_whole():
            yield _told(library, _merge(merger, pack))


def _merge(merger: Merger, pack: InstalledPack) -> MergedPack:
    merged = merger.merge(pack.manifest, pack.digest, pack.files)
    return MergedPack(pack.manifest.name, pack.manifest.version.text, merged)


def _merger(
    library: Library, progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False
) -> Merger:
    return Merger(
        library.catalogue,
        library.vectors,
        lambda: library.analyzer,
        installed.vector_space(),
        progress=progress,
        cancelled=cancelled,
    )


def _gone(library: Library, merger: Merger, in_use: set[str]) -> list[str]:
    """Packs that have documents here and are installed no more, or not trusted any more; damaged ones stay."""
    damaged = {
        each.pack.name
        for each in packs.listed(library.settings)
        if not isinstance(each.pack, InstalledPack) and each.pack.code == "pack_damaged"
    }
    return [name for name in merger.names() if name not in in_use | damaged]


def _told(library: Library, done: MergedPack) -> MergedPack:
    """Into the audit log, with the documents that came or went."""
    act = Act.PACK_INSTALLED if done.version else Act.PACK_REMOVED
    documents = [*done.merged.stored, *done.merged.removed]
    library.audit.did(act, documents, pack=done.name, version=done.version, kind=PackKind.LIBRARY.value)
    return done
