"""The real engine process from files to exported answers, as the window drives it."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from app.commands.demo_command import demo_questions, sample_documents
from app.core.answering.answer import AnswerStatus
from app.core.conversation import Feedback, Verdict
from app.core.indexing.service import document_id_of
from app.core.retrieval.scope import Scope
from app.engine.protocol import events as told
from app.engine.protocol import requests as ask_for
from tests.fakes.engine_process import EngineProcess

PDF = next(path for path in sample_documents() if path.suffix == ".pdf")
DOCX = next(path for path in sample_documents() if path.suffix == ".docx")
PDF_ID, DOCX_ID = document_id_of(PDF), document_id_of(DOCX)
QUESTION = demo_questions()[0]


def failed(events: list[told.AnyEvent]) -> str:
    assert isinstance(events[-1], told.Failed), events[-1]
    return events[-1].code


def test_each_document_goes_from_waiting_to_ready(engine: EngineProcess) -> None:
    states: dict[str, list[str]] = {}
    for event in engine.events:
        if isinstance(event, told.DocumentsChanged):
            for row in event.rows:
                seen = states.setdefault(row.document_id, [])
                if row.state not in seen:
                    seen.append(row.state)
    assert states == {document_id_of(p): ["waiting", "reading", "searchable", "ready"] for p in sample_documents()}
    progress = [event for event in engine.events if isinstance(event, told.IndexProgress)]
    assert [(p.stage, p.done, p.total) for p in progress][:4] == [("read", n, 4) for n in range(1, 5)]
    assert (progress[-1].stage, progress[-1].done) == ("embed", progress[-1].total)


def test_the_list_holds_every_row(engine: EngineProcess) -> None:
    listed = engine.ask_for(told.DocumentsChanged, ask_for.ListDocuments)
    rows = {row.document_id: row for row in listed.rows}
    assert {row.state for row in rows.values()} == {"ready"}
    assert (rows[PDF_ID].format, rows[PDF_ID].pages, rows[PDF_ID].on_disk) == ("pdf", 4, "same")
    assert rows[PDF_ID].added_at.endswith("+00:00")


def test_a_question_shows_evidence_then_the_answer_and_stays_in_the_history(engine: EngineProcess) -> None:
    events = engine.do(ask_for.Ask, question=QUESTION)
    kinds = [type(event) for event in events]
    assert kinds[:2] == [told.TurnStarted, told.Evidence]
    assert kinds[-2:] == [told.TurnDone, told.Done]
    assert set(kinds[2:-2]) <= {told.Sentence}
    started, done = events[0], events[-2]
    assert isinstance(started, told.TurnStarted)
    assert isinstance(done, told.TurnDone)
    answer = done.turn.answer
    assert answer is not None
    assert (answer.status, answer.notice) == (AnswerStatus.ANSWERED, "")
    assert [s.text for s in answer.sentences if not s.verbatim] == [
        e.sentence.text for e in events if isinstance(e, told.Sentence)
    ]
    for citation in answer.citations:
        where = {"document_id": citation.document.document_id, "page": citation.page}
        page = engine.ask_for(told.PageContent, ask_for.GetPage, **where)
        assert page.text[citation.start : citation.end] == citation.quote
        span = engine.ask_for(told.Matches, ask_for.LocateSpan, start=citation.start, end=citation.end, **where)
        assert span.matches[0].rects == citation.rects
    kept = engine.ask_for(told.Turns, ask_for.OpenConversation, conversation_id=started.conversation.conversation_id)
    assert kept.turns == (done.turn,)


def ask(engine: EngineProcess, question: str, **fields: object) -> told.TurnDone:
    return engine.ask_for(told.TurnDone, ask_for.Ask, question=question, use_model=False, **fields)


def test_a_follow_up_is_asked_with_the_question_before_it_and_an_edited_turn_replaces_the_rest(
    engine: EngineProcess,
) -> None:
    first = ask(engine, QUESTION).turn
    same = {"conversation_id": first.conversation_id}
    second = ask(engine, "그럼 영업점장은요?", **same).turn
    assert second.answer is not None
    assert second.answer.question == f"{QUESTION} 그럼 영업점장은요?"
    edited = ask(engine, "비밀번호는 몇 자리인가요?", replaces=first.turn_id, **same).turn
    kept = engine.ask_for(told.Turns, ask_for.OpenConversation, **same)
    assert [turn.turn_id for turn in kept.turns] == [edited.turn_id]


def test_chosen_documents_are_asked_alone(engine: EngineProcess) -> None:
    turn = ask(engine, QUESTION, scope=Scope(documents=(DOCX_ID,))).turn
    assert turn.answer is not None
    assert {passage.document.document_id for passage in turn.answer.passages} <= {DOCX_ID}
    nothing = ask(engine, QUESTION, scope=Scope("없는 폴더")).turn
    assert nothing.answer is not None
    assert (nothing.answer.status, nothing.answer.passages) == (AnswerStatus.NOT_FOUND, ())


def test_the_history_is_searched_renamed_deleted_and_judged(engine: EngineProcess) -> None:
    turn = ask(engine, "금고 열쇠는 누가 보관하나요?").turn
    same = {"conversation_id": turn.conversation_id}
    changed = engine.ask_for(told.ConversationChanged, ask_for.RenameConversation, title="열쇠 이야기", **same)
    assert changed.conversation.title == "열쇠 이야기"
    found = engine.ask_for(told.Conversations, ask_for.ListConversations, containing="열쇠 금고")
    assert [c.conversation_id for c in found.conversations] == [turn.conversation_id]
    engine.ask_for(told.ConversationGone, ask_for.DeleteConversation, **same)
    assert engine.ask_for(told.Conversations, ask_for.ListConversations, containing="열쇠").conversations == ()
    assert failed(engine.do(ask_for.OpenConversation, **same)) == "conversation_missing"
    engine.ask_for(told.ConversationChanged, ask_for.RestoreConversation, **same)
    judged = Feedback(Verdict.PROBLEM, "다른 규정입니다")
    engine.ask_for(told.Done, ask_for.GiveFeedback, turn_id=turn.turn_id, feedback=judged)
    assert engine.ask_for(told.Turns, ask_for.OpenConversation, **same).turns[0].feedback == judged


def png_size(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and the pixels of a PNG file of ours."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    return width, height, zlib.decompress(data[start + 4 : start + 4 + length])


def test_a_page_is_drawn_as_it_looks(engine: EngineProcess) -> None:
    image = engine.ask_for(told.PageImage, ask_for.RenderPage, document_id=PDF_ID, page=2, width=600)
    width, height, pixels = png_size(image.png)
    assert width == 600
    assert abs(height / width - image.height / image.width) < 0.01
    assert len(pixels) == height * (1 + 3 * width)
    assert 0.02 < sum(byte < 128 for byte in pixels) / len(pixels) < 0.5  # ink on paper
    info = engine.ask_for(told.DocumentInfo, ask_for.DescribeDocument, document_id=PDF_ID)
    assert info.drawable
    page = info.pages[1]
    assert (page.number, round(page.width), round(page.height)) == (2, round(image.width), round(image.height))


def test_a_page_of_another_size_is_drawn_by_the_same_process(engine: EngineProcess) -> None:
    sizes = [
        png_size(engine.ask_for(told.PageImage, ask_for.RenderPage, document_id=PDF_ID, page=1, width=width).png)[0]
        for width in (50, 1200, 1_000_000_000)
    ]
    assert sizes[:2] == [50, 1200]
    assert 2_000 < sizes[2] < 4_000  # as large as a picture may be


def test_a_document_without_pages_is_shown_as_text(engine: EngineProcess) -> None:
    info = engine.ask_for(told.DocumentInfo, ask_for.DescribeDocument, document_id=DOCX_ID)
    assert not info.drawable
    assert failed(engine.do(ask_for.RenderPage, document_id=DOCX_ID, page=1, width=300)) == "page_not_drawable"
    page = engine.ask_for(told.PageContent, ask_for.GetPage, document_id=DOCX_ID, page=1)
    assert any(page.text[start:end].strip() for _, start, end, _ in page.blocks)


def test_words_are_found_whatever_their_spacing(engine: EngineProcess) -> None:
    found = engine.ask_for(told.Matches, ask_for.FindInDocument, document_id=PDF_ID, words="비밀 번호")
    assert found.matches
    for match in found.matches:
        page = engine.ask_for(told.PageContent, ask_for.GetPage, document_id=PDF_ID, page=match.page)
        assert "".join(page.text[match.start : match.end].split()) == "비밀번호"
        assert match.rects
    assert engine.ask_for(told.Matches, ask_for.FindInDocument, document_id=PDF_ID, words="낙타").matches == ()


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf"])
def test_an_answer_is_exported(engine: EngineProcess, tmp_path: Path, suffix: str) -> None:
    turn = ask(engine, QUESTION).turn
    path = tmp_path / f"답변{suffix}"
    written = engine.ask_for(
        told.FileWritten,
        ask_for.ExportTurns,
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        path=str(path),
        reviewer="김검토",
    )
    assert Path(written.path) == path
    assert path.stat().st_size > 500
    if suffix == ".md":
        assert turn.answer is not None
        assert turn.answer.citations[0].quote.split()[0] in path.read_text("utf-8")
        assert "김검토" in path.read_text("utf-8")


def test_an_export_that_cannot_be_written_says_why(engine: EngineProcess, tmp_path: Path) -> None:
    turn = ask(engine, QUESTION).turn
    same = {"conversation_id": turn.conversation_id}
    assert failed(engine.do(ask_for.ExportTurns, path=str(tmp_path / "a.exe"), **same)) == "export_format"
    assert failed(engine.do(ask_for.ExportTurns, path=str(tmp_path / "no" / "a.md"), **same)).startswith("export_")


def test_what_is_not_there_is_said(engine: EngineProcess) -> None:
    assert failed(engine.do(ask_for.DescribeDocument, document_id="nobody")) == "document_missing"
    assert failed(engine.do(ask_for.GetPage, document_id=PDF_ID, page=5)) == "page_missing"
    assert failed(engine.do(ask_for.GetPage, document_id="nobody", page=1)) == "document_missing"
    assert failed(engine.do(ask_for.RenderPage, document_id=PDF_ID, page=0, width=9)) == "page_missing"
    assert failed(engine.do(ask_for.OpenConversation, conversation_id="x")) == "conversation_missing"
    assert failed(engine.do(ask_for.Ask, question="?", conversation_id="x")) == "conversation_missing"
    assert failed(engine.do(ask_for.RetryDocuments, document_ids=("nobody",))) == "document_missing"
    assert failed(engine.do(ask_for.ImportModel, path="/no/model.gguf")) == "model_missing"


def test_the_self_test_and_the_models(engine: EngineProcess) -> None:
    report = engine.ask_for(told.Report, ask_for.RunDoctor)
    states = {check.name: check.status for check in report.checks}
    assert {states[name] for name in ("catalogue", "vectors", "network", "ports", "policy")} == {"ok"}
    models = engine.ask_for(told.Models, ask_for.ListModels).models
    assert [(m.role, m.state) for m in models if m.in_use] == [("answers", "ok")]


def test_a_hundred_requests_at_once_are_all_answered(engine: EngineProcess) -> None:
    ids = [engine.send(ask_for.GetPage, document_id=PDF_ID, page=1 + n % 4) for n in range(70)]
    ids += [engine.send(ask_for.ListConversations) for _ in range(20)]
    ids += [engine.send(ask_for.RenderPage, document_id=PDF_ID, page=1 + n % 4, width=200) for n in range(10)]
    pages = []
    for request_id in ids:
        events = engine.wait(request_id)
        assert isinstance(events[-1], told.Done)
        pages += [event.page for event in events if isinstance(event, told.PageContent)]
    assert pages == [1 + n % 4 for n in range(70)]


@pytest.mark.parametrize(
    ("line", "re"),
    [
        (b"hello", 0),
        (b"[]", 0),
        (b'{"do":"fly","id":700001}', 700_001),
        (b'{"do":"ask","id":700002}', 700_002),
        (b'{"do":"ask","id":700003,"question":5}', 700_003),
        (b"\xff\xfe\x00", 0),
    ],
)
def test_a_line_that_is_no_request_is_told_and_the_engine_goes_on(engine: EngineProcess, line: bytes, re: int) -> None:
    before = len(engine.events)
    engine.write(line + b"\n")
    engine.ask_for(told.Done, ask_for.ListConversations)
    crashed = [event for event in engine.events[before:] if isinstance(event, told.Crashed)]
    assert [event.re for event in crashed] == [re]
    assert "fly" not in crashed[0].report


def test_a_second_engine_on_the_library_is_refused(engine: EngineProcess) -> None:
    with EngineProcess(engine.folder) as second:
        assert second.end() == 2
        assert [(type(e), getattr(e, "code", ""), getattr(e, "fatal", False)) for e in second.events] == [
            (told.Failed, "library_in_use", True)
        ]


def test_the_log_holds_no_words_of_documents_or_questions(engine: EngineProcess) -> None:
    logs = [path.read_text("utf-8", "replace") for path in (engine.folder / "logs").iterdir()]
    assert any("begins" in text for text in logs)
    assert not any("가" <= character <= "힣" for text in logs for character in text)


def test_turning_pages_does_not_grow_the_engine(engine: EngineProcess) -> None:
    import psutil

    process = psutil.Process(engine.process.pid)

    def turn(pages: int) -> int:
        for n in range(pages):
            engine.ask_for(told.PageImage, ask_for.RenderPage, document_id=PDF_ID, page=1 + n % 4, width=900)
        return int(process.memory_info().rss)

    before = turn(10)
    assert turn(50) - before < 40 << 20
    assert len(process.children()) == 1
