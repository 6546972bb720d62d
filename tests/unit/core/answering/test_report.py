"""Answers as reports: every sentence keeps its sources, and what is missing is said."""

from __future__ import annotations

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation, Withheld
from app.core.answering.report import answer_report, conversation_report
from app.core.report import Paragraph, Report, Style
from app.core.retrieval.passage import Passage
from tests.fakes.documents import make_record

RULE = make_record("d1", path="C:\\문서\\감독규정.pdf", title="감독규정", collection="여신")
MEMO = make_record("d2", path="/문서/메모.txt", title="메모", collection="여신", paged=False)


def citation(number: int, quote: str = "", document: object = RULE, page: int = 5) -> Citation:
    quote = quote or f"원문 {number}"
    return Citation(number, document, page, 0, len(quote), quote, (), f"제{number}조")  # type: ignore[arg-type]


def answer(status: AnswerStatus = AnswerStatus.ANSWERED, **values: object) -> Answer:
    known: dict[str, object] = {
        "question": "누가 정하나요?",
        "status": status,
        "text": "",
        "sentences": (
            AnswerSentence("영업점장이 정합니다.", (2,), 0.9, verbatim=False),
            AnswerSentence("원문 1 원문 2", (1, 2), 1.0, verbatim=True),
        ),
        "withheld": (Withheld("틀린 말", "withheld_value"),),
        "citations": (citation(1), citation(2, document=MEMO)),
        "passages": (),
    }
    return Answer(**{**known, **values})  # type: ignore[arg-type]


def told(report: Report) -> list[tuple[Style, str, tuple[int, ...]]]:
    return [
        (block.style, "".join(run.text for run in block.runs), block.sources)
        for block in report.blocks
        if isinstance(block, Paragraph)
    ]


def test_an_answer_keeps_its_sources() -> None:
    report = answer_report(answer(), "2026-11-22T10:31")
    assert (report.title, report.kind, report.collection) == ("누가 정하나요?", "질의응답", "여신")
    assert report.subject == ("감독규정", "메모")
    assert report.draft
    assert told(report) == [
        (Style.BODY, "근거 확인됨 · 근거 2곳", ()),
        (Style.BODY, "영업점장이 정합니다.", (2,)),
        (Style.HEADING, "원문", ()),
        (Style.QUOTE, "원문 1 원문 2", (1, 2)),
    ]
    assert [(s.number, s.file, s.title, s.place, s.quote) for s in report.sources] == [
        (1, "감독규정.pdf", "감독규정", "제1조, 5쪽", "원문 1"),
        (2, "메모.txt", "메모", "제2조", "원문 2"),  # no printed pages
    ]


def test_withheld_sentences_are_counted_only_when_asked_and_never_shown() -> None:
    assert not [text for _, text, _ in told(answer_report(answer(), "")) if "뺀 문장" in text]
    last = told(answer_report(answer(), "", tell_withheld=True))[-1]
    assert last == (Style.NOTE, "근거를 확인하지 못해 뺀 문장: 1개", ())
    assert "틀린 말" not in str(answer_report(answer(), "", tell_withheld=True))


def test_missing_parts_are_named() -> None:
    report = answer_report(answer(AnswerStatus.PARTIAL, missing=("과태료", "시행일")), "")
    assert told(report)[0][1].startswith("일부만 확인됨")
    assert told(report)[-3:] == [
        (Style.HEADING, "문서에서 찾지 못한 내용", ()),
        (Style.ITEM, "과태료", ()),
        (Style.ITEM, "시행일", ()),
    ]


def test_nothing_found_offers_reading_that_is_no_answer() -> None:
    passages = tuple(Passage(n, 0.5, RULE, n, 0, 4, f"문단 {n}", f"제{n}조", (), 0.0, 0.0, 0.0) for n in range(1, 6))
    empty = answer(AnswerStatus.NOT_FOUND, sentences=(), citations=(), text="찾지 못했습니다.", passages=passages)
    report = answer_report(empty, "")
    assert told(report)[:3] == [
        (Style.BODY, "문서에 없음", ()),
        (Style.BODY, "찾지 못했습니다.", ()),
        (Style.HEADING, "가까운 내용 (답이 아님)", ()),
    ]
    assert told(report)[3:] == [(Style.ITEM, f"감독규정, 제{n}조, {n}쪽", (n,)) for n in (1, 2, 3)]
    assert [source.quote for source in report.sources] == ["문단 1", "문단 2", "문단 3"]


def test_rows_of_a_table_stand_one_under_the_other() -> None:
    rows = (citation(1, "구분 | 한도"), citation(2, "개인 |\n 1천만원"), citation(3, "법인 | 10억원"))
    quoted = AnswerSentence("구분 | 한도 법인 | 10억원", (1, 3), 1.0, verbatim=True)
    report = answer_report(answer(citations=rows, sentences=(quoted,)), "")
    assert told(report)[-1] == (Style.QUOTE, "구분 | 한도\n법인 | 10억원", (1, 3))


def test_a_conversation_numbers_its_sources_throughout() -> None:
    other = answer(question="언제부터?", citations=(citation(1, "시행일"), citation(2, document=MEMO)))
    report = conversation_report((answer(), other), "이체한도", "", "ko", "수신", "홍길동")
    assert (report.title, report.collection, report.reviewer) == ("이체한도", "수신", "홍길동")
    assert [source.quote for source in report.sources] == ["원문 1", "원문 2", "시행일"]
    headings = [text for style, text, _ in told(report) if style is Style.HEADING]
    assert headings == ["누가 정하나요?", "언제부터?"]
    assert [sources for _, text, sources in told(report) if text == "원문 1 원문 2"] == [(1, 2), (3, 2)]


def test_documents_of_several_collections_name_none() -> None:
    mixed = answer(citations=(citation(1), citation(2, document=make_record("d3", collection="수신"))))
    assert answer_report(mixed, "").collection == ""


def test_a_notice_is_passed_on() -> None:
    report = answer_report(answer(notice="model_memory"), "", "en")
    assert told(report)[0][1] == "Supported · sources: 2"
    assert told(report)[1] == (Style.NOTE, "Not enough memory for the model: …", ())
    assert report.sources[0].place == "제1조, p. 5"
