"""What the core needs from models: texts to vectors, and chat messages to words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]
Vector = Sequence[float]
"""One embedding, of length 1."""


def never_cancelled() -> bool:
    """The cancel check of work that nobody can stop."""
    return False


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One turn of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Generation:
    """What the model wrote, and what it took.

    Attributes:
        text: the words, without any stop sequence.
        prompt_tokens: tokens of the whole prompt, those already in the cache included.
        completion_tokens: tokens written.
        first_token_ms: milliseconds from the call to the first token (to the end where there was none).
        total_ms: milliseconds for the whole call.
        finished: the model ended by itself or at a stop sequence; False when `max_tokens` cut it off.
    """

    text: str
    prompt_tokens: int
    completion_tokens: int
    first_token_ms: float
    total_ms: float
    finished: bool


class Embedder(Protocol):
    """Turns texts into unit vectors; nearer meaning, larger dot product."""

    @property
    def dimensions(self) -> int:
        """Numbers per vector."""
        ...

    def embed_passages(
        self, texts: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[list[float]]:
        """One unit vector per document text, in the order given.

        Raises:
            Cancelled: `cancelled` returned True between two batches.
            ModelError: the weights are missing or damaged, or memory ran out.
        """
        ...

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question. Raises ModelError as `embed_passages`."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes, without prefix and special tokens."""
        ...


class LanguageModel(Protocol):
    """Writes the next turn of a conversation."""

    @property
    def context_tokens(self) -> int:
        """Most tokens that a prompt and its completion can have together."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes, without any chat template. Raises ModelError."""
        ...

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
        """Write the assistant's next turn.

        Args:
            messages: the conversation so far; a prefix shared with the previous call costs nothing.
            max_tokens: most tokens to write.
            temperature: 0 always takes the likeliest token.
            stop: sequences that end the answer and are not part of it.
            grammar: a GBNF grammar that the answer must follow, or None.
            cancelled: asked between tokens and while the prompt is read.
            on_token: called with each piece of text as it is written.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: the prompt is too long, the weights are missing or refused, or memory ran out.
        """
        ...

    def score_choices(
        self,
        messages: Sequence[ChatMessage],
        choices: Sequence[str],
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> list[float]:
        """How likely each of a few short answers is as the assistant's next turn; the probabilities add up to 1.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: as `generate`.
        """
        ...
