"""Summarising: a verbatim summary at once, then the model's sentences, section by section, each checked and cited.

documents → sections → topics → (weigh, choose) → verbatim summary        ← shown within seconds
    → for each section: topic → model → check → sentence, or the topic's best statement as it stands
    → repeats removed, neighbours joined → summary, with an account of what it covers
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.core.errors import DocumentError
from app.core.library import DocumentRecord
from app.core.model_ports import Embedder, LanguageModel, never_cancelled
from app.core.ports import Analyzer, Catalogue
from app.core.summarizing.cache import SummaryCache, cache_key, still_true
from app.core.summarizing.checking import Checker
from app.core.summarizing.citing import Citer
from app.core.summarizing.composing import Composer, State
from app.core.summarizing.generating import Generating, Run, SummaryListener
from app.core.summarizing.keyfacts import key_facts
from app.core.summarizing.language import mostly_korean
from app.core.summarizing.material import read_documents
from app.core.summarizing.pacing import DEADLINE
from app.core.summarizing.reducing import without_repeats
from app.core.summarizing.selecting import choose
from app.core.summarizing.summary import Length, Summary, SummaryTimings
from app.core.summarizing.weighing import weigh
from app.core.summarizing.writing import SummaryPrompts, Writer


@dataclass(frozen=True, slots=True)
class Pen:
    """What a generated summary needs beyond the library.

    Attributes:
        model: writes.
        embedder, analyzer: measure how well a sentence is supported.
        prompts: fixed instructions.
        model_id: identifies the model in the cache.
        deadline: seconds the model may write.
    """

    model: LanguageModel
    embedder: Embedder
    analyzer: Analyzer
    prompts: SummaryPrompts
    model_id: str
    deadline: float = DEADLINE


@dataclass(slots=True)
class Summarizer:
    """Summarises documents of the library.

    Args:
        catalogue: the library.
        pen: what writes; None leaves it at verbatim sentences.
        cache: keeps finished summaries; None keeps nothing.
    """

    catalogue: Catalogue
    pen: Pen | None = None
    cache: SummaryCache | None = None

    def summarize(
        self,
        documents: Sequence[DocumentRecord],
        length: Length = Length.STANDARD,
        listener: SummaryListener | None = None,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Summary:
        """Summarise documents together.

        Args:
            documents: at least one, each searchable.
            length: how much to say.
            listener: told of the verbatim summary, and of every section that is written.
            cancelled: asked between documents and tokens. Once the verbatim summary is there, stopping returns what has
                been written so far, with `partial` set.

        Raises:
            Cancelled: the user stopped before there was anything to show.
            DocumentError: document_no_text: there is nothing to read in any of them.
            StorageError: the library cannot be read.
        """
        listener = listener or SummaryListener()
        key = cache_key(documents, length, self._method())
        if kept := self._kept(key):
            listener.on_extractive(kept)
            return kept
        run, first = self._begin(documents, length, cancelled)
        listener.on_extractive(first)
        if self.pen is None:
            return self._keep(key, first)
        checker = Checker(self.pen.embedder, self.pen.analyzer)
        writer = Writer(self.pen.model, checker, self.pen.prompts, cancelled)
        generating = Generating(run, writer, listener, first.timings.extractive_ms, self.pen.deadline)
        summary = generating.summary()
        return summary if summary.partial or summary.notice else self._keep(key, summary)

    def _begin(
        self, documents: Sequence[DocumentRecord], length: Length, cancelled: Callable[[], bool]
    ) -> tuple[Run, Summary]:
        """Read everything, choose the topics, and put together the verbatim summary."""
        started = time.perf_counter()
        with self.catalogue.snapshot():
            texts = read_documents(self.catalogue, documents, cancelled)
            sections = [section for text in texts for section in text.sections]
            if not sections:
                raise DocumentError("document_no_text")
            weighed = weigh(sections)
            chosen = [each for section in choose(sections, weighed, length) for each in section]
            composer = Composer(
                Citer(self.catalogue), texts, key_facts(weighed, length), length, mostly_korean(sections)
            )
            run = Run(started, composer, chosen)
            first = composer.compose(without_repeats(run.verbatim()), State())
        return run, replace(first, timings=SummaryTimings(extractive_ms=run.since(), total_ms=run.since()))

    def _method(self) -> str:
        return f"{self.pen.model_id}:{self.pen.prompts.digest}" if self.pen else ""

    def _kept(self, key: str) -> Summary | None:
        kept = self.cache.load(key) if self.cache else None
        return kept if kept and still_true(kept, self.catalogue) else None

    def _keep(self, key: str, summary: Summary) -> Summary:
        if self.cache:
            self.cache.save(key, summary)
        return summary
