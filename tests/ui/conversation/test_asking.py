"""From a question to its answer: evidence first, sentences as they come, and what happens when it ends otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.answering.answer import Citation
from app.core.retrieval.scope import EVERYTHING, Scope
from app.engine.protocol.events import (
    ConversationGone,
    Crashed,
    Done,
    EngineState,
    Failed,
    Sentence,
    Stopped,
    TurnDone,
    Turns,
)
from app.engine.protocol.requests import Ask, OpenConversation
from app.ui.context import Context
from app.ui.conversation.confirm import ConfirmReplace
from app.ui.conversation.entry import Phase
from app.ui.conversation.panel import ConversationPanel
from app.ui.conversation.turn_view import TurnView
from app.ui.preferences import Allowed, Preferences
from tests.fakes.engine import FakeEngine
from tests.ui.conversation import given


def view_of(panel: ConversationPanel, at: int = -1) -> TurnView:
    """What shows a turn, once it is built."""
    while panel.view.stack.is_building:
        QCoreApplication.processEvents()
    content = panel.view.content_of(panel.thread_.entries[at])
    assert content is not None
    return content


def state(search: str = "ready", model: str = "ready") -> EngineState:
    """What the engine tells now and then."""
    return EngineState(
        model="m", model_state=model, search_state=search, indexing=0, waiting=0, memory=0, free_memory=0
    )


def type_and_ask(qtbot: QtBot, panel: ConversationPanel, question: str) -> None:
    """As a person does it."""
    panel.focus_question()
    panel.box.field.setPlainText(question)
    qtbot.keyClick(panel.box.field, Qt.Key.Key_Return)


def test_a_typed_question_is_asked_in_the_chosen_scope(
    qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine
) -> None:
    panel.set_scope(Scope(collection="전자금융"), "전자금융")
    with qtbot.waitSignal(panel.about_to_ask):
        type_and_ask(qtbot, panel, "  이체한도는 얼마인가요?\n")
    ask = engine.last(Ask)
    assert (ask.question, ask.scope, ask.conversation_id) == (
        "이체한도는 얼마인가요?",
        Scope(collection="전자금융"),
        "",
    )
    assert panel.box.field.toPlainText() == ""
    assert view_of(panel).question.meta.text().startswith("전자금융")


def test_an_empty_question_is_not_asked(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    type_and_ask(qtbot, panel, " \n ")
    assert engine.sent_of(Ask) == []
    assert not panel.box.send.isEnabled()


def test_evidence_is_there_before_the_model_and_sentences_stream_in(
    panel: ConversationPanel, engine: FakeEngine
) -> None:
    found = given.limit_answer()
    panel.ask(found.question)
    ask = given.begin(engine, found)
    shown = view_of(panel)
    assert [len(card.chips) for card in shown.evidence_cards] == [3, 1]
    assert shown.shown_sentences == ()
    assert panel.thread_.entries[0].phase is Phase.WRITING
    engine.reply(ask.id, Sentence(turn_id="t1", sentence=found.sentences[0]))
    assert [s.text for s in shown.shown_sentences] == [found.sentences[0].text]
    assert [chip.text() for chip in shown.answer.chips] == ["1", "2"]
    first_chip = shown.answer.chips[0]
    engine.reply(ask.id, Sentence(turn_id="t1", sentence=found.sentences[1]))
    engine.reply(ask.id, TurnDone(turn=given.turn("t1", found)), Done())
    assert shown.answer.chips[0] is first_chip  # what stands already is not made anew
    assert [chip.text() for chip in shown.answer.chips] == ["1", "2", "4"]
    assert shown.state.text == "Confirmed in the documents"
    assert not panel.box.stop.isVisible()


def test_the_second_question_belongs_to_the_same_conversation(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    given.finish(engine, given.begin(engine, given.limit_answer()), given.limit_answer())
    assert panel.current_conversation() == "c1"
    panel.ask(given.FEE_QUESTION)
    assert engine.last(Ask).conversation_id == "c1"


def test_a_question_waits_for_the_answer_before_it(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    ask = given.begin(engine, given.limit_answer())
    panel.ask(given.FEE_QUESTION)
    assert len(engine.sent_of(Ask)) == 1
    assert view_of(panel).state.text == "Waiting for the answer before this one"
    given.finish(engine, ask, given.limit_answer())
    assert engine.last(Ask).question == given.FEE_QUESTION


def test_a_question_waits_for_the_search(panel: ConversationPanel, engine: FakeEngine) -> None:
    engine.tell(state(search="loading"))
    panel.ask(given.FEE_QUESTION)
    assert engine.sent_of(Ask) == []
    assert panel.quiet.isVisible()
    assert view_of(panel).state.text == "Asked as soon as search is ready"
    engine.tell(state())
    assert engine.last(Ask).question == given.FEE_QUESTION
    assert not panel.quiet.isVisible()


def test_a_question_waits_for_an_engine_that_starts(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    engine.start()
    panel = ConversationPanel(context)
    qtbot.addWidget(panel)
    panel.ask(given.FEE_QUESTION)
    assert engine.sent_of(Ask) == []
    engine.get_ready(1)
    assert engine.last(Ask).question == given.FEE_QUESTION


@pytest.mark.parametrize(("model", "is_said"), [("absent", True), ("no_memory", True), ("ready", False)])
def test_answers_from_quotes_alone_are_announced_quietly(
    panel: ConversationPanel, engine: FakeEngine, model: str, is_said: bool
) -> None:
    engine.tell(state(model=model))
    assert panel.quiet.isVisible() is is_said
    assert ("quotes alone" in panel.quiet.text()) is is_said


def test_escape_stops_and_keeps_what_was_found(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    ask = given.begin(engine, given.limit_answer())
    entry = panel.thread_.entries[0]
    qtbot.keyClick(panel.box.field, Qt.Key.Key_Escape)
    assert engine.cancelled == [ask.id]
    assert view_of(panel).state.text == "Stopping"
    kept = given.turn("t1", entry.answer, entry.question, stopped=True)
    engine.reply(ask.id, TurnDone(turn=kept), Stopped())
    assert entry.phase is Phase.STOPPED
    assert len(view_of(panel).evidence_cards) == 2
    assert view_of(panel).buttons.retry.isVisible()


def test_stopping_before_anything_was_found(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    panel.stop()
    engine.reply(engine.last(Ask).id, Stopped())
    assert view_of(panel).state.text == "Stopped before anything was found"
    assert not view_of(panel).buttons.copy.isVisible()


def test_a_waiting_question_is_stopped_without_the_engine(panel: ConversationPanel, engine: FakeEngine) -> None:
    engine.tell(state(search="loading"))
    panel.ask(given.LIMIT_QUESTION)
    panel.stop()
    engine.tell(state())
    assert engine.sent_of(Ask) == []
    assert panel.thread_.entries[0].phase is Phase.STOPPED


def test_a_dying_engine_keeps_the_question(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    given.begin(engine, given.limit_answer())
    panel.ask(given.FEE_QUESTION)
    engine.die()
    assert panel.thread_.entries[0].phase is Phase.FAILED
    assert len(view_of(panel, 0).evidence_cards) == 2
    assert view_of(panel, 0).question.text.toPlainText() == given.LIMIT_QUESTION
    assert len(engine.sent_of(Ask)) == 1  # the next one is not given to a dead process
    engine.get_ready(4)
    assert engine.last(Ask).question == given.FEE_QUESTION
    given.finish(engine, given.begin(engine, given.fee_answer(), "t2"), given.fee_answer(), "t2")
    notes = view_of(panel, 0).trouble_boxes
    assert len(notes) == 1
    notes[0].retry.click()
    assert engine.last(Ask).question == given.LIMIT_QUESTION
    assert len(panel.thread_.entries) == 3  # asked at the end: the answer between stays


def test_the_last_turn_is_asked_again_in_its_place(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    engine.reply(engine.last(Ask).id, Failed(code="disk_full"))
    assert view_of(panel).note_texts == ["디스크에 남은 공간이 없습니다."]
    view_of(panel).trouble_boxes[0].retry.click()
    assert len(panel.thread_.entries) == 1
    given.finish(engine, given.begin(engine, given.limit_answer()), given.limit_answer())
    assert view_of(panel).note_texts == []
    view_of(panel).buttons.retry.click()
    assert engine.last(Ask).replaces == "t1"


def test_a_bug_of_the_engine_is_told_without_its_report(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    engine.reply(engine.last(Ask).id, Crashed(report="TypeError at x.py:1"))
    assert view_of(panel).note_texts == ["Something unexpected happened."]


def test_an_engine_that_gives_up_fails_what_waits(panel: ConversationPanel, engine: FakeEngine) -> None:
    engine.die()
    panel.ask(given.LIMIT_QUESTION)
    engine.give_up("library_damaged")
    assert panel.thread_.entries[0].phase is Phase.FAILED
    assert view_of(panel).note_texts == ["서고 자료가 손상되었습니다."]


def test_editing_replaces_the_turn_and_those_after_it(
    qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, found in enumerate((given.limit_answer(), given.fee_answer(), given.password_answer()), 1):
        panel.ask(found.question)
        given.finish(engine, given.begin(engine, found, f"t{n}"), found, f"t{n}")
    asked: list[str] = []
    answers = iter((False, True))
    monkeypatch.setattr(
        ConfirmReplace, "ask", lambda parent, heading, text, yes, no: asked.append(text) or next(answers)
    )
    panel.view.begin_edit(panel.thread_.entries[1])
    shown = view_of(panel, 1)
    editor = shown.question.editor
    assert editor is not None
    assert editor.toPlainText() == given.FEE_QUESTION
    editor.setPlainText("보안카드 재발급 수수료는 얼마인가요?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert len(panel.thread_.entries) == 3  # not confirmed
    assert shown.question.editor is editor  # and what was typed is still there
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert asked[0] == "The question after this one and its answer will be removed."
    assert [e.question for e in panel.thread_.entries] == [given.LIMIT_QUESTION, "보안카드 재발급 수수료는 얼마인가요?"]
    assert engine.last(Ask).replaces == "t2"
    assert shown.question.editor is None
    assert len(panel.view.stack.frames) == 2


def test_editing_the_last_turn_needs_no_confirmation_and_escape_leaves_it(
    qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine
) -> None:
    found = given.fee_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    view_of(panel).buttons.edit.click()
    editor = view_of(panel).question.editor
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert view_of(panel).question.editor is None
    view_of(panel).buttons.edit.click()
    editor = view_of(panel).question.editor
    assert editor is not None
    editor.setPlainText("다른 질문")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert (engine.last(Ask).question, engine.last(Ask).replaces) == ("다른 질문", "t1")
    assert view_of(panel).evidence_cards == []


def test_editing_while_it_is_answered_cancels_and_ignores_what_still_comes(
    panel: ConversationPanel, engine: FakeEngine
) -> None:
    panel.ask(given.LIMIT_QUESTION)
    old = given.begin(engine, given.limit_answer())
    panel.thread_.edit(panel.thread_.entries[0], given.FEE_QUESTION)
    assert engine.cancelled == [old.id]
    engine.reply(old.id, Sentence(turn_id="t1", sentence=given.limit_answer().sentences[0]))
    assert view_of(panel).shown_sentences == ()
    engine.reply(old.id, Stopped())
    assert engine.last(Ask).question == given.FEE_QUESTION
    assert engine.last(Ask).replaces == "t1"


def test_policy_without_a_model_asks_for_evidence_only(
    qtbot: QtBot, context: Context, preferences: Preferences, engine: FakeEngine
) -> None:
    preferences.update_to(Allowed(use_model=False), "ko")
    panel, _ = given.ready_panel(context)
    qtbot.addWidget(panel)
    panel.ask("질문")
    assert engine.last(Ask).use_model is False


def test_chips_and_cards_open_their_source(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.limit_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    opened: list[Citation] = []
    panel.citation_activated.connect(opened.append)
    qtbot.mouseClick(view_of(panel).answer.chips[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view_of(panel).evidence_cards[0].link, Qt.MouseButton.LeftButton)
    chip = view_of(panel).evidence_cards[0].chips[1]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert [c.number for c in opened] == [4, 1, 2]


def test_nothing_found_offers_reading_and_no_answer(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.nothing_found("질문에 적힌 ‘3억’ 부분이 등록된 문서의 내용과 다릅니다. 아래 문단을 확인하세요.")
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    shown = view_of(panel)
    assert shown.state.text == "Not in the documents"
    assert shown.answer.prose.toPlainText() == found.text
    assert shown.answer.chips == []
    assert shown.evidence_cards == []
    assert len(shown.reading_cards) == 2
    with qtbot.waitSignal(panel.passage_activated) as opened:
        shown.reading_cards[1].link.click()
    assert opened.args == [found.passages[1]]


def test_what_is_missing_is_named(panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.fee_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    assert view_of(panel).state.text == "Confirmed in part"
    assert view_of(panel).note_texts == ["‘배송 기간’에 대한 내용은 등록된 문서에서 찾지 못했습니다."]


def test_an_answer_goes_on_behind_a_new_conversation(panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.limit_answer()
    panel.ask(found.question)
    ask = given.begin(engine, found)
    panel.new_conversation()
    assert panel.current_conversation() == ""
    assert panel.thread_.entries == []
    panel.open_conversation("c1")
    unfinished = given.turn("t1", None, found.question)
    engine.finish(engine.last(OpenConversation).id, Turns(conversation_id="c1", turns=(unfinished,)))
    assert panel.thread_.entries[0].phase is Phase.WRITING
    given.finish(engine, ask, found)
    assert view_of(panel).state.text == "Confirmed in the documents"


def test_the_last_conversation_is_opened_again(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.open_conversation("c7")
    first = engine.last(OpenConversation)
    engine.die()
    engine.get_ready(4)
    second = engine.last(OpenConversation)
    assert second.id != first.id
    engine.finish(second.id, Turns(conversation_id="c7", turns=(given.turn("t9", None, "끝나지 않은 질문"),)))
    assert panel.current_conversation() == "c7"
    assert panel.thread_.entries[0].phase is Phase.LOST
    assert view_of(panel).question.text.toPlainText() == "끝나지 않은 질문"


def test_a_conversation_that_is_gone_is_said(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.open_conversation("gone")
    with qtbot.waitSignal(panel.message):
        engine.reply(engine.last(OpenConversation).id, Failed(code="disk_full"))
    assert panel.current_conversation() == ""


def test_a_deleted_conversation_is_not_shown_any_more(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    given.finish(engine, given.begin(engine, given.limit_answer()), given.limit_answer())
    engine.tell(ConversationGone(conversation_id="other"))
    assert panel.current_conversation() == "c1"
    engine.tell(ConversationGone(conversation_id="c1"))
    assert panel.current_conversation() == ""
    assert panel.thread_.entries == []


def test_the_scope_goes_back_when_its_folder_is_gone(panel: ConversationPanel) -> None:
    panel.set_scope(Scope(collection="여신"), "여신")
    panel.set_collections(["전자금융"])
    assert panel.box.scope.scope == EVERYTHING


def test_a_done_without_an_answer_is_no_silence(panel: ConversationPanel, engine: FakeEngine) -> None:
    panel.ask(given.LIMIT_QUESTION)
    engine.reply(engine.last(Ask).id, Done())
    assert panel.thread_.entries[0].phase is Phase.LOST
