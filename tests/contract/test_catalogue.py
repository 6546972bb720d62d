"""What the catalogue promises: whole documents or none, and what is removed is gone everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.sqlite_catalogue import SqliteCatalogue
from app.adapters.sqlite_file import sqlite3
from app.core.chunk import Chunk
from app.core.document import Block, BlockKind, Content, Notice, OutlineEntry, Page
from app.core.geometry import pack
from app.core.library import DocumentRecord, IndexedChunk, IndexTerms, Status
from app.core.retrieval.scope import EVERYTHING, Scope
from app.core.structure import PageSpan
from tests.fakes.documents import make_content, make_page, make_record

WEIGHTS = (1.0, 0.6, 0.3)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    made = SqliteCatalogue(tmp_path / "catalogue.db")
    yield made
    made.close()


def chunk(ordinal: int, body: str, heading: str = "", lead_in: str = "", label: str = "") -> IndexedChunk:
    made = Chunk(ordinal, (PageSpan(1, 0, 3),), label, ("제1장", "제5조(보고)"), "도입", ordinal, ordinal, True, False)
    terms = IndexTerms(tuple(body.split()), tuple(heading.split()), tuple(lead_in.split()))
    return IndexedChunk(made, terms, f"f{ordinal}")


def store(
    catalogue: SqliteCatalogue, document_id: str, *bodies: str, content: Content | None = None, **values: object
) -> DocumentRecord:
    record = make_record(document_id, **{"pages": 1, "chunks": len(bodies), **values})
    chunks = [chunk(n, body) for n, body in enumerate(bodies)]
    catalogue.store(record, content or make_content(make_page("본문이다.")), chunks, [("약칭", "긴 이름")])
    return record


def matched(catalogue: SqliteCatalogue, *terms: str, scope: Scope = EVERYTHING) -> list[tuple[str, int]]:
    ids = [chunk_id for chunk_id, _ in catalogue.match(terms, WEIGHTS, 10, scope)]
    chunks = catalogue.chunks(ids)
    return [(chunks[i].document_id, chunks[i].chunk.ordinal) for i in ids]


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_document_comes_back_as_it_was_stored(catalogue: SqliteCatalogue) -> None:
    record = store(
        catalogue,
        "a",
        "비밀번호",
        title="규정",
        format="pdf",
        collection="수신",
        effective_date="2026-02-13",
        metadata={"issue": "2026-7"},
        paged=False,
        size=99,
    )
    assert catalogue.document("a") == record
    assert catalogue.documents() == [record]
    assert catalogue.document("없음") is None


def test_a_page_comes_back_as_it_was_read(catalogue: SqliteCatalogue) -> None:
    blocks = (Block(BlockKind.HEADING, 0, 2, 2), Block(BlockKind.TABLE, 3, 9, 0, "표 1", 6))
    page = Page(2, "제목\n가 | 나\n", blocks, "ii", 595.2, 841.9, pack([(1.0, 2.0, 3.0, 4.0)]), needs_ocr=True)
    content = Content(
        "pdf",
        "규정",
        (make_page("첫 쪽"), page),
        outline=(OutlineEntry("1장", 1, 1),),
        attachments=("가.xlsx",),
        notices=(Notice("needs_ocr", {"pages": "2"}),),
    )
    store(catalogue, "a", "본문", content=content)
    assert catalogue.page("a", 2) == page
    assert [p.number for p in catalogue.pages("a")] == [1, 2]
    assert catalogue.page("a", 3) is None
    assert catalogue.page_texts([("a", 2), ("a", 9), ("b", 1), ("a", 2)]) == {("a", 2): page.text}


def test_documents_are_listed_by_path_and_by_collection(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "b", collection="수신")
    store(catalogue, "a", collection="여신")
    store(catalogue, "c", collection="")
    assert [d.document_id for d in catalogue.documents()] == ["a", "b", "c"]
    assert [d.document_id for d in catalogue.documents("수신")] == ["b"]
    assert [d.document_id for d in catalogue.documents("")] == ["c"]


def test_announcing_leaves_known_documents_as_they_are(catalogue: SqliteCatalogue) -> None:
    known = store(catalogue, "a", "비밀번호")
    catalogue.announce([make_record("a", status=Status.PENDING), make_record("b", status=Status.PENDING)])
    assert catalogue.document("a") == known
    new = catalogue.document("b")
    assert new is not None
    assert (new.status, new.pages, new.chunks) == (Status.PENDING, 0, 0)


def test_storing_again_replaces_pages_chunks_terms_and_definitions(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "옛말 하나", "옛말 둘")
    old = catalogue.chunk_ids()
    store(catalogue, "a", "새말")
    assert matched(catalogue, "옛말") == []
    assert matched(catalogue, "새말") == [("a", 0)]
    assert not set(old) & set(catalogue.chunk_ids())
    assert set(catalogue.removed_vectors()) == set(old)
    assert catalogue.definitions() == [("약칭", "긴 이름")]


def test_a_store_that_fails_half_way_leaves_the_version_before(catalogue: SqliteCatalogue) -> None:
    before = store(catalogue, "a", "옛말")
    twice = [chunk(0, "새말"), chunk(0, "새말")]  # one place twice: the second insert is refused
    with pytest.raises(sqlite3.IntegrityError):
        catalogue.store(make_record("a"), make_content(make_page("새 본문")), twice, [])
    assert catalogue.document("a") == before
    assert matched(catalogue, "옛말") == [("a", 0)]
    assert matched(catalogue, "새말") == []
    assert catalogue.removed_vectors() == []
    store(catalogue, "b", "그다음")
    assert matched(catalogue, "그다음") == [("b", 0)]


def test_a_failure_of_a_new_document_is_kept(catalogue: SqliteCatalogue) -> None:
    catalogue.announce([make_record("a", status=Status.PENDING)])
    failed = make_record("a", status=Status.FAILED, error_code="needs_ocr", error_values={"pages": "1"})
    catalogue.store_failure(failed)
    assert catalogue.document("a") == failed


def test_a_failure_does_not_take_a_good_version_away(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "비밀번호", content_hash="good")
    catalogue.store_failure(make_record("a", status=Status.FAILED, error_code="needs_ocr", content_hash="bad"))
    record = catalogue.document("a")
    assert record is not None
    assert (record.status, record.error_code, record.content_hash) == (Status.SEARCHABLE, "needs_ocr", "good")
    assert matched(catalogue, "비밀번호") == [("a", 0)]


def test_what_is_removed_is_gone_everywhere(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "비밀번호", "변경")
    store(catalogue, "b", "비밀번호")
    gone = [c.chunk_id for c in catalogue.chunks_of("a")]
    assert catalogue.remove("a")
    assert not catalogue.remove("a")
    assert catalogue.pages("a") == []
    assert catalogue.chunks(gone) == {}
    assert matched(catalogue, "비밀번호") == [("b", 0)]
    assert catalogue.removed_vectors() == gone
    catalogue.forget_removed_vectors(gone[:1])
    assert catalogue.removed_vectors() == gone[1:]


def test_chunk_ids_are_never_used_twice(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "하나", "둘")
    before = catalogue.chunk_ids()
    catalogue.remove("a")
    store(catalogue, "a", "셋")
    assert min(catalogue.chunk_ids()) > max(before)


def test_versions_and_collections_are_changed_in_place(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "비밀번호")
    catalogue.set_superseded([("a", "b"), ("없음", "b")])
    catalogue.set_collection("a", "여신")
    record = catalogue.document("a")
    assert record is not None
    assert (record.superseded_by, record.collection) == ("b", "여신")


# --- chunks and vectors -----------------------------------------------------------------------------------------------


def test_chunks_come_back_as_they_were_made(catalogue: SqliteCatalogue) -> None:
    record = make_record("a")
    made = [chunk(0, "하나", label="제5조"), chunk(1, "둘", label="제5조제1항"), chunk(2, "셋", label="제6조")]
    catalogue.store(record, make_content(make_page("본문이다.")), made, [])
    stored = catalogue.chunks_of("a")
    assert [s.chunk for s in stored] == [m.chunk for m in made]
    assert [s.fingerprint for s in stored] == ["f0", "f1", "f2"]
    assert catalogue.chunks([s.chunk_id for s in stored]) == {s.chunk_id: s for s in stored}
    assert catalogue.chunk_window("a", 1, 3) == stored[1:]
    assert catalogue.chunk_window("a", -4, 1) == stored[:1]


def test_very_many_chunks_are_looked_up_at_once(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", *(f"말{n}" for n in range(1_200)))
    ids = catalogue.chunk_ids()
    assert len(catalogue.chunks([*ids, 99_999])) == 1_200
    assert catalogue.chunk_count() == 1_200
    assert catalogue.chunks([]) == {}


def test_a_document_is_ready_with_its_last_vector(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "하나", "둘")
    store(catalogue, "b", "셋")
    one, two, three = catalogue.chunk_ids()
    assert [s.chunk_id for s in catalogue.without_vector(2)] == [one, two]
    catalogue.mark_embedded([one, three])
    assert catalogue.waiting_ids() == [two]
    assert catalogue.documents_without_vectors() == ["a"]
    assert [d.status for d in catalogue.documents()] == [Status.SEARCHABLE, Status.READY]
    catalogue.mark_embedded([two])
    assert catalogue.count_without_vector() == 0
    assert {d.status for d in catalogue.documents()} == {Status.READY}
    catalogue.mark_embedded([three], embedded=False)
    assert [d.status for d in catalogue.documents()] == [Status.READY, Status.SEARCHABLE]


def test_marking_does_not_touch_pending_or_failed_documents(catalogue: SqliteCatalogue) -> None:
    catalogue.announce([make_record("p", status=Status.PENDING)])
    catalogue.store_failure(make_record("f", status=Status.FAILED, error_code="needs_ocr"))
    store(catalogue, "a", "하나")
    catalogue.mark_embedded(catalogue.chunk_ids())
    assert {d.document_id: d.status.value for d in catalogue.documents()} == {
        "p": "pending",
        "f": "failed",
        "a": "ready",
    }


# --- search -----------------------------------------------------------------------------------------------------------


def test_matches_come_best_first_with_positive_scores(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "비밀번호 변경", "변경 변경 주기 기타 여러 말", "고객")
    assert matched(catalogue, "비밀번호", "변경")[0] == ("a", 0)
    scores = [score for _, score in catalogue.match(["변경"], WEIGHTS, 10)]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_fields_are_weighted_apart(catalogue: SqliteCatalogue) -> None:
    chunks = [chunk(0, "다른 말", heading="보고"), chunk(1, "보고 말"), chunk(2, "또 말", lead_in="보고")]
    catalogue.store(make_record("a"), make_content(make_page("본문이다.")), chunks, [])
    ids = [i for i, _ in catalogue.match(["보고"], (1.0, 0.6, 0.3), 10)]
    places = {s.chunk_id: s.chunk.ordinal for s in catalogue.chunks_of("a")}
    assert [places[i] for i in ids] == [1, 0, 2]


def test_only_whole_terms_match_and_no_more_than_asked_for(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", *["비밀번호"] * 5)
    assert matched(catalogue, "비밀") == []
    assert len(catalogue.match(["비밀번호"], WEIGHTS, 2)) == 2


@pytest.mark.parametrize(
    "term", ['"', "'", "a OR b", "NEAR(", "*", "-", "보고)", "\\", "ㆍ", "%", "body:보고", "1,000", "c++"]
)
def test_no_term_is_read_as_a_search_expression(catalogue: SqliteCatalogue, term: str) -> None:
    store(catalogue, "a", "다른 말", term)
    assert all(place == ("a", 1) for place in matched(catalogue, term))


def test_no_terms_match_nothing(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", "보고")
    assert catalogue.match([], WEIGHTS, 10) == []


def test_a_collection_is_searched_alone_before_the_limit_counts(catalogue: SqliteCatalogue) -> None:
    store(catalogue, "a", *["비밀번호 비밀번호"] * 20, collection="큰곳")
    store(catalogue, "b", "비밀번호 그 밖의 여러 가지 말", collection="작은곳")
    assert matched(catalogue, "비밀번호", scope=Scope("작은곳")) == [("b", 0)]
    assert matched(catalogue, "비밀번호", scope=Scope("없음")) == []
    assert (catalogue.chunk_count(), catalogue.chunk_count(Scope("작은곳"))) == (21, 1)


# --- the file ---------------------------------------------------------------------------------------------------------


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    first = SqliteCatalogue(tmp_path / "catalogue.db")
    record = store(first, "a", "비밀번호")
    first.set_setting("언어", "ko")
    first.close()
    again = SqliteCatalogue(tmp_path / "catalogue.db")
    assert again.document("a") == record
    assert matched(again, "비밀번호") == [("a", 0)]
    assert (again.setting("언어"), again.setting("없음")) == ("ko", "")
    assert again.integrity() == "ok"
    again.close()


def test_a_snapshot_is_one_state_whatever_another_process_stores(tmp_path: Path) -> None:
    writer, reader = SqliteCatalogue(tmp_path / "catalogue.db"), SqliteCatalogue(tmp_path / "catalogue.db")
    store(writer, "a", "옛말")
    with reader.snapshot():
        assert matched(reader, "옛말") == [("a", 0)]
        store(writer, "a", "새말")
        writer.remove("a")
        with reader.snapshot():
            assert matched(reader, "옛말") == [("a", 0)]
        assert [d.document_id for d in reader.documents()] == ["a"]
    assert reader.documents() == []
    with pytest.raises(ZeroDivisionError), reader.snapshot():
        raise ZeroDivisionError
    store(reader, "b", "그다음")
    assert matched(writer, "그다음") == [("b", 0)]
    writer.close()
    reader.close()


def test_a_reader_beside_a_writer_sees_whole_documents_only(tmp_path: Path) -> None:
    writer = SqliteCatalogue(tmp_path / "catalogue.db")
    reader = SqliteCatalogue(tmp_path / "catalogue.db")
    store(writer, "a", "비밀번호")
    with writer._transaction() as db:
        db.execute("DELETE FROM documents")
        assert [d.document_id for d in reader.documents()] == ["a"]
        assert matched(reader, "비밀번호") == [("a", 0)]
    assert reader.documents() == []
    writer.close()
    reader.close()
