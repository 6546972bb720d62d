"""The audit log of the command line: starts, retention, refused network access."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.adapters.audit_store import AuditStore, Author
from app.core.audit import Act, AuditEvent, AuditRecord
from app.core.errors import StorageError
from app.core.messages import words
from app.engine.checks import Checkup
from app.settings import sources
from app.system import netguard
from app.wiring import Access, Library
from tests.integration.conftest import Run

AUTHOR = Author("kim", "command", "0.1.0")


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A library with one document."""
    (tmp_path / "지침.txt").write_text("제1조(보고) 직원은 사고를 3일 이내에 보고하여야 한다.\n", "utf-8")
    assert run("add", str(tmp_path / "지침.txt"), library=tmp_path / "library").code == 0
    return tmp_path / "library"


def events(folder: Path) -> list[dict[str, Any]]:
    with Library(folder, Access.READ) as library:
        assert library.audit_store.verify().is_whole
        found = list(library.audit_store.records())
    return [{"act": each.event.act, "detail": each.event.detail, "process": each.process} for each in found]


def test_commands_that_change_or_answer_tell_of_their_start(run: Run, folder: Path) -> None:
    run("ask", "--no-model", "사고는 며칠 이내에 보고하나요?", library=folder)
    run("list", library=folder)
    run("remove", "지침", library=folder)
    found = [(each["act"], each["detail"].get("command")) for each in events(folder)]
    assert found == [
        (Act.STARTED, "add"),
        (Act.DOCUMENT_ADDED, None),
        (Act.STARTED, "ask"),
        (Act.ASKED, None),
        (Act.STARTED, "remove"),
        (Act.DOCUMENT_REMOVED, None),
    ]


def test_records_that_are_kept_no_longer_go_with_the_next_start(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    with Library(tmp_path / "library") as library:
        for days in (400, 45, 20):
            library.audit_store.append(AuditEvent(Act.ASKED), AUTHOR, now - timedelta(days=days))
    run("remove", "없음", library=tmp_path / "library")
    assert [each["act"] for each in events(tmp_path / "library")] == [Act.ASKED] * 2 + [Act.RETENTION, Act.STARTED]
    policy = tmp_path / "policy.toml"
    policy.write_text("audit.keep_days = 30\n", "utf-8")
    monkeypatch.setattr(sources, "POLICY_FILE", policy)
    run("remove", "없음", library=tmp_path / "library")
    found = events(tmp_path / "library")
    assert [each["act"] for each in found] == [Act.ASKED, Act.RETENTION, Act.STARTED, Act.RETENTION, Act.STARTED]
    assert [each["detail"]["records"] for each in found if each["act"] is Act.RETENTION] == ["1", "1"]


def test_a_log_that_is_off_stays_as_it_is(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = events(folder)
    policy = folder.with_name("policy.toml")
    policy.write_text('audit.level = "off"\n', "utf-8")
    monkeypatch.setattr(sources, "POLICY_FILE", policy)
    run("remove", "지침", library=folder)
    assert events(folder) == before


def test_refused_network_access_is_recorded_once(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = (netguard.Attempt("socket.connect", "posthog.py:12"), netguard.Attempt("socket.getaddrinfo", "hub.py:3"))
    for name, value in (("count", 2), ("told", 0), ("attempts", list(attempts))):
        monkeypatch.setattr(netguard._State, name, value)
    run("list", library=folder)
    run("list", library=folder)
    refused = [each["detail"] for each in events(folder) if each["act"] is Act.NETWORK_REFUSED]
    assert refused == [
        {"attempts": "2", "events": "socket.connect socket.getaddrinfo", "places": "hub.py:3 posthog.py:12"}
    ]
    checks = run("doctor", library=folder).records[0]["checks"]
    assert "그 밖에 막은 접속 시도 2번" in next(each["detail"] for each in checks if each["name"] == "network")


def test_document_work_is_recorded_also_on_files_that_are_in_no_library(run: Run, folder: Path) -> None:
    other = folder.with_name("새 지침.txt")
    other.write_text("제1조(보고) 직원은 사고를 5일 이내에 보고하여야 한다.\n", "utf-8")
    out = folder.with_name("비교.md")
    assert run("summarize", "지침", "--no-model", "--length", "short", library=folder).code == 0
    assert run("compare", "지침", str(other), "--out", str(out), library=folder).code == 0
    assert run("extract", "duties", str(other), "--no-model", library=folder).code == 0
    found = [each for each in events(folder) if each["act"] not in (Act.STARTED, Act.DOCUMENT_ADDED)]
    assert [each["act"] for each in found] == [Act.SUMMARIZED, Act.COMPARED, Act.EXPORTED, Act.EXTRACTED]
    assert [found[0]["detail"]["length"], found[2]["detail"], found[3]["detail"]] == [
        "short",
        {"format": ".md"},
        {"template": "duties"},
    ]


def test_what_could_not_be_recorded_is_told_by_the_self_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(folder) as library:
        checkup = Checkup(folder, "ko", lambda: nullcontext(library), alone=False)
        whole = next(check for check in checkup.run() if check.name == "audit")
        with monkeypatch.context() as patch:
            patch.setattr(AuditStore, "append", full)
            library.audit.did(Act.EXPORTED)
            library.audit.did(Act.EXPORTED)
        library.take_settings(library.settings)
        told = next(check for check in checkup.run() if check.name == "audit")
        library.audit.did(Act.EXPORTED)
        later = next(check for check in checkup.run() if check.name == "audit")
    assert whole.status == "ok"
    assert (told.status, later.status) == ("warning", "warning")
    assert "쓰지 못한 기록 2건" in told.detail and words("disk_full", "ko").message in told.detail
    assert "쓰지 못한 기록 2건" in later.detail and words("disk_full", "ko").message not in later.detail


def full(*_: object) -> AuditRecord:
    """The disk is."""
    raise StorageError("disk_full")
