"""The conversation in every state: (name, builder) for the screenshots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.conversation import Feedback, Verdict
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import (
    Conversations,
    EngineState,
    Failed,
    Sentence,
    Stopped,
    TurnDone,
    Turns,
)
from app.engine.protocol.requests import ListConversations, OpenConversation
from app.ui.context import Context
from app.ui.conversation.history_panel import HistoryPanel
from app.ui.conversation.panel import ConversationPanel
from tests.ui.conversation import given

Builder = Callable[[Context], QWidget]


def no_documents(context: Context) -> QWidget:
    """First run."""
    panel = ConversationPanel(context)
    given.engine_of(context).get_ready(0)
    return panel


def no_question(context: Context) -> QWidget:
    """Documents, but no question yet."""
    return given.ready_panel(context)[0]


def typing(context: Context) -> QWidget:
    """A long question is being typed, in a folder."""
    panel, _ = given.ready_panel(context)
    panel.set_scope(Scope(collection="전자금융"), "전자금융")
    panel.box.field.setPlainText(f"{given.LIMIT_QUESTION}\n{given.FEE_QUESTION}\n{given.LOAN_QUESTION}")
    return panel


def search_loading(context: Context) -> QWidget:
    """A question waits for the search."""
    panel, engine = given.ready_panel(context)
    engine.tell(_state(search="loading", model="loading"))
    panel.ask(given.PASSWORD_QUESTION)
    return panel


def searching(context: Context) -> QWidget:
    """Asked, nothing yet."""
    panel, _ = given.ready_panel(context)
    panel.ask(given.LIMIT_QUESTION)
    return panel


def streaming(context: Context) -> QWidget:
    """Evidence is there, the first sentence of the model, too."""
    panel, engine = given.ready_panel(context)
    panel.ask(given.LIMIT_QUESTION)
    found = given.limit_answer()
    ask = given.begin(engine, found)
    engine.reply(ask.id, Sentence(turn_id="t1", sentence=found.sentences[0]))
    return panel


def answered(context: Context) -> QWidget:
    """근거 확인됨."""
    return given.answered(context, given.limit_answer())


def partial(context: Context) -> QWidget:
    """일부만 확인됨."""
    return given.answered(context, given.fee_answer())


def not_found(context: Context) -> QWidget:
    """문서에 없음."""
    return given.answered(context, given.nothing_found())


def false_premise(context: Context) -> QWidget:
    """The documents disagree with the question."""
    text = "질문에 적힌 ‘3억’ 부분이 등록된 문서의 내용과 다릅니다. 아래 문단을 확인하세요."
    return given.answered(context, given.nothing_found(text))


def withheld(context: Context) -> QWidget:
    """Sentences that were held back, open."""
    panel = given.answered(context, given.password_answer())
    content = panel.view.content_of(panel.thread_.entries[0])
    assert content is not None and content.withheld_part is not None
    content.withheld_part.toggle.setChecked(True)
    return panel


def long_quote(context: Context) -> QWidget:
    """A folded quote of an old version, without a model."""
    panel = given.answered(context, given.long_answer())
    given.engine_of(context).tell(_state(model="absent"))
    return panel


def problem_reason(context: Context) -> QWidget:
    """What is wrong with the answer?"""
    panel = given.answered(context, given.fee_answer())
    content = panel.view.content_of(panel.thread_.entries[0])
    assert content is not None
    content.buttons.problem.click()
    return panel


def editing(context: Context) -> QWidget:
    """The first of two questions is being edited."""
    panel = given.answered(context, given.password_answer(), given.fee_answer())
    panel.view.begin_edit(panel.thread_.entries[0])
    return panel


def stopped(context: Context) -> QWidget:
    """Stopped while the model was writing."""
    panel = streaming(context)
    assert isinstance(panel, ConversationPanel)
    engine = given.engine_of(context)
    entry = panel.thread_.entries[0]
    panel.stop()
    kept = given.turn("t1", entry.answer, entry.question, stopped=True)
    engine.reply(entry.request, TurnDone(turn=kept), Stopped())
    return panel


def engine_died(context: Context) -> QWidget:
    """The engine died in the middle of an answer."""
    panel = streaming(context)
    given.engine_of(context).die()
    return panel


def failed(context: Context) -> QWidget:
    """An error that a person can act on."""
    panel, engine = given.ready_panel(context)
    panel.ask(given.LIMIT_QUESTION)
    engine.reply(panel.thread_.entries[0].request, Failed(code="disk_full"))
    return panel


def lost(context: Context) -> QWidget:
    """Restored: an earlier run ended in the middle of the answer."""
    panel, engine = given.ready_panel(context)
    panel.open_conversation("c1")
    turns = (given.turn("t1", given.fee_answer()), given.turn("t2", None, given.LIMIT_QUESTION))
    engine.finish(engine.last(OpenConversation).id, Turns(conversation_id="c1", turns=turns))
    return panel


def judged(context: Context) -> QWidget:
    """A helpful answer in one folder."""
    panel = given.answered(context, given.limit_answer())
    entry = panel.thread_.entries[0]
    entry.scope = Scope(collection="전자금융")
    panel.thread_.judge(entry, Feedback(Verdict.HELPFUL))
    return panel


def hostile(context: Context) -> QWidget:
    """Text that wants to be more than text."""
    return given.answered(context, given.hostile_answer())


def long_conversation(context: Context) -> QWidget:
    """Two hundred turns."""
    panel, engine = given.ready_panel(context)
    panel.open_conversation("c1")
    engine.finish(engine.last(OpenConversation).id, Turns(conversation_id="c1", turns=given.many_turns(200)))
    return panel


def history(context: Context) -> QWidget:
    """Conversations of several days."""
    panel = HistoryPanel(context)
    engine = given.engine_of(context)
    engine.get_ready(4)
    listed = (
        given.conversation("c1", given.LIMIT_QUESTION, 3),
        given.conversation("c2", given.PASSWORD_QUESTION, 1, 0.01),
        given.conversation("c3", given.FEE_QUESTION, 2, 1),
        given.conversation("c4", "여신 심사 때 소득 증빙은 무엇으로 하나요?", 7, 3),
        given.conversation("c5", "내부통제 점검 주기", 12, 5),
        given.conversation("c6", given.LOAN_QUESTION, 1, 30),
    )
    engine.finish(engine.last(ListConversations).id, Conversations(conversations=listed))
    panel.set_current("c2")
    return panel


def history_empty(context: Context) -> QWidget:
    """No conversation yet."""
    panel = HistoryPanel(context)
    engine = given.engine_of(context)
    engine.get_ready(4)
    engine.finish(engine.last(ListConversations).id, Conversations(conversations=()))
    return panel


def _state(search: str = "ready", model: str = "ready") -> EngineState:
    return EngineState(
        model="qwen", model_state=model, search_state=search, indexing=0, waiting=0, memory=0, free_memory=0
    )


SCENES: list[tuple[str, Builder]] = [
    (f"conversation-{builder.__name__.replace('_', '-')}", builder)
    for builder in (
        no_documents,
        no_question,
        typing,
        search_loading,
        searching,
        streaming,
        answered,
        partial,
        not_found,
        false_premise,
        withheld,
        long_quote,
        problem_reason,
        editing,
        stopped,
        engine_died,
        failed,
        lost,
        judged,
        hostile,
        long_conversation,
        history,
        history_empty,
    )
]
