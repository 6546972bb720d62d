"""Killing a real `seogo add` at any moment, and looking at what it left behind."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import app
from app.adapters.sqlite_file import connect, sqlite3
from app.core.errors import StorageError
from app.core.library import Status
from app.system.library_key import library_key
from app.wiring import CATALOGUE, Library

ROOT = Path(app.__file__).resolve().parents[1]
MAIN = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
_WORDS = "은행 지점 고객 계좌 한도 기록 직원 승인 보고 점검 보관 신고 통지 변경 해지 담당 서류 금액 기한 절차".split()


def write_rules(folder: Path, files: int, articles: int) -> list[Path]:
    """Rules of plain text, each of them different, the same on every call."""
    chance = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number in range(files):
        lines = [f"제{n}조({chance.choice(_WORDS)}{n}) {_sentences(chance)}" for n in range(1, articles + 1)]
        path = folder / f"규정{number:03}.txt"
        path.write_text("\n".join(lines), "utf-8")
        written.append(path)
    return written


def _sentences(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) + chance.choice(["을", "의", "에", "와", "은"]) for _ in range(40)]
    return " ".join([*words[:20], "정한다.", *words[20:], f"{chance.randrange(1, 99)}일 이내에 보고한다."])


def start_add(library: Path, source: Path) -> subprocess.Popen[bytes]:
    """A real process that indexes a folder."""
    command = [sys.executable, "-c", MAIN, "--library", str(library), "--json", "add", str(source)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


DOCUMENTS = "SELECT count(*) FROM documents WHERE status IN ('searchable', 'ready')"
CHUNKS = "SELECT count(*) FROM chunks"
VECTORS = "SELECT count(*) FROM chunks WHERE embedded = 1"


def wait_for(library: Path, process: subprocess.Popen[bytes], counted: str, least: int) -> bool:
    """Wait until the catalogue holds that many; False when the process ended before."""
    while process.poll() is None:
        if _count(library, counted) >= least:
            return True
        time.sleep(0.01)
    return False


def _count(library: Path, counted: str) -> int:
    if not (library / CATALOGUE).exists():
        return 0
    try:
        with closing(connect(library / CATALOGUE, library_key(library, has_data=True).key)) as db:
            found: int = db.execute(counted).fetchone()[0]
            return found
    except (sqlite3.Error, StorageError):  # it is being made at this moment
        return 0


@dataclass(frozen=True)
class Expected:
    """What each file comes to when nothing disturbs it: (pages, chunks) by path."""

    documents: dict[str, tuple[int, int]]


def expected(library: Library) -> Expected:
    """What an undisturbed library holds."""
    return Expected({d.path: (d.pages, d.chunks) for d in library.catalogue.documents()})


def faults(library: Library, wanted: Expected) -> list[str]:
    """What is wrong with a library that a killed process left: lost, twice or half there."""
    found = []
    if library.catalogue.integrity() != "ok":
        found.append("catalogue damaged")
    documents = library.catalogue.documents()
    if len({d.path for d in documents}) != len(documents):
        found.append("a document twice")
    vectors = library.vectors.ids()
    for document in documents:
        found += _faults_of(library, document.document_id, wanted.documents[document.path], vectors)
    with closing(connect(library.folder / CATALOGUE, library.key.key)) as db:
        strays = db.execute(
            "SELECT count(*) FROM chunk_terms WHERE rowid NOT IN (SELECT chunk_id FROM chunks)"
        ).fetchone()
        without = db.execute(
            "SELECT count(*) FROM chunks WHERE chunk_id NOT IN (SELECT rowid FROM chunk_terms)"
        ).fetchone()
    return found + [name for name, (count,) in (("stray terms", strays), ("chunks without terms", without)) if count]


def _faults_of(library: Library, document_id: str, wanted: tuple[int, int], vectors: set[int]) -> list[str]:
    document = library.catalogue.document(document_id)
    assert document is not None
    chunks = library.catalogue.chunks_of(document_id)
    held = len(library.catalogue.pages(document_id)), len(chunks)
    if held != (wanted if document.status in (Status.SEARCHABLE, Status.READY) else (0, 0)):
        return [f"{document.title} is {document.status} with {held} of {wanted} pages and chunks"]
    missing = {c.chunk_id for c in chunks} - vectors
    return (
        [f"{document.title} is ready without {len(missing)} vectors"]
        if document.status is Status.READY and missing
        else []
    )
