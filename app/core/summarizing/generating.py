"""The model's part of a summary: section by section, with what is left to do verbatim at any moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from app.core.errors import Cancelled, ModelError
from app.core.summarizing.composing import Composer, State
from app.core.summarizing.drafts import Draft, quoted
from app.core.summarizing.pacing import Pace
from app.core.summarizing.reducing import merged, without_repeats
from app.core.summarizing.summary import Summary, SummaryTimings
from app.core.summarizing.weighing import Weighed
from app.core.summarizing.writing import Writer


@dataclass(frozen=True, slots=True)
class SummaryProgress:
    """A sentence or a section has been written.

    Attributes:
        done, total: sections that are finished, and that the summary speaks of.
        section: title of the one just worked on.
        seconds_left: estimate.
    """

    done: int
    total: int
    section: str
    seconds_left: float


@dataclass(slots=True)
class SummaryListener:
    """Told of a summary as it grows. Each summary handed over is whole: what is not written yet is verbatim."""

    on_extractive: Callable[[Summary], None] = lambda summary: None
    on_section: Callable[[SummaryProgress, Summary], None] = lambda progress, summary: None
    on_sentence: Callable[[SummaryProgress, Summary], None] = lambda progress, summary: None


@dataclass(slots=True)
class Run:
    """One summary being made.

    Attributes:
        started: when, in seconds of the process's clock.
        composer: puts summaries together from what was read.
        topics: what it speaks of, in reading order.
    """

    started: float
    composer: Composer
    topics: Sequence[Weighed]

    def since(self) -> float:
        """Milliseconds since the start."""
        return (time.perf_counter() - self.started) * 1000

    def verbatim(self, first: int = 0) -> list[Draft]:
        """The documents' own sentences on the topics from `first` on."""
        return [quoted(each) for each in self.topics[first:]]


@dataclass(slots=True)
class Generating:
    """Writes one summary.

    Args:
        run: what was read and chosen.
        writer: lets the model write, and checks it.
        listener: told of every section.
        extractive_ms: how long the verbatim summary took.
        deadline: seconds the model may write.
    """

    run: Run
    writer: Writer
    listener: SummaryListener
    extractive_ms: float
    deadline: float
    _drafts: list[Draft] = field(default_factory=list)  # one for each topic so far, in order
    _first_sentence_ms: float = 0.0
    _first_section_ms: float = 0.0

    def summary(self) -> Summary:
        """Write every section; what was written before a stop, or before the model failed, is kept."""
        try:
            self._write_sections()
            final = merged(without_repeats(self._drafts), self.writer)
        except Cancelled:
            return self._compose(self._so_far(), partial=True)
        except ModelError as error:
            return self._compose(self._so_far(), notice=error.code)
        return self._compose(final)

    def _write_sections(self) -> None:
        sections = [list(run) for _, run in groupby(self.run.topics, key=lambda topic: topic.section)]
        pace = Pace([len(topics) for topics in sections], self.deadline)
        began = time.perf_counter()
        for index, topics in enumerate(sections):
            most = pace.affordable(index, time.perf_counter() - began)
            title = self.run.composer.sections[topics[0].section].title
            self._write_section(topics, most, pace, SummaryProgress(index, len(sections), title, 0.0))
            self._first_section_ms = self._first_section_ms or self.run.since()
            left = pace.seconds_left(index, time.perf_counter() - began)
            progress = SummaryProgress(index + 1, len(sections), title, left)
            self.listener.on_section(progress, self._compose(self._so_far()))

    def _write_section(self, topics: Sequence[Weighed], most: int, pace: Pace, progress: SummaryProgress) -> None:
        """Each topic by the model, or, beyond what there is time for, as it stands; the weightiest go first in doubt."""
        by_weight = sorted(topics, key=lambda topic: -topic.score)
        allowed = {id(topic) for topic in by_weight[:most]}
        for place, topic in enumerate(topics):
            started = time.perf_counter()
            draft = self.writer.write(topic) if id(topic) in allowed else None
            self._drafts.append(draft or quoted(topic))
            pace.wrote(time.perf_counter() - started)
            if draft:
                self._first_sentence_ms = self._first_sentence_ms or self.run.since()
                left = pace.seconds_left(progress.done, 0.0) + pace.each * (len(topics) - place - 1)
                self.listener.on_sentence(replace(progress, seconds_left=left), self._compose(self._so_far()))

    def _so_far(self) -> list[Draft]:
        return without_repeats([*self._drafts, *self.run.verbatim(len(self._drafts))])

    def _compose(self, drafts: Sequence[Draft], partial: bool = False, notice: str = "") -> Summary:
        spent = self.writer.spent
        timings = SummaryTimings(
            extractive_ms=self.extractive_ms,
            first_sentence_ms=self._first_sentence_ms,
            first_section_ms=self._first_section_ms,
            total_ms=self.run.since(),
            calls=spent.calls,
            prompt_tokens=spent.prompt_tokens,
            completion_tokens=spent.completion_tokens,
        )
        generated = any(not draft.verbatim for draft in drafts)
        state = State(tuple(self.writer.withheld), timings, generated, partial, notice)
        return self.run.composer.compose(drafts, state)
