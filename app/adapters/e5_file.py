"""Reads the packed 4-bit multilingual-e5-small file (`E5S1`), the published source of our embedding model.

Little-endian throughout: a fixed header, the tokenizer (pieces, scores, text), a per-character normalisation map,
a directory of tensors, and the tensors. Weights are either float32 or Q4_0 blocks: one float16 scale and 16 bytes
that hold 32 weights, low nibbles first (0-15), then high nibbles (16-31), each minus 8.
"""

from __future__ import annotations

import itertools
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

MAGIC = b"E5S1"
BLOCK = 32
"""Weights per Q4_0 block."""
Q4_0_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces, their log-probabilities, the special ids, and the normalisation map."""

    pieces: tuple[bytes, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unknown: int
    normalisation: dict[int, str]


@dataclass(frozen=True, slots=True)
class Quantised:
    """A tensor of Q4_0 blocks."""

    scales: Floats
    """One per block."""
    nibbles: Bytes
    """(blocks, 32) in weight order; a weight is (nibble - 8) * scale."""

    def weights(self) -> Floats:
        """All weights in order, dequantised."""
        signed = self.nibbles.astype(np.float32) - np.float32(8)
        return (signed * self.scales[:, None]).reshape(-1)


@dataclass(frozen=True, slots=True)
class E5File:
    """Everything the file holds."""

    shape: Shape
    vocabulary: Vocabulary
    floats: dict[str, Floats]
    quantised: dict[str, Quantised]


class _Cursor:
    """Reads structs one after the other."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.offset = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.offset)
        self.offset += struct.calcsize("<" + layout)
        return values

    def slice(self, size: int) -> bytes:
        self.offset += size
        return self.data[self.offset - size : self.offset]


def read_e5_file(path: Path) -> E5File:
    """Parse the whole file.

    Raises:
        ValueError: not an E5S1 file.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"not an E5S1 file: {path.name}")
        cursor = _Cursor(data)
        cursor.offset = len(MAGIC) + 4  # the version that follows has only ever been 1
        shape = _read_shape(cursor)
        vocabulary = _read_vocabulary(cursor)
        floats, quantised = _read_tensors(cursor)
    return E5File(shape, vocabulary, floats, quantised)


def _read_shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.take("7i")
    (epsilon,) = struct.unpack("<f", cursor.slice(4))
    (block,) = cursor.take("i")
    if block != BLOCK:
        raise ValueError(f"unexpected block size {block}")
    return Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    offsets = np.frombuffer(cursor.slice(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.slice(4 * count), "<f4").tolist()
    blob = cursor.slice(blob_size)
    pieces = tuple(blob[start:end] for start, end in itertools.pairwise(offsets))
    return Vocabulary(pieces, tuple(scores), bos, eos, pad, unknown, _read_normalisation(cursor))


def _read_normalisation(cursor: _Cursor) -> dict[int, str]:
    entries, _size = cursor.take("iI")
    table: dict[int, str] = {}
    for _ in range(entries):
        code_point, length = cursor.take("IB")
        table[code_point] = "".join(map(chr, cursor.take(f"{length}I")))
    return table


def _read_tensors(cursor: _Cursor) -> tuple[dict[str, Floats], dict[str, Quantised]]:
    floats: dict[str, Floats] = {}
    quantised: dict[str, Quantised] = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.slice(length).decode("ascii")
        kind, elements, offset, size = cursor.take("BIQQ")
        raw = cursor.data[offset : offset + size]
        if kind == 0:
            floats[name] = np.frombuffer(raw, "<f4", elements)
        else:
            quantised[name] = _unpack(np.frombuffer(raw, Q4_0_BLOCK, elements // BLOCK))
    return floats, quantised


def _unpack(blocks: npt.NDArray[np.void]) -> Quantised:
    packed: Bytes = blocks["nibbles"]
    nibbles = np.concatenate([packed & 0x0F, packed >> 4], axis=1)
    return Quantised(blocks["scale"].astype(np.float32), nibbles)
