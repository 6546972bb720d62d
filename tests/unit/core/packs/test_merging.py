"""Documents of a pack in another library: the same words, places and vectors, whatever interrupts their way."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.sqlite_shelf import SqliteShelf
from app.core.document import BlockKind, Content, Notice, OutlineEntry
from app.core.errors import Cancelled, StorageError
from app.core.geometry import pack as pack_boxes
from app.core.indexing import outdated, service
from app.core.indexing.prepare import INDEX_VERSION
from app.core.library import Status
from app.core.packs import merging
from app.core.packs.document_lines import pack_vectors, read_lines, unpack_vectors, write_lines
from app.core.packs.manifest import Manifest, PackKind
from app.core.packs.merging import Merged, Merger
from app.core.packs.shelving import Shelver, distinct
from tests.fakes.analyzer import SpaceAnalyzer
from tests.fakes.documents import make_page
from tests.fakes.library import TODAY, SmallLibrary
from tests.fakes.packs import make_manifest

LINES = (
    "제1조(한도) 하루 한도는 100만원으로 한다.",
    "제2조(보존) 전자금융거래(이하 '거래'라 한다) 기록은 5년간 보존한다.",
)


def small(folder: Path) -> SmallLibrary:
    folder.mkdir(parents=True)
    return SmallLibrary(folder)


@pytest.fixture
def office(tmp_path: Path) -> SmallLibrary:
    """The library that the pack is made from: two rules and a page with boxes, notices and an outline."""
    library = small(tmp_path / "office")
    page = make_page((BlockKind.HEADING, "별표", 1), "표 안의 금액은 30만원이다.")
    page = replace(
        page, boxes=pack_boxes([(1.0, 2.0, 3.0, 4.0)] * len(page.text)), width=595.0, height=842.0, label="iv"
    )
    content = Content(
        "txt",
        "별표",
        (page,),
        metadata={"author": "준법감시부"},
        outline=(OutlineEntry("별표", 1, 1),),
        attachments=("서식.hwp",),
        notices=(Notice("page_without_text", {"page": 3}),),
        paged=False,
    )
    library.add(
        library.write("한도.txt", *LINES, title="한도 규정", effective_date="2026-01-01"),
        library.put("별표.txt", content),
    )
    return library


def shelve(library: SmallLibrary, folder: Path, with_sources: bool = True) -> Path:
    with closing(SqliteShelf(library.folder / "catalogue.db")) as shelf:
        shelver = Shelver(library.catalogue, library.vectors, shelf, folder, with_sources)
        assert len(list(shelver.write(library.catalogue.documents()))) == len(library.catalogue.documents())
    return folder


def manifest(version: str = "1", embedding: str = "e5", index_version: str = str(INDEX_VERSION)) -> Manifest:
    facts = {"embedding": embedding, "index_version": index_version}
    return make_manifest({"documents/0001.jsonl": b""}, version, "rules", PackKind.LIBRARY, **facts)


def merger(library: SmallLibrary, **options: object) -> Merger:
    return Merger(library.catalogue, library.vectors, SpaceAnalyzer, "e5", lambda: TODAY, **options)  # type: ignore[arg-type]


def merge(library: SmallLibrary, folder: Path, version: str = "1", **facts: str) -> Merged:
    found = manifest(version, **facts)
    return merger(library).merge(found, f"digest {version}", folder)


@pytest.fixture
def desk(tmp_path: Path) -> SmallLibrary:
    return small(tmp_path / "desk")


def shown(library: SmallLibrary, question: str) -> list[tuple[object, ...]]:
    return [(p.document.title, p.page, p.start, p.end, round(p.score, 6)) for p in library.search(question)]


def test_a_desk_finds_and_answers_what_the_office_does(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path
) -> None:
    done = merge(desk, shelve(office, tmp_path / "pack"))
    assert (len(done.stored), done.unchanged, done.removed) == (2, 0, ())
    for question in ("하루 한도는 얼마인가?", "거래 기록은 얼마나 보존하나?", "표 안의 금액"):
        assert shown(desk, question) == shown(office, question)
        here, there = desk.answerer().ask(question), office.answerer().ask(question)
        assert (here.status, here.text) == (there.status, there.text)
        assert [(c.page, c.start, c.end, c.quote) for c in here.citations] == [
            (c.page, c.start, c.end, c.quote) for c in there.citations
        ]
    assert desk.catalogue.definitions() == office.catalogue.definitions() != []
    for ours, theirs in zip(desk.catalogue.documents(), office.catalogue.documents(), strict=True):
        assert desk.catalogue.pages(ours.document_id) == office.catalogue.pages(theirs.document_id)
        assert desk.catalogue.contents(ours.document_id) == office.catalogue.contents(theirs.document_id)
        assert (ours.status, ours.notices, ours.content_hash) == (Status.READY, theirs.notices, theirs.content_hash)
        assert (ours.collection, ours.metadata["pack"]) == ("묶음 rules", "rules")
        assert ours.metadata.items() > theirs.metadata.items()
        assert Path(ours.path).read_bytes() == Path(theirs.path).read_bytes()


def test_without_sources_a_document_has_a_path_that_is_not_there(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path
) -> None:
    merge(desk, shelve(office, tmp_path / "pack", with_sources=False))
    assert [Path(d.path).name for d in desk.catalogue.documents()] == ["별표.txt", "한도.txt"]
    assert not any(Path(d.path).exists() for d in desk.catalogue.documents())


def test_a_source_that_has_changed_is_left_behind(office: SmallLibrary, tmp_path: Path) -> None:
    (office.folder / "한도.txt").write_text("새 판")
    folder = shelve(office, tmp_path / "pack")
    assert [path.name for path in (folder / "sources").rglob("*.txt")] == ["별표.txt"]


def test_merging_again_changes_nothing(office: SmallLibrary, desk: SmallLibrary, tmp_path: Path) -> None:
    folder = shelve(office, tmp_path / "pack")
    merge(desk, folder)
    before = desk.catalogue.chunk_ids()
    done = merge(desk, folder)
    assert (done.stored, done.unchanged, desk.catalogue.chunk_ids()) == ((), 2, before)
    assert merger(desk).is_merged(manifest(), "digest 1")
    assert not merger(desk).is_merged(manifest(), "digest 2")


def test_a_new_version_replaces_and_removes_and_the_old_one_comes_back(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path
) -> None:
    own = desk.add(desk.write("메모.txt", "지점 메모: 점심은 12시."), collection="묶음 rules")[0]
    first = shelve(office, tmp_path / "1")
    merge(desk, first)
    ids = {d.title: d.document_id for d in desk.catalogue.documents()}
    office.catalogue.remove(next(d.document_id for d in office.catalogue.documents() if d.title == "별표"))
    office.write("한도.txt", LINES[0].replace("100", "300"), title="한도 규정", effective_date="2026-05-01")
    office.add(office.folder / "한도.txt")
    done = merge(desk, shelve(office, tmp_path / "2"), "2")
    assert ([d.title for d in done.stored], [d.title for d in done.removed]) == (["한도 규정"], ["별표"])
    assert "300만원" in desk.answerer().ask("하루 한도는 얼마인가?").text
    assert desk.vectors.ids() == set(desk.catalogue.chunk_ids())
    merge(desk, first, "1")
    assert "100만원" in desk.answerer().ask("하루 한도는 얼마인가?").text
    assert {d.title: d.document_id for d in desk.catalogue.documents()} == ids
    gone = merger(desk).remove("rules")
    assert len(gone.removed) == 2
    assert [d.document_id for d in desk.catalogue.documents()] == [own.document_id]
    assert desk.vectors.ids() == set(desk.catalogue.chunk_ids())
    assert not merger(desk).is_merged(manifest(), "digest 1")


@pytest.mark.parametrize("facts", [{"embedding": "another model"}, {"index_version": "0"}])
def test_vectors_of_another_model_or_index_are_made_anew(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path, facts: dict[str, str]
) -> None:
    merge(desk, shelve(office, tmp_path / "pack"), **facts)
    assert desk.vectors.count() == 0
    assert {d.status for d in desk.catalogue.documents()} == {Status.SEARCHABLE}
    assert desk.search("하루 한도")
    for _ in desk.indexer().embed_pending():
        pass
    assert {d.status for d in desk.catalogue.documents()} == {Status.READY}
    assert shown(desk, "하루 한도는 얼마인가?") == shown(office, "하루 한도는 얼마인가?")


@pytest.mark.parametrize("with_sources", [True, False])
def test_an_update_of_the_index_cuts_an_installed_pack_anew(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_sources: bool
) -> None:
    folder = shelve(office, tmp_path / "pack", with_sources)
    merge(desk, folder)
    for module in (merging, service):
        monkeypatch.setattr(module, "INDEX_VERSION", INDEX_VERSION + 1)
    assert not merger(desk).is_merged(manifest(), "digest 1")
    done = merge(desk, folder)
    assert (len(done.stored), done.unchanged) == (2, 0)
    assert merger(desk).is_merged(manifest(), "digest 1")
    assert merge(desk, folder).unchanged == 2
    assert {d.status for d in desk.catalogue.documents()} == {Status.SEARCHABLE}  # vectors are made here
    assert desk.search("하루 한도")


def test_documents_of_an_older_index_do_not_go_into_a_pack(
    office: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (outdated, service):
        monkeypatch.setattr(module, "INDEX_VERSION", INDEX_VERSION + 1)
    with pytest.raises(StorageError) as caught:
        shelve(office, tmp_path / "pack")
    assert (caught.value.code, caught.value.values) == ("pack_unfinished", {"title": "별표"})


def test_a_merge_that_is_stopped_goes_on(office: SmallLibrary, desk: SmallLibrary, tmp_path: Path) -> None:
    folder = shelve(office, tmp_path / "pack")
    stops = iter([False, True])
    with pytest.raises(Cancelled):
        merger(desk, cancelled=lambda: next(stops)).merge(manifest(), "digest 1", folder)
    assert len(desk.catalogue.documents()) == 1
    assert not merger(desk).is_merged(manifest(), "digest 1")
    done = merge(desk, folder)
    assert (len(done.stored), done.unchanged) == (1, 1)


def test_vectors_that_a_kill_left_out_are_put_in(
    office: SmallLibrary, desk: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shelve(office, tmp_path / "pack")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(desk.vectors, "add", die)
        merge(desk, folder)
    assert [d.status for d in desk.catalogue.documents()] == [Status.SEARCHABLE]
    done = merge(desk, folder)
    assert (len(done.stored), done.unchanged) == (1, 1)
    assert desk.vectors.ids() == set(desk.catalogue.chunk_ids())
    assert {d.status for d in desk.catalogue.documents()} == {Status.READY}


def test_a_document_that_still_waits_for_vectors_is_not_packed(office: SmallLibrary, tmp_path: Path) -> None:
    office.catalogue.mark_embedded(office.catalogue.chunk_ids(), embedded=False)
    with pytest.raises(StorageError, match="pack_unfinished"):
        shelve(office, tmp_path / "pack")


def test_documents_of_one_file_name_cannot_be_told_apart(office: SmallLibrary) -> None:
    twice = replace(office.catalogue.documents()[0], path="/다른 곳/별표.txt", document_id="x")
    left_out: list[str] = []
    assert distinct([*office.catalogue.documents(), twice], left_out.append) == office.catalogue.documents()
    assert left_out == ["/다른 곳/별표.txt"]


def lines_of(office: SmallLibrary, folder: Path) -> list[str]:
    return (shelve(office, folder) / "documents" / "0002.jsonl").read_text("utf-8").splitlines()


def test_lines_are_read_as_they_were_written(office: SmallLibrary, tmp_path: Path) -> None:
    lines = lines_of(office, tmp_path / "pack")
    assert list(write_lines(read_lines(lines))) == lines


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"spans":[[1,', '"spans":[[2,'),
        ('"spans":[[1,0,', '"spans":[[1,-1,'),
        ('"ordinal":0', '"ordinal":5'),
        ('"type":"document"', '"type":"page"'),
        ('"type":"page"', '"type":"leaf"'),
        ('"paragraph",', '"program",'),
        ('"paragraph",0,', '"paragraph",99999,'),
        ('"boxes":""', '"boxes":"#"'),
        ('"key"', '"no key"'),
        ("{", "["),
    ],
)
def test_lines_that_do_not_fit_are_refused(office: SmallLibrary, tmp_path: Path, old: str, new: str) -> None:
    lines = lines_of(office, tmp_path / "pack")
    text = "\n".join(lines)
    assert old in text
    with pytest.raises(StorageError, match="pack_damaged"):
        read_lines(text.replace(old, new).splitlines())


def test_vectors_keep_every_bit() -> None:
    vectors = [[0.1, -0.5, 1e-7], [1.0, 0.0, 3.0]]
    back = unpack_vectors(pack_vectors(vectors), 2)
    assert pack_vectors(back) == pack_vectors(vectors)
    assert unpack_vectors(b"", 0) == []
    for data, count in ((b"", 2), (b"1234", 0), (b"12345", 1), (pack_vectors(vectors), 4)):
        with pytest.raises(StorageError, match="pack_damaged"):
            unpack_vectors(data, count)
