"""Document work in every state: (name, builder) for the screenshots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.engine.protocol.events import Failed, Stopped, SummaryShown, WorkProgress
from app.engine.protocol.requests import Summarize
from app.ui.context import Context
from app.ui.conversation.panel import ConversationPanel
from app.ui.work.panel import WorkPanel
from app.ui.work.summary_page import SummaryPage
from tests.ui.conversation import given as talk
from tests.ui.work import given

Builder = Callable[[Context], QWidget]


def _ready(context: Context) -> None:
    given.engine_of(context).get_ready(4)


def summary_verbatim(context: Context) -> QWidget:
    """The documents' own sentences, while the model writes."""
    _ready(context)
    page = given.summary_page(context)
    engine = given.engine_of(context)
    engine.reply(engine.last(Summarize).id, SummaryShown(summary=given.summary(0), final=False))
    given.settle(page)
    return page


def summary_growing(context: Context) -> QWidget:
    """Two sections are written."""
    page = summary_verbatim(context)
    engine = given.engine_of(context)
    engine.reply(
        engine.last(Summarize).id,
        WorkProgress(done=2, total=4, label="제2장 이용자 보호", seconds_left=130),
        SummaryShown(summary=given.summary(2), final=False),
    )
    return page


def summary_done(context: Context) -> QWidget:
    """Finished."""
    _ready(context)
    return given.finished_summary(context)


def summary_stopped(context: Context) -> QWidget:
    """Stopped half-way, with everything open."""
    _ready(context)
    page = given.summary_page(context)
    engine = given.engine_of(context)
    engine.reply(engine.last(Summarize).id, SummaryShown(summary=given.summary(1, partial=True), final=True), Stopped())
    given.settle(page)
    page.left_out.toggle.setChecked(True)
    return page


def summary_long(context: Context) -> QWidget:
    """Sixty sections."""
    _ready(context)
    return given.finished_summary(context, given.summary(60, sections=60))


def summary_failed(context: Context) -> QWidget:
    """The engine died."""
    _ready(context)
    page = given.summary_page(context)
    engine = given.engine_of(context)
    engine.reply(engine.last(Summarize).id, Failed(code="engine_died"))
    return page


def comparison(context: Context) -> QWidget:
    """Every kind of change."""
    _ready(context)
    return given.comparison_page(context)


def comparison_long(context: Context) -> QWidget:
    """Three hundred changes."""
    _ready(context)
    return given.comparison_page(context, given.long_comparison())


def comparison_same(context: Context) -> QWidget:
    """Nothing has changed."""
    _ready(context)
    return given.comparison_page(context, given.comparison(given.OLD, given.OLD))


def templates(context: Context) -> QWidget:
    """Which template?"""
    _ready(context)
    return given.choosing_page(context)


def extraction(context: Context) -> QWidget:
    """Two contracts."""
    _ready(context)
    return given.extraction_page(context)


def extraction_many(context: Context) -> QWidget:
    """Seven contracts."""
    _ready(context)
    return given.extraction_page(context, given.extraction(7))


def duties(context: Context) -> QWidget:
    """A list of duties."""
    _ready(context)
    return given.extraction_page(context, given.duties())


def tabs(context: Context) -> QWidget:
    """Several results beside the conversation."""
    home = ConversationPanel(context)
    _ready(context)
    panel = WorkPanel(context, home)
    panel.order("comparison", given.ROWS[:2])
    panel.order("extraction", given.ROWS[2:])
    panel.order("summary", given.ROWS[1:2])
    engine = given.engine_of(context)
    engine.finish(engine.last(Summarize).id, SummaryShown(summary=given.summary(5), final=True))
    page = panel.currentWidget()
    assert isinstance(page, SummaryPage)
    given.settle(page)
    return panel


def home(context: Context) -> QWidget:
    """Back at the conversation."""
    conversation = talk.answered(context, talk.limit_answer())
    panel = WorkPanel(context, conversation)
    panel.order("comparison", given.ROWS[:2])
    panel.go_home()
    return panel


def start(context: Context) -> QWidget:
    """What is to be done, with which documents?"""
    panel = WorkPanel(context, ConversationPanel(context))
    _ready(context)
    panel.show_start(given.ROWS, ("a", "b"))
    return panel


SCENES: list[tuple[str, Builder]] = [
    ("summary-verbatim", summary_verbatim),
    ("summary-growing", summary_growing),
    ("summary-done", summary_done),
    ("summary-stopped", summary_stopped),
    ("summary-long", summary_long),
    ("summary-failed", summary_failed),
    ("comparison", comparison),
    ("comparison-long", comparison_long),
    ("comparison-same", comparison_same),
    ("templates", templates),
    ("extraction", extraction),
    ("extraction-many", extraction_many),
    ("duties", duties),
    ("tabs", tabs),
    ("home", home),
    ("start", start),
]
