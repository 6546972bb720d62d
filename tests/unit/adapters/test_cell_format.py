"""Cell values as a spreadsheet shows them."""

from __future__ import annotations

import datetime as dt

import pytest

from app.adapters.cell_format import show


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        ("글", "@", "글"),
        (1234567, "General", "1234567"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "General", "3"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.0532, "0.00%", "5.32%"),
        (0.5, "0%", "50%"),
        (-2000, "#,##0;[Red]-#,##0", "-2,000"),
        (-2000, "#,##0_);(#,##0)", "-2,000"),
        (1300000, '#,##0,"천원"', "1,300천원"),
        (5000000000, "#,##0,,", "5,000"),
        (50, '"제"0"호"', "제50호"),
        (7, "000", "007"),
        (1000, '_-"₩"* #,##0_-', "₩1,000"),
        (1000, "[$₩-412]#,##0", "₩1,000"),
        (-0.001, "0.0", "0.0"),
        (1234.5, "0.00E+00", "1234.5"),
        (0.5, "# ?/?", "0.5"),
        (float("nan"), "0", ""),
        (dt.datetime(2026, 2, 13), "yyyy-mm-dd", "2026-02-13"),
        (dt.datetime(2026, 2, 13, 9, 30), "yyyy-mm-dd hh:mm", "2026-02-13 09:30"),
        (dt.datetime(1899, 12, 30, 9, 30), "h:mm", "09:30"),
        (dt.date(2026, 2, 13), "", "2026-02-13"),
        (dt.time(9, 30), "h:mm", "09:30"),
        (dt.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_values_are_shown_as_their_format_asks(value: object, code: str, shown: str) -> None:
    assert show(value, code) == shown
