"""Everything that Seogo keeps on a machine, for all of its users: found here, deleted when IT asks for it on uninstalling.

A library that a user put elsewhere by their own settings stays. The purge runs with the system's rights, and a file that
a user writes must not tell it what to delete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.settings import folders, keys
from app.system.clearing import Own, Report, clear_folder, clear_own

_NAME = "Seogo"
_LOCAL, _ROAMING = Path("AppData/Local"), Path("AppData/Roaming")
_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

MARKS = ("library.id", "catalogue.db")
"""A folder with one of these is a library."""

LIBRARY: Own = {
    r"library\.id(\.part)?": None,
    r"\.lock|\.key\.lock|\.tmp\.lock": None,
    r"(catalogue|conversations|summaries|audit)\.db(-wal|-shm|-journal)?": None,
    r"vectors": {r"chroma\.sqlite3(-wal|-shm|-journal)?": None, _UUID: None},
    r"logs": {r"engine(-faults)?\.log(\.\d+)?": None},
    r"tmp": {r"open-.+": None},
}
"""What of a library's folder is Seogo's own."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A user of the machine.

    Attributes:
        home: their profile folder.
        names: what the account may be called, as its folder tells.
    """

    home: Path
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Machine:
    """Where Seogo keeps things.

    Attributes:
        profiles: of every user.
        shared: the folder for all users.
        library_folder: what the policy says of the library's place, or "".
        models: the program's model folder, or None when nothing was added to it.
        added_models: names of files there that no package installed.
    """

    profiles: Sequence[Profile]
    shared: Path
    library_folder: str = ""
    models: Path | None = None
    added_models: Sequence[str] = ()


def purge(machine: Machine) -> Report:
    """Delete Seogo's own files of every user. What cannot be deleted is told and does not stop the rest."""
    report = Report()
    for profile in machine.profiles:
        for place in (_LOCAL, _ROAMING):
            clear_folder(profile.home / place / _NAME, profile.home, report)
    for folder in _libraries(machine):
        if folder.is_dir() and any((folder / mark).is_file() for mark in MARKS):
            clear_own(folder, LIBRARY, report)
    clear_folder(machine.shared, machine.shared.parent, report)
    for name in machine.added_models:
        _delete_model(machine, name, report)
    return report


def _libraries(machine: Machine) -> Iterator[Path]:
    """Folders that the policy names, for each user."""
    try:
        text = keys.LIBRARY_FOLDER.kind.parse(machine.library_folder)
    except ValueError:  # the program refuses such a policy, so it never had a library there
        return
    if not text:
        return
    found = [
        Path(folders.fill(text, _variables(profile.home, name)))
        for profile in machine.profiles
        for name in profile.names
    ]
    yield from dict.fromkeys(found)


def _variables(home: Path, name: str) -> dict[str, str]:
    return {"%USERPROFILE%": str(home), "%LOCALAPPDATA%": str(home / _LOCAL), "%USERNAME%": name}


def _delete_model(machine: Machine, name: str, report: Report) -> None:
    if machine.models is None or Path(name).name != name:
        return
    path = machine.models / name
    try:
        if path.is_file():
            path.unlink()
            report.removed.append(path)
    except OSError as error:
        report.keep(path, error)
