"""The composition root: paths and models to adapters, adapters to core services. Everything heavy loads on first use."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.llama_model import LlamaModel
from app.adapters.onnx_embedder import OnnxEmbedder
from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.core.answering.service import Answerer, Prompts
from app.core.document import Content
from app.core.errors import ModelError, StorageError
from app.core.glossary import Glossary
from app.core.glossary import load as load_glossary
from app.core.indexing.service import Indexer
from app.core.model_ports import LanguageModel
from app.core.ports import VectorStore
from app.core.retrieval.no_vectors import NoVectors
from app.core.retrieval.query import QueryBuilder
from app.core.retrieval.service import Retriever
from app.engine.sandbox import read_in_sandbox
from app.system import installed, paths
from app.system.verification import genuine


_LOCK_PATIENCE = 2.0
"""Seconds: a process that was killed lets go of its lock only when its last child, just being started, is gone too."""


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

    Raises:
        StorageError: the folder cannot be used, or another process works on the library.
    """

    folder: Path
    access: Access = Access.WORK
    busy: bool = field(init=False, default=False)
    _lock: FileLock | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Make the folder and take the lock."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
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
        for name in ("catalogue", "vectors"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @cached_property
    def catalogue(self) -> SqliteCatalogue:
        """Documents, pages, chunks, terms."""
        return SqliteCatalogue(self.folder / "catalogue.db")

    @cached_property
    def vectors(self) -> VectorStore:
        """Vectors by chunk id; none while another process works on the library."""
        return NoVectors() if self.busy else ChromaVectors(self.folder / "vectors")

    @cached_property
    def analyzer(self) -> KiwiAnalyzer:
        """Morphemes."""
        return KiwiAnalyzer()

    @cached_property
    def embedder(self) -> OnnxEmbedder:
        """Texts to vectors."""
        return OnnxEmbedder(*installed.embedding_files())

    @cached_property
    def glossary(self) -> Glossary:
        """The shipped glossary, then IT's, then the user's."""
        return load_glossary([paths.resources() / "glossary", paths.machine_glossary(), paths.user_glossary()])

    def warm_up(self) -> None:
        """Load what answering needs, side by side, so that the first question does not pay for it."""
        with ThreadPoolExecutor(3, thread_name_prefix="warm-up") as pool:
            loading: list[Future[object]] = [
                pool.submit(lambda: list(self.analyzer.analyse(["서고"]))),
                pool.submit(self.embedder.embed_query, "서고"),
                pool.submit(self.vectors.count),
            ]
            for each in loading:
                each.result()

    def indexer(self, cancelled: Callable[[], bool] = lambda: False) -> Indexer:
        """Adds documents, reading each in the sandbox."""

        def read(path: Path, password: str | None) -> Content:
            return read_in_sandbox(path, password=password, cancelled=cancelled)

        return Indexer(self.catalogue, self.vectors, self.analyzer, self.embedder, read)

    def queries(self) -> QueryBuilder:
        """Understands questions; made anew after indexing, since documents declare synonyms."""
        return QueryBuilder(self.analyzer, self.glossary, self.catalogue.definitions())

    def retriever(self) -> Retriever:
        """Finds passages."""
        return Retriever(self.catalogue, self.vectors, self.embedder)

    def answerer(self, model: LanguageModel | None) -> Answerer:
        """Answers questions; with `model` None, by verbatim evidence alone."""
        return Answerer(
            self.catalogue, self.queries(), self.retriever(), self.embedder, self.analyzer, model, read_prompts()
        )


def answer_model() -> LlamaModel:
    """The answer model that is installed; its hash is checked and its weights load at the first question.

    Raises:
        ModelError: model_missing, or model_refused when its hash is not the one that is known.
    """
    file = installed.answer_file()
    if not genuine(file):
        raise ModelError("model_refused", file=file.path.name)
    return LlamaModel(file.path)


def read_prompts() -> Prompts:
    """The fixed instructions, by language."""
    folder = paths.resources() / "prompts"
    return Prompts(*((folder / f"answer_{language}.txt").read_text("utf-8") for language in ("ko", "en")))
