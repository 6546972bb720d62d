"""How far the work has come, added up over everything that was asked for: no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.engine.protocol.events import IndexProgress
from app.engine.protocol.records import DocumentRow


class JobKind(StrEnum):
    """Why files are read."""

    ADD = "add"
    WATCH = "watch"  # a watched folder changed
    RETRY = "retry"
    RESUME = "resume"


class JobEnd(StrEnum):
    """How a job ended."""

    RUNNING = ""
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True)
class Job:
    """One AddDocuments, RetryDocuments or Resume.

    Attributes:
        ticket: of `PatientRequests`.
        progress: the newest report of each stage, "read" and "embed".
        read: documents that were read because of it, as they are now.
        code: why it failed as a whole.
    """

    kind: JobKind
    ticket: int = 0
    progress: dict[str, IndexProgress] = field(default_factory=dict)
    stage: str = ""
    read: dict[str, DocumentRow] = field(default_factory=dict)
    end: JobEnd = JobEnd.RUNNING
    is_stopping: bool = False
    code: str = ""

    @property
    def is_running(self) -> bool:
        """It has not ended."""
        return self.end is JobEnd.RUNNING


@dataclass(frozen=True, slots=True)
class Overall:
    """What the progress card says.

    Attributes:
        stage: "queued", "read", "embed" or "stopping".
        done, total: files, or chunks, by stage.
        failed: files that could not be read.
        seconds_left: -1 while unknown.
        path: the file at hand, or "".
    """

    stage: str
    done: int = 0
    total: int = 0
    failed: int = 0
    seconds_left: float = -1.0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of jobs that ended together.

    Attributes:
        added: documents that can be searched now.
        failed: documents that could not be read.
        unchanged: files that were in the library as they are.
        stopped: the user stopped it; left_out: files that were not read because of that.
        kinds: why files were read.
        codes: why jobs could not be done as a whole.
        failed_ids: documents that could not be read; failed_codes: why.
    """

    added: int = 0
    failed: int = 0
    unchanged: int = 0
    stopped: bool = False
    left_out: int = 0
    kinds: frozenset[JobKind] = frozenset()
    codes: frozenset[str] = frozenset()
    failed_ids: frozenset[str] = frozenset()
    failed_codes: frozenset[str] = frozenset()


def overall(jobs: Iterable[Job]) -> Overall | None:
    """One report for all jobs of a burst (also those of it that have ended, so that counts never fall); None: no work."""
    burst = list(jobs)
    running = [job for job in burst if job.is_running]
    if not running:
        return None
    failed = sum(_latest_failed(job) for job in burst)
    if all(job.is_stopping for job in running):
        return Overall("stopping", failed=failed)
    if any(job.stage == "read" for job in running):
        return _added_up("read", burst, running, failed)
    if any(job.stage == "embed" for job in running):
        return _added_up("embed", running, running, failed)
    return Overall("queued", failed=failed)


def summary(jobs: Iterable[Job]) -> Summary:
    """What came of a burst."""
    burst = list(jobs)
    read = list({key: row for job in burst for key, row in job.read.items()}.values())
    failed = [row for row in read if row.state == "failed"]
    return Summary(
        added=sum(row.state in ("searchable", "ready") for row in read),
        failed=len(failed),
        unchanged=sum(_unchanged(job) for job in burst if job.end is JobEnd.DONE),
        stopped=any(job.end is JobEnd.STOPPED for job in burst),
        left_out=sum(_left_out(job) for job in burst),
        kinds=frozenset(job.kind for job in burst),
        codes=frozenset(job.code for job in burst if job.code),
        failed_ids=frozenset(row.document_id for row in failed),
        failed_codes=frozenset(row.error_code for row in failed),
    )


def _added_up(stage: str, counted: list[Job], running: list[Job], failed: int) -> Overall:
    reports = [job.progress[stage] for job in counted if stage in job.progress]
    live = [job.progress[stage] for job in running if job.stage == stage]
    seconds = [report.seconds_left for report in live]
    return Overall(
        stage,
        done=sum(report.done for report in reports),
        total=sum(report.total for report in reports),
        failed=failed,
        seconds_left=sum(seconds) if all(each >= 0 for each in seconds) else -1.0,
        path=next((report.path for report in reversed(live) if report.path), ""),
    )


def _latest_failed(job: Job) -> int:
    report = job.progress.get("read")
    return report.failed if report else 0


def _unchanged(job: Job) -> int:
    """Files that the engine counted and did not have to read."""
    report = job.progress.get("read")
    return max(0, report.total - len(job.read)) if report and job.kind is not JobKind.RESUME else 0


def _left_out(job: Job) -> int:
    """Files that the engine has taken off its list again; those of an earlier run stay on it."""
    report = job.progress.get("read")
    return max(0, report.total - report.done) if report and job.end is JobEnd.STOPPED else 0
