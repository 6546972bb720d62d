"""The window's style sheet and palette, made from a theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from app.system import paths
from app.ui.theme.colors import DARK, Colors

POINTS = 10.0
"""Normal size of words: 13 pixels at 96 dpi."""
_TITLE, _LARGE = 1.25, 1.5  # times the size of words
_LARGEST_ICON = 28  # pixels


def palette(c: Colors) -> QPalette:
    """What Qt itself paints with: native dialogs' content, selections, disabled words."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, color in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.raised),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.BrightText, c.accent_text),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.accent_text),
        (role.Link, c.link),
        (role.LinkVisited, c.link),
        (role.PlaceholderText, c.faint),
        (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text),
        (role.Accent, c.accent),
    ):
        made.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(c.faint))
    return made


def style_sheet(c: Colors, points: float = POINTS) -> str:
    """Rules for every widget and role of the window; panels add their own.

    Args:
        c: the theme's colours.
        points: size of words; titles follow it.
    """
    sheets = (
        _base(c),
        _sizes(points),
        _buttons(c),
        _fields(c),
        _marks(c),
        _views(c),
        _chrome(c, points),
        _roles(c, points),
    )
    return "\n".join(sheets)


def _base(c: Colors) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog {{ background: {c.window}; }}
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line_strong}; padding: 4px 8px; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:hover, QSplitter::handle:focus {{ background: {c.accent}; }}
QScrollArea {{ background: transparent; border: none; }}
QStatusBar {{ background: {c.panel}; border-top: 1px solid {c.line}; color: {c.muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 0 8px; }}
QLabel {{ background: transparent; }}
QLabel:disabled {{ color: {c.faint}; }}
"""


def _sizes(points: float) -> str:
    """Pictures grow with the words beside them."""
    icon = max(16, min(_LARGEST_ICON, round(16 * points / POINTS)))
    return f"""
QPushButton, QToolButton, QTabBar, QMenu {{ icon-size: {icon}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {icon}px; height: {icon}px; }}
"""


def _buttons(c: Colors) -> str:
    return f"""
QPushButton, QToolButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line_strong};
    border-radius: 8px; padding: 5px 14px; min-height: 18px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.raised}; border-color: {c.accent}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.selected}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent}; padding: 4px 13px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.raised}; }}
QPushButton:default, QPushButton[role="primary"] {{ background: {c.accent}; color: {c.accent_text};
    border: 1px solid {c.accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover, QPushButton:default:hover {{ background: {c.link}; }}
QPushButton[role="primary"]:focus, QPushButton:default:focus {{ border: 2px solid {c.text}; }}
QPushButton[role="primary"]:disabled {{ background: {c.raised}; color: {c.faint}; border-color: {c.line}; }}
QPushButton[role="danger"] {{ color: {c.bad}; border-color: {c.bad}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; border: 1px solid transparent;
    color: {c.muted}; padding: 5px 7px; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {c.raised}; color: {c.text}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border: 2px solid {c.accent}; padding: 4px 6px; }}
QToolButton[role="quiet"]:checked {{ background: {c.accent_soft}; color: {c.link}; }}
QToolButton[role="quiet"]:disabled, QPushButton[role="quiet"]:disabled {{ background: transparent; color: {c.faint};
    border-color: transparent; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _fields(c: Colors) -> str:
    return f"""
QLineEdit, QSpinBox, QComboBox, QPlainTextEdit, QTextEdit {{ background: {c.surface}; color: {c.text};
    border: 1px solid {c.line_strong}; border-radius: 8px; padding: 4px 8px;
    selection-background-color: {c.accent}; selection-color: {c.accent_text}; }}
QLineEdit, QSpinBox, QComboBox {{ min-height: 20px; }}
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 2px solid {c.accent}; padding: 3px 7px; }}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled {{ background: {c.raised}; color: {c.faint}; }}
QLineEdit[readOnly="true"] {{ background: {c.raised}; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line_strong}; padding: 4px;
    selection-background-color: {c.selected}; selection-color: {c.text}; }}
QGroupBox {{ border: 1px solid {c.line}; border-radius: 10px; margin-top: 10px; padding: 10px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 12px; color: {c.muted}; }}
QProgressBar {{ background: {c.raised}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
    text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QSlider::groove:horizontal {{ background: {c.line}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.accent}; width: 16px; margin: -6px 0; border-radius: 8px; }}
"""


def _marks(c: Colors) -> str:
    """Arrows and check marks: style sheets take pictures from files only, so both themes have their own."""

    def picture(name: str) -> str:
        file = paths.resources() / "icons" / "controls" / f"{'dark' if c is DARK else 'light'}-{name}.svg"
        return f'image: url("{file.as_posix()}");'

    return f"""
QComboBox {{ padding-right: 24px; }}
QComboBox:focus {{ padding-right: 23px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    border: none; padding: 0; min-height: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 24px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ {picture("chevron-down")} width: 14px; height: 14px; }}
QSpinBox {{ padding: 4px 24px 4px 8px; }}
QSpinBox:focus {{ padding: 3px 23px 3px 7px; }}
QSpinBox[buttonSymbols="NoButtons"] {{ padding: 4px 6px; }}
QSpinBox[buttonSymbols="NoButtons"]:focus {{ padding: 3px 5px; }}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; width: 22px; border: none;
    background: transparent; }}
QSpinBox::up-button {{ subcontrol-position: top right; margin-top: 2px; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; margin-bottom: 2px; }}
QSpinBox::up-button:hover, QSpinBox::down-button:hover {{ background: {c.raised}; }}
QSpinBox::up-arrow {{ {picture("chevron-up")} width: 12px; height: 12px; }}
QSpinBox::down-arrow {{ {picture("chevron-down")} width: 12px; height: 12px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ border: 1px solid {c.line_strong};
    background: {c.surface}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; {picture("check")} }}
QRadioButton::indicator:checked {{ background: {c.surface}; border: 5px solid {c.accent}; width: 8px; height: 8px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {c.raised}; border-color: {c.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.line_strong}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.faint}; }}
"""


def _views(c: Colors) -> str:
    return f"""
QListView, QTreeView, QTableView, QTreeWidget, QListWidget, QTableWidget {{ background: {c.surface}; color: {c.text};
    border: 1px solid {c.line}; border-radius: 8px; outline: none; gridline-color: {c.line};
    selection-background-color: {c.selected}; selection-color: {c.text}; }}
QListView::item, QTreeView::item, QListWidget::item {{ padding: 4px 6px; border-radius: 6px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {c.raised}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {c.selected}; color: {c.text}; }}
QHeaderView::section {{ background: {c.raised}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line};
    padding: 6px 8px; font-weight: 600; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{ background: transparent; color: {c.muted}; padding: 7px 14px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:focus {{ background: {c.accent_soft}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.line_strong}; border-radius: 8px; padding: 6px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.faint}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::handle {{ background: {c.line_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _chrome(c: Colors, points: float) -> str:
    return f"""
QWidget#topBar {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
QLabel#appName {{ font-weight: 700; font-size: {points * _TITLE:.1f}pt; }}
QTabWidget#leftPane, QTabWidget#leftPane > QStackedWidget {{ background: {c.panel}; }}
QTabWidget#leftPane::tab-bar {{ left: 8px; }}
QFrame#toast {{ background: {c.text}; border-radius: 10px; }}
QFrame#toast QLabel {{ color: {c.window}; }}
QFrame#toast QPushButton {{ background: transparent; color: {c.window}; border: 1px solid {c.window};
    padding: 3px 12px; font-weight: 600; }}
QFrame#toast QPushButton:focus {{ border: 2px solid {c.window}; padding: 2px 11px; }}
QFrame#dropOverlay {{ background: {c.accent_soft}; border: 3px dashed {c.accent}; border-radius: 16px; }}
QFrame#dropOverlay QLabel {{ color: {c.link}; font-size: {points * _LARGE:.1f}pt; font-weight: 600; }}
QWidget#cover {{ background: {c.window}; }}
"""


def _roles(c: Colors, points: float) -> str:
    return f"""
QLabel[role="title"] {{ font-weight: 700; font-size: {points * _TITLE:.1f}pt; color: {c.text}; }}
QLabel[role="heading"] {{ font-weight: 600; color: {c.text}; }}
QLabel[role="strong"] {{ font-weight: 600; color: {c.text}; }}
QLabel[role="muted"], QLabel[role="caption"] {{ color: {c.muted}; }}
QLabel[role="good"] {{ color: {c.good}; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="bad"] {{ color: {c.bad}; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="inset"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="banner"] {{ background: {c.warning_soft}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[role="banner"] QLabel {{ color: {c.warning}; }}
QFrame[role="banner"][tone="bad"] {{ background: {c.bad_soft}; }}
QFrame[role="banner"][tone="bad"] QLabel {{ color: {c.bad}; }}
QFrame[role="banner"][tone="info"] {{ background: {c.accent_soft}; }}
QFrame[role="banner"][tone="info"] QLabel {{ color: {c.link}; }}
QLabel[role="badge"] {{ background: {c.accent_soft}; color: {c.link}; border-radius: 6px; padding: 2px 8px; }}
QToolButton[role="chip"] {{ border-radius: 14px; }}
QToolButton[role="status"] {{ background: transparent; border: 1px solid transparent; color: {c.muted};
    padding: 2px 8px; border-radius: 6px; }}
QToolButton[role="status"]:hover {{ background: {c.raised}; color: {c.text}; }}
QToolButton[role="status"]:focus {{ border: 2px solid {c.accent}; padding: 1px 7px; }}
QToolButton[role="status"][tone="good"] {{ color: {c.good}; font-weight: 600; }}
"""
