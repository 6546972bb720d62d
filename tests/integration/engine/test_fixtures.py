"""Hostile and odd files, each through the real readers in the sandbox: a content or a reason, and nothing else."""

from __future__ import annotations

import csv
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from app.core.document import Content
from app.core.errors import DocumentError
from app.core.messages import describe
from app.engine import sandbox_process
from app.engine.sandbox import read_in_sandbox

FIXTURES = Path(__file__).resolve().parents[3].parent / "shared" / "fixtures"
OFFICE = '<Override ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml" PartName="/%s"/>'


def make_hostile_files(folder: Path) -> None:
    """Files of our own that want to hang, explode, get out or confuse."""
    texts = {
        "깊다.html": "<html>" + "<div>" * 60_000,
        "표.html": "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 3_000,
        "괄호.md": "[" * 40_000,
        "별.md": "**a " * 20_000,
        "인용.md": "> " * 30_000,
        "따옴표.csv": '"' + "가,나\n" * 20_000,
        "한줄.txt": "가" * 3_000_000,
        "쪽.txt": "\f" * 20_000 + "끝",
        "주소.eml": "Subject: x\nTo: " + "<" * 20_000 + "\n\nbody",
        "상자.eml": "Subject: x\n"
        + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(500)),
        "엔티티.html": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><html><p>&b;</p>",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "소음.txt").write_bytes(os.urandom(5_000))
    (folder / "그림.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "빈.docx").write_bytes(b"")
    _zip(folder / "폭탄.xlsx", "spreadsheetml.sheet", "xl/workbook.xml", "xl/worksheets/sheet1.xml", b" " * (300 << 20))
    _zip(folder / "폭탄.pptx", "presentationml.presentation", "ppt/presentation.xml", "ppt/x.xml", b" " * (300 << 20))
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (n + 1, *[n] * 8) for n in range(ord("a"), ord("l"))
    )
    _zip(folder / "웃음.xlsx", "spreadsheetml.sheet", "xl/workbook.xml", "../../evil.txt", laughs + b"]><x>&l;</x>")


def _zip(path: Path, kind: str, main: str, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{OFFICE % (kind, main)}</Types>")
        archive.writestr(main, data if data[:1] == b"<" else b"<x/>")
        archive.writestr(name, data)


def outcome(path: Path) -> str:
    """What reading ends in: "" when it is as it should be, else what is wrong."""
    try:
        content = read_in_sandbox(path)
    except DocumentError as error:
        shown = describe(error), describe(error, "en")
        missing = str(error.values.get("detail", "")).startswith("ModuleNotFoundError")
        return "" if all(words["message"] and words["hint"] for words in shown) and not missing else f"{error}"
    return check(content)


def check(content: Content) -> str:
    """Blocks cover the text, in order; the sandbox has checked the rest."""
    for page in content.pages:
        end = 0
        for block in page.blocks:
            if page.text[end : block.start].strip():
                return f"page {page.number}: text outside blocks at {end}"
            end = block.end
        if page.text[end:].strip():
            return f"page {page.number}: text after the last block"
    return "" if content.pages else "no page"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Records the sandbox's processes."""
    started: list[subprocess.Popen[bytes]] = []

    class Recorder(subprocess.Popen):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(sandbox_process.subprocess, "Popen", Recorder)
    return started


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of our own hostile files, two levels deep, so that "../../" would land in a folder that is watched."""
    folder = tmp_path_factory.mktemp("outer") / "middle" / "inner"
    folder.mkdir(parents=True)
    make_hostile_files(folder)
    return folder


def listing(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*"))


def test_every_file_ends_in_a_content_or_a_reason(hostile: Path, processes: list, monkeypatch) -> None:
    monkeypatch.chdir(hostile)
    outer = hostile.parent.parent
    before, shared_before = listing(outer), listing(FIXTURES)
    files = sorted(hostile.iterdir()) + sorted(path for path in FIXTURES.rglob("*") if path.is_file())
    wrong = {path.name: result for path in files if (result := outcome(path))}
    assert wrong == {}
    assert (listing(outer), listing(FIXTURES)) == (before, shared_before)
    assert not (Path(tempfile.gettempdir()) / "evil.txt").exists()
    assert len(processes) == len(files)
    assert all(process.returncode is not None for process in processes)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("소음.txt", "document_damaged"),
        ("그림.pdf", "format_unsupported"),
        ("빈.docx", "file_empty"),
        ("폭탄.xlsx", "document_bomb"),
        ("폭탄.pptx", "document_bomb"),
        ("웃음.xlsx", "document_damaged"),
    ],
)
def test_the_reason_is_the_right_one(hostile: Path, name: str, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_in_sandbox(hostile / name)
    assert caught.value.code == code


EXPECTED = {
    "docx_bomb/zipbomb_600MB_document_xml.docx": "document_bomb",
    "pdf_malformed/derived__ko_hwpx_renamed.pdf": "document_damaged",
    "pdf_malformed/pdfplumber__empty.pdf": "file_empty",
    "pdf_encrypted/derived__ko_password_aes128.pdf": "pdf_encrypted",
    "pdf_scan_ko/ground_truth.json": "format_unsupported",
}


def test_known_fixtures_give_their_known_reason() -> None:
    codes = {}
    for name in EXPECTED:
        if (FIXTURES / name).exists():
            with pytest.raises(DocumentError) as caught:
                read_in_sandbox(FIXTURES / name)
            codes[name] = caught.value.code
    assert codes == {name: code for name, code in EXPECTED.items() if (FIXTURES / name).exists()}


def test_passwords_open_what_they_lock() -> None:
    """Every protected fixture whose password is known is refused without it and read with it."""
    rows = []
    if (FIXTURES / "manifest.csv").exists():
        with (FIXTURES / "manifest.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["password"]]
    locked = {row["file"]: outcome_code(FIXTURES / row["file"], None) for row in rows}
    opened = {row["file"]: outcome_code(FIXTURES / row["file"], row["password"]) for row in rows}
    assert {name: code for name, code in locked.items() if code != "pdf_encrypted"} == {}
    assert {name: code for name, code in opened.items() if code not in ("", "document_no_text")} == {}


def outcome_code(path: Path, password: str | None) -> str:
    try:
        read_in_sandbox(path, password=password)
    except DocumentError as error:
        return error.code
    return ""
