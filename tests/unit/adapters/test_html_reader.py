"""HTML: visible text, lists with their numbers, tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.adapters.html_reader import HtmlReader
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError


def read(tmp_path: Path, html: str | bytes) -> Content:
    path = tmp_path / "a.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return HtmlReader().read(path, None, lambda done, total: None)


def blocks(content: Content) -> list[str]:
    page = content.pages[0]
    return [page.text[block.start : block.end] for block in page.blocks]


def test_headings_paragraphs_and_lists(tmp_path: Path) -> None:
    html = """<!doctype html><html><head><title> 여신 &amp; 수신 </title><meta name=author content=김></head><body>
    <h2>제1장 <em>총칙</em></h2>첫 글<p>둘째
    글<br>1. 하나<br>2. 둘</p><ol start=3><li>셋<ul><li>점</li></ul></li><li value=7>일곱</li></ol>끝</body></html>"""
    content = read(tmp_path, html)
    assert blocks(content) == [
        "제1장 총칙",
        "첫 글",
        "둘째 글",
        "1. 하나",
        "2. 둘",
        "3. 셋",
        "- 점",
        "7. 일곱",
        "끝",
    ]
    first = content.pages[0].blocks[0]
    assert (first.kind, first.level, first.locator) == (BlockKind.HEADING, 2, "문단 1")
    assert (content.title, content.metadata["author"], content.paged) == ("여신 & 수신", "김", False)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>비밀</script>",
        "<style>.비밀{}</style>",
        "<!-- 비밀 -->",
        "<template>비밀</template>",
        "<noscript>비밀</noscript>",
        "<p hidden>비밀</p>",
        "<div style='display : NONE !important'><p>비밀</p></div>",
        "<span style='visibility:hidden'>비밀</span>",
        "<span style='font-size:0'>비밀</span>",
        "<span style='font-size:1px'>비밀</span>",
        "<span style='opacity:0.0'>비밀</span>",
        "<div style='position:absolute;left:-9999px'>비밀</div>",
        "<div style='height:0;overflow:hidden'>비밀</div>",
        "<span style='color:red;background:red'>비밀</span>",
        "<dialog>비밀</dialog>",
        "<svg><text>비밀</text></svg>",
        "<select><option>비밀</select>",
        "<table><tr><td>값<td style='display:none'>비밀<tr><td>a<td>b</table>",
    ],
)
def test_what_is_not_shown_is_not_text(tmp_path: Path, hidden: str) -> None:
    content = read(tmp_path, f"<html><body><p>앞</p>{hidden}<p>뒤</p></body></html>")
    assert "비밀" not in content.pages[0].text
    assert blocks(content)[0] == "앞"
    assert blocks(content)[-1] == "뒤"


@pytest.mark.parametrize(
    "shown",
    [
        "<p aria-hidden=true>보임</p>",
        "<span style='font-size:10px'>보임</span>",
        "<span style='opacity:0.5'>보임</span>",
        "<div style='background:navy'><p style='color:white'>보임</p></div>",
        "<table bgcolor=navy><tr><td style='color:#fff'>보임</td></tr></table>",
        "<details><summary>더</summary>보임</details>",
        "<dialog open>보임</dialog>",
        "<style>@media print{.a{display:none}} .b{display:none} .b.on{display:block}</style><p class='a b on'>보임</p>",
    ],
)
def test_what_is_shown_is_text(tmp_path: Path, shown: str) -> None:
    assert "보임" in read(tmp_path, f"<html><body>{shown}</body></html>").pages[0].text


def test_the_style_sheet_hides_by_class_and_id(tmp_path: Path) -> None:
    html = "<style>/* x */ .gone, p#away { display:none }</style><p class='gone x'>비밀<p id=away>비밀<p>보임"
    content = read(tmp_path, f"<html><body>{html}</body></html>")
    assert blocks(content) == ["보임"]
    assert [notice.code for notice in content.notices] == ["hidden_left_out"]


def test_tables_repeat_merged_cells_and_know_their_heading(tmp_path: Path) -> None:
    html = """<table><caption>한도표</caption><thead><tr><th>구분<th colspan=2>한도</thead>
    <tr><td rowspan=2>개인<td>1회<td>50 만원</tr><tr><td>1일<td><p>100</p><p>만원</p></tr></table>"""
    content = read(tmp_path, f"<html><body>{html}</body></html>")
    assert blocks(content) == ["한도표", "구분 | 한도\n개인 | 1회 | 50 만원\n개인 | 1일 | 100 만원"]
    block = content.pages[0].blocks[1]
    assert content.pages[0].text[block.start : block.header_end] == "구분 | 한도"


def test_tables_that_lay_out_a_page_are_paragraphs(tmp_path: Path) -> None:
    html = "<table><tr><td><h1>제목</h1><p>글</p><table><tr><td>가<td>나<tr><td>1<td>2</table></td></tr></table>"
    content = read(tmp_path, f"<html><body>{html}</body></html>")
    assert [block.kind for block in content.pages[0].blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
    ]


def test_menus_are_margin(tmp_path: Path) -> None:
    html = "<nav><h2>메뉴</h2><ul><li>홈</ul></nav><div role=navigation class=x>경로</div><p>본문</p>"
    content = read(tmp_path, f"<html><body>{html}</body></html>")
    kinds = [block.kind for block in content.pages[0].blocks]
    assert kinds == [BlockKind.MARGIN] * 3 + [BlockKind.PARAGRAPH]


def test_declared_and_undeclared_character_sets(tmp_path: Path) -> None:
    page = "<html><head><meta charset=euc-kr></head><body><p>대출 한도</p></body></html>"
    assert blocks(read(tmp_path, page.encode("cp949"))) == ["대출 한도"]
    assert blocks(read(tmp_path, page.encode())) == ["대출 한도"]
    xhtml = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>글</p></body></html>'
    )
    assert blocks(read(tmp_path, xhtml)) == ["글"]


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("비밀", encoding="utf-8")
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>앞 &x; 뒤</p></body></html>'
    assert "비밀" not in read(tmp_path, html).pages[0].text


def test_very_deep_nesting_is_read(tmp_path: Path) -> None:
    html = "<html><body>" + "<div>" * 2000 + "바닥" + "</div>" * 2000 + "</body></html>"
    assert blocks(read(tmp_path, html)) == ["바닥"]


def test_nesting_beyond_the_parser_is_reported(tmp_path: Path) -> None:
    html = "<html><body><p>앞</p>" + "<div>" * 5000 + "바닥" + "</div>" * 5000 + "</body></html>"
    content = read(tmp_path, html)
    assert blocks(content) == ["앞"]
    assert [notice.code for notice in content.notices] == ["text_recovered"]


def test_a_file_without_elements_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, "   \n")
    assert caught.value.code == "document_damaged"
