"""Why a sentence is withheld."""

from __future__ import annotations

from enum import StrEnum

from app.core.messages import Words, words


class Reason(StrEnum):
    """Codes with words in `app.core.messages`."""

    VALUE = "withheld_value"
    POLARITY = "withheld_polarity"
    BOUND = "withheld_bound"
    UNSUPPORTED = "withheld_unsupported"
    SOURCE_INSTRUCTION = "withheld_source_instruction"


def explain(reason: str, language: str = "ko") -> Words:
    """What was wrong with the sentence, and what its reader can do.

    Args:
        reason: a `Reason`.
        language: "ko" or "en".
    """
    return words(reason, language)
