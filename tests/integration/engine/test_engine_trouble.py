"""The real engine process when it is stopped, killed, refused or fed with hostile files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.commands.demo_command import demo_questions, sample_documents
from app.core.indexing.service import document_id_of
from app.engine.protocol import events as told
from app.engine.protocol import requests as ask_for
from app.wiring import Library
from tests.fakes.engine_process import EngineProcess
from tests.fakes.killing import Expected, expected, faults, write_rules
from tests.integration.conftest import Open, lend
from tests.integration.engine.conftest import Start

PDF = next(path for path in sample_documents() if path.suffix == ".pdf")
FILES, ARTICLES = 12, 12


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough text that indexing can be caught in the act."""
    folder = tmp_path_factory.mktemp("rules")
    write_rules(folder, FILES, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, rules: Path, kiwi: KiwiAnalyzer, e5: OnnxEmbedder) -> Expected:
    """What the files come to when nothing disturbs it."""
    with lend(Library(tmp_path_factory.mktemp("undisturbed")), kiwi, e5) as library:
        library.indexer().add_texts(sorted(rules.glob("*.txt")))
        return expected(library)


def is_progress(event: told.AnyEvent, stage: str, least: int = 1) -> bool:
    return isinstance(event, told.IndexProgress) and event.stage == stage and event.done >= least


def rows_of(engine: EngineProcess) -> dict[str, str]:
    """State of every document, asked for anew."""
    events = engine.do(ask_for.ListDocuments)
    return {row.path: row.state for e in events if isinstance(e, told.DocumentsChanged) for row in e.rows}


@pytest.mark.parametrize(("stage", "least"), [("read", 1), ("read", 7), ("embed", 64)])
def test_a_kill_during_indexing_leaves_whole_documents_and_resume_finishes(
    start: Start, open_library: Open, tmp_path: Path, rules: Path, wanted: Expected, stage: str, least: int
) -> None:
    engine = start(tmp_path / "library")
    engine.send(ask_for.AddDocuments, paths=(str(rules),))
    engine.until(lambda event: is_progress(event, stage, least))
    engine.kill()
    library = open_library(tmp_path / "library")
    assert faults(library, wanted) == []
    library.close()
    again = start(tmp_path / "library", wait=False)
    assert again.ready().unfinished
    assert isinstance(again.do(ask_for.Resume)[-1], told.Done)
    assert set(rows_of(again).values()) == {"ready"}
    assert again.shut_down() == 0
    library = open_library(tmp_path / "library")
    assert faults(library, wanted) == []
    assert expected(library) == wanted
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_a_kill_during_an_answer_keeps_the_question_with_its_evidence(start: Start, tmp_path: Path) -> None:
    engine = start(tmp_path / "library", answering=True)
    engine.do(ask_for.AddDocuments, paths=tuple(map(str, sample_documents())))
    engine.send(ask_for.Ask, question=demo_questions()[0])
    evidence = engine.until(lambda event: isinstance(event, told.Evidence))
    engine.kill()
    assert isinstance(evidence, told.Evidence)
    again = start(tmp_path / "library", wait=False)
    assert not again.ready().unfinished
    (conversation,) = again.ask_for(told.Conversations, ask_for.ListConversations).conversations
    same = {"conversation_id": conversation.conversation_id}
    (turn,) = again.ask_for(told.Turns, ask_for.OpenConversation, **same).turns
    assert (turn.question, turn.stopped, turn.answer) == (demo_questions()[0], True, evidence.answer)
    redone = again.ask_for(
        told.TurnDone, ask_for.Ask, question=turn.question, replaces=turn.turn_id, use_model=False, **same
    )
    assert again.ask_for(told.Turns, ask_for.OpenConversation, **same).turns == (redone.turn,)


def test_a_cancelled_run_keeps_what_is_whole_and_takes_the_rest_off_the_list(
    start: Start, tmp_path: Path, rules: Path
) -> None:
    engine = start(tmp_path / "library")
    adding = engine.send(ask_for.AddDocuments, paths=(str(rules),))
    waiting = engine.send(ask_for.AddDocuments, paths=(str(PDF),))
    engine.until(lambda event: is_progress(event, "read", 2))
    engine.send(ask_for.Cancel, target=waiting)
    engine.send(ask_for.Cancel, target=adding)
    assert isinstance(engine.wait(waiting)[-1], told.Stopped)
    assert isinstance(engine.wait(adding)[-1], told.Stopped)
    states = rows_of(engine)
    assert 2 <= len(states) < FILES
    assert set(states.values()) <= {"searchable", "ready"}
    assert str(PDF) not in states
    assert isinstance(engine.do(ask_for.AddDocuments, paths=(str(rules),))[-1], told.Done)
    assert list(rows_of(engine).values()) == ["ready"] * FILES


def test_a_stopped_answer_keeps_its_evidence(start: Start, tmp_path: Path) -> None:
    engine = start(tmp_path / "library", answering=True)
    engine.do(ask_for.AddDocuments, paths=(str(PDF),))
    asking = engine.send(ask_for.Ask, question="영업점장은 전자금융사고를 몇 시간 이내에 보고하나요?")
    behind = engine.send(ask_for.Ask, question="비밀번호는 몇 자리인가요?")
    evidence = engine.until(lambda event: isinstance(event, told.Evidence))
    engine.send(ask_for.Cancel, target=behind)
    assert [type(event) for event in engine.wait(behind)] == [told.Stopped]
    engine.send(ask_for.Cancel, target=asking)
    *_, done, ending = engine.wait(asking)
    assert isinstance(ending, told.Stopped)
    assert isinstance(done, told.TurnDone)
    assert isinstance(evidence, told.Evidence)
    assert done.turn.stopped
    assert done.turn.answer is not None
    assert set(evidence.answer.sentences) <= set(done.turn.answer.sentences)
    late = engine.send(ask_for.Cancel, target=asking)
    assert [type(event) for event in engine.wait(late)] == [told.Done]


def test_others_are_served_while_documents_are_indexed(start: Start, tmp_path: Path, rules: Path) -> None:
    engine = start(tmp_path / "library")
    engine.do(ask_for.AddDocuments, paths=(str(PDF),))
    adding = engine.send(ask_for.AddDocuments, paths=(str(rules),))
    engine.until(lambda event: event.re == adding and is_progress(event, "read", 1))
    page = engine.ask_for(told.PageContent, ask_for.GetPage, document_id=document_id_of(PDF), page=1)
    assert page.text
    first = sorted(rules.glob("*.txt"))[0]
    turn = engine.ask_for(
        told.TurnDone, ask_for.Ask, question="제3조에서 정한 보고 기한은 며칠인가요?", use_model=False
    ).turn
    assert turn.answer is not None
    assert str(first) in {passage.document.path for passage in turn.answer.passages}
    engine.ask_for(told.DocumentsRemoved, ask_for.RemoveDocuments, document_ids=(document_id_of(PDF),))
    engine.ask_for(told.DocumentsChanged, ask_for.MoveDocuments, document_ids=(document_id_of(first),), collection="가")
    assert not any(event.re == adding and isinstance(event, told.Done) for event in engine.events)
    engine.wait(adding)
    assert len(rows_of(engine)) == FILES


def test_the_end_of_input_is_the_end_of_the_engine(start: Start, tmp_path: Path, rules: Path) -> None:
    engine = start(tmp_path / "library")
    engine.send(ask_for.AddDocuments, paths=(str(rules),))
    engine.until(lambda event: is_progress(event, "read", 1))
    assert engine.process.stdin is not None
    engine.process.stdin.close()
    assert engine.end() == 0
    assert start(tmp_path / "library", wait=False).ready().unfinished


def test_documents_are_read_again_moved_and_compared_with_their_files(start: Start, tmp_path: Path) -> None:
    good, bad = tmp_path / "금고.txt", tmp_path / "깨짐.pdf"
    good.write_text("제1조(열쇠) 금고 열쇠는 영업점장이 보관한다.", "utf-8")
    bad.write_bytes(b"%PDF-1.7 nothing")
    engine = start(tmp_path / "library")
    events = engine.do(ask_for.AddDocuments, paths=(str(bad), str(good), str(tmp_path / "없음.txt")))
    assert isinstance(events[-1], told.Done)
    states = rows_of(engine)
    assert [states[str(p)] for p in (good, bad)] == ["ready", "failed"]
    assert states[str(tmp_path / "없음.txt")] == "failed"
    shutil.copy(PDF, bad)
    engine.do(ask_for.RetryDocuments, document_ids=(document_id_of(bad),))
    assert rows_of(engine)[str(bad)] == "ready"
    moved = engine.ask_for(
        told.DocumentsChanged, ask_for.MoveDocuments, document_ids=(document_id_of(good),), collection="안전"
    )
    assert [(row.path, row.collection) for row in moved.rows] == [(str(good), "안전")]
    good.write_text("제1조(열쇠) 금고 열쇠는 부지점장이 보관한다. 바뀌었다.", "utf-8")
    bad.unlink()
    engine.do(ask_for.CheckFiles)
    listed = engine.ask_for(told.DocumentsChanged, ask_for.ListDocuments).rows
    assert {row.path: row.on_disk for row in listed if row.state == "ready"} == {
        str(good): "changed",
        str(bad): "missing",
    }
    drawn = engine.do(ask_for.RenderPage, document_id=document_id_of(bad), page=1, width=100)[-1]
    assert isinstance(drawn, told.Failed)
    assert drawn.code == "source_missing"
    shutil.copy(PDF, bad)
    with bad.open("ab") as file:
        file.write(b"%more")
    drawn = engine.do(ask_for.RenderPage, document_id=document_id_of(bad), page=1, width=100)[-1]
    assert isinstance(drawn, told.Failed)
    assert drawn.code == "source_changed"
    assert engine.ask_for(told.PageContent, ask_for.GetPage, document_id=document_id_of(bad), page=1).text


def test_a_library_of_a_newer_version_or_damaged_is_told_before_the_end(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "catalogue.db").write_bytes(b"SQLite format 3\x00" + os.urandom(4096))
    engine = start(folder, wait=False)
    assert engine.end() == 2
    (failed,) = engine.events
    assert isinstance(failed, told.Failed)
    assert failed.fatal
    assert failed.code.startswith("library_")


def test_a_policy_that_is_not_valid_is_told_before_the_end(start: Start, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("export.alowed = false")
    engine = start(tmp_path / "library", wait=False, policy=policy)
    assert engine.end() == 2
    assert [(type(e), getattr(e, "code", ""), getattr(e, "fatal", "")) for e in engine.events] == [
        (told.Failed, "policy_misspelt", True)
    ]


def test_the_policy_keeps_files_out_and_forbids_exports_and_holds_when_it_changes(start: Start, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('export.allowed = false\nsources.file_types = ["txt"]\n')
    (tmp_path / "a.txt").write_text("제1조(열쇠) 금고 열쇠는 영업점장이 보관한다.", "utf-8")
    engine = start(tmp_path / "library", policy=policy)
    engine.do(ask_for.AddDocuments, paths=(str(PDF), str(tmp_path / "a.txt")))
    rows = engine.ask_for(told.DocumentsChanged, ask_for.ListDocuments).rows
    assert {Path(row.path).name: row.error_code for row in rows} == {"a.txt": "", PDF.name: "type_forbidden"}
    turn = engine.ask_for(told.TurnDone, ask_for.Ask, question="금고 열쇠는 누가 보관하나요?", use_model=False).turn
    export = {"conversation_id": turn.conversation_id, "path": str(tmp_path / "a.md")}
    refused = engine.do(ask_for.ExportTurns, **export)[-1]
    assert isinstance(refused, told.Failed)
    assert refused.code == "export_forbidden"
    policy.write_text("export.allowed = true")
    engine.ask_for(told.Done, ask_for.ReloadSettings)
    engine.ask_for(told.FileWritten, ask_for.ExportTurns, **export)
    engine.do(ask_for.RetryDocuments, document_ids=(document_id_of(PDF),))
    assert rows_of(engine)[str(PDF)] == "ready"


def test_without_an_answer_model_evidence_answers_and_the_window_knows(
    start: Start, searching_models: Path, tmp_path: Path
) -> None:
    engine = start(tmp_path / "library")
    engine.until(lambda event: isinstance(event, told.EngineState) and event.model_state == "absent")
    engine.do(ask_for.AddDocuments, paths=(str(PDF),))
    turn = engine.ask_for(
        told.TurnDone, ask_for.Ask, question="영업점장은 전자금융사고를 몇 시간 이내에 보고하나요?"
    ).turn
    assert turn.answer is not None
    assert turn.answer.notice == "model_missing"
    assert turn.answer.sentences
    bad = tmp_path / "나쁜.gguf"
    bad.write_bytes(b"GGUF" + bytes(100))
    assert isinstance(engine.do(ask_for.ImportModel, path=str(bad), sha256="00")[-1], told.Failed)
    added = engine.ask_for(told.Models, ask_for.ImportModel, path=str(bad))
    assert [(m.file, m.state) for m in added.models if not m.shipped] == [("나쁜.gguf", "ok")]
    engine.until(lambda event: isinstance(event, told.EngineState) and event.model_state == "refused")
    for name in ("나쁜.gguf", "local.toml"):
        (searching_models / name).unlink()


def test_leftovers_of_a_killed_process_are_removed(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    (folder / "tmp" / "open-1").mkdir(parents=True)
    (folder / "tmp" / "open-1" / "secret.txt").write_text("남은 글")
    with Library(folder / "tmp" / "open-2", secret=b"k" * 32):
        start(folder)
        assert [path.name for path in (folder / "tmp").iterdir()] == ["open-2"]


def test_vectors_that_are_lost_are_made_anew_by_themselves(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    engine = start(folder)
    engine.do(ask_for.AddDocuments, paths=(str(PDF),))
    assert engine.shut_down() == 0
    shutil.rmtree(folder / "vectors")
    again = start(folder)
    again.until(lambda event: isinstance(event, told.IndexProgress) and event.done == event.total > 0)
    report = again.ask_for(told.Report, ask_for.RunDoctor)
    assert {c.name: c.status for c in report.checks}["vectors"] == "ok"


def test_a_history_that_cannot_be_written_costs_no_answer(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    engine = start(folder)
    engine.do(ask_for.AddDocuments, paths=(str(PDF),))
    assert engine.shut_down() == 0
    (folder / "conversations.db").unlink()
    (folder / "conversations.db").mkdir()
    again = start(folder)
    events = again.do(ask_for.Ask, question="영업점장은 전자금융사고를 몇 시간 이내에 보고하나요?", use_model=False)
    assert isinstance(events[-1], told.Done)
    done = events[-2]
    assert isinstance(done, told.TurnDone)
    assert done.turn.answer is not None
    assert (done.turn.answer.notice, bool(done.turn.answer.sentences)) == ("history_unsaved", True)
    assert isinstance(again.do(ask_for.ListConversations)[-1], told.Failed)


def test_deleted_conversations_are_erased_at_the_next_start(start: Start, tmp_path: Path) -> None:
    engine = start(tmp_path / "library")
    turn = engine.ask_for(told.TurnDone, ask_for.Ask, question="금고는?", use_model=False).turn
    engine.do(ask_for.DeleteConversation, conversation_id=turn.conversation_id)
    assert engine.shut_down() == 0
    again = start(tmp_path / "library")
    again.until(lambda event: isinstance(event, told.EngineState) and event.search_state == "ready")
    restored = again.do(ask_for.RestoreConversation, conversation_id=turn.conversation_id)[-1]
    assert isinstance(restored, told.Failed)
    assert restored.code == "conversation_missing"


def test_nothing_of_the_history_can_be_read_from_its_file(start: Start, open_library: Open, tmp_path: Path) -> None:
    engine = start(tmp_path / "library")
    engine.do(ask_for.Ask, question="금고 열쇠는 누가 보관하나요?", use_model=False)
    assert engine.shut_down() == 0
    data = b"".join(path.read_bytes() for path in (tmp_path / "library").glob("conversations.db*"))
    assert "금고".encode() not in data
    library = open_library(tmp_path / "library")
    assert [c.title for c in library.conversations.conversations()] == ["금고 열쇠는 누가 보관하나요?"]
