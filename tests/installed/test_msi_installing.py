"""What a package does, with a program so small that many installations take seconds."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from installer.msi.package import make_model_msi, make_program_msi
from installer.policies.baseline import registry_values
from installer.wine.prefix import Wine, windows_path
from tests.unit.installer.msi_samples import program_file, program_folder

REFUSED = 1603 & 0xFF  # of msiexec's exit code, wine hands on eight bits
LINK = "서고 (Seogo).lnk"
SETUP = r"HKLM\Software\Seogo"
POLICY = r"HKLM\Software\Policies\Seogo"
CLASSES = r"HKLM\Software\Classes"
UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
MODEL = "models/qwen.gguf"
pytestmark = pytest.mark.timeout(900)

_NOTES_ITS_ARGUMENTS = r"""
#include <stdio.h>
int main(int count, char **arguments) {
    FILE *file = fopen("C:\\seogo-ran.txt", "a");
    for (int i = 1; file && i < count; i++) fprintf(file, "%s ", arguments[i]);
    return 3;
}
"""


class SmallDesk:
    """A desk, and the packages of a program that does nothing."""

    def __init__(self, wine: Wine, packages: dict[str, Path], stages: dict[str, Path]) -> None:
        self.wine, self.packages, self.stages = wine, packages, stages
        self.folder = wine.drive / "Program Files/Seogo"
        self.data = wine.drive / "ProgramData/Seogo"

    def msiexec(self, action: str, package: str, *properties: str) -> int:
        path = windows_path(self.packages[package])
        return self.wine.run("msiexec", [action, path, "/qn", *properties], check=False).status

    def registry(self, key: str) -> str:
        done = self.wine.run("reg", ["query", key, "/s", "/reg:64"], check=False)
        return done.output if done.status == 0 else ""

    def links(self) -> list[str]:
        return [path.name for path in (self.wine.drive / "users").rglob("*.lnk")]

    def holds(self, stage: str, folder: Path | None = None) -> bool:
        """Whether the folder is the stage, byte by byte; empty folders aside."""
        wanted, found = self.stages[stage], folder or self.folder
        return contents(wanted) == {name: data for name, data in contents(found).items() if name != MODEL}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], dict[str, Path]]:
    """Version 0.1.0, a later one with an older library and one file more, and a model."""
    folder = tmp_path_factory.mktemp("packages")
    source = folder / "seogo.c"
    source.write_text(_NOTES_ITS_ARGUMENTS, encoding="ascii")
    subprocess.run(["x86_64-w64-mingw32-gcc-posix", str(source), "-o", str(folder / "seogo.exe")], check=True)
    stages = {
        "0.1.0": program_folder(folder / "one"),
        "0.2.0": program_folder(folder / "two", version=(0, 2, 0, 0), extra="app/new.py"),
    }
    (stages["0.2.0"] / "runtime/python312.dll").write_bytes(program_file((0, 0, 9, 0)))
    (stages["0.2.0"] / "runtime/Lib/site-packages/words.txt").unlink()
    made = {}
    for version, stage in stages.items():
        shutil.copy(folder / "seogo.exe", stage / "bin/seogo.exe")
        made[version] = make_program_msi(stage, version, folder, print, policy_values=registry_values())
    (folder / "qwen.gguf").write_bytes(b"weights" * 100_000)
    made["model"] = make_model_msi(folder / "qwen.gguf", [], "1.0.0", folder, print)
    return made, stages


@pytest.fixture(scope="module")
def wine(fresh_wine: Callable[[str], Wine]) -> Wine:
    """A folder tree of these tests' own."""
    return fresh_wine("small")


@pytest.fixture
def desk(wine: Wine, packages: tuple[dict[str, Path], dict[str, Path]]) -> Iterator[SmallDesk]:
    """Without Seogo before and after each test; whatever removing it leaves behind fails the test."""
    desk = SmallDesk(wine, *packages)
    yield desk
    for package in desk.packages:
        desk.msiexec("/x", package)
    left = [path for folder in (desk.folder, desk.data) for path in (folder, *folder.rglob("*")) if path.exists()]
    shutil.rmtree(desk.folder, ignore_errors=True)
    shutil.rmtree(desk.data, ignore_errors=True)
    (desk.wine.drive / "seogo-ran.txt").unlink(missing_ok=True)
    assert left == []
    for key in (SETUP, POLICY, rf"{CLASSES}\Applications\Seogo.exe", rf"{CLASSES}\Seogo.Document", rf"{CLASSES}\.hwp"):
        assert desk.registry(key) == ""
    assert desk.links() == []


def test_installing_and_removing(desk: SmallDesk) -> None:
    assert desk.msiexec("/i", "0.1.0") == 0
    assert desk.holds("0.1.0")
    assert (desk.data / "packs").is_dir()
    assert desk.links() == [LINK]
    assert r"C:\Program Files\Seogo" in desk.registry(SETUP)
    assert "Seogo.Document" in desk.registry(rf"{CLASSES}\.hwp\OpenWithProgids")
    assert desk.registry(POLICY) == ""
    shown = desk.registry(UNINSTALL)
    assert "0.1.0" in shown and "0x412" in shown
    assert desk.msiexec("/x", "0.1.0") == 0
    assert not desk.folder.exists() and not desk.data.exists()
    assert "0.1.0" not in desk.registry(UNINSTALL)


def test_korean_reaches_the_registry(desk: SmallDesk) -> None:
    desk.msiexec("/i", "0.1.0")
    desk.wine.run("reg", ["export", UNINSTALL, r"C:\seogo-names.reg", "/y", "/reg:64"])
    names = (desk.wine.drive / "seogo-names.reg").read_text("utf-16")
    assert '"DisplayName"="서고 (Seogo)"' in names
    assert '"Publisher"="서고 개발진"' in names


def test_an_upgrade_replaces_everything(desk: SmallDesk) -> None:
    """Also a library whose version went down, and a file that is there no more."""
    desk.msiexec("/i", "0.1.0")
    assert desk.msiexec("/i", "0.2.0") == 0
    assert desk.holds("0.2.0")
    shown = desk.registry(UNINSTALL)
    assert "0.2.0" in shown and "0.1.0" not in shown


def test_going_back_is_refused(desk: SmallDesk) -> None:
    desk.msiexec("/i", "0.2.0")
    assert desk.msiexec("/i", "0.1.0") == REFUSED
    assert desk.holds("0.2.0")


@pytest.mark.parametrize("arguments", [(), ("REINSTALL=ALL", "REINSTALLMODE=amus")])
def test_a_repair_brings_back_what_is_missing_or_broken(desk: SmallDesk, arguments: tuple[str, ...]) -> None:
    """msiexec /fa, which wine does not have, is REINSTALL with these letters."""
    desk.msiexec("/i", "0.1.0", "AUTOSTART=1")
    (desk.folder / "Seogo.exe").unlink()
    (desk.folder / "app/__main__.py").write_text("broken", encoding="ascii")
    assert desk.msiexec("/i", "0.1.0", *arguments) == 0
    assert desk.holds("0.1.0")
    assert "Seogo.exe" in desk.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run")


def test_properties(desk: SmallDesk) -> None:
    folder = desk.wine.drive / "My Apps" / "Seogo"
    given = ("INSTALLDIR=C:\\My Apps\\Seogo", r"LIBRARYDIR=D:\library\%USERNAME%", "LANG=en", "SHORTCUT=0")
    assert desk.msiexec("/i", "0.1.0", *given, "AUTOSTART=1", "SETPOLICY=1") == 0
    assert desk.holds("0.1.0", folder)
    assert desk.links() == []
    policy = desk.registry(POLICY)
    assert r"D:\library\%USERNAME%" in policy
    assert r"pdf\0docx\0hwp" in policy  # REG_MULTI_SZ
    assert all(value.name in policy for value in registry_values())
    assert r'"C:\My Apps\Seogo\Seogo.exe"' in desk.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run")
    assert desk.msiexec("/i", "0.2.0") == 0  # none of it has to be said again
    assert desk.holds("0.2.0", folder)
    assert desk.registry(POLICY) == policy
    assert desk.links() == []
    assert desk.msiexec("/x", "0.2.0") == 0
    assert not folder.exists()


@pytest.mark.parametrize(
    "wrong", ["SHORTCUT=yes", "AUTOSTART=2", "SETPOLICY=on", "LANG=fr", "LIBRARYDIR=library", "PURGE=true"]
)
def test_properties_that_mean_nothing_are_refused(desk: SmallDesk, wrong: str) -> None:
    assert desk.msiexec("/i", "0.1.0", wrong) == REFUSED
    assert not desk.folder.exists()


def test_features(desk: SmallDesk) -> None:
    assert desk.msiexec("/i", "0.1.0", "ADDLOCAL=Program,FileTypes") == 0
    assert desk.links() == []
    assert not (desk.folder / "policies").exists()
    assert desk.registry(rf"{CLASSES}\SystemFileAssociations\.pdf\shell\Seogo")
    desk.msiexec("/x", "0.1.0")
    assert desk.msiexec("/i", "0.1.0", "ADDLOCAL=Program") == 0
    assert not desk.registry(rf"{CLASSES}\SystemFileAssociations\.pdf\shell\Seogo")


@pytest.mark.parametrize("model_first", [True, False])
def test_the_model_outlives_the_program(desk: SmallDesk, model_first: bool) -> None:
    for package in ("model", "0.1.0") if model_first else ("0.1.0", "model"):
        assert desk.msiexec("/i", package) == 0
    assert (desk.folder / MODEL).is_file() and desk.holds("0.1.0")
    assert desk.msiexec("/i", "0.2.0") == 0
    assert (desk.folder / MODEL).is_file() and desk.holds("0.2.0")
    assert desk.msiexec("/x", "0.2.0") == 0
    assert set(contents(desk.folder)) == {MODEL}


def test_the_model_follows_the_program(desk: SmallDesk) -> None:
    desk.msiexec("/i", "0.1.0", r"INSTALLDIR=C:\Apps\Seogo")
    assert desk.msiexec("/i", "model") == 0
    folder = desk.wine.drive / "Apps/Seogo"
    assert (folder / MODEL).is_file()
    desk.msiexec("/x", "0.1.0")
    assert set(contents(folder)) == {MODEL}
    desk.msiexec("/x", "model")
    assert not folder.exists()


def test_data_stays_without_purge(desk: SmallDesk) -> None:
    desk.msiexec("/i", "0.1.0")
    (desk.data / "packs/ours.toml").write_text("x", encoding="ascii")
    assert desk.msiexec("/x", "0.1.0") == 0
    assert (desk.data / "packs/ours.toml").exists()
    assert not (desk.wine.drive / "seogo-ran.txt").exists()
    shutil.rmtree(desk.data)


def test_purging_runs_the_program_when_it_is_removed_and_never_before(desk: SmallDesk) -> None:
    ran = desk.wine.drive / "seogo-ran.txt"
    assert desk.msiexec("/i", "0.1.0", "PURGE=1") == 0
    assert desk.msiexec("/i", "0.2.0", "PURGE=1") == 0
    assert not ran.exists()
    assert desk.msiexec("/x", "0.2.0", "PURGE=1") == 0  # though the program ends with status 3
    assert ran.read_text("ascii").split() == ["purge-machine-data", "--yes"]
    assert not desk.folder.exists()


def test_an_old_windows_is_refused(desk: SmallDesk) -> None:
    desk.wine.run("winecfg", ["-v", "win81"])
    try:
        assert desk.msiexec("/i", "0.1.0") == REFUSED
    finally:
        desk.wine.run("winecfg", ["-v", "win10"])
    assert not desk.folder.exists()
