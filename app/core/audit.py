"""The audit log: who did what, when, with which documents; chained so that no record can be changed unseen.

Each record's digest is an HMAC over the record and the digest before it (a hash chain; with a key, so that nobody who
can write the file can make up a chain that fits). The newest digest is also sealed outside the log, so that cutting off
the end shows as well.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

START = "0" * 64
"""What the first record's `previous` is."""


class Act(StrEnum):
    """What can be done."""

    STARTED = "started"
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_FAILED = "document_failed"
    DOCUMENT_REMOVED = "document_removed"
    ASKED = "asked"
    SUMMARIZED = "summarized"
    COMPARED = "compared"
    EXTRACTED = "extracted"
    EXPORTED = "exported"
    REVIEWED = "reviewed"
    CONVERSATION_DELETED = "conversation_deleted"
    MODEL_ADDED = "model_added"
    PACK_INSTALLED = "pack_installed"  # or updated
    PACK_ROLLED_BACK = "pack_rolled_back"
    PACK_REMOVED = "pack_removed"
    SETTINGS_CHANGED = "settings_changed"
    REFUSED = "refused"  # by policy
    NETWORK_REFUSED = "network_refused"
    RETENTION = "retention"  # old records were taken out, as the policy says
    AUDIT_EXPORTED = "audit_exported"


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Something that was done.

    Attributes:
        documents: ids; hashes: SHA-256 of their content, in the same order.
        citations: "document_id:page:start-end".
        detail: short facts without words of documents: status, counts, milliseconds, error codes.
        question, answer: words; kept only where the policy says "full".
    """

    act: Act
    documents: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    detail: dict[str, str] = field(default_factory=dict)
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """An event as it is kept.

    Attributes:
        sequence: 1, 2, 3 … without gaps.
        at: ISO time in UTC, to the millisecond.
        user: account name; process: "window", "command" …
        program: version of the program; policy: version of the policy in force; model: SHA-256 of the answer model.
        previous: digest of the record before it.
        digest: of this one.
    """

    sequence: int
    at: str
    user: str
    process: str
    program: str
    policy: str
    model: str
    event: AuditEvent
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest record, as sealed outside the log."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole log found.

    Attributes:
        records: how many were checked.
        problem: "" when all is well, else "changed", "missing", "truncated" or "replaced".
        sequence: where the problem is, or 0.
        unsealed: records behind the seal: written when the program was killed before it could seal them. They fit the
            chain, so they were made with the key.
    """

    records: int
    problem: str = ""
    sequence: int = 0
    unsealed: int = 0

    @property
    def is_whole(self) -> bool:
        """Nothing was changed, taken out or cut off."""
        return not self.problem


def digest_of(record: AuditRecord, key: bytes) -> str:
    """HMAC-SHA256 (RFC 2104) over the record without its digest, as canonical JSON."""
    fields = asdict(record)
    fields.pop("digest")
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()


def verify_chain(records: Iterable[AuditRecord], key: bytes, anchor: Head, head: Head | None) -> Verification:
    """Check a log.

    Args:
        records: all of them, oldest first.
        key: of this log.
        anchor: the record before the first one: sequence 0 and `START`, or the last one that retention took out.
        head: the sealed head; None where there never was one.
    """
    count, last, is_anchored = 0, anchor, anchor.sequence == 0
    seen_head = head is None or head.sequence <= anchor.sequence
    for record in records:
        count += 1
        if record.sequence != last.sequence + 1:
            return Verification(count, "missing", last.sequence + 1)
        expected = digest_of(record, key)
        if record.previous != last.digest or not hmac.compare_digest(record.digest, expected):
            return Verification(count, "changed", record.sequence)
        last = Head(record.sequence, record.digest)
        is_anchored = is_anchored or _vouches_for(record, anchor)
        if head is not None and record.sequence == head.sequence:
            if record.digest != head.digest:
                return Verification(count, "replaced", record.sequence)
            seen_head = True
    if head is not None and not seen_head:
        return Verification(count, "truncated", last.sequence + 1)
    if not is_anchored:  # the beginning was cut off by somebody else than retention
        return Verification(count, "truncated", anchor.sequence)
    return Verification(count, unsealed=last.sequence - head.sequence if head else 0)


def _vouches_for(record: AuditRecord, anchor: Head) -> bool:
    """Retention wrote where it cut; that record is part of the chain, so only the program can have made it."""
    detail = record.event.detail
    return (
        record.event.act is Act.RETENTION
        and detail.get("until") == str(anchor.sequence)
        and detail.get("digest") == anchor.digest
    )
