"""What is handed out is known to the last file, and every licence is one that a bank may be handed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.provisioning.lockfile import RUNTIME, read_lock
from installer.licences import windows_parts
from installer.supply_chain.licences import is_allowed
from installer.supply_chain.sbom import ROOT, main, make_bom, to_json
from installer.trimming import NOT_SHIPPED

NOT_HERE = {"colorama"}  # installed on Windows only; BSD-3-Clause


def test_the_bill_of_materials_names_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    assert main([str(tmp_path / "bom.json")]) == 0
    bom = json.loads((tmp_path / "bom.json").read_text("utf-8"))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    packages = {(c["name"], c["version"]): c for c in bom["components"] if c["type"] == "library"}
    locked = {(each.name, each.version) for each in read_lock(ROOT / "requirements.lock").section(RUNTIME)}
    assert set(packages) == locked
    assert all(c["hashes"] for c in packages.values())


def test_model_files_are_in_it_with_their_hashes() -> None:
    names = {c["name"]: c for c in json.loads(to_json(make_bom()))["components"]}
    weights = names["qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"]
    assert weights["type"] == "machine-learning-model"
    assert len(weights["hashes"][0]["content"]) == 64


def test_every_part_has_a_licence_that_is_allowed() -> None:
    for component in json.loads(to_json(make_bom()))["components"]:
        (licence,) = component["licenses"]
        expression = licence.get("expression") or licence["license"]["id"]
        assert is_allowed(expression), (component["name"], expression)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("GPL-3.0-only AND (Apache-2.0 OR MIT)", False),
        ("AGPL-3.0-only OR Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_when_one_alternative_is(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


def test_the_windows_bill_also_names_the_interpreter_and_what_compilers_bring() -> None:
    names = {c["name"] for c in json.loads(to_json(make_bom(windows_parts())))["components"]}
    assert {"CPython", "Microsoft Visual C++ runtime", "libgcc and libstdc++"} <= names


def test_the_same_parts_give_the_same_bill() -> None:
    assert to_json(make_bom(windows_parts())) == to_json(make_bom(windows_parts()))


def test_packages_of_which_a_desk_gets_nothing_are_not_in_its_bill() -> None:
    locked = {each.name for each in read_lock(ROOT / "requirements.lock").section(RUNTIME)}
    names = {c["name"] for c in json.loads(to_json(make_bom(without=NOT_SHIPPED)))["components"]}
    assert set(NOT_SHIPPED) <= locked
    assert locked - names == set(NOT_SHIPPED)
