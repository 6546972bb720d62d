"""Markdown exports, read again by a Markdown library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from app.core.exporting.markdown import MarkdownExporter, escaped
from app.core.report import Mark, Paragraph, Report, Run, Style, text_paragraph
from tests.fakes.reports import DRAFT, answer_like, comparison_like, hostile, make_report


def written(report: Report, folder: Path) -> str:
    path = folder / "답변.md"
    MarkdownExporter().write(report, path)
    return path.read_text("utf-8")


def html_of(text: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def test_an_answer_with_footnotes(tmp_path: Path) -> None:
    text = written(answer_like(), tmp_path)
    assert text.startswith("# 이체한도 증액은 누가 정하나요?\n")
    assert f"> **{DRAFT}**" in text
    assert "- 대상 문서: 전자금융감독규정, 이체한도 증액 기준" in text
    assert "- 업무 폴더: 여신심사부" in text
    assert "- 작성 일시: 2026-11-22 10:31\n" in text
    assert "영업점장이 3영업일 이내에 정합니다.[^1]" in text
    assert "수립하여야 한다.[^2][^1]" in text
    assert "[^1]: 이체한도 증액 기준 (업무연락.docx), 2쪽 — “영업점장은 3영업일 이내에 정한다.”" in text
    assert "[^2]: 전자금융감독규정 (감독규정.pdf), 제13조제1항, 5쪽 — " in text
    assert "## 함께 볼 내용\n\n- 서식.hwp, 별지 1: 아무도" in text


def test_every_mark_of_a_note_has_its_note(tmp_path: Path) -> None:
    text = written(answer_like(), tmp_path)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert marks == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)) == {"1", "2"}


def test_a_table_keeps_its_marks(tmp_path: Path) -> None:
    text = written(comparison_like(), tmp_path)
    html = html_of(text)
    assert "<th>현행</th>" in html
    assert "금융회사는 <s>매월</s> 점검한다.[^1]" in html
    assert "금융회사는 <ins><b>매주</b></ins> 점검한다.[^2]" in html
    assert "- 확인자: 홍길동" in text


@pytest.mark.parametrize(
    "text",
    [
        "# 제목 아님",
        "1. 목록 아님",
        "- 목록 아님",
        "+ 목록 아님",
        "=== 밑줄 아님",
        "> 인용 아님",
        "*굵지* **않음** _기울지_ __않음__",
        "`코드` ~~지움~~ [글](javascript:x) ![그림](x) <b>태그</b> &amp; \\역",
        "a | b | c",
        "| --- | --- |",
        "[^1]: 각주 아님",
    ],
)
def test_words_of_documents_are_never_markup(text: str, tmp_path: Path) -> None:
    for style in Style:
        html = html_of(written(make_report(text_paragraph(text, style), sources=(), draft=False), tmp_path))
        body = html.split("<hr />", 1)[1]
        shown = re.sub(r"</?(p|h2|li|ul|em|blockquote)>", "", body).strip().removeprefix("참고: ").removeprefix("참고:")
        assert re.search(r"<(?!br)", shown) is None, shown
        plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        assert " ".join(plain.split()) == text


def test_marks_hold_beside_hangul(tmp_path: Path) -> None:
    runs = (Run("앞"), Run("(가)", Mark.BOLD), Run("는 "), Run(" 지운 말 ", Mark.REMOVED), Run("뒤"))
    html = html_of(written(make_report(Paragraph(runs), sources=()), tmp_path))
    assert "앞<b>(가)</b>는" in html
    assert "<s>지운 말</s> 뒤" in html


def test_hostile_text_is_written(tmp_path: Path) -> None:
    text = written(hostile(), tmp_path)
    assert "\x00" not in text
    assert "\u202e" not in text
    html = html_of(text)
    assert "<img" not in html
    assert "반쪽 \ufffd 글자" in text


def test_english_words(tmp_path: Path) -> None:
    text = written(make_report(language="en"), tmp_path)
    assert "> **Draft written by AI — to be checked by a person**" in text
    assert "- Checked by: (name, date)" in text
    assert "초안" not in text


def test_no_draft_line_where_no_model_wrote(tmp_path: Path) -> None:
    text = written(make_report(draft=False), tmp_path)
    assert DRAFT not in text
    assert "확인자" not in text


def test_escaping_keeps_plain_words() -> None:
    assert escaped("제13조(보호대책), 5%·10억원 - 2026.1.1.") == "제13조(보호대책), 5%·10억원 - 2026.1.1."
