"""Context menus of documents and collections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.library import words
from app.ui.library.commands import Commands
from app.ui.theme.theme import Theme

translate = QCoreApplication.translate


def document_menu(
    parent: QWidget,
    theme: Theme,
    commands: Commands,
    rows: Sequence[DocumentRow],
    collections: Sequence[str],
    opened: Callable[[str], None],
) -> QMenu:
    """What can be done with these documents.

    Args:
        collections: where they can be moved.
        opened: called with a document's id.
    """
    menu = QMenu(parent)
    ids = [row.document_id for row in rows]
    single = rows[0] if len(rows) == 1 else None
    has_text = any(row.state in ("searchable", "ready") for row in rows)

    def add(icon: str, text: str, act: Callable[[], None], keys: str = "") -> QAction:
        action = menu.addAction(theme.icon(icon, "text"), f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda _checked=False: act())
        return action

    if single and has_text:
        add("document", translate("LibraryMenu", "Open"), lambda: opened(single.document_id), "Enter")
    if has_text:
        text = translate("LibraryMenu", "Ask about it") if single else translate("LibraryMenu", "Ask about these")
        add("chat", text, lambda: commands.ask_about(ids))
        _add_work(add, commands, rows)
    if any(row.error_code in words.PASSWORD_CODES and row.state == "failed" for row in rows):
        add("unlock", translate("LibraryMenu", "Enter password…"), lambda: commands.ask_password(ids))
    if any(row.state == "failed" or row.on_disk != "same" for row in rows):
        add("refresh", translate("LibraryMenu", "Read again"), lambda: commands.retry(ids))
    menu.addSeparator()
    menu.addMenu(_move_menu(menu, theme, commands, rows, collections))
    if single:
        add("info", translate("LibraryMenu", "About this document…"), lambda: commands.show_details(ids[0]))
    menu.addSeparator()
    add("trash", translate("LibraryMenu", "Take out of the library"), lambda: commands.remove(ids), "Del")
    return menu


def _add_work(
    add: Callable[[str, str, Callable[[], None]], QAction], commands: Commands, rows: Sequence[DocumentRow]
) -> None:
    """Summaries, comparison of exactly two, extraction; of those that have been read."""
    ids = [row.document_id for row in rows if row.state in ("searchable", "ready")]
    add("summary", translate("LibraryMenu", "Summarise"), lambda: commands.work_on("summary", ids))
    if len(rows) == len(ids) == 2:
        add("compare", translate("LibraryMenu", "Compare the two"), lambda: commands.work_on("comparison", ids))
    add("checklist", translate("LibraryMenu", "Extract and check…"), lambda: commands.work_on("extraction", ids))


def collection_menu(
    parent: QWidget, theme: Theme, commands: Commands, name: str, selected_all: Callable[[], None]
) -> QMenu:
    """What can be done with a collection; "" is the documents in none."""
    menu = QMenu(parent)

    def add(icon: str, text: str, act: Callable[[], None], keys: str = "") -> None:
        action = menu.addAction(theme.icon(icon, "text"), f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda _checked=False: act())

    add("chat", translate("LibraryMenu", "Ask this collection"), lambda: commands.ask_collection(name))
    add("summary", translate("LibraryMenu", "Summarise this collection"), lambda: commands.summarize_collection(name))
    add("checklist", translate("LibraryMenu", "Select its documents"), selected_all)
    menu.addSeparator()
    add("add-file", translate("LibraryMenu", "Add files here…"), lambda: commands.add_files(name))
    add("folder-add", translate("LibraryMenu", "Add a folder here…"), lambda: commands.add_folder(name))
    menu.addSeparator()
    if name:
        add("edit", translate("LibraryMenu", "Rename…"), lambda: commands.rename(name), "F2")
        add("folder", translate("LibraryMenu", "Dissolve, keep documents"), lambda: commands.dissolve(name))
    add("collection", translate("LibraryMenu", "New collection…"), commands.new_collection)
    return menu


def _move_menu(
    parent: QMenu, theme: Theme, commands: Commands, rows: Sequence[DocumentRow], collections: Sequence[str]
) -> QMenu:
    menu = QMenu(translate("LibraryMenu", "Move to"), parent)
    menu.setIcon(theme.icon("folder", "text"))
    ids = [row.document_id for row in rows]
    here = {row.collection for row in rows}
    for name in ("", *collections):
        label = name.replace("&", "&&") or translate("LibraryWords", "No collection")
        action = menu.addAction(label)
        action.setEnabled(here != {name})
        action.triggered.connect(lambda _checked=False, chosen=name: commands.move(ids, chosen))
    menu.addSeparator()
    other = menu.addAction(translate("LibraryMenu", "Another collection…"))
    other.triggered.connect(lambda _checked=False: commands.choose_move(ids))
    return menu
