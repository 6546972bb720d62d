"""Model files: what is there, whether it is whole and permitted, and taking in another one."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import Cancelled, ModelError, PolicyError
from app.settings import enforcement, keys
from app.settings.resolver import Settings
from app.system import installed, paths
from app.system.installed import InstalledFile
from app.system.verification import genuine

if TYPE_CHECKING:  # the protocol takes 150 ms to load, and `seogo models` needs none of it
    from app.engine.protocol.records import ModelRow

_GGUF = b"GGUF"
_PIECE = 8 << 20  # bytes between two looks at the cancel flag


def model_rows(settings: Settings, in_use: str, *, verify: bool) -> tuple[ModelRow, ...]:
    """Every known model file.

    Args:
        settings: what the policy permits.
        in_use: name of the file that answers now, or "".
        verify: read every file again; otherwise what is known of a file of the same size and time holds.
    """
    roles = (installed.ANSWERS, installed.EMBEDDINGS)
    return tuple(_row(file, settings, in_use, verify) for file in installed.all_files() if file.role in roles)


def _row(file: InstalledFile, settings: Settings, in_use: str, verify: bool) -> ModelRow:
    from app.engine.protocol.records import ModelRow

    return ModelRow(
        name=file.model,
        file=file.path.name,
        role=file.role,
        licence=file.licence,
        bytes=file.bytes,
        sha256=file.sha256,
        state=_state(file, settings, verify),
        shipped=file.shipped,
        in_use=file.path.name == in_use,
    )


def _state(file: InstalledFile, settings: Settings, verify: bool) -> str:
    if not file.path.is_file():
        return "missing"
    if not (sha256_of(file.path) == file.sha256 if verify else genuine(file)):
        return "damaged"
    answers = file.role == installed.ANSWERS
    return "refused" if answers and not enforcement.model_permitted(file.sha256, file.shipped, settings) else "ok"


def import_model(
    source: Path, sha256: str, settings: Settings, cancelled: Callable[[], bool] = lambda: False
) -> InstalledFile:
    """Copy a GGUF file into the models folder, checked against the policy and the hash that the user was given.

    Args:
        source: the file.
        sha256: what its hash must be, or "".
        settings: what the policy permits.
        cancelled: asked while it is read and copied.

    Raises:
        PolicyError: import_forbidden or model_forbidden.
        ModelError: model_missing, model_damaged, model_refused or models_unwritable.
        Cancelled: `cancelled` returned True; nothing was changed.
    """
    enforcement.require(settings, keys.IMPORT_ALLOWED)
    if not source.is_file():
        raise ModelError("model_missing", file=str(source))
    with source.open("rb") as stream:
        if stream.read(4) != _GGUF:
            raise ModelError("model_damaged", file=source.name)
    digest = sha256_of(source, cancelled)
    shipped = next((f for f in installed.all_files() if f.shipped and f.path.name == source.name), None)
    if (sha256 and digest != sha256.lower()) or (shipped and digest != shipped.sha256):
        raise ModelError("model_refused", file=source.name)
    if not enforcement.model_permitted(digest, shipped is not None, settings):
        raise PolicyError("model_forbidden", file=source.name)
    target = paths.models() / source.name
    try:
        _copy(source, target, cancelled)
        if shipped is None:
            installed.record_added(source.stem, target.name, target.stat().st_size, digest)
    except OSError as error:
        raise ModelError("models_unwritable", path=str(target.parent)) from error
    return next(file for file in installed.all_files() if file.path.name == target.name)


def sha256_of(path: Path, cancelled: Callable[[], bool] = lambda: False) -> str:
    """SHA-256 of a file, hex. Raises Cancelled."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            if cancelled():
                raise Cancelled
    return digest.hexdigest()


def _copy(source: Path, target: Path, cancelled: Callable[[], bool]) -> None:
    """Whole or not at all; a file that lies there already stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.resolve() == source.resolve():
        return
    part = target.with_name(target.name + ".part")
    try:
        with source.open("rb") as reading, part.open("wb") as writing:
            while piece := reading.read(_PIECE):
                if cancelled():
                    raise Cancelled
                writing.write(piece)
        shutil.copystat(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
