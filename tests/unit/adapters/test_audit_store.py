"""The audit log on disk: whole after any run, and telling when it was touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.adapters.audit_store import CSV_HEADER, AuditStore, Author, Seal, csv_fields
from app.adapters.sqlite_file import connect, is_encrypted, sqlite3
from app.core.audit import Act, AuditEvent, Head
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


def test_retention_says_how_many_went_and_until_where(store: AuditStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 380, 370, 1):
        ask(store, f"{days}", now - timedelta(days=days))
    assert store.prune(375, AUTHOR, now) == 2
    assert store.prune(365, AUTHOR, now) == 1
    notes = [each.event.detail for each in store.records() if each.event.act is Act.RETENTION]
    assert [(note["records"], note["until"]) for note in notes] == [("2", "2"), ("1", "3")]
    assert store.verify().is_whole


def test_a_clock_that_was_wrong_for_a_while_takes_no_young_record_with_it(store: AuditStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 10, 9_000, 5):
        ask(store, f"{days}", now - timedelta(days=days))
    assert store.prune(365, AUTHOR, now) == 1
    assert [each.event.question for each in store.records()] == ["10", "9000", "5", ""]
    assert store.verify().is_whole


def test_a_log_of_old_records_only_keeps_what_was_done(store: AuditStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 390):
        ask(store, f"{days}", now - timedelta(days=days))
    assert store.prune(365, AUTHOR, now) == 2
    assert [each.event.act for each in store.records()] == [Act.RETENTION]
    assert store.verify().is_whole
    later = now + timedelta(days=400)
    assert store.prune(365, AUTHOR, later) == 1
    assert [each.event.act for each in store.records()] == [Act.RETENTION]
    assert store.verify().is_whole


def test_a_kill_between_saying_and_doing_leaves_a_whole_log(store: AuditStore, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 1):
        ask(store, f"{days}", now - timedelta(days=days))

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(AuditStore, "_cut", killed)
        store.prune(365, AUTHOR, now)
    assert store.verify().is_whole
    assert store.prune(365, AUTHOR, now) == 1
    assert store.verify().is_whole


def test_another_process_that_has_gone_further_is_not_undone(store: AuditStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (400, 380, 1):
        ask(store, f"{days}", now - timedelta(days=days))
    first = next(store.records())
    assert store.prune(365, AUTHOR, now) == 2
    assert store._cut(Head(first.sequence, first.digest)) == 0
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
