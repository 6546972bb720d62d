"""A file's type is told from its bytes, whatever it is called."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app.core.errors import DocumentError
from app.core.filetype import SUFFIX_FORMATS, detect

MAIN = "application/vnd.openxmlformats-officedocument."


def make_zip(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        detect(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("wordprocessingml.document.main+xml", "docx"),
        ("spreadsheetml.sheet.main+xml", "xlsx"),
        ("presentationml.presentation.main+xml", "pptx"),
    ],
)
def test_office_packages_are_told_by_their_main_part(tmp_path: Path, kind: str, expected: str) -> None:
    path = make_zip(tmp_path / "이름.pdf", {"[Content_Types].xml": f'<Override ContentType="{MAIN}{kind}"/>'})
    assert detect(path) == expected


def test_hwpx_renamed_to_pdf_is_hwpx(tmp_path: Path) -> None:
    members = {"mimetype": "application/hwp+zip", "Contents/section0.xml": "<x/>"}
    assert detect(make_zip(tmp_path / "규정.pdf", members)) == "hwpx"


def test_truncated_hwpx_is_still_hwpx(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.pdf", {"mimetype": "application/hwp+zip", "Contents/section0.xml": "<x/>" * 50})
    path.write_bytes(path.read_bytes()[:120])
    assert detect(path) == "hwpx"


def test_truncated_word_package_is_told_by_its_member_names(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.bin", {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>" * 50})
    path.write_bytes(path.read_bytes()[:-60])
    assert detect(path) == "docx"


def test_other_packages_are_named_in_the_refusal(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"})
    with pytest.raises(DocumentError) as caught:
        detect(path)
    assert (caught.value.code, caught.value.values) == ("format_unsupported", {"format": "odf"})
    assert code_of(make_zip(tmp_path / "b.zip", {"readme.txt": "x"})) == "format_unsupported"
    assert code_of(make_zip(tmp_path / "b.docx", {"readme.txt": "x"})) == "document_damaged"


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        ({"FileHeader": b"HWP Document File", "DocInfo": b"x", "BodyText/Section0": b"x"}, "hwp"),
        ({"__properties_version1.0": b"x", "__substg1.0_0037001F": b"x"}, "msg"),
        ({"Workbook": b"x"}, "xls"),
    ],
)
def test_compound_files_are_told_by_their_root_streams(tmp_path, write_compound, streams, expected) -> None:
    assert detect(write_compound(tmp_path / "a.txt", streams)) == expected


def test_streams_of_embedded_objects_do_not_count(tmp_path, write_compound) -> None:
    path = write_compound(tmp_path / "a.doc", {"WordDocument": b"x", "ObjectPool/Workbook": b"x"})
    with pytest.raises(DocumentError) as caught:
        detect(path)
    assert caught.value.values == {"format": "doc"}


def test_encrypted_packages_keep_the_format_of_their_suffix(tmp_path, write_compound) -> None:
    streams = {"EncryptedPackage": b"x", "EncryptionInfo": b"x"}
    assert detect(write_compound(tmp_path / "a.xlsx", streams)) == "xlsx"
    assert code_of(write_compound(tmp_path / "a.bin", streams)) == "document_encrypted"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"\xef\xbb\xbf%PDF-1.7 later", "pdf"),
        ("a.pdf", b"1 0 obj << >> endobj trailer", "pdf"),
        ("a.md", "# 제목\n".encode(), "md"),
        ("a.csv", "가,나\n1,2\n".encode("cp949"), "csv"),
        ("README", "글".encode(), "txt"),
        ("a.docx", "사실은 글".encode(), "txt"),
        ("a.txt", "유니코드 글\n".encode("utf-16"), "txt"),
        ("a.txt", "표시 없는 글자\n둘째 줄\n".encode("utf-16-le"), "txt"),
        ("a.doc", b"<!-- saved --><!DOCTYPE html><html><p>x", "html"),
        ("mail.xls", b"Return-Path: <a@b>\r\nSubject: x\r\n\r\nbody", "eml"),
    ],
)
def test_text_formats_go_by_suffix_unless_the_text_says_otherwise(tmp_path: Path, name, data, expected) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert detect(path) == expected


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "file_empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "format_unsupported"),
        ("a.hwp", b"HWP Document File V3.00 \x1a\x01", "format_unsupported"),
        ("a.py", b"print(1)", "format_unsupported"),
        ("a.pdf", b"SCDSA002\x00\x00\xf0\x06", "document_drm"),
        ("a.hwp", b"\x9b DRMONE  This Document is encrypted", "document_drm"),
        ("a.csv", b"<## NASCA DRM FILE - VER1.00 ##>\x00", "document_drm"),
        ("a.bin", bytes(range(256)) * 8, "format_unsupported"),
        ("a.docx", bytes(range(256)) * 8, "document_damaged"),
        ("BMW.exe", b"MZ\x00\x03" + bytes(200), "format_unsupported"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name, data, code) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert code_of(path) == code


def test_text_that_begins_like_a_signature_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("BMW 차량 구매 기준\n", encoding="utf-8")
    assert detect(path) == "txt"


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path / "없음.pdf") == "file_missing"
    assert code_of(tmp_path) == "format_unsupported"


def test_every_format_has_a_reader() -> None:
    from app.adapters.readers import FORMATS

    assert set(SUFFIX_FORMATS.values()) == FORMATS


SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"


def test_real_documents_are_what_their_makers_called_them() -> None:
    wrong = [
        path.name for path in SHARED.rglob("*.*") if path.is_file() and detect(path) != SUFFIX_FORMATS[path.suffix]
    ]
    assert wrong == []
