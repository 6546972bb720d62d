"""HWPX: text, tables, notes, numbers, pages and encryption, from files made by hand."""

from __future__ import annotations

import base64
import hashlib
import zipfile
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.adapters.hwp_equation import readable
from app.adapters.hwpx_reader import HwpxReader
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError

HEADER = """<h:head xmlns:h="head"><h:refList>
<h:charPr id="0" height="1000"/><h:charPr id="1" height="2000"/>
<h:numbering id="1"><h:paraHead level="1" start="1" numFormat="DIGIT">제^1조</h:paraHead>
<h:paraHead level="2" start="3" numFormat="CIRCLED_DIGIT">^2</h:paraHead></h:numbering>
<h:bullet id="2" char="&#xF0A7;"/>
<h:paraPr id="0"><h:heading type="NONE"/></h:paraPr>
<h:paraPr id="1"><h:heading type="OUTLINE" idRef="0" level="0"/></h:paraPr>
<h:paraPr id="2"><h:heading type="NUMBER" idRef="1" level="1"/></h:paraPr>
<h:paraPr id="3"><h:heading type="BULLET" idRef="2" level="0"/></h:paraPr>
<h:style id="0" name="바탕글"/></h:refList></h:head>"""
SETTINGS = (
    '<p:run><p:secPr outlineShapeIDRef="1"><p:pagePr landscape="WIDELY" width="59528" height="84188">'
    '<p:margin header="0" footer="0" top="0" bottom="0"/></p:pagePr></p:secPr></p:run>'
)
PACKAGE = (
    '<o:package xmlns:o="opf"><o:metadata><o:title>여신 심사 지침</o:title>'
    '<o:meta name="creator">심사부</o:meta></o:metadata>'
    "</o:package>"
)


def section(body: str) -> str:
    return f'<s:sec xmlns:s="sec" xmlns:p="para">{body}</s:sec>'


def paragraph(content: str, shape: int = 0, *, tops: tuple[int, ...] = (), size: int = 0, extra: str = "") -> str:
    lines = "".join(
        f'<p:lineseg textpos="{10 * n}" vertpos="{top}" vertsize="1000" flags="393216"/>' for n, top in enumerate(tops)
    )
    run = f'<p:run charPrIDRef="{size}">{content}</p:run>'
    return f'<p:p paraPrIDRef="{shape}" styleIDRef="0" {extra}>{run}<p:linesegarray>{lines}</p:linesegarray></p:p>'


def text(words: str) -> str:
    return f"<p:t>{words}</p:t>"


def cell(row: int, column: int, words: str, spans: tuple[int, int] = (1, 1), header: bool = False) -> str:
    return (
        f'<p:tc header="{int(header)}"><p:subList>{paragraph(text(words))}</p:subList>'
        f'<p:cellAddr rowAddr="{row}" colAddr="{column}"/>'
        f'<p:cellSpan rowSpan="{spans[0]}" colSpan="{spans[1]}"/></p:tc>'
    )


def read(path: Path, *sections: str, header: str = HEADER, password: str | None = None) -> Content:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/content.hpf", PACKAGE)
        if header:
            archive.writestr("Contents/header.xml", header)
        for index, body in enumerate(sections):
            archive.writestr(f"Contents/section{index}.xml", section(body))
    return HwpxReader().read(path, password, lambda done, pages: None)


def blocks(content: Content) -> list[tuple[str, str]]:
    return [(block.kind.value, page.text[block.start : block.end]) for page in content.pages for block in page.blocks]


def test_paragraphs_numbers_and_properties(tmp_path: Path) -> None:
    body = (
        f"<p:p>{SETTINGS}<p:run>{text('여신 심사 지침')}</p:run></p:p>"
        + paragraph(text("목적"), 1)
        + paragraph(text("첫째 항"), 2)
        + paragraph(text("둘째 항"), 2)
        + paragraph(text("정의"), 1)
        + paragraph(text("점"), 3)
    )
    content = read(tmp_path / "a.hwpx", body)
    assert content.pages[0].text.split("\n") == [
        "여신 심사 지침",
        "제1조 목적",
        "③ 첫째 항",
        "④ 둘째 항",
        "제2조 정의",
        "▪ 점",
    ]
    assert [block.kind for block in content.pages[0].blocks][1] is BlockKind.HEADING
    assert (content.title, content.metadata["author"], content.paged) == ("여신 심사 지침", "심사부", False)


def test_marks_inside_the_text_and_deleted_text(tmp_path: Path) -> None:
    words = (
        '한도는<p:tab width="10"/>500<p:nbSpace/>만원<p:lineBreak/>이다'
        '<p:deleteBegin Id="1"/> 옛 글<p:deleteEnd Id="1"/>.'
    )
    assert read(tmp_path / "a.hwpx", paragraph(text(words))).pages[0].text == "한도는 500 만원\n이다."


def test_a_table_with_header_cells_and_merged_cells(tmp_path: Path) -> None:
    rows = (
        f"<p:tr>{cell(0, 0, '조항', header=True)}{cell(0, 1, '현행', header=True)}"
        f"{cell(0, 2, '개정', header=True)}</p:tr>"
        f"<p:tr>{cell(1, 0, '제3조', (2, 1))}{cell(1, 1, '서한')}{cell(1, 2, '공식 문서')}</p:tr>"
        f"<p:tr>{cell(2, 1, '없음', (1, 2))}</p:tr>"
    )
    table = f'<p:tbl rowCnt="3" colCnt="3"><p:pos treatAsChar="1"/>{rows}</p:tbl>'
    page = read(tmp_path / "a.hwpx", paragraph(table)).pages[0]
    assert page.text == "조항 | 현행 | 개정\n제3조 | 서한 | 공식 문서\n | 없음"
    assert page.text[: page.blocks[0].header_end] == "조항 | 현행 | 개정"


def test_notes_boxes_margins_and_what_is_left_out(tmp_path: Path) -> None:
    held = f"<p:subList>{paragraph(text('각주의 글'))}</p:subList>"
    note = f'<p:ctrl><p:footNote number="2" suffixChar="41">{held}</p:footNote></p:ctrl>'
    hidden = (
        f"<p:ctrl><p:hiddenComment><p:subList>{paragraph(text('숨은 설명'))}</p:subList></p:hiddenComment></p:ctrl>"
    )
    memo = f'<p:ctrl><p:fieldBegin type="MEMO"><p:subList>{paragraph(text("메모"))}</p:subList></p:fieldBegin></p:ctrl>'
    box = f"<p:rect><p:drawText><p:subList>{paragraph(text('글상자'))}</p:subList></p:drawText></p:rect>"
    margin = f"<p:ctrl><p:footer><p:subList>{paragraph(text('꼬리말'))}</p:subList></p:footer></p:ctrl>"
    body = paragraph(margin + text("본문") + note + hidden + memo + text("이다.") + box)
    assert blocks(read(tmp_path / "a.hwpx", body)) == [
        ("paragraph", "본문²⁾이다."),
        ("footnote", "2) 각주의 글"),
        ("paragraph", "글상자"),
        ("margin", "꼬리말"),
    ]


def test_pages_and_printed_numbers(tmp_path: Path) -> None:
    number = '<p:ctrl><p:pageNum pos="BOTTOM_CENTER"/></p:ctrl>'
    anew = '<p:ctrl><p:newNum num="1" numType="PAGE"/></p:ctrl>'
    line = "<p:linesegarray><p:lineseg vertpos='0' vertsize='1000'/></p:linesegarray>"
    first = f"<p:p>{SETTINGS}<p:run>{number}{text('표지')}</p:run>{line}</p:p>"
    body = (
        first
        + paragraph(text("둘째 쪽") + anew, tops=(0,), extra='pageBreak="1"')
        + paragraph(text("둘째 쪽의 끝"), tops=(80000,))
        + paragraph(text("셋째 쪽"), tops=(0,))
    )
    content = read(tmp_path / "a.hwpx", body)
    assert [(page.number, page.label, page.text) for page in content.pages] == [
        (1, "1", "표지"),
        (2, "1", "둘째 쪽\n둘째 쪽의 끝"),
        (3, "2", "셋째 쪽"),
    ]


def test_loose_files_of_other_programs(tmp_path: Path) -> None:
    table = (
        f"<p:tbl><p:tr><p:tc>{paragraph(text('성명'))}</p:tc><p:tc>{paragraph(text('홍길동'))}</p:tc></p:tr></p:tbl>"
    )
    assert blocks(read(tmp_path / "a.hwpx", paragraph(text("의견서")) + table, header="")) == [
        ("paragraph", "의견서"),
        ("table", "성명 | 홍길동"),
    ]


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("비밀", encoding="utf-8")
    path = tmp_path / "a.hwpx"
    with zipfile.ZipFile(path, "w") as archive:
        kind = f'<!DOCTYPE s [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        archive.writestr("Contents/section0.xml", kind + section(paragraph(text("앞&x;뒤"))))
    assert HwpxReader().read(path, None, lambda done, pages: None).pages[0].text == "앞뒤"


def test_broken_xml_gives_what_can_be_read(tmp_path: Path) -> None:
    content = read(tmp_path / "a.hwpx", paragraph(text("성한 문단")) + "<p:p><p:run><p:t>끊긴")
    assert content.pages[0].text.startswith("성한 문단")
    assert [notice.code for notice in content.notices] == ["text_recovered"]


def test_files_without_text_or_sections(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="document_no_text"):
        read(tmp_path / "a.hwpx", paragraph(""))
    with pytest.raises(DocumentError, match="document_damaged"):
        read(tmp_path / "b.hwpx")


def _encrypted(path: Path, password: str) -> Path:
    """Encrypt the section as OpenDocument 1.2 says."""
    plain = section(paragraph(text("암호를 건 문서이다."))).encode()
    deflater = zlib.compressobj(wbits=-15)
    deflated = deflater.compress(plain) + deflater.flush()
    deflated = deflated.ljust(-(-len(deflated) // 16) * 16, b"\0")
    salt, vector = bytes(range(16)), bytes(range(16, 32))
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), salt, 1024, 32)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    code = {name: base64.b64encode(data).decode() for name, data in (("salt", salt), ("vector", vector))}
    checksum = base64.b64encode(hashlib.sha256(plain[:1024]).digest()).decode()
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="Contents/section0.xml" m:size="{len(plain)}">'
        f'<m:encryption-data m:checksum-type="sha256-1k" m:checksum="{checksum}">'
        '<m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" '
        f'm:initialisation-vector="{code["vector"]}"/>'
        '<m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1024" '
        f'm:salt="{code["salt"]}"/>'
        "</m:encryption-data></m:file-entry></m:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("Contents/section0.xml", encryptor.update(deflated) + encryptor.finalize())
    return path


def test_encrypted_files_open_with_their_password_only(tmp_path: Path) -> None:
    path = _encrypted(tmp_path / "a.hwpx", "비밀번호1")
    opened = HwpxReader().read(path, "비밀번호1", lambda done, pages: None)
    assert opened.pages[0].text == "암호를 건 문서이다."
    with pytest.raises(DocumentError, match="document_encrypted"):
        HwpxReader().read(path, None, lambda done, pages: None)
    with pytest.raises(DocumentError, match="password_wrong"):
        HwpxReader().read(path, "틀린 암호", lambda done, pages: None)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("{a} over {b+1} times 100", "a / (b+1) × 100"),
        ("평점=LEFT ( {최저가격} over {입찰가격} RIGHT )", "평점= ( 최저가격 / 입찰가격 )"),
        ("x~leq`3", "x ≤ 3"),
        ("leftover", "leftover"),
    ],
)
def test_equations_are_readable(script: str, expected: str) -> None:
    assert readable(script) == expected
