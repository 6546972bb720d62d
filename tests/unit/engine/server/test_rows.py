"""Rows of the library panel."""

from __future__ import annotations

from app.core.library import Status
from app.engine.protocol.events import DocumentsChanged, DocumentsRemoved, Event
from app.engine.protocol.records import DocumentRow
from app.engine.server.rows import Board, Reading, to_row
from tests.fakes.documents import make_record
from tests.fakes.library import SmallLibrary


def rows(events: list[Event]) -> list[DocumentRow]:
    return [row for event in events if isinstance(event, DocumentsChanged) for row in event.rows]


def test_a_row_says_what_the_panel_shows() -> None:
    record = make_record(
        status=Status.FAILED, error_code="needs_ocr", error_values={"pages": "1-3"}, superseded_by="d2"
    )
    row = to_row(record, "changed")
    assert (row.state, row.error_code, row.error_values) == ("failed", "needs_ocr", {"pages": "1-3"})
    assert (row.superseded, row.on_disk, row.pages_read) == (True, "changed", 0)
    reading = to_row(make_record(status=Status.PENDING), reading=Reading(3, 9))
    assert (reading.state, reading.pages_read, reading.pages) == ("reading", 3, 9)


def test_only_what_changed_is_told_again(library: SmallLibrary) -> None:
    board, told = Board(), list[Event]()
    library.add(library.write("가.txt", "제1조 가"), library.write("나.txt", "제1조 나"))
    board.tell_all(library.catalogue, told.append)
    assert [row.state for row in rows(told)] == ["ready", "ready"]
    told.clear()
    board.tell_changed(library.catalogue, told.append)
    assert told == []
    one = library.catalogue.documents()[0].document_id
    library.catalogue.set_collection(one, "수신")
    board.tell_some(library.catalogue, [one, "nobody"], told.append)
    board.tell_changed(library.catalogue, told.append)
    assert [(row.document_id, row.collection) for row in rows(told)] == [(one, "수신")]


def test_reading_is_shown_over_what_is_stored_and_gone_afterwards(library: SmallLibrary) -> None:
    board, told = Board(), list[Event]()
    library.add(library.write("가.txt", "제1조 가"))
    one = library.catalogue.documents()[0].document_id
    for reading in (Reading(0, 0), Reading(2, 5), None):
        board.set_reading(one, reading)
        board.tell_changed(library.catalogue, told.append)
    assert [(row.state, row.pages_read) for row in rows(told)] == [("reading", 0), ("reading", 2), ("ready", 0)]


def test_a_long_list_comes_in_pieces(library: SmallLibrary) -> None:
    board, told = Board(), list[Event]()
    library.catalogue.announce([make_record(f"d{n}", status=Status.PENDING) for n in range(1_200)])
    board.tell_all(library.catalogue, told.append)
    assert [len(e.rows) for e in told if isinstance(e, DocumentsChanged)] == [500, 500, 200]


def test_removed_rows_are_forgotten(library: SmallLibrary) -> None:
    board, told = Board(), list[Event]()
    library.add(library.write("가.txt", "제1조 가"))
    one = library.catalogue.documents()[0].document_id
    board.tell_all(library.catalogue, told.append)
    board.tell_removed([one], told.append)
    board.tell_removed([], told.append)
    assert told[1:] == [DocumentsRemoved(document_ids=(one,))]
    board.tell_changed(library.catalogue, told.append)  # it came back
    assert len(told) == 3
