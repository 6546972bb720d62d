"""Hangul's equation script as one readable line.

Source of the words: Hancom, "한글 문서 파일 형식: 수식", revision 1.3.
"""

from __future__ import annotations

import re

_WORDS = {
    "over": "/", "times": "×", "div": "÷", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "sqrt": "√", "sum": "Σ", "inf": "∞", "alpha": "α", "beta": "β", "gamma": "γ",
    "delta": "δ", "sigma": "σ", "mu": "μ", "pi": "π",
    "left": "", "right": "", "rm": "", "it": "", "bold": "",
}  # fmt: skip
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]+(?![A-Za-z])")
_GROUP = re.compile(r"\{\s*(\w*)\s*\}")
_SPACE = re.compile(r"[~`\s]+")


def readable(script: str) -> str:
    """A script such as "{a} over {b+1} times 100" as "a / (b+1) × 100": only single names lose their braces."""
    text = _WORD.sub(lambda word: _WORDS.get(word[0].lower(), word[0]), script)
    text = _GROUP.sub(r"\1", text).replace("{", "(").replace("}", ")").replace("#", " ")
    return _SPACE.sub(" ", text).strip()
