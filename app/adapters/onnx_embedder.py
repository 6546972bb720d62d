"""multilingual-e5-small on onnxruntime: texts to unit vectors of 384 numbers.

The model was trained with the prefixes "passage: " and "query: " (Wang et al. 2024, arXiv:2402.05672) and mean pooling.
A text longer than the model's 512 tokens is read in windows whose means are averaged by their number of tokens, as
the packaged engine does: the end of a long text counts as much as its beginning.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

# The locked version has no telemetry in it; should another one be installed, it must not wake up. Read at import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

from app.adapters.e5_tokenizer import E5Tokenizer
from app.core.errors import Cancelled, ModelError
from app.core.model_ports import never_cancelled

DIMENSIONS = 384
PASSAGE_PREFIX = "passage: "
QUERY_PREFIX = "query: "
WINDOW_TOKENS = 510
"""512 positions less `<s>` and `</s>`."""
BATCH_TOKENS = 2048
"""Padded tokens per run: enough to keep two cores busy, and activations stay below about 60 MB."""
_ERROR_LEVEL = 3
"""onnxruntime's severity scale: 3 is errors only."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Window:
    """A run of a text's tokens that fits the model.

    Attributes:
        text: index of the text it belongs to.
        ids: token ids with `<s>` and `</s>`.
    """

    text: int
    ids: list[int]

    @property
    def weight(self) -> int:
        return max(1, len(self.ids) - 2)


class OnnxEmbedder:
    """`Embedder` on onnxruntime. Weights are loaded at the first use; safe to share between threads.

    Args:
        model_path: the ONNX file; its data file lies beside it.
        tokenizer_path: the sentencepiece file.
        threads: compute threads. Two leave a desk's other programs room.
    """

    def __init__(self, model_path: Path, tokenizer_path: Path, threads: int = 2) -> None:
        self._model_path = model_path
        self._tokenizer_path = tokenizer_path
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded_session: onnxruntime.InferenceSession | None = None
        self._loaded_tokenizer: E5Tokenizer | None = None

    @property
    def dimensions(self) -> int:
        """Numbers per vector."""
        return DIMENSIONS

    def embed_passages(
        self, texts: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[list[float]]:
        """One unit vector per document text, in the order given.

        Args:
            texts: any lengths; an empty text has a vector, too.
            cancelled: asked before each batch.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: model_missing, model_damaged or model_memory.
        """
        vectors: list[list[float]] = self._embed([PASSAGE_PREFIX + text for text in texts], cancelled).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question.

        Raises:
            ModelError: model_missing, model_damaged or model_memory.
        """
        vector: list[float] = self._embed([QUERY_PREFIX + text], never_cancelled)[0].tolist()
        return vector

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes, without prefix and special tokens.

        Raises:
            ModelError: model_missing or model_damaged.
        """
        return len(self._tokenizer().encode(text))

    def _embed(self, texts: Sequence[str], cancelled: Callable[[], bool]) -> Floats:
        sums = np.zeros((len(texts), DIMENSIONS), np.float32)
        for batch in _batches(self._windows(texts)):
            if cancelled():
                raise Cancelled
            for window, mean in zip(batch, self._run(batch), strict=True):
                sums[window.text] += mean * np.float32(window.weight)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: Floats = sums / np.maximum(lengths, np.float32(1e-12))
        return unit

    def _windows(self, texts: Sequence[str]) -> list[_Window]:
        tokenizer = self._tokenizer()
        windows = []
        for number, text in enumerate(texts):
            ids = tokenizer.encode(text)
            for start in range(0, max(1, len(ids)), WINDOW_TOKENS):
                inner = ids[start : start + WINDOW_TOKENS]
                windows.append(_Window(number, [tokenizer.bos, *inner, tokenizer.eos]))
        return windows

    def _run(self, batch: Sequence[_Window]) -> Floats:
        longest = max(len(window.ids) for window in batch)
        ids = np.full((len(batch), longest), self._tokenizer().pad, np.int64)
        mask = np.zeros((len(batch), longest), np.int32)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        session = self._session()
        try:
            (means,) = session.run(None, {"input_ids": ids, "attention_mask": mask})
        except Exception as error:
            raise _translated(error, self._model_path) from error
        return np.asarray(means, np.float32)

    def _tokenizer(self) -> E5Tokenizer:
        with self._lock:
            if self._loaded_tokenizer is None:
                self._loaded_tokenizer = _load_tokenizer(self._tokenizer_path)
            return self._loaded_tokenizer

    def _session(self) -> onnxruntime.InferenceSession:
        with self._lock:
            if self._loaded_session is None:
                self._loaded_session = _load_session(self._model_path, self._threads)
            return self._loaded_session


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of similar length together, so that little is spent on padding; longest first."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda each: -len(each.ids)):
        if batch and len(batch[0].ids) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _load_tokenizer(path: Path) -> E5Tokenizer:
    if not path.is_file():
        raise ModelError("model_missing", file=path.name)
    try:
        return E5Tokenizer(path)
    except (ValueError, IndexError, KeyError, StopIteration, RuntimeError) as error:
        raise ModelError("model_damaged", file=path.name) from error


def _load_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    for needed in (path, path.with_name(path.name + ".data")):
        if not needed.is_file():
            raise ModelError("model_missing", file=needed.name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERROR_LEVEL
    # The arena keeps the largest batch's activations for ever; without it resident memory falls back after each run.
    options.enable_cpu_mem_arena = False
    # Spinning threads would burn two cores between batches while the user works.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise _translated(error, path) from error


def _translated(error: Exception, path: Path) -> ModelError:
    """onnxruntime raises bare subclasses of Exception; only the text tells memory from damage."""
    text = str(error).lower()
    if (
        isinstance(error, MemoryError)
        or "bad allocation" in text
        or "bad_alloc" in text
        or "failed to allocate" in text
    ):
        return ModelError("model_memory", file=path.name)
    return ModelError("model_damaged", file=path.name)
