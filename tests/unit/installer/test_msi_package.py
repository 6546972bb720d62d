"""Whole packages: same inputs, same bytes, and what changes when something changes."""

from __future__ import annotations

import os
from pathlib import Path

import olefile
import pytest

from installer.msi.container.database import stream_name
from installer.msi.package import make_model_msi, make_program_msi
from installer.msi.signing import CERTIFICATE, KEY, SigningError, signer_of
from installer.msi.tree import items_of
from installer.policies.baseline import registry_values
from tests.unit.installer.msi_samples import program_folder


def said(text: str) -> None:
    assert text


def program_of(stage: Path, target: Path, version: str = "0.1.0") -> Path:
    icon = target.parent / "seogo.ico"
    icon.write_bytes(b"\0\0\1\0")
    return make_program_msi(stage, version, target, said, icon=icon, policy_values=registry_values())


def package_code(path: Path) -> str:
    with olefile.OleFileIO(str(path)) as ole:
        return str(ole.get_metadata().revision_number)


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    one = program_folder(tmp_path / "one/stage")
    two = program_folder(tmp_path / "a longer name/stage")
    for path in two.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    made = [program_of(one, tmp_path / "one/out"), program_of(two, tmp_path / "a longer name/out")]
    assert made[0].name == made[1].name == "Seogo-0.1.0.msi"
    assert made[0].read_bytes() == made[1].read_bytes()
    assert [path.name for path in made[0].parent.iterdir()] == ["Seogo-0.1.0.msi"]


def test_another_content_is_another_package(tmp_path: Path) -> None:
    one = program_of(program_folder(tmp_path / "one/stage"), tmp_path / "one/out")
    two = program_of(program_folder(tmp_path / "two/stage", extra="app/new.py"), tmp_path / "two/out")
    assert package_code(one) != package_code(two)


def test_another_advice_is_another_package_of_the_same_product(tmp_path: Path) -> None:
    stage = program_folder(tmp_path / "stage")
    one = make_program_msi(stage, "0.1.0", tmp_path / "one", said)
    two = make_program_msi(stage, "0.1.0", tmp_path / "two", said, policy_values=registry_values())
    assert package_code(one) != package_code(two)


def test_a_model_is_stored_as_it_is(tmp_path: Path) -> None:
    model = tmp_path / "qwen.gguf"
    model.write_bytes(b"weights" * 20_000)
    licence = tmp_path / "LICENSE"
    licence.write_text("Apache", encoding="utf-8")
    made = [make_model_msi(model, [licence], "1.0.0", tmp_path / place, said) for place in ("one", "two")]
    assert made[0].name == "Seogo-Model-Qwen2.5-1.5B-1.0.0.msi"
    assert made[0].read_bytes() == made[1].read_bytes()
    with olefile.OleFileIO(str(made[0]), raise_defects=olefile.DEFECT_POTENTIAL) as ole:
        cabinet = ole.openstream(stream_name("seogo.cab")).read()
    assert b"weights" * 4000 in cabinet  # a block of it, uncompressed


def test_a_version_that_cannot_be_compared_makes_no_package(tmp_path: Path) -> None:
    stage = program_folder(tmp_path / "stage")
    with pytest.raises(ValueError, match="product version"):
        make_program_msi(stage, "0.1.0.dev1", tmp_path / "out", said)
    assert not (tmp_path / "out").exists()


def test_folders_that_cannot_be_packed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        items_of(tmp_path)
    (tmp_path / "Name.txt").touch()
    (tmp_path / "name.TXT").touch()
    with pytest.raises(ValueError, match="case"):
        items_of(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "Name.txt")
    with pytest.raises(ValueError, match="link"):
        items_of(tmp_path)


def test_a_letter_outside_the_code_page_is_noticed_while_building(tmp_path: Path) -> None:
    stage = program_folder(tmp_path / "stage", extra="resources/😀.txt")
    with pytest.raises(UnicodeEncodeError):
        make_program_msi(stage, "0.1.0", tmp_path / "out", said)


def test_who_signs_is_named_by_the_environment() -> None:
    assert signer_of({}) is None
    found = signer_of({CERTIFICATE: "/c.pem", KEY: "pkcs11:object=seogo"})
    assert found is not None
    assert (found.certificate, found.key, found.timestamp) == (Path("/c.pem"), "pkcs11:object=seogo", "")
    with pytest.raises(SigningError, match="together"):
        signer_of({CERTIFICATE: "/c.pem"})
