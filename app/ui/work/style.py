"""What the work pages add to the window's style sheet; the roles of prose and chips are the conversation's."""

from __future__ import annotations

from app.system import paths
from app.ui.conversation.style import style_sheet as conversation_sheet
from app.ui.theme.colors import DARK, Colors


def style_sheet(colors: Colors) -> str:
    """Rules for a work page and everything in it."""
    c = colors
    check = paths.resources() / "icons" / "controls" / f"{'dark' if c is DARK else 'light'}-check.svg"
    return f"""{conversation_sheet(colors)}
QWidget#workHead {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
QWidget[role="ground"] {{ background: {c.window}; }}
QFrame[role="draft"] {{ background: {c.warning_soft}; border: 1px solid {c.line}; border-radius: 8px; }}
QFrame[role="draft"] QLabel {{ color: {c.warning}; background: transparent; }}
QFrame[role="draft"][tone="info"] {{ background: {c.raised}; }}
QFrame[role="draft"][tone="info"] QLabel {{ color: {c.muted}; }}
QToolButton[role="segment"] {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line_strong};
    border-radius: 8px; padding: 4px 12px; }}
QToolButton[role="segment"]:hover {{ border-color: {c.accent}; background: {c.raised}; }}
QToolButton[role="segment"]:checked {{ background: {c.accent_soft}; color: {c.link}; border-color: {c.accent};
    font-weight: 600; }}
QToolButton[role="segment"]:focus {{ border: 2px solid {c.accent}; padding: 3px 11px; }}
QToolButton[role="segment"]:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.raised}; }}
QToolButton[role="coverage"] {{ background: {c.surface}; color: {c.muted}; border: 2px dashed {c.line_strong};
    border-radius: 6px; padding: 0; }}
QToolButton[role="coverage"][represented="true"] {{ background: {c.accent}; color: {c.accent_text};
    border: 2px solid {c.accent}; }}
QToolButton[role="coverage"]:hover {{ border: 2px solid {c.text}; padding: 0; }}
QToolButton[role="coverage"]:focus {{ border: 3px solid {c.text}; padding: 0; }}
QToolButton[role="template"] {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
    border-radius: 10px; padding: 0; }}
QToolButton[role="template"]:hover {{ background: {c.raised}; border-color: {c.accent}; }}
QToolButton[role="template"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton[role="template"]:checked {{ background: {c.accent_soft}; border: 2px solid {c.accent}; }}
QTableView#workTable {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; border-radius: 0; }}
QTableView#workTable QHeaderView::section {{ background: {c.raised}; color: {c.text}; padding: 8px 12px; }}
QTableView#workTable QHeaderView {{ background: {c.raised}; }}
QListView#documentChoice {{ background: {c.surface}; }}
QListView#documentChoice::item {{ min-height: 22px; }}
QListView#documentChoice::indicator {{ width: 16px; height: 16px; border: 1px solid {c.line_strong};
    background: {c.surface}; border-radius: 4px; }}
QListView#documentChoice::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{check.as_posix()}"); }}
"""
