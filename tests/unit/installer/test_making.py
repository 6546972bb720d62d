"""The small steps between what was fetched and a folder that can be packed."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pefile
import pytest

from installer import bytecode, layout, programs, report, trimming
from installer.wine.prefix import windows_path
from tests.unit.installer.msi_samples import program_file


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_a_product_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def breaks(folder: Path) -> None:
        write(folder, "half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        layout.made(tmp_path / "product", breaks)
    assert not (tmp_path / "product").exists()
    made = layout.made(tmp_path / "product", lambda folder: write(folder, "whole"))
    assert [path.name for path in made.iterdir()] == ["whole"]
    assert layout.made(made, breaks) == made  # taken as it is


def test_keys_tell_inputs_apart() -> None:
    keys = {layout.key_of("ab", "c"), layout.key_of("a", "bc"), layout.key_of("abc"), layout.key_of("ab", "c", "")}
    assert len(keys) == 4
    assert layout.key_of("가") == layout.key_of("가".encode())


def test_rules_take_what_they_name_and_count_it(tmp_path: Path) -> None:
    write(tmp_path, "lib/tests/deep/a.py", "lib/a.py", "lib/a.pyi", "bin/tool", "tests_of_ours/a.py")
    rules = (trimming.Rule(("**/tests", "bin"), "one"), trimming.Rule(("**/*.pyi",), "two"))
    taken = trimming.remove(tmp_path, rules)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"lib/a.py", "tests_of_ours/a.py"}
    assert taken == {"one": len("lib/tests/deep/a.py") + len("bin/tool"), "two": len("lib/a.pyi")}


def test_no_interpreter_and_no_network_module_of_qt_is_shipped() -> None:
    patterns = {pattern for rule in trimming.STANDARD_LIBRARY for pattern in rule.patterns}
    assert {"python.exe", "pythonw.exe"} <= patterns
    assert "QtNetwork" not in trimming.QT_MODULES


def test_an_archive_has_the_same_bytes_whatever_the_files_dates(tmp_path: Path) -> None:
    for number, folder in enumerate((tmp_path / "one", tmp_path / "two")):
        write(folder, "b.pyc", "a/c.pyc", "a.pyc")
        for path in folder.rglob("*"):
            os.utime(path, (number * 1e9, number * 1e9))
        bytecode.pack(folder, tmp_path / f"{folder.name}.zip")
    one, two = (tmp_path / f"{name}.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert zipfile.ZipFile(one).namelist() == ["a/c.pyc", "a.pyc", "b.pyc"]


def test_a_library_that_nobody_brings_is_named_with_who_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = {"seogo.exe": {"kernel32.dll", "here.dll", "gone.dll"}, "here.dll": {"ntdll.dll"}, "alone.dll": set()}
    monkeypatch.setattr(programs, "linked", lambda path: frozenset(links[path.name]))
    write(tmp_path, "bin/seogo.exe", "here.dll", "alone.dll", "notes.txt")
    assert programs.unresolved(tmp_path) == {"gone.dll": ["bin/seogo.exe"]}
    launcher = tmp_path / "bin" / "seogo.exe"
    assert programs.closure([launcher], [tmp_path]) == {launcher, tmp_path / "here.dll"}


def test_what_a_program_links_to_is_read_from_it(tmp_path: Path) -> None:
    (tmp_path / "bare.dll").write_bytes(program_file(None))
    assert programs.linked(tmp_path / "bare.dll") == frozenset()
    with pytest.raises(pefile.PEFormatError):
        programs.linked(Path(__file__))


@pytest.mark.parametrize("name", ["kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "icuuc.dll"])
def test_windows_own_libraries_are_known(name: str) -> None:
    assert programs.is_system(name)
    assert not programs.is_system("msvcp140.dll")  # of the redistributable, which a desk need not have


def test_the_report_adds_up(tmp_path: Path) -> None:
    large = tmp_path / "runtime" / "Lib" / "site-packages" / "large"
    large.mkdir(parents=True)
    (large / "a").write_bytes(bytes(2_000_000))
    write(tmp_path, "models/manifest.toml", "runtime/python312.dll", "Seogo.exe")
    found = dict(report.parts(tmp_path))
    assert found["runtime/large"] == 2_000_000
    assert sum(found.values()) == trimming.size_of(tmp_path)


def test_windows_names_a_file_of_this_machine() -> None:
    assert windows_path(Path("/opt/서고/a b.msi")) == "Z:\\opt\\서고\\a b.msi"
