"""What a clerk does: drop files, ask, look at the source; and what happens when the engine dies in between."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent

from app.core.answering.answer import AnswerStatus
from app.ui.engine.client import EngineState
from tests.ui.journey.conftest import Running

QUESTION = "14세 미만에게 접근매체를 발급하려면 누구 동의를 받아야 하나요?"
QUOTE = "법정대리인의 동의를 받아야 한다."


def drop(running: Running, files: list[str]) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    running.program.window.dropEvent(event)


def kill_engine(running: Running) -> None:
    """As the system would when memory runs out."""
    process = running.program.engine._process
    assert process is not None
    os.kill(process.processId(), signal.SIGKILL)


def test_dropped_files_answer_a_question_whose_source_is_one_click_away(
    start: Callable[[], Running], samples: list[str]
) -> None:
    running = start()
    window = running.program.window
    running.wait_ready()
    drop(running, samples)
    running.wait(lambda: len(running.states()) == 4 and set(running.states()) == {"ready"})
    window.conversation.ask(QUESTION)
    running.wait(running.answers)
    answer = running.answers()[0].turn.answer
    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    citation = next(c for c in answer.citations if QUOTE in c.quote)

    window.conversation.citation_activated.emit(citation)
    source = window.source
    running.wait(lambda: source.shown_page() == citation.page)
    running.wait(lambda: source.document.any_image(citation.page) is not None)
    canvas = source.page_view.canvas
    place = canvas.rectangle(citation.rects[0])
    running.wait(
        lambda: QColor(canvas.grab().toImage().pixel(round(place.right()) - 2, round(place.center().y()))).blue() < 160
    )
    assert window.history.isHidden() or window.history.parent() is not None


def test_an_engine_killed_while_reading_finishes_after_its_restart(
    start: Callable[[], Running], samples: list[str]
) -> None:
    running = start()
    running.wait_ready()
    drop(running, samples)
    running.wait(lambda: len(running.states()) == 4)
    kill_engine(running)
    running.wait(lambda: running.program.engine.state is not EngineState.READY)
    assert running.program.window.banner.isVisible()
    running.wait(lambda: running.program.engine.state is EngineState.READY)
    running.wait(lambda: len(running.states()) == 4 and set(running.states()) == {"ready"})
    assert not running.program.window.banner.isVisible()


def test_an_engine_killed_while_answering_keeps_the_question(start: Callable[[], Running], samples: list[str]) -> None:
    running = start()
    window = running.program.window
    running.wait_ready()
    drop(running, samples)
    running.wait(lambda: len(running.states()) == 4 and set(running.states()) == {"ready"})
    window.conversation.ask(QUESTION)
    running.wait(lambda: any(type(event).__name__ == "Evidence" for event in running.heard))
    kill_engine(running)
    running.heard.clear()
    running.wait_ready()
    window.conversation.ask(QUESTION)
    running.wait(running.answers)
    assert running.answers()[-1].turn.answer is not None
