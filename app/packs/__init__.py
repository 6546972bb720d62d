"""What wiring is for packs: settings, places and signatures put together. Commands, engine and wiring use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from app import __version__
from app.adapters.pack_file import PackFileReader
from app.core.errors import NotFoundError, PolicyError, StorageError
from app.core.packs.contents import check_contents
from app.core.packs.deciding import Step, check_time
from app.core.packs.manifest import Manifest, PackKind
from app.core.packs.store import FILES, Broken, InstalledPack, PackStore
from app.core.packs.version import parse_version
from app.packs.models import check_models, place_models, withdraw_models
from app.settings import keys
from app.settings.resolver import Settings
from app.system import paths

PROGRAM = __version__
"""The version that a pack's `least_program` is compared with."""
_PATIENCE = 5.0  # seconds to wait for another installation


class Place(StrEnum):
    """For whom a pack is installed."""

    MACHINE = "machine"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Listed:
    """A pack that is there, and where."""

    place: Place
    pack: InstalledPack | Broken


def today() -> date:
    """The day by the machine's clock."""
    return date.today()


def signed_by(settings: Settings) -> Callable[[bytes, bytes], bool]:
    """Whether one of the keys that the policy trusts signed some bytes."""
    trusted = settings.value(keys.TRUSTED_PACK_KEYS)

    def signed(data: bytes, signature: bytes) -> bool:
        if not trusted:
            return False
        from app.adapters.pack_signing import signer_of  # cryptography takes 40 ms to load; most machines have no packs

        return bool(signer_of(data, signature, trusted))

    return signed


def store(place: Place, settings: Settings) -> PackStore:
    """The packs of a place."""
    folder = paths.machine_packs() if place is Place.MACHINE else paths.user_packs()
    return PackStore(folder, signed_by(settings))


def listed(settings: Settings) -> list[Listed]:
    """Every pack on this machine, IT's first."""
    return [Listed(place, pack) for place in Place for pack in store(place, settings).all()]


def current(kind: PackKind, settings: Settings) -> list[InstalledPack]:
    """The packs of a kind that are in use; of two with one name the newer, and the machine's if they are equal.

    Rules count only where users cannot write: whoever a rule binds must not be able to take it away.
    """
    places = [Place.MACHINE] if kind is PackKind.RULES else list(Place)
    found: dict[str, InstalledPack] = {}
    for place in places:
        for pack in store(place, settings).of_kind(kind):
            known = found.get(pack.manifest.name)
            if known is None or known.manifest.version < pack.manifest.version:
                found[pack.manifest.name] = pack
    return list(found.values())


def current_folders(kind: PackKind, settings: Settings) -> list[Path]:
    """Folders of the files of the packs in use, each checked against its signature and hashes just now.

    Args:
        kind: templates, glossary or rules; the files of models and libraries are put elsewhere.
        settings: in force.
    """
    return [pack.files for pack in current(kind, settings) if pack.is_whole()]


def open_pack(path: Path, settings: Settings, cancelled: Callable[[], bool] = lambda: False) -> PackFileReader:
    """A pack file whose signer the policy trusts. Raises as `PackFileReader`."""
    return PackFileReader(path, signed_by(settings), cancelled)


def install(
    path: Path, place: Place, settings: Settings, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Step, InstalledPack]:
    """Install a pack file. Documents of a library pack are merged by `Library.merge_packs` afterwards.

    Raises:
        PolicyError: pack_untrusted, pack_expired, pack_program, pack_older, pack_version_taken, pack_name_taken,
            pack_machine_only or model_forbidden.
        StorageError: pack_damaged, pack_contents, pack_unwritable, pack_busy or disk_full.
        NotFoundError: pack_missing.
        ModelError: models_unwritable.
    """
    with open_pack(path, settings, cancelled) as reader:
        manifest = reader.manifest
        check_time(manifest, today(), parse_version(PROGRAM))
        if manifest.kind is PackKind.RULES and place is not Place.MACHINE:
            raise PolicyError("pack_machine_only", name=manifest.name)
        with _alone(place):
            packs = store(place, settings)
            before = _usable(packs, manifest.name)
            step, pack = packs.put(_Checked(reader, settings))
            if manifest.kind is PackKind.MODELS:
                place_models(pack, before)
    return step, pack


def roll_back(name: str, place: Place, settings: Settings) -> InstalledPack:
    """Go back to the version before. Raises as `PackStore.roll_back`, and ModelError models_unwritable."""
    with _alone(place):
        packs = store(place, settings)
        before = _usable(packs, name)
        pack = packs.roll_back(name)
        if pack.manifest.kind is PackKind.MODELS:
            place_models(pack, before)
    return pack


def remove(name: str, place: Place, settings: Settings) -> None:
    """Take a pack away. Raises as `PackStore.remove`."""
    with _alone(place):
        packs = store(place, settings)
        before = _usable(packs, name)
        packs.remove(name)
        if before is not None and before.manifest.kind is PackKind.MODELS:
            withdraw_models(before, None)


def place_of(name: str, settings: Settings) -> Place:
    """Where a pack is installed; the user's own first. Raises NotFoundError pack_not_installed."""
    for place in (Place.USER, Place.MACHINE):
        if name in store(place, settings).names():
            return place
    raise NotFoundError("pack_not_installed", name=name)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A reader that also looks whether the files are what the pack's kind says, before the pack is put in use."""

    reader: PackFileReader
    settings: Settings

    @property
    def manifest(self) -> Manifest:
        return self.reader.manifest

    @property
    def digest(self) -> str:
        return self.reader.digest

    def unpack(self, folder: Path) -> None:
        self.reader.unpack(folder)
        where = (folder / FILES).joinpath
        check_contents(self.manifest, where)
        if self.manifest.kind is PackKind.MODELS:
            check_models(self.manifest, where, self.settings)


def _usable(packs: PackStore, name: str) -> InstalledPack | None:
    try:
        return packs.pack(name)
    except (NotFoundError, PolicyError, StorageError):
        return None


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """One installation at a time."""
    folder = paths.machine_packs() if place is Place.MACHINE else paths.user_packs()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o755 if place is Place.MACHINE else 0o700)
        with FileLock(folder / ".lock").acquire(timeout=_PATIENCE):
            yield
    except Timeout as error:
        raise StorageError("pack_busy") from error
    except OSError as error:
        raise StorageError("pack_unwritable", path=str(folder)) from error
