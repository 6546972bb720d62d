"""Requests arrive through a pipe that Windows has to be asked for in its own way."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from app.engine.server.requests_in import OverlappedInput


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
