"""Particles fit the word before them, whatever it ends in."""

from __future__ import annotations

import pytest

from app.core.particles import particle


@pytest.mark.parametrize(
    ("word", "subject", "toward"),
    [
        ("금액", "이", "으로"), ("제3조", "가", "로"), ("10일", "이", "로"), ("'7일'", "이", "로"), ("5%", "가", "로"),
        ("2025", "가", "로"), ("13", "이", "으로"), ("PDF", "가", "로"), ("URL", "이", "로"), ("(신설)", "이", "로"),
        ("", "가", "로"), ("1,000원", "이", "으로"),
    ],
)  # fmt: skip
def test_particles(word: str, subject: str, toward: str) -> None:
    assert particle(word, "이", "가") == subject
    assert particle(word, "으로", "로") == toward
