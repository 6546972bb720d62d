"""Deleting what Seogo keeps for all users, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.system import clearing, pinning
from app.system.clearing import Report, clear_folder, clear_own
from app.system.pinning import LinkError, pinned
from app.system.profiles import profiles
from app.system.purging import LIBRARY, MARKS, Machine, Profile, purge
from app.wiring import library as wiring_library

_CHROMA = "71b5d7eb-9279-498e-a7c8-6e4ee6d9c3aa"


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def a_user(tmp_path: Path, name: str) -> Profile:
    home = tmp_path / "Users" / name
    write(home / "AppData/Local/Seogo/library/catalogue.db")
    write(home / "AppData/Local/Seogo/settings.toml")
    write(home / "AppData/Local/Other/data.txt")
    write(home / "Documents/규정.docx")
    return Profile(home, (name,))


def a_library(folder: Path) -> Path:
    for name in ("library.id", "catalogue.db", "catalogue.db-wal", "audit.db", ".lock", ".key.lock", ".tmp.lock"):
        write(folder / name)
    write(folder / "vectors/chroma.sqlite3")
    write(folder / f"vectors/{_CHROMA}/data_level0.bin")
    write(folder / "logs/engine.log.1")
    write(folder / "tmp/open-a1/catalogue.db")
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    write(tmp_path / "ProgramData/Seogo/packs/a/pack.toml")
    write(tmp_path / "ProgramData/Other/data.txt")
    users = [a_user(tmp_path, "kim"), a_user(tmp_path, "lee")]
    return Machine(users, tmp_path / "ProgramData/Seogo")


def test_seogos_folders_of_every_user_go_and_everything_else_stays(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "Users/kim/AppData/Roaming/Seogo").mkdir(parents=True)
    report = purge(machine)
    assert report.kept == []
    assert {path.relative_to(tmp_path).as_posix() for path in report.removed} == {
        "Users/kim/AppData/Local/Seogo",
        "Users/kim/AppData/Roaming/Seogo",
        "Users/lee/AppData/Local/Seogo",
        "ProgramData/Seogo",
    }
    assert files(tmp_path) == {
        "Users/kim/AppData/Local/Other/data.txt",
        "Users/kim/Documents/규정.docx",
        "Users/lee/AppData/Local/Other/data.txt",
        "Users/lee/Documents/규정.docx",
        "ProgramData/Other/data.txt",
    }


def test_a_second_time_there_is_nothing_to_do(machine: Machine) -> None:
    purge(machine)
    again = purge(machine)
    assert (again.removed, again.kept) == ([], [])


def test_links_go_and_what_they_lead_to_stays(machine: Machine, tmp_path: Path) -> None:
    treasure = write(tmp_path / "Windows/System32/kernel32.dll")
    own = tmp_path / "Users/kim/AppData/Local/Seogo"
    (own / "folder").symlink_to(treasure.parent, target_is_directory=True)
    (own / "file").symlink_to(treasure)
    (own / "nowhere").symlink_to(tmp_path / "missing")
    report = purge(machine)
    assert report.kept == []
    assert not own.exists()
    assert treasure.read_text("utf-8") == "x"


@pytest.mark.parametrize("link", ["AppData/Local/Seogo", "AppData/Local", "AppData"])
def test_a_folder_that_is_a_link_is_left_alone(tmp_path: Path, link: str) -> None:
    """Users own these folders and could lead the system's rights to another place."""
    home = tmp_path / "Users/eve"
    trap = tmp_path / "elsewhere"
    inner = Path("AppData/Local/Seogo").relative_to(link)
    treasure = write(trap / inner / "file.txt")
    (home / link).parent.mkdir(parents=True)
    (home / link).symlink_to(trap, target_is_directory=True)
    report = purge(Machine([Profile(home, ("eve",))], tmp_path / "ProgramData/Seogo"))
    assert treasure.exists()
    assert report.removed == []
    assert [path for path, _ in report.kept] == [home / "AppData/Local/Seogo"]


def test_a_home_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    treasure = write(tmp_path / "elsewhere/AppData/Local/Seogo/file.txt")
    home = tmp_path / "eve"
    home.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    report = purge(Machine([Profile(home, ("eve",))], tmp_path / "ProgramData/Seogo"))
    assert treasure.exists() and report.removed == []


def test_the_policys_library_loses_what_is_seogos_own(tmp_path: Path) -> None:
    folder = a_library(tmp_path / "D/서고")
    write(folder / "메모.txt")
    write(folder / "vectors/backup.zip")
    write(folder / "old/library.id")
    report = purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", str(folder)))
    assert report.kept == []
    assert files(folder) == {"메모.txt", "vectors/backup.zip", "old/library.id"}
    assert folder / "catalogue.db" in report.removed
    assert folder / "vectors" not in report.removed


def test_a_library_with_nothing_else_goes_with_its_folder(tmp_path: Path) -> None:
    folder = a_library(tmp_path / "D/Seogo")
    purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", str(folder)))
    assert not folder.exists()
    assert folder.parent.exists()


def test_libraries_by_account(tmp_path: Path) -> None:
    ours = [a_library(tmp_path / "D" / name) for name in ("kim", "lee.sm")]
    other = write(tmp_path / "D/park/catalogue.db")
    users = [Profile(tmp_path / "Users/kim.BANK", ("kim.BANK", "kim")), Profile(tmp_path / "Users/lee.sm", ("lee.sm",))]
    purge(Machine(users, tmp_path / "PD/Seogo", f"{tmp_path}/D/%USERNAME%"))
    assert not any(folder.exists() for folder in ours)
    assert other.exists()


def test_a_folder_that_holds_no_library_is_left_alone(tmp_path: Path) -> None:
    """A policy that names D:\\ by mistake must not cost anybody's files, whatever their names."""
    names = ("audit.db", "logs/engine.log", ".lock")
    for name in names:
        write(tmp_path / "D" / name)
    report = purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", str(tmp_path / "D")))
    assert files(tmp_path / "D") == set(names)
    assert (report.removed, report.kept) == ([], [])


@pytest.mark.parametrize("text", ["relative/folder", "%TEMP%/x", "\0", ""])
def test_a_policy_that_the_program_refuses_names_no_library(tmp_path: Path, text: str) -> None:
    report = purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", text))
    assert (report.removed, report.kept) == ([], [])


def test_a_library_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    real = a_library(tmp_path / "real")
    link = tmp_path / "link"
    link.symlink_to(real, target_is_directory=True)
    report = purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", str(link)))
    assert (real / "catalogue.db").exists()
    assert [path for path, _ in report.kept] == [link]


def test_links_within_a_library_go_and_what_they_lead_to_stays(tmp_path: Path) -> None:
    treasure = write(tmp_path / "elsewhere/chroma.sqlite3")
    folder = a_library(tmp_path / "D")
    (folder / "summaries.db").symlink_to(treasure)
    for path in sorted((folder / "vectors").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (folder / "vectors").rmdir()
    (folder / "vectors").symlink_to(treasure.parent, target_is_directory=True)
    purge(Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "PD/Seogo", str(folder)))
    assert treasure.exists()
    assert not folder.exists()


def test_added_models_go_and_nothing_outside_their_folder(tmp_path: Path) -> None:
    models = tmp_path / "models"
    names = ("mine.gguf", "local.toml", "qwen.gguf")
    for name in names:
        write(models / name)
    outside = write(tmp_path / "secret.gguf")
    machine = Machine([], tmp_path / "PD/Seogo", "", models, ["mine.gguf", "local.toml", "../secret.gguf", "gone.gguf"])
    assert purge(machine).removed == [models / "mine.gguf", models / "local.toml"]
    assert files(models) == {"qwen.gguf"}
    assert outside.exists()


def test_what_cannot_be_deleted_is_told_and_the_rest_goes(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name == "settings.toml" and "kim" in path.parts:
            raise OSError(13, "in use")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    report = purge(machine)
    kept = tmp_path / "Users/kim/AppData/Local/Seogo/settings.toml"
    assert report.kept == [(kept, "in use")]
    assert files(tmp_path / "Users/kim/AppData/Local/Seogo") == {"settings.toml"}
    assert not (tmp_path / "Users/lee/AppData/Local/Seogo").exists()
    assert not machine.shared.exists()


def test_a_read_only_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to delete a file with that attribute."""
    path = write(tmp_path / "Seogo/model.gguf")
    path.chmod(0o400)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if not path.lstat().st_mode & 0o200:
            raise PermissionError(13, "read-only")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    report = Report()
    clear_folder(tmp_path / "Seogo", tmp_path, report)
    assert report.removed == [tmp_path / "Seogo"]


def test_a_junction_is_deleted_as_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`DeleteFile` refuses links to folders on Windows; `RemoveDirectory` takes them without what they lead to."""
    link = tmp_path / "Seogo/link"
    link.mkdir(parents=True)
    monkeypatch.setattr(clearing, "is_link", lambda path: path == link)
    monkeypatch.setattr(Path, "unlink", lambda path: (_ for _ in ()).throw(PermissionError(5, "denied")))
    report = Report()
    clear_folder(tmp_path / "Seogo", tmp_path, report)
    assert report.kept == [] and not link.exists()


def test_own_names_are_told_whatever_their_case(tmp_path: Path) -> None:
    write(tmp_path / "L/Catalogue.DB")
    write(tmp_path / "L/catalogue.db.bak")
    clear_own(tmp_path / "L", LIBRARY, Report())
    assert files(tmp_path / "L") == {"catalogue.db.bak"}


def test_the_librarys_files_are_known() -> None:
    names = (wiring_library.CATALOGUE, wiring_library.CONVERSATIONS, wiring_library.SUMMARIES, wiring_library.AUDIT)
    assert all(clearing._known(name, LIBRARY)[0] for name in (*names, "library.id"))
    assert wiring_library.CATALOGUE in MARKS


class FakeKernel:
    """CreateFileW and CloseHandle, noting what is asked for."""

    def __init__(self, handle: int = 7) -> None:
        self.handle = handle
        self.asked: list[tuple[Any, ...]] = []
        self.closed: list[int | None] = []
        kernel = self

        class Create:
            restype: object = None

            def __call__(self, *arguments: Any) -> int:
                kernel.asked.append(arguments)
                return kernel.handle

        self.CreateFileW = Create()

    def CloseHandle(self, handle: Any) -> None:  # noqa: N802 - their name
        self.closed.append(handle.value)


@pytest.mark.parametrize(("others_write", "share"), [(False, 1), (True, 3)])
def test_a_folder_is_held_without_letting_others_rename_it(tmp_path: Path, others_write: bool, share: int) -> None:
    kernel = FakeKernel()
    with pinned(tmp_path, others_write=others_write, kernel32=kernel):
        assert kernel.closed == []
    (asked,) = kernel.asked
    assert asked[0] == str(tmp_path)
    assert asked[2] == share  # never FILE_SHARE_DELETE (4)
    assert asked[5] & 0x0020_0000  # FILE_FLAG_OPEN_REPARSE_POINT
    assert kernel.closed == [7]


def test_a_folder_that_cannot_be_held_is_not_touched(tmp_path: Path) -> None:
    kernel = FakeKernel(handle=int(pinning._INVALID or -1))
    with pytest.raises(OSError, match="cannot be held"), pinned(tmp_path, kernel32=kernel):
        raise AssertionError("entered")


def test_a_link_is_told_after_it_is_held_and_let_go_again(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    kernel = FakeKernel()
    with pytest.raises(LinkError), pinned(tmp_path / "link", kernel32=kernel):
        raise AssertionError("entered")
    assert kernel.closed == [7]


def test_reparse_points_of_any_kind_are_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Junction:
        st_mode = 0o040755
        st_file_attributes = 0x400

    monkeypatch.setattr(Path, "lstat", lambda path: Junction())
    assert pinning.is_link(tmp_path)


class FakeKey:
    def __init__(self, values: dict[str, str], subkeys: Sequence[str] = ()) -> None:
        self.values, self.subkeys = values, subkeys

    def __enter__(self) -> FakeKey:
        return self

    def __exit__(self, *exception: object) -> None:
        return None


class FakeRegistry:
    HKEY_LOCAL_MACHINE, KEY_READ, KEY_WOW64_64KEY = 1, 2, 4

    def __init__(self, keys: dict[str, FakeKey]) -> None:
        self._keys = keys

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> FakeKey:  # noqa: N802
        assert access == 6
        return self._keys[sub_key]

    def QueryInfoKey(self, key: FakeKey) -> tuple[int, int, int]:  # noqa: N802
        return len(key.subkeys), len(key.values), 0

    def EnumValue(self, key: FakeKey, index: int) -> tuple[str, Any, int]:  # noqa: N802
        return (*list(key.values.items())[index], 2)

    def EnumKey(self, key: FakeKey, index: int) -> str:  # noqa: N802
        return key.subkeys[index]


def test_the_users_of_a_windows_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    top = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
    monkeypatch.setattr(os.path, "expandvars", lambda text: text.replace("%systemroot%", r"C:\Windows"))
    found = profiles(
        FakeRegistry(
            {
                top: FakeKey({"Default": "x"}, ["S-1-5-18", "S-1-5-21-1", "S-1-5-21-2", "S-1-5-21-3"]),
                rf"{top}\S-1-5-18": FakeKey({"ProfileImagePath": r"%systemroot%\system32\config\systemprofile"}),
                rf"{top}\S-1-5-21-1": FakeKey({"ProfileImagePath": r"C:\Users\kim.BANK", "Flags": "0"}),
                rf"{top}\S-1-5-21-2": FakeKey({"ProfileImagePath": r"C:\Users\lee"}),
                rf"{top}\S-1-5-21-3": FakeKey({"State": "0"}),
            }
        )
    )
    assert [(str(profile.home), profile.names) for profile in found] == [
        (r"C:\Windows\system32\config\systemprofile", ("systemprofile",)),
        (r"C:\Users\kim.BANK", ("kim.BANK", "kim")),
        (r"C:\Users\lee", ("lee",)),
    ]
