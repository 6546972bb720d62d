"""What IT and clerks do in order: install, use, upgrade, try to go back, repair, remove, install elsewhere, purge.

The tests of this file build on each other, as the days of a desk do.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app import __version__
from app.provisioning.layout import default_layout
from installer.build import DIST, STAGE, program_msi
from installer.launcher import build as launchers
from installer.msi.versions import file_version
from installer.runtime import ensure_runtime
from installer.wine.prefix import Wine
from tests.installed import using
from tests.installed.desk import Desk

REFUSED = 1603 & 0xFF  # of msiexec's exit code, wine hands on eight bits
NEXT = "99.0.1"
MODEL = "models/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
POLICIES = r"HKLM\Software\Policies\Seogo"
OURS = ("Program Files/Seogo/", "ProgramData/Seogo/", "seogo-")
"""Where files may appear; `seogo-…` are the tests' own. The user's profile is looked at apart."""
pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def desk(fresh_wine: Callable[[str], Wine]) -> Desk:
    """A desk without Seogo."""
    return Desk.at(fresh_wine("desk"))


@pytest.fixture(scope="module")
def first() -> tuple[Path, Path]:
    """The packages of this version: program and model."""
    return DIST / f"Seogo-{__version__}.msi", DIST / f"Seogo-Model-Qwen2.5-1.5B-{__version__}.msi"


@pytest.fixture(scope="module")
def following(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's package of a later version: new launchers, one file less and one more."""
    folder = tmp_path_factory.mktemp("next")
    stage = folder / "Seogo"
    shutil.copytree(STAGE, stage, copy_function=os.link)
    (stage / "licences" / "NOTICE").unlink()
    (stage / "licences" / "NEXT").write_text("next\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(launchers, "__version__", NEXT)
        for name in ("Seogo.exe", "bin/seogo.exe"):
            (stage / name).unlink()
        layout = default_layout()
        launchers.build_launchers(layout, ensure_runtime(layout, print), stage, print)
    return program_msi(stage, NEXT, folder, print)


def test_both_packages_install_silently(desk: Desk, first: tuple[Path, Path]) -> None:
    before = desk.everything()
    program, model = first
    started = time.monotonic()
    assert desk.msiexec("/i", program) == 0, desk.log()[-4000:]
    print(f"installed in {time.monotonic() - started:.0f} s")
    assert desk.msiexec("/i", model) == 0, desk.log()[-4000:]
    staged = {path.relative_to(STAGE).as_posix() for path in STAGE.rglob("*") if path.is_file()}
    assert staged | {MODEL} <= desk.files()
    new = {name for name in desk.everything() - before if not name.startswith(OURS) and not name.startswith("users/")}
    assert new == set()


def test_the_self_test_is_healthy(desk: Desk) -> None:
    using.check_health(desk)


def test_documents_of_three_kinds_answer_a_question(desk: Desk, samples: dict[str, Path]) -> None:
    using.add(desk, [samples["pdf"], samples["docx"], samples["hwpx"]])
    using.check_answer(desk, model=True)


def test_the_window_opens_takes_a_file_and_answers(desk: Desk, python: Path, samples: dict[str, Path]) -> None:
    using.check_window(desk, python, [samples["pdf"], samples["docx"]])


def test_policy_values_of_the_machine_are_obeyed(desk: Desk) -> None:
    desk.set_registry(POLICIES, "ExportAllowed", "REG_DWORD", "0")
    desk.set_registry(POLICIES, "Language", "REG_SZ", "en")
    try:
        (shown,) = desk.records("policy", "show")
        values = {each["key"]: each for each in shown["settings"]}  # type: ignore[attr-defined]
        assert (values["export.allowed"]["value"], values["export.allowed"]["locked"]) == (False, True)
        assert (values["language"]["value"], values["language"]["source"]) == ("en", "policy")
        refused = desk.seogo("export", "--last", r"C:\seogo-out.md")
        assert refused.status == 4
        assert not (desk.wine.drive / "seogo-out.md").exists()
        desk.set_registry(POLICIES, "ExportAllowed", "REG_SZ", "perhaps")
        assert desk.seogo("list").status == 4  # a policy that cannot be understood allows nothing
    finally:
        desk.delete_registry(POLICIES)


def test_an_upgrade_over_a_library_in_use_keeps_it(desk: Desk, following: Path) -> None:
    with desk.start("engine", "--library", r"C:\seogo-window\library") as engine:
        assert engine.stdout is not None
        assert b'"ready"' in engine.stdout.readline()
        assert desk.msiexec("/i", following) == 0, desk.log()[-4000:]  # without a restart of the machine
        engine.wait(timeout=60)  # ended by the installer
    files = desk.files()
    assert {"licences/NEXT", MODEL} <= files
    assert "licences/NOTICE" not in files
    version = file_version(desk.folder / "Seogo.exe")
    assert version is not None
    assert version.number == f"{NEXT}.0"
    assert using.titles(desk) == ["ready"] * 3
    using.check_answer(desk, model=True)
    listed = desk.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall")
    assert NEXT in listed


def test_an_older_version_is_refused(desk: Desk, first: tuple[Path, Path]) -> None:
    before = desk.files()
    assert desk.msiexec("/i", first[0]) == REFUSED
    assert desk.files() == before
    using.check_health(desk)


def test_a_repair_brings_back_what_was_deleted(desk: Desk, following: Path) -> None:
    lost = ["runtime/python312.dll", "app/cli.pyc", "resources/risk/ko.toml"]
    for name in lost:
        (desk.folder / name).unlink()
    assert desk.seogo("--version").status == 6  # tells that the program is damaged
    # what `msiexec /fa` does on Windows; wine 8 has no /f
    assert desk.msiexec("/i", following, "REINSTALL=ALL", "REINSTALLMODE=amus") == 0, desk.log()[-4000:]
    assert set(lost) <= desk.files()
    using.check_health(desk)


def test_removing_both_leaves_the_library_and_no_file_of_the_program(
    desk: Desk, first: tuple[Path, Path], following: Path
) -> None:
    assert desk.msiexec("/x", following) == 0, desk.log()[-4000:]
    assert desk.files() == {MODEL} | {name for name in desk.files() if name.startswith("licences/model/")}
    assert desk.msiexec("/x", first[1]) == 0, desk.log()[-4000:]
    assert not desk.folder.exists()
    assert not (desk.wine.drive / "ProgramData" / "Seogo").exists()
    assert list(desk.profile.rglob("AppData/**/Seogo/library/catalogue.db"))
    assert "Seogo" not in desk.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall")
    assert not desk.registry(r"HKLM\Software\Seogo")
    assert not list(desk.wine.drive.rglob("*.lnk"))


def test_properties_are_honoured_and_a_purge_takes_the_libraries(desk: Desk, first: tuple[Path, Path]) -> None:
    elsewhere = Desk.at(desk.wine, "은행 프로그램/서고")
    chosen = [r"INSTALLDIR=C:\은행 프로그램\서고", r"LIBRARYDIR=C:\seogo-libraries", "SHORTCUT=0", "AUTOSTART=1"]
    assert elsewhere.msiexec("/i", first[0], *chosen, "SETPOLICY=1", "LANG=en") == 0, desk.log()[-4000:]
    (shown,) = elsewhere.records("policy", "show")
    values = {each["key"]: each for each in shown["settings"]}  # type: ignore[attr-defined]
    assert values["library.folder"]["value"] == r"C:\seogo-libraries"
    assert values["language"]["value"] == "en"
    assert len([each for each in values.values() if each["locked"]]) > 8
    assert "Seogo.exe" in desk.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run", "Seogo")
    assert not list(desk.wine.drive.rglob("*.lnk"))
    assert elsewhere.seogo("list").status == 0  # makes the library there
    assert (desk.wine.drive / "seogo-libraries" / "catalogue.db").exists()
    assert desk.msiexec("/x", first[0], "PURGE=1") == 0, desk.log()[-4000:]
    assert not elsewhere.folder.exists()
    assert not (desk.wine.drive / "seogo-libraries" / "catalogue.db").exists()
    assert not list(desk.profile.rglob("AppData/**/Seogo"))
