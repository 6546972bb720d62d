"""References to articles, issues and dates."""

from __future__ import annotations

import pytest

from app.core.retrieval.references import article_references, iso_dates, issue_numbers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("13조 1항이 뭐야", ["제13조제1항"]),
        ("제13조제1항제2호에 따라", ["제13조제1항제2호"]),
        ("제 13 조 제 1 항", ["제13조제1항"]),
        ("제13조의2에 따른", ["제13조의2"]),
        ("제13조의 2 제3항", ["제13조의2제3항"]),
        ("제3조 및 제4조를 준용", ["제3조", "제4조"]),
        ("제7조제3호", ["제7조제3호"]),
        ("조항이 없다", []),
        ("이체한도는 얼마인가요", []),
    ],
)
def test_article_references(text: str, labels: list[str]) -> None:
    assert [reference.label for reference in article_references(text)] == labels


@pytest.mark.parametrize("text", ["5조원 이상의 자산", "자산총액이 2조 5천억원인 은행", "3조 원 규모"])
def test_an_amount_of_trillions_is_no_article(text: str) -> None:
    assert article_references(text) == []


def test_a_reference_says_where_it_stands() -> None:
    text = "은행법 제30조의2제1항에 따라"
    (reference,) = article_references(text)
    assert text[reference.start : reference.end] == "제30조의2제1항"
    assert reference.article == "제30조의2"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("제2025-4호", ["2025-4"]),
        ("법률 제20897호", ["20897"]),
        ("제 2026-7 호와 제123호", ["2026-7", "123"]),
        ("제3호", []),
    ],
)
def test_issue_numbers(text: str, numbers: list[str]) -> None:
    assert issue_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2026년 2월 13일 개정", ["2026-02-13"]),
        ("2025.2.5. 시행과 2026-02-13 시행", ["2025-02-05", "2026-02-13"]),
        ("2026. 2. 13.", ["2026-02-13"]),
        ("2026년 2월", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert iso_dates(text) == dates
