"""Watched folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.engine.protocol.requests import AddDocuments, CheckFiles
from app.ui.context import Context
from app.ui.library.store import DocumentStore
from app.ui.library.watching import FolderWatch
from app.ui.preferences import Allowed
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import changed, panel_with, row


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """No long waits."""
    monkeypatch.setattr("app.ui.library.watching.QUIET_MS", 50)


def test_a_new_file_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    """In the folder that was added, and in folders below it that hold documents; each once."""
    below = tmp_path / "여신"
    below.mkdir()
    store = DocumentStore()
    store.take(changed(row("a", path=str(below / "a.pdf")), row("b", path="/elsewhere/b.pdf")))
    watch = FolderWatch(store)
    watch.set_roots([str(tmp_path)])
    watch.turn(True)
    with qtbot.waitSignal(watch.changed) as caught:
        (below / "b.pdf").write_text("x")
        (below / "c.pdf").write_text("x")
    assert caught.args == [[str(below)]]
    watch.deleteLater()
    store.deleteLater()


def test_inner_folders_go_with_outer_ones(qtbot: QtBot, tmp_path: Path) -> None:
    """The engine walks folders by itself."""
    below = tmp_path / "여신"
    below.mkdir()
    store = DocumentStore()
    store.take(changed(row("a", path=str(below / "a.pdf"))))
    watch = FolderWatch(store)
    watch.set_roots([str(tmp_path)])
    watch.turn(True)
    with qtbot.waitSignal(watch.changed) as caught:
        (below / "b.pdf").write_text("x")
        (tmp_path / "c.pdf").write_text("x")
    assert caught.args == [[str(tmp_path)]]
    watch.deleteLater()
    store.deleteLater()


def test_the_panel_adds_what_is_new(qtbot: QtBot, context: Context, engine: FakeEngine, tmp_path: Path) -> None:
    """Only where the preferences allow it; into the collection of that folder."""
    panel = panel_with(context, [row("a", path=str(tmp_path / "a.pdf"), collection="여신")])
    qtbot.addWidget(panel)
    folder = tmp_path / "새 폴더"
    folder.mkdir()
    context.preferences.update_to(Allowed(watched=(str(tmp_path),)), "ko")
    (tmp_path / "b.pdf").write_text("x")
    qtbot.wait(150)
    assert engine.sent_of(AddDocuments) == []
    context.preferences.update_to(Allowed(watch_folders=True, watched=(str(tmp_path),)), "ko")
    with qtbot.waitSignal(panel.watch.changed):
        (tmp_path / "c.pdf").write_text("x")
    request = engine.last(AddDocuments)
    assert (request.paths, request.collection) == ((str(tmp_path),), "여신")
    assert len(engine.sent_of(CheckFiles)) == 2
    context.preferences.update_to(Allowed(watch_folders=False, watched=(str(tmp_path),)), "ko")
    (tmp_path / "d.pdf").write_text("x")
    qtbot.wait(150)
    assert len(engine.sent_of(AddDocuments)) == 1


def test_added_folders_are_told(qtbot: QtBot, context: Context, engine: FakeEngine, tmp_path: Path) -> None:
    """Files are not; what becomes of the folders is up to the settings, and they are not read twice."""
    file = tmp_path / "a.pdf"
    file.write_text("x")
    panel = panel_with(context)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.folders_added) as told:
        panel.add_paths([str(tmp_path), str(file)])
    assert told.args == [[str(tmp_path)]]
    assert panel.watch.roots == []
    context.preferences.update_to(Allowed(watch_folders=True, watched=(str(tmp_path),)), "ko")
    assert panel.watch.roots == [str(tmp_path)]
    assert len(engine.sent_of(AddDocuments)) == 1


def test_a_folder_that_was_just_named_is_read_once(
    qtbot: QtBot, context: Context, engine: FakeEngine, tmp_path: Path
) -> None:
    """By the person or by IT; one that documents are known of is not, nor one that is not there."""
    known, new, gone = (tmp_path / name for name in ("known", "new", "gone"))
    known.mkdir()
    new.mkdir()
    panel = panel_with(context, [row("a", path=str(known / "a.pdf"))])
    qtbot.addWidget(panel)
    wanted = Allowed(watch_folders=True, watched=(str(known), str(new), str(gone)))
    context.preferences.update_to(wanted, "ko")
    assert [request.paths for request in engine.sent_of(AddDocuments)] == [(str(new),)]
    context.preferences.update_to(replace(wanted, show_withheld=False), "ko")
    panel.session.listed.emit()
    assert len(engine.sent_of(AddDocuments)) == 1


def test_a_folder_that_is_gone_is_no_problem(qtbot: QtBot, tmp_path: Path) -> None:
    """A network drive may be away."""
    watch = FolderWatch(DocumentStore())
    watch.set_roots([str(tmp_path / "gone")])
    watch.turn(True)
    assert watch.root_of(str(tmp_path / "gone" / "a.pdf")) == str(tmp_path / "gone")
    assert watch.root_of(str(tmp_path / "other" / "a.pdf")) is None
    watch.turn(False)
    assert watch.root_of(str(tmp_path / "gone" / "a.pdf")) is None
