"""The audit trail writes what the policy asks for, and never stands in the way."""

from __future__ import annotations

from app.core.audit import Act, AuditEvent
from app.core.audit_trail import AuditTrail
from app.core.errors import StorageError


def test_words_are_kept_only_where_the_policy_wants_them_and_never_with_personal_data() -> None:
    event = AuditEvent(Act.ASKED, question="900101-1234568?", answer="예")
    basic: list[AuditEvent] = []
    AuditTrail(basic.append).record(event)
    assert (basic[0].question, basic[0].answer) == ("", "")
    full: list[AuditEvent] = []
    AuditTrail(full.append, with_words=True, hide=lambda text: text.replace("1234568", "1******")).record(event)
    assert (full[0].question, full[0].answer) == ("900101-1******?", "예")


def test_a_log_that_is_off_keeps_nothing() -> None:
    trail = AuditTrail(None)
    trail.did(Act.STARTED)
    assert (trail.problem, trail.missed) == ("", 0)


def test_a_full_disk_is_remembered_and_work_goes_on() -> None:
    state = {"full": True}
    kept: list[AuditEvent] = []

    def write(event: AuditEvent) -> None:
        if state["full"]:
            raise StorageError("disk_full")
        kept.append(event)

    trail = AuditTrail(write)
    trail.did(Act.EXPORTED, format=".docx")
    assert (trail.problem, trail.missed) == ("disk_full", 1)
    state["full"] = False
    trail.did(Act.EXPORTED, format=".pdf")
    assert (trail.problem, trail.missed, kept[0].detail) == ("", 1, {"format": ".pdf"})


def test_a_reviewer_is_recorded() -> None:
    kept: list[AuditEvent] = []
    trail = AuditTrail(kept.append)
    trail.exported([], ".docx", "")
    trail.exported([], ".docx", " 김감사 ")
    assert [(each.act, each.detail) for each in kept] == [
        (Act.EXPORTED, {"format": ".docx"}),
        (Act.EXPORTED, {"format": ".docx"}),
        (Act.REVIEWED, {"reviewer": "김감사"}),
    ]


def test_a_start_lets_go_of_what_is_kept_no_longer_first() -> None:
    done: list[object] = []
    trail = AuditTrail(lambda event: done.append(event.act), prune=lambda: done.append("prune"))
    trail.began(command="add")
    assert done == ["prune", Act.STARTED]


def test_a_log_that_is_off_is_not_pruned() -> None:
    def prune() -> None:
        raise AssertionError

    AuditTrail(None, prune=prune).began()


def test_records_that_cannot_be_pruned_hinder_nothing() -> None:
    def prune() -> None:
        raise StorageError("disk_full")

    kept: list[AuditEvent] = []
    AuditTrail(kept.append, prune=prune).began(command="ask")
    assert [(each.act, each.detail) for each in kept] == [(Act.STARTED, {"command": "ask"})]
