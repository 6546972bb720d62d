"""The model's sentences are checked one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.answering.answer import AnswerSentence
from app.core.answering.evidence import Evidence
from app.core.answering.headline import Headline, HeadlineWriter
from app.core.errors import Cancelled
from app.core.grounding.reasons import Reason
from app.core.structure import PageSpan
from tests.fakes.analyzer import SpaceAnalyzer
from tests.fakes.documents import make_record
from tests.fakes.embedder import PairEmbedder
from tests.fakes.model import ScriptedModel

TEXT = "영업점장은 전자금융사고를 1시간 이내에 전자금융부장에게 보고하여야 한다."
QUESTION = "사고는 언제까지 보고하나요?"
SPANS = (PageSpan(1, 0, len(TEXT)),)


def evidence(text: str = TEXT, unit: int = 1) -> Evidence:
    record = make_record(title="전자금융 업무처리 규정")
    return Evidence(record, unit, SPANS, text, (), "", "제15조(사고보고)", "제15조", "제15조", 1, 1.0, 0.9, False)


def write(model: ScriptedModel, *pieces: Evidence) -> tuple[Headline, list[AnswerSentence]]:
    shown = list(pieces or (evidence(),))
    writer = HeadlineWriter(model, PairEmbedder(), SpaceAnalyzer())
    heard: list[AnswerSentence] = []
    numbers = {piece.unit: (number,) for number, piece in enumerate(shown, 1)}
    headline = writer.write(
        "지시", QUESTION, shown, lambda e: numbers[e.unit], heard.append, lambda: False, korean=True
    )
    return headline, heard


def test_a_supported_sentence_is_shown_with_its_citation() -> None:
    headline, heard = write(ScriptedModel(TEXT))
    (sentence,) = headline.sentences
    assert (sentence.text, sentence.citations, sentence.verbatim) == (TEXT, (1,), False)
    assert 0.5 < sentence.support <= 1.0
    assert heard == [sentence]
    assert headline.withheld == ()


@pytest.mark.parametrize("most", [60, 110, 180])
def test_the_model_writes_no_more_than_is_wanted(most: int) -> None:
    model = ScriptedModel(TEXT)
    writer = HeadlineWriter(model, PairEmbedder(), SpaceAnalyzer(), most)
    writer.write("지시", QUESTION, [evidence()], lambda e: (1,), lambda s: None, lambda: False, korean=True)
    assert model.budgets == [most]


def test_a_wrong_value_is_withheld_with_its_reason() -> None:
    headline, heard = write(ScriptedModel(TEXT.replace("1시간", "24시간")))
    assert headline.sentences == ()
    assert [w.reason for w in headline.withheld] == [Reason.VALUE]
    assert heard == []


ROWS = (
    "구분 | 1회 이체한도 | 1일 이체한도",
    "개인(일반) | 1천만원 | 5천만원",
    "미성년자 | 50만원 | 100만원",
)


def row(number: int) -> Evidence:
    return replace(evidence(ROWS[number], unit=number), lead_in_text=ROWS[0], table=ROWS)


@pytest.mark.parametrize(("value", "is_theirs"), [("5천만원", False), ("50만원", False), ("100만원", True)])
@pytest.mark.parametrize("rows", [(1, 2), (1,)])  # the row of minors is known from the table, retrieved or not
def test_a_value_of_another_row_or_column_is_withheld(value: str, is_theirs: bool, rows: tuple[int, ...]) -> None:
    headline, _ = write(ScriptedModel(f"미성년자의 1일 이체한도는 {value}입니다."), *map(row, rows))
    by_value = Reason.VALUE in [withheld.reason for withheld in headline.withheld]
    assert by_value is not (is_theirs and 2 in rows)
    assert is_theirs or headline.sentences == ()


def test_each_sentence_is_judged_by_itself_and_streamed_in_order() -> None:
    script = f"{TEXT} 보고하지 않으면 과태료 500만원을 낸다. 이상이다."
    headline, heard = write(ScriptedModel(script))
    assert [s.text for s in headline.sentences] == [TEXT]
    assert headline.withheld[0].text == "보고하지 않으면 과태료 500만원을 낸다."
    assert [s.text for s in heard] == [TEXT]


def test_the_citation_is_the_piece_that_supports_it() -> None:
    other = evidence("비밀번호는 분기마다 변경하여야 한다.", unit=2)
    headline, _ = write(ScriptedModel("비밀번호는 분기마다 변경하여야 한다."), evidence(), other)
    assert headline.sentences[0].citations == (2,)


@pytest.mark.parametrize(
    "script", [f"1. {TEXT}", f"- {TEXT}", f"답: {TEXT}", f"{TEXT[:-1]} [1].", f"{TEXT} (출처: 규정)"]
)
def test_list_marks_and_source_marks_of_its_own_are_taken_off(script: str) -> None:
    headline, _ = write(ScriptedModel(script))
    assert [s.text for s in headline.sentences] == [TEXT]


def test_a_sentence_said_twice_is_shown_once() -> None:
    headline, heard = write(ScriptedModel(f"{TEXT} {TEXT}"))
    assert len(headline.sentences) == len(heard) == 1


@pytest.mark.parametrize("script", ["근거 없음", "근거 없음.", "no evidence", "", " \n "])
def test_no_evidence_is_no_sentence(script: str) -> None:
    headline, heard = write(ScriptedModel(script))
    assert (headline.sentences, headline.withheld, heard) == ((), (), [])


def test_a_sentence_cut_off_by_the_token_limit_is_left_out() -> None:
    headline, _ = write(ScriptedModel(f"{TEXT} 영업점장은 전자금융사고를 1시", finished=False))
    assert [s.text for s in headline.sentences] == [TEXT]


def test_a_very_long_sentence_is_withheld() -> None:
    headline, _ = write(ScriptedModel(TEXT.replace("보고하여야", "보고하고 " * 80 + "보고하여야")))
    assert headline.sentences == ()
    assert [w.reason for w in headline.withheld] == [Reason.UNSUPPORTED]


def test_cancel_reaches_the_model() -> None:
    writer = HeadlineWriter(ScriptedModel(TEXT), PairEmbedder(), SpaceAnalyzer())
    with pytest.raises(Cancelled):
        writer.write("지시", QUESTION, [evidence()], lambda e: (1,), lambda s: None, lambda: True, korean=True)


def test_only_evidence_that_the_model_saw_may_support_it() -> None:
    crowd = [evidence("가" * 1_000, unit=n) for n in range(2, 9)]
    late = evidence(TEXT, unit=99)
    headline, _ = write(ScriptedModel(TEXT), *crowd, late)
    assert headline.sentences == ()
