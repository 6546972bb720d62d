"""Every hostile or odd file, added to a library as a user would: each is taken in or refused with a reason in words."""

from __future__ import annotations

from pathlib import Path

from app.core.library import Status
from app.core.messages import LANGUAGES, MESSAGES, words
from app.wiring import Library
from tests.integration.conftest import lend
from tests.integration.engine.test_fixtures import FIXTURES, make_hostile_files


def test_adding_them_all_ends_with_each_whole_or_refused(tmp_path: Path, kiwi: object, e5: object) -> None:
    (tmp_path / "own").mkdir()
    make_hostile_files(tmp_path / "own")
    files = sorted((tmp_path / "own").iterdir())
    files += sorted(path for path in FIXTURES.rglob("*") if path.is_file())
    with lend(Library(tmp_path / "library"), kiwi, e5) as library:  # type: ignore[arg-type]
        outcomes = {o.path: o for o in library.indexer().add_texts(files)}
        records = {Path(d.path): d for d in library.catalogue.documents()}
        assert library.catalogue.integrity() == "ok"
        assert outcomes.keys() == records.keys() == set(files)
        for path, outcome in outcomes.items():
            record = records[path]
            assert (outcome.status == "failed") == (record.status is Status.FAILED) == bool(record.error_code), path
            if outcome.error is None:
                assert len(library.catalogue.pages(record.document_id)) == record.pages > 0, path
                assert len(library.catalogue.chunks_of(record.document_id)) == record.chunks, path
                continue
            assert (record.pages, record.chunks) == (0, 0), path
            assert outcome.error.code in MESSAGES, path
            for language in LANGUAGES:
                assert "…" not in words(record.error_code, language, **record.error_values).message, path
