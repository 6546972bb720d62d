"""Reading a child's output: both ways of waiting keep the same promises."""

from __future__ import annotations

import os
from typing import IO

import pytest

from app.engine import sandbox_pipe
from app.engine.sandbox_pipe import ChunkSource, PollSource, ThreadSource


@pytest.fixture(params=[PollSource, ThreadSource])
def pipe(request: pytest.FixtureRequest) -> tuple[ChunkSource, IO[bytes]]:
    read_end, write_end = os.pipe()
    return request.param(os.fdopen(read_end, "rb", buffering=0)), os.fdopen(write_end, "wb", buffering=0)


def test_pieces_silence_and_the_end(pipe: tuple[ChunkSource, IO[bytes]]) -> None:
    source, writer = pipe
    assert source.next(0.01) is None
    writer.write(b"one")
    assert source.next(5) == b"one"
    assert source.next(0.01) is None
    writer.close()
    assert source.next(5) == b""
    source.close()


def test_closing_early_leaves_no_thread_waiting(pipe: tuple[ChunkSource, IO[bytes]]) -> None:
    source, writer = pipe
    writer.write(b"x" * 60_000)
    writer.close()
    source.close()
    with pytest.raises(ValueError):
        source._pipe.fileno()


def test_a_thread_that_is_far_ahead_is_let_go() -> None:
    read_end, write_end = os.pipe()
    source = ThreadSource(os.fdopen(read_end, "rb", buffering=0))
    with os.fdopen(write_end, "wb", buffering=0) as writer:
        for _ in range(200):
            writer.write(b"x")
    source.close()
    assert not source._thread.is_alive()


def test_output_that_does_not_end_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_pipe, "ENDING_SECONDS", 0.05)
    read_end, write_end = os.pipe()
    reader = os.fdopen(read_end, "rb", buffering=0)
    source = ThreadSource(reader)
    with os.fdopen(write_end, "wb", buffering=0):  # somebody still holds the other end
        source.close()
        assert source._thread.is_alive()
    source._thread.join()
    reader.close()
