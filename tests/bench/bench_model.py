"""Language model: load time, prompt and generation speed, reuse of the prefix, cancelling, memory.

.venv/bin/python tests/bench/bench_model.py
"""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from app.adapters.llama_model import LlamaModel
from app.adapters.processor import physical_cores
from app.core.errors import Cancelled
from app.core.model_ports import ChatMessage
from app.provisioning.manifest import load_manifest

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "금융회사는 전자금융거래의 안전성을 확보하기 위하여 다음 각 호의 사항을 준수하여야 한다. "
SYSTEM = ChatMessage("system", "너는 은행 내부 규정을 찾아 주는 도우미다. " * 10)


def main() -> None:
    entry = next(model for model in load_manifest(ROOT / "models" / "manifest.toml") if model.role == "answers")
    file = entry.files[0]
    for sha256 in (None, file.sha256):
        model = LlamaModel(ROOT / "models" / file.name, sha256=sha256)
        started = time.perf_counter()
        model.load()
        print(f"load {'with' if sha256 else 'without'} hashing: {time.perf_counter() - started:.1f} s")
        if sha256 is None:
            model.close()
    print(f"{physical_cores()} threads")
    prompt = [SYSTEM, ChatMessage("user", SENTENCE * 20 + "\n위 내용을 세 문장으로 요약하라.")]
    for label in ("cold", "the same again"):
        answer = model.generate(prompt, max_tokens=64)
        writing = (answer.total_ms - answer.first_token_ms) / 1000
        print(
            f"{label}: {answer.prompt_tokens} prompt tokens, first token {answer.first_token_ms / 1000:.2f} s "
            f"({answer.prompt_tokens / answer.first_token_ms * 1000:.0f}/s), "
            f"then {(answer.completion_tokens - 1) / writing:.1f} tokens/s"
        )
    other = model.generate([SYSTEM, ChatMessage("user", "안녕하세요?")], max_tokens=8)
    print(f"another question after the same system words: first token {other.first_token_ms / 1000:.2f} s")
    told = 0.0
    started = time.perf_counter()

    def cancelled() -> bool:
        nonlocal told
        if time.perf_counter() - started > 1 and not told:
            told = time.perf_counter()
        return told > 0

    try:
        model.generate([ChatMessage("user", SENTENCE * 120)], max_tokens=8, cancelled=cancelled)
    except Cancelled:
        print(f"cancelled inside the prompt after {(time.perf_counter() - told) * 1000:.0f} ms")
    print(f"resident: {psutil.Process().memory_info().rss / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
