"""Documents are read again: with a password, or because their files have changed."""

from __future__ import annotations

import pytest

from app.engine.protocol.requests import CheckFiles, RetryDocuments
from app.ui.library.dialogs import PasswordDialog
from app.ui.library.notice_strip import Notice
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import Heard, changed, row, settle


def test_a_password_is_asked_for(
    panel: LibraryPanel, engine: FakeEngine, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong one is said to be wrong, and asked for again when the user wants."""
    asked: list[tuple[list[str], bool]] = []
    answers = iter(["틀림", "맞음", None])

    def answer(_parent: object, names: list[str], was_wrong: bool) -> str | None:
        asked.append((list(names), was_wrong))
        return next(answers)

    monkeypatch.setattr(PasswordDialog, "ask", answer)
    panel.view.go_to("k")
    assert panel.selection.password.isVisible()
    assert not panel.selection.ask.isVisible()
    assert "암호가 걸린 PDF입니다" in panel.selection.detail.text()
    panel.selection.password.click()
    request = engine.last(RetryDocuments)
    assert (request.document_ids, request.password) == (("k",), "틀림")
    engine.finish(request.id, changed(row("k", state="failed", error_code="password_wrong", pages=0)))
    assert heard.messages == ["암호가 맞지 않습니다."]
    assert "암호가 맞지 않습니다" in panel.selection.detail.text()
    panel.selection.password.click()
    request = engine.last(RetryDocuments)
    engine.finish(request.id, changed(row("k", "개인정보 처리위탁 계약서")))
    assert heard.messages[-1] == "Read 1 document again."
    assert not panel.selection.password.isVisible()
    assert panel.selection.open.isVisible()
    assert asked == [(["개인정보 처리위탁 계약서"], False), (["k"], True)]


def test_changed_files_are_read_again(panel: LibraryPanel, engine: FakeEngine) -> None:
    """All of them from the notice, one from the card; missing ones only where asked for by name."""
    assert panel.strip.notice is Notice.CHANGED
    panel.strip.act.click()
    assert engine.last(RetryDocuments).document_ids == ("d",)
    assert panel.strip.notice is Notice.NONE
    engine.finish(engine.last(RetryDocuments).id)
    panel.view.go_to("g")
    panel.selection.retry.click()
    assert engine.last(RetryDocuments).document_ids == ("g",)


def test_a_notice_that_was_put_off_stays_away(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Until another document changes."""
    panel.strip.dismiss.click()
    assert panel.strip.notice is Notice.NONE
    engine.tell(changed(row("a", "여신업무 처리규정", collection="여신", on_disk="changed")))
    settle(panel)
    assert panel.strip.notice is Notice.CHANGED


def test_files_are_checked_when_the_window_comes_back(
    panel: LibraryPanel, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a minute at most, and not twice at a time."""
    assert len(engine.sent_of(CheckFiles)) == 1
    panel.session.check_files()
    assert len(engine.sent_of(CheckFiles)) == 1
    monkeypatch.setattr("app.ui.library.session.CHECK_PAUSE_MS", 0)
    panel.session.check_files()
    panel.session.check_files()
    assert len(engine.sent_of(CheckFiles)) == 2
