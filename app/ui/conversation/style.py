"""What the conversation adds to the window's style sheet."""

from __future__ import annotations

from app.ui.theme.colors import Colors


def style_sheet(colors: Colors) -> str:
    """Rules for the roles that only the conversation has."""
    c = colors
    return f"""
QTextEdit[role="answer"], QTextEdit[role="question"], QTextEdit[role="quote"], QTextEdit[role="cell"],
QTextEdit[role="note"], QTextEdit[role="withheld"], QTextEdit[role="trouble-text"] {{
    background: transparent; border: none; padding: 0; color: {c.text};
    selection-background-color: {c.accent}; selection-color: {c.accent_text}; }}
QTextEdit[role="quote"], QTextEdit[role="cell"] {{ color: {c.text}; }}
QTextEdit[role="note"], QTextEdit[role="withheld"] {{ color: {c.muted}; }}
QTextEdit[role="question-edit"] {{ background: transparent; border: none; padding: 0; color: {c.text};
    selection-background-color: {c.accent}; selection-color: {c.accent_text}; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="field"] {{ background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: 12px; }}
QFrame[role="field"][focused="true"] {{ border: 2px solid {c.accent}; }}
QFrame[role="inset"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="trouble"] {{ background: {c.bad_soft}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; }}
QFrame[role="table"] {{ background: transparent; border: none; }}
QFrame[role="preview"] {{ background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: 8px; }}
QGroupBox[role="turn"] {{ border: 2px solid transparent; border-radius: 10px; margin: 0; padding: 0;
    background: transparent; }}
QGroupBox[role="turn"]:focus {{ border-color: {c.accent}; }}
QLabel[role="muted"] {{ color: {c.muted}; background: transparent; }}
QLabel[role="caption"] {{ color: {c.muted}; background: transparent; }}
QLabel[tone="good"] {{ color: {c.good}; }}
QLabel[tone="warning"] {{ color: {c.warning}; }}
QLabel[tone="bad"] {{ color: {c.bad}; }}
QLabel[tone="accent"] {{ color: {c.link}; }}
QLabel[tone="muted"] {{ color: {c.muted}; }}
QLabel[role="badge"][tone="warning"] {{ background: {c.warning_soft}; color: {c.warning}; border-radius: 6px;
    padding: 2px 8px; }}
QToolButton[role="cite"] {{ background: {c.accent_soft}; color: {c.link}; border: 2px solid transparent;
    border-radius: 8px; margin: 2px; padding: 0; }}
QToolButton[role="cite"]:hover {{ border-color: {c.accent}; }}
QToolButton[role="cite"]:focus {{ border-color: {c.accent}; background: {c.accent}; color: {c.accent_text}; }}
QToolButton[role="cite"]:disabled {{ background: {c.raised}; color: {c.faint}; }}
QToolButton[role="quiet"] {{ background: transparent; color: {c.muted}; border: 2px solid transparent;
    border-radius: 8px; padding: 3px 8px; }}
QToolButton[role="quiet"]:hover {{ background: {c.raised}; color: {c.text}; }}
QToolButton[role="quiet"]:focus {{ border-color: {c.accent}; }}
QToolButton[role="quiet"]:checked {{ background: {c.accent_soft}; color: {c.link}; }}
QToolButton[role="quiet"]:disabled {{ color: {c.faint}; }}
QToolButton[role="link"] {{ background: transparent; color: {c.link}; border: 2px solid transparent;
    border-radius: 6px; padding: 2px 2px; text-align: left; font-weight: 600; }}
QToolButton[role="link"]:hover {{ text-decoration: underline; }}
QToolButton[role="link"]:focus {{ border-color: {c.accent}; }}
QToolButton[role="primary"] {{ background: {c.accent}; color: {c.accent_text}; border: 2px solid {c.accent};
    border-radius: 8px; padding: 4px 12px; font-weight: 600; }}
QToolButton[role="primary"]:focus {{ border-color: {c.text}; }}
QToolButton[role="primary"]:disabled {{ background: {c.raised}; color: {c.faint}; border-color: {c.line}; }}
QToolButton[role="secondary"], QToolButton[role="choice"], QToolButton[role="pill"] {{ background: {c.surface};
    color: {c.text}; border: 1px solid {c.line_strong}; border-radius: 8px; padding: 4px 12px; }}
QToolButton[role="choice"], QToolButton[role="pill"] {{ border-radius: 14px; }}
QToolButton[role="secondary"]:hover, QToolButton[role="choice"]:hover, QToolButton[role="pill"]:hover {{
    background: {c.raised}; border-color: {c.accent}; }}
QToolButton[role="secondary"]:focus, QToolButton[role="choice"]:focus, QToolButton[role="pill"]:focus {{
    border: 2px solid {c.accent}; }}
QToolButton[role="secondary"]:disabled {{ color: {c.faint}; border-color: {c.line}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[role="example"] {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
    border-radius: 10px; padding: 8px 14px; text-align: left; }}
QToolButton[role="example"]:hover {{ background: {c.raised}; border-color: {c.accent}; }}
QToolButton[role="example"]:focus {{ border: 2px solid {c.accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="ground"] {{ background: {c.window}; border: none; }}
QListView[role="history"] {{ background: transparent; border: none; outline: none; }}
"""
