"""Style of the library panel, beyond the window's own."""

from __future__ import annotations

from app.ui.theme.colors import Colors


def style_sheet(colors: Colors) -> str:
    """Qt style sheet for the panel's own parts."""
    return f"""
    QListView#libraryList {{ background: transparent; border: none; outline: none; }}
    QToolButton[role="chooser"] {{
        font-weight: 600; text-align: left; border: none; border-radius: 6px; padding: 5px 20px 5px 6px;
        background: transparent; color: {colors.text};
    }}
    QToolButton[role="chooser"]:hover {{ background: {colors.raised}; }}
    QToolButton[role="chooser"]:focus {{ border: 2px solid {colors.accent}; padding: 3px 18px 3px 4px; }}
    QLabel[role="strong"] {{ font-weight: 600; color: {colors.text}; }}
    QLabel#librarySummary {{ color: {colors.faint}; padding: 4px 16px 8px 16px; }}
    QFrame#libraryEmpty QScrollArea, QFrame#libraryEmpty QScrollArea > QWidget > QWidget {{
        background: transparent; border: none;
    }}
    """
