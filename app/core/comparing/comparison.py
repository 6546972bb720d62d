"""The comparison of two versions: one row for each article, heading, 부칙 or 별표 that is not the same in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.comparing.block import Sort
from app.core.comparing.wording import Change
from app.core.library import DocumentRecord
from app.core.report import Run
from app.core.structure import PageSpan


class RowKind(StrEnum):
    """What became of a piece."""

    ADDED = "added"  # 신설
    REMOVED = "removed"  # 삭제
    CHANGED = "changed"  # 변경
    MOVED = "moved"  # 이동: another number or place, the same words
    SAME = "same"  # only among the parts of a row


@dataclass(frozen=True, slots=True)
class Side:
    """A piece as one version prints it.

    Attributes:
        label: its number or heading there.
        title: its title there.
        text: the verbatim slices of `spans`, joined by line ends.
        spans: one per page: `page.text[start:end]`; never empty.
    """

    label: str
    title: str
    text: str
    spans: tuple[PageSpan, ...]

    @property
    def page(self) -> int:
        """Page it begins on, from 1."""
        return self.spans[0].page

    @property
    def start(self) -> int:
        """Offset of its first character on that page."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character on that page."""
        return self.spans[0].end


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a row: a 항, 호, table row or paragraph.

    Attributes:
        label: its place within the row ("제2항제1호"), by the new version where it has one, or "".
        old, new: the clause on each side, None where it does not stand.
        old_words, new_words: its words (without the mark), what went or came marked; equal for an unchanged part.
        words: both in one text.
        changes: each place where the wordings differ.
        depth: 0 for the article's opening, 1 for 항, 2 for 호 …
    """

    kind: RowKind
    label: str
    old: Side | None
    new: Side | None
    old_words: tuple[Run, ...]
    new_words: tuple[Run, ...]
    words: tuple[Run, ...]
    changes: tuple[Change, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Row:
    """A piece that is not the same in both versions.

    Attributes:
        sort: article, chapter heading, section, 부칙, 별표 or the text in front.
        label: its number or heading, by the new version where it has one ("제13조의2", "부칙 <제2026-7호>").
        title: its title, "" without.
        old, new: the piece on each side, None where it does not stand.
        parts: its clauses in order.
        moved_from: its old number, where it has another one now; else "".
        repealed_at: where the new version says "삭제" in its place, or None.
        effective: when the new wording takes effect, where its publisher prints it ahead of time; else "".
        note_ko, note_en: what changed, in plain words, told from the difference alone.
    """

    sort: Sort
    kind: RowKind
    label: str
    title: str
    old: Side | None
    new: Side | None
    parts: tuple[Part, ...]
    moved_from: str = ""
    repealed_at: Side | None = None
    effective: str = ""
    note_ko: str = ""
    note_en: str = ""

    @property
    def words(self) -> tuple[Run, ...]:
        """The whole row as one marked text."""
        return tuple(run for part in self.parts for run in part.words)

    def note(self, language: str) -> str:
        """The note in "ko" or "en"."""
        return self.note_en if language == "en" else self.note_ko


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side.

    Attributes:
        rows: in the new version's order; what is gone stands where it stood.
        compared: pieces that both versions have, changed or not.
        only_printed: labels of 부칙 that one print carries and the other leaves out, without the rule having changed.
    """

    old: DocumentRecord
    new: DocumentRecord
    rows: tuple[Row, ...]
    compared: int
    only_printed: tuple[str, ...] = ()
