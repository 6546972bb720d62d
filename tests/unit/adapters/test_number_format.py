"""List numbers as print shows them."""

from __future__ import annotations

import pytest

from app.adapters.number_format import NumberStyle, format_number


@pytest.mark.parametrize(
    ("style", "numbers", "expected"),
    [
        (NumberStyle.DECIMAL, (1, 12), ["1", "12"]),
        (NumberStyle.DECIMAL_ZERO, (1, 12), ["01", "12"]),
        (NumberStyle.DECIMAL_FULL_WIDTH, (10,), ["１０"]),
        (NumberStyle.CIRCLED, (1, 20, 21, 36, 50, 51), ["①", "⑳", "㉑", "㊱", "㊿", "51"]),
        (NumberStyle.UPPER_ROMAN, (4, 9, 14, 4000), ["IV", "IX", "XIV", "4000"]),
        (NumberStyle.LOWER_ROMAN, (3,), ["iii"]),
        (NumberStyle.UPPER_LETTER, (1, 26, 27), ["A", "Z", "AA"]),
        (NumberStyle.SYLLABLE, (1, 3, 14, 15), ["가", "다", "하", "가가"]),
        (NumberStyle.JAMO, (2,), ["ㄴ"]),
        (NumberStyle.CIRCLED_SYLLABLE, (1, 14, 15), ["㉮", "㉻", "15"]),
        (NumberStyle.KOREAN, (1, 10, 11, 20, 25, 100), ["일", "십", "십일", "이십", "이십오", "백"]),
        (NumberStyle.NATIVE_KOREAN, (1, 12), ["하나", "열둘"]),
        (NumberStyle.HANJA, (3, 12), ["三", "十二"]),
        (NumberStyle.STEM, (1, 10, 11), ["갑", "계", "11"]),
        (NumberStyle.ORDINAL, (1, 2, 3, 11, 22), ["1st", "2nd", "3rd", "11th", "22nd"]),
        (NumberStyle.PARENTHESISED, (2,), ["⑵"]),
        (NumberStyle.NONE, (5,), [""]),
    ],
)
def test_each_style(style: NumberStyle, numbers: tuple[int, ...], expected: list[str]) -> None:
    assert [format_number(number, style) for number in numbers] == expected


@pytest.mark.parametrize("style", [style for style in NumberStyle if style is not NumberStyle.NONE])
def test_a_number_out_of_range_is_still_written(style: NumberStyle) -> None:
    assert format_number(0, style) == "0"
    assert format_number(12345, style)
