"""Under "display" no personal data reaches the window, in whatever event it travels; offsets stay."""

from __future__ import annotations

from app.core.conversation import Turn
from app.core.privacy.policy import Mode
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import PageContent, TurnDone
from app.engine.server.seeing import seen

NUMBER = "900101-1234568"
TEXT = f"고객의 주민등록번호는 {NUMBER} 이다. 다음 문장은 그대로다."


def page() -> PageContent:
    return PageContent(document_id="d", page=1, text=TEXT, blocks=(("paragraph", 0, len(TEXT), 0),))


def test_nothing_changes_where_the_policy_hides_nothing_on_the_screen() -> None:
    for mode in (Mode.OFF, Mode.EXPORT):
        assert seen(page(), mode) is not None
        assert NUMBER in seen(page(), mode).text  # type: ignore[attr-defined]


def test_page_text_is_masked_and_stays_as_long() -> None:
    for mode in (Mode.DISPLAY, Mode.BLOCK):
        shown = seen(page(), mode)
        assert isinstance(shown, PageContent)
        assert NUMBER[-6:] not in shown.text
        assert len(shown.text) == len(TEXT)
        assert "다음 문장은 그대로다." in shown.text
        assert shown.blocks == page().blocks


def test_questions_are_masked_too() -> None:
    turn = Turn("t", "c", "2026-01-01T00:00:00", f"{NUMBER} 고객은?", Scope(), None)
    shown = seen(TurnDone(turn=turn), Mode.DISPLAY)
    assert isinstance(shown, TurnDone)
    assert NUMBER not in shown.turn.question
    assert shown.turn.turn_id == "t"
