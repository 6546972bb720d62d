"""Text of documents as any file format takes it: without control characters and half characters."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What XML 1.0 has no way to write (www.w3.org/TR/xml/#charsets), and the rest of the control characters."""
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Overrides of the writing direction: they make words read otherwise than they stand (unicode.org/reports/tr36)."""
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with line ends as "\\n", and nothing in it that cannot be shown.

    Halves of surrogate pairs become U+FFFD, so that what is lost is seen.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _HALVES.sub("\ufffd", _REORDERING.sub("", _FORBIDDEN.sub("", text)))


def one_line(text: str) -> str:
    """The cleaned text on one line."""
    return " ".join(clean(text).split())
