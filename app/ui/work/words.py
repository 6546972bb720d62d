"""Words of the work pages: states, times left, failures, names of kinds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.comparing.comparison import RowKind
from app.core.messages import MESSAGES, words
from app.core.summarizing.summary import Length
from app.engine.protocol.events import Failed

translate = QCoreApplication.translate
_MINUTE = 60


def time_left(seconds: float) -> str:
    """ "약 2분 남음"; "" while unknown."""
    if seconds < 0:
        return ""
    if seconds < _MINUTE:
        return translate("work", "less than a minute left")
    return translate("work", "about %1 min left").replace("%1", str(round(seconds / _MINUTE)))


def failure_words(failure: Failed, language: str) -> str:
    """What went wrong and what to do."""
    if failure.code in MESSAGES:
        found = words(failure.code, language, **failure.values)
        return f"{found.message} {found.hint}".strip()
    if failure.code == "engine_died":
        return translate("work", "The part of Seogo that reads documents stopped. Make it again in a moment.")
    return translate("work", "Something unexpected happened. Make it again; if it happens again, tell your IT desk.")


def length_name(length: Length) -> str:
    """As the buttons call it."""
    return {
        Length.SHORT: translate("work", "Short"),
        Length.STANDARD: translate("work", "Normal"),
        Length.DETAILED: translate("work", "Detailed"),
    }[length]


def change_name(kind: RowKind) -> str:
    """신설, 삭제, 변경, 이동."""
    return {
        RowKind.ADDED: translate("work", "New"),
        RowKind.REMOVED: translate("work", "Deleted"),
        RowKind.CHANGED: translate("work", "Changed"),
        RowKind.MOVED: translate("work", "Moved"),
        RowKind.SAME: translate("work", "Same"),
    }[kind]


def page_name(page: int) -> str:
    """ "5쪽"."""
    return translate("work", "p. %1").replace("%1", str(page))


def counted(count: int, one: str, many: str) -> str:
    """`one`, or `many` with %1 filled in."""
    return one.replace("%1", "1") if count == 1 else many.replace("%1", f"{count:,}")
