"""Versions compare number by number; only harmless paths and names are taken."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.packs.safe_path import is_pack_name, is_safe
from app.core.packs.version import parse_version


def test_versions_are_ordered_by_their_numbers() -> None:
    mixed = ["1.10", "2026.11.1", "0", "2026.2", "1", "2026.11", "0.9", "1.2"]
    assert sorted(mixed, key=parse_version) == ["0", "0.9", "1", "1.2", "1.10", "2026.2", "2026.11", "2026.11.1"]
    assert parse_version("1.0") == parse_version("1") != parse_version("1.0.1")
    assert len({parse_version("1.0"), parse_version("1")}) == 1
    assert str(parse_version("1.0")) == "1.0"


@pytest.mark.parametrize("text", ["", "v1", "1.", ".1", "1..2", "01", "1.2.3.4.5.6.7", "1-2", "١", "1\n", "9999999999"])
def test_what_is_no_version(text: str) -> None:
    with pytest.raises(ValueError):
        parse_version(text)


SAFE = ["a.toml", "documents/0001.jsonl", "sources/0001/전자금융감독규정 (개정).pdf", "a b/c.d", "..a/b", "comx.txt"]
UNSAFE = [
    "",
    "/etc/passwd",
    "../a",
    "a/../../b",
    "a//b",
    "a/./b",
    "a/",
    "C:/a",
    "a:stream",
    "a\\..\\b",
    "\\\\server\\share",
    "a\x00b",
    "a\nb",
    "con",
    "a/NUL.txt",
    "lpt1.pdf",
    "COM¹",
    "a.",
    "a ",
    " a",
    "a/b./c",
    "a?b",
    "a/\u202eb",
    "a\u200bb",
    "\ud800",
    unicodedata.normalize("NFD", "가.txt"),
    "a/" * 6 + "b",
    "a" * 201,
]


@pytest.mark.parametrize("path", SAFE)
def test_safe_paths(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize("path", UNSAFE)
def test_unsafe_paths(path: str) -> None:
    assert not is_safe(path)


@given(st.text(max_size=40))
def test_no_safe_path_leads_out(path: str) -> None:
    if is_safe(path):
        assert ".." not in path.split("/")
        assert not path.startswith("/")
        assert not set(path) & set('\\:*?"<>|\x00')


def test_names_of_packs() -> None:
    assert all(is_pack_name(name) for name in ("a", "rules-loan_2", "1"))
    assert not any(
        is_pack_name(name) for name in ("", "A", "-a", "a-", "a.b", "a/b", "..", "가", "con", "a" * 65, "a\n")
    )
