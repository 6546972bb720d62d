"""Requests come and events go through pipes that Windows has to be asked for in its own way."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from app.engine.server.overlapped import OverlappedInput, OverlappedOutput


@dataclass
class Operation:
    """A read that has been started."""

    data: bytes

    def GetOverlappedResult(self, wait: bool) -> tuple[int, int]:  # noqa: N802 - Windows' name
        assert wait
        return len(self.data), 0

    def getbuffer(self) -> bytes:
        return self.data


class Pipe:
    """The other side of the pipe: pieces as they arrive, then the end."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)

    def read(self, handle: int, size: int, overlapped: bool) -> tuple[Operation, int]:
        assert (handle, overlapped) == (7, True)
        if not self.pieces:
            raise BrokenPipeError
        piece = self.pieces.pop(0)
        assert len(piece) <= size
        return Operation(piece), 0


def source(*pieces: bytes) -> io.BufferedReader:
    return io.BufferedReader(OverlappedInput(7, Pipe(*pieces).read), 64)


@pytest.mark.parametrize(
    "pieces", [(b'{"is":1}\n{"is":2}\n',), (b'{"is"', b":1}\n", b'{"is":2}\n'), (b'{"is":1}\n{"is":2}', b"\n")]
)
def test_lines_are_whole_however_they_arrive(pieces: tuple[bytes, ...]) -> None:
    stream = source(*pieces)
    assert [stream.readline(), stream.readline(), stream.readline()] == [b'{"is":1}\n', b'{"is":2}\n', b""]


def test_the_end_of_the_window_is_the_end_of_the_requests() -> None:
    assert source().readline() == b""
    assert source(b"half").readline() == b"half"


class Taker:
    """The window: takes at most so many bytes at a time."""

    def __init__(self, most: int) -> None:
        self.most, self.taken = most, b""

    def write(self, handle: int, data: bytes, overlapped: bool) -> tuple[Operation, int]:
        assert (handle, overlapped) == (8, True)
        self.taken += data[: self.most]
        return Operation(data[: self.most]), 997  # ERROR_IO_PENDING


@pytest.mark.parametrize("most", [1, 7, 1 << 20])
def test_events_arrive_whole_however_they_are_taken(most: int) -> None:
    taker = Taker(most)
    out = io.BufferedWriter(OverlappedOutput(8, taker.write), 16)
    lines = [b'{"is":1}\n', b"x" * 100_000 + b"\n", b'{"is":2}\n']
    for line in lines:
        out.write(line)
        out.flush()
    assert taker.taken == b"".join(lines)


def test_a_window_that_is_gone_is_told() -> None:
    def write(handle: int, data: bytes, overlapped: bool) -> tuple[Operation, int]:
        raise BrokenPipeError

    out = io.BufferedWriter(OverlappedOutput(8, write), 16)
    with pytest.raises(BrokenPipeError):
        out.write(b"x" * 64)
    out.detach()
