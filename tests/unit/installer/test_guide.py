"""The deployment guide says what the packages do: its tables are compared with what makes them."""

from __future__ import annotations

import re

import pytest

from installer.launcher.build import LAUNCHERS
from installer.layout import INSTALLER
from installer.msi import program
from installer.policies.guide import baseline_table

GUIDE = (INSTALLER / "README.md").read_text(encoding="utf-8")


def test_the_recommended_values_are_those_that_the_package_writes() -> None:
    found = re.search(r"<!-- baseline:begin.*?-->\n(.*?)<!-- baseline:end -->", GUIDE, re.DOTALL)
    assert found is not None
    assert found[1].strip() == baseline_table().strip()


def test_every_public_property_is_explained_and_no_other() -> None:
    section = GUIDE[GUIDE.index("### 속성") : GUIDE.index("### 기능")]
    assert set(re.findall(r"^\| `([A-Z]+)` \|", section, re.MULTILINE)) == set(program.PUBLIC)


def test_every_feature_is_explained_and_no_other() -> None:
    section = GUIDE[GUIDE.index("### 기능") : GUIDE.index("### 종료 코드와 로그")]
    features = {program.PROGRAM, program.START_MENU, program.FILE_TYPES, program.POLICIES}
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == features


@pytest.mark.parametrize("launcher", [each.path for each in LAUNCHERS])
def test_the_firewall_rules_name_every_program(launcher: str) -> None:
    assert launcher.replace("/", "\\") in GUIDE
