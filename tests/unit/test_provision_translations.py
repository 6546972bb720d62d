"""Translations are compiled when they are new or edited, by the tool that comes with the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.provisioning.translations import compile_all, stale
from app.provisioning.words import SetupError

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
    <context>
        <name>Window</name>
        <message>
            <source>Library</source>
            <translation>서고</translation>
        </message>
    </context>
</TS>
"""
PYTHON = Path(sys.executable)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A translation that was never compiled."""
    file = tmp_path / "shell_ko.ts"
    file.write_text(TS, "utf-8")
    return file


def test_a_new_one_is_compiled(source: Path) -> None:
    assert stale(source.parent) == [source]
    compile_all(source.parent, PYTHON)
    assert "서고".encode("utf-16-be") in source.with_suffix(".qm").read_bytes()
    assert stale(source.parent) == []


def test_an_edited_one_is_compiled_again(source: Path) -> None:
    compile_all(source.parent, PYTHON)
    compiled = source.with_suffix(".qm")
    source.write_text(TS.replace("서고", "문서고"), "utf-8")
    later = compiled.stat().st_mtime_ns + 1_000_000
    os.utime(source, ns=(later, later))
    assert stale(source.parent) == [source]
    compile_all(source.parent, PYTHON)
    assert "문서고".encode("utf-16-be") in compiled.read_bytes()


def test_nothing_is_run_when_all_is_there(source: Path, tmp_path: Path) -> None:
    compile_all(source.parent, PYTHON)
    compile_all(source.parent, tmp_path / "no-environment" / "python")


def test_a_missing_tool_is_told(source: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError) as error:
        compile_all(source.parent, tmp_path / "no-environment" / "python")
    assert error.value.code == "translations_failed"
    assert error.value.values["file"] == "shell_ko.ts"


def test_a_broken_file_is_told(source: Path) -> None:
    source.write_text("<TS><context>", "utf-8")
    with pytest.raises(SetupError) as error:
        compile_all(source.parent, PYTHON)
    assert error.value.code == "translations_failed"


def test_the_window_s_own_are_all_found() -> None:
    folder = Path(__file__).resolve().parents[2] / "resources" / "translations"
    assert {"shell_ko.ts", "library_ko.ts", "conversation_ko.ts", "source_ko.ts"} <= {
        f.name for f in folder.glob("*.ts")
    }
