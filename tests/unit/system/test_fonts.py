"""Which font PDF exports embed: the provisioned one, the system's, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import ExportError
from app.core.exporting.fonts import FontFiles
from app.engine.checks import font_check
from app.system import installed


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No provisioned font and, for a start, none of the system."""
    monkeypatch.setenv("SEOGO_MODELS", str(tmp_path))
    monkeypatch.setattr(installed, "_system_fonts", lambda: ())
    return tmp_path


def system_font(folder: Path) -> FontFiles:
    font = FontFiles("Malgun Gothic", folder / "malgun.ttf", folder / "malgunbd.ttf")
    font.regular.touch()
    font.bold.touch()
    return font


def test_the_provisioned_font_comes_first() -> None:
    first = installed.font_files()[0]
    assert first.family == "NanumGothic"
    assert first.regular.parent == first.bold.parent == installed.paths.models()
    assert first.regular != first.bold


def test_fonts_are_no_models() -> None:
    fonts = [file for file in installed.all_files() if file.role == installed.FONTS]
    assert [file.path.suffix for file in fonts] == [".ttf", ".ttf"]
    assert installed.answer_file() not in fonts


def test_without_it_the_fonts_of_the_system_serve(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = system_font(bare)
    gone = FontFiles("없음", bare / "a", bare / "b")
    monkeypatch.setattr(installed, "_system_fonts", lambda: (gone, font))
    assert installed.font_files() == (font,)
    check = font_check("ko")
    assert (check.status, "Malgun Gothic" in check.detail) == ("warning", True)


def test_windows_has_malgun_gothic(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("WINDIR", str(bare))
    (bare / "Fonts").mkdir()
    font = system_font(bare / "Fonts")
    assert font in installed._system_fonts()


def test_a_changed_font_is_not_embedded(bare: Path) -> None:
    for file in installed.all_files():
        if file.role == installed.FONTS:
            file.path.write_bytes(b"x" * file.bytes)
    with pytest.raises(ExportError) as failure:
        installed.font_files()
    assert failure.value.code == "export_font_missing"
    assert font_check("ko").status == "failed"


def test_none_at_all_is_told(bare: Path) -> None:
    with pytest.raises(ExportError) as failure:
        installed.font_files()
    assert failure.value.code == "export_font_missing"
    assert font_check("ko").status == "failed"
