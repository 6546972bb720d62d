"""Temporary folders of killed processes, and files compared with what was indexed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from app.core.indexing.service import content_hash
from app.engine.server.chores import on_disk
from app.engine.server.leftovers import sweep
from tests.fakes.documents import make_record


def test_what_nobody_uses_goes(tmp_path: Path) -> None:
    used, unused, never_locked = (tmp_path / name for name in ("used", "unused", "never"))
    for folder in (used, unused, never_locked):
        folder.mkdir()
        (folder / "page.txt").write_text("글")
    (tmp_path / "stray.txt").write_text("글")
    (unused / ".lock").touch()
    with FileLock(used / ".lock"):
        sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["used"]
    sweep(tmp_path / "missing")


@pytest.mark.parametrize(
    ("text", "indexed", "state"),
    [
        ("가나다", "2000-01-01", "same"),  # times say nothing: it is read
        ("나다가", "2000-01-01", "changed"),
        ("나다가", "2999-01-01", "same"),  # not touched since it was indexed
        ("가", "2999-01-01", "changed"),
        (None, "2000-01-01", "missing"),
    ],
)
def test_a_source_file_is_compared_with_what_was_indexed(
    tmp_path: Path, text: str | None, indexed: str, state: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("가나다", "utf-8")
    record = make_record(
        path=str(path),
        size=path.stat().st_size,
        content_hash=content_hash(path),
        added_at=f"{indexed}T00:00:00+00:00",
    )
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")
        os.utime(path, (946_684_800, 946_684_800))  # copying tools keep the time of the content
    assert on_disk(record) == state
