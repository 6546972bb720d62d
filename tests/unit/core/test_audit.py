"""A log that was touched does not verify, whatever was done to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.audit import START, Act, AuditEvent, AuditRecord, Head, digest_of, verify_chain

KEY = b"k" * 32
BEGINNING = Head(0, START)


def chain(count: int, key: bytes = KEY, after: Head = BEGINNING) -> list[AuditRecord]:
    """A log of that many records."""
    made: list[AuditRecord] = []
    last = after
    for sequence in range(after.sequence + 1, after.sequence + count + 1):
        event = AuditEvent(Act.ASKED, ("d1",), ("aa",), detail={"status": "answered"}, question=f"질문 {sequence}")
        bare = AuditRecord(
            sequence, "2026-11-22T01:02:03.004+00:00", "kim", "window", "1", "p", "m", event, last.digest, ""
        )
        made.append(replace(bare, digest=digest_of(bare, key)))
        last = head_of(made)
    return made


def head_of(records: list[AuditRecord]) -> Head:
    return Head(records[-1].sequence, records[-1].digest)


def test_an_untouched_log_is_whole() -> None:
    records = chain(5)
    found = verify_chain(records, KEY, BEGINNING, head_of(records))
    assert (found.is_whole, found.records, found.unsealed) == (True, 5, 0)


def test_records_behind_the_seal_are_counted_not_refused() -> None:
    records = chain(5)
    found = verify_chain(records, KEY, BEGINNING, head_of(records[:3]))
    assert (found.is_whole, found.unsealed) == (True, 2)


@pytest.mark.parametrize("at", range(5))
def test_a_changed_record_is_found(at: int) -> None:
    records = chain(5)
    records[at] = replace(records[at], user="lee")
    found = verify_chain(records, KEY, BEGINNING, head_of(chain(5)))
    assert (found.problem, found.sequence) == ("changed", at + 1)


@pytest.mark.parametrize("at", range(4))
def test_a_record_taken_out_is_found(at: int) -> None:
    records = chain(5)
    seal = head_of(records)
    del records[at]
    found = verify_chain(records, KEY, BEGINNING, seal)
    assert (found.problem, found.sequence) == ("missing", at + 1)


@pytest.mark.parametrize("left", range(5))
def test_an_end_that_was_cut_off_is_found(left: int) -> None:
    records = chain(5)
    found = verify_chain(records[:left], KEY, BEGINNING, head_of(records))
    assert (found.problem, found.sequence) == ("truncated", left + 1)


def test_a_chain_made_without_the_key_is_found() -> None:
    assert verify_chain(chain(3, b"x" * 32), KEY, BEGINNING, None).problem == "changed"


def test_another_log_made_with_the_key_is_found_by_the_seal() -> None:
    records = chain(3)
    other = [replace(each, user="lee") for each in records]
    last = BEGINNING
    for i, each in enumerate(other):
        bare = replace(each, previous=last.digest, digest="")
        other[i] = replace(bare, digest=digest_of(bare, KEY))
        last = head_of(other[: i + 1])
    assert verify_chain(other, KEY, BEGINNING, head_of(records)).problem == "replaced"


def test_a_beginning_cut_off_needs_a_record_of_retention() -> None:
    records = chain(5)
    anchor = head_of(records[:2])
    assert verify_chain(records[2:], KEY, anchor, head_of(records)).problem == "truncated"
    kept = AuditEvent(Act.RETENTION, detail={"until": "2", "digest": anchor.digest})
    bare = replace(records[-1], sequence=6, event=kept, previous=records[-1].digest, digest="")
    vouched = [*records[2:], replace(bare, digest=digest_of(bare, KEY))]
    assert verify_chain(vouched, KEY, anchor, head_of(vouched)).is_whole


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_any_words_keep_their_digest(question: str, detail: dict[str, str]) -> None:
    (record,) = chain(1)
    told = replace(
        record, event=AuditEvent(Act.ASKED, detail=detail, question=question.encode("utf-8", "replace").decode())
    )
    assert digest_of(told, KEY) == digest_of(replace(told), KEY)
