"""The composition root: paths and models to adapters, adapters to core services. Everything heavy loads on first use."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from filelock import FileLock, Timeout

from app import __version__, packs
from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.adapters.sqlite_file import is_encrypted
from app.core.audit_trail import AuditTrail
from app.core.document import Content
from app.core.errors import ModelError, StorageError
from app.core.glossary import Glossary
from app.core.glossary import load as load_glossary
from app.core.model_ports import LanguageModel
from app.core.packs.manifest import PackKind
from app.core.ports import Catalogue, VectorStore
from app.core.privacy.policy import logged
from app.core.report import Report, Written
from app.core.retrieval.no_vectors import NoVectors
from app.engine.sandbox import read_in_sandbox
from app.governing import masking, permitted_report, risk_rules
from app.settings import enforcement, keys
from app.settings.choices import AuditLevel
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import installed, paths
from app.system.account import account_name
from app.system.installed import InstalledFile
from app.system.library_key import LibraryKey, library_key
from app.system.secrets import system_store
from app.system.verification import genuine

if TYPE_CHECKING:  # imported where they are first needed: together they take 2.2 s, and `seogo list` needs none of them
    from app.adapters.audit_store import AuditStore
    from app.adapters.conversation_store import SqliteConversations
    from app.adapters.kiwi_analyzer import KiwiAnalyzer
    from app.adapters.llama_model import LlamaModel
    from app.adapters.onnx_embedder import OnnxEmbedder
    from app.core.answering.service import Answerer, Prompts
    from app.core.indexing.service import Indexer
    from app.core.retrieval.query import QueryBuilder
    from app.core.retrieval.service import Retriever
    from app.core.summarizing.service import Pen, Summarizer
    from app.core.summarizing.writing import Instruction, SummaryPrompts

T = TypeVar("T")

_LOCK_PATIENCE = 2.0
"""Seconds: a process that was killed lets go of its lock only when its last child, just being started, is gone too."""

_IMPORTING = threading.RLock()
"""Heavy libraries are imported one at a time: numpy's modules import each other in circles, and two threads that import
them at once end with one of them half made (the import system breaks the deadlock instead of waiting)."""

CATALOGUE, CONVERSATIONS, SUMMARIES, AUDIT = "catalogue.db", "conversations.db", "summaries.db", "audit.db"
_ENCRYPTED = (CATALOGUE, CONVERSATIONS, SUMMARIES, AUDIT)
"""Files of a library that its key encrypts."""


class _Part(cached_property[T]):
    """A part of a library, made at its first use; when several threads need it, one makes it and the others wait."""

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None:
            return self
        with instance.making.setdefault(self.attrname, threading.RLock()):  # setdefault is one step: no race
            return super().__get__(instance, owner)


if TYPE_CHECKING:  # type checkers know the standard library's
    _part = cached_property
else:
    _part = _Part


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
        for name in ("catalogue", "vectors", "conversations", "audit_store"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @_part
    def settings(self) -> Settings:
        """The settings and the policy in force. Raises PolicyError when the policy is not valid."""
        return load_settings()

    @_part
    def catalogue(self) -> SqliteCatalogue:
        """Documents, pages, chunks, terms."""
        return SqliteCatalogue(self.folder / CATALOGUE, self.key.key)

    @_part
    def key(self) -> LibraryKey:
        """What the library's files are encrypted with."""
        if self.secret is not None:
            return LibraryKey("", self.secret)
        has_data = any(is_encrypted(self.folder / name) for name in _ENCRYPTED)
        return library_key(self.folder, has_data)

    @_part
    def audit_store(self) -> AuditStore:
        """The audit log."""
        from app.adapters.audit_store import AuditStore, Seal

        key, secrets = self.key, system_store()
        # by its place as well: a copy of a library goes on with a log of its own
        place = hashlib.sha256(str(self.folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = f"audit-{key.library_id}-{place}"
        seal = Seal(lambda: secrets.read(name), lambda head: secrets.write(name, head))
        return AuditStore(self.folder / AUDIT, key.key, key.derived("audit"), seal)

    @_part
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
        )

    @_part
    def vectors(self) -> VectorStore:
        """Vectors by chunk id; none while another process works on the library."""
        if self.busy:
            return NoVectors()
        with _IMPORTING:
            from app.adapters.chroma_vectors import ChromaVectors

        return ChromaVectors(self.folder / "vectors")

    @_part
    def conversations(self) -> SqliteConversations:
        """What was asked and answered."""
        from app.adapters.conversation_store import SqliteConversations

        return SqliteConversations(self.folder / CONVERSATIONS, key=self.key.key)

    @_part
    def analyzer(self) -> KiwiAnalyzer:
        """Morphemes."""
        with _IMPORTING:
            from app.adapters.kiwi_analyzer import KiwiAnalyzer

        return KiwiAnalyzer()

    @_part
    def embedder(self) -> OnnxEmbedder:
        """Texts to vectors."""
        with _IMPORTING:
            from app.adapters.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(*installed.embedding_files())

    @_part
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
        )


def answer_model_file(settings: Settings) -> InstalledFile:
    """The answer model that is wanted and permitted. Raises as `answer_model`."""
    wanted = settings.value(keys.ANSWER_MODEL)
    file = installed.answer_file(wanted, lambda each: enforcement.model_permitted(each.sha256, each.shipped, settings))
    if wanted and settings.locked(keys.ANSWER_MODEL) and file.path.name.casefold() != wanted.casefold():
        raise ModelError("model_missing", file=wanted)
    return file


def answer_model(settings: Settings | None = None) -> LlamaModel:
    """The answer model to use; its hash is checked and its weights load at the first question.

    Args:
        settings: which model is wanted and permitted; those in force by default.

    Raises:
        ModelError: model_missing, or model_refused when its hash is not the one that is known.
        PolicyError: model_forbidden, or the policy is not valid.
    """
    file = answer_model_file(settings or load_settings())
    if not genuine(file):
        raise ModelError("model_refused", file=file.path.name)
    with _IMPORTING:
        from app.adapters.llama_model import LlamaModel

    return LlamaModel(file.path)


def writing_pen(library: Library, model: LanguageModel, settings: Settings | None = None) -> Pen:
    """What writes summaries of a library's documents.

    Args:
        library: its embedder and analyzer check what the model writes.
        model: the answer model.
        settings: which model is wanted; those in force by default.

    Raises:
        ModelError: model_missing: the embedding model.
    """
    from app.core.summarizing.service import Pen

    in_force = settings or load_settings()
    file = installed.answer_file(
        in_force.value(keys.ANSWER_MODEL), lambda each: enforcement.model_permitted(each.sha256, each.shipped, in_force)
    )
    return Pen(model, library.embedder, library.analyzer, read_summary_prompts(), file.sha256)


def summarizer(
    library: Library, pen: Pen | None, cache_folder: Path | None = None, catalogue: Catalogue | None = None
) -> Summarizer:
    """Summarises documents.

    Args:
        library: holds them.
        pen: what writes; None leaves it at verbatim sentences.
        cache_folder: where finished summaries are kept; the library's own folder by default.
        catalogue: another connection to the catalogue (see `Library.another_catalogue`).
    """
    from app.adapters.summary_cache import SqliteSummaryCache
    from app.core.summarizing.service import Summarizer

    cache = SqliteSummaryCache((cache_folder or library.folder) / SUMMARIES, library.key.key)
    return Summarizer(catalogue or library.catalogue, pen, cache)


def read_summary_prompts() -> SummaryPrompts:
    """The fixed instructions for summaries, by language."""
    from app.core.summarizing.writing import SummaryPrompts

    folder = paths.resources() / "prompts"
    names = ("summary_ko", "summary_en", "merge_ko", "merge_en")
    return SummaryPrompts(*(_instruction(folder / f"{name}.txt") for name in names))


def _instruction(path: Path) -> Instruction:
    from app.core.summarizing.writing import Instruction

    system, *examples = (part.strip() for part in path.read_text("utf-8").split("\n---\n"))
    return Instruction(system, tuple(zip(examples[::2], examples[1::2], strict=True)))


def read_prompts() -> Prompts:
    """The fixed instructions, by language."""
    from app.core.answering.service import Prompts

    folder = paths.resources() / "prompts"
    return Prompts(*((folder / f"answer_{language}.txt").read_text("utf-8") for language in ("ko", "en")))


def write_report(report: Report, path: Path, settings: Settings | None = None) -> Written:
    """Write a report in the format that the file's name ends in: .docx, .pdf, .xlsx or .md.

    Args:
        report: what is written; personal data in it is hidden first, as the policy says.
        path: the file.
        settings: those in force by default.

    Raises:
        PolicyError: export_needs_reviewer: an answer in it has to be checked by a person who gives a name.
        ExportError: there is no such format, the file cannot be written, or the font for a PDF is missing.
    """
    with _IMPORTING:
        from app.adapters.export_docx import DocxExporter
        from app.adapters.export_pdf import PdfExporter
        from app.adapters.export_xlsx import XlsxExporter
    from app.core.exporting.choosing import exporter_for
    from app.core.exporting.markdown import MarkdownExporter

    exporters = (DocxExporter(), PdfExporter(installed.font_files), MarkdownExporter(), XlsxExporter())
    path = path.expanduser().absolute()
    return exporter_for(path, exporters).write(permitted_report(report, settings or load_settings()), path)
