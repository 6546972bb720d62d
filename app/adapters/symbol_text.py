"""Signs of symbol fonts and of Hangul's private code area as Unicode (shared by the DOCX, HWP and HWPX readers)."""

from __future__ import annotations

import re

# Hangul's own signs for boxed digits have no Unicode equal; the circled ones are the nearest that every font has.
_BOXED_DIGITS = {first + index: chr(ord("①") + index) for first in (0xF02B1, 0xF02CE) for index in range(9)}
# Symbol-font signs (Wingdings at U+F000 + code) as the Unicode signs they show.
_WINGDINGS = {
    0xF06C: "●", 0xF06D: "❍", 0xF06E: "■", 0xF06F: "□", 0xF070: "□", 0xF071: "❑", 0xF072: "❒", 0xF075: "◆", 0xF076: "❖",
    0xF077: "◆", 0xF09E: "·", 0xF09F: "•", 0xF0A0: "▪", 0xF0A1: "○", 0xF0A2: "○", 0xF0A7: "▪", 0xF0A8: "□", 0xF0AB: "★",
    0xF0B7: "•", 0xF0D8: "➢", 0xF0DF: "←", 0xF0E0: "→", 0xF0E1: "↑", 0xF0E2: "↓", 0xF0E8: "➔", 0xF0F0: "⇨", 0xF0FC: "✔",
    0xF0FB: "✘", 0xF0FD: "☒", 0xF0FE: "☑",
}  # fmt: skip
# The first syllable of the product's own name in Hanyang's private code for old Hangul (all of it has 5,000 entries).
_OLD_HANGUL = {0xF53A: "\u1112\u119e\u11ab"}
_PRIVATE_PLANE = re.compile("[\U000f0000-\U0010fffd]+")
"""Hangul's other own glyphs (cut lines, seals); no other font has them and no reader could tell what they were."""
_SIGNS = str.maketrans({**_BOXED_DIGITS, **_WINGDINGS, **_OLD_HANGUL})


def clean_signs(text: str) -> str:
    """Private-use signs of Hangul and of symbol fonts as Unicode or left out; lone surrogates as U+FFFD."""
    shown = _PRIVATE_PLANE.sub("", text.translate(_SIGNS))
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def bullet_sign(text: str) -> str:
    """A list bullet; "•" when it is a picture or a private sign that no font shows."""
    sign = clean_signs(text).strip()
    return sign if sign and sign.isprintable() and not any("\ue000" <= each <= "\uf8ff" for each in sign) else "•"
