"""The list model: what Qt demands of it, what screen readers hear, and what selections live through."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.ui.library.arrange import HEADER, Choice, Order, arrange
from app.ui.library.model import HEADER_ROLE, KEY_ROLE, MIME, Header, LibraryModel
from app.ui.library.store import DocumentStore
from tests.ui.library.given import BANK, INDEXING, changed, many, row

TEXT = Qt.ItemDataRole.AccessibleTextRole
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


def model_of(rows: tuple, choice: Choice | None = None) -> tuple[LibraryModel, DocumentStore]:  # type: ignore[type-arg]
    """A model that shows these rows."""
    store = DocumentStore()
    store.take(changed(*rows))
    model = LibraryModel(store, "ko")
    show(model, store, choice or Choice())
    return model, store


def show(model: LibraryModel, store: DocumentStore, choice: Choice) -> None:
    """Show what a choice finds."""
    model.show(arrange(store.rows(), sorted(store.collections()), choice), choice.collapsed)


def keys_of(model: LibraryModel) -> list[str]:
    """The keys from top to bottom, as a view sees them."""
    return [model.index(each).data(KEY_ROLE) for each in range(model.rowCount())]


@pytest.mark.parametrize("seed", range(8))
def test_it_is_a_proper_model_whatever_happens(qtbot: QtBot, seed: int) -> None:
    """Rows come, go, move, fold and are sorted anew; Qt's tester watches."""
    dice = random.Random(seed)
    model, store = model_of(BANK)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for _ in range(60):
        rows = [
            row(f"r{dice.randrange(40)}", f"문서 {dice.randrange(40)}", collection=dice.choice(["", "가", "나"]))
            for _ in range(dice.randrange(1, 30))
        ]
        store.take(changed(*{each.document_id: each for each in rows}.values()))
        store.hide(dice.sample([each.document_id for each in rows], 1))
        choice = Choice(
            words=dice.choice(["", "", "문서 1", "없음"]),
            order=dice.choice(list(Order)),
            collapsed=frozenset(dice.sample(["", "가", "나"], dice.randrange(3))),
        )
        show(model, store, choice)
        assert keys_of(model) == arrange(store.rows(), sorted(store.collections()), choice).keys
        model.refresh([each.document_id for each in rows])
    assert tester.model() is model


def test_indexes_follow_their_documents(qtbot: QtBot) -> None:
    """Sorting and adding do not move a selection to another document."""
    model, store = model_of(BANK)
    kept = {key: QPersistentModelIndex(model.index(model.position(key))) for key in ("a", "e", "m")}
    store.take(changed(row("new", "가나다", collection="여신", effective_date="2026-11-11")))
    show(model, store, Choice(order=Order.EFFECTIVE))
    assert {key: index.data(KEY_ROLE) for key, index in kept.items()} == {key: key for key in kept}


def test_only_documents_can_be_selected_and_dragged(qtbot: QtBot) -> None:
    """Headers take what is dropped."""
    model, _ = model_of(BANK)
    header, document = model.flags(model.index(0)), model.flags(model.index(1))
    assert not header & Qt.ItemFlag.ItemIsSelectable
    assert header & Qt.ItemFlag.ItemIsDropEnabled
    assert document & Qt.ItemFlag.ItemIsSelectable
    assert document & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.supportedDropActions() & Qt.DropAction.MoveAction


def test_what_a_screen_reader_says(qtbot: QtBot) -> None:
    """Title; then state, marks, facts, reason and what to do."""
    model, _ = model_of((*BANK, *INDEXING))

    def said(key: str) -> str:
        return str(model.index(model.position(key)).data(DESCRIPTION))

    assert model.index(model.position("a")).data(TEXT) == "여신업무 처리규정"
    assert "Ready" in said("a")
    assert "Old version" in said("b")
    assert "File changed" in said("d")
    assert "File missing" in said("g")
    assert "Reading p. 87 of 212" in said("n")
    assert "Waiting" in said("o")
    assert "암호가 걸린 PDF입니다" in said("k")
    assert "Enter the password" in said("k")
    assert model.index(0).data(TEXT) == "Collection 여신"
    assert model.index(0).data(DESCRIPTION) == "4 documents, expanded"


def test_headers(qtbot: QtBot) -> None:
    """Name, count, folded or not."""
    model, _ = model_of(BANK, Choice(collapsed=frozenset({"여신"})))
    assert model.index(0).data(HEADER_ROLE) == Header("여신", "여신", 4, True)
    assert model.index(model.position(HEADER)).data(HEADER_ROLE) == Header("", "No collection", 6, False)


def test_a_changed_count_repaints_its_header(qtbot: QtBot) -> None:
    """Though the header itself stays where it is."""
    model, store = model_of(BANK, Choice(collapsed=frozenset({"여신"})))
    painted: list[int] = []
    model.dataChanged.connect(lambda first, last: painted.extend(range(first.row(), last.row() + 1)))
    store.take(changed(row("new", collection="여신")))
    show(model, store, Choice(collapsed=frozenset({"여신"})))
    assert 0 in painted
    assert model.index(0).data(HEADER_ROLE).count == 5


def test_rows_of_documents_that_just_went_are_empty(qtbot: QtBot) -> None:
    """The list follows a moment later; nothing fails in between."""
    model, store = model_of(BANK)
    store.hide(["a"])
    index = model.index(model.position("a"))
    assert index.data(Qt.ItemDataRole.DisplayRole) is None
    assert index.data(DESCRIPTION) is None
    assert model.section_of(index.row()) is None


def test_dragged_documents_are_their_ids(qtbot: QtBot) -> None:
    """A line each."""
    model, _ = model_of(BANK)
    data = model.mimeData([model.index(model.position("a")), model.index(model.position("e"))])
    assert bytes(data.data(MIME).data()) == b"a\ne"


def test_tooltip_tells_where_the_file_is(qtbot: QtBot) -> None:
    """As plain lines."""
    model, _ = model_of(BANK)
    tip = model.index(model.position("k")).data(Qt.ItemDataRole.ToolTipRole)
    assert "/home/clerk/규정" in tip
    assert "암호가 걸린 PDF입니다" in tip


def test_thousands_of_rows_change_with_one_signal(qtbot: QtBot) -> None:
    """A view repaints what is in sight, however many changed."""
    model, _ = model_of(tuple(many(5_000)))
    assert model.rowCount() == 5_009
    signals: list[object] = []
    model.dataChanged.connect(lambda *_: signals.append(1))
    model.refresh([f"doc{number:05}" for number in range(0, 5_000, 3)])
    assert len(signals) == 1
