"""The values of settings that are one of a few, each with what people read for it."""

from __future__ import annotations

from enum import StrEnum

from app.settings.schema import Text


class Language(StrEnum):
    """Language of the window, the command line and the answers' fixed words."""

    SYSTEM = "system"
    KO = "ko"
    EN = "en"


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class AnswerLength(StrEnum):
    """How much an answer or a summary says."""

    SHORT = "short"
    STANDARD = "standard"
    DETAILED = "detailed"


class Masking(StrEnum):
    """Where personal data is hidden; each step includes those before it."""

    OFF = "off"
    EXPORT = "export"
    DISPLAY = "display"
    BLOCK = "block"


class AuditLevel(StrEnum):
    """What the audit log records."""

    OFF = "off"
    BASIC = "basic"
    FULL = "full"


LANGUAGES = {
    Language.SYSTEM: Text("시스템 설정 따름", "Same as the system"),
    Language.KO: Text("한국어", "Korean"),
    Language.EN: Text("영어", "English"),
}

THEMES = {
    Theme.SYSTEM: Text("시스템 설정 따름", "Same as the system"),
    Theme.LIGHT: Text("밝게", "Light"),
    Theme.DARK: Text("어둡게", "Dark"),
}

ANSWER_LENGTHS = {
    AnswerLength.SHORT: Text("짧게", "Short"),
    AnswerLength.STANDARD: Text("보통", "Standard"),
    AnswerLength.DETAILED: Text("자세히", "Detailed"),
}

MASKINGS = {
    Masking.OFF: Text("가리지 않음", "Nowhere"),
    Masking.EXPORT: Text("복사·내보내기·기록에서 가림", "In copies, exports and logs"),
    Masking.DISPLAY: Text("화면에서도 가림", "On the screen, too"),
    Masking.BLOCK: Text("개인정보가 든 문장은 보여 주지 않음", "Sentences with personal data are not shown"),
}

AUDIT_LEVELS = {
    AuditLevel.OFF: Text("기록하지 않음", "Off"),
    AuditLevel.BASIC: Text("누가 언제 무엇을 했는지만", "Who did what and when"),
    AuditLevel.FULL: Text("질문과 답변의 글까지", "Questions and answers, too"),
}
