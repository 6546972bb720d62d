"""Screens of the source pane for pictures: (name, builder)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.engine.protocol.events import Failed, Matches
from app.engine.protocol.records import Match
from app.engine.protocol.requests import DescribeDocument, FindInDocument, GetPage, RenderPage
from app.ui.context import Context
from app.ui.source.panel import SourcePanel
from tests.fakes.engine import FakeEngine
from tests.ui.source import given


def _panel(context: Context) -> tuple[SourcePanel, FakeEngine]:
    engine = context.engine
    assert isinstance(engine, FakeEngine)
    panel = SourcePanel(context)
    panel.resize(560, 820)
    panel.show()
    engine.get_ready(4)
    return panel, engine


def empty(context: Context) -> QWidget:
    """Nothing chosen yet."""
    return _panel(context)[0]


def cited_page(context: Context) -> QWidget:
    """A citation on a drawn page."""
    panel, engine = _panel(context)
    panel.show_citation(given.citation())
    engine.finish(engine.last(DescribeDocument).id, given.info(effective_date="2026-07-01"))
    _draw_all(engine)
    return panel


def with_pages_and_search(context: Context) -> QWidget:
    """Page list and search open."""
    panel = cited_page(context)
    assert isinstance(panel, SourcePanel)
    engine = context.engine
    assert isinstance(engine, FakeEngine)
    panel.toolbar.pages.setChecked(True)
    panel.find_bar.enter()
    panel.find_bar.field.setText("접근매체")
    panel.find_bar._ask()
    places = tuple(Match(2, 6, 10, (given.line_box(line),)) for line in (0, 1))
    engine.finish(engine.last(FindInDocument).id, Matches(document_id="d1", matches=places))
    _draw_all(engine)
    return panel


def as_text(context: Context) -> QWidget:
    """A document without pages."""
    panel, engine = _panel(context)
    panel.show_citation(given.citation())
    engine.finish(engine.last(DescribeDocument).id, given.info(drawable=False, paged=False))
    engine.finish(engine.last(GetPage).id, given.content())
    return panel


def source_missing(context: Context) -> QWidget:
    """The file is gone; the indexed text is shown."""
    panel, engine = _panel(context)
    panel.show_citation(given.citation())
    engine.finish(engine.last(DescribeDocument).id, given.info(superseded=True))
    engine.reply(engine.last(RenderPage).id, Failed(code="file_missing", values={"path": "전자금융 업무처리 규정.pdf"}))
    engine.finish(engine.last(GetPage).id, given.content())
    return panel


def _draw_all(engine: FakeEngine) -> None:
    for asked in engine.sent_of(RenderPage):
        if engine.is_pending(asked.id):
            engine.finish(asked.id, given.picture(asked.width, asked.page))


SCENES: list[tuple[str, Callable[[Context], QWidget]]] = [
    ("source-empty", empty),
    ("source-cited-page", cited_page),
    ("source-pages-and-search", with_pages_and_search),
    ("source-as-text", as_text),
    ("source-missing-file", source_missing),
]
