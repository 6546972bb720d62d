"""Files of several formats through the real readers, morphemes and embedder into a library, and out again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from app.core.errors import Cancelled, StorageError
from app.core.indexing.service import IndexProgress, Outcome
from app.core.library import Status
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import Scope
from app.core.retrieval.service import Mode
from app.wiring import Access, Library
from tests.integration.conftest import Open

RULE = """제1조(목적) 이 규정은 금고 열쇠의 관리를 정한다.
제2조(보관) ① 금고의 열쇠는 책임자가 보관하고, 다이얼 번호는 다른 직원이 관리한다.
② 열쇠를 잃어버린 때에는 2시간 이내에 안전관리부에 알려야 한다.
제3조(점검) 책임자는 매월 첫 영업일에 금고를 점검한다.
부칙
제1조(시행일) 이 규정은 2026년 3월 1일부터 시행한다.
"""
GUIDE = """# 신분증 확인 안내

## 확인할 것

창구 직원은 신분증의 발급일을 진위확인 시스템에서 조회한다.

## 사본

사본은 5년간 보존한다.
"""


def write_memo(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("야간금고 이용 안내", 1)
    document.add_paragraph("야간금고에 맡긴 현금은 다음 영업일 오전 10시까지 계좌에 입금한다.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["구분", "수수료", "개인", "2,000원"], strict=True
    ):
        cell.text = text
    document.save(str(path))
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "files"
    folder.mkdir()
    rule, guide = folder / "금고관리규정.txt", folder / "신분증.md"
    rule.write_text(RULE, "utf-8")
    guide.write_text(GUIDE, "utf-8")
    return [rule, guide, write_memo(folder / "야간금고.docx")]


def search(library: Library, question: str, mode: Mode = Mode.HYBRID) -> tuple[Passage, ...]:
    return library.retriever().retrieve(library.queries().build(question), 5, mode=mode).passages


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def check_whole(library: Library) -> None:
    """Every document is whole: chunks numbered through, spans on stored pages, a vector for each chunk of a ready one."""
    ids = library.vectors.ids()
    for document in library.catalogue.documents():
        pages = {page.number: page.text for page in library.catalogue.pages(document.document_id)}
        chunks = library.catalogue.chunks_of(document.document_id)
        assert (len(pages), len(chunks)) == (document.pages, document.chunks)
        assert [c.chunk.ordinal for c in chunks] == list(range(len(chunks)))
        for stored in chunks:
            assert all(pages[s.page][s.start : s.end].strip() for s in stored.chunk.spans)
        if document.status is Status.READY:
            assert {c.chunk_id for c in chunks} <= ids
    assert ids <= set(library.catalogue.chunk_ids())


def test_files_of_every_kind_become_searchable(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    assert statuses(list(library.indexer().add(files))) == ["ready"] * 3
    check_whole(library)
    best = search(library, "열쇠를 분실하면 언제까지 알려야 하나요?")[0]
    assert (best.document.title, best.locator) == ("금고관리규정", "제2조")
    assert "2시간 이내" in best.text
    assert "야간금고" in search(library, "맡긴 현금은 언제 입금되나요?")[0].document.path
    assert search(library, "신분증 사본 보존기간")[0].document.path.endswith("신분증.md")


def test_metadata_is_read(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    records = {Path(d.path).suffix: d for d in library.catalogue.documents()}
    assert records[".txt"].effective_date == "2026-03-01"
    assert records[".md"].title == "신분증 확인 안내"
    assert {d.format for d in records.values()} == {"txt", "md", "docx"}


def test_adding_again_reads_only_what_changed(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    before = library.catalogue.chunk_ids()
    files[0].write_text(RULE.replace("2시간", "30분"), "utf-8")
    outcomes = {o.path.name: o.status for o in library.indexer().add(files)}
    assert outcomes == {"금고관리규정.txt": "replaced", "신분증.md": "unchanged", "야간금고.docx": "unchanged"}
    assert len(library.catalogue.documents()) == 3
    assert len(library.catalogue.chunk_ids()) == len(before)
    assert "30분 이내" in search(library, "열쇠 분실 보고")[0].text
    assert not any("2시간" in p.text for p in search(library, "열쇠 분실 2시간"))
    check_whole(library)


def test_a_damaged_copy_leaves_the_version_before_searchable(
    open_library: Open, tmp_path: Path, files: list[Path]
) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    files[2].write_bytes(b"PK\x03\x04 cut off")
    (outcome,) = library.indexer().add([files[2]])
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert outcome.error.code == "document_damaged"
    assert "야간금고" in search(library, "맡긴 현금은 언제 입금되나요?")[0].document.path
    record = next(d for d in library.catalogue.documents() if d.path == str(files[2]))
    assert (record.status, record.error_code) == (Status.READY, "document_damaged")
    check_whole(library)


def test_one_bad_file_does_not_stop_the_others(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    empty = tmp_path / "files" / "빈.pdf"
    empty.write_bytes(b"")
    library = open_library(tmp_path / "library")
    outcomes = list(library.indexer().add([empty, *files]))
    assert sorted(statuses(outcomes)) == ["failed", "ready", "ready", "ready"]
    check_whole(library)


def test_removed_documents_are_found_no_more(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    rule = next(d for d in library.catalogue.documents() if d.format == "txt")
    library.catalogue.remove(rule.document_id)
    library.indexer().forget_removed()
    assert all(p.document.document_id != rule.document_id for p in search(library, "열쇠를 분실하면"))
    assert files[0].exists()
    check_whole(library)


def test_words_find_a_document_before_its_vectors_are_made(
    open_library: Open, tmp_path: Path, files: list[Path]
) -> None:
    library = open_library(tmp_path / "library")
    seen: list[tuple[str, str, int]] = []

    def watch(progress: IndexProgress) -> None:
        if progress.stage == "read" and progress.done == len(files):
            found = search(library, "열쇠 분실", Mode.LEXICAL)
            seen.append((found[0].document.status.value, found[0].locator, library.vectors.count()))

    list(library.indexer().add(files, report=watch))
    assert seen == [("searchable", "제2조", 0)]


def test_what_a_stopped_run_left_is_resumed(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        list(library.indexer().add(files, cancelled=lambda: next(asked, True)))
    library.close()
    again = open_library(tmp_path / "library")
    found = sorted(d.status.value for d in again.catalogue.documents())
    assert found == ["pending", "pending", "searchable"]
    check_whole(again)
    list(again.indexer().resume())
    assert {d.status for d in again.catalogue.documents()} == {Status.READY}
    check_whole(again)
    assert again.vectors.ids() == set(again.catalogue.chunk_ids())


def test_vectors_thrown_away_are_made_again_from_the_catalogue(
    open_library: Open, tmp_path: Path, files: list[Path]
) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    before = search(library, "맡긴 현금은 언제 입금되나요?", Mode.VECTOR)
    for path in files:
        path.unlink()
    indexer = library.indexer()
    indexer.rebuild_vectors()
    assert library.vectors.count() == 0
    list(indexer.embed_pending())
    after = search(library, "맡긴 현금은 언제 입금되나요?", Mode.VECTOR)
    assert [p.text for p in after] == [p.text for p in before]
    check_whole(library)


def test_collections_are_searched_apart(open_library: Open, tmp_path: Path, files: list[Path]) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files[:1], "안전"))
    list(library.indexer().add(files[1:], "창구"))
    query = library.queries().build("금고 열쇠 보관")
    for mode in Mode:
        found = library.retriever().retrieve(query, 5, Scope("창구"), mode).passages
        assert all(p.document.collection == "창구" for p in found)
    assert library.retriever().retrieve(query, 5, Scope("안전")).passages[0].locator.startswith("제2조")


def test_one_process_works_on_a_library_while_others_may_ask_by_words(
    open_library: Open, tmp_path: Path, files: list[Path]
) -> None:
    library = open_library(tmp_path / "library")
    list(library.indexer().add(files))
    with pytest.raises(StorageError) as error:
        open_library(tmp_path / "library")
    assert error.value.code == "library_in_use"
    asking = open_library(tmp_path / "library", Access.ASK)
    assert asking.busy
    assert search(asking, "열쇠를 분실하면")[0].locator == "제2조"
    assert len(open_library(tmp_path / "library", Access.READ).catalogue.documents()) == 3
    library.close()
    assert not open_library(tmp_path / "library").busy


def test_a_library_is_let_go_of_when_it_is_closed(open_library: Open, tmp_path: Path) -> None:
    for _ in range(3):
        library = open_library(tmp_path / "library")
        library.catalogue.documents()
        library.vectors.count()
        library.close()
        library.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError) as error:
        Library(tmp_path / "file")
    assert error.value.code == "library_unwritable"
