"""The words of every error and notice, in Korean and English: what happened, and what to do.

A code is stable: checks, logs and policies refer to it. Placeholders are filled from `SeogoError.values`.
"""

from __future__ import annotations

from string import Formatter

from app.core.errors import SeogoError
from app.core.messages.documents import DOCUMENTS
from app.core.messages.exports import EXPORTS
from app.core.messages.extraction import EXTRACTION
from app.core.messages.glossary import GLOSSARY
from app.core.messages.grounding import GROUNDING
from app.core.messages.library import LIBRARY
from app.core.messages.models import MODELS
from app.core.messages.packs import PACKS
from app.core.messages.pages import PAGES
from app.core.messages.policy import POLICY
from app.core.messages.program import PROGRAM
from app.core.messages.questions import QUESTIONS
from app.core.messages.settings import SETTINGS
from app.core.messages.wording import LANGUAGES, Entries, Words

__all__ = ["LANGUAGES", "MESSAGES", "TOPICS", "Words", "describe", "placeholders", "words"]

TOPICS: tuple[Entries, ...] = (
    PROGRAM,
    QUESTIONS,
    PAGES,
    EXTRACTION,
    PACKS,
    LIBRARY,
    POLICY,
    SETTINGS,
    DOCUMENTS,
    GLOSSARY,
    MODELS,
    EXPORTS,
    GROUNDING,
)

MESSAGES: Entries = {code: entry for topic in TOPICS for code, entry in topic.items()}


class _Known(dict[str, object]):
    """Values for placeholders; one that nobody gave shows as an ellipsis instead of failing while reporting."""

    def __missing__(self, key: str) -> str:
        return "…"


def words(code: str, language: str = "ko", **values: object) -> Words:
    """The message and hint of a code, filled in.

    Args:
        code: a key of `MESSAGES`.
        language: "ko" or "en"; anything else falls back to Korean, the product's first language.
        values: what the placeholders stand for.

    Raises:
        KeyError: the code has no words (a bug; a test walks every code).
    """
    entry = MESSAGES[code]
    chosen = entry[language] if language in entry else entry["ko"]
    known = _Known(values)
    return Words(chosen.message.format_map(known), chosen.hint.format_map(known))


def placeholders(code: str) -> frozenset[str]:
    """Names of the values that a code's words need. Raises KeyError for an unknown code."""
    texts = [text for found in MESSAGES[code].values() for text in (found.message, found.hint)]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def describe(error: SeogoError, language: str = "ko") -> dict[str, str]:
    """An error as the command line's JSON contract writes it: code, message and hint."""
    found = words(error.code, language, **error.values)
    return {"code": error.code, "message": found.message, "hint": found.hint}
