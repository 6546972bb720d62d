"""A small library: the real catalogue, everything else faked; files are contents made by the test."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.core.answering.evidence import DocumentUnits, Evidence, evidence_of
from app.core.answering.service import Answerer, Prompts
from app.core.document import Content
from app.core.errors import DocumentError
from app.core.glossary import Glossary
from app.core.indexing.service import Indexer, Outcome
from app.core.model_ports import LanguageModel
from app.core.retrieval.passage import Passage
from app.core.retrieval.query import Query, QueryBuilder
from app.core.retrieval.scope import EVERYTHING, Scope
from app.core.retrieval.service import Mode, Retriever
from tests.fakes.analyzer import SpaceAnalyzer
from tests.fakes.documents import make_content, make_page
from tests.fakes.embedder import PairEmbedder
from tests.fakes.vectors import MemoryVectors

TODAY = date(2026, 6, 1)


@dataclass
class SmallLibrary:
    """The parts of a library over `folder`, which also holds the source files."""

    folder: Path
    glossary: Glossary = Glossary()
    contents: dict[str, Content | DocumentError] = field(default_factory=dict)
    vectors: MemoryVectors = field(default_factory=MemoryVectors)
    embedder: PairEmbedder = field(default_factory=PairEmbedder)

    def __post_init__(self) -> None:
        self.catalogue = SqliteCatalogue(self.folder / "catalogue.db")

    def write(self, name: str, *lines: str, title: str = "", effective_date: str = "") -> Path:
        """A source file and what its reader will deliver."""
        content = make_content(make_page(*lines), title=title or Path(name).stem, effective_date=effective_date)
        return self.put(name, content)

    def put(self, name: str, content: Content | DocumentError) -> Path:
        """A source file and what its reader will deliver, or raise."""
        path = self.folder / name
        path.write_text(repr(content), "utf-8")
        self.contents[str(path)] = content
        return path

    def read(self, path: Path, password: str | None) -> Content:
        content = self.contents[str(path)]
        if isinstance(content, DocumentError):
            raise content
        return content

    def indexer(self) -> Indexer:
        return Indexer(self.catalogue, self.vectors, SpaceAnalyzer(), self.embedder, self.read, lambda: TODAY)

    def add(self, *files: Path, collection: str = "") -> list[Outcome]:
        return list(self.indexer().add(files, collection))

    def queries(self) -> QueryBuilder:
        return QueryBuilder(SpaceAnalyzer(), self.glossary, self.catalogue.definitions())

    def query(self, question: str) -> Query:
        return self.queries().build(question)

    def retriever(self) -> Retriever:
        return Retriever(self.catalogue, self.vectors, self.embedder)

    def search(
        self, question: str, count: int = 5, scope: Scope = EVERYTHING, mode: Mode = Mode.HYBRID
    ) -> tuple[Passage, ...]:
        return self.retriever().retrieve(self.query(question), count, scope, mode).passages

    def evidence(self, question: str) -> list[Evidence]:
        """Every quotable unit of what a question finds."""
        return evidence_of(self.search(question), DocumentUnits(self.catalogue))

    def answerer(self, model: LanguageModel | None = None) -> Answerer:
        analyzer = SpaceAnalyzer()
        prompts = Prompts("근거만으로 답한다.", "Answer from the evidence.")
        return Answerer(self.catalogue, self.queries(), self.retriever(), self.embedder, analyzer, model, prompts)
