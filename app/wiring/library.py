"""A library: its folder, its lock, and the services on it. Everything heavy loads on first use."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from app import __version__, packs
from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.adapters.sqlite_file import is_encrypted
from app.core.audit import Act, AuditEvent
from app.core.audit_trail import AuditTrail
from app.core.document import Content
from app.core.errors import PolicyError, StorageError
from app.core.glossary import Glossary
from app.core.glossary import load as load_glossary
from app.core.model_ports import LanguageModel
from app.core.packs.manifest import PackKind
from app.core.ports import Catalogue, VectorStore
from app.core.privacy.policy import logged
from app.core.retrieval.no_vectors import NoVectors
from app.engine.sandbox import read_in_sandbox
from app.governing import headline_tokens, masking, risk_rules
from app.settings import enforcement, keys
from app.settings.changes import changes
from app.settings.choices import AuditLevel
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import installed, netguard, paths
from app.system.account import account_name
from app.system.library_key import LibraryKey, library_key
from app.system.secrets import system_store
from app.wiring.importing import IMPORTING
from app.wiring.parts import part
from app.wiring.prompts import read_prompts

if TYPE_CHECKING:  # imported where they are first needed: together they take 2.2 s, and `seogo list` needs none of them
    from app.adapters.audit_store import AuditStore
    from app.adapters.conversation_store import SqliteConversations
    from app.adapters.kiwi_analyzer import KiwiAnalyzer
    from app.adapters.onnx_embedder import OnnxEmbedder
    from app.core.answering.service import Answerer
    from app.core.indexing.service import Indexer
    from app.core.retrieval.query import QueryBuilder
    from app.core.retrieval.service import Retriever

_LOCK_PATIENCE = 2.0
"""Seconds: a process that was killed lets go of its lock only when its last child, just being started, is gone too."""

CATALOGUE, CONVERSATIONS, SUMMARIES, AUDIT = "catalogue.db", "conversations.db", "summaries.db", "audit.db"
_ENCRYPTED = (CATALOGUE, CONVERSATIONS, SUMMARIES, AUDIT)
"""Files of a library that its key encrypts."""


class Access(StrEnum):
    """What a library is opened for.

    One process works on a library at a time, since Chroma's files must not be written by one and read by another.
    While it indexes, others may still ask: they find documents by words, and leave the vectors alone.
    """

    WORK = "work"  # add, remove, repair: the lock or nothing
    ASK = "ask"  # search and answer: with the lock if it is free, by words alone if not
    READ = "read"  # list and show pages: no lock


@dataclass
class Library:
    """An open library and the services on it. Close it, or use it in a `with` statement.

    Args:
        folder: the library's folder; made when missing.
        access: what the library is opened for; see `Access`.
        process: what the audit log calls this process.
        secret: encrypts a library that is thrown away: nobody keeps it. Others get a key of their own (`library_key`).

    Raises:
        StorageError: the folder cannot be used, or another process works on the library.
    """

    folder: Path
    access: Access = Access.WORK
    secret: bytes | None = None
    process: str = "command"
    busy: bool = field(init=False, default=False)
    making: dict[str, threading.RLock] = field(init=False, default_factory=dict, repr=False)
    _lock: FileLock | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Make the folder and take the lock."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # its owner's only
        except OSError as error:
            raise StorageError("library_unwritable", path=str(self.folder)) from error
        if self.access is not Access.READ:
            self._take_lock()

    def _take_lock(self) -> None:
        lock = FileLock(self.folder / ".lock")
        try:
            lock.acquire(timeout=_LOCK_PATIENCE if self.access is Access.WORK else 0)
        except Timeout as error:
            if self.access is Access.WORK:
                raise StorageError("library_in_use", path=str(self.folder)) from error
            self.busy = True
            return
        except OSError as error:
            raise StorageError("library_unwritable", path=str(self.folder)) from error
        self._lock = lock

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and of the lock."""
        self.note_refusals()
        for name in ("catalogue", "vectors", "conversations", "audit_store"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @part
    def settings(self) -> Settings:
        """The settings and the policy in force. Raises PolicyError when the policy is not valid."""
        return load_settings()

    @part
    def catalogue(self) -> SqliteCatalogue:
        """Documents, pages, chunks, terms."""
        return SqliteCatalogue(self.folder / CATALOGUE, self.key.key)

    @part
    def key(self) -> LibraryKey:
        """What the library's files are encrypted with."""
        if self.secret is not None:
            return LibraryKey("", self.secret)
        has_data = any(is_encrypted(self.folder / name) for name in _ENCRYPTED)
        return library_key(self.folder, has_data)

    @part
    def audit_store(self) -> AuditStore:
        """The audit log."""
        from app.adapters.audit_store import AuditStore, Seal

        key, secrets = self.key, system_store()
        # by its place as well: a copy of a library goes on with a log of its own
        place = hashlib.sha256(str(self.folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = f"audit-{key.library_id}-{place}"
        seal = Seal(lambda: secrets.read(name), lambda head: secrets.write(name, head))
        return AuditStore(self.folder / AUDIT, key.key, key.derived("audit"), seal)

    @part
    def audit(self) -> AuditTrail:
        """Writes into the audit log what the policy asks for; nothing for a library that is thrown away."""
        level = self.settings.value(keys.AUDIT_LEVEL)
        if level is AuditLevel.OFF or self.secret is not None:
            return AuditTrail(None)
        from app.adapters.audit_store import Author

        author = Author(account_name(), self.process, __version__, self.settings.policy_fingerprint())
        mode = masking(self.settings)
        return AuditTrail(
            lambda event: self.audit_store.append(event, author),
            level is AuditLevel.FULL,
            lambda text: logged(text, mode),
            lambda: self.audit_store.prune(self.settings.value(keys.AUDIT_DAYS), author),
        )

    def take_settings(self, settings: Settings) -> None:
        """Work with other settings from now on; the audit log follows the policy, and tells what has changed."""
        before, trail = self.settings, self.audit
        self.__dict__.pop("audit")
        self.settings = settings
        self.audit.missed, self.audit.problem = trail.missed, trail.problem
        changed = changes(before, settings)
        if changed:
            said = self.audit if self.audit.write else trail  # that it was turned off is told, too
            said.record(AuditEvent(Act.SETTINGS_CHANGED, detail=changed))

    def note_refusals(self) -> None:
        """Write into the audit log what this process was refused of the network since this was last asked for.

        A library that is thrown away leaves it to the one that stays.
        """
        if self.secret is not None:
            return
        count, attempts = netguard.untold()
        if count:
            with suppress(PolicyError):  # without a policy nobody knows what may be written
                events = " ".join(sorted({each.event for each in attempts}))
                places = " ".join(sorted({each.where for each in attempts}))
                self.audit.did(Act.NETWORK_REFUSED, attempts=str(count), events=events, places=places)

    @part
    def vectors(self) -> VectorStore:
        """Vectors by chunk id; none while another process works on the library."""
        if self.busy:
            return NoVectors()
        with IMPORTING:
            from app.adapters.chroma_vectors import ChromaVectors

        return ChromaVectors(self.folder / "vectors")

    @part
    def conversations(self) -> SqliteConversations:
        """What was asked and answered."""
        from app.adapters.conversation_store import SqliteConversations

        return SqliteConversations(self.folder / CONVERSATIONS, key=self.key.key)

    @part
    def analyzer(self) -> KiwiAnalyzer:
        """Morphemes."""
        with IMPORTING:
            from app.adapters.kiwi_analyzer import KiwiAnalyzer

        return KiwiAnalyzer()

    @part
    def embedder(self) -> OnnxEmbedder:
        """Texts to vectors."""
        with IMPORTING:
            from app.adapters.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(*installed.embedding_files())

    @part
    def glossary(self) -> Glossary:
        """The shipped glossary, then IT's, then the user's."""
        packed = packs.current_folders(PackKind.GLOSSARY, self.settings)
        shipped, own = paths.resources() / "glossary", paths.user_glossary()
        return load_glossary([shipped, paths.machine_glossary(), *packed, own])

    def warm_up(self) -> None:
        """Load what answering needs, side by side, so that the first question does not pay for it."""
        with ThreadPoolExecutor(3, thread_name_prefix="warm-up") as pool:
            loading: list[Future[object]] = [
                pool.submit(lambda: list(self.analyzer.analyse(["서고"]))),
                pool.submit(self.embedder.embed_query, "서고"),
                pool.submit(self._look_at_vectors),
            ]
            for each in loading:
                each.result()

    def _look_at_vectors(self) -> None:
        """Open the vector store; a damaged one is told of by the search that would have used it."""
        with suppress(StorageError):
            self.vectors.count()

    def another_catalogue(self) -> SqliteCatalogue:
        """The same catalogue on a connection of its own: reading there does not wait for what is stored here."""
        return SqliteCatalogue(self.folder / CATALOGUE, self.key.key)

    def indexer(
        self,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[Path, int, int], None] = lambda path, done, total: None,
    ) -> Indexer:
        """Adds documents that the policy lets in, reading each in the sandbox.

        Args:
            cancelled: asked every 100 ms while a file is read.
            progress: told (file, pages read, pages in all), from the threads that read.
        """

        from app.core.indexing.service import Indexer

        def read(path: Path, password: str | None) -> Content:
            enforcement.check_source(path, self.settings)
            progress(path, 0, 0)
            content = read_in_sandbox(
                path,
                password=password,
                progress=lambda done, total: progress(path, done, total),
                cancelled=cancelled,
            )
            enforcement.check_source(path, self.settings, content.format)
            return content

        return Indexer(self.catalogue, self.vectors, self.analyzer, self.embedder, read)

    def queries(self, catalogue: Catalogue | None = None) -> QueryBuilder:
        """Understands questions; made anew after indexing, since documents declare synonyms."""
        from app.core.retrieval.query import QueryBuilder

        return QueryBuilder(self.analyzer, self.glossary, (catalogue or self.catalogue).definitions())

    def retriever(self, catalogue: Catalogue | None = None) -> Retriever:
        """Finds passages."""
        from app.core.retrieval.service import Retriever

        return Retriever(catalogue or self.catalogue, self.vectors, self.embedder)

    def answerer(self, model: LanguageModel | None, catalogue: Catalogue | None = None) -> Answerer:
        """Answers questions.

        Args:
            model: None answers by verbatim evidence alone.
            catalogue: another connection to the catalogue (see `another_catalogue`).
        """
        from app.core.answering.service import Answerer

        own = catalogue or self.catalogue
        return Answerer(
            own,
            self.queries(own),
            self.retriever(own),
            self.embedder,
            self.analyzer,
            model,
            read_prompts(),
            risk_rules(self.settings),
            headline_tokens(self.settings),
        )
