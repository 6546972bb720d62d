"""Counts the automatic numbers of a Hangul document (개요 번호, 문단 번호) and writes them as print shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.adapters.hwp_model import Head, HeadKind, NumberLevel
from app.adapters.number_format import NumberStyle, format_number

_PLACE = re.compile(r"\^([1-9]0?|[nN])")


@dataclass(slots=True)
class HeadCounter:
    """Counters of every list of a document, moved on paragraph by paragraph.

    Args:
        numberings: levels of each numbering by id.
        bullets: sign of each bullet by id.
    """

    numberings: dict[int, tuple[NumberLevel, ...]]
    bullets: dict[int, str]
    _counts: dict[int, list[int]] = field(default_factory=dict)

    def next(self, head: Head, outline_id: int) -> str:
        """Count a paragraph and give what stands before its text.

        Args:
            head: the paragraph's head.
            outline_id: numbering of outline paragraphs in its section.

        Returns:
            "제3조", "1.2", "가.", "•" …; "" for none.
        """
        match head.kind:
            case HeadKind.BULLET:
                return self.bullets.get(head.list_id, "•")
            case HeadKind.OUTLINE | HeadKind.NUMBER:
                return self._number(outline_id if head.kind is HeadKind.OUTLINE else head.list_id, head.level)
            case _:
                return ""

    def _number(self, list_id: int, level: int) -> str:
        levels = self.numberings.get(list_id)
        if not levels or level >= len(levels):
            return ""
        counts = self._counts.setdefault(list_id, [0] * len(levels))
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (len(levels) - level - 1)
        return _PLACE.sub(lambda place: self._fill(place[1], levels, counts, level), levels[level].pattern).strip()

    @staticmethod
    def _fill(place: str, levels: tuple[NumberLevel, ...], counts: list[int], level: int) -> str:
        """`^1`…`^10`: the number of that level; `^n`: the path down to this level ("1.2.3"), `^N` with a dot behind."""
        if place in "nN":
            path = ".".join(str(count or rule.start) for count, rule in zip(counts[: level + 1], levels, strict=False))
            return path + ("." if place == "N" else "")
        index = int(place) - 1
        if index >= len(levels):
            return ""
        style = levels[index].style if levels[index].style is not NumberStyle.NONE else NumberStyle.DECIMAL
        return format_number(counts[index] or levels[index].start, style)
