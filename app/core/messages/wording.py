"""What one code says: in each language, what happened, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One code in one language: what happened, and what the reader of it can do."""

    message: str
    hint: str


Entries = dict[str, dict[str, Words]]
"""Words by code and language. A code stands in one topic only (a test counts them)."""
