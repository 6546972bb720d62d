"""Identifiers and versions: what must never change, and what must change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer.msi.identity import Kind, braced, file_name, identifier, short_name
from installer.msi.versions import FileVersion, file_version, product_version
from tests.unit.installer.msi_samples import program_file


def test_upgrade_codes_are_fixed_for_good() -> None:
    """With others, installed versions would no longer be found and replaced."""
    assert braced(Kind.PROGRAM.upgrade_code) == "{F8B980F3-0DE7-5640-A2A8-B25597775369}"
    assert braced(Kind.MODEL.upgrade_code) == "{9E8AE327-8317-5E8E-A913-E45EBB93D086}"


def test_component_codes_are_fixed_for_good() -> None:
    """A component keeps its code as long as it is the same file in the same place, whatever the case of its letters."""
    code = braced(Kind.PROGRAM.component("runtime/python312.dll"))
    assert code == "{C54F9DFB-C5E6-5293-9388-D85A9E442A81}"
    assert code == braced(Kind.PROGRAM.component("Runtime/Python312.DLL"))
    assert code != braced(Kind.MODEL.component("runtime/python312.dll"))


def test_every_version_and_content_is_a_product_of_its_own() -> None:
    made = {
        kind.product_code(version, content) for kind in Kind for version in ("1.0.0", "1.0.1") for content in ("a", "b")
    }
    assert len(made) == 8
    assert Kind.PROGRAM.product_code("1.0.0", "a") == Kind.PROGRAM.product_code("1.0.0", "a")


@pytest.mark.parametrize("path", ["a", "가나다/라.txt", "x" * 300, "runtime/Lib/site-packages/a-b.c+d/__init__.pyc"])
def test_identifiers_are_what_tables_take(path: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,71}", identifier("f", path))


@pytest.mark.parametrize("name", ["seogo.exe", "LICENSE", "a_b-1.TXT", "python3.dll"])
def test_short_names_are_kept(name: str) -> None:
    assert short_name(name) == file_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "manifest.toml",
        "a.b.c",
        ".hidden",
        "규정.txt",
        "with space.txt",
        "python312.dll",
        "a+b.txt",
        "name.",
        "site-packages",
    ],
)
def test_long_names_get_short_ones(name: str) -> None:
    short = short_name(name)
    assert re.fullmatch(r"[A-Z0-9_]{1,8}(\.[A-Z0-9]{1,3})?", short)
    assert file_name(name) == f"{short}|{name}"
    assert short == short_name(name.upper())


@pytest.mark.parametrize("text", ["0.1.0", "1.0.0", "255.255.65535"])
def test_product_versions(text: str) -> None:
    assert product_version(text) == text


@pytest.mark.parametrize(
    "text", ["1.0", "1.0.0.1", "1.0.0rc1", "256.0.0", "0.256.0", "0.0.65536", "01.0.0", "v1.0.0", ""]
)
def test_versions_that_the_installer_would_not_compare(text: str) -> None:
    with pytest.raises(ValueError, match="not a product version"):
        product_version(text)


def test_versions_of_program_files(tmp_path: Path) -> None:
    path = tmp_path / "x.dll"
    path.write_bytes(program_file((3, 12, 9150, 1013)))
    assert file_version(path) == FileVersion("3.12.9150.1013", "1042")
    path.write_bytes(program_file(None))
    assert file_version(path) is None
    path.write_bytes(b"no program at all")
    assert file_version(path) is None
