"""llama.cpp through its C interface: load, tokenize, evaluate with the longest common prefix kept, sample.

The wheel's high-level `Llama` class is not used: while it loads, it points the whole process's stdout and stderr at
the null device, and the engine speaks its protocol on stdout.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.adapters.llama_abort import AbortFlag, Watch
from app.adapters.llama_library import lib
from app.core.errors import Cancelled, ModelError
from app.core.model_ports import never_cancelled

BATCH_TOKENS = 256
"""Tokens per evaluation: measured as fast as 512 and 70 MB smaller."""
_ABORTED = 2
_SEQUENCE = 0
_SEED = 20240501
"""Fixed, so that a warm answer can be repeated."""
TOP_K, TOP_P = 40, 0.95
"""llama.cpp's own defaults for sampling above temperature 0."""


class LlamaContext:
    """One model with one conversation's memory. Not for use from two threads at once.

    Args:
        path: the GGUF file, mapped rather than read.
        context_tokens: size of the memory.
        threads: compute threads.

    Raises:
        ModelError: model_damaged (not a GGUF that this llama.cpp knows) or model_memory.
    """

    def __init__(self, path: Path, context_tokens: int, threads: int) -> None:
        lib.llama_backend_init()
        self._flag = AbortFlag()
        self._evaluated: list[int] = []
        model_options = lib.llama_model_default_params()
        # A mapped file stays resident beside the repacked copy of its weights: 1,993 MB against 1,373 MB without.
        model_options.load_mode = lib.LLAMA_LOAD_MODE_NONE
        self._model = lib.llama_model_load_from_file(str(path).encode(), model_options)
        if not self._model:
            raise ModelError("model_damaged", file=path.name)
        self._context = lib.llama_init_from_model(self._model, self._options(context_tokens, threads))
        if not self._context:
            lib.llama_model_free(self._model)
            raise ModelError("model_memory", file=path.name)
        self._vocabulary = lib.llama_model_get_vocab(self._model)
        self._memory = lib.llama_get_memory(self._context)
        self._size = lib.llama_vocab_n_tokens(self._vocabulary)

    def _options(self, context_tokens: int, threads: int) -> lib.llama_context_params:
        options: lib.llama_context_params = lib.llama_context_default_params()
        options.n_ctx = context_tokens
        options.n_batch = options.n_ubatch = BATCH_TOKENS
        options.n_threads = options.n_threads_batch = threads
        options.flash_attn_type = lib.LLAMA_FLASH_ATTN_TYPE_ENABLED
        options.abort_callback = self._flag.callback
        options.abort_callback_data = self._flag.data
        return options

    def close(self) -> None:
        """Give the memory back; the object cannot be used afterwards."""
        if self._context:
            lib.llama_free(self._context)
            lib.llama_model_free(self._model)
            self._context = self._model = None

    def template(self) -> tuple[str, str, str]:
        """The chat template, and the text of the tokens that begin and end a text ("" where there is none)."""
        source = lib.llama_model_chat_template(self._model, None) or b""
        marks = (lib.llama_vocab_bos(self._vocabulary), lib.llama_vocab_eos(self._vocabulary))
        texts = [lib.llama_vocab_get_text(self._vocabulary, mark) if mark >= 0 else b"" for mark in marks]
        return source.decode(), texts[0].decode(), texts[1].decode()

    def tokenize(self, text: str, special: bool = False) -> list[int]:
        """Token ids.

        Args:
            text: any text; lone surrogates are dropped.
            special: whether `<|…|>` marks are recognised. Only ever for the template's own words.
        """
        data = text.encode("utf-8", errors="ignore")
        room = len(data) + 2
        tokens = (lib.llama_token * room)()
        count = lib.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, special)
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes of a token; none for a special one."""
        buffer = ctypes.create_string_buffer(64)
        size = lib.llama_token_to_piece(self._vocabulary, token, buffer, len(buffer), 0, False)
        if size < 0:
            buffer = ctypes.create_string_buffer(-size)
            size = lib.llama_token_to_piece(self._vocabulary, token, buffer, len(buffer), 0, False)
        return buffer.raw[:size]

    def ends(self, token: int) -> bool:
        """Whether the token ends a turn."""
        return bool(lib.llama_vocab_is_eog(self._vocabulary, token))

    def evaluate(self, tokens: Sequence[int], cancelled: Callable[[], bool] = never_cancelled) -> None:
        """Make the memory hold exactly these tokens; afterwards `logits` and `Sampler.sample` speak of what follows.

        Only what differs from the memory is computed, and at least the last token.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: model_failed.
        """
        kept = min(_common_prefix(self._evaluated, tokens), len(tokens) - 1)
        self._forget_after(kept)
        if cancelled is never_cancelled:
            self._decode(tokens[kept:])
            return
        with Watch(self._flag, cancelled):
            self._decode(tokens[kept:])

    def append(self, token: int) -> None:
        """Evaluate one more token. Raises ModelError(model_failed)."""
        self._decode([token])

    def logits(self) -> npt.NDArray[np.float32]:
        """A copy of the scores of every token as the next one."""
        pointer = lib.llama_get_logits_ith(self._context, -1)
        return np.ctypeslib.as_array(pointer, shape=(self._size,)).copy()

    def sampler(self, temperature: float, grammar: str | None) -> Sampler:
        """A sampler for one generation. Raises ValueError for a grammar that does not parse."""
        return Sampler(self._context, self._vocabulary, temperature, grammar)

    def _decode(self, tokens: Sequence[int]) -> None:
        for start in range(0, len(tokens), BATCH_TOKENS):
            part = list(tokens[start : start + BATCH_TOKENS])
            array = (lib.llama_token * len(part))(*part)
            result = lib.llama_decode(self._context, lib.llama_batch_get_one(array, len(part)))
            if result != 0:
                # The parts of the batch that were finished stay in llama.cpp's memory: take them out again.
                self._forget_after(len(self._evaluated))
                if result == _ABORTED:
                    raise Cancelled
                raise ModelError("model_failed", detail=f"llama_decode {result}")
            self._evaluated += part

    def _forget_after(self, count: int) -> None:
        if not lib.llama_memory_seq_rm(self._memory, _SEQUENCE, count, -1):
            # Recurrent models cannot forget a part: begin again.
            lib.llama_memory_clear(self._memory, True)
            count = 0
        del self._evaluated[count:]


class Sampler:
    """Chooses the next token. Use as a context manager, so that its memory is given back.

    Args:
        context, vocabulary: llama.cpp handles.
        temperature: 0 takes the likeliest token.
        grammar: GBNF source, or None.

    Raises:
        ValueError: the grammar does not parse.
    """

    def __init__(
        self,
        context: lib.llama_context_p,
        vocabulary: lib.llama_vocab_p,
        temperature: float,
        grammar: str | None,
    ) -> None:
        self._context = context
        self._chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        if grammar is not None:
            rules = lib.llama_sampler_init_grammar(vocabulary, grammar.encode(), b"root")
            if not rules:
                lib.llama_sampler_free(self._chain)
                raise ValueError("the grammar does not parse")
            lib.llama_sampler_chain_add(self._chain, rules)
        if temperature <= 0:
            lib.llama_sampler_chain_add(self._chain, lib.llama_sampler_init_greedy())
            return
        for part in (
            lib.llama_sampler_init_top_k(TOP_K),
            lib.llama_sampler_init_top_p(TOP_P, 1),
            lib.llama_sampler_init_temp(temperature),
            lib.llama_sampler_init_dist(_SEED),
        ):
            lib.llama_sampler_chain_add(self._chain, part)

    def sample(self) -> int:
        """The next token after what the context has evaluated."""
        return int(lib.llama_sampler_sample(self._chain, self._context, -1))

    def __enter__(self) -> Sampler:
        return self

    def __exit__(self, *_exception: object) -> None:
        lib.llama_sampler_free(self._chain)


def _common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
