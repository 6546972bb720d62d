"""`LanguageModel` on llama.cpp: a local GGUF model that writes, is stopped, and weighs short answers."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.adapters.processor import available_bytes, physical_cores
from app.adapters.token_text import TokenText
from app.core.errors import Cancelled, ModelError
from app.core.model_ports import ChatMessage, Generation, never_cancelled

if TYPE_CHECKING:
    from app.adapters.llama_chat import ChatTemplate
    from app.adapters.llama_context import LlamaContext

MEMORY_FACTOR = 1.1
"""Resident memory over file size, read without mapping (1,373 MB in all for a file of 1,117 MB, working memory
included; Qwen2.5-1.5B Q4_K_M)."""
WORKING_BYTES = 200 * 1024 * 1024
"""Conversation memory and activations: 112 MB for 4,096 tokens of Qwen2.5-1.5B, and room."""


class LlamaModel:
    """A chat model in a GGUF file. Weights are loaded at the first use; calls from several threads wait their turn.

    Args:
        path: the GGUF file.
        context_tokens: most tokens of a prompt and its completion together.
        threads: compute threads; None takes the physical cores.
        sha256: the hash that the file must have; checked once, when it is loaded. None skips the check (the caller
            has verified the file).
    """

    def __init__(
        self, path: Path, context_tokens: int = 4096, threads: int | None = None, sha256: str | None = None
    ) -> None:
        self._path = path
        self._context_tokens = context_tokens
        self._threads = threads
        self._sha256 = sha256
        self._lock = threading.RLock()
        self._context: LlamaContext | None = None
        self._template: ChatTemplate | None = None

    @property
    def context_tokens(self) -> int:
        """Most tokens that a prompt and its completion can have together."""
        return self._context_tokens

    def load(self) -> None:
        """Load the weights now instead of at the first use.

        Raises:
            ModelError: model_missing, model_refused, model_damaged, model_memory or model_engine_missing.
        """
        with self._lock:
            self._loaded()

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        with self._lock:
            if self._context is not None:
                self._context.close()
            self._context = self._template = None

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes, without any chat template. Raises ModelError as `load`."""
        with self._lock:
            return len(self._loaded()[0].tokenize(text))

    def count_prompt_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """Tokens of the whole prompt, the template's words included. Raises ModelError as `load`."""
        with self._lock:
            return len(self._loaded()[1].tokens(messages))

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
        """Write the assistant's next turn; see `LanguageModel.generate`.

        `cancelled` is also asked from a watching thread while the prompt is read.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: prompt_too_long, model_failed, or as `load`.
            ValueError: the grammar does not parse (a bug).
        """
        started = time.perf_counter()
        with self._lock:
            context, template = self._loaded()
            prompt = template.tokens(messages)
            self._check_length(len(prompt) + max_tokens)
            context.evaluate(prompt, cancelled)
            text, first, count = TokenText(stop), 0.0, 0
            finished = False
            with context.sampler(temperature, grammar) as sampler:
                while count < max_tokens:
                    if cancelled():
                        raise Cancelled
                    token = sampler.sample()
                    first = first or time.perf_counter()
                    finished = context.ends(token)
                    if finished:
                        break
                    count += 1
                    _tell(on_token, text.add(context.piece(token)))
                    finished = text.stopped
                    if finished:
                        break
                    context.append(token)
            _tell(on_token, text.finish())
        ended = time.perf_counter()
        return Generation(
            text=text.text,
            prompt_tokens=len(prompt),
            completion_tokens=count,
            first_token_ms=((first or ended) - started) * 1000,
            total_ms=(ended - started) * 1000,
            finished=finished,
        )

    def score_choices(
        self,
        messages: Sequence[ChatMessage],
        choices: Sequence[str],
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> list[float]:
        """How likely each short answer is as the assistant's next turn; the probabilities add up to 1.

        The prompt is evaluated once; a choice of several tokens costs one more evaluation per further token.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: prompt_too_long, model_failed, or as `load`.
        """
        with self._lock:
            context, template = self._loaded()
            prompt = template.tokens(messages)
            answers = [context.tokenize(choice) for choice in choices]
            self._check_length(len(prompt) + max(map(len, answers)))
            context.evaluate(prompt, cancelled)
            first = _log_probabilities(context.logits())
            scores = []
            for answer in answers:
                score = float(first[answer[0]])
                for position in range(1, len(answer)):
                    context.evaluate([*prompt, *answer[:position]], cancelled)
                    score += float(_log_probabilities(context.logits())[answer[position]])
                scores.append(score)
        weights = np.exp(np.array(scores) - max(scores))
        shares: list[float] = (weights / weights.sum()).tolist()
        return shares

    def _check_length(self, tokens: int) -> None:
        if tokens > self._context_tokens:
            raise ModelError("prompt_too_long", tokens=tokens, limit=self._context_tokens)

    def _loaded(self) -> tuple[LlamaContext, ChatTemplate]:
        if self._context is None or self._template is None:
            self._check_file()
            self._context, self._template = self._open()
        return self._context, self._template

    def _open(self) -> tuple[LlamaContext, ChatTemplate]:
        # llama.cpp is imported here: it costs half a second, and evidence answers have to work where it is missing
        # (a Windows checkout without a compiler).
        try:
            from app.adapters.llama_chat import ChatTemplate
            from app.adapters.llama_context import LlamaContext
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelError("model_engine_missing") from error
        context = LlamaContext(self._path, self._context_tokens, self._threads or physical_cores())
        return context, ChatTemplate(*context.template(), context.tokenize)

    def _check_file(self) -> None:
        if not self._path.is_file():
            raise ModelError("model_missing", file=self._path.name)
        if available_bytes() < self._path.stat().st_size * MEMORY_FACTOR + WORKING_BYTES:
            raise ModelError("model_memory", file=self._path.name)
        if self._sha256 is not None:
            with self._path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
            if found != self._sha256:
                raise ModelError("model_refused", file=self._path.name)


def _tell(on_token: Callable[[str], None] | None, text: str) -> None:
    if on_token is not None and text:
        on_token(text)


def _log_probabilities(
    logits: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    shifted = logits.astype(np.float64) - float(logits.max())
    scores: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = shifted - np.log(np.exp(shifted).sum())
    return scores
