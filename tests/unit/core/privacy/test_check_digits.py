"""Check digits agree with python-stdnum on any number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.kr import brn, rrn

from app.core.privacy import check_digits


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


@given(digits(16))
def test_luhn(number: str) -> None:
    assert check_digits.luhn(number) == luhn.is_valid(number)


@given(digits(15))
def test_luhn_of_a_number_made_to_check(number: str) -> None:
    whole = number + luhn.calc_check_digit(number)
    assert check_digits.luhn(whole)
    assert not check_digits.luhn(whole[:-1] + str((int(whole[-1]) + 1) % 10))


@given(digits(12))
def test_resident_numbers(number: str) -> None:
    check = rrn.calc_check_digit(number)
    assert check_digits.resident(number + check)
    assert not check_digits.resident(number + str((int(check) + 1) % 10))


@given(digits(12))
def test_foreigners_numbers_check_to_the_resident_digit_plus_two(number: str) -> None:
    check = (int(rrn.calc_check_digit(number)) + 2) % 10
    assert check_digits.foreigner(number + str(check))
    assert not check_digits.foreigner(number + str((check + 5) % 10))


@given(digits(10))
def test_companies_are_made_of_the_parts_that_stdnum_knows(number: str) -> None:
    """stdnum checks the parts alone, and no digit."""
    assert brn.is_valid(number) or not check_digits.business(number)


@given(digits(9).filter(lambda number: brn.is_valid(number + "0")))
def test_one_digit_in_ten_checks_a_company(number: str) -> None:
    assert sum(check_digits.business(number + str(check)) for check in range(10)) == 1


@pytest.mark.parametrize("number", ["1248100998", "2208162517", "1208147521"])
def test_companies_that_print_their_number_on_their_pages(number: str) -> None:
    assert check_digits.business(number)


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("9604121234567", date(1996, 4, 12)),
        ("0202293234567", None),  # 2002 was no leap year
        ("2401011234567", date(1924, 1, 1)),
        ("9901013234567", None),  # 2099 is yet to come
        ("9604129234567", None),  # nobody born before 1900 is left
    ],
)
def test_dates_of_birth(number: str, born: date | None) -> None:
    assert check_digits.birth(number) == born


def test_numbers_have_no_check_digit_since_october_2020() -> None:
    assert not check_digits.is_given_at_random(date(2020, 10, 4))
    assert check_digits.is_given_at_random(date(2020, 10, 5))
