"""PDF: scans, damage and limits are reported or refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf.annotations import FreeText
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.adapters import pdf_pdfium, pdf_reader
from app.adapters.pdf_pypdf import PypdfDocument
from app.adapters.pdf_reader import page_ranges
from app.core.errors import DocumentError
from app.core.geometry import unpack
from app.core.messages import words
from tests.integration.adapters.pdf.samples import FONT, RULES, draw, lines, read, rewritten


@pytest.fixture
def scan() -> Callable[[Canvas], None]:
    """A page that is one image."""
    image = ImageReader(Image.new("L", (60, 80), 200))
    return lambda canvas: canvas.drawImage(image, 0, 0, 595, 842)


def test_scanned_pages_are_reported(tmp_path, scan):
    content = read(draw(tmp_path / "섞임.pdf", lines("첫 쪽의 글이다."), scan, scan, lines("넷째 쪽의 글이다."), scan))
    assert [page.needs_ocr for page in content.pages] == [False, True, True, False, True]
    (notice,) = content.notices
    assert (notice.code, notice.values) == ("needs_ocr", {"pages": "2-3, 5"})


def test_a_scan_without_any_text_is_refused(tmp_path, scan):
    with pytest.raises(DocumentError) as refused:
        read(draw(tmp_path / "스캔.pdf", scan, scan))
    assert (refused.value.code, refused.value.values) == ("needs_ocr", {"pages": "1-2"})


def test_a_scan_with_a_text_layer_is_read(tmp_path, scan):
    def page(canvas: Canvas) -> None:
        scan(canvas)
        layer = canvas.beginText(50, 700)
        layer.setFont(FONT, 10)
        layer.setTextRenderMode(3)
        layer.textOut("문자 인식으로 얻은 글이다.")
        canvas.drawText(layer)

    content = read(draw(tmp_path / "인식.pdf", page))
    assert content.pages[0].text == "문자 인식으로 얻은 글이다."
    assert not content.pages[0].needs_ocr


def test_a_document_without_text_or_images(tmp_path):
    with pytest.raises(DocumentError) as refused:
        read(draw(tmp_path / "빈.pdf", lambda canvas: None))
    assert refused.value.code == "document_no_text"


def test_files_that_are_no_pdf(tmp_path):
    (tmp_path / "빈.pdf").write_bytes(b"")
    (tmp_path / "깨짐.pdf").write_bytes(b"%PDF-1.7\nnothing more" + bytes(range(256)))
    for name, code in (("빈.pdf", "file_empty"), ("깨짐.pdf", "document_damaged"), ("없음.pdf", "file_unreadable")):
        with pytest.raises(DocumentError) as refused:
            read(tmp_path / name)
        assert refused.value.code == code


def test_a_lost_cross_reference_table_is_no_obstacle(rules, tmp_path):
    data = rules.read_bytes()
    cut = tmp_path / "잘림.pdf"
    cut.write_bytes(data[: data.rindex(b"xref")])
    assert RULES[0] in read(cut).pages[0].text


def test_a_truncated_file_is_read_as_far_as_it_goes_or_refused(rules, tmp_path):
    data = rules.read_bytes()
    for share in (0.2, 0.5, 0.8, 0.95):
        cut = tmp_path / "일부.pdf"
        cut.write_bytes(data[: int(share * len(data))])
        try:
            assert read(cut).pages
        except DocumentError as error:
            assert words(error.code, **error.values).message


def test_random_damage_never_escapes_as_anything_but_a_document_error(rules, tmp_path):
    data = rules.read_bytes()
    chosen = random.Random(11)
    path = tmp_path / "손상.pdf"
    for _ in range(40):
        broken = bytearray(data)
        for _ in range(chosen.randrange(1, 60)):
            broken[chosen.randrange(len(broken))] = chosen.randrange(256)
        path.write_bytes(bytes(broken))
        try:
            assert read(path).pages
        except DocumentError as error:
            assert words(error.code, **error.values).hint


def test_pdfium_alone_is_enough(rules, monkeypatch):
    def refuse(self: PypdfDocument, path: Path, password: str | None) -> None:
        raise DocumentError("document_damaged")

    monkeypatch.setattr(PypdfDocument, "__init__", refuse)
    content = read(rules)
    assert RULES[0] in content.pages[0].text
    assert [notice.code for notice in content.notices] == ["text_recovered"]


def test_pypdf_alone_is_enough(rules, monkeypatch):
    def refuse(self: pdf_pdfium.PdfiumPages, path: Path, password: str | None) -> None:
        raise DocumentError("document_damaged")

    monkeypatch.setattr(pdf_pdfium.PdfiumPages, "__init__", refuse)
    content = read(rules)
    assert "여신업무규정" in content.pages[0].text and "제3조(심사)" in content.pages[0].text
    assert len(unpack(content.pages[0].boxes)) == len(content.pages[0].text)
    assert [notice.code for notice in content.notices] == ["text_recovered"]


def test_an_overfull_page_is_left_out_and_reported(rules, monkeypatch):
    monkeypatch.setattr(pdf_pdfium, "MAX_GLYPHS", 10)
    with pytest.raises(DocumentError) as refused:
        read(rules)
    assert refused.value.code == "document_damaged"


def test_limits_on_pages_and_characters(rules, monkeypatch):
    monkeypatch.setattr(pdf_reader, "MAX_CHARACTERS", 500)
    with pytest.raises(DocumentError) as bomb:
        read(rules)
    assert bomb.value.code == "document_bomb"
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    with pytest.raises(DocumentError) as long:
        read(rules)
    assert (long.value.code, long.value.values) == ("document_too_long", {"pages": 3, "limit": 2})
    assert "3" in words(long.value.code, **long.value.values).message


def test_annotations_do_no_harm(rules, tmp_path):
    note = FreeText(text="메모", rect=(50, 550, 200, 650))
    path = rewritten(rules, tmp_path / "메모.pdf", lambda writer: writer.add_annotation(0, note))
    assert RULES[0] in read(path).pages[0].text


def test_page_ranges():
    assert page_ranges([2]) == "2"
    assert page_ranges([1, 2, 3, 5, 7, 8]) == "1-3, 5, 7-8"
