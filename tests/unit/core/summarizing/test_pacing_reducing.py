"""Time for writing, and the reduce step."""

from __future__ import annotations

from app.core.library import DocumentRecord
from app.core.structure.unit import Kind, PageSpan
from app.core.summarizing.drafts import Draft, spans_of
from app.core.summarizing.pacing import Pace
from app.core.summarizing.reducing import without_repeats
from app.core.summarizing.statements import Statement
from app.core.summarizing.topics import Topic
from tests.fakes.documents import make_record


def test_everything_is_written_while_there_is_time() -> None:
    pace = Pace([2, 2, 2], deadline=60.0)
    pace.wrote(20.0)  # loads the model
    pace.wrote(5.0)
    assert pace.each == 5.0
    assert pace.affordable(1, 25.0) == 2
    assert pace.seconds_left(1, 35.0) == 10.0


def test_every_section_gets_a_sentence_when_time_is_short() -> None:
    pace = Pace([4, 4, 4], deadline=60.0)
    pace.wrote(5.0)
    pace.wrote(5.0)
    assert pace.affordable(0, 40.0) == 1
    assert pace.affordable(2, 61.0) == 0
    assert pace.seconds_left(0, 50.0) == 10.0


def statement(text: str, unit: int = 0, start: int = 0, page: int = 1) -> Statement:
    return Statement(text, (PageSpan(page, start, start + len(text)),), unit, Kind.TEXT, False)


def draft(text: str, section: int) -> Draft:
    document: DocumentRecord = make_record()
    own = statement(text, start=section * 1000)
    return Draft(text, (own,), (Topic(document, (own,), 0, "", ""),), section)


def test_what_was_said_is_not_said_again() -> None:
    drafts = [
        draft("업무망의 비밀번호는 분기마다 바꾸어야 한다.", 0),
        draft("업무망의 비밀번호는 분기마다 바꾸어야 한다.", 1),
        draft("단말기에는 보조기억매체를 연결하지 아니한다.", 1),
    ]
    assert [each.text for each in without_repeats(drafts)] == [drafts[0].text, drafts[2].text]


def test_a_section_keeps_its_only_sentence() -> None:
    drafts = [draft("같은 문장을 두 번 적는다.", 0), draft("같은 문장을 두 번 적는다.", 1)]
    assert [each.section for each in without_repeats(drafts)] == [0, 1]


def test_statements_that_follow_one_another_are_one_span() -> None:
    near = [statement("가나다", 3, 0), statement("라마", 4, 10), statement("바", 9, 90), statement("사", 10, 5, page=2)]
    assert spans_of(near) == (PageSpan(1, 0, 12), PageSpan(1, 90, 91), PageSpan(2, 5, 6))
