"""The library in every state that is worth looking at: (name, builder) for the screenshots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.library.arrange import HEADER, Attention
from app.ui.library.panel import LibraryPanel
from tests.ui.library.given import (
    BANK,
    INDEXING,
    add_and_report,
    embedding,
    engine_of,
    many,
    panel_with,
    reading,
)

Builder = Callable[[Context], QWidget]


def opening(context: Context) -> LibraryPanel:
    """The engine has not told anything yet."""
    return LibraryPanel(context)


def empty(context: Context) -> LibraryPanel:
    """First run."""
    return panel_with(context)


def mixed(context: Context) -> LibraryPanel:
    """Documents in every state that lasts."""
    panel = panel_with(context, BANK)
    panel.view.go_to(HEADER + "여신")
    return panel


def indexing(context: Context) -> LibraryPanel:
    """Files are being read."""
    panel = panel_with(context, (*BANK, *INDEXING))
    path = "/home/clerk/규정/외국환거래규정.pdf"
    add_and_report(panel, engine_of(context), ["/home/clerk/규정"], reading(12, 48, 2, 130, path))
    panel.view.go_to("n")
    panel.view.clearSelection()
    return panel


def indexing_meaning(context: Context) -> LibraryPanel:
    """All words can be searched; vectors are being made."""
    panel = panel_with(context, BANK)
    add_and_report(panel, engine_of(context), ["/home/clerk/규정"], embedding(640, 5_120, 4_200))
    return panel


def selected_one(context: Context) -> LibraryPanel:
    """A document that needs its password."""
    panel = panel_with(context, BANK)
    panel.view.go_to("k")
    return panel


def selected_many(context: Context) -> LibraryPanel:
    """Three documents are selected."""
    panel = panel_with(context, BANK)
    panel.view.go_to("e")
    panel.view.select_ids(["e", "f", "k"])
    return panel


def no_hits(context: Context) -> LibraryPanel:
    """The filter finds nothing."""
    panel = panel_with(context, BANK)
    panel.top.field.setText("파생상품")
    return panel


def initials(context: Context) -> LibraryPanel:
    """A filter by initial consonants."""
    panel = panel_with(context, BANK)
    panel.top.field.setText("ㅇㅅㅇㅁ")
    return panel


def failures(context: Context) -> LibraryPanel:
    """Only what could not be read."""
    panel = panel_with(context, BANK)
    panel.top.show_chosen.emit(None, Attention.FAILED)
    return panel


def five_thousand(context: Context) -> LibraryPanel:
    """A large library."""
    return panel_with(context, many(5_000))


SCENES: list[tuple[str, Builder]] = [
    ("library-opening", opening),
    ("library-empty", empty),
    ("library-mixed", mixed),
    ("library-indexing", indexing),
    ("library-embedding", indexing_meaning),
    ("library-selected-one", selected_one),
    ("library-selected-many", selected_many),
    ("library-no-hits", no_hits),
    ("library-initials", initials),
    ("library-failures", failures),
    ("library-5000", five_thousand),
]
