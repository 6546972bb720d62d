"""A finished file or none: names, folders, interruptions."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.core.errors import ExportError
from app.core.exporting import placing
from app.core.exporting.choosing import exporter_for
from app.core.exporting.markdown import MarkdownExporter
from app.core.exporting.placing import LONGEST, check_name, placed, suggested_name
from tests.fakes.reports import make_report


def code_of(path: Path, error: BaseException | None = None) -> str:
    with pytest.raises(ExportError) as failure, placed(path) as unfinished:
        unfinished.write_text("새 글", "utf-8")
        if error is not None:
            raise error
    return failure.value.code


def test_the_file_appears_whole_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "답변.md"
    with placed(path) as unfinished:
        unfinished.write_text("반", "utf-8")
        assert not path.exists()
        assert unfinished.parent == tmp_path
    assert path.read_text("utf-8") == "반"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError("고장"), KeyboardInterrupt(), OSError(errno.EIO, "읽기 오류")])
def test_an_interruption_leaves_the_old_file_as_it_was(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "답변.md"
    path.write_text("옛 글", "utf-8")
    with pytest.raises((ValueError, KeyboardInterrupt, ExportError)), placed(path) as unfinished:
        unfinished.write_text("새 글 반", "utf-8")
        raise error
    assert path.read_text("utf-8") == "옛 글"
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "답변.md"
    path.write_text("옛 글", "utf-8")
    written = MarkdownExporter().write(make_report(), path)
    assert "옛 글" not in path.read_text("utf-8")
    assert (written.path, written.bytes) == (str(path), path.stat().st_size)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path / "없음" / "답변.md") == "export_folder_missing"


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "답변.md").mkdir()
    (tmp_path / "답변.md" / "안").touch()
    assert code_of(tmp_path / "답변.md") == "export_unwritable"
    assert [p.name for p in tmp_path.iterdir()] == ["답변.md"]


def test_a_file_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that Word has open; here every replacement is refused."""

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "열려 있음", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert code_of(tmp_path / "답변.docx") == "export_unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real folder without permission where the user is not root, who may write anywhere."""
    folder = tmp_path / "잠김"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):

        def refuse(self: Path, **_options: object) -> None:
            raise PermissionError(errno.EACCES, "권한 없음", str(self))

        monkeypatch.setattr(Path, "touch", refuse)
    assert code_of(folder / "답변.md") == "export_unwritable"
    folder.chmod(0o700)
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path / "답변.md", OSError(errno.ENOSPC, "가득 참")) == "export_disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["가" * LONGEST + ".md", "a:b.md", 'a"b.md', "a|b.md", "con.md", "NUL", "끝.", "끝 ", "a\x07.md"]
)
def test_names_that_windows_does_not_take_are_refused(tmp_path: Path, name: str) -> None:
    assert code_of(tmp_path / name) == "export_name"
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_measured_in_the_units_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    check_name("가" * 80 + ".md")
    with pytest.raises(ExportError):
        check_name("가" * 90 + ".md")
    monkeypatch.setattr(placing.os, "name", "nt")
    check_name("가" * 90 + ".md")


def test_a_title_becomes_a_name_that_every_system_takes() -> None:
    assert suggested_name('한도는? "1일/1회" <표>', ".docx") == "한도는 1일 1회 표.docx"
    assert suggested_name("???", ".pdf") == "Seogo.pdf"
    assert suggested_name("con", ".pdf") == "Seogo.pdf"
    check_name(suggested_name("긴 제목 " * 100, ".xlsx"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c:"d"?', "a b c d.md"),
        ("끝에 점...", "끝에 점.md"),
        ("\u202e\x00", "Seogo.md"),
        ("가" * 99, f"{'가' * 60}.md"),
    ],
)
def test_suggested_names_fit_every_system(title: str, name: str) -> None:
    assert suggested_name(title, ".md") == name


def test_the_format_is_chosen_by_the_end_of_the_name(tmp_path: Path) -> None:
    markdown = MarkdownExporter()
    assert exporter_for(tmp_path / "답변.MD", (markdown,)) is markdown
    with pytest.raises(ExportError) as failure:
        exporter_for(tmp_path / "답변.hwp", (markdown,))
    assert failure.value.values == {"format": ".hwp", "known": ".md"}
