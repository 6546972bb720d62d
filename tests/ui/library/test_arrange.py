"""Filtering, grouping and sorting, without Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.ui.library.arrange import HEADER, Arrangement, Attention, Choice, Order, arrange
from tests.ui.library.given import BANK, row

NAMES = ["여신", "전자금융"]


def keys(choice: Choice, names: list[str] | None = None) -> list[str]:
    """The list for a choice."""
    return arrange(BANK, NAMES if names is None else names, choice).keys


def ids(choice: Choice) -> list[str]:
    """Its documents."""
    return [key for key in keys(choice) if not key.startswith(HEADER)]


def test_documents_stand_under_their_collections() -> None:
    """In the order of collections, those in none last, each once."""
    found = keys(Choice())
    headers = [key for key in found if key.startswith(HEADER)]
    assert headers == [HEADER + "여신", HEADER + "전자금융", HEADER]
    assert found[0] == HEADER + "여신"
    assert set(found[1:5]) == {"a", "b", "c", "d"}
    assert sorted(ids(Choice())) == sorted(each.document_id for each in BANK)


def test_without_collections_there_are_no_headers() -> None:
    """A plain list for those who do not use them."""
    plain = [row("x"), row("y")]
    assert arrange(plain, [], Choice()).keys == ["x", "y"]


def test_an_empty_collection_shows_only_where_nothing_is_left_out() -> None:
    """Documents can be dragged to it; a filter hides it."""
    names = ["감사", *NAMES]
    assert HEADER + "감사" in keys(Choice(), names)
    assert HEADER + "감사" not in keys(Choice(words="여신"), names)


def test_collapsed_collections_keep_their_count() -> None:
    """And open while words are typed."""
    folded = arrange(BANK, NAMES, Choice(collapsed=frozenset({"여신"})))
    assert "a" not in folded.keys
    assert folded.counts["여신"] == 4
    assert folded.found == len(BANK)
    assert "a" in keys(Choice(collapsed=frozenset({"여신"}), words="여신"))


def test_one_collection() -> None:
    """Its header and its documents, nothing else."""
    assert keys(Choice(collection="전자금융"))[0] == HEADER + "전자금융"
    assert sorted(ids(Choice(collection="전자금융"))) == ["e", "f", "g"]
    assert sorted(ids(Choice(collection=""))) == ["h", "i", "j", "k", "l", "m"]


@pytest.mark.parametrize(("attention", "expected"), [(Attention.FAILED, ["k", "l"]), (Attention.CHANGED, ["d", "g"])])
def test_what_wants_attention(attention: Attention, expected: list[str]) -> None:
    """Failed documents; changed and missing files."""
    assert sorted(ids(Choice(attention=attention))) == expected


def test_filter_and_attention_work_together() -> None:
    """Both have to fit."""
    assert ids(Choice(attention=Attention.FAILED, words="약관")) == ["l"]
    assert arrange(BANK, NAMES, Choice(words="없는 말")) == Arrangement([], {}, 0)


def test_orders() -> None:
    """Newest first by date; what needs help first by state; names break ties."""
    rows = [
        row("1", "나", effective_date="2026-01-01", added_at="2026-03-01", state="ready"),
        row("2", "가", effective_date="", added_at="2026-05-01", state="failed"),
        row("3", "다", effective_date="2026-09-01", added_at="2026-04-01", state="reading"),
        row("4", "라", effective_date="2026-09-01", added_at="2026-04-01", state="waiting"),
    ]
    expected = {
        Order.NAME: ["2", "1", "3", "4"],
        Order.EFFECTIVE: ["3", "4", "1", "2"],
        Order.ADDED: ["2", "3", "4", "1"],
        Order.STATE: ["2", "3", "4", "1"],
    }
    for order, wanted in expected.items():
        assert arrange(rows, [], replace(Choice(), order=order)).keys == wanted, order
        assert arrange(rows[::-1], [], replace(Choice(), order=order)).keys == wanted, order
