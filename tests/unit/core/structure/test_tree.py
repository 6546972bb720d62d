"""Labels, heading paths and texts of units."""

from __future__ import annotations

import pytest

from app.core.document import BlockKind
from app.core.structure import Kind, PageSpan, parse
from app.core.structure.tree import UnitTree, join_spans
from tests.fakes.documents import Part, make_page


def tree_of(*parts: Part) -> UnitTree:
    page = make_page(*parts)
    return UnitTree(parse([page]), {1: page.text})


RULE = (
    "제2장 업무",
    "제13조의2(자료 보호) ① 다음과 같이 한다.",
    "1. 자료",
    "가. 원본",
    "1) 세부",
    "2의2. 사본",
    "② 끝.",
    "부칙 <2026. 3. 1.>",
    "제2조(경과조치) 종전에 따른다.",
    "별표 1 부과기준",
    "3. 제3호의 기준",
)


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("제13조의2(", "제13조의2"),
        ("① ", "제13조의2제1항"),
        ("1. ", "제13조의2제1항제1호"),
        ("가. ", "제13조의2제1항제1호가목"),
        ("1) ", "제13조의2제1항제1호가목"),
        ("2의2. ", "제13조의2제1항제2호의2"),
        ("② ", "제13조의2제2항"),
        ("제2조(", "부칙 제2조"),
        ("별표 1", "별표 1"),
        ("3. ", "별표 1 제3호"),
        ("제2장", ""),
    ],
)
def test_labels(opening: str, label: str) -> None:
    tree = tree_of(*RULE)
    unit = next(u for u in tree.units if tree.text(u).startswith(opening))
    assert tree.label(unit) == label


def test_a_numbered_list_outside_a_rule_has_no_label() -> None:
    tree = tree_of((BlockKind.HEADING, "회의 안건", 1), "1. 개회", "2. 폐회")
    assert [tree.label(u) for u in tree.units] == ["", "", ""]


def test_paths_name_chapter_and_article() -> None:
    tree = tree_of(*RULE)
    item = next(u for u in tree.units if u.kind is Kind.ITEM)
    assert tree.path(item) == ("제2장 업무", "제13조의2(자료 보호)")
    assert tree.path(tree.units[0]) == ("제2장 업무",)


def test_an_article_without_title_is_named_by_its_number() -> None:
    tree = tree_of("제7조 은행은 보고한다.")
    assert tree.path(tree.units[0]) == ("제7조",)


def test_text_of_parts_on_two_pages_is_joined_by_a_space() -> None:
    spans = (PageSpan(1, 2, 4), PageSpan(2, 0, 3))
    assert join_spans(spans, {1: "가나다라", 2: "마바사아"}) == "다라 마바사"
