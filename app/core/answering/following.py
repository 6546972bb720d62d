"""Following references: from an act to the decree that gives its figure, and from a passage to the article it names.

"대통령령으로 정하는 기간" is answered in another document, which says "법 제35조제3항에서 '대통령령으로 정하는 기간'이란 10일을
말한다". Such documents declare which act they call "법" (`「개인정보 보호법」(이하 "법"이라 한다)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.core.answering.evidence import DocumentUnits, Evidence, unit_evidence
from app.core.indexing.definitions import ACTS_KEY, read_acts
from app.core.indexing.versions import title_key
from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.retrieval.passage import Passage
from app.core.structure import Kind, Unit
from app.core.structure.tree import UnitTree

_DELEGATES = re.compile(
    r"(?:대통령령|총리령|부령|시행령|금융위원회가|금융감독원장이|규칙|세칙)(?:으로|이|에서|에)?\s*(?:정하|정한|고시)"
)
_ARTICLE = re.compile(r"(제\d+조(?:의\d+)?)(제\d+항)?")
# "제8조제1항에 따른", but not "법 제8조에 따른" or "「은행법」 제8조에 따른", which speak of another document.
_REFERRED = re.compile(
    r"(?<![법영령칙」])\s(제\d+조(?:의\d+)?(?:제\d+항)?)(?:에\s*따른|에\s*따라|의\s*규정에|에서\s*정한)"
)
_MOST = 3  # pieces followed per piece of evidence


@dataclass(slots=True)
class Follower:
    """Finds the evidence that a piece of evidence points to.

    Args:
        catalogue: pages and documents.
        units: parsed units.
    """

    catalogue: Catalogue
    units: DocumentUnits
    _known: dict[str, list[DocumentRecord]] = field(default_factory=dict)

    def delegated(self, evidence: Evidence, passage: Passage) -> list[Evidence]:
        """What a delegated rule ("대통령령으로 정하는 …") is set to, from the documents that carry it out.

        Args:
            evidence: the delegating unit.
            passage: where it was found; what is followed inherits its rank.
        """
        found = _ARTICLE.match(evidence.label)
        if not found or not _DELEGATES.search(evidence.in_context):
            return []
        results: list[Evidence] = []
        for document, short in self._subordinates(evidence.document):
            results += self._naming(document, short, found[1], found[2] or "", passage)
        return results[:_MOST]

    def referred(self, evidence: Evidence, passage: Passage) -> list[Evidence]:
        """The articles of its own document that a piece of evidence rests on ("제8조제1항에 따른 …").

        Args:
            evidence: the referring unit.
            passage: where it was found.
        """
        labels = set(_REFERRED.findall(evidence.text)) - {evidence.label}
        if not labels:
            return []
        tree = self.units.tree(evidence.document)
        own = [tree.labelled[label] for label in sorted(labels) if label in tree.labelled]
        made = [unit_evidence(unit, tree, passage, supplement=False) for unit in own[:_MOST]]
        return [found for found in made if found]

    def _subordinates(self, act: DocumentRecord) -> Iterator[tuple[DocumentRecord, str]]:
        """Documents in force that declare the act under a short name ("법", "영", "규정")."""
        key = title_key(act.title)
        if act.collection not in self._known:
            self._known[act.collection] = self.catalogue.documents(act.collection)
        for document in self._known[act.collection]:
            if document.document_id == act.document_id or document.superseded_by:
                continue
            for short, name in read_acts(document.metadata.get(ACTS_KEY, "")):
                if title_key(name) == key:
                    yield document, short

    def _naming(
        self, document: DocumentRecord, short: str, article: str, paragraph: str, passage: Passage
    ) -> list[Evidence]:
        tree = self.units.tree(document)
        pattern = re.compile(
            rf"(?:{short}\s*){article}(?!의\d)" + (rf"(?:{paragraph}|(?=\s*(?:에|의|및|ㆍ|,)))" if paragraph else "")
        )
        return [
            evidence
            for unit in tree.units
            if Kind.ARTICLE <= unit.kind <= Kind.ITEM or unit.kind is Kind.TEXT
            if pattern.search(tree.text(unit)) and not _in_supplement(unit, tree)
            for evidence in self._with_items(unit, tree, document, passage)
        ]

    def _with_items(self, unit: Unit, tree: UnitTree, document: DocumentRecord, passage: Passage) -> list[Evidence]:
        placed = replace(passage, document=document)
        children = [
            tree.units[i] for i in range(unit.ordinal + 1, len(tree.units)) if tree.units[i].parent == unit.ordinal
        ]
        made = [unit_evidence(each, tree, placed, supplement=False) for each in (unit, *children[:4])]
        return [evidence for evidence in made if evidence]


def _in_supplement(unit: Unit, tree: UnitTree) -> bool:
    return any(each.kind is Kind.SUPPLEMENT for each in tree.ancestors(unit))
