"""Model files of a pack: put into the models folder, where the program looks for them, and taken out again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from app.core.errors import ModelError, PolicyError, StorageError
from app.core.packs.manifest import Manifest, PackFile
from app.core.packs.store import InstalledPack
from app.settings import enforcement
from app.settings.resolver import Settings
from app.system import installed, paths

_GGUF = b"GGUF"


def check_models(manifest: Manifest, where: Callable[[str], Path], settings: Settings) -> None:
    """Stop unless every file is a model that the policy permits.

    Raises:
        PolicyError: model_forbidden.
        StorageError: pack_contents: neither a GGUF file nor a file of the product's own list.
    """
    shipped = {(f.path.name, f.sha256) for f in installed.all_files() if f.shipped}
    names = {name for name, _ in shipped}
    for file in manifest.files:
        own = (file.path, file.sha256) in shipped
        if not own and (file.path in names or not _is_gguf(where(file.path))):
            raise StorageError("pack_contents", file=file.path, kind=manifest.kind.value)
        if file.path.endswith(".gguf") and not enforcement.model_permitted(file.sha256, own, settings):
            raise PolicyError("model_forbidden", file=file.path)


def place_models(pack: InstalledPack, before: InstalledPack | None) -> None:
    """Put a pack's files into the models folder, and take out those of its earlier version that it has not.

    Raises:
        ModelError: models_unwritable.
    """
    shipped = {f.path.name for f in installed.all_files() if f.shipped}
    folder = paths.models()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in pack.manifest.files:
            _link(pack.where(file.path), folder / file.path)
            if file.path not in shipped:
                installed.record_added(Path(file.path).stem, file.path, file.bytes, file.sha256)
    except OSError as error:
        raise ModelError("models_unwritable", path=str(folder)) from error
    if before is not None:
        withdraw_models(before, pack)


def withdraw_models(pack: InstalledPack, after: InstalledPack | None) -> None:
    """Take a pack's own models out of the models folder, but for files that the pack after it has, too."""
    kept = {file.path for file in after.manifest.files} if after else set()
    added = {(f.path.name, f.sha256) for f in installed.added_files()}
    for file in pack.manifest.files:
        if file.path not in kept and (file.path, file.sha256) in added:
            _withdraw(file)


def _withdraw(file: PackFile) -> None:
    path = paths.models() / file.path
    try:
        installed.forget_added(file.path)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ModelError("models_unwritable", path=str(path.parent)) from error


def _link(source: Path, target: Path) -> None:
    """A second name for the same file where the disk can do that, else a copy; whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    part.replace(target)


def _is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return path.suffix == ".gguf" and file.read(len(_GGUF)) == _GGUF
