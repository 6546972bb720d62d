"""What a summary speaks of: how many sentences each section gets, and the topics they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.summarizing.sections import Section
from app.core.summarizing.summary import Length
from app.core.summarizing.weighing import Role, Weighed


@dataclass(frozen=True, slots=True)
class _Size:
    """Sentences of a summary: `base`, one more for each `step` characters, never more than `most`."""

    base: int
    step: int
    most: int


_SIZES: Mapping[Length, _Size] = {
    Length.SHORT: _Size(3, 10_000, 12),
    Length.STANDARD: _Size(9, 2_000, 60),
    Length.DETAILED: _Size(14, 900, 100),
}
"""A person reads ten sentences to know what a rule is about, two or three pages to work with it, five instead of it."""
_REPEATED_ARTICLE = 0.35
"""What a topic loses for each one chosen from the same article before it."""
_UNSPOKEN = 0.42  # score below which a topic is not worth a further sentence of its section
_MOST_SECTIONS = 64  # sections that each get a sentence at standard length


def choose(sections: Sequence[Section], weighed: Sequence[Sequence[Weighed]], length: Length) -> list[list[Weighed]]:
    """The topics to write about, by section, in reading order.

    At standard and detailed length every section is spoken of; a short summary speaks of the weightiest.
    """
    ranked = [_ranked(topics) for topics in weighed]
    counts = _counts(sections, ranked, length)
    return [_in_order(topics[:count], own) for topics, count, own in zip(ranked, counts, weighed, strict=True)]


def sentences_of(characters: int, length: Length) -> int:
    """How many sentences a text of so many characters gets."""
    size = _SIZES[length]
    return min(size.most, size.base + characters // size.step)


def _counts(sections: Sequence[Section], ranked: Sequence[Sequence[Weighed]], length: Length) -> list[int]:
    wanted = sum(
        sentences_of(sum(s.characters for s in sections if s.document.document_id == each), length)
        for each in dict.fromkeys(section.document.document_id for section in sections)
    )
    documents = len({section.document.document_id for section in sections})
    wanted = min(wanted, max(_SIZES[length].most, documents))
    counts = _first_round(sections, ranked, wanted, length)
    order = sorted(
        (-_priority(topics[place], sections[index], place), index, place)
        for index, topics in enumerate(ranked)
        for place in range(counts[index], len(topics))
        if topics[place].score > _UNSPOKEN
    )
    for _, index, place in order:
        if sum(counts) >= wanted:
            break
        if place == counts[index]:
            counts[index] += 1
    return counts


def _first_round(
    sections: Sequence[Section], ranked: Sequence[Sequence[Weighed]], wanted: int, length: Length
) -> list[int]:
    """One sentence for every section, or, in a short summary, for the weightiest ones and for every document."""
    order = sorted(range(len(sections)), key=lambda i: -_priority(ranked[i][0], sections[i], 0))
    if length is not Length.SHORT and len(sections) <= _MOST_SECTIONS:
        return [1] * len(sections)
    best: dict[str, int] = {}
    for index in order:
        best.setdefault(sections[index].document.document_id, index)
    chosen = list(dict.fromkeys([*best.values(), *order]))
    room = wanted if length is Length.SHORT else max(wanted, _MOST_SECTIONS)
    taken = set(chosen[: max(room, len(best))])
    return [int(index in taken) for index in range(len(sections))]


def _priority(topic: Weighed, section: Section, place: int) -> float:
    """A purpose leads; each further sentence of a section must be carried by more text."""
    share = min(1.0, section.characters / 6_000)
    return topic.score + 0.4 * share - 0.25 * place + (0.5 if Role.PURPOSE in topic.roles else 0.0)


def _ranked(topics: Sequence[Weighed]) -> list[Weighed]:
    """Best first; a second topic of an article yields to other articles."""
    left = list(topics)
    taken: dict[int, int] = {}
    ranked: list[Weighed] = []
    while left:
        best = max(left, key=lambda each: each.score - _REPEATED_ARTICLE * taken.get(each.topic.article, 0))
        left.remove(best)
        taken[best.topic.article] = taken.get(best.topic.article, 0) + 1
        ranked.append(best)
    return ranked


def _in_order(chosen: Sequence[Weighed], topics: Sequence[Weighed]) -> list[Weighed]:
    keys = {id(each) for each in chosen}
    return [each for each in topics if id(each) in keys]
