"""PDF: what the file says of itself, and passwords."""

from __future__ import annotations

import pypdf
import pytest

from app.core.errors import DocumentError
from tests.integration.adapters.pdf.samples import RULES, read, rewritten


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
