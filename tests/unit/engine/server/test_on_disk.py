"""Source files compared with what was indexed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.indexing.service import content_hash, content_hashes
from app.engine.server.chores import on_disk
from tests.fakes.documents import make_record


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


def test_an_update_of_the_index_does_not_make_a_file_another_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("가나다", "utf-8")
    first, *_, last = content_hashes(path)
    assert first != last == content_hash(path)
    assert on_disk(make_record(path=str(path), size=9, content_hash=first, added_at="2000-01-01T00:00:00Z")) == "same"
