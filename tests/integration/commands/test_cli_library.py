"""Commands that change a library: JSON lines on standard output, exit codes, and what is there afterwards."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.integration.conftest import Run

RULE = "제1조(목적) 이 규정은 금고 열쇠의 관리를 정한다.\n제2조(보관) 열쇠를 잃어버리면 2시간 이내에 알려야 한다.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "문서"
    (made / "하위").mkdir(parents=True)
    (made / "금고관리규정.txt").write_text(RULE, "utf-8")
    (made / "하위" / "안내.md").write_text("# 안내\n\n영업시간은 9시부터 16시까지이다.\n", "utf-8")
    (made / "그림.png").write_bytes(b"\x89PNG")
    return made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_a_folder_is_added_with_a_line_per_file_and_a_summary(run: Run, library: Path, folder: Path) -> None:
    done = run("add", str(folder), library=library)
    assert done.code == 0
    *documents, last = done.records
    assert {Path(d["path"]).name for d in documents} == {"금고관리규정.txt", "안내.md"}
    for record in documents:
        assert list(record) == ["event", "path", "document_id", "status", "pages", "chunks", "error"]
        assert (record["event"], record["status"], record["pages"], record["error"]) == ("document", "ready", 1, None)
    assert list(last) == ["event", "ready", "unchanged", "failed", "pages", "seconds"]
    assert (last["event"], last["ready"], last["unchanged"], last["failed"], last["pages"]) == ("done", 2, 0, 0, 2)


def test_adding_again_tells_what_changed(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    (folder / "금고관리규정.txt").write_text(RULE.replace("2시간", "1시간"), "utf-8")
    done = run("add", str(folder), library=library)
    assert {Path(r["path"]).name: r["status"] for r in done.records[:-1]} == {
        "금고관리규정.txt": "replaced",
        "안내.md": "unchanged",
    }
    assert (done.records[-1]["ready"], done.records[-1]["unchanged"]) == (1, 1)


def test_a_file_that_fails_is_told_with_code_message_and_hint_and_ends_with_3(
    run: Run, library: Path, folder: Path
) -> None:
    broken = folder / "깨짐.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    done = run("add", str(folder), str(folder / "없음.pdf"), library=library)
    assert done.code == 3
    failed = {Path(r["path"]).name: r["error"] for r in done.records[:-1] if r["status"] == "failed"}
    assert {name: error["code"] for name, error in failed.items()} == {
        "깨짐.docx": "document_damaged",
        "없음.pdf": "file_missing",
    }
    assert all(error["message"] and error["hint"] for error in failed.values())
    assert done.records[-1]["failed"] == 2
    assert done.records[-1]["ready"] == 2


def test_documents_are_listed(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder / "금고관리규정.txt"), "--collection", "안전", library=library)
    run("add", str(folder / "하위"), library=library)
    done = run("list", library=library)
    assert done.code == 0
    (record,) = done.records
    documents = {d["title"]: d for d in record["documents"]}
    rule = documents["금고관리규정"]
    assert {"document_id", "path", "title", "pages", "chunks", "status", "effective_date", "collection"} <= set(rule)
    assert (rule["collection"], rule["status"], rule["pages"], rule["chunks"]) == ("안전", "ready", 1, 2)
    only = run("list", "--collection", "안전", library=library)
    assert [d["title"] for d in only.records[0]["documents"]] == ["금고관리규정"]


def test_an_empty_library_lists_nothing(run: Run, library: Path) -> None:
    done = run("list", library=library)
    assert (done.code, done.records) == (0, [{"documents": []}])


@pytest.mark.parametrize("by", ["id", "path", "name", "title"])
def test_a_document_is_removed_by_id_path_or_name(run: Run, library: Path, folder: Path, by: str) -> None:
    path = folder / "금고관리규정.txt"
    record = run("add", str(folder), library=library).records
    document_id = next(r["document_id"] for r in record[:-1] if r["path"] == str(path))
    name = {"id": document_id, "path": str(path), "name": path.name, "title": path.stem}[by]
    done = run("remove", name, library=library)
    assert done.code == 0
    assert done.records == [{"event": "removed", "document_id": document_id, "path": str(path)}]
    assert [d["title"] for d in run("list", library=library).records[0]["documents"]] == ["안내"]
    assert path.exists()
    assert not any("열쇠" in p["text"] for p in run("search", "열쇠", library=library).records[0]["passages"])


def test_removing_what_is_not_there_ends_with_5_and_removes_the_others(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    done = run("remove", "없는문서", "안내.md", library=library)
    assert done.code == 5
    assert done.records[0]["error"]["code"] == "document_missing"
    assert done.records[1]["event"] == "removed"


def test_the_doctor_repairs_vectors_that_are_gone(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    for path in (library / "vectors").glob("*.sqlite3"):
        path.write_bytes(b"no database at all " * 500)
    checks = {c["name"]: c for c in run("doctor", library=library).records[0]["checks"]}
    assert checks["vectors"]["status"] == "failed"
    assert checks["catalogue"]["status"] == "ok"
    repaired = {c["name"]: c for c in run("doctor", "--repair", library=library).records[0]["checks"]}
    assert repaired["vectors"]["status"] == "ok"
    assert repaired["unfinished"]["status"] == "ok"
    found = run("search", "열쇠 분실", "--mode", "vector", library=library)
    assert found.records[0]["passages"]


def test_the_doctor_finishes_what_was_left(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    for path in (library / "vectors").rglob("*"):
        if path.is_file():
            path.unlink()
    checks = {c["name"]: c for c in run("doctor", library=library).records[0]["checks"]}
    assert checks["vectors"]["status"] == "warning"
    assert checks["unfinished"]["status"] == "warning"
    repaired = {c["name"]: c["status"] for c in run("doctor", "--repair", library=library).records[0]["checks"]}
    assert (repaired["vectors"], repaired["unfinished"]) == ("ok", "ok")


def test_people_read_words_and_not_json(run: Run, library: Path, folder: Path) -> None:
    added = run("add", str(folder), library=library, json_mode=False)
    assert "금고관리규정.txt" in added.out
    assert "완료 2건" in added.out
    assert "{" not in added.out
    listed = run("list", "--lang", "en", library=library, json_mode=False)
    assert "금고관리규정" in listed.out
    assert "status" in listed.out
    missing = run("page", "없음", "1", library=library, json_mode=False)
    assert (missing.code, missing.out) == (5, "")
    assert "document_missing" in missing.err


def test_a_path_that_leads_nowhere_is_told_and_not_listed(run: Run, library: Path, folder: Path) -> None:
    done = run("add", str(folder / "없음.txt"), str(folder), library=library)
    assert done.code == 3
    failed = next(r for r in done.records if r["event"] == "document" and r["status"] == "failed")
    assert failed["error"]["code"] == "file_missing"
    assert done.records[-1] == done.records[-1] | {"ready": 2, "failed": 1}
    assert len(run("list", library=library).records[0]["documents"]) == 2


def test_a_source_file_that_is_gone_leaves_the_document_searchable_and_says_so(
    run: Run, library: Path, folder: Path
) -> None:
    run("add", str(folder), library=library)
    (folder / "금고관리규정.txt").unlink()
    done = run("add", str(folder / "금고관리규정.txt"), library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (3, "file_missing")
    listed = run("list", library=library).records[0]["documents"]
    document = next(d for d in listed if d["title"] == "금고관리규정")
    assert (document["status"], document["error"]["code"]) == ("ready", "file_missing")
    assert run("search", "열쇠 분실", library=library).records[0]["passages"]


def test_one_file_has_one_name_however_it_is_reached(
    run: Run, library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", str(folder / "금고관리규정.txt"), library=library)
    monkeypatch.chdir(folder / "하위")
    again = run("add", "../금고관리규정.txt", "./../금고관리규정.txt", library=library)
    assert [r["status"] for r in again.records[:-1]] == ["unchanged"]
    assert run("page", "../금고관리규정.txt", "1", library=library).code == 0


def test_a_name_that_several_documents_have_is_told_as_such(run: Run, library: Path, folder: Path) -> None:
    (folder / "하위" / "금고관리규정.txt").write_text(RULE, "utf-8")
    run("add", str(folder), library=library)
    done = run("page", "금고관리규정", "1", library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (5, "document_ambiguous")
    assert run("compare", "금고관리규정", str(folder / "금고관리규정.txt"), library=library).code == 5


def test_a_name_written_apart_as_on_a_mac_is_found_as_it_is_typed(run: Run, library: Path, tmp_path: Path) -> None:
    path = tmp_path / unicodedata.normalize("NFD", "맥에서 온 규정.txt")
    path.write_text(unicodedata.normalize("NFD", RULE), "utf-8")
    assert run("add", str(path), library=library).code == 0
    for name in ("맥에서 온 규정.txt", "맥에서 온 규정", str(tmp_path / "맥에서 온 규정.txt"), str(path)):
        assert run("page", name, "1", library=library).code == 0
    found = run("search", unicodedata.normalize("NFD", "열쇠 분실"), library=library).records[0]["passages"]
    assert "열쇠" in found[0]["text"]


def test_a_document_moves_to_the_collection_it_is_added_to_again(run: Run, library: Path, folder: Path) -> None:
    path = str(folder / "금고관리규정.txt")
    run("add", path, "--collection", "가", library=library)
    assert run("add", path, "--collection", "나", library=library).records[0]["status"] == "unchanged"
    assert run("search", "열쇠", "--collection", "나", library=library).code == 0
    assert run("search", "열쇠", "--collection", "가", library=library).code == 5
    run("add", path, library=library)
    assert run("list", library=library).records[0]["documents"][0]["collection"] == "나"


def test_people_see_whole_ids_words_for_states_and_text_as_it_stands(run: Run, library: Path, folder: Path) -> None:
    (folder / "기호.txt").write_text("은행은 :bank: 표시와 [red]빨강[/red] 표시를 쓴다.", "utf-8")
    run("add", str(folder), library=library)
    ids = [d["document_id"] for d in run("list", library=library).records[0]["documents"]]
    shown = run("list", library=library, json_mode=False).out
    assert all(document_id in shown for document_id in ids)
    assert "완료" in shown
    assert ":bank: 표시와 [red]빨강[/red]" in run("page", "기호", "1", library=library, json_mode=False).out


def test_removing_works_beside_a_damaged_vector_store(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    (library / "vectors" / "chroma.sqlite3").write_bytes(b"no database at all " * 500)
    assert run("remove", "금고관리규정", library=library).code == 0
    assert run("search", "열쇠 분실", library=library).code in (0, 5)
    assert [d["title"] for d in run("list", library=library).records[0]["documents"]] == ["안내"]


def test_nothing_is_left_of_a_removed_document(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    run("remove", "금고관리규정", library=library)
    for mode in ("hybrid", "lexical", "vector"):
        found = run("search", "금고 열쇠를 잃어버리면", "--mode", mode, library=library).records[0]["passages"]
        assert all("열쇠" not in passage["text"] for passage in found)
    files = [path.read_bytes() for path in library.rglob("*") if path.is_file()]
    assert not any("열쇠".encode(encoding) in data for data in files for encoding in ("utf-8", "utf-16-le", "cp949"))


def test_the_doctor_says_what_to_do(run: Run, library: Path, folder: Path) -> None:
    run("add", str(folder), library=library)
    (library / "catalogue.db").unlink()
    for suffix in ("-wal", "-shm"):
        (library / f"catalogue.db{suffix}").unlink(missing_ok=True)
    done = run("doctor", library=library)
    checks = {c["name"]: c for c in done.records[0]["checks"]}
    assert (done.code, checks["vectors"]["status"]) == (3, "failed")
    assert "원본 문서를 다시 추가" in checks["vectors"]["detail"]
