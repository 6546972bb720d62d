"""What settings and policy mean for the panels, in the few terms that they need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the panels may offer.

    Attributes:
        show_withheld: sentences that failed the check may be shown, greyed, with their reason.
        copy, export, print: these commands exist (policy may take them away).
        enter_asks: Enter sends the question and Shift+Enter begins a line; otherwise Ctrl+Enter sends.
        use_model: False: answers are verbatim evidence only.
        reduce_motion: no animations.
        watch_folders: added folders may be watched.
    """

    show_withheld: bool = True
    copy: bool = True
    export: bool = True
    print: bool = True
    enter_asks: bool = True
    use_model: bool = True
    reduce_motion: bool = False
    watch_folders: bool = False


class Preferences(QObject):
    """The terms in force; tells when they change."""

    changed = Signal()

    def __init__(self, allowed: Allowed | None = None, language: str = "ko", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.allowed = allowed or Allowed()
        self.language = language

    def update_to(self, allowed: Allowed, language: str) -> None:
        """New terms."""
        if (allowed, language) != (self.allowed, self.language):
            self.allowed, self.language = allowed, language
            self.changed.emit()
