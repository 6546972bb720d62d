"""Packed character boxes and the rectangles of a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.geometry import EMPTY, Box, pack, rectangles, unpack

_NUMBER = st.integers(-32767, 32767).map(lambda n: n / 10)
_BOXES = st.lists(st.one_of(st.just(EMPTY), st.tuples(_NUMBER, _NUMBER, _NUMBER, _NUMBER)), max_size=40)


def line(y: float, count: int, x: float = 72.0) -> list[Box]:
    """`count` characters of ten points side by side."""
    return [(x + 10 * n, y, x + 10 * n + 10, y + 12) for n in range(count)]


@given(_BOXES)
def test_boxes_survive_to_a_tenth_of_a_point(boxes: list[Box]) -> None:
    assert unpack(pack(boxes)) == boxes


def test_sizes_beyond_the_range_are_clamped_not_wrapped() -> None:
    assert unpack(pack([(-9e9, 0.0, 9e9, 1.0)])) == [(-3276.7, 0.0, 3276.7, 1.0)]


def test_no_boxes_no_rectangles() -> None:
    assert unpack(b"") == []
    assert rectangles(b"", 0, 5) == []
    assert rectangles(pack([]), 0, 5) == []


def test_one_rectangle_per_line_of_print() -> None:
    packed = pack([*line(700, 4), EMPTY, *line(680, 3)])
    assert rectangles(packed, 0, 8) == [(72.0, 700.0, 112.0, 712.0), (72.0, 680.0, 102.0, 692.0)]
    assert rectangles(packed, 1, 3) == [(82.0, 700.0, 102.0, 712.0)]
    assert rectangles(packed, 2, 6) == [(92.0, 700.0, 112.0, 712.0), (72.0, 680.0, 82.0, 692.0)]


def test_spaces_without_a_box_do_not_part_a_line() -> None:
    boxes = line(700, 6)
    boxes[3] = EMPTY
    assert rectangles(pack(boxes), 0, 6) == [(72.0, 700.0, 132.0, 712.0)]


def test_raised_characters_stay_on_their_line() -> None:
    boxes = [*line(700, 2), (92.0, 704.0, 96.0, 711.0), *line(700, 1, x=96.0)]
    assert rectangles(pack(boxes), 0, 4) == [(72.0, 700.0, 106.0, 712.0)]


def test_a_second_column_at_the_same_height_further_left_starts_anew() -> None:
    assert len(rectangles(pack([*line(700, 2, x=300), *line(700, 2, x=72)]), 0, 4)) == 2


def test_an_empty_span_has_no_rectangle() -> None:
    assert rectangles(pack(line(700, 4)), 2, 2) == []
    assert rectangles(pack([EMPTY, EMPTY]), 0, 2) == []


@pytest.mark.parametrize("count", [1, 500])
def test_packing_is_small(count: int) -> None:
    assert len(pack(line(700, count))) < 32 * count + 32
