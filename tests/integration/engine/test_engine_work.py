"""Summaries, comparisons and extractions by a real engine over its pipes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.comparing.comparison import RowKind
from app.core.extracting.result import Check, Found
from app.core.extracting.template import FieldType
from app.core.summarizing.summary import FactKind
from app.engine.protocol.events import (
    ComparisonShown,
    DocumentsChanged,
    Done,
    ExtractionShown,
    Failed,
    FileWritten,
    PageContent,
    Stopped,
    SummaryShown,
    Templates,
    TurnDone,
    WorkProgress,
)
from app.engine.protocol.requests import (
    AddDocuments,
    Ask,
    Cancel,
    Compare,
    ExportWork,
    Extract,
    GetPage,
    ListDocuments,
    ListTemplates,
    Summarize,
)
from tests.fakes.engine_process import EngineProcess

OLD = """현금수송 업무규정

제1조(목적) 이 규정은 현금수송 업무의 처리에 필요한 사항을 정함을 목적으로 한다.
제2조(수송 인원) 현금수송에는 직원 2명 이상이 동행하여야 한다.
제3조(한도) ① 1회 수송 한도는 5억원으로 한다.
② 한도를 초과하는 때에는 지점장의 승인을 받아야 한다.
제4조(기록) 수송 담당자는 수송 기록을 3년간 보존하여야 한다.
제5조(금지) 수송 담당자는 수송 중 수송 차량을 비워서는 아니 된다.
제6조(보고) 사고가 발생한 때에는 즉시 본부에 보고하여야 한다.
"""
NEW = """현금수송 업무규정

제1조(목적) 이 규정은 현금수송 업무의 처리에 필요한 사항을 정함을 목적으로 한다.
제2조(수송 인원) 현금수송에는 직원 3명 이상이 동행하여야 한다.
제3조(한도) ① 1회 수송 한도는 5억원으로 한다.
② 한도를 초과하는 때에는 지점장의 승인을 받아야 한다.
제4조(기록) 수송 담당자는 수송 기록을 5년간 보존하여야 한다.
제5조(금지) 수송 담당자는 수송 중 수송 차량을 비워서는 아니 된다.
제6조(보고) 사고가 발생한 때에는 즉시 본부에 보고하여야 한다.
제7조(점검) 지점장은 매월 수송 장비를 점검하여야 한다.
"""
CONTRACT = """용역계약서

제1조(목적) 이 계약은 주식회사 한빛은행(이하 "갑")과 주식회사 누리전산(이하 "을") 사이의 전산 용역에 관한 사항을 정한다.
제2조(계약기간) 계약기간은 2026년 3월 1일부터 2027년 2월 28일까지로 한다.
제3조(계약금액) 계약금액은 금 120,000,000원으로 한다.
제4조(손해배상) 을은 고의 또는 과실로 갑에게 손해를 입힌 때에는 그 손해를 배상하여야 한다.
"""


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    """An engine with its answer model, two versions of a rule, and a contract."""
    folder = tmp_path_factory.mktemp("work")
    for name, text in (("현행", OLD), ("개정", NEW), ("계약", CONTRACT)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with EngineProcess(folder / "library") as made:
        made.ready()
        paths = tuple(str(folder / f"{name}.txt") for name in ("현행", "개정", "계약"))
        assert isinstance(made.do(AddDocuments, paths=paths, collection="규정")[-1], Done)
        yield made


@pytest.fixture(scope="module")
def ids(working: EngineProcess) -> dict[str, str]:
    """Ids by file name."""
    events = working.do(ListDocuments)
    rows = [row for event in events if isinstance(event, DocumentsChanged) for row in event.rows]
    return {Path(row.path).stem: row.document_id for row in rows}


def page_text(engine: EngineProcess, document_id: str, page: int) -> str:
    """A page as the library holds it."""
    return engine.ask_for(PageContent, GetPage, document_id=document_id, page=page).text


def test_templates_say_what_they_ask_for(working: EngineProcess) -> None:
    templates = working.ask_for(Templates, ListTemplates).templates
    by_id = {template.template_id: template for template in templates}
    assert by_id["duties"].is_list
    assert not by_id["service_contract"].is_list
    assert by_id["full_sale_check"].is_checklist
    assert all(template.is_list or template.fields == len(template.field_titles) > 3 for template in templates)


def test_two_versions_are_compared_article_by_article_and_exported(
    working: EngineProcess, ids: dict[str, str], tmp_path: Path
) -> None:
    request = working.send(Compare, old_id=ids["현행"], new_id=ids["개정"])
    events = working.wait(request)
    assert isinstance(events[-1], Done)
    assert any(isinstance(event, WorkProgress) for event in events)
    comparison = next(event for event in events if isinstance(event, ComparisonShown)).comparison
    kinds = {row.label: row.kind for row in comparison.rows}
    assert kinds == {"제2조": RowKind.CHANGED, "제4조": RowKind.CHANGED, "제7조": RowKind.ADDED}
    for row in comparison.rows:
        assert row.note_ko
        assert row.new is not None
        span = row.new.spans[0]
        assert page_text(working, ids["개정"], span.page)[span.start : span.end] == row.new.text
    for suffix in (".docx", ".pdf", ".md"):
        target = tmp_path / f"대비표{suffix}"
        written = working.ask_for(FileWritten, ExportWork, work=request, path=str(target))
        assert Path(written.path).stat().st_size > 100
    assert "3명" in (tmp_path / "대비표.md").read_text("utf-8")


def test_a_contract_fills_a_template_and_a_checklist(
    working: EngineProcess, ids: dict[str, str], tmp_path: Path
) -> None:
    request = working.send(Extract, template="service_contract", document_ids=(ids["계약"],))
    events = working.wait(request)
    assert isinstance(events[-1], Done)
    extraction = next(event for event in events if isinstance(event, ExtractionShown)).extraction
    values = {row.field.name: row for row in extraction.rows}
    assert {row.normalised for row in values.values()} >= {"KRW 120000000"}
    for row in extraction.rows:
        assert (row.citation is None) is (row.found is Found.NOT_FOUND)
        if row.citation is not None:
            text = page_text(working, ids["계약"], row.citation.page)
            assert text[row.citation.start : row.citation.end] == row.citation.quote
    written = working.ask_for(FileWritten, ExportWork, work=request, path=str(tmp_path / "점검.xlsx"))
    assert Path(written.path).read_bytes().startswith(b"PK")

    checklist = working.ask_for(ExtractionShown, Extract, template="full_sale_check", document_ids=(ids["계약"],))
    checks = [row for row in checklist.extraction.rows if row.field.type is FieldType.CHECK]
    assert len(checks) > 5
    assert {row.check for row in checks} == {Check.UNSURE}  # a service contract says nothing of selling


def test_what_is_not_there_is_said_in_words(working: EngineProcess, ids: dict[str, str], tmp_path: Path) -> None:
    gone = working.do(ExportWork, work=99_999, path=str(tmp_path / "x.docx"))[-1]
    assert isinstance(gone, Failed)
    assert gone.code == "work_gone"
    missing = working.do(Compare, old_id=ids["현행"], new_id="nothing")[-1]
    assert isinstance(missing, Failed)
    assert missing.code == "document_missing"
    empty = working.do(Summarize, document_ids=(), collection="없는 폴더")[-1]
    assert isinstance(empty, Failed)
    template = working.do(Extract, template="nothing", document_ids=(ids["계약"],))[-1]
    assert isinstance(template, Failed)
    assert template.code == "template_missing"


def test_a_summary_without_a_model_is_verbatim(working: EngineProcess, ids: dict[str, str], tmp_path: Path) -> None:
    request = working.send(Summarize, document_ids=(ids["현행"],), use_model=False)
    shown = [event for event in working.wait(request) if isinstance(event, SummaryShown)]
    assert [event.final for event in shown] == [False, True]
    summary = shown[-1].summary
    assert summary.sentences
    assert all(sentence.verbatim for sentence in summary.sentences)
    assert {fact.kind for fact in summary.key_facts} & {FactKind.DUTY, FactKind.BAN, FactKind.MONEY, FactKind.DEADLINE}
    for citation in summary.citations:
        assert page_text(working, ids["현행"], citation.page)[citation.start : citation.end] == citation.quote
    working.ask_for(FileWritten, ExportWork, work=request, path=str(tmp_path / "요약.md"))
    assert "수송" in (tmp_path / "요약.md").read_text("utf-8")


def test_a_question_goes_before_a_summary_that_is_being_written(working: EngineProcess, ids: dict[str, str]) -> None:
    """The real model writes; it is lent to the question in between, and the summary is finished afterwards."""
    summary = working.send(Summarize, document_ids=(ids["현행"],), length="detailed")
    working.until(lambda event: event.re == summary and isinstance(event, WorkProgress))
    question = working.send(Ask, question="현금수송 기록은 몇 년간 보존해야 하나요?")
    working.wait(question)
    ended = working.wait(summary)
    order = [event.re for event in working.events if event.re in (summary, question) and isinstance(event, Done)]
    assert order == [question, summary]
    assert any(isinstance(event, TurnDone) for event in working.events)
    shown = [event for event in ended if isinstance(event, SummaryShown)]
    assert not shown[0].final
    assert shown[0].summary.sentences
    final = shown[-1]
    assert final.final
    assert not final.summary.partial
    known = {citation.number for citation in final.summary.citations}
    assert all(known.issuperset(sentence.citations) for sentence in final.summary.sentences)


def test_a_stopped_summary_keeps_what_was_written(working: EngineProcess, ids: dict[str, str], tmp_path: Path) -> None:
    request = working.send(Summarize, document_ids=(ids["개정"], ids["계약"]), length="detailed")
    working.until(lambda event: event.re == request and isinstance(event, SummaryShown))
    working.send(Cancel, target=request)
    events = working.wait(request)
    assert isinstance(events[-1], Stopped)
    last = [event for event in events if isinstance(event, SummaryShown)][-1]
    assert last.final
    assert last.summary.partial
    assert last.summary.sentences
    working.ask_for(FileWritten, ExportWork, work=request, path=str(tmp_path / "멈춘 요약.docx"))
