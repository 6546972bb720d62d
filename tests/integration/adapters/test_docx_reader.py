"""DOCX: what a reader of the finished document sees, from documents made by python-docx and by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from msoffcrypto.format.ooxml import OOXMLFile

from app.adapters.docx_reader import DocxReader
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError

SHARED = Path(__file__).resolve().parents[4] / "shared"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATION = '<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def read(path: Path, password: str | None = None) -> Content:
    return DocxReader().read(path, password, lambda done, pages: None)


def by_hand(path: Path, body: str, *, base: str = W, office: str = OFFICE, **parts: str) -> Content:
    """Read a document with the given body and parts (numbering, styles, footnotes …)."""
    namespaces = (
        f'xmlns:w="{base}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="wps" xmlns:v="vml"'
    )
    links = "".join(RELATION.format(id=f"r{kind}", kind=f"{office}/{kind}", target=f"{kind}.xml") for kind in parts)
    main = RELATION.format(id="r1", kind=f"{office}/officeDocument", target="word/document.xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(main))
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(links))
        archive.writestr("word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>")
        for kind, inside in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {namespaces}>{inside}</w:{kind}>")
    return read(path)


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, list_id: int, level: int = 0) -> str:
    return paragraph(run(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, kind: str, pattern: str, more: str = "") -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{index}">{counted}</w:lvl>'


def lines(content: Content) -> list[str]:
    return content.pages[0].text.split("\n")


def blocks(content: Content) -> Iterator[tuple[str, str]]:
    page = content.pages[0]
    return ((block.kind.value, page.text[block.start : block.end]) for block in page.blocks)


def test_a_document_of_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Microsoft Word - 초안.doc"
    document.core_properties.author = "심사부"
    document.add_heading("여신 심사 지침", 0)
    document.add_heading("총칙", 1)
    document.add_paragraph("한도를 정한다.", style="List Number")
    document.add_paragraph("등급을 정한다.", style="List Number")
    document.add_paragraph("점", style="List Bullet")
    table = document.add_table(3, 3)
    for row, cells in enumerate([("구분", "한도", "비고"), ("개인", "500만원", ""), ("", "별도", "승인")]):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.sections[0].header.paragraphs[0].text = "대외비"
    document.save(tmp_path / "a.docx")

    content = read(tmp_path / "a.docx")

    assert list(blocks(content)) == [
        ("heading", "여신 심사 지침"),
        ("heading", "총칙"),
        ("paragraph", "1. 한도를 정한다."),
        ("paragraph", "2. 등급을 정한다."),
        ("paragraph", "• 점"),
        ("table", "구분 | 한도 | 비고\n개인 | 500만원\n | 별도 | 승인"),
        ("margin", "대외비"),
    ]
    page = content.pages[0]
    assert [block.locator for block in page.blocks] == ["문단 1", "문단 2", "문단 3", "문단 4", "문단 5", "표 1", ""]
    assert page.text[page.blocks[5].start : page.blocks[5].header_end] == "구분 | 한도 | 비고"
    assert (content.title, content.metadata["author"], content.paged) == ("여신 심사 지침", "심사부", False)
    assert [(entry.title, entry.level) for entry in content.outline] == [("여신 심사 지침", 1), ("총칙", 1)]


def test_list_numbers_as_word_counts_them(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "제%1조")
        + level(1, "decimalEnclosedCircle", "%2")
        + level(2, "ganada", "%3.")
        + level(3, "decimal", "%1.%2.%4", "<w:isLgl/>")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
        + level(0, "upperRoman", "%1.")
        + level(1, "chosung", "%2)")
        + level(2, "bullet", "\uf0a7")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = (
        item("목적", 1) + item("정의", 1) + item("하나", 1, 1) + item("둘", 1, 1)
        + item("가목", 1, 2) + item("나목", 1, 2)
        + item("세목", 1, 3) + item("적용", 1) + item("다시 하나", 1, 1)
        + item("로마", 2) + item("초성", 2, 1) + item("점", 2, 2) + item("이어서", 2)
        + item("새로", 3) + item("다음", 3)
        + item("번호 없음", 0) + item("없는 목록", 9)
    )  # fmt: skip
    assert lines(by_hand(tmp_path / "a.docx", body, numbering=numbering)) == [
        "제1조 목적", "제2조 정의", "① 하나", "② 둘", "가. 가목", "나. 나목", "2.2.1 세목", "제3조 적용", "① 다시 하나",
        "I. 로마", "ㄱ) 초성", "▪ 점", "II. 이어서", "V. 새로", "VI. 다음", "번호 없음", "없는 목록",
    ]  # fmt: skip


def test_styles_give_headings_numbers_and_hidden_text(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="my"><w:name w:val="장 제목"/><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="x"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="번호"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="v"><w:name w:val="숨김"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="A"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="B"/><w:basedOn w:val="a"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1">' + level(0, "decimal", "%1.", '<w:pStyle w:val="n"/>') + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    styled = {key: f'<w:pStyle w:val="{key}"/>' for key in ("my", "o", "n", "a")}
    body = (
        paragraph(run("장의 제목"), styled["my"])
        + paragraph(run("절의 제목"), styled["o"])
        + paragraph(run("개요 수준이지만 이것은 문장이다."), styled["o"])
        + paragraph(run("첫째"), styled["n"])
        + paragraph(
            run("보임")
            + run("숨김", '<w:rStyle w:val="v"/>')
            + run("숨김", "<w:vanish/>")
            + run("도", '<w:vanish w:val="0"/>')
        )
        + paragraph(run("돌고 도는 스타일"), styled["a"])
    )
    content = by_hand(tmp_path / "a.docx", body, styles=styles, numbering=numbering)
    assert lines(content) == [
        "장의 제목",
        "절의 제목",
        "개요 수준이지만 이것은 문장이다.",
        "1. 첫째",
        "보임도",
        "돌고 도는 스타일",
    ]
    assert [block.level for block in content.pages[0].blocks] == [2, 3, 0, 0, 0, 0]


def test_revisions_fields_links_controls_and_signs(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>코드</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("제5조")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph(f"<w:ins>{run('넣은 글')}</w:ins><w:del><w:r><w:delText>지운 글</w:delText></w:r></w:del>")
        + paragraph(f"<w:moveFrom>{run('옛 자리')}</w:moveFrom><w:moveTo>{run('새 자리')}</w:moveTo>")
        + paragraph(field + run("에 따른다."))
        + paragraph(f"<w:hyperlink>{run('누리집')}</w:hyperlink><w:fldSimple>{run(' 3쪽')}</w:fldSimple>")
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('양식 글'))}</w:sdtContent></w:sdt>"
        + paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>동의</w:t><w:tab/><w:t>함</w:t><w:noBreakHyphen/></w:r>'
        )
        + paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
        + paragraph('<w:r><w:commentReference w:id="1"/><w:t>의견 없는 글</w:t></w:r>')
    )
    comments = f'<w:comment w:id="1">{paragraph(run("의견"))}</w:comment>'
    assert lines(by_hand(tmp_path / "a.docx", body, comments=comments)) == [
        "넣은 글", "새 자리", "제5조에 따른다.", "누리집 3쪽", "양식 글", "☑동의 함-", "a+b", "의견 없는 글",
    ]  # fmt: skip


def test_notes_stand_behind_their_paragraph(tmp_path: Path) -> None:
    footnotes = (
        f'<w:footnote w:id="-1" w:type="separator">{paragraph(run("―"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("첫 각주"))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph(run("둘째 각주"))}</w:footnote>'
    )
    body = paragraph(run("본문") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("이다.")) + paragraph(
        run("또") + '<w:r><w:footnoteReference w:id="3"/><w:endnoteReference w:id="7"/></w:r>'
    )
    endnotes = f'<w:endnote w:id="7">{paragraph(run("미주"))}</w:endnote>'
    content = by_hand(tmp_path / "a.docx", body, footnotes=footnotes, endnotes=endnotes)
    assert list(blocks(content)) == [
        ("paragraph", "본문¹이다."), ("footnote", "1 첫 각주"),
        ("paragraph", "또²¹"), ("footnote", "2 둘째 각주"), ("footnote", "1 미주"),
    ]  # fmt: skip


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    inside = f"<w:txbxContent>{paragraph(run('글상자'))}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    shown = f"<mc:Choice/><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
    fallback = f"<w:r><mc:AlternateContent>{shown}</mc:AlternateContent></w:r>"
    assert lines(by_hand(tmp_path / "a.docx", paragraph(run("앞") + both) + paragraph(fallback))) == [
        "앞",
        "글상자",
        "글상자",
    ]


def test_tables_nested_framed_deleted_and_as_headings(tmp_path: Path) -> None:
    def cell(inside: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"

    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def words(text: str) -> str:
        return cell(paragraph(run(text)))

    nested = f"<w:tbl>{row(words('안'), words('쪽'))}</w:tbl>"
    wide = cell(paragraph(run("합계")), '<w:gridSpan w:val="2"/>')
    body = (
        f"<w:tbl>{row(words('갑'), cell(nested + paragraph(run('바깥'))))}{row(wide)}"
        f"{row(words('지운'), words('행'), properties='<w:del/>')}"
        f"<w:sdt><w:sdtContent>{row(words('병'), words('정'))}</w:sdtContent></w:sdt></w:tbl>"
        f"<w:tbl>{row(cell(paragraph(run('틀 안의 첫 문단')) + paragraph(run('둘째 문단'))))}</w:tbl>"
        f"<w:tbl>{row(words('Ⅱ'), words(''), words('추진 방향'))}</w:tbl>"
    )
    assert list(blocks(by_hand(tmp_path / "a.docx", body))) == [
        ("table", "갑 | 안 쪽 바깥\n합계\n병 | 정"),
        ("paragraph", "틀 안의 첫 문단"),
        ("paragraph", "둘째 문단"),
        ("heading", "Ⅱ 추진 방향"),
    ]


def test_strict_documents_and_missing_parts(tmp_path: Path) -> None:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    content = by_hand(
        tmp_path / "a.docx",
        paragraph(run("엄격한 문서"), '<w:pStyle w:val="1"/>'),
        base=STRICT,
        office=office,
        styles=styles,
    )
    assert list(blocks(content)) == [("heading", "엄격한 문서")]
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{paragraph(run("부품 없는 문서"))}</w:body></w:document>',
        )
    assert lines(read(tmp_path / "b.docx")) == ["부품 없는 문서"]


def test_external_entities_stay_unread(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("비밀", encoding="utf-8")
    kind = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'{kind}<w:document xmlns:w="{W}"><w:body>{paragraph(run("앞&x;뒤"))}</w:body></w:document>',
        )
    assert lines(read(tmp_path / "a.docx")) == ["앞뒤"]


def test_deep_nesting_ends(tmp_path: Path) -> None:
    body = "<w:sdt><w:sdtContent>" * 3000 + paragraph(run("깊은 글")) + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(DocumentError, match=r"document_(damaged|no_text)"):
        by_hand(tmp_path / "a.docx", body)
    cells = "<w:tbl><w:tr><w:tc>" * 60 + paragraph(run("쉰 겹의 표")) + "<w:p/></w:tc></w:tr></w:tbl>" * 60
    assert "쉰 겹의 표" in lines(by_hand(tmp_path / "b.docx", cells))


def test_password_protected_documents(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("암호를 건 문서이다.")
    document.save(tmp_path / "plain.docx")
    with (tmp_path / "plain.docx").open("rb") as plain, (tmp_path / "a.docx").open("wb") as locked:
        OOXMLFile(plain).encrypt("비밀번호1", locked)
    assert lines(read(tmp_path / "a.docx", "비밀번호1")) == ["암호를 건 문서이다."]
    with pytest.raises(DocumentError, match="document_encrypted"):
        read(tmp_path / "a.docx")
    with pytest.raises(DocumentError, match="password_wrong"):
        read(tmp_path / "a.docx", "틀린 암호")


def test_what_is_no_word_document_is_damaged_or_empty(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DocumentError, match="document_damaged"):
        read(tmp_path / "a.docx")
    with pytest.raises(DocumentError, match="document_no_text"):
        by_hand(tmp_path / "b.docx", paragraph(""))
    with pytest.raises(DocumentError, match="file_unreadable"):
        read(tmp_path / "missing.docx")


def test_the_effective_date_is_found(tmp_path: Path) -> None:
    content = by_hand(tmp_path / "a.docx", paragraph(run("여신 규정")) + paragraph(run("시행일: 2026. 2. 13.")))
    assert content.effective_date == "2026-02-13"


EXPECTED = {
    "zipbomb_600MB_document_xml.docx": "document_bomb",
    "made__zip_path_traversal.docx": "정상 본문",
    "mammoth.js__external-picture.docx": "document_no_text",
    "tika__NullHeader.docx": "Hundreds injured in Yemen protest",
    "docling__Strict.docx": "Some text",
    "docling__docx_comments.docx": "This third paragraph has no comments attached to it.",
    "python-docx__tbl-cell-access.docx": "7 |  | 9",
}


def test_every_shared_file_is_read_or_refused_with_a_code() -> None:
    paths = sorted(SHARED.glob("fixtures/docx_*/*.docx"))
    for path in paths:
        expected = EXPECTED.get(path.name, "")
        try:
            content = read(path)
        except DocumentError as error:
            assert path.parent.name in ("docx_bomb", "docx_malformed") or error.code == "document_no_text", path.name
            assert error.code == expected or not expected, path.name
            continue
        assert content.pages[0].blocks
        assert expected in content.pages[0].text, path.name
        assert all(block.kind is not BlockKind.METADATA for block in content.pages[0].blocks)
    assert bool(paths) == SHARED.exists()
