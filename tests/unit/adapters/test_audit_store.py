"""The audit log on disk: whole after any run, and telling when it was touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.adapters.audit_store import CSV_HEADER, AuditStore, Author, Seal, csv_fields
from app.adapters.sqlite_file import connect, is_encrypted, sqlite3
from app.core.audit import Act, AuditEvent
from app.core.errors import StorageError

FILE_KEY, CHAIN_KEY = b"f" * 32, b"c" * 32
AUTHOR = Author("kim", "window", "0.3.0")


class Box:
    """A seal in memory."""

    def __init__(self) -> None:
        self.kept: bytes | None = None
        self.seal = Seal(lambda: self.kept, self._write)

    def _write(self, data: bytes) -> None:
        self.kept = data


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def store(tmp_path: Path, box: Box) -> Iterator[AuditStore]:
    made = AuditStore(tmp_path / "audit.db", FILE_KEY, CHAIN_KEY, box.seal)
    yield made
    made.close()


def ask(store: AuditStore, question: str = "한도는?", at: datetime | None = None) -> int:
    return store.append(AuditEvent(Act.ASKED, ("d1",), question=question), AUTHOR, at).sequence


def test_records_come_back_in_order_and_verify(store: AuditStore) -> None:
    assert [ask(store, f"{n}") for n in range(3)] == [1, 2, 3]
    assert [each.event.question for each in store.records()] == ["0", "1", "2"]
    assert [each.sequence for each in store.records(since=2)] == [3]
    assert store.verify().is_whole
    assert len(csv_fields(next(store.records()))) == len(CSV_HEADER)


def test_two_processes_write_one_chain(store: AuditStore, tmp_path: Path, box: Box) -> None:
    other = AuditStore(tmp_path / "audit.db", FILE_KEY, CHAIN_KEY, box.seal)
    for _ in range(5):
        ask(store)
        ask(other)
    other.close()
    assert store.verify().records == 10
    assert store.verify().is_whole


def test_no_word_of_it_can_be_read_without_the_key(store: AuditStore, tmp_path: Path) -> None:
    ask(store, "매우비밀스러운질문")
    store.close()
    for file in tmp_path.iterdir():
        assert "매우비밀스러운질문".encode() not in file.read_bytes()
    assert is_encrypted(tmp_path / "audit.db")
    with pytest.raises(StorageError, match="library_key_wrong"):
        connect(tmp_path / "audit.db", b"x" * 32)


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE records SET record = replace(CAST(record AS TEXT), 'kim', 'lee') WHERE sequence = 2", "changed"),
        ("UPDATE records SET record = 'x' WHERE sequence = 2", "changed"),
        ("DELETE FROM records WHERE sequence = 2", "missing"),
        ("DELETE FROM records WHERE sequence = 4", "truncated"),
        ("DELETE FROM records", "truncated"),
        ("DELETE FROM records WHERE sequence <= 2", "missing"),
    ],
)
def test_every_change_in_the_file_is_found(store: AuditStore, tmp_path: Path, sql: str, problem: str) -> None:
    for _ in range(4):
        ask(store)
    db = connect(tmp_path / "audit.db", FILE_KEY)
    db.execute("PRAGMA ignore_check_constraints = ON")
    try:
        db.execute(sql)
    except sqlite3.IntegrityError:  # STRICT tables refuse text where bytes belong
        db.execute(
            sql.replace("'x'", "x'78'").replace(
                "replace(CAST(record AS TEXT), 'kim', 'lee')",
                "CAST(replace(CAST(record AS TEXT), 'kim', 'lee') AS BLOB)",
            )
        )
    db.close()
    assert store.verify().problem == problem


def test_a_beginning_cut_off_with_a_forged_anchor_is_found(store: AuditStore, tmp_path: Path) -> None:
    for _ in range(4):
        ask(store)
    second = list(store.records())[1]
    db = connect(tmp_path / "audit.db", FILE_KEY)
    db.execute("DELETE FROM records WHERE sequence <= 2")
    db.execute("INSERT INTO anchor VALUES (2, ?)", (second.digest,))
    db.close()
    assert store.verify().problem == "truncated"


def test_retention_takes_out_old_records_and_the_rest_verifies(store: AuditStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 380, 10, 1):
        ask(store, f"{days}", now - timedelta(days=days))
    assert store.prune(365, AUTHOR, now) == 2
    assert [each.event.question for each in store.records()] == ["10", "1", ""]
    assert store.verify().is_whole
    assert store.prune(365, AUTHOR, now) == 0
    assert store.prune(5, AUTHOR, now) == 1
    assert store.verify().is_whole


def test_a_full_disk_is_said_and_nothing_is_half_written(store: AuditStore) -> None:
    ask(store)
    store._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StorageError, match="disk_full"):
        for _ in range(200):
            ask(store, "가" * 2000)
    store._db.execute("PRAGMA max_page_count = 1000000")
    assert store.verify().is_whole
    ask(store)
    assert store.verify().is_whole


def test_a_plain_file_is_encrypted_when_a_key_comes(tmp_path: Path, box: Box) -> None:
    path = tmp_path / "audit.db"
    plain = AuditStore(path, None, CHAIN_KEY, box.seal)
    ask(plain, "평문으로 남은 질문")
    plain.close()
    assert not is_encrypted(path)
    sealed = AuditStore(path, FILE_KEY, CHAIN_KEY, box.seal)
    assert is_encrypted(path)
    assert [each.event.question for each in sealed.records()] == ["평문으로 남은 질문"]
    assert sealed.verify().is_whole
    sealed.close()
