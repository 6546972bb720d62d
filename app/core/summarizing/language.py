"""The language of a text, as far as a summary has to know it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.summarizing.sections import Section

_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[A-Za-z가-힣]")
_SHARE = 0.2
"""From this share of Hangul on a text is Korean: one syllable says as much as two or three Latin letters, and Korean
documents are full of Latin names."""
_SAMPLE = 20_000  # characters that are looked at


def is_korean(text: str) -> bool:
    """Whether a text is Korean; one without any letters is taken for Korean, too."""
    sample = text[:_SAMPLE]
    return len(_HANGUL.findall(sample)) >= _SHARE * len(_LETTER.findall(sample))


def mostly_korean(sections: Sequence[Section]) -> bool:
    """Whether sections are Korean, taken together."""
    return is_korean(" ".join(topic.text[:400] for section in sections for topic in section.topics))
