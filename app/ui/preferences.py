"""What settings and policy mean for the panels, in the few terms that they need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.summarizing.summary import Length
from app.settings.choices import Masking


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the panels may offer.

    Attributes:
        show_withheld: sentences that failed the check may be shown, greyed, with their reason.
        copy, export: these commands exist (policy may take them away).
        enter_asks: Enter sends the question and Shift+Enter begins a line; otherwise Ctrl+Enter sends.
        use_model: False: answers are verbatim evidence only.
        watch_folders: folders may be watched.
        watched: which ones.
        length: summaries begin with it.
        masking: where personal data is hidden: in copies, too, unless it is off.
    """

    show_withheld: bool = True
    copy: bool = True
    export: bool = True
    enter_asks: bool = True
    use_model: bool = True
    watch_folders: bool = False
    watched: tuple[str, ...] = ()
    length: Length = Length.STANDARD
    masking: Masking = Masking.EXPORT


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
