"""TXT files: page marks, paragraphs, locators."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.adapters.text_lines import is_wrapped, starts_item
from app.adapters.text_reader import TextReader
from app.core.document import Content


def read(tmp_path: Path, text: str) -> Content:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    steps: list[tuple[int, int]] = []
    content = TextReader().read(path, None, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(content.pages), len(content.pages))
    for page in content.pages:
        end = 0
        for block in page.blocks:
            assert page.text[end : block.start].strip() == ""
            assert page.text[block.start : block.end].strip() == page.text[block.start : block.end] != ""
            end = block.end
        assert page.text[end:].strip() == ""
    return content


def blocks(content: Content, page: int = 0) -> list[str]:
    found = content.pages[page]
    return [found.text[block.start : block.end] for block in found.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "[[page 3]]\n가\n\n[[page 4]]\n나\n",
        "--- page 3 ---\n가\n--- Page 4 ---\n나",
        "가\n- 3쪽 -\n나\n- 4쪽 -\n",
        "가\n  - 3 -\n나\n  - 4 -\n",
        "=== page 3 / 9 ===\n가\n=== page 4 / 9 ===\n나",
    ],
)
def test_page_marks_make_pages_with_their_numbers(tmp_path: Path, text: str) -> None:
    content = read(tmp_path, text)
    assert content.paged
    assert [(page.number, page.text.strip()) for page in content.pages] == [(3, "가"), (4, "나")]
    assert content.pages[0].blocks[0].locator == ""


def test_text_before_the_first_mark_is_the_page_before(tmp_path: Path) -> None:
    assert [p.number for p in read(tmp_path, "표지\n[[page 2]]\n가\n").pages] == [1, 2]
    assert [p.text for p in read(tmp_path, "표지\n[[page 1]]\n가\n").pages] == ["표지\n가"]


def test_one_page_mark_is_enough(tmp_path: Path) -> None:
    content = read(tmp_path, "[[page 7]]\n가")
    assert (content.paged, content.pages[0].number, content.pages[0].text) == (True, 7, "가")


@pytest.mark.parametrize("text", ["[[page 4]]\n가\n[[page 3]]\n나", "가\n- 3 -\n나", "가 - 3쪽 - 나"])
def test_marks_that_do_not_rise_or_stand_alone_are_text(tmp_path: Path, text: str) -> None:
    content = read(tmp_path, text)
    assert (content.paged, len(content.pages), content.pages[0].text) == (False, 1, text)


def test_form_feeds_make_pages(tmp_path: Path) -> None:
    content = read(tmp_path, "첫 쪽\n\f\f셋째 쪽\n\f")
    assert [(page.number, page.text) for page in content.pages] == [(1, "첫 쪽"), (2, ""), (3, "셋째 쪽")]


def test_a_text_full_of_form_feeds_is_one_page(tmp_path: Path) -> None:
    content = read(tmp_path, "처음" + "\f" * 20_000 + "끝")
    assert [blocks(content), content.paged] == [["처음", "끝"], False]


def test_lines_are_located_where_there_are_no_pages(tmp_path: Path) -> None:
    content = read(tmp_path, "메모\n\n제1조(목적) 글\r\n① 하나\n")
    assert [block.locator for block in content.pages[0].blocks] == ["1행", "3행", "4행"]
    assert blocks(content) == ["메모", "제1조(목적) 글", "① 하나"]


WRAPPED = """제1조(목적) 이 지침은 영업점에서 처리하는 고객확인업무의 절차와 방법에
관한 세부사항을 정함으로써 자금세탁행위를 예방하고 건전한 금융거래질서를
확립함을 목적으로 하며, 관련 법령과 내규에서 따로 정하는 경우를 제외하
고는 이 지침이 정하는 바에 따른다.
제2조(정의) 이 지침에서 사용하는 용어의 뜻은 다음과 같다. 이 경우 법령에
서 정한 용어는 법령에 따르고 그 밖의 용어는 금융거래의 관행에 따르기로 한
다. 다만, 따로 정한 것은 그러하지 아니하다.
1. 고객이란 은행과 금융거래를 개시하였거나 개시하려는 개인과 법인을 말한다
"""


def test_a_hard_wrapped_text_keeps_its_line_ends_inside_paragraphs(tmp_path: Path) -> None:
    content = read(tmp_path, WRAPPED)
    assert [text[:6] for text in blocks(content)] == ["제1조(목적", "제2조(정의", "1. 고객이"]
    assert "관행에 따르기로 한\n다. 다만" in blocks(content)[1]


def test_a_list_of_short_lines_is_not_wrapped() -> None:
    assert not is_wrapped(["여신부", "수신부", "외환부", "준법감시부", "정보보호부", "총무부", "인사부"])
    assert is_wrapped(WRAPPED.split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "제3조의2(위임)",
        "① 원",
        "1. 하나",
        "1) 하나",
        "(1) 하나",
        "가. 나",
        "거) 하나",
        "3의2. 호",
        "부칙 <제1호>",
        "[별표 1]",
        "Ⅱ. 둘",
    ],
)
def test_marks_of_korean_rules_begin_items(line: str) -> None:
    assert starts_item(line)


@pytest.mark.parametrize("line", ["제도의 개선", "1.5배로 한다", "2026년 2월", "가나다", "따라서 그러하다"])
def test_running_text_begins_no_item(line: str) -> None:
    assert not starts_item(line)
