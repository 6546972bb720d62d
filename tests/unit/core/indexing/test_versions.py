"""Which version of a rule is in force."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.indexing.versions import superseded, title_key
from app.core.library import DocumentRecord, Status
from tests.fakes.documents import make_record

TODAY = date(2026, 6, 1)


def version(document_id: str, effective: str, title: str = "전자금융감독규정", **values: object) -> DocumentRecord:
    return make_record(document_id, title=title, effective_date=effective, **values)


def replaced(*documents: DocumentRecord) -> dict[str, str]:
    return dict(superseded(documents, TODAY))


def test_the_newest_version_that_has_begun_replaces_the_earlier_ones() -> None:
    found = replaced(version("a", "2024-01-01"), version("b", "2026-02-13"), version("c", "2025-02-05"))
    assert found == {"a": "b", "b": "", "c": "b"}


def test_a_version_of_the_future_replaces_nothing_and_is_not_replaced() -> None:
    found = replaced(version("a", "2025-02-05"), version("b", "2026-06-02"))
    assert found == {"a": "", "b": ""}


def test_a_version_that_begins_today_is_in_force() -> None:
    assert replaced(version("a", "2025-02-05"), version("b", "2026-06-01")) == {"a": "b", "b": ""}


def test_copies_of_one_date_do_not_replace_each_other() -> None:
    assert replaced(version("a", "2026-01-01"), version("b", "2026-01-01")) == {"a": "", "b": ""}


def test_collections_are_kept_apart() -> None:
    found = replaced(version("a", "2024-01-01", collection="수신"), version("b", "2026-01-01", collection="여신"))
    assert found == {"a": "", "b": ""}


def test_documents_without_a_date_or_that_failed_take_no_part() -> None:
    found = replaced(version("a", ""), version("b", "2025-01-01"), version("c", "2026-01-01", status=Status.FAILED))
    assert found == {"a": "", "b": "", "c": ""}


def test_a_decision_is_taken_back_when_the_newer_version_goes() -> None:
    assert replaced(version("a", "2024-01-01", superseded_by="b")) == {"a": ""}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("전자금융감독규정(금융위원회고시)(제2026-7호)(20260213)", "전자금융감독규정"),
        ("전자금융 감독규정", "전자금융감독규정"),
        ("여신업무 지침 v2.1", "여신업무지침"),
        ("여신업무지침 개정안", "여신업무지침"),
        ("여신업무지침_현행", "여신업무지침"),
        ("여신업무지침 제3호", "여신업무지침"),
    ],
)
def test_versions_of_a_rule_share_a_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("은행법", "은행법 시행령"),
        ("전자금융감독규정", "전자금융감독규정시행세칙"),
        ("부동산 연구", "부동산 연"),
        ("2025년 업무계획", "2026년 업무계획"),
    ],
)
def test_different_rules_do_not(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_documents_whose_title_is_all_brackets_are_not_versions_of_each_other() -> None:
    found = replaced(version("a", "2024-01-01", title="(공지)"), version("b", "2026-01-01", title="[안내]"))
    assert found == {"a": "", "b": ""}
