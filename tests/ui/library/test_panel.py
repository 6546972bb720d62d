"""The panel as a whole: what the engine says is shown, found, sorted and remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.messages import words
from app.engine.protocol.requests import AddDocuments, ListDocuments, Resume
from app.ui.context import Context
from app.ui.library.arrange import HEADER, Attention, Order
from app.ui.library.empty_state import Emptiness
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import BANK, INDEXING, changed, panel_with, press, row, settle, shown, tell_rows


def test_first_run_invites(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    """Not before the engine has said that there is nothing."""
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert panel.empty.reason is Emptiness.OPENING
    engine.get_ready()
    assert panel.empty.reason is Emptiness.OPENING
    tell_rows(context, [])
    assert panel.empty.reason is Emptiness.FIRST_RUN
    panel.empty.samples.click()
    request = engine.last(AddDocuments)
    assert request.collection
    assert {Path(path).suffix for path in request.paths} == {".pdf", ".docx", ".hwpx", ".txt"}
    assert all(Path(path).is_file() for path in request.paths)


def test_a_library_that_cannot_be_opened_says_so(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert panel.empty.reason is Emptiness.OPENING
    engine.give_up("library_in_use", path="/srv/서고")
    assert panel.empty.reason is Emptiness.REFUSED
    assert panel.empty.headline.text() == "The library could not be opened"
    found = words("library_in_use", "ko", path="/srv/서고")
    assert panel.empty.text.text() == f"{found.message} {found.hint}".strip()
    assert not panel.empty.samples.isVisibleTo(panel.empty)
    engine.restart()
    assert panel.empty.reason is Emptiness.OPENING
    engine.get_ready()
    tell_rows(context, BANK)
    assert panel.stack.currentWidget() is panel.view
    engine.give_up()
    assert panel.stack.currentWidget() is panel.view, "what is known stays to be seen"


def test_a_panel_made_late_lists_at_once(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    """The engine may be ready before the window is."""
    engine.get_ready(unfinished=True)
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert len(engine.sent_of(ListDocuments)) == 1
    assert len(engine.sent_of(Resume)) == 1
    engine.finish(engine.last(Resume).id)


def test_documents_are_listed(panel: LibraryPanel) -> None:
    """All of them, with a summary."""
    assert sorted(shown(panel)) == sorted(each.document_id for each in BANK)
    assert panel.summary.text() == "13 documents · 730 pages"
    assert panel.collections() == ["여신", "전자금융"]
    assert panel.stack.currentWidget() is panel.view


def test_filter(panel: LibraryPanel) -> None:
    """Hits, none, and the way back."""
    QTest.keyClicks(panel.top.field, "leasing")
    assert shown(panel) == []
    assert panel.empty.reason is Emptiness.NO_HITS
    panel.top.field.setText("ㅈㅈㄱㅇ")
    assert sorted(shown(panel)) == ["e", "f", "g"]
    assert panel.summary.text() == "3 of 13 documents"
    QTest.keyClick(panel.top.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.selected_ids() == [shown(panel)[0]]
    QTest.keyClick(panel.top.field, Qt.Key.Key_Escape)
    assert len(shown(panel)) == len(BANK)


def test_the_view_is_remembered(qtbot: QtBot, context: Context, panel: LibraryPanel) -> None:
    """Order, folded and empty collections; nonsense is ignored."""
    panel.top.order_chosen.emit(Order.EFFECTIVE)
    panel.view.go_to(HEADER + "여신")
    press(panel, Qt.Key.Key_Left)
    panel.commands._collections.create("감사")
    state = panel.view_state()
    other = panel_with(context)
    qtbot.addWidget(other)
    other.restore_view_state("{nonsense")
    other.restore_view_state('{"order": "by colour"}')
    assert other.view_state() != state
    other.restore_view_state(state)
    assert other.view_state() == state
    assert other.collections() == ["감사"]


def test_selection_survives_what_happens_around_it(panel: LibraryPanel, engine: FakeEngine) -> None:
    """New rows, other orders, thousands of rows at once."""
    panel.view.select_ids(["e", "h"])
    engine.tell(changed(row("0", "가", collection="가"), row("z", "하하")))
    settle(panel)
    panel.top.order_chosen.emit(Order.ADDED)
    engine.tell(changed(*(row(f"x{number}", f"가{number}", collection=f"c{number}") for number in range(200))))
    settle(panel)
    assert sorted(panel.view.selected_ids()) == ["e", "h"]
    assert panel.selection.headline.text() == "2 selected"


def test_reading_documents_show_their_pages(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Many events in a row paint the last one."""
    engine.tell(changed(*INDEXING))
    for page in range(1, 213):
        engine.tell(changed(row("n", "외국환거래규정", state="reading", pages=212, pages_read=page)))
    settle(panel)
    panel.add_paths(["/규정"])
    assert panel.progress.headline.text() == "Reading files…"
    assert panel.progress.file.text() == "외국환거래규정.pdf · Reading p. 212 of 212"
    said = panel.model.index(panel.model.position("n")).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("Reading p. 212 of 212")


def test_the_chooser_names_what_is_shown(panel: LibraryPanel) -> None:
    """Every collection and what wants attention, with counts; names that do not fit are spoken whole."""
    panel.top.chooser.list.aboutToShow.emit()
    offered = [action.text() for action in panel.top.chooser.list.actions() if action.text()]
    assert offered == [
        "All documents (13)",
        "여신 (4)",
        "전자금융 (3)",
        "No collection (6)",
        "Could not be read (2)",
        "Changed files (2)",
    ]
    next(action for action in panel.top.chooser.list.actions() if "여신" in action.text()).trigger()
    assert sorted(shown(panel)) == ["a", "b", "c", "d"]
    assert panel.top.chooser.accessibleName() == "Shown: 여신"
    name = "개인여신 심사역 실무 참고자료 (2026년 하반기)"
    panel.commands._collections.create(name)
    panel.top.show_chosen.emit(name, Attention.NONE)
    assert panel.top.chooser.text().endswith("…")
    assert panel.top.chooser.accessibleName() == f"Shown: {name}"
    assert panel.empty.reason is Emptiness.NO_DOCUMENTS_HERE
