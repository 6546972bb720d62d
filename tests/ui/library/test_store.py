"""Rows in whatever order events come, against a plain dictionary."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QCoreApplication

from app.engine.protocol.events import DocumentsChanged, DocumentsRemoved
from app.engine.protocol.records import DocumentRow
from app.ui.library.store import Change, DocumentStore
from tests.ui.library.given import changed, row

STATES = ("waiting", "reading", "searchable", "ready", "failed")


def shown(store: DocumentStore) -> dict[str, DocumentRow]:
    """What the store shows."""
    return {each.document_id: each for each in store.rows()}


@pytest.mark.parametrize("seed", range(20))
def test_any_order_of_events(qapp: QCoreApplication, seed: int) -> None:
    """The last word about each document counts."""
    dice, store, known = random.Random(seed), DocumentStore(), {}
    told: set[str] = set()
    store.changed.connect(lambda _moved, ids: told.update(ids))
    for number in range(300):
        ids = dice.sample([f"d{each}" for each in range(30)], dice.randrange(1, 6))
        if dice.random() < 0.2:
            store.take(DocumentsRemoved(document_ids=tuple(ids)))
            for document_id in ids:
                known.pop(document_id, None)
        else:
            rows = [
                row(each, state=dice.choice(STATES), pages_read=number, collection=dice.choice(["", "여신"]))
                for each in ids
            ]
            store.take(DocumentsChanged(rows=tuple(rows)))
            known.update({each.document_id: each for each in rows})
    store.flush()
    assert shown(store) == known
    assert set(known) <= told
    assert sorted(store.in_collection("여신")) == sorted(k for k, r in known.items() if r.collection == "여신")


def test_changes_are_told_together(qapp: QCoreApplication) -> None:
    """Once, with every document, and whether the list may look different."""
    store, calls = DocumentStore(), []
    store.changed.connect(lambda moved, ids: calls.append((moved, set(ids))))
    store.take(changed(row("a", state="reading")))
    store.flush()
    store.take(changed(row("a", state="reading", pages_read=1)))
    store.take(changed(row("a", state="reading", pages_read=2)))
    assert len(calls) == 1
    store.flush()
    store.take(changed(row("a", state="ready")))
    store.flush()
    assert calls == [(True, {"a"}), (False, {"a"}), (True, {"a"})]


def test_equal_rows_disturb_nobody(qapp: QCoreApplication) -> None:
    """An engine may repeat itself."""
    store, calls = DocumentStore(), []
    store.take(changed(row("a")))
    store.flush()
    store.changed.connect(lambda *call: calls.append(call))
    store.take(changed(row("a")))
    store.flush()
    assert calls == []


def test_timer_tells_without_a_flush(qtbot) -> None:  # type: ignore[no-untyped-def]
    """Changes arrive by themselves."""
    store = DocumentStore()
    with qtbot.waitSignal(store.changed):
        store.take(changed(row("a")))


def test_documents_the_engine_does_not_list_are_gone(qapp: QCoreApplication) -> None:
    """Except those it has told meanwhile."""
    store = DocumentStore()
    store.take(changed(row("a"), row("b")))
    store.begin_listing()
    store.take(changed(row("b")))
    store.take(changed(row("c")))
    store.end_listing()
    assert sorted(shown(store)) == ["b", "c"]


def test_a_listing_that_broke_off_removes_nothing(qapp: QCoreApplication) -> None:
    """The engine died in the middle."""
    store = DocumentStore()
    store.take(changed(row("a"), row("b")))
    store.begin_listing()
    store.take(changed(row("b")))
    store.abandon_listing()
    store.end_listing()
    assert sorted(shown(store)) == ["a", "b"]


def test_hidden_documents(qapp: QCoreApplication) -> None:
    """They stay hidden while the engine talks about them, and come back as it told them last."""
    store = DocumentStore()
    store.take(changed(row("a"), row("b")))
    store.hide(["a"])
    store.take(changed(row("a", title="새 제목")))
    assert sorted(shown(store)) == ["b"]
    assert store.get("a") is None
    store.unhide(["a"])
    assert shown(store)["a"].title == "새 제목"


def test_moves_show_at_once_and_the_engine_has_the_last_word(qapp: QCoreApplication) -> None:
    """A move that was refused shows the old collection again; of two moves the later counts."""
    store = DocumentStore()
    store.take(changed(row("a", collection="여신")))
    store.move(["a"], "외환")
    store.move(["a"], "전자금융")
    store.settle(["a"], "외환")
    assert shown(store)["a"].collection == "전자금융"
    store.settle(["a"], "전자금융")
    assert shown(store)["a"].collection == "여신"


def test_changes_name_what_was_before(qapp: QCoreApplication) -> None:
    """For whoever counts what was read."""
    store, told = DocumentStore(), []
    store.told.connect(lambda request_id, changes: told.append((request_id, changes)))
    first, second = row("a", state="waiting"), row("a", state="ready")
    store.take(DocumentsChanged(re=7, rows=(first,)))
    store.take(DocumentsChanged(re=7, rows=(second,)))
    assert told == [(7, [Change(None, first)]), (7, [Change(first, second)])]


def test_the_usual_collection_of_a_folder(qapp: QCoreApplication) -> None:
    """That of most documents in it."""
    store = DocumentStore()
    store.take(changed(row("a", collection="여신"), row("b", collection="여신"), row("c", collection="외환")))
    assert store.usual_collection("/home/clerk/규정") == "여신"
    assert store.usual_collection("/home/clerk/규") == ""
