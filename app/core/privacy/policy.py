"""What the masking mode does to text on the screen, in files and in logs: the one place where that is decided."""

from __future__ import annotations

from enum import StrEnum

from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Finding
from app.core.privacy.masking import STAR, mask
from app.core.sentences import sentence_spans


class Mode(StrEnum):
    """Where personal data is hidden (policy privacy.masking); each includes those before it."""

    OFF = "off"
    EXPORT = "export"  # copies, exports, logs
    DISPLAY = "display"  # the screen and the JSON output, too
    BLOCK = "block"  # sentences with personal data are not shown at all


def hides_on_screen(mode: Mode) -> bool:
    """Personal data is hidden from the person who asks."""
    return mode in (Mode.DISPLAY, Mode.BLOCK)


def shown(text: str, mode: Mode) -> str:
    """The text as a person may see it; its length stays, so that offsets into it do."""
    if mode is Mode.BLOCK:
        return _blocked(text)
    return mask(text) if mode is Mode.DISPLAY else text


def exported(text: str, mode: Mode) -> str:
    """The text as it may be copied or written to a file; its length stays."""
    return shown(text, mode) if hides_on_screen(mode) or mode is Mode.OFF else mask(text)


def logged(text: str, mode: Mode) -> str:
    """The text as the audit log may keep it."""
    return exported(text, mode)


def holds_personal(text: str) -> bool:
    """The text holds personal data."""
    return bool(find_personal(text))


def _blocked(text: str) -> str:
    """Every sentence that holds personal data starred out whole."""
    findings = find_personal(text)
    if not findings:
        return text
    characters = list(text)
    for start, end in _around(text, findings):
        for place in range(start, end):
            if characters[place].isalnum():
                characters[place] = STAR
    return "".join(characters)


def _around(text: str, findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    """The sentences that findings lie in, and the findings themselves should they reach over a sentence's end."""
    sentences = [
        (start, end)
        for start, end in sentence_spans(text)
        if any(finding.start < end and start < finding.end for finding in findings)
    ]
    return sentences + [(finding.start, finding.end) for finding in findings]
