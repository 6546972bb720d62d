"""The two launchers as files: what Windows reads of them before it runs them."""

from __future__ import annotations

import re
from pathlib import Path

import pefile
import pytest

import app
from app.provisioning.layout import ROOT, default_layout
from installer.launcher import build, icon
from installer.runtime import ensure_runtime

_GUI, _CONSOLE = 2, 3  # IMAGE_SUBSYSTEM_WINDOWS_GUI, IMAGE_SUBSYSTEM_WINDOWS_CUI
_SAFE = 0x0020 | 0x0040 | 0x0100  # HIGH_ENTROPY_VA, DYNAMIC_BASE, NX_COMPAT


def built(target: Path) -> dict[str, pefile.PE]:
    """Both launchers by their paths."""
    layout = default_layout()
    build.build_launchers(layout, ensure_runtime(layout, print), target, print)
    return {each.path: pefile.PE(data=(target / each.path).read_bytes()) for each in build.LAUNCHERS}


@pytest.fixture(scope="module")
def launchers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pefile.PE]:
    """Made once."""
    return built(tmp_path_factory.mktemp("launchers"))


def resources(program: pefile.PE, kind: str) -> dict[int, bytes]:
    """Resources of one kind by their numbers."""
    found: dict[int, bytes] = {}
    for group in program.DIRECTORY_ENTRY_RESOURCE.entries:
        if group.id == pefile.RESOURCE_TYPE[kind]:
            for entry in group.directory.entries:
                place = entry.directory.entries[0].data.struct
                found[entry.id] = program.get_data(place.OffsetToData, place.Size)
    return found


def words(program: pefile.PE) -> dict[str, dict[str, str]]:
    """The version resource's words by language."""
    return {
        table.LangID.decode(): {name.decode(): value.decode() for name, value in table.entries.items()}
        for info in program.FileInfo[0]
        if info.Key == b"StringFileInfo"
        for table in info.StringTable
    }


def test_the_same_sources_give_the_same_bytes(launchers: dict[str, pefile.PE], tmp_path: Path) -> None:
    again = built(tmp_path / "again")
    assert {path: each.__data__[:] for path, each in again.items()} == {
        path: each.__data__[:] for path, each in launchers.items()
    }


def test_only_one_of_them_has_a_console(launchers: dict[str, pefile.PE]) -> None:
    assert launchers["Seogo.exe"].OPTIONAL_HEADER.Subsystem == _GUI
    assert launchers["bin/seogo.exe"].OPTIONAL_HEADER.Subsystem == _CONSOLE


@pytest.mark.parametrize("path", ["Seogo.exe", "bin/seogo.exe"])
def test_they_need_windows_alone(launchers: dict[str, pefile.PE], path: str) -> None:
    program = launchers[path]
    needed = {each.dll.decode().lower() for each in program.DIRECTORY_ENTRY_IMPORT}
    assert needed <= {"kernel32.dll", "msvcrt.dll", "user32.dll"}
    assert program.FILE_HEADER.TimeDateStamp == 0
    assert program.OPTIONAL_HEADER.DllCharacteristics & _SAFE == _SAFE
    assert not re.search(rb"/(home|root|tmp|work|usr)/", program.__data__[:])
    assert str(ROOT).encode() not in program.__data__[:]


def test_the_console_launcher_does_not_load_the_desktop(launchers: dict[str, pefile.PE]) -> None:
    """Every document that is read starts one."""
    needed = {each.dll.decode().lower() for each in launchers["bin/seogo.exe"].DIRECTORY_ENTRY_IMPORT}
    assert "user32.dll" not in needed


@pytest.mark.parametrize("launcher", build.LAUNCHERS, ids=lambda launcher: launcher.path)
def test_windows_shows_version_and_names_in_both_languages(
    launchers: dict[str, pefile.PE], launcher: build.Launcher
) -> None:
    program = launchers[launcher.path]
    told = words(program)
    assert told["041204B0"]["ProductName"] == "서고"
    assert told["041204B0"]["FileDescription"] == launcher.korean
    assert told["040904B0"]["ProductName"] == "Seogo"
    assert told["040904B0"]["FileDescription"] == launcher.english
    for each in told.values():
        assert each["FileVersion"] == each["ProductVersion"] == app.__version__
        assert each["OriginalFilename"] == launcher.name
    fixed = program.VS_FIXEDFILEINFO[0]
    major, minor, patch, build_number = build.version_numbers(app.__version__)
    assert (fixed.FileVersionMS, fixed.FileVersionLS) == (major << 16 | minor, patch << 16 | build_number)


@pytest.mark.parametrize("path", ["Seogo.exe", "bin/seogo.exe"])
def test_the_icon_has_every_size(launchers: dict[str, pefile.PE], path: str) -> None:
    [group] = resources(launchers[path], "RT_GROUP_ICON").values()
    sides = [group[6 + 14 * number] or 256 for number in range(int.from_bytes(group[4:6], "little"))]
    assert tuple(sides) == icon.SIZES
    assert len(resources(launchers[path], "RT_ICON")) == len(icon.SIZES)


@pytest.mark.parametrize("path", ["Seogo.exe", "bin/seogo.exe"])
def test_the_manifest_is_inside(launchers: dict[str, pefile.PE], path: str) -> None:
    manifest = resources(launchers[path], "RT_MANIFEST")[1].decode("utf-8")
    assert 'level="asInvoker"' in manifest
    assert "PerMonitorV2" in manifest
    assert f'version="{app.__version__}.0"' in manifest
