"""`seogo purge-machine-data`: what uninstalling with PURGE=1 runs; not for people."""

from __future__ import annotations

import argparse
import ctypes
import os
import sys
import tempfile
from pathlib import Path

import platformdirs

from app.commands import exit_codes
from app.commands.console import Console
from app.settings import keys
from app.system import installed, paths, registry
from app.system.clearing import Report
from app.system.profiles import profiles
from app.system.purging import Machine, purge

_NAME = "Seogo"
_RECORD = "local.toml"


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Delete what Seogo keeps on this machine for all users.

    Whatever cannot be deleted is told, and the exit code is 0 all the same: uninstalling goes on.
    """
    if not arguments.yes:
        console.note(
            console.t(
                "이 PC의 모든 사용자의 서고를 지웁니다. --yes가 있어야 합니다.",
                "Deletes the libraries of all users of this computer; needs --yes.",
            )
        )
        return exit_codes.USAGE
    if not is_administrator():
        console.note(console.t("관리자 권한이 필요합니다.", "Needs administrator rights."))
        return exit_codes.REFUSED
    report = purge(this_machine())
    _tell(report, console)
    if report.kept:
        _write_log(report)
    return exit_codes.DONE


def is_administrator() -> bool:
    """Whether this process may write everywhere."""
    if sys.platform == "win32":
        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0


def this_machine() -> Machine:
    """What there is on this machine; what cannot be found out is left out, so that the rest is still deleted."""
    shared = Path(platformdirs.site_data_dir(_NAME, False))
    try:
        users = profiles()
    except (ImportError, OSError):
        users = []
    return Machine(users, shared, _library_folder(), paths.PROGRAM / "models", _added_models())


def _library_folder() -> str:
    try:
        policy = registry.read_policy()
    except (ImportError, OSError):
        return ""
    values = {name.casefold(): value for name, value in policy.values} if policy else {}
    found = values.get(keys.LIBRARY_FOLDER.windows.casefold(), "")
    return found if isinstance(found, str) else ""


def _added_models() -> list[str]:
    try:
        added = [file.path.name for file in installed.added_files()]
    except (OSError, ValueError, KeyError):  # written by hand, perhaps
        added = []
    return [*added, _RECORD]


def _tell(report: Report, console: Console) -> None:
    kept = [{"path": str(path), "reason": reason} for path, reason in report.kept]
    console.emit({"removed": [str(path) for path in report.removed], "kept": kept})
    for path in report.removed:
        console.say(console.t(f"지움: {path}", f"removed: {path}"))
    for path, reason in report.kept:
        console.say(console.t(f"남음: {path} ({reason})", f"kept: {path} ({reason})"))


def _write_log(report: Report) -> None:
    """Nobody sees the output of an uninstallation, so what stayed is written into the system's folder for such things.

    The name is new each time: with a fixed one, a user could lay a link there.
    """
    lines = [f"removed\t{path}" for path in report.removed] + [f"kept\t{path}\t{why}" for path, why in report.kept]
    handle, _ = tempfile.mkstemp(prefix=f"{_NAME}-purge-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
