"""Every way in which SQLite fails is an error the user can act on, and the catalogue works on once it is mended."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters import sqlite_errors
from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.adapters.sqlite_file import sqlite3
from app.adapters.sqlite_schema import SCHEMA_VERSION
from app.core.errors import StorageError
from tests.fakes.documents import make_content, make_page, make_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a catalogue that holds one document."""
    file = tmp_path / "catalogue.db"
    made = SqliteCatalogue(file)
    made.store(make_record("a"), make_content(make_page("본문이다.")), [], [])
    made.close()
    return file


@pytest.fixture
def catalogue(path: Path) -> Iterator[SqliteCatalogue]:
    made = SqliteCatalogue(path)
    yield made
    made.close()


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(StorageError) as error:
        action()
    return error.value.code


def test_a_newer_version_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert code_of(lambda: SqliteCatalogue(path)) == "library_newer"


def test_a_file_that_is_no_database_is_damaged(path: Path) -> None:
    path.write_bytes(b"no database at all " * 1_000)
    assert code_of(lambda: SqliteCatalogue(path)) == "library_damaged"


def test_a_damaged_page_is_found_when_it_is_read(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xff" * (size - 4_096))
    assert code_of(lambda: SqliteCatalogue(path).documents()) == "library_damaged"


def test_a_database_of_something_else_is_damaged(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("CREATE TABLE other (x)")
        db.commit()
    assert code_of(lambda: SqliteCatalogue(path)) == "library_damaged"


def test_a_library_another_program_writes_to_is_locked(catalogue: SqliteCatalogue, path: Path) -> None:
    catalogue._db.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(lambda: catalogue.remove("a")) == "library_locked"
        assert len(catalogue.documents()) == 1  # reading goes on
        other.execute("ROLLBACK")
    assert catalogue.remove("a")


def fill_disk(catalogue: SqliteCatalogue) -> None:
    """No page more than there is: what SQLite says of a full disk."""
    (pages,) = catalogue._db.execute("PRAGMA page_count").fetchone()
    catalogue._db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_and_nothing_is_half_stored(catalogue: SqliteCatalogue) -> None:
    fill_disk(catalogue)
    big = make_content(make_page("가" * 500_000))
    assert code_of(lambda: catalogue.store(make_record("b"), big, [], [])) == "disk_full"
    assert [d.document_id for d in catalogue.documents()] == ["a"]
    catalogue._db.execute("PRAGMA max_page_count = 1000000")
    catalogue.store(make_record("b"), big, [], [])
    assert len(catalogue.documents()) == 2


def test_a_library_that_may_not_be_written_is_told(catalogue: SqliteCatalogue) -> None:
    catalogue._db.execute("PRAGMA query_only = ON")
    assert code_of(lambda: catalogue.remove("a")) == "library_unwritable"


def test_a_place_where_no_file_can_be_made_is_told(tmp_path: Path) -> None:
    assert code_of(lambda: SqliteCatalogue(tmp_path / "missing" / "catalogue.db")) == "library_unwritable"
    assert code_of(lambda: SqliteCatalogue(tmp_path)) == "library_unwritable"


class Failing:
    """A connection whose commits, or whose every statement, fail."""

    def __init__(self, db: sqlite3.Connection, fails: str, message: str) -> None:
        self._db, self._fails, self._message = db, fails, message

    def execute(self, sql: str, values: object = ()) -> sqlite3.Cursor:
        if sql.startswith(self._fails):
            raise sqlite3.OperationalError(self._message)
        return self._db.execute(sql, values)  # type: ignore[arg-type]

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("database is locked", "library_locked"),
        ("database table is locked", "library_locked"),
        ("database or disk is full", "disk_full"),
        ("attempt to write a readonly database", "library_unwritable"),
        ("unable to open database file", "library_unwritable"),
        ("disk I/O error", "library_io"),
    ],
)
@pytest.mark.parametrize("statement", ["DELETE", "COMMIT"])
def test_a_statement_or_commit_that_fails_is_translated_and_leaves_no_transaction_open(
    catalogue: SqliteCatalogue, message: str, code: str, statement: str
) -> None:
    real = catalogue._db
    catalogue._db = Failing(real, statement, message)  # type: ignore[assignment]
    assert code_of(lambda: catalogue.remove("a")) == code
    catalogue._db = real
    assert not real.in_transaction
    assert catalogue.remove("a")


def test_a_transaction_that_sqlite_has_rolled_back_itself_is_no_second_error(catalogue: SqliteCatalogue) -> None:
    def full() -> None:
        with catalogue._transaction() as db:
            db.execute("DELETE FROM documents")
            db.execute("ROLLBACK")  # as SQLite does by itself on a full disk
            raise sqlite3.OperationalError("database or disk is full")

    assert code_of(full) == "disk_full"
    assert len(catalogue.documents()) == 1


def test_a_bug_is_not_taken_for_the_users_trouble(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.OperationalError), sqlite_errors.translated():
        raise sqlite3.OperationalError('near "SELCT": syntax error')
    with pytest.raises(sqlite3.IntegrityError), catalogue._transaction() as db:
        db.execute("INSERT INTO definitions VALUES ('없음', '가', '나')")
    assert not catalogue._db.in_transaction


def test_two_programs_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    for turn in range(10):
        file = tmp_path / f"{turn}.db"
        start = threading.Barrier(3)

        def make(file: Path = file, start: threading.Barrier = start) -> SqliteCatalogue:
            start.wait()
            return SqliteCatalogue(file)

        with ThreadPoolExecutor(3) as pool:
            made = [each.result() for each in [pool.submit(make) for _ in range(3)]]
        assert [c.documents() for c in made] == [[], [], []]
        for each in made:
            each.close()


def test_a_refused_catalogue_leaves_no_file_open(path: Path) -> None:
    path.write_bytes(b"no database at all " * 1_000)
    with pytest.raises(StorageError):
        SqliteCatalogue(path)
    folder = Path("/proc/self/fd")
    if folder.exists():
        names = [os.path.realpath(folder / fd) for fd in os.listdir(folder)]
        assert str(path) not in names
