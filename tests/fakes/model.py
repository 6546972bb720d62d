"""A language model that says what the test wrote down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.core.errors import Cancelled, ModelError
from app.core.model_ports import ChatMessage, Generation, never_cancelled


@dataclass
class ScriptedModel:
    """Writes `script` three characters at a time.

    Args:
        script: what it writes, or the error it raises instead.
        finished: False when it is cut off by `max_tokens`.
    """

    script: str | ModelError = ""
    finished: bool = True
    context_tokens: int = 2048
    prompts: list[str] = field(default_factory=list)
    budgets: list[int] = field(default_factory=list)

    def count_tokens(self, text: str) -> int:
        return len(text) // 2 + 1

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
        self.prompts.append("\n".join(message.content for message in messages))
        self.budgets.append(max_tokens)
        if isinstance(self.script, ModelError):
            raise self.script
        pieces = [self.script[i : i + 3] for i in range(0, len(self.script), 3)]
        for piece in pieces:
            if cancelled():
                raise Cancelled
            if on_token:
                on_token(piece)
        return Generation(self.script, self.count_tokens(self.prompts[-1]), len(pieces), 1.0, 2.0, self.finished)

    def score_choices(
        self, messages: Sequence[ChatMessage], choices: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[float]:
        return [1 / len(choices)] * len(choices)
