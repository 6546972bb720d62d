"""Values that stand where a field is named, each with how sure the place is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.core.extracting.answers import conditional, is_absent, stance_answer, token
from app.core.extracting.labels import Named, contains, find_names, position
from app.core.extracting.parties import PartyName, defined_parties, party_in
from app.core.extracting.passages import Passage, Reading
from app.core.extracting.regions import How, Names, Region, regions_of
from app.core.extracting.template import Field, FieldType
from app.core.extracting.typed import Typed, values_in
from app.core.grounding.polarity import stance
from app.core.sentences import sentence_spans

LEAST = 0.62
"""Weight below which a place is no evidence for a value."""
_BY_VERB = 0.72
_HINT = 0.04
_TOTAL = re.compile(r"(?:총|합계|전체)\s?$")
_TOTAL_GAIN = 0.08  # "특급 2명을 포함하여 총 11명"
_FAR = 100  # characters behind a name over which a value loses at most this share of weight:
_DISTANCE = 0.2
_LONGEST = 300  # characters of a text value
_DECOY = re.compile(
    r"예시|예를\s?들|가령|작성\s?예|견본|종전|기존|당초|변경\s?전|이전\s?계약|구\s?계약|타\s?(?:사|행)|참고로|평균|시장"
)
_PAST = re.compile(r"(?:[었였았했됐]|되었|하였)(?:다|음|습니다)[.\s]*$")  # what happened is no term of this contract
_DECOY_LOSS = 0.4
_CONDITION = re.compile(r"경우|때에는|때는|초과|위반|지체|연체|지연|해지|중도")
_CONDITION_LOSS = 0.08
_LIMIT_BEHIND = re.compile(r"\s?(?:을|를|의)?\s?(?:초과|넘|범위|이상|이하|미만)")
_LIMIT_BEFORE = re.compile(r"(?:최고|최대|상한|법정)\s?$")
_LIMIT_LOSS = 0.32  # "연 15%를 초과할 수 없다" bounds the value, and is not it
_SUPPLEMENT_LOSS = 0.1
_OPEN_LIST = re.compile(r"다음\s*각\s*[호목]|다음과\s*같|아래와\s*같|다음의")
_TOPICS = ("은", "는", "이", "가")
_TYPED = frozenset((FieldType.DATE, FieldType.MONEY, FieldType.PERCENTAGE, FieldType.PERIOD, FieldType.COUNT))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value and its place.

    Attributes:
        start, end: offsets into the passage's text.
        normalised: the value in one form.
        weight: how sure it is (0-1).
        absent: the place says that there is no value.
    """

    passage: Passage
    start: int
    end: int
    normalised: str
    weight: float
    absent: bool = False

    @property
    def text(self) -> str:
        """The value as written."""
        return self.passage.text[self.start : self.end]


@dataclass(slots=True)
class Finder:
    """Finds the candidates of a document's fields.

    Args:
        reading: the document.
        fields: all fields of the template.
    """

    reading: Reading
    fields: Sequence[Field]
    names: Names = field(default_factory=dict)
    _parties: dict[str, list[tuple[Passage, PartyName]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find every name once."""
        roles = [label for each in self.fields if each.type is FieldType.PARTY for label in each.labels]
        parties: dict[str, list[tuple[Passage, PartyName]]] = defaultdict(list)
        for passage in self.reading.passages:
            if found := find_names(passage.text, self.fields):
                self.names[passage.unit.ordinal] = found
            for party in defined_parties(passage.text, roles) if roles else ():
                for role in party.roles:
                    parties[role].append((passage, party))
        self._parties = dict(parties)

    def candidates(self, wanted: Field) -> list[Candidate]:
        """Candidates of one field, surest first; those that are too unsure are left out."""
        found = list(self._defined(wanted)) if wanted.type is FieldType.PARTY else []
        for passage in self.reading.passages:
            for named in self.names.get(passage.unit.ordinal, ()):
                if named.field is wanted:
                    for region in regions_of(named, passage, self.reading, self.names):
                        found.extend(self._in_region(wanted, region))
            found.extend(self._by_verb(wanted, passage))
        kept = [candidate for candidate in found if candidate.weight >= LEAST]
        return sorted(kept, key=lambda c: (-round(c.weight, 2), c.passage.unit.ordinal, c.start))

    def _defined(self, wanted: Field) -> Iterator[Candidate]:
        """Parties by the role that the contract gives them."""
        for label in wanted.labels:
            for passage, party in self._parties.get(label, ()):
                yield Candidate(passage, party.start, party.end, passage.text[party.start : party.end].strip(), 0.97)

    def _by_verb(self, wanted: Field, passage: Passage) -> Iterator[Candidate]:
        """A sentence that states the field by its verb: "금 5천만원을 을에게 대여하고"."""
        if not wanted.verbs or passage.row or not contains(passage.text, wanted.verbs):
            return
        for start, end in sentence_spans(passage.text):
            sentence = passage.text[start:end]
            at = next((at for verb in wanted.verbs if (at := position(sentence, verb)) >= 0), -1)
            if at < 0:
                continue
            named = Named(wanted, start + at, start + at, "")
            stop = start + at if wanted.type in _TYPED else end
            region = Region(passage, start, stop, How.BEFORE if wanted.type in _TYPED else How.TITLE, _BY_VERB, named)
            yield from self._in_region(wanted, region)

    def _in_region(self, wanted: Field, region: Region) -> Iterator[Candidate]:
        if is_absent(region.text):
            if region.how in (How.CELL, How.COLON):
                yield Candidate(region.passage, region.start, region.end, "", region.weight, absent=True)
            return
        for candidate in self._values(wanted, region):
            yield replace(candidate, weight=self._weigh(wanted, region, candidate))

    def _values(self, wanted: Field, region: Region) -> Iterator[Candidate]:
        if wanted.type in _TYPED:
            yield from self._typed(wanted, region)
        elif wanted.type is FieldType.PARTY:
            yield from _party(region)
        elif wanted.type is FieldType.YES_NO:
            yield from _answer(region)
        elif wanted.type is FieldType.TEXT:
            yield from _text(wanted, region)

    def _typed(self, wanted: Field, region: Region) -> Iterator[Candidate]:
        values = values_in(region.text, wanted.type, region.units)
        if wanted.type is FieldType.DATE:
            values = _ends(wanted, region, values)
        if region.how is How.BEFORE:
            values = values[-1:]
        for value in values if wanted.patterns else values[:1] if region.how is not How.TITLE else values[:2]:
            start, end = region.start + value.start, region.start + value.end
            written = region.passage.text[start:end]
            if self._claimed(wanted, region, start) or _beyond_brackets(region, start):
                return
            if wanted.patterns and not any(pattern.search(written) for pattern in wanted.patterns):
                continue
            yield Candidate(region.passage, start, end, value.normalised, region.weight)

    def _claimed(self, wanted: Field, region: Region, start: int) -> bool:
        """Another field of the type is what the sentence speaks of between the name and the value."""
        if region.how in (How.CELL, How.COLON):
            return False
        ours = region.named
        same = region.named.end if region.how is not How.TITLE else region.start
        low, high = (min(same, start), start) if region.how is not How.BEFORE else (start, ours.start)
        return any(
            low <= other.start < high and other.field is not wanted and other.field.type is wanted.type
            for other in self.names.get(region.passage.unit.ordinal, ())
            if (other.start, other.end) != (ours.start, ours.end) and other.particle in _TOPICS
        )

    def _weigh(self, wanted: Field, region: Region, candidate: Candidate) -> float:
        weight = region.weight
        sentence = _sentence_around(candidate)
        if region.how in (How.BEHIND, How.BEFORE):
            gap = candidate.start - region.start if region.how is How.BEHIND else region.end - candidate.end
            weight -= _DISTANCE * min(1.0, gap / _FAR)
        if region.how in (How.BEHIND, How.BEFORE, How.TITLE):
            near = candidate.passage.text[max(0, candidate.start - 16) : candidate.start]
            if any(word in near for word in wanted.avoid):
                return 0.0
            text = candidate.passage.text
            if _TOTAL.search(text[: candidate.start]) or text.startswith("총", candidate.start):
                weight += _TOTAL_GAIN
            if (
                wanted.type in _TYPED
                and wanted.type is not FieldType.PERIOD
                and (_LIMIT_BEHIND.match(text, candidate.end) or _LIMIT_BEFORE.search(text[: candidate.start]))
            ):
                weight -= _LIMIT_LOSS
            if wanted.type is not FieldType.TEXT and _CONDITION.search(sentence):
                weight -= _CONDITION_LOSS
        past = wanted.type in _TYPED and region.how not in (How.CELL, How.COLON) and _PAST.search(sentence)
        if past or _DECOY.search(sentence):
            weight -= _DECOY_LOSS
        if candidate.passage.place.startswith("부칙"):
            weight -= _SUPPLEMENT_LOSS
        if wanted.hints and contains(f"{candidate.passage.above} {candidate.passage.text}", wanted.hints):
            weight += _HINT
        return weight


def _beyond_brackets(region: Region, start: int) -> bool:
    """The name stands in brackets that close before the value: it belongs to what the brackets explain."""
    if region.how is not How.BEHIND:
        return False
    between = region.passage.text[region.start : start]
    return between.count(")") > between.count("(")


def _sentence_around(candidate: Candidate) -> str:
    text = candidate.passage.text
    if candidate.passage.row:
        return text
    for start, end in sentence_spans(text):
        if start <= candidate.start < end:
            return text[start:end]
    return text


def _ends(wanted: Field, region: Region, values: Sequence[Typed]) -> list[Typed]:
    """The end of a period that a date field asks for; a period named as such gives nothing else."""
    for period in values_in(region.text, FieldType.PERIOD):
        if "/" in period.normalised and values and values[0].start == period.start:
            inside = [value for value in values if period.start <= value.start < period.end]
            return [inside[0] if wanted.pick == "first" else inside[-1]]
    if region.passage.text[region.named.start : region.named.end].replace(" ", "").endswith("기간"):
        after = "부터" if wanted.pick == "first" else "까지"
        return [value for value in values if region.text[value.end :].lstrip().startswith(after)]
    return list(values)


def _party(region: Region) -> Iterator[Candidate]:
    if region.how in (How.TITLE, How.BEFORE):
        return
    free = region.how in (How.CELL, How.COLON, How.LINE)
    if region.named.particle and not (region.named.particle in _TOPICS and _NAMES_PARTY.search(region.text)):
        return
    if region.how is How.LINE and region.start == region.named.end and not _FORM_GAP.match(region.text):
        free = False  # "은행 업무의 범위" is a heading, "차주   김하나" a line of a form
    if found := party_in(region.passage.text, region.start, region.end, free):
        name = region.passage.text[found.start : found.end]
        yield Candidate(region.passage, found.start, found.end, name.strip(), region.weight)


_FORM_GAP = re.compile(r"\s{2,}|\t|(?:\s*\([^()]{1,8}\))?\s*[가-힣\s]{2,6}[:：]")
_NAMES_PARTY = re.compile(r"(?:이다|로\s?한다|라\s?한다|로\s?정한다|입니다)[.\s]*$")


def _answer(region: Region) -> Iterator[Candidate]:
    """A token, or what the sentence around the name says."""
    if region.how in (How.CELL, How.COLON, How.LINE) and (said := token(region.text)) is not None:
        yield Candidate(region.passage, region.start, region.end, "yes" if said else "no", region.weight)
        return
    if region.how is How.BEFORE:
        return
    for start, end in sentence_spans(region.passage.text):
        inside = start < region.end and region.start < end
        sentence = region.passage.text[start:end]
        said = stance_answer(stance(sentence).modality) if inside and _states(sentence) else None
        if said is not None:
            form = "conditional" if conditional(sentence) else "yes" if said else "no"
            yield Candidate(region.passage, start, end, form, region.weight)
            return


def _states(sentence: str) -> bool:
    """It says something of something; a heading does not."""
    return bool(re.search(r"(?:다|함|음|임|됨|것|불가|가능|금지)[.\s)]*$", sentence))


def _text(wanted: Field, region: Region) -> Iterator[Candidate]:
    """What a pattern matches; else the whole cell or line, or the sentence."""
    passage = region.passage
    if wanted.patterns:
        start = region.named.start if region.how is How.BEHIND else region.start  # the name may be part of the value
        for pattern in wanted.patterns:
            if found := pattern.search(passage.text, start, region.end):
                group = 1 if pattern.groups else 0
                yield Candidate(passage, found.start(group), found.end(group), found[group], region.weight)
                return
        return
    if region.how is How.BEFORE:
        return
    start, end = _whole(region)
    if end - start >= 2:
        loss = 0.1 if _OPEN_LIST.search(passage.text[start:end]) and region.how is not How.CELL else 0.0
        text = " ".join(passage.text[start:end].split())
        yield Candidate(passage, start, end, text, region.weight - loss)


def _opened(text: str) -> bool:
    """A bracket is open at the end of the text."""
    return text.count("(") + text.count("[") > text.count(")") + text.count("]")


def _whole(region: Region) -> tuple[int, int]:
    text = region.passage.text
    start, end = region.start, region.end
    if region.how is How.BEHIND:
        spans = [span for span in sentence_spans(text) if span[0] <= region.named.start < span[1]]
        start, end = spans[0] if spans else (start, end)
    while start < end and text[start] in " :.)-":
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in "])" and not _opened(text[start : end - 1]))):
        end -= 1
    return start, min(end, start + _LONGEST)
