"""How much personal data a document holds."""

from __future__ import annotations

import pytest

from app.core.privacy.counting import PERSONAL_KEY, count_personal, personal_counts
from tests.fakes.library import SmallLibrary


def test_a_datum_that_is_on_every_page_counts_once() -> None:
    pages = ["주민등록번호 900101-1234568, 전화 02-123-4567", "전화 02)123-4567, 휴대폰 010-1234-5678"]
    assert personal_counts({PERSONAL_KEY: count_personal(pages)}) == {"resident": 1, "phone": 2}


@pytest.mark.parametrize("kept", ["", "[1]", "{"])
def test_what_was_never_counted_is_unknown(kept: str) -> None:
    assert personal_counts({}) is None
    assert personal_counts({PERSONAL_KEY: kept}) is None


def test_documents_are_counted_while_they_are_indexed(library: SmallLibrary) -> None:
    library.add(
        library.write("a.txt", "제1조 차주의 주민등록번호는 900101-1234568이다."),
        library.write("b.txt", "제1조 한도는 없다."),
    )
    counts = {record.title: personal_counts(record.metadata) for record in library.catalogue.documents()}
    assert counts == {"a": {"resident": 1}, "b": {}}
