"""A question made ready for retrieval: concepts with their alternatives, references, and a text to embed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.errors import UsageError
from app.core.glossary import Glossary, Match
from app.core.morphology import Term, content_terms
from app.core.ports import Analyzer
from app.core.retrieval.question_words import term_weight, without_requests
from app.core.retrieval.references import ArticleReference, article_references, iso_dates, issue_numbers

LONGEST_QUESTION = 4_000
"""Characters: understanding that many takes about four seconds, and a question has a hundredth of them."""
EXPANSION_WEIGHT = 0.85
"""A glossary term counts almost as much as the clerk's own word."""
_NOMINAL = re.compile(r"기(?=[은는이가를의에로와과도]|[^가-힣]|$)")
COMPOUND_WEIGHT = 0.5
"""A compound stands beside its parts, so it counts for half."""


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """An index term and how much it counts."""

    form: str
    weight: float


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the question names, with every wording it is searched by.

    Attributes:
        text: the clerk's wording.
        start, end: where it stands in the question.
        weight: how much it says about the subject (0-1).
        alternatives: wordings, each a group of terms; a passage is credited with its best wording.
    """

    text: str
    start: int
    end: int
    weight: float
    alternatives: tuple[tuple[WeightedTerm, ...], ...]

    def forms(self) -> frozenset[str]:
        """Every term of every wording."""
        return frozenset(term.form for wording in self.alternatives for term in wording)


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready for retrieval.

    Attributes:
        text: as asked.
        embed_text: what is embedded: the question in the documents' words where the glossary knows them.
        concepts: what it names.
        references: articles it refers to.
        issues: numbers of issue and dates of versions it names.
        asks_old: it asks for an earlier version, or for a comparison of versions.
    """

    text: str
    embed_text: str
    concepts: tuple[Concept, ...]
    references: tuple[ArticleReference, ...] = ()
    issues: tuple[str, ...] = ()
    asks_old: bool = False

    def forms(self) -> frozenset[str]:
        """Every index term the query may match."""
        return frozenset().union(*(concept.forms() for concept in self.concepts)) if self.concepts else frozenset()


_OLD = (
    "개정 전",
    "개정전",
    "종전",
    "구버전",
    "구 규정",
    "옛",
    "예전",
    "이전 규정",
    "바뀌었",
    "바뀐",
    "달라졌",
    "달라진",
    "변경 전",
    "전후",
    "신구",
)


@dataclass(slots=True)
class QueryBuilder:
    """Builds queries.

    Args:
        analyzer: morphemes.
        glossary: the desk's words against the documents' words.
        definitions: (short, long) pairs the documents declare to mean the same.
    """

    analyzer: Analyzer
    glossary: Glossary
    definitions: Sequence[tuple[str, str]] = ()
    _declared: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the declared synonyms both ways."""
        declared: dict[str, dict[str, None]] = {}
        for short, long in self.definitions:
            declared.setdefault(_key(short), {})[long] = None
            declared.setdefault(_key(long), {})[short] = None
        self._declared = {key: tuple(values) for key, values in declared.items()}

    def build(self, question: str) -> Query:
        """Understand a question.

        Args:
            question: as typed.

        Raises:
            UsageError: question_too_long.
        """
        if len(question) > LONGEST_QUESTION:
            raise UsageError("question_too_long", limit=LONGEST_QUESTION)
        question = unicodedata.normalize("NFC", question)  # Hangul typed or pasted apart (macOS)
        asked = without_requests(question)
        matches = self.glossary.find(asked)
        terms = self._terms([asked, *dict.fromkeys(e for m in matches for e in m.expansions)])
        own = terms[asked]
        concepts = [self._glossary_concept(asked, match, own, terms) for match in matches]
        concepts += self._plain_concepts(asked, own, matches)
        return Query(
            text=question,
            embed_text=_rewritten(question, matches),
            concepts=tuple(c for c in sorted(concepts, key=lambda c: c.start) if c.weight > 0 and c.alternatives),
            references=tuple(article_references(question)),
            issues=(*issue_numbers(question), *iso_dates(question)),
            asks_old=any(word in question for word in _OLD),
        )

    def _terms(self, texts: Iterable[str]) -> dict[str, list[Term]]:
        unique = list(dict.fromkeys(texts))
        return {text: content_terms(found) for text, found in zip(unique, self.analyzer.analyse(unique), strict=True)}

    def _glossary_concept(self, asked: str, match: Match, own: list[Term], terms: Mapping[str, list[Term]]) -> Concept:
        inside = [t for t in own if t.start >= match.start and t.end <= match.end]
        wordings = [_wording(inside, 1.0)]
        wordings += [_wording(terms[expansion], EXPANSION_WEIGHT) for expansion in match.expansions]
        weight = max([term_weight(t.form) for t in inside], default=1.0) if len(inside) == 1 else 1.0
        return Concept(
            asked[match.start : match.end],
            match.start,
            match.end,
            max(weight, 0.4),
            tuple(dict.fromkeys(w for w in wordings if w)),
        )

    def _plain_concepts(self, asked: str, own: list[Term], matches: Sequence[Match]) -> list[Concept]:
        concepts = []
        for term in own:
            if any(term.start >= m.start and term.end <= m.end for m in matches):
                continue
            weight = term_weight(term.form) * (COMPOUND_WEIGHT if term.compound else 1.0)
            wordings = [
                (WeightedTerm(term.form, 1.0),),
                *self._as_noun(asked, term),
                *self._declared_wordings(term.form),
            ]
            concepts.append(Concept(asked[term.start : term.end], term.start, term.end, weight, tuple(wordings)))
        return concepts

    def _as_noun(self, asked: str, term: Term) -> list[tuple[WeightedTerm, ...]]:
        """A verb with the ending 기 may be a noun: "파기는 언제", "사기는 어디에" are not about digging and buying."""
        if not term.form.endswith("다") or not _NOMINAL.match(asked, term.end):
            return []
        word = asked[term.start : term.end + 1]
        nouns = [each for each in self._terms([word])[word] if each.form == word]
        return [_wording(nouns, 1.0)] if nouns else []

    def _declared_wordings(self, form: str) -> list[tuple[WeightedTerm, ...]]:
        declared = self._declared.get(_key(form), ())[:3]
        return (
            [_wording(terms, EXPANSION_WEIGHT) for terms in self._terms(declared).values() if terms] if declared else []
        )


def _wording(terms: Sequence[Term], weight: float) -> tuple[WeightedTerm, ...]:
    return tuple(
        WeightedTerm(t.form, weight * (COMPOUND_WEIGHT if t.compound else 1.0) * (term_weight(t.form) or 0.2))
        for t in {t.form: t for t in terms}.values()
    )


def _rewritten(question: str, matches: Sequence[Match]) -> str:
    """The question with the documents' words set beside the clerk's, so that its embedding leans to the rule's side."""
    added = [match.expansions[0] for match in matches if match.expansions]
    return f"{question} ({', '.join(dict.fromkeys(added))})" if added else question


def _key(text: str) -> str:
    return "".join(text.split()).lower()
