"""Clauses: each statement of a text with its modality, its words and the values it bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from app.core.grounding.bounds import Comparison, find_comparisons
from app.core.grounding.modality import Cue, Modality, find_cues
from app.core.grounding.value import Value, readable
from app.core.grounding.values import find_values
from app.core.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement.

    Attributes:
        text: the clause, from the end of the statement before it.
        modality: may, must not, …
        stems: what its predicate is about (설치, 무선통신망), to tell whether two clauses speak of the same act.
        features: letter pairs of its words, with its values and bounds, to measure how much two clauses share.
        condition: of a proviso, what it adds to the sentence it limits; else empty.
        comparisons: its bounded values.
        embedded: it is a part of another clause.
        exceptions: of a ban, the words that leave something allowed ("승인 없이는 …할 수 없다"); else empty.
        proviso: it is a proviso that reverses the sentence before.
        final: the sentence ends with it.
    """

    text: str
    modality: Modality
    stems: frozenset[str]
    features: frozenset[str]
    comparisons: tuple[Comparison, ...]
    condition: frozenset[str] = frozenset()
    embedded: bool = False
    exceptions: frozenset[str] = frozenset()
    proviso: bool = False
    final: bool = False


_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_ASIDE = 8  # characters; shorter brackets hold Chinese characters, abbreviations and marks
_PROVISO = re.compile(r"\s*(?:다만|단|그러나)\s?,")
_LEAD_IN = re.compile(r"다음\s?각|각\s?[호목항]|다음의|다음과\s?같|아래의|아래와\s?같")
_ITEM = re.compile(r"\s*(?:\d{1,3}(?:의\d+)?\\?[.)]|[가-하]\\?[.)]|\(?\d{1,2}\)|[-•·◦○※*])\s")
_EXCEPTIVE = re.compile(
    r"지\s?(?:아니하고|않고)|없이|외에는?|외의|이외|제외하고|아니고는|않고는|한하여|한해|한정|경우에만|경우가\s?아니면|이\s?아니면|아니면"
    r"|초과하[여는]|초과해|넘[어는]|미만으로"
)
_REVERSED = {
    Modality.REQUIRE: Modality.EXEMPT, Modality.FORBID: Modality.PERMIT, Modality.PERMIT: Modality.FORBID,
    Modality.EXEMPT: Modality.REQUIRE, Modality.ASSERT: Modality.DENY, Modality.DENY: Modality.ASSERT,
}  # fmt: skip


@lru_cache(maxsize=2048)
def find_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order.

    A proviso ("다만, …의 경우에는 그러하지 아니하다") takes the contrary of the sentence it limits, in its own clause
    only; the items of a list take the modality of the sentence that introduces them.
    """
    clean = readable(text)
    clauses: list[Clause] = []
    main: Clause | None = None
    lead: Clause | None = None
    for start, end in sentence_spans(clean):
        sentence = clean[start:end]
        found = _of_sentence(sentence, main)
        if not any(clause.final for clause in found) and lead and _ITEM.match(sentence):
            found = [*found, _listed(sentence, lead)]
        clauses.extend(found)
        clauses.extend(_asides(sentence))
        last = next((clause for clause in reversed(found) if clause.final), None)
        if last and not _PROVISO.match(sentence) and not _ITEM.match(sentence):
            main = last
            lead = last if _LEAD_IN.search(sentence) else None
    return tuple(clauses)


def _asides(sentence: str) -> Iterator[Clause]:
    """What stands in brackets is a statement of its own, beside the sentence."""
    for found in _BRACKET.finditer(sentence):
        inside = found[1] or found[2] or found[3] or ""
        for clause in _of_sentence(inside, None) if len(inside) >= _ASIDE else ():
            yield replace(clause, embedded=True, final=False)


def _of_sentence(sentence: str, main: Clause | None) -> list[Clause]:
    clauses: list[Clause] = []
    begin = 0
    outside = _BRACKET.sub(lambda found: " " * len(found[0]), sentence)
    cues = find_cues(outside)
    outer = [cue for cue in cues if not cue.embedded]
    values = find_values(sentence)
    bounded = find_comparisons(sentence, values)
    for cue in cues:
        clause = _clause(
            text=sentence[begin : cue.end],
            stems=_stems(outside[: cue.start]),
            cue=cue,
            values=[value for value in values if begin <= value.start < cue.end],
            comparisons=tuple(found for found in bounded if begin <= found.value.start < cue.end),
        )
        clause = replace(clause, final=bool(outer) and cue is outer[-1])
        if cue.reverses:
            clause = _reversal(clause, main)
        elif _PROVISO.match(sentence) and main:
            clause = replace(clause, proviso=True, condition=clause.features - main.features)
        clauses.append(clause)
        if not cue.embedded:
            begin = cue.end
    return clauses


def _clause(
    text: str, stems: frozenset[str], cue: Cue, values: list[Value], comparisons: tuple[Comparison, ...]
) -> Clause:
    forbids = cue.modality is Modality.FORBID
    return Clause(
        text=text,
        modality=cue.modality,
        stems=stems,
        features=_features(text, values, comparisons),
        comparisons=comparisons,
        embedded=cue.embedded,
        exceptions=frozenset(_EXCEPTIVE.findall(text)) if forbids else frozenset[str](),
    )


def _features(text: str, values: list[Value], comparisons: tuple[Comparison, ...]) -> frozenset[str]:
    stated = {f"{value.kind}:{value.key}" for value in values} | {f"bound:{found.bound}" for found in comparisons}
    return frozenset(_letter_pairs(text) | stated)


def _reversal(clause: Clause, main: Clause | None) -> Clause:
    if main is None:
        return replace(clause, proviso=True)
    return replace(
        clause,
        modality=_REVERSED[main.modality],
        stems=main.stems,
        features=clause.features | main.features,
        condition=clause.features - main.features,
        proviso=True,
        exceptions=frozenset(),
    )


def _listed(sentence: str, lead: Clause) -> Clause:
    values = find_values(sentence)
    comparisons = tuple(find_comparisons(sentence, values))
    stems = lead.stems | frozenset(word for word in words_of(sentence)[-3:] if len(word) > 1)
    return Clause(
        text=sentence,
        modality=lead.modality,
        stems=stems,
        features=_features(sentence, values, comparisons) | lead.features,
        comparisons=comparisons,
        exceptions=lead.exceptions,
        final=True,
    )


_PARTICLE = re.compile(
    r"(?:이라면|이면|이고|이며|으로부터|로부터|에게서|에서는|에게는|으로서|으로써|이라도|까지는|부터는|에서|에게|한테|으로|까지|부터|이나|이라|처럼|보다|마다|조차|밖에"
    r"|만을|만이|와의|과의|로서|로써|은|는|이|가|을|를|의|에|도|만|로|와|과|나|랑)$"
)
_VERB_END = re.compile(
    r"(?:하였습니다|하였다|했습니다|하십시오|하셔야|하시면|합니다|됩니다|입니다|습니다|한다|된다|하여서|하여야|하였|하여|하지|하는|하고|하며|하면|하기|하게|하도|하거|하"
    r"|해서|해야|해|한|할|함|합|되어야|되어|되지|되는|되고|되며|되|된|될|됨|됩|돼|시켜|시키|받아|받을|받지|당하|당한)$"
)
_EMPTY = frozenset(
    "있습니다 없습니다 합니다 됩니다 입니다 됩니까 합니까 경우 때 것 수 등 및 또는 그 이 해당 다음 각 호 따른 따라 대하여 대한 위하여 위한 관한 관하여 의한 의하여 있는 없는 있다 없다 한다 된다 "
    "하는 되는 하여 되어 하여야 하여서 그러하 그 밖의 밖 반드시 미리 직접 모두 오전 오후 이후 이전 최소 최대 있으면 없으면 있도록 즉 따라서 또한 다만 그러나 단 이하 이상 초과 미만 이내".split()
)


def words_of(text: str) -> list[str]:
    """Words without particles and light verb endings."""
    words = []
    for token in re.findall(r"[가-힣]+|[A-Za-z][A-Za-z0-9\-]*", text):
        bare = _bare(token) if len(token) > 2 else token
        if len(bare) > 1 and bare not in _EMPTY and token not in _EMPTY:
            words.append(bare.lower())
    return words


def _letter_pairs(text: str) -> set[str]:
    pairs: set[str] = set()
    for word in words_of(text):
        pairs.update(word[i : i + 2] for i in range(len(word) - 1))
    return pairs


def _stems(before: str) -> frozenset[str]:
    """What the predicate before a cue is about: its own noun and its object's ("무선통신망을 설치하")."""
    tokens = re.findall(r"(?<![\d가-힣])[가-힣A-Za-z·]+", before.rstrip()[-40:])[-4:]
    stems: list[str] = []
    for token in reversed(tokens):
        stems.extend(word for part in token.split("·") if len(word := _bare(part)) > 1 and word not in _EMPTY)
        if len(stems) > 1:
            break
    return frozenset(stems)


def _bare(token: str) -> str:
    """A word without its light verb's ending ("양도할" → "양도") or, failing that, without its particle."""
    bare = _VERB_END.sub("", token)
    return bare if bare != token else _PARTICLE.sub("", token)
