"""The answer model for work that takes minutes: it is given back whenever somebody asks a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.core.errors import Cancelled
from app.core.model_ports import ChatMessage, Generation, LanguageModel, never_cancelled
from app.engine.server.session import Gate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PatientModel:
    """`LanguageModel` that lets questions go first.

    What it was writing when a question came is written again afterwards: a few seconds of work lost, instead of a
    question that waits for them.

    Attributes:
        model: does the writing.
        gate: knows when a question is being answered.
    """

    model: LanguageModel
    gate: Gate

    @property
    def context_tokens(self) -> int:
        """Most tokens of a prompt and its completion."""
        return self.model.context_tokens

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes."""
        return self.model.count_tokens(text)

    def generate(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int,
        temperature: float = 0.0,
        stop: Sequence[str] = (),
        grammar: str | None = None,
        cancelled: Callable[[], bool] = never_cancelled,
        on_token: Callable[[str], None] | None = None,
    ) -> Generation:
        """See `LanguageModel.generate`; `on_token` hears an interrupted text twice."""
        return self._between_questions(
            cancelled,
            lambda stopped: self.model.generate(
                messages,
                max_tokens=max_tokens,
                temperature=temperature,
                stop=stop,
                grammar=grammar,
                cancelled=stopped,
                on_token=on_token,
            ),
        )

    def score_choices(
        self, messages: Sequence[ChatMessage], choices: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[float]:
        """See `LanguageModel.score_choices`."""
        return self._between_questions(cancelled, lambda stopped: self.model.score_choices(messages, choices, stopped))

    def _between_questions(self, cancelled: Callable[[], bool], use: Callable[[Callable[[], bool]], T]) -> T:
        while True:
            self.gate.pass_through(cancelled)
            try:
                return use(lambda: cancelled() or self.gate.busy)
            except Cancelled:
                if cancelled():
                    raise
