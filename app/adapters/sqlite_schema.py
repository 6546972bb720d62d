"""The catalogue's tables. SQLite is the source of truth; vectors elsewhere can be rebuilt from it."""

from __future__ import annotations

SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    format TEXT NOT NULL,
    collection TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    status TEXT NOT NULL,
    effective_date TEXT NOT NULL DEFAULT '',
    superseded_by TEXT NOT NULL DEFAULT '',
    error_code TEXT NOT NULL DEFAULT '',
    error_values TEXT NOT NULL DEFAULT '{}',
    paged INTEGER NOT NULL DEFAULT 1,
    pages INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    metadata TEXT NOT NULL DEFAULT '{}',
    outline TEXT NOT NULL DEFAULT '[]',
    attachments TEXT NOT NULL DEFAULT '[]',
    notices TEXT NOT NULL DEFAULT '[]',
    added_at TEXT NOT NULL DEFAULT (datetime('now'))
) STRICT;
CREATE INDEX documents_by_collection ON documents(collection);
CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    width REAL NOT NULL DEFAULT 0,
    height REAL NOT NULL DEFAULT 0,
    boxes BLOB NOT NULL DEFAULT x'',
    needs_ocr INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE chunks (
    chunk_id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    spans TEXT NOT NULL,
    label TEXT NOT NULL,
    path TEXT NOT NULL,
    lead_in TEXT NOT NULL,
    first_unit INTEGER NOT NULL,
    last_unit INTEGER NOT NULL,
    supplement INTEGER NOT NULL,
    is_table INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    embedded INTEGER NOT NULL DEFAULT 0,
    UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX chunks_to_embed ON chunks(embedded, chunk_id) WHERE embedded = 0;
CREATE INDEX chunks_by_label ON chunks(document_id, label);
CREATE VIRTUAL TABLE chunk_terms USING fts5(body, heading, lead_in, tokenize = "unicode61 remove_diacritics 0");
-- Terms of a definition ("이하 '…'라 한다") found in the documents: synonyms that the documents themselves declare.
CREATE TABLE definitions (
    document_id TEXT NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,
    short TEXT NOT NULL,
    long TEXT NOT NULL
) STRICT;
CREATE INDEX definitions_by_short ON definitions(short);
-- Vectors of removed chunks, until the vector store has forgotten them.
CREATE TABLE removed_vectors (chunk_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER chunk_removed AFTER DELETE ON chunks BEGIN
    DELETE FROM chunk_terms WHERE rowid = old.chunk_id;
    INSERT OR IGNORE INTO removed_vectors VALUES (old.chunk_id);
END;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
