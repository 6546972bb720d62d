"""`seogo models`: what is installed, whether it is genuine, fetching and adding."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands import exit_codes
from app.commands.console import Console
from app.core.errors import ModelError, UsageError
from app.engine.model_files import import_model, sha256_of
from app.settings.resolver import Settings
from app.system import installed, interpreter
from app.system.installed import InstalledFile


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
    if interpreter.is_installed():  # nothing that fetches is shipped
        raise ModelError(
            "model_fetch", detail=console.t("설치된 서고는 받지 않습니다.", "An installed Seogo fetches nothing.")
        )
    from app import provision  # 50 ms to load; only this action needs it

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
    if not name:
        raise UsageError("argument_missing", argument="FILE")
    added = import_model(Path(name).expanduser(), sha256 or "", settings)
    console.emit({"event": "added", "model": added.model, "file": added.path.name, "sha256": added.sha256})
    console.say(
        console.t(
            f"추가했습니다: {added.path.name} (SHA-256 {added.sha256})",
            f"Added: {added.path.name} (SHA-256 {added.sha256})",
        )
    )
    return exit_codes.DONE


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
