"""Fonts of a PDF: which of them shows each character, and what stands for a character that none has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]

from app.core.errors import ExportError
from app.core.exporting.clean import clean, one_line
from app.core.exporting.fonts import FontFiles

LOST = "□"
"""Stands for a character that no font has."""
REGULAR, BOLD = "SeogoRegular", "SeogoBold"
"""Names in the PDF library of the first font."""
_ALIKE = {
    **dict.fromkeys("∙⋅‧․･", "·"),
    **dict.fromkeys("▪◾⬛", "■"),
    **dict.fromkeys("☐◻▫", "□"),
    **dict.fromkeys("✓✔☑", "√"),
    **dict.fromkeys("❍◯", "○"),
    **dict.fromkeys("−﹣‐‑‒", "-"),
    **dict.fromkeys("➔➜➡", "→"),
    "‣": "▶",
    "ᆞ": "ㆍ",
    "∼": "~",
}
"""Signs of regulations that Hangul fonts lack, and a sign of the same look that they have."""
_KEPT_FORMS = ("<super>", "<sub>", "<fraction>")
"""Kinds of compatibility character whose plain form means something else: 10⁵ is not 105."""


@dataclass(slots=True)
class Typesetter:
    """Turns text into the markup of the PDF library, run by run in a font that has its characters.

    Args:
        files: the fonts in order of preference; those behind the first are opened only when it lacks a character.

    Raises:
        ExportError: export_font_missing: the first font cannot be used.
    """

    files: Sequence[FontFiles]
    lost: Counter[str] = field(default_factory=Counter)
    _faces: list[tuple[frozenset[int], str, str]] = field(init=False, default_factory=list)
    _known: dict[str, tuple[int, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Open the first font."""
        if not self._open(0):
            raise ExportError("export_font_missing")

    def markup(self, text: str, bold: bool = False) -> str:
        """The text as paragraph markup; "\\n" becomes a line break."""
        lines = unicodedata.normalize("NFC", clean(text)).replace("\t", "    ").split("\n")
        return "<br/>".join("".join(self._runs(line, bold)) for line in lines)

    def plain(self, text: str) -> str:
        """The text on one line as the first font can show it, without markup."""
        placed = (self._placed(character) for character in unicodedata.normalize("NFC", one_line(text)))
        return "".join(shown if face == 0 else LOST for face, shown in placed)

    def _runs(self, line: str, bold: bool) -> Iterator[str]:
        placed = [self._placed(character) for character in line]
        for face, group in groupby(placed, key=lambda each: each[0]):
            words = escape("".join(shown for _, shown in group))
            name = self._faces[face][2 if bold else 1]
            yield words if face == 0 and not bold else f'<font name="{name}">{words}</font>'

    def _placed(self, character: str) -> tuple[int, str]:
        """(number of the font, what it shows)."""
        found = self._known.get(character)
        if found is None:
            found = self._known[character] = self._find(character)
        if found[1] == LOST and character != LOST:
            self.lost[character] += 1
        return found

    def _find(self, character: str) -> tuple[int, str]:
        if character.isspace():
            return 0, "\u00a0" if character in "\u00a0\u202f" else " "
        for number in range(len(self.files)):
            if self._has(number, character):
                return number, character
        if unicodedata.category(character) in {"Cf", "Mn"} and not unicodedata.combining(character):
            return 0, ""  # joiners and variation selectors have no look of their own
        for other in (_ALIKE.get(character, ""), _plain(character)):
            if other and all(self._has(0, each) for each in other):
                return 0, other
        return 0, LOST

    def _has(self, number: int, character: str) -> bool:
        while len(self._faces) <= number:
            if not self._open(len(self._faces)):
                self._faces.append((frozenset(), "", ""))
        return ord(character) in self._faces[number][0]

    def _open(self, number: int) -> bool:
        suffix = str(number) if number else ""
        regular, bold = REGULAR + suffix, BOLD + suffix
        try:
            fonts = [TTFont(regular, self.files[number].regular), TTFont(bold, self.files[number].bold)]
        except (TTFError, OSError, IndexError):
            return False
        for font in fonts:
            registerFont(font)
        both = frozenset(fonts[0].face.charToGlyph) & frozenset(fonts[1].face.charToGlyph)
        self._faces.append((both, regular, bold))
        return True


def _plain(character: str) -> str:
    """The plain form of a compatibility character, or "" where that would mean something else."""
    if unicodedata.decomposition(character).startswith(_KEPT_FORMS):
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return "" if plain == character else plain
