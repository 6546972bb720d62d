"""Style of the source viewer, beyond the window's own."""

from __future__ import annotations

from app.ui.theme.colors import Colors


def style_sheet(colors: Colors) -> str:
    """Qt style sheet for the viewer's own parts."""
    return f"""
    QScrollArea#pageView, QScrollArea#pageView > QWidget > QWidget {{ background: {colors.panel}; border: none; }}
    QTextEdit#textView {{ background: {colors.surface}; color: {colors.text}; border: none; }}
    QWidget#sourceHeader {{ background: {colors.surface}; border-bottom: 1px solid {colors.line}; }}
    QLineEdit#pageNumber, QLineEdit#pageNumber:focus {{ padding: 2px 2px; }}
    QLabel#sourceTitle {{ font-weight: 600; color: {colors.text}; }}
    QLabel#sourcePlace {{ color: {colors.muted}; }}
    QFrame#sourceNotice {{ background: {colors.warning_soft}; border-radius: 6px; }}
    QFrame#sourceNotice QLabel {{ color: {colors.warning}; background: transparent; }}
    """
