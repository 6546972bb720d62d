"""Time left."""

from __future__ import annotations

import pytest

from app.engine.server.pace import Pace


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_left_follows_the_bytes_read_and_the_chunks_to_come() -> None:
    clock = Clock()
    pace = Pace(1_000, seconds_per_chunk=0.1, clock=clock)
    clock.now = 0.5
    assert pace.read(10, 0) == -1.0  # too early to say
    clock.now = 10.0
    # half is read in 10 s; 30 chunks wait, so 60 are to be expected in all
    assert pace.read(490, 30) == pytest.approx(10.0 + 6.0)
    clock.now = 20.0
    assert pace.read(500, 60) == pytest.approx(6.0)


def test_embedding_is_measured_from_its_second_batch_on() -> None:
    clock = Clock()
    pace = Pace(0, clock=clock)
    assert pace.embedded(64, 192) == -1.0
    clock.now = 2.0
    assert pace.embedded(128, 192) == pytest.approx(2.0)
    assert pace.seconds_per_chunk == pytest.approx(2.0 / 64)
    assert pace.embedded(192, 192) == 0.0


def test_files_of_no_bytes_are_no_trouble() -> None:
    assert Pace(0).read(0, 5) == -1.0
