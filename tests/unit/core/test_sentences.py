"""Sentence boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("은행은 보고한다. 직원은 따른다.", ["은행은 보고한다.", "직원은 따른다."]),
        ("은행은 보고한다. 다만, 휴일은 제외한다.", ["은행은 보고한다.", "다만, 휴일은 제외한다."]),
        ("다음 각 호를 따를 것. 그 밖의 것은 같음.", ["다음 각 호를 따를 것.", "그 밖의 것은 같음."]),
        ("한도는 1.5배이다. 금리는 연 2.85%이다.", ["한도는 1.5배이다.", "금리는 연 2.85%이다."]),
        ("2025. 2. 5. 개정하였다. 2026.3.1.부터 시행한다.", ["2025. 2. 5. 개정하였다.", "2026.3.1.부터 시행한다."]),
        ("가. 보통주를 말한다. 나머지는 같다.", ["가. 보통주를 말한다.", "나머지는 같다."]),
        ("1. 일시를 적는다. 2. 장소", ["1. 일시를 적는다.", "2. 장소"]),
        ("그는 “따른다.”라고 말했다. 끝.", ["그는 “따른다.”라고 말했다.", "끝."]),
        ("알릴 것. 다만 전화로 할 수. 끝.", ["알릴 것.", "다만 전화로 할 수.", "끝."]),
        ("은행(지점을 포함한다. 이하 같다)은 보고한다. 끝.", ["은행(지점을 포함한다. 이하 같다)은 보고한다.", "끝."]),
        ("보고한다. <개정 2020. 3. 24.> 다음 문장이다.", ["보고한다. <개정 2020. 3. 24.>", "다음 문장이다."]),
        ("보고한다.<신설 2020. 3. 24.> 다음이다.", ["보고한다.<신설 2020. 3. 24.>", "다음이다."]),
        ("보고한다. [본조신설 2020. 3. 24.]", ["보고한다. [본조신설 2020. 3. 24.]"]),
        ("되나요? 네! 됩니다.", ["되나요?", "네!", "됩니다."]),
        ("The bank reports. It must do so.", ["The bank reports.", "It must do so."]),
        ("Mr. A. B. Kim agrees", ["Mr.", "A. B. Kim agrees"]),
        ("제목\n첫 줄이다.\n\n둘째 줄", ["제목", "첫 줄이다.", "둘째 줄"]),
        ("  앞뒤 공백.  ", ["앞뒤 공백."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_boundaries(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_mark_that_swallows_a_full_stop_ends_one_sentence_only() -> None:
    text = "보고한다. [합의한다. 이하 같다] 다음이다."
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert " ".join(split(text)) == text


_PIECES = st.sampled_from(
    [
        "은행은",
        "보고한다.",
        "다만,",
        "1.",
        "가.",
        "2025. 2. 5.",
        "1.5배",
        "(이하 같다.",
        ")",
        "<개정 2020. 1. 1.>",
        "[본조신설",
        "합의한다.",
        "]",
        "“",
        "”",
        "?",
        "!",
        "\n",
        " ",
        "「법」",
        "ABC.",
        "。",
        "\t",
        "<",
        ">",
    ]
)


@given(st.one_of(st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join), st.text(max_size=80)))
def test_spans_are_in_order_apart_and_cover_all_that_is_not_space(text: str) -> None:
    spans = sentence_spans(text)
    previous = 0
    for start, end in spans:
        assert previous <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[previous:start].strip()
        previous = end
    assert not text[previous:].strip()
