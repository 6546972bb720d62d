"""Libraries to look at: rows as an engine would tell them, and what is done to a panel and heard of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.retrieval.scope import Scope
from app.engine.protocol.events import AnyEvent, DocumentsChanged, Done, Failed, IndexProgress
from app.engine.protocol.records import DocumentRow
from app.engine.protocol.requests import AddDocuments, CheckFiles, ListDocuments
from app.ui.context import Context
from app.ui.library.arrange import HEADER
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine

FOLDER = "/home/clerk/규정"


def row(document_id: str, title: str = "", **fields: object) -> DocumentRow:
    """A document that can be searched, unless said otherwise."""
    format_name = str(fields.pop("format", "pdf"))
    given: dict[str, object] = {
        "path": f"{FOLDER}/{title or document_id}.{format_name}",
        "collection": "",
        "state": "ready",
        "pages": 12,
        "size": 250_000,
        "added_at": "2026-11-20T09:30:00",
    }
    given.update(fields)
    return DocumentRow(document_id=document_id, title=title or document_id, format=format_name, **given)


BANK = (
    row("a", "여신업무 처리규정", collection="여신", pages=128, effective_date="2026-07-01"),
    row("b", "여신업무 처리규정", collection="여신", pages=121, effective_date="2025-01-02", superseded=True),
    row("c", "주택담보대출 업무매뉴얼 (영업점용, 2026년 하반기 개정판)", collection="여신", format="hwp", pages=342),
    row("d", "중소기업 대출 심사기준", collection="여신", format="docx", paged=False, on_disk="changed"),
    row("e", "전자금융거래법", collection="전자금융", pages=41, effective_date="2026-12-15"),
    row("f", "전자금융감독규정", collection="전자금융", pages=77, effective_date="2026-02-13", state="searchable"),
    row("g", "이체한도 기준표", collection="전자금융", format="xlsx", paged=False, on_disk="missing"),
    row("h", "업무연락_이체한도 증액 업무처리 기준", format="hwpx", pages=3, notices=("needs_ocr",)),
    row("i", "2026년 3분기 민원 현황 보고", format="pptx", pages=18),
    row("j", "회의록", format="txt", paged=False),
    row("k", "개인정보 처리위탁 계약서", state="failed", error_code="pdf_encrypted", pages=0),
    row("l", "스캔_약관", state="failed", error_code="needs_ocr", error_values={"pages": "1-12"}, pages=0),
    row("m", "RE: 금리 변경 안내", format="msg", paged=False),
)

INDEXING = (
    row("n", "외국환거래규정", collection="전자금융", state="reading", pages=212, pages_read=87),
    row("o", "자금세탁방지 업무지침", collection="전자금융", state="waiting", pages=0, format="hwp"),
    row("p", "금융소비자보호 내부통제기준", collection="전자금융", state="waiting", pages=0, format="docx"),
)

_WORDS = ("여신", "수신", "외환", "전자금융", "신용카드", "준법감시", "개인정보", "자금세탁방지", "리스크관리")
_KINDS = ("업무처리규정", "시행세칙", "업무매뉴얼", "심사기준", "점검표", "계약서", "회의록", "유의사항", "업무연락")


def many(count: int) -> list[DocumentRow]:
    """A large library in nine collections."""
    names = itertools.cycle(itertools.product(_WORDS, _KINDS))
    formats = itertools.cycle(("pdf", "hwp", "docx", "hwpx", "xlsx"))
    return [
        row(
            f"doc{number:05}",
            f"{word} {kind} 제{number}호",
            collection=word,
            format=next(formats),
            pages=number % 90 + 1,
            effective_date=f"20{number % 7 + 20}-{number % 12 + 1:02}-01",
            added_at=f"2026-{number % 12 + 1:02}-11T10:00:00",
        )
        for number, (word, kind) in zip(range(count), names, strict=False)
    ]


def engine_of(context: Context) -> FakeEngine:
    """The fake behind a context."""
    assert isinstance(context.engine, FakeEngine)
    return context.engine


def tell_rows(context: Context, rows: Iterable[DocumentRow]) -> None:
    """The engine tells its rows, as after a start."""
    engine = engine_of(context)
    listing = engine.last(ListDocuments).id
    told = list(rows)
    pieces: list[AnyEvent] = [
        DocumentsChanged(rows=tuple(told[start : start + 500])) for start in range(0, len(told), 500)
    ]
    engine.reply(listing, *pieces, Done())
    engine.finish(engine.last(CheckFiles).id)


def panel_with(context: Context, rows: Iterable[DocumentRow] = ()) -> LibraryPanel:
    """A panel whose engine has told these rows."""
    panel = LibraryPanel(context)
    engine_of(context).get_ready()
    tell_rows(context, rows)
    return panel


def add_and_report(panel: LibraryPanel, engine: FakeEngine, paths: list[str], *events: AnyEvent) -> int:
    """Add paths and let the engine say something about it; gives the request's id."""
    panel.add_paths(paths, "전자금융")
    request = engine.last(AddDocuments).id
    engine.reply(request, *events)
    panel.store.flush()
    return request


def reading(done: int, total: int, failed: int = 0, seconds: float = -1, path: str = "") -> IndexProgress:
    """A report of the first stage."""
    return IndexProgress(stage="read", done=done, total=total, failed=failed, seconds_left=seconds, path=path)


def embedding(done: int, total: int, seconds: float = -1) -> IndexProgress:
    """A report of the second stage."""
    return IndexProgress(stage="embed", done=done, total=total, failed=0, seconds_left=seconds, path="")


def changed(*rows: DocumentRow) -> DocumentsChanged:
    """Rows told anew."""
    return DocumentsChanged(rows=rows)


def failed(code: str, **values: str) -> Failed:
    """A request that could not be done."""
    return Failed(code=code, values=values)


def settle(panel: LibraryPanel) -> None:
    """Let everything that was put off happen."""
    panel.store.flush()
    QApplication.processEvents()


class Heard:
    """What a panel said."""

    def __init__(self, panel: LibraryPanel) -> None:
        self.messages: list[str] = []
        self.opened: list[str] = []
        self.scopes: list[tuple[Scope, str]] = []
        self.undoable: list[tuple[str, object, object]] = []
        panel.message.connect(self.messages.append)
        panel.open_document.connect(self.opened.append)
        panel.scope_selected.connect(lambda scope, label: self.scopes.append((scope, label)))
        panel.undoable.connect(lambda *parts: self.undoable.append(parts))


def shown(panel: LibraryPanel) -> list[str]:
    """Ids of the documents in the list."""
    keys = [panel.model.key(each) for each in range(panel.model.rowCount())]
    return [key for key in keys if not key.startswith(HEADER)]


def press(panel: LibraryPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in the list."""
    QTest.keyClick(panel.view, key, modifier)


def drop(widget: LibraryPanel, data: QMimeData, target: object, point: QPoint) -> None:
    """Drop data onto a widget."""
    event = QDropEvent(
        QPointF(point),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)  # type: ignore[attr-defined]
