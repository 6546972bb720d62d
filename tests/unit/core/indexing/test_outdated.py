"""Documents of an older index after an update of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import Cancelled, DocumentError
from app.core.indexing import outdated as module
from app.core.indexing import service
from app.core.indexing.outdated import may_be_outdated, outdated, renew, settle
from app.core.indexing.prepare import INDEX_VERSION
from app.core.library import Status
from tests.fakes.documents import make_content, make_page
from tests.fakes.library import SmallLibrary


def use(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in (module, service):
        monkeypatch.setattr(each, "INDEX_VERSION", version)


def test_a_new_library_is_of_this_index(library: SmallLibrary) -> None:
    assert not may_be_outdated(library.catalogue)
    library.add(library.write("가.txt", "제1조(목적) 목적을 정한다."))
    assert not may_be_outdated(library.catalogue)
    assert outdated(library.catalogue) == []


def test_a_library_from_before_the_version_was_kept_is_looked_into_once(library: SmallLibrary) -> None:
    library.add(library.write("가.txt", "제1조(목적) 목적을 정한다."))
    library.catalogue.set_setting(service.INDEX_KEY, "")
    assert may_be_outdated(library.catalogue)
    assert outdated(library.catalogue) == []
    settle(library.catalogue)
    assert not may_be_outdated(library.catalogue)


def test_after_an_update_files_are_read_again(library: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    use(INDEX_VERSION - 1, monkeypatch)
    kept = library.write("가.txt", "제1조(목적) 목적을 정한다.")
    failed = library.put("서식.pdf", DocumentError("document_no_text"))
    changed, gone = library.write("나.txt", "제2조(정의) 뜻은 다음과 같다."), library.write("다.txt", "회의한다.")
    library.add(kept, failed, changed, gone, collection="여신")
    changed.write_text("다른 판", "utf-8")
    gone.unlink()
    use(INDEX_VERSION, monkeypatch)
    assert may_be_outdated(library.catalogue)
    assert sorted(outdated(library.catalogue)) == sorted([kept, failed])
    library.contents[str(failed)] = make_content(make_page("제3조(점검) 매월 점검한다."))  # the same bytes, read better
    done = {outcome.path: outcome.status for outcome in renew(library.indexer())}
    assert done == {kept: "replaced", failed: "ready"}
    assert not may_be_outdated(library.catalogue)
    assert {d.collection for d in library.catalogue.documents()} == {"여신"}
    assert [d.status for d in library.catalogue.documents()] == [Status.READY] * 4
    assert library.search("매월 점검")
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_what_was_stopped_goes_on_at_the_next_start(library: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    use(INDEX_VERSION - 1, monkeypatch)
    one, other = library.write("가.txt", "회의한다."), library.write("나.txt", "점검한다.")
    library.add(one, other)
    use(INDEX_VERSION, monkeypatch)
    with pytest.raises(Cancelled):
        outdated(library.catalogue, lambda: True)
    list(library.indexer().add([one]))  # one of them, before the program was closed
    assert may_be_outdated(library.catalogue)
    assert outdated(library.catalogue) == [other]


def test_documents_that_no_file_of_the_user_made_are_left_to_their_pack(
    library: SmallLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(INDEX_VERSION - 1, monkeypatch)
    path = library.write("가.txt", "회의한다.")
    library.add(path)
    (record,) = library.catalogue.documents()
    library.catalogue.remove(record.document_id)
    content = library.read(path, None)
    library.catalogue.store(replace(record, document_id="of a pack"), content, [], [])
    use(INDEX_VERSION, monkeypatch)
    assert outdated(library.catalogue) == []


def test_the_hash_of_a_file_that_is_gone_cannot_be_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        service.content_hashes(tmp_path / "없음.txt")
    assert caught.value.code == "file_missing"
