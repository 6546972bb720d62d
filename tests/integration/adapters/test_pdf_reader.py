"""PDF: what a reader of the finished document sees, from PDFs made here and from the shared ones where they exist."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf.annotations import FreeText
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from app.adapters import pdf_pdfium, pdf_reader
from app.adapters.pdf_pypdf import PypdfDocument
from app.adapters.pdf_reader import PdfReader, page_ranges
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError
from app.core.geometry import Box, rectangles, unpack
from app.core.messages import words

SHARED = Path(__file__).resolve().parents[4] / "shared"
FONT = "HYSMyeongJo-Medium"
RULES = [
    "제1조(목적) 이 규정은 은행이 취급하는 여신의 심사와 사후관리에 필요한 사항을 정함을 목적으로 한다.",
    "제2조(정의) 이 규정에서 사용하는 용어의 뜻은 다음 각 호와 같다.",
    "1. 여신이란 대출, 지급보증 및 그 밖에 신용위험이 따르는 은행의 거래를 말한다.",
    "2. 차주란 은행에서 여신을 받은 개인, 법인 또는 단체로서 그 상환의 책임을 지는 자를 말한다.",
    "제3조(심사) ① 영업점장은 여신을 취급하기 전에 차주의 상환능력과 담보의 가치를 심사하여야 한다.",
    "② 제1항에 따른 심사의 결과는 서면으로 기록하여 5년간 보존하여야 하며, 감사부서의 요구가 있으면 제출하여야 한다.",
]


@pytest.fixture(scope="module", autouse=True)
def korean_font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def read(path: Path, password: str | None = None) -> Content:
    return PdfReader().read(path, password, lambda done, pages: None)


def draw(path: Path, *pages: Callable[[Canvas], None], size: tuple[float, float] = (595.0, 842.0)) -> Path:
    """A PDF whose pages are drawn by the given functions."""
    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(
    *texts: str, x: float = 50.0, top: float = 760.0, pitch: float = 18.0, size: float = 10.0
) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for index, text in enumerate(texts):
            canvas.drawString(x, top - index * pitch, text)

    return page


def wrapped(texts: list[str], width: float) -> list[str]:
    """Lines of at most so many points, cut after any syllable, the space at a line end lost: as print drivers do it."""
    cut = []
    for text in texts:
        rest = text
        while pdfmetrics.stringWidth(rest, FONT, 10) > width:
            end = next(n for n in range(1, len(rest)) if pdfmetrics.stringWidth(rest[: n + 1], FONT, 10) > width)
            cut.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        cut.append(rest)
    return cut


def rewritten(source: Path, path: Path, change: Callable[[pypdf.PdfWriter], None]) -> Path:
    writer = pypdf.PdfWriter(clone_from=source)
    change(writer)
    writer.write(path)
    writer.close()
    return path


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Three pages of rules with running header and footer."""

    def page(number: int) -> Callable[[Canvas], None]:
        def put(canvas: Canvas) -> None:
            canvas.drawRightString(545, 805, "여신업무규정")
            canvas.drawString(50, 34, f"준법감시부 - {number} -")
            start = 640.0
            if number == 1:
                canvas.setFont(FONT, 18)
                canvas.drawString(230, 740, "여신업무규정")
                canvas.setFont(FONT, 10)
                canvas.drawString(200, 715, "[시행 2025. 3. 1.] [규정 제17호, 2025. 2. 14., 일부개정]")
            for index, text in enumerate(wrapped(RULES, 480.0)):
                canvas.drawString(50, start - index * 18, text)
            canvas.drawString(50, start - 300, f"제{number + 3}조(세칙) 세부 사항은 {number}호로 정한다.")

        return put

    return draw(tmp_path / "여신업무규정.pdf", page(1), page(2), page(3))


# --- text and layout ---------------------------------------------------------------------------------------------


def test_paragraphs_margins_title_and_date(rules):
    content = read(rules)
    assert (content.format, content.paged, len(content.pages)) == ("pdf", True, 3)
    assert content.title == "여신업무규정"
    assert content.effective_date == "2025-03-01"
    assert content.notices == ()
    page = content.pages[1]
    kinds = {page.text[b.start : b.end]: b.kind for b in page.blocks}
    assert kinds["여신업무규정"] is kinds["준법감시부 - 2 -"] is BlockKind.MARGIN
    assert [text for text, kind in kinds.items() if kind is BlockKind.PARAGRAPH] == [
        *RULES,
        "제5조(세칙) 세부 사항은 2호로 정한다.",
    ]


def test_progress_is_told_page_by_page(rules):
    steps: list[tuple[int, int]] = []
    PdfReader().read(rules, None, lambda done, pages: steps.append((done, pages)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = [f"왼쪽 단의 {n}번째 줄에 놓인 글입니다" for n in range(8)]
    right = [f"오른쪽 단의 {n}번째 줄에 놓인 글이다" for n in range(8)]

    def page(canvas: Canvas) -> None:
        for index in range(8):  # drawn row by row, as some programs do
            canvas.drawString(50, 700 - 16 * index, left[index])
            canvas.drawString(320, 700 - 16 * index, right[index])

    text = read(draw(tmp_path / "단.pdf", page)).pages[0].text
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(left + right))


def test_tables_row_by_row(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 730, "제4조(한도) 이체의 한도는 다음 표와 같다.")
        canvas.grid([50, 150, 250, 400], [700, 680, 660, 620])
        for y, row in (
            (686, ("구분", "1회", "비고")),
            (666, ("개인", "1억원", "보안매체")),
            (646, ("법인", "10억원", "기업인터넷뱅킹은")),
        ):
            for x, text in zip((54, 154, 254), row, strict=True):
                canvas.drawString(x, y, text)
        canvas.drawString(254, 630, "별도로 정한다")

    page_read = read(draw(tmp_path / "표.pdf", page)).pages[0]
    (table,) = [block for block in page_read.blocks if block.kind is BlockKind.TABLE]
    assert page_read.text[table.start : table.end] == (
        "구분 | 1회 | 비고\n개인 | 1억원 | 보안매체\n법인 | 10억원 | 기업인터넷뱅킹은 별도로 정한다"
    )
    assert page_read.text[table.start : table.header_end] == "구분 | 1회 | 비고"


def test_hidden_text_is_left_out(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "보이는 글이다.")
        canvas.setFillColor(white)
        canvas.drawString(50, 650, "흰 바탕에 흰 글")
        canvas.setFillColor(black)
        canvas.setFont(FONT, 0.4)
        canvas.drawString(50, 600, "너무 작은 글")
        canvas.setFont(FONT, 10)
        canvas.drawString(50, 900, "쪽 밖의 글")
        unseen = canvas.beginText(50, 550)
        unseen.setTextRenderMode(3)
        unseen.textOut("칠하지 않은 글")
        canvas.drawText(unseen)

    assert read(draw(tmp_path / "숨은.pdf", page)).pages[0].text == "보이는 글이다."


def test_white_text_on_a_coloured_bar_is_read(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(40, 690, 300, 30, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(50, 700, "머리글")

    assert read(draw(tmp_path / "띠.pdf", page)).pages[0].text == "머리글"


def test_fake_bold_is_read_once(tmp_path):
    def page(canvas: Canvas) -> None:
        for shift in (0.0, 0.2, 0.4):
            canvas.drawString(50 + shift, 700, "경영유의사항 100건")

    assert read(draw(tmp_path / "굵게.pdf", page)).pages[0].text == "경영유의사항 100건"


# --- places ------------------------------------------------------------------------------------------------------


def in_page_space(page: pdfium.PdfPage, box: Box) -> Box:
    """A rectangle of the displayed page in the page's own coordinates."""
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = box
    return {
        0: (x0 + left, y0 + bottom, x1 + left, y1 + bottom),
        90: (right - y1, x0 + bottom, right - y0, x1 + bottom),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (y0 + left, top - x1, y1 + left, top - x0),
    }[page.get_rotation()]


def text_under(document: pdfium.PdfDocument, number: int, boxes: list[Box]) -> str:
    page = document[number - 1]
    textpage = page.get_textpage()
    inset = [(a + 0.3, b + 0.3, c - 0.3, d - 0.3) for a, b, c, d in (in_page_space(page, box) for box in boxes)]
    found = "".join(textpage.get_text_bounded(*box) for box in inset)
    textpage.close()
    page.close()
    return re.sub(r"[\s\x02\ufffe-]", "", found)


def assert_spans_lie_where_they_say(path: Path, content: Content, count: int) -> None:
    """The text under a span's rectangles holds the span's characters."""
    chosen = random.Random(7)
    document = pdfium.PdfDocument(path)
    for _ in range(count):
        page = chosen.choice([page for page in content.pages if len(page.text) > 5])
        assert len(unpack(page.boxes)) == len(page.text)
        block = chosen.choice([b for b in page.blocks if b.end - b.start > 3])
        start = chosen.randrange(block.start, block.end - 2)
        end = min(block.end, start + chosen.randrange(2, 60))
        under = text_under(document, page.number, rectangles(page.boxes, start, end))
        missing = set(re.sub(r"[\s|-]", "", page.text[start:end])) - set(under)
        assert not missing, (page.number, page.text[start:end], under)
    document.close()


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_spans_of_turned_pages(rules, tmp_path, angle):
    path = rewritten(rules, tmp_path / "돌림.pdf", lambda writer: [page.rotate(angle) for page in writer.pages])
    content = read(path)
    page = content.pages[0]
    assert (page.width, page.height) == ((595.0, 842.0) if angle % 180 == 0 else (842.0, 595.0))
    assert RULES[0] in page.text and RULES[5] in page.text
    assert_spans_lie_where_they_say(path, content, 25)


def test_the_crop_box_is_the_page(rules, tmp_path):
    def crop(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            page.cropbox = pypdf.generic.RectangleObject((40, 20, 560, 690))

    path = rewritten(rules, tmp_path / "자름.pdf", crop)
    content = read(path)
    assert (content.pages[0].width, content.pages[0].height) == (520.0, 670.0)
    assert "[시행" not in content.pages[0].text and RULES[0] in content.pages[0].text
    assert_spans_lie_where_they_say(path, content, 25)


# --- the file itself ---------------------------------------------------------------------------------------------


def test_properties_outline_labels_and_attachments(rules, tmp_path):
    def change(writer: pypdf.PdfWriter) -> None:
        writer.add_metadata({"/Title": "여신업무규정", "/Author": "여신기획부"})
        chapter = writer.add_outline_item(title="제1장 총칙", page_number=0)
        writer.add_outline_item(title="제2절 심사", page_number=1, parent=chapter)
        writer.set_page_label(0, 1, style="/r")
        writer.set_page_label(2, 2, style="/D", prefix="부록-", start=1)
        writer.add_attachment("한도표.xlsx", b"PK\x03\x04")

    content = read(rewritten(rules, tmp_path / "구조.pdf", change))
    assert content.metadata["title"] == "여신업무규정" and content.metadata["author"] == "여신기획부"
    assert [(e.title, e.page, e.level) for e in content.outline] == [("제1장 총칙", 1, 1), ("제2절 심사", 2, 2)]
    assert [page.label for page in content.pages] == ["i", "ii", "부록-1"]
    assert content.attachments == ("한도표.xlsx",)


def test_plain_page_numbers_are_no_labels(rules):
    assert [page.label for page in read(rules).pages] == ["", "", ""]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_user_password_is_asked_for(rules, tmp_path, algorithm):
    path = rewritten(rules, tmp_path / "암호.pdf", lambda w: w.encrypt("비밀1234", "주인", algorithm=algorithm))
    with pytest.raises(DocumentError) as missing:
        read(path)
    assert missing.value.code == "pdf_encrypted"
    with pytest.raises(DocumentError) as wrong:
        read(path, "아니다")
    assert wrong.value.code == "password_wrong"


@pytest.mark.parametrize("password", ["secret", "owner"])
def test_the_right_password_opens(rules, tmp_path, password):
    path = rewritten(rules, tmp_path / "암호.pdf", lambda w: w.encrypt("secret", "owner", algorithm="AES-256"))
    assert RULES[0] in read(path, password).pages[0].text


def test_a_hangul_password_opens(rules, tmp_path):
    path = rewritten(rules, tmp_path / "암호.pdf", lambda w: w.encrypt("한글암호1234", algorithm="AES-256"))
    assert RULES[0] in read(path, "한글암호1234").pages[0].text


def test_owner_restrictions_open_with_any_password_or_none(rules, tmp_path):
    path = rewritten(rules, tmp_path / "제한.pdf", lambda w: w.encrypt("", "주인만", algorithm="AES-128"))
    assert RULES[0] in read(path).pages[0].text
    assert RULES[0] in read(path, "아무거나").pages[0].text


def test_a_password_for_a_file_without_one_is_ignored(rules):
    assert RULES[0] in read(rules, "아무거나").pages[0].text


# --- what cannot be read -----------------------------------------------------------------------------------------


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


# --- shared documents --------------------------------------------------------------------------------------------


def shared(pattern: str) -> list[Path]:
    return sorted(SHARED.glob(pattern)) if SHARED.exists() else []


def fixtures() -> Iterator[dict[str, str]]:
    manifest = SHARED / "fixtures" / "manifest.csv"
    if manifest.exists():
        with manifest.open(encoding="utf-8", newline="") as file:
            yield from (row for row in csv.DictReader(file) if row["file"].endswith(".pdf"))


def test_every_shared_fixture_is_read_or_refused_with_words():
    for row in fixtures():
        for password in {None, row["password"] or None}:
            try:
                content = read(SHARED / "fixtures" / row["file"], password)
            except DocumentError as error:
                assert words(error.code, **error.values).hint, row["file"]
                assert not (password and error.code in ("pdf_encrypted", "password_wrong")), row["file"]
            else:
                assert any(page.text.strip() for page in content.pages), row["file"]
                for page in content.pages:
                    assert len(unpack(page.boxes)) == len(page.text), row["file"]


def test_shared_laws_have_their_title_date_margins_and_places():
    for path in shared("corpus/reg_pdf/*호)(2*).pdf"):
        content = read(path)
        name = re.match(r"[^(]+", path.stem)
        assert name is not None and content.title.replace(" ", "") == name[0].replace(" ", ""), path.name
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", content.effective_date), path.name
        for page in content.pages:
            margins = [page.text[b.start : b.end] for b in page.blocks if b.kind is BlockKind.MARGIN]
            assert margins[-1] == f"법제처 {page.number} 국가법령정보센터", (path.name, page.number)
        assert_spans_lie_where_they_say(path, content, 10)


def test_shared_laws_are_joined_as_the_same_laws_are_written():
    """Words around line ends against the spacing of the same statutes as text, whose amendments differ a little."""
    written = {path.name: path.read_text(encoding="utf-8") for path in shared("corpus/law_md/*.md")}
    known = "\n".join(written.values()).replace("·", "ㆍ")
    for path in shared("corpus/reg_pdf/전자금융거래법*.pdf") + shared("corpus/reg_pdf/전자서명법(법률)*.pdf"):
        body = [p.text[b.start : b.end] for p in read(path).pages for b in p.blocks if b.kind is BlockKind.PARAGRAPH]
        phrases = [text[at : at + 24] for text in body for at in range(30, len(text) - 60, 20)]
        squeezed = re.sub(r"\s", "", known)
        present = [phrase for phrase in phrases if re.sub(r"\s", "", phrase) in squeezed]
        exact = [phrase for phrase in present if phrase in known]
        assert len(present) > 50 and len(exact) >= 0.97 * len(present), (path.name, len(exact), len(present))
