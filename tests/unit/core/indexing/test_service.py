"""Indexing over a small library."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.document import Page
from app.core.errors import Cancelled, DocumentError
from app.core.indexing import service
from app.core.indexing.service import IndexProgress, document_id_of, total_pages
from app.core.library import Status
from app.core.retrieval.scope import Scope
from tests.fakes.documents import make_content
from tests.fakes.library import SmallLibrary

RULE = ("제1조(목적) 목적을 정한다.", "제5조(비밀번호) 비밀번호는 분기마다 변경한다.")


def statuses(library: SmallLibrary) -> dict[str, Status]:
    return {Path(d.path).name: d.status for d in library.catalogue.documents()}


def test_new_files_become_ready(library: SmallLibrary) -> None:
    one, other = library.write("가.txt", *RULE), library.write("나.txt", "회의한다.")
    outcomes = library.add(one, other)
    assert [(o.path, o.status, o.pages, o.chunks) for o in outcomes] == [(one, "ready", 1, 2), (other, "ready", 1, 1)]
    assert statuses(library) == {"가.txt": Status.READY, "나.txt": Status.READY}
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())
    assert total_pages(outcomes) == 2


def test_an_unchanged_file_is_not_read_again(library: SmallLibrary) -> None:
    path = library.write("가.txt", *RULE)
    library.add(path)
    ids = library.catalogue.chunk_ids()
    library.contents.clear()
    (outcome,) = library.add(path)
    assert (outcome.status, outcome.pages, outcome.chunks) == ("unchanged", 1, 2)
    assert library.catalogue.chunk_ids() == ids


def test_a_changed_file_is_replaced_whole(library: SmallLibrary) -> None:
    path = library.write("가.txt", *RULE)
    library.add(path)
    old = set(library.catalogue.chunk_ids())
    (outcome,) = library.add(library.write("가.txt", "제5조(비밀번호) 비밀번호는 매월 변경한다."))
    assert outcome.status == "replaced"
    new = set(library.catalogue.chunk_ids())
    assert not old & new
    assert library.vectors.ids() == new
    assert len(library.catalogue.documents()) == 1
    assert "매월" in library.search("비밀번호 변경")[0].text
    assert outcome.document_id == document_id_of(path)


def test_a_file_that_fails_is_listed_with_its_reason_and_tried_again(library: SmallLibrary) -> None:
    path = library.put("가.pdf", DocumentError("needs_ocr", pages="1-3"))
    (outcome,) = library.add(path)
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert outcome.error.code == "needs_ocr"
    (record,) = library.catalogue.documents()
    assert (record.status, record.error_code, record.error_values) == (Status.FAILED, "needs_ocr", {"pages": "1-3"})
    library.contents[str(path)] = library.contents[str(library.write("나.txt", *RULE))]
    (again,) = library.add(path)
    assert again.status == "ready"
    assert library.catalogue.documents()[0].error_code == ""


def test_a_failed_reading_keeps_the_version_before(library: SmallLibrary) -> None:
    path = library.write("가.txt", *RULE)
    library.add(path)
    library.put("가.txt", DocumentError("document_damaged"))
    (outcome,) = library.add(path)
    assert outcome.status == "failed"
    (record,) = library.catalogue.documents()
    assert (record.status, record.error_code) == (Status.READY, "document_damaged")
    assert library.search("비밀번호 변경")[0].locator == "제5조"


def test_the_error_of_a_failed_reading_goes_when_the_old_file_comes_back(library: SmallLibrary) -> None:
    path = library.write("가.txt", *RULE)
    library.add(path)
    library.put("가.txt", DocumentError("document_damaged"))
    library.add(path)
    (outcome,) = library.add(library.write("가.txt", *RULE))
    assert outcome.status == "unchanged"
    assert library.catalogue.documents()[0].error_code == ""


def test_a_missing_file_fails_and_the_others_go_on(library: SmallLibrary) -> None:
    missing, good = library.folder / "없음.txt", library.write("가.txt", *RULE)
    outcomes = library.add(missing, good)
    assert [o.status for o in outcomes] == ["failed", "ready"]
    assert outcomes[0].error is not None
    assert outcomes[0].error.code == "file_missing"


def test_a_document_without_text_to_chunk_is_ready_at_once(library: SmallLibrary) -> None:
    path = library.put("빈.txt", make_content(Page(1, "")))
    (outcome,) = library.add(path)
    assert (outcome.status, outcome.chunks) == ("ready", 0)
    assert statuses(library) == {"빈.txt": Status.READY}


def test_words_are_searchable_before_vectors_are_made(library: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Status, str]] = []

    def watch(texts: list[str], cancelled: object = None) -> list[list[float]]:
        (record,) = library.catalogue.documents()
        seen.append((record.status, library.search("비밀번호 변경")[0].locator))
        return [library.embedder.embed_query(text) for text in texts]

    monkeypatch.setattr(library.embedder, "embed_passages", watch)
    library.add(library.write("가.txt", *RULE))
    assert seen == [(Status.SEARCHABLE, "제5조")]


def test_cancel_between_files_keeps_whole_documents_and_the_rest_is_resumed(library: SmallLibrary) -> None:
    files = [library.write(f"{n}.txt", *RULE, f"{n}번 규정이다.") for n in range(6)]
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        list(library.indexer().add(files, cancelled=lambda: next(asked, True)))
    found = statuses(library)
    assert len(found) == 6
    assert set(found.values()) == {Status.SEARCHABLE, Status.PENDING}
    outcomes = list(library.indexer().resume())
    assert {o.status for o in outcomes} == {"ready"}
    assert set(statuses(library).values()) == {Status.READY}
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_cancel_between_batches_of_vectors_is_resumed(library: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "EMBED_BATCH", 2)
    path = library.write("가.txt", *(f"제{n}조(보고) {n}번 보고를 한다." for n in range(1, 8)))
    with pytest.raises(Cancelled):
        list(library.indexer().add([path], cancelled=lambda: library.vectors.count() >= 4))
    assert library.catalogue.count_without_vector() == 3
    assert statuses(library) == {"가.txt": Status.SEARCHABLE}
    (outcome,) = library.add(path)
    assert outcome.status == "unchanged"
    assert statuses(library) == {"가.txt": Status.READY}
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_a_stored_file_is_told_even_if_the_run_is_stopped_before_its_vectors(library: SmallLibrary) -> None:
    told: list[tuple[str, str]] = []
    files = [library.write("가.txt", *RULE), library.put("나.pdf", DocumentError("needs_ocr", pages="1"))]
    run = library.indexer().add(
        files,
        stored=lambda outcome: told.append((outcome.path.name, outcome.status)),
        cancelled=lambda: bool(library.catalogue.ids_with(Status.FAILED)),
    )
    with pytest.raises(Cancelled):
        list(run)
    assert told == [("가.txt", "ready"), ("나.pdf", "failed")]


def test_progress_counts_files_then_chunks(library: SmallLibrary) -> None:
    told: list[IndexProgress] = []
    files = [library.write(f"{n}.txt", *RULE) for n in range(3)]
    list(library.indexer().add(files, report=told.append))
    assert [(p.done, p.total) for p in told if p.stage == "read"] == [(1, 3), (2, 3), (3, 3)]
    assert [(p.done, p.total) for p in told if p.stage == "embed"][-1] == (6, 6)


def test_removed_documents_are_forgotten_by_the_vector_store(library: SmallLibrary) -> None:
    library.add(library.write("가.txt", *RULE), library.write("나.txt", "회의한다."))
    gone = next(d for d in library.catalogue.documents() if d.title == "가")
    assert library.catalogue.remove(gone.document_id)
    library.indexer().forget_removed()
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())
    assert library.catalogue.removed_vectors() == []


def test_reconcile_finds_lost_and_stray_vectors(library: SmallLibrary) -> None:
    library.add(library.write("가.txt", *RULE))
    lost = library.catalogue.chunk_ids()[0]
    library.vectors.remove([lost])
    library.vectors.add([9_999], [library.embedder.embed_query("떠돌이")])
    indexer = library.indexer()
    assert indexer.reconcile() == (1, 1)
    assert statuses(library) == {"가.txt": Status.SEARCHABLE}
    list(indexer.resume())
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())
    assert statuses(library) == {"가.txt": Status.READY}
    assert indexer.reconcile() == (0, 0)


def test_vectors_are_rebuilt_from_the_catalogue_alone(library: SmallLibrary) -> None:
    library.add(library.write("가.txt", *RULE), library.write("나.txt", "회의한다."))
    library.contents.clear()
    indexer = library.indexer()
    indexer.rebuild_vectors()
    assert library.vectors.count() == 0
    assert list(indexer.embed_pending())[-1] == (3, 3)
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_versions_are_decided_anew_after_every_add(library: SmallLibrary) -> None:
    old = library.write("옛.txt", *RULE, title="규정", effective_date="2024-01-01")
    new = library.write("새.txt", *RULE, title="규정", effective_date="2026-01-01")
    library.add(old)
    assert library.catalogue.document(document_id_of(old)).superseded_by == ""  # type: ignore[union-attr]
    library.add(new)
    assert library.catalogue.document(document_id_of(old)).superseded_by == document_id_of(new)  # type: ignore[union-attr]


def test_a_file_stays_in_its_collection_when_it_is_added_again(library: SmallLibrary) -> None:
    library.add(library.write("가.txt", *RULE), collection="수신")
    library.add(library.write("가.txt", "바뀌었다."), collection="")
    (record,) = library.catalogue.documents()
    assert record.collection == "수신"
    assert library.search("바뀌었다", scope=Scope("수신"))


@pytest.mark.parametrize("line", ["회의한다.", "바뀌었다."])
def test_a_known_file_moves_to_the_collection_it_is_added_to(library: SmallLibrary, line: str) -> None:
    library.add(library.write("가.txt", "회의한다."), collection="수신")
    (outcome,) = library.add(library.write("가.txt", line), collection="여신")
    assert outcome.status == ("unchanged" if line == "회의한다." else "replaced")
    (record,) = library.catalogue.documents()
    assert record.collection == "여신"
    assert library.search(line, scope=Scope("여신"))
    assert library.search(line, scope=Scope("수신")) == ()


def test_a_file_whose_name_is_no_unicode_is_indexed(library: SmallLibrary) -> None:
    path = library.write("\udcb1\udcd4\udcc1\udca4.txt", *RULE, title="규정")
    (outcome,) = library.add(path)
    assert outcome.status == "ready"
    assert library.search("비밀번호 변경")[0].locator == "제5조"
    (again,) = library.add(path)
    assert again.status == "unchanged"
