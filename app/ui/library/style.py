"""Style of the library panel, beyond the window's own."""

from __future__ import annotations

from app.ui.theme.colors import Colors


def style_sheet(colors: Colors) -> str:
    """Qt style sheet for the panel's own parts."""
    return f"""
    QListView#libraryList {{ background: transparent; border: none; border-radius: 0; }}
    QListView#libraryList::item, QListView#libraryList::item:hover, QListView#libraryList::item:selected {{
        padding: 0; background: transparent;
    }}
    QPushButton[role="chooser"] {{
        font-weight: 600; text-align: left; border: 1px solid transparent; padding: 5px 16px 5px 7px;
        background: transparent;
    }}
    QPushButton[role="chooser"]:hover {{ background: {colors.raised}; }}
    QPushButton[role="chooser"]:focus {{ border: 2px solid {colors.accent}; padding: 4px 15px 4px 6px; }}
    QPushButton#libraryAdd::menu-indicator, QToolButton#librarySort::menu-indicator {{ image: none; width: 0; }}
    QLineEdit QToolButton {{ border: none; background: transparent; padding: 0; min-height: 0; }}
    QFrame#libraryNotice {{ border: 1px solid {colors.line}; border-radius: 10px; }}
    QFrame#libraryNotice[role="card"] QLabel {{ color: {colors.text}; }}
    QLabel#librarySummary {{ color: {colors.faint}; padding: 4px 16px 8px 16px; }}
    QFrame#libraryEmpty QScrollArea, QFrame#libraryEmpty QScrollArea > QWidget > QWidget {{
        background: transparent; border: none;
    }}
    """
