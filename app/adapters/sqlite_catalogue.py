"""The catalogue in SQLite (WAL): documents, pages, chunks and their terms; every change is one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.adapters.sqlite_errors import translated
from app.adapters.sqlite_file import sqlite3
from app.adapters.sqlite_rows import chunk_row, dump, dump_dataclasses, page_row, to_document, to_page, to_stored_chunk
from app.adapters.sqlite_schema import SCHEMA, SCHEMA_VERSION
from app.adapters.sqlite_store import SqliteStore
from app.core.document import Content, OutlineEntry, Page
from app.core.errors import StorageError
from app.core.library import Contents, DocumentRecord, IndexedChunk, PageSize, Status, StoredChunk
from app.core.retrieval.scope import EVERYTHING, Scope

_DOCUMENTS = "SELECT * FROM documents"
_IN_LIMIT = 900  # SQLite's default limit on bound variables was 999 before 3.32


class SqliteCatalogue(SqliteStore):
    """The library's source of truth.

    Args:
        path: database file; made when missing.
        key: encrypts the file; None leaves it plain.

    Raises:
        StorageError: the file is damaged, locked by another program, from a newer version, or made with another key.
    """

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        super().__init__(path, key, SCHEMA_VERSION, "recursive_triggers = ON")  # REPLACE must fire the delete triggers

    def _migrate(self) -> None:
        if self._version() == 0:
            self._make_tables()
        elif not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'chunk_terms'").fetchone():
            raise StorageError("library_damaged")

    def _make_tables(self) -> None:
        try:
            self._db.executescript(f"BEGIN IMMEDIATE;{SCHEMA}PRAGMA user_version = {SCHEMA_VERSION};COMMIT;")
        except sqlite3.OperationalError:
            self._roll_back()
            if self._version() == 0:  # else another process made them in the meantime
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads inside see one state of the library, whatever another process stores meanwhile; for reading only.

        The first read fixes the state (sqlite.org/isolation.html); one inside another is part of it.
        """
        with self._lock, translated():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    # --- documents ------------------------------------------------------------------------------------------------

    def documents(self, collection: str | None = None) -> list[DocumentRecord]:
        """All documents by path, or those of one collection."""
        where, values = (" WHERE collection = ?", [collection]) if collection is not None else ("", [])
        return [to_document(row) for row in self._rows(f"{_DOCUMENTS}{where} ORDER BY path", values)]

    def document(self, document_id: str) -> DocumentRecord | None:
        """One document by id."""
        rows = self._rows(f"{_DOCUMENTS} WHERE document_id = ?", [document_id])
        return to_document(rows[0]) if rows else None

    def contents(self, document_id: str) -> Contents | None:
        """Pages without their text, outline and attachments of a document."""
        rows = self._rows("SELECT outline, attachments FROM documents WHERE document_id = ?", [document_id])
        if not rows:
            return None
        pages = self._rows(
            "SELECT number, label, width, height FROM pages WHERE document_id = ? ORDER BY number", [document_id]
        )
        return Contents(
            tuple(PageSize(*row) for row in pages),
            tuple(OutlineEntry(**entry) for entry in json.loads(rows[0]["outline"])),
            tuple(json.loads(rows[0]["attachments"])),
        )

    def ids_with(self, status: Status) -> set[str]:
        """Ids of the documents that have come so far."""
        return {row[0] for row in self._rows("SELECT document_id FROM documents WHERE status = ?", [status.value])}

    def announce(self, records: Sequence[DocumentRecord]) -> None:
        """Put files that are about to be read on the list, as pending; known ones are left as they are."""
        with self._transaction() as db:
            for record in records:
                if not db.execute("SELECT 1 FROM documents WHERE document_id = ?", [record.document_id]).fetchone():
                    self._insert_document(db, record, None)

    def store(
        self,
        record: DocumentRecord,
        content: Content,
        chunks: Sequence[IndexedChunk],
        definitions: Sequence[tuple[str, str]],
    ) -> None:
        """Put a document in, whole, replacing an earlier version of it in the same transaction."""
        with self._transaction() as db:
            db.execute("DELETE FROM documents WHERE document_id = ?", [record.document_id])
            self._insert_document(db, record, content)
            db.executemany(
                "INSERT INTO pages VALUES (?,?,?,?,?,?,?,?,?)", [page_row(record.document_id, p) for p in content.pages]
            )
            for item in chunks:
                self._insert_chunk(db, record.document_id, item)
            db.executemany(
                "INSERT INTO definitions VALUES (?,?,?)",
                [(record.document_id, short, long) for short, long in definitions],
            )

    def store_failure(self, record: DocumentRecord) -> None:
        """Remember that a file could not be read; an earlier good version of it stays searchable."""
        with self._transaction() as db:
            kept = db.execute(
                "UPDATE documents SET error_code = ?, error_values = ? WHERE document_id = ? AND status NOT IN ('failed', 'pending')",
                [record.error_code, dump(record.error_values), record.document_id],
            ).rowcount
            if not kept:
                db.execute("DELETE FROM documents WHERE document_id = ?", [record.document_id])
                self._insert_document(db, record, None)

    def _insert_document(self, db: sqlite3.Connection, record: DocumentRecord, content: Content | None) -> None:
        extras = (
            (dump_dataclasses(content.outline), dump(content.attachments), dump_dataclasses(content.notices))
            if content
            else ("[]", "[]", "[]")
        )
        db.execute(
            "INSERT INTO documents (document_id, path, title, format, collection, content_hash, size, status,"
            " effective_date, superseded_by, error_code, error_values, paged, pages, chunks, metadata, outline,"
            " attachments, notices) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                record.document_id,
                record.path,
                record.title,
                record.format,
                record.collection,
                record.content_hash,
                record.size,
                record.status.value,
                record.effective_date,
                record.superseded_by,
                record.error_code,
                dump(record.error_values),
                int(record.paged),
                record.pages,
                record.chunks,
                dump(record.metadata),
                *extras,
            ),
        )

    def _insert_chunk(self, db: sqlite3.Connection, document_id: str, item: IndexedChunk) -> None:
        cursor = db.execute(
            "INSERT INTO chunks (document_id, ordinal, spans, label, path, lead_in, first_unit, last_unit, supplement,"
            " is_table, fingerprint) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            chunk_row(document_id, item.chunk, item.fingerprint),
        )
        terms = item.terms
        db.execute(
            "INSERT INTO chunk_terms (rowid, body, heading, lead_in) VALUES (?,?,?,?)",
            (cursor.lastrowid, " ".join(terms.body), " ".join(terms.heading), " ".join(terms.lead_in)),
        )

    def remove(self, document_id: str) -> bool:
        """Take a document out. Returns False when there is none."""
        with self._transaction() as db:
            return bool(db.execute("DELETE FROM documents WHERE document_id = ?", [document_id]).rowcount)

    def set_collection(self, document_id: str, collection: str) -> None:
        """Move a document to another collection."""
        with self._transaction() as db:
            db.execute("UPDATE documents SET collection = ? WHERE document_id = ?", [collection, document_id])

    def set_superseded(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Record which documents an in-force version replaces: (document_id, superseded_by or "")."""
        with self._transaction() as db:
            db.executemany(
                "UPDATE documents SET superseded_by = ? WHERE document_id = ?", [(by, one) for one, by in pairs]
            )

    # --- pages and chunks -----------------------------------------------------------------------------------------

    def pages(self, document_id: str) -> list[Page]:
        """All pages of a document, in order."""
        return [
            to_page(r) for r in self._rows("SELECT * FROM pages WHERE document_id = ? ORDER BY number", [document_id])
        ]

    def page(self, document_id: str, number: int) -> Page | None:
        """One page, 1-based."""
        rows = self._rows("SELECT * FROM pages WHERE document_id = ? AND number = ?", [document_id, number])
        return to_page(rows[0]) if rows else None

    def page_texts(self, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """The text of several pages, by (document_id, number)."""
        found: dict[tuple[str, int], str] = {}
        for document_id, number in dict.fromkeys(keys):
            rows = self._rows("SELECT text FROM pages WHERE document_id = ? AND number = ?", [document_id, number])
            if rows:
                found[document_id, number] = rows[0]["text"]
        return found

    def chunks(self, chunk_ids: Sequence[int]) -> dict[int, StoredChunk]:
        """Chunks by id; ids that no longer exist are left out."""
        found: dict[int, StoredChunk] = {}
        for start in range(0, len(chunk_ids), _IN_LIMIT):
            part = chunk_ids[start : start + _IN_LIMIT]
            marks = ",".join("?" * len(part))
            for row in self._rows(f"SELECT * FROM chunks WHERE chunk_id IN ({marks})", part):
                found[row["chunk_id"]] = to_stored_chunk(row)
        return found

    def chunks_of(self, document_id: str) -> list[StoredChunk]:
        """All chunks of a document, in order."""
        rows = self._rows("SELECT * FROM chunks WHERE document_id = ? ORDER BY ordinal", [document_id])
        return [to_stored_chunk(row) for row in rows]

    def chunk_window(self, document_id: str, start: int, stop: int) -> list[StoredChunk]:
        """Chunks of a document with start <= ordinal < stop, in order."""
        rows = self._rows(
            "SELECT * FROM chunks WHERE document_id = ? AND ordinal >= ? AND ordinal < ? ORDER BY ordinal",
            [document_id, start, stop],
        )
        return [to_stored_chunk(row) for row in rows]

    def chunks_labelled(self, document_id: str, article: str) -> list[StoredChunk]:
        """Chunks of one article of a document's body ("제13조의2"), in order."""
        rows = self._rows(
            "SELECT * FROM chunks WHERE document_id = ? AND (label = ? OR label GLOB ?) AND supplement = 0 ORDER BY ordinal",
            [document_id, article, f"{article}제*"],
        )
        return [to_stored_chunk(row) for row in rows]

    def chunk_ids(self, scope: Scope = EVERYTHING) -> list[int]:
        """The id of every chunk of a scope, rising."""
        where, values = _inside(scope)
        sql = f"SELECT chunk_id FROM chunks{where} ORDER BY chunk_id"
        return [row[0] for row in self._rows(sql, values)]

    def definitions(self) -> list[tuple[str, str]]:
        """Every (short, long) pair the documents define, without repetition."""
        return [(row[0], row[1]) for row in self._rows("SELECT DISTINCT short, long FROM definitions")]

    # --- vectors --------------------------------------------------------------------------------------------------

    def without_vector(self, limit: int) -> list[StoredChunk]:
        """Chunks that wait for their vector, oldest first."""
        rows = self._rows("SELECT * FROM chunks WHERE embedded = 0 ORDER BY chunk_id LIMIT ?", [limit])
        return [to_stored_chunk(row) for row in rows]

    def count_without_vector(self) -> int:
        """How many chunks wait for their vector."""
        return int(self._rows("SELECT count(*) FROM chunks WHERE embedded = 0")[0][0])

    def waiting_ids(self) -> list[int]:
        """Ids of the chunks that wait for their vector."""
        return [row[0] for row in self._rows("SELECT chunk_id FROM chunks WHERE embedded = 0")]

    def documents_without_vectors(self) -> list[str]:
        """Documents that wait for at least one vector."""
        return [row[0] for row in self._rows("SELECT DISTINCT document_id FROM chunks WHERE embedded = 0")]

    def mark_embedded(self, chunk_ids: Sequence[int], embedded: bool = True) -> None:
        """Record that these chunks have (or have lost) their vector, and move finished documents to READY."""
        with self._transaction() as db:
            db.executemany("UPDATE chunks SET embedded = ? WHERE chunk_id = ?", [(int(embedded), i) for i in chunk_ids])
            if embedded:
                db.execute(
                    "UPDATE documents SET status = 'ready' WHERE status = 'searchable' AND NOT EXISTS"
                    " (SELECT 1 FROM chunks c WHERE c.document_id = documents.document_id AND c.embedded = 0)"
                )
            else:
                db.execute(
                    "UPDATE documents SET status = 'searchable' WHERE status = 'ready' AND EXISTS"
                    " (SELECT 1 FROM chunks c WHERE c.document_id = documents.document_id AND c.embedded = 0)"
                )

    def removed_vectors(self) -> list[int]:
        """Chunk ids whose vectors are to be forgotten."""
        return [row[0] for row in self._rows("SELECT chunk_id FROM removed_vectors")]

    def forget_removed_vectors(self, chunk_ids: Sequence[int]) -> None:
        """The vector store has dropped these."""
        with self._transaction() as db:
            db.executemany("DELETE FROM removed_vectors WHERE chunk_id = ?", [(i,) for i in chunk_ids])

    # --- search ---------------------------------------------------------------------------------------------------

    def match(
        self, terms: Sequence[str], weights: tuple[float, float, float], limit: int, scope: Scope = EVERYTHING
    ) -> list[tuple[int, float]]:
        """Chunks that hold any of the terms, best first.

        Args:
            terms: index terms, joined by OR.
            weights: of body, heading and lead-in in BM25 (FTS5's k1 = 1.2, b = 0.75).
            limit: how many at most.
            scope: only chunks of these documents; they are chosen before the limit counts.

        Returns:
            (chunk_id, score) with the score positive and larger for better.
        """
        if not terms:
            return []
        where, values = _inside(scope)
        inside = f" AND rowid IN (SELECT chunk_id FROM chunks{where})" if where else ""
        expression = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
        rows = self._rows(
            "SELECT rowid, -bm25(chunk_terms, ?, ?, ?) AS score FROM chunk_terms WHERE chunk_terms MATCH ?"
            f"{inside} ORDER BY score DESC LIMIT ?",
            [*weights, expression, *values, limit],
        )
        return [(row[0], row[1]) for row in rows]

    def chunk_count(self, scope: Scope = EVERYTHING) -> int:
        """How many chunks of a scope can be searched."""
        where, values = _inside(scope)
        return int(self._rows(f"SELECT count(*) FROM chunks{where}", values)[0][0])

    # --- settings and answers ---------------------------------------------------------------------------------------

    def setting(self, key: str) -> str:
        """A value kept with the library, or ""."""
        rows = self._rows("SELECT value FROM settings WHERE key = ?", [key])
        return str(rows[0][0]) if rows else ""

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value with the library."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [key, value])

    def integrity(self) -> str:
        """ "ok", or what SQLite found damaged."""
        return str(self._rows("PRAGMA quick_check(1)")[0][0])


def _inside(scope: Scope) -> tuple[str, list[str]]:
    """The condition on `chunks` that a scope sets, with its values: chosen ids travel as one JSON value, in any number."""
    parts, values = [], []
    if scope.collection is not None:
        parts.append("document_id IN (SELECT document_id FROM documents WHERE collection = ?)")
        values.append(scope.collection)
    if scope.documents:
        parts.append("document_id IN (SELECT value FROM json_each(?))")
        values.append(dump(scope.documents))
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values
