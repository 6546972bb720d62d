"""The prompt keeps to its budget."""

from __future__ import annotations

from app.core.answering.evidence import Evidence
from app.core.answering.prompt import build_prompt
from app.core.structure import PageSpan
from tests.fakes.documents import make_record


def evidence(text: str, lead_in: str = "") -> Evidence:
    record = make_record(title="보고규정")
    return Evidence(record, 0, (PageSpan(1, 0, 1),), text, (), lead_in, "", "제5조", "제5조", 1, 1.0, 0.9, False)


def count(text: str) -> int:
    return len(text)


def test_a_fixed_part_then_numbered_evidence_then_the_question() -> None:
    pieces = [evidence("보고한다."), evidence("1. 해킹", "다음을 보고한다.")]
    messages, fitted = build_prompt(" 지시 ", " 언제? ", pieces, count)
    assert fitted == 2
    assert (messages[0].role, messages[0].content) == ("system", "지시")
    assert messages[1].content.split("\n") == [
        "[근거]",
        "1. (보고규정 제5조) 보고한다.",
        "2. (보고규정 제5조) 다음을 보고한다. 1. 해킹",
        "",
        "[질문]",
        "언제?",
    ]


def test_the_system_part_is_the_same_for_every_question() -> None:
    one = build_prompt("지시", "가?", [evidence("보고한다.")], count)[0][0]
    assert one == build_prompt("지시", "나?", [evidence("다른 것")], count)[0][0]


def test_evidence_beyond_the_budget_is_left_out() -> None:
    pieces = [evidence("가" * 80) for _ in range(9)]
    messages, fitted = build_prompt("지시", "언제?", pieces, count, budget=230)
    assert 1 <= fitted < 9
    held = [line for line in messages[1].content.split("\n") if line[:1].isdigit()]
    assert len(held) == fitted
    assert sum(map(len, held)) <= 230


def test_one_long_piece_is_cut_rather_than_crowding_the_others_out() -> None:
    messages, fitted = build_prompt("지시", "언제?", [evidence("가" * 5_000), evidence("나" * 20)], count, budget=300)
    assert fitted == 2
    assert "나" * 20 in messages[1].content


def test_english_frame() -> None:
    messages, _ = build_prompt("Rules", "When?", [evidence("Report.")], count, korean=False)
    assert messages[1].content.startswith("[Evidence]")
    assert "[Question]\nWhen?" in messages[1].content


def test_no_evidence_no_entry() -> None:
    messages, fitted = build_prompt("지시", "언제?", [], count)
    assert fitted == 0
    assert messages[1].content == "[근거]\n\n[질문]\n언제?"
