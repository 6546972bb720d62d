"""HWP 5: text, tables, notes, numbers and pages, from files made by hand."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.adapters import hwp_reader
from app.adapters.hwp_crypto import decrypt_distribution
from app.adapters.hwp_reader import HwpReader
from app.adapters.hwp_records import read_records
from app.adapters.hwp_text import Control, decode_text
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError

Writer = Callable[[Path, dict[str, bytes]], Path]
FLOWING = 2 << 3 | 1 << 21


@pytest.fixture
def read(hwp: ModuleType, write_compound: Writer, tmp_path: Path) -> Callable[..., Content]:
    def _read(*sections: bytes, flags: int = 1, info: bytes = b"", password: str | None = None) -> Content:
        path = write_compound(tmp_path / "a.hwp", hwp.streams(*sections, flags=flags, info=info))
        return HwpReader().read(path, password, lambda done, pages: None)

    return _read


def blocks(content: Content) -> list[tuple[str, str]]:
    return [(block.kind.value, page.text[block.start : block.end]) for page in content.pages for block in page.blocks]


def test_paragraphs_with_their_locators(hwp: ModuleType, read: Callable[..., Content]) -> None:
    body = hwp.paragraph(0, "여신 심사 지침", controls=(hwp.section_control(1),)) + hwp.paragraph(
        0, "  한도는\t500만원으로  한다.", tops=(2000,)
    )
    content = read(body)
    assert blocks(content) == [("paragraph", "여신 심사 지침"), ("paragraph", "한도는 500만원으로 한다.")]
    assert [block.locator for block in content.pages[0].blocks] == ["문단 1", "문단 2"]
    assert (content.format, content.title, content.paged) == ("hwp", "여신 심사 지침", True)


def test_a_table_row_by_row_with_merged_cells_once(hwp: ModuleType, read: Callable[..., Content]) -> None:
    cells = [
        (0, 0, 1, 1, "구분"), (0, 1, 1, 1, "한도"), (0, 2, 1, 1, "비고"),
        (1, 0, 2, 1, "개인"), (1, 1, 1, 1, "500만원"), (1, 2, 1, 1, ""),
        (2, 1, 1, 2, "별도 승인"),
    ]  # fmt: skip
    held = hwp.object_control("tbl ", 1, hwp.table(2, cells, 3, 3), properties=1)
    content = read(hwp.paragraph(0, "", controls=(hwp.section_control(1), held)))
    block = content.pages[0].blocks[0]
    assert block.kind is BlockKind.TABLE
    assert content.pages[0].text == "구분 | 한도 | 비고\n개인 | 500만원\n | 별도 승인"
    assert content.pages[0].text[: block.header_end] == "구분 | 한도 | 비고"
    assert block.locator == "표 1"


def test_nested_tables_are_flattened_and_frames_opened(hwp: ModuleType, read: Callable[..., Content]) -> None:
    inner = hwp.object_control("tbl ", 3, hwp.table(4, [(0, 0, 1, 1, "안"), (0, 1, 1, 1, "쪽")], 1, 2))
    outer = (
        hwp.record(77, 2, struct.pack("<IHH", 6, 1, 2))
        + hwp.cell(2, 0, 0, 1, 1, hwp.paragraph(2, "바깥", controls=(inner,)))
        + hwp.cell(2, 0, 1, 1, 1, hwp.paragraph(2, "둘째"))
    )
    frame = hwp.object_control("tbl ", 1, hwp.table(2, [(0, 0, 1, 1, "틀 안의 글")], 1, 1))
    content = read(
        hwp.paragraph(0, "", controls=(hwp.section_control(1), hwp.object_control("tbl ", 1, outer)))
        + hwp.paragraph(0, "", controls=(frame,), tops=(3000,))
    )
    assert blocks(content) == [("table", "안 쪽 바깥 | 둘째"), ("paragraph", "틀 안의 글")]


def test_notes_boxes_and_margins_have_their_roles_and_comments_are_left_out(
    hwp: ModuleType, read: Callable[..., Content]
) -> None:
    note = hwp.plain_control(
        "fn  ", 1, struct.pack("<IHHI", 1, 0, ord(")"), 0), hwp.record(72, 2, bytes(8)) + hwp.paragraph(2, "각주의 글")
    )
    box = hwp.object_control(
        "gso ",
        1,
        hwp.record(76, 2, bytes(8)) + hwp.record(72, 3, bytes(8)) + hwp.paragraph(3, "글상자의 글"),
        properties=0,
    )
    margin = hwp.plain_control("head", 1, bytes(8), hwp.record(72, 2, bytes(8)) + hwp.paragraph(2, "머리말"))
    hidden = hwp.plain_control("tcmt", 1, b"", hwp.record(72, 2, bytes(8)) + hwp.paragraph(2, "숨은 설명"))
    content = read(hwp.paragraph(0, "본문이다.", controls=(hwp.section_control(1), note, box, margin, hidden)))
    assert blocks(content) == [
        ("paragraph", "¹⁾본문이다."),
        ("footnote", "1) 각주의 글"),
        ("paragraph", "글상자의 글"),
        ("margin", "머리말"),
    ]


def test_memos_behind_the_body_are_left_out(hwp: ModuleType, read: Callable[..., Content]) -> None:
    memo = hwp.record(93, 0, bytes(4)) + hwp.record(72, 1, bytes(8)) + hwp.paragraph(0, "메모")
    assert blocks(read(hwp.paragraph(0, "본문", controls=(hwp.section_control(1),)) + memo)) == [("paragraph", "본문")]


def test_automatic_numbers_are_written(hwp: ModuleType, read: Callable[..., Content]) -> None:
    outline, number, bullet = 1 << 23, 2 << 23 | 1 << 25, 3 << 23
    info = hwp.doc_info(0, outline, outline | 1 << 25, number, bullet)
    body = hwp.paragraph(0, "머리", controls=(hwp.section_control(1),))
    for shape, text in ((1, "총칙"), (2, "목적"), (2, "정의"), (1, "심사"), (2, "기준"), (4, "점")):
        body += hwp.paragraph(0, text, shape=shape, tops=(2000,))
    content = read(body, info=info)
    assert content.pages[0].text.split("\n") == [
        "머리",
        "1. 총칙",
        "가. 목적",
        "나. 정의",
        "2. 심사",
        "가. 기준",
        "○ 점",
    ]
    assert [(entry.title, entry.level) for entry in content.outline][:2] == [("1. 총칙", 1), ("가. 목적", 2)]


def test_pages_from_page_breaks_and_lines_that_fall_back(hwp: ModuleType, read: Callable[..., Content]) -> None:
    foot = hwp.BODY - 2000
    body = (
        hwp.paragraph(0, "첫 쪽의 첫 문단", controls=(hwp.section_control(1),))
        + hwp.paragraph(0, "끝 문단이다. 다음 쪽의 문장이다.", tops=(foot, 0))
        + hwp.paragraph(0, "둘째 쪽", tops=(2000,))
        + hwp.paragraph(0, "셋째 쪽", page_break=True)
    )
    content = read(body, hwp.paragraph(0, "새 구역은 넷째 쪽", controls=(hwp.section_control(1),)))
    assert [page.text for page in content.pages] == [
        "첫 쪽의 첫 문단\n끝 문단이다. 다음 쪽의 문장이다.",
        "둘째 쪽",
        "셋째 쪽",
        "새 구역은 넷째 쪽",
    ]
    assert content.paged


def test_a_paragraph_is_cut_between_sentences_where_its_page_ends(
    hwp: ModuleType, read: Callable[..., Content]
) -> None:
    text = "한 문장이다. 두 문장이다. 세 번째 문장은 다음 쪽에 있다."
    body = hwp.paragraph(0, "앞", controls=(hwp.section_control(1),)) + hwp.paragraph(
        0, text, tops=(hwp.BODY - 2000, 0)
    )
    assert [page.text for page in read(body).pages] == [
        "앞\n한 문장이다. 두 문장이다.",
        "세 번째 문장은 다음 쪽에 있다.",
    ]


def test_a_table_split_over_pages_puts_each_row_on_its_page(hwp: ModuleType, read: Callable[..., Content]) -> None:
    high = hwp.BODY // 2
    rows = hwp.record(77, 2, struct.pack("<IHH", 2, 3, 2))
    for row in range(3):
        for column in range(2):
            rows += hwp.cell(2, row, column, 1, 1, hwp.paragraph(2, f"{row}행 {column}열"), height=high - 400)
    held = hwp.object_control("tbl ", 1, rows, properties=FLOWING, height=2 * high - 800)
    content = read(
        hwp.paragraph(0, "", controls=(hwp.section_control(1), held)) + hwp.paragraph(0, "표 뒤", tops=(high + 1000,))
    )
    assert [page.text for page in content.pages] == ["0행 0열 | 0행 1열\n1행 0열 | 1행 1열", "2행 0열 | 2행 1열\n표 뒤"]


def test_without_a_layout_there_are_no_pages(hwp: ModuleType, read: Callable[..., Content]) -> None:
    content = read(
        hwp.paragraph(0, "하나", controls=(hwp.section_control(1),), tops=()) + hwp.paragraph(0, "둘", tops=())
    )
    assert (len(content.pages), content.paged) == (1, False)


def test_a_stale_layout_is_not_trusted(hwp: ModuleType, read: Callable[..., Content]) -> None:
    body = hwp.paragraph(0, "머리", controls=(hwp.section_control(1),)) + b"".join(
        hwp.paragraph(0, f"{n}번째") for n in range(9)
    )
    content = read(body)
    assert (len(content.pages), content.paged) == (1, False)


@pytest.mark.parametrize("flag", [2, 16, 256, 1024])
def test_encrypted_documents(hwp: ModuleType, read: Callable[..., Content], flag: int) -> None:
    with pytest.raises(DocumentError, match="document_encrypted"):
        read(hwp.paragraph(0, "비밀"), flags=1 | flag)
    with pytest.raises(DocumentError, match="hwp_password_unsupported"):
        read(hwp.paragraph(0, "비밀"), flags=1 | flag, password="1234")


def test_a_distribution_document_opens_with_the_key_it_carries(
    hwp: ModuleType, write_compound: Writer, tmp_path: Path
) -> None:
    plain = hwp.deflate(hwp.paragraph(0, "배포용 문서의 글", controls=(hwp.section_control(1),)))
    files = hwp.streams(flags=1 | 4)
    files["ViewText/Section0"] = _distributed(plain.ljust(-(-len(plain) // 16) * 16, b"\0"))
    path = write_compound(tmp_path / "d.hwp", files)
    assert HwpReader().read(path, None, lambda done, pages: None).pages[0].text == "배포용 문서의 글"
    with pytest.raises(DocumentError, match="document_damaged"):
        decrypt_distribution(b"short")


def _distributed(plain: bytes) -> bytes:
    """Encrypt with an all-zero header: then the key is the mask itself, which the seed gives."""
    header = struct.pack("<I", 5) + bytes(252)
    state, mask = 5, bytearray()
    while len(mask) < 256:
        state = (state * 214013 + 2531011) % 2**32
        value = state >> 16 & 255
        state = (state * 214013 + 2531011) % 2**32
        mask += bytes([value]) * ((state >> 16 & 15) + 1)
    encryptor = Cipher(algorithms.AES(bytes(mask[9:25])), modes.ECB()).encryptor()
    return struct.pack("<I", 28 | 256 << 20) + header + encryptor.update(plain) + encryptor.finalize()


def test_damaged_and_empty_files(
    hwp: ModuleType, read: Callable[..., Content], write_compound: Writer, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="document_no_text"):
        read(hwp.paragraph(0, " ", controls=(hwp.section_control(1),)))
    no_body = write_compound(tmp_path / "b.hwp", hwp.streams())
    not_ole = tmp_path / "c.hwp"
    not_ole.write_bytes(b"\xd0\xcf\x11\xe0 nothing")
    other = write_compound(tmp_path / "d.hwp", {"WordDocument": b"x"})
    for path in (no_body, not_ole, other):
        with pytest.raises(DocumentError, match="document_damaged"):
            HwpReader().read(path, None, lambda done, pages: None)
    old = tmp_path / "old.hwp"
    old.write_bytes(b"HWP Document File V3.00 \x1a\1\2\3\4\5")
    with pytest.raises(DocumentError, match="format_unsupported"):
        HwpReader().read(old, None, lambda done, pages: None)
    with pytest.raises(DocumentError, match="file_unreadable"):
        HwpReader().read(tmp_path / "missing.hwp", None, lambda done, pages: None)


def test_what_comes_before_a_break_is_read_with_a_notice(
    hwp: ModuleType, write_compound: Writer, tmp_path: Path
) -> None:
    text = "".join(hwp.paragraph(0, f"{n}번째 문단은 {n * 7919}원이다.", tops=(n * 1500,)).hex() for n in range(30))
    whole = hwp.streams(bytes.fromhex(text))
    whole["BodyText/Section0"] = whole["BodyText/Section0"][:-200]
    content = HwpReader().read(write_compound(tmp_path / "e.hwp", whole), None, lambda done, pages: None)
    assert content.pages[0].text.startswith("0번째 문단은 0원이다.")
    assert "29번째" not in content.pages[0].text
    assert [notice.code for notice in content.notices] == ["text_recovered"]


def test_a_bomb_is_refused(hwp: ModuleType, read: Callable[..., Content], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hwp_reader, "MAX_STREAM", 100_000)
    with pytest.raises(DocumentError, match="document_bomb"):
        read(hwp.record(67, 0, bytes(200_000)))


def test_records_form_a_tree_and_a_cut_one_is_left_out(hwp: ModuleType) -> None:
    roots = read_records(
        hwp.record(66, 0, b"a")
        + hwp.record(67, 1, b"b")
        + hwp.record(66, 0, bytes(5000))
        + hwp.record(67, 1, b"c")[:-1]
    )
    assert [(each.tag, len(each.data), len(each.children)) for each in roots] == [(66, 1, 1), (66, 5000, 0)]
    assert roots[0].u32(0) == ord("a")
    assert roots[0].u16(50) == 0


def test_text_with_controls_symbols_and_wide_characters() -> None:
    control = struct.pack("<H", 11) + bytes(12) + struct.pack("<H", 11)
    tab = struct.pack("<H", 9) + bytes(14)
    data = (
        control
        + "가\U0001f600".encode("utf-16-le")
        + tab
        + "\U000f02b3나\uf0fe\U000f081c".encode("utf-16-le")
        + b"\n\0\r\0"
    )
    text = decode_text(data)
    assert text.tokens == (Control(11), "가\U0001f600", "\t", "③나☑", "\n")
    assert text.starts[:3] == (0, 8, 11)
    assert text.offset(9) == 1
