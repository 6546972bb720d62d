"""What the program's package does, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.settings import keys
from app.system.registry import POLICY_KEY
from installer.msi import file_types, wording
from installer.msi.draft import (
    INSTALLDIR,
    Draft,
    file_key,
    folder_keys,
    lay_down,
    registry_data,
    remove_folders,
)
from installer.msi.identity import Kind, file_name
from installer.msi.product import describe, refuse_downgrade, refuse_unfit_machines
from installer.msi.sequences import Step
from installer.msi.tree import Item
from installer.policies.baseline import RegistryValue

LAUNCHER = "Seogo.exe"
CONSOLE = "bin/seogo.exe"
MACHINE_KEY = r"Software\Seogo"
"""Below HKLM: where the program is (`InstallDir`), which the model's package asks for."""
_SETUP_KEY = rf"{MACHINE_KEY}\Setup"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

PROGRAM, START_MENU, FILE_TYPES, POLICIES = "Program", "StartMenu", "FileTypes", "Policies"
"""The features."""
_ALWAYS, _OPTIONAL = 24, 8  # learn.microsoft.com/windows/win32/msi/feature-table: neither is advertised

REMEMBERED = {
    "LIBRARYDIR": "LibraryDir",
    "LANG": "Language",
    "SHORTCUT": "Shortcut",
    "AUTOSTART": "Autostart",
    "SETPOLICY": "SetPolicy",
}
"""Public properties that upgrades and repairs keep, with the values that keep them."""
PUBLIC = (INSTALLDIR, *REMEMBERED, "PURGE")

_ACCEPTED = {
    "SHORTCUT": ('SHORTCUT="0" OR SHORTCUT="1"', "0 | 1"),
    "AUTOSTART": ('AUTOSTART="0" OR AUTOSTART="1"', "0 | 1"),
    "SETPOLICY": ('SETPOLICY="0" OR SETPOLICY="1"', "0 | 1"),
    "PURGE": ('PURGE="0" OR PURGE="1"', "0 | 1"),
    "LANG": ('LANG="ko" OR LANG="en"', "ko | en"),
    # the program refuses a policy that it cannot understand, so a slip of the pen must not get that far
    "LIBRARYDIR": (
        r'LIBRARYDIR >< ":\" OR LIBRARYDIR << "\\" OR LIBRARYDIR << "%"',
        r"C:\… | \\server\share\… | %LOCALAPPDATA%\…",
    ),
}

_OWN_FOLDER = "O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
"""Administrators own it; they and the system write, users read (0x1200a9: FILE_GENERIC_READ | FILE_GENERIC_EXECUTE).
Without the owner, a user who made the folder beforehand could take the rights back. The rules and packs that count for
every user of the machine lie there. learn.microsoft.com/windows/win32/secauthz/ace-strings"""

_PURGE = "PurgeMachineData"
_PURGE_TYPE = 18 | 64 | 1024 | 2048  # an installed program; go on if it fails; deferred; as the system
_PURGE_CONDITION = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND PURGE="1"'


_END = "EndPrograms"
_END_TYPE = 34 | 64  # a program of Windows, named by its path; go on whatever it says
_END_CONDITION = "Installed OR OLDERFOUND"


def draft_program(
    items: Sequence[Item], version: str, icon: Path | None, policy_values: Sequence[RegistryValue]
) -> Draft:
    """Every row but the codes that follow from the content.

    Args:
        items: the program's files.
        version: of the product.
        icon: shown in the list of installed programs.
        policy_values: what SETPOLICY=1 writes.

    Raises:
        ValueError: a policy value that has a property of its own, or a program file is missing.
    """
    missing = {LAUNCHER, CONSOLE} - {item.path for item in items}
    if missing:
        raise ValueError(f"not in the folder: {', '.join(sorted(missing))}")
    draft = Draft(Kind.PROGRAM, items)
    describe(draft, wording.PROGRAM, version, (*PUBLIC, *(f"EARLIER{name}" for name in (INSTALLDIR, *REMEMBERED))))
    _icon(draft, icon)
    refuse_downgrade(draft, version)
    refuse_unfit_machines(draft, _ACCEPTED)
    draft.remember(INSTALLDIR, MACHINE_KEY, "InstallDir", 60)
    for place, (name, value) in enumerate(REMEMBERED.items(), 61):
        draft.remember(name, _SETUP_KEY, value, place)
    _folders(draft)
    _features(draft)
    lay_down(draft, {"policies": POLICIES}, PROGRAM)
    _machine_values(draft, version)
    _policy_values(draft, policy_values)
    _start(draft)
    _machine_data(draft)
    _end_programs(draft)
    draft.add("CustomAction", _PURGE, _PURGE_TYPE, file_key(CONSOLE), "purge-machine-data --yes", None)
    # while files and the policy, which says where libraries are, still are there
    draft.steps.append(Step(_PURGE, 1550, _PURGE_CONDITION))
    return draft


def _end_programs(draft: Draft) -> None:
    """End windows and engines that Restart Manager, which has just asked them to close, has left running.

    A file in use would be marked for removal at the next start of Windows, and its successor under the same name would go
    with it. Nothing is lost: libraries survive a kill at any moment, and unfinished work goes on at the next start.
    """
    draft.add("Directory", "System64Folder", "TARGETDIR", ".")
    command = f"[System64Folder]taskkill.exe /F /IM {LAUNCHER}"
    draft.add("CustomAction", _END, _END_TYPE, "System64Folder", command, None)
    draft.steps.append(Step(_END, 1450, _END_CONDITION))


def _icon(draft: Draft, icon: Path | None) -> None:
    if icon:
        draft.add("Icon", "Seogo.ico", icon.read_bytes())
        draft.add("Property", "ARPPRODUCTICON", "Seogo.ico")


def _folders(draft: Draft) -> None:
    draft.add("Directory", "TARGETDIR", None, "SourceDir")
    draft.add("Directory", "ProgramFiles64Folder", "TARGETDIR", ".")
    draft.add("Directory", INSTALLDIR, "ProgramFiles64Folder", "Seogo")
    draft.add("Directory", "ProgramMenuFolder", "TARGETDIR", ".")
    draft.add("Directory", "CommonAppDataFolder", "TARGETDIR", ".")
    draft.add("Directory", "MachineData", "CommonAppDataFolder", "Seogo")
    draft.add("Directory", "MachinePacks", "MachineData", "packs")


def _features(draft: Draft) -> None:
    """The others belong to the program, so naming one of them alone installs that, too."""
    named = (
        (PROGRAM, None, "서고", "프로그램과 문서 검색 모델", _ALWAYS),
        (START_MENU, PROGRAM, "시작 메뉴", "시작 메뉴의 바로 가기", _OPTIONAL),
        (FILE_TYPES, PROGRAM, "Seogo로 열기", "문서의 오른쪽 단추 메뉴", _OPTIONAL),
        (POLICIES, PROGRAM, "정책 양식", "그룹 정책 편집기에 쓰는 ADMX와 ADML", _OPTIONAL),
    )
    for display, (name, parent, title, description, attributes) in enumerate(named, 1):
        draft.add("Feature", name, parent, title, description, 2 * display, 1, INSTALLDIR, attributes)


def _machine_values(draft: Draft, version: str) -> None:
    values = [(MACHINE_KEY, "InstallDir", "[INSTALLDIR]"), (MACHINE_KEY, "Version", version)]
    values += [(_SETUP_KEY, value, f"[{name}]") for name, value in REMEMBERED.items()]
    own = draft.registry_component("MachineValues", PROGRAM, values)
    remove_folders(draft, own, [*folder_keys(draft), INSTALLDIR])
    start = [(_RUN_KEY, "Seogo", f'"[INSTALLDIR]{LAUNCHER}"')]
    draft.registry_component("Autostart", PROGRAM, start, condition='AUTOSTART="1"')


def _policy_values(draft: Draft, values: Sequence[RegistryValue]) -> None:
    library, language = keys.LIBRARY_FOLDER.windows, keys.LANGUAGE.windows
    if twice := {library, language} & {value.name for value in values}:
        raise ValueError(f"these have properties of their own: {', '.join(sorted(twice))}")
    draft.registry_component("LibraryDir", PROGRAM, [(POLICY_KEY, library, "[LIBRARYDIR]")], condition="LIBRARYDIR")
    draft.registry_component("Language", PROGRAM, [(POLICY_KEY, language, "[LANG]")], condition="LANG")
    if values:
        rows = [(POLICY_KEY, value.name, registry_data(value.type, value.data)) for value in values]
        draft.registry_component("Baseline", PROGRAM, rows, condition='SETPOLICY="1"')


def _start(draft: Draft) -> None:
    mark = [(_SETUP_KEY, "StartMenu", "#1")]
    own = draft.registry_component("StartMenu", START_MENU, mark, condition='NOT SHORTCUT="0"')
    name = file_name(f"{wording.PROGRAM}.lnk").replace(".lnk", "").replace(".LNK", "")  # the installer adds the ending
    target = f"[INSTALLDIR]{LAUNCHER}"
    comment = "문서에 묻고 근거를 봅니다"
    shown = (own, target, None, comment, None, None, None, None, INSTALLDIR)
    draft.add("Shortcut", "StartMenu", "ProgramMenuFolder", name, *shown)
    draft.registry_component("FileTypes", FILE_TYPES, file_types.registry_values())


def _machine_data(draft: Draft) -> None:
    for folder in ("MachineData", "MachinePacks"):
        own = draft.component(folder, folder, PROGRAM)
        draft.add("CreateFolder", folder, own)
        draft.add("MsiLockPermissionsEx", f"Lock{folder}", folder, "CreateFolder", _OWN_FOLDER, None)
        remove_folders(draft, own, [folder])
