"""What changed, in a plain sentence for each change, told by code from the difference itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.comparing.block import Sort
from app.core.comparing.comparison import Part, Row, RowKind
from app.core.comparing.phrases import Remark, change_remarks, quoted
from app.core.comparing.wording import Change
from app.core.particles import particle

_MOST = 8
"""Remarks of one row; what a person takes in at a glance. The rest is counted."""
TITLE = "제목"
"""Label of the part that stands for an article's own title."""


def with_notes(row: Row) -> Row:
    """The row with its notes in both languages."""
    remarks = list(_remarks(row))
    if len(remarks) > _MOST:
        rest = len(remarks) - _MOST + 1
        remarks = [*remarks[: _MOST - 1], Remark(f"그 밖에 {rest}곳이 바뀜", f"{rest} more changes")]
    return replace(row, note_ko="; ".join(each.ko for each in remarks), note_en="; ".join(each.en for each in remarks))


def _remarks(row: Row) -> Iterator[Remark]:
    name = f"{row.label}({row.title})" if row.title and row.sort is Sort.ARTICLE else row.label
    if row.effective:
        yield Remark(f"시행일 {row.effective}", f"takes effect {row.effective}")
    if row.kind is RowKind.ADDED and row.sort not in (Sort.FRONT, Sort.SECTION):
        yield Remark(f"{name} 신설", f"{name} added")
    elif row.kind is RowKind.REMOVED and row.sort not in (Sort.FRONT, Sort.SECTION):
        yield Remark(f"{name} 삭제", f"{name} deleted")
    elif row.kind is RowKind.MOVED:
        to = particle(row.label, "으로", "로")
        yield Remark(
            f"{row.moved_from}에서 {row.label}{to} 옮김(내용은 같음)",
            f"moved from {row.moved_from} to {row.label}, same words",
        )
    else:
        if row.moved_from:
            to = particle(row.label, "으로", "로")
            yield Remark(f"{row.moved_from}에서 {row.label}{to} 옮김", f"moved from {row.moved_from} to {row.label}")
        yield from _of_parts(row.parts, row.sort)


def _of_parts(parts: Sequence[Part], sort: Sort) -> Iterator[Remark]:
    whole = {part.label for part in parts if part.kind in (RowKind.ADDED, RowKind.REMOVED) and part.label}
    shifted = {part.label for part in parts if part.kind is RowKind.MOVED}
    run: list[tuple[str, str]] = []  # neighbours that moved on together
    for part in parts:
        if part.kind is RowKind.MOVED and part.old and part.new:
            if not _below(part.label, shifted):
                run.append((part.old.label, part.new.label))
            continue
        yield from _moved(run)
        run = []
        if part.kind is RowKind.CHANGED:
            yield from _changed(part)
        elif part.kind in (RowKind.ADDED, RowKind.REMOVED) and not _below(part.label, whole):
            yield _whole(part, sort)
    yield from _moved(run)


def _below(label: str, others: set[str]) -> bool:
    """A clause inside another one that has been told of already."""
    return any(label != other and label.startswith(other) for other in others if other)


def _moved(run: Sequence[tuple[str, str]]) -> Iterator[Remark]:
    """One remark for neighbours that moved on together: "제1항제4호~제6호가 제1항제7호~제9호로 옮겨짐"."""
    if not run:
        return
    old, new = (_range([pair[side] for pair in run]) for side in (0, 1))
    subject, to = particle(old, "이", "가"), particle(new, "으로", "로")
    yield Remark(f"{old}{subject} {new}{to} 옮겨짐", f"{old} moved to {new}")


def _range(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}~{labels[-1]}"


def _whole(part: Part, sort: Sort) -> Remark:
    """A clause that came or went."""
    added = part.kind is RowKind.ADDED
    if part.label and sort not in (Sort.FRONT, Sort.SECTION):
        return Remark(f"{part.label} {'신설' if added else '삭제'}", f"{part.label} {'added' if added else 'deleted'}")
    words = quoted("".join(run.text for run in part.words))
    return Remark(f"{'추가' if added else '삭제'}: {words}", f"{'added' if added else 'deleted'}: {words}")


@dataclass(frozen=True, slots=True)
class _Sentences:
    old: str
    new: str


def _changed(part: Part) -> Iterator[Remark]:
    if part.old and part.new and part.label != part.old.label and part.old.label and part.label:
        yield from _moved([(part.old.label, part.new.label)])
    by_sentence: dict[_Sentences, list[Change]] = {}
    for change in part.changes:
        by_sentence.setdefault(_Sentences(change.old_sentence, change.new_sentence), []).append(change)
    prefix = f"{part.label}: " if part.label else ""
    for sentences, changes in by_sentence.items():
        for remark in change_remarks(sentences.old, sentences.new, changes, part.label == TITLE):
            yield Remark(prefix + remark.ko, prefix + remark.en)
