"""Writing: the model puts one topic into one sentence, and the sentence is checked before it counts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.core.answering.answer import Withheld
from app.core.model_ports import ChatMessage, Generation, LanguageModel
from app.core.sentences import sentence_spans
from app.core.structure.unit import Kind
from app.core.summarizing.checking import Checker, Passed
from app.core.summarizing.conditions import without_asides
from app.core.summarizing.drafts import Draft, defined
from app.core.summarizing.language import is_korean
from app.core.summarizing.statements import Statement
from app.core.summarizing.topics import Topic
from app.core.summarizing.weighing import Weighed

MOST_TOKENS = 130
"""A Korean sentence of about 150 characters: seven seconds at 20 tokens a second."""
READ_TOKENS = 420
"""What the model reads of one topic: about three seconds at 130 tokens a second. Code has read all of it."""
_PLAIN = 90
"""Characters up to which a statement is taken as it stands: a model could only say it again."""
_LIST_MARK = re.compile(r"^\s*(?:(?:[-*•]|\d{1,2}[.)]|(?:요약|한 문장 요약|summary)\s*[:：]|[①-⑳])\s*)+", re.IGNORECASE)
_CAPTION = re.compile(r"^\s*제\d+조(?:의\d+)?\s*\([^()]{1,60}\)\s*")
_AMENDED = re.compile(r"\s*[<〈](?:개정|신설)[^<>〈〉]{0,60}[>〉]")


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the model is told, with examples.

    Attributes:
        system: the rules; the same for every topic, so that the model reads them once.
        examples: topics, and what should be written about them.
    """

    system: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SummaryPrompts:
    """Instructions by language: to put a topic into a sentence, and to make one sentence of several."""

    korean: Instruction
    english: Instruction
    merge_korean: Instruction
    merge_english: Instruction

    @property
    def digest(self) -> str:
        """Changes with every word of the instructions."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


@dataclass(slots=True)
class Spent:
    """What the model has been asked so far."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    def add(self, generation: Generation) -> None:
        """Count one more call."""
        self.calls += 1
        self.prompt_tokens += generation.prompt_tokens
        self.completion_tokens += generation.completion_tokens
        self.seconds += generation.total_ms / 1000


@dataclass(slots=True)
class Writer:
    """Lets the model write about topics.

    Args:
        model: writes.
        checker: judges what it wrote.
        prompts: fixed instructions.
        cancelled: asked between tokens.
    """

    model: LanguageModel
    checker: Checker
    prompts: SummaryPrompts
    cancelled: Callable[[], bool]
    spent: Spent = field(default_factory=Spent)
    withheld: list[Withheld] = field(default_factory=list)

    def write(self, weighed: Weighed) -> Draft | None:
        """One sentence on a topic.

        Returns:
            A checked sentence, or None where nothing that the model wrote may be shown, and where it is not asked: for
            a topic short enough to speak for itself, a list of definitions, and a table, whose rows a small model
            mixes up.

        Raises:
            Cancelled: the user stopped.
            ModelError: the model cannot be used.
        """
        topic = weighed.topic
        if len(topic.text) <= _PLAIN or any(each.row for each in topic.statements) or defined(weighed):
            return None
        korean = is_korean(topic.text)
        shown = self._shown(topic)
        text = f"{topic.caption}\n{_laid_out(shown)}"
        instruction = self.prompts.korean if korean else self.prompts.english
        return self._written(instruction, text, (topic,), shown, weighed.section)

    def merge(self, drafts: Sequence[Draft]) -> Draft | None:
        """One sentence out of several of one section, checked against everything they rest on; None where it fails."""
        text = "\n".join(f"- {draft.text}" for draft in drafts)
        instruction = self.prompts.merge_korean if is_korean(text) else self.prompts.merge_english
        topics = tuple({topic.key: topic for draft in drafts for topic in draft.topics}.values())
        statements = [each for draft in drafts for each in draft.statements]
        return self._written(instruction, text, topics, statements, drafts[0].section)

    def _written(
        self,
        instruction: Instruction,
        text: str,
        topics: tuple[Topic, ...],
        statements: Sequence[Statement],
        section: int,
    ) -> Draft | None:
        messages = (
            ChatMessage("system", instruction.system),
            *(
                message
                for topic, written in instruction.examples
                for message in (ChatMessage("user", topic), ChatMessage("assistant", written))
            ),
            ChatMessage("user", text),
        )
        generation = self.model.generate(messages, max_tokens=MOST_TOKENS, stop=("\n",), cancelled=self.cancelled)
        self.spent.add(generation)
        for sentence in _sentences(generation):
            checked = self.checker.check(sentence, topics, statements)
            if isinstance(checked, Passed):
                return Draft(sentence, checked.statements, topics, section, checked.support, verbatim=False)
            self.withheld.append(Withheld(sentence, checked))
        return None

    def _shown(self, topic: Topic) -> tuple[Statement, ...]:
        """The topic's statements in order, as many as the model may read."""
        shown: list[Statement] = []
        left = READ_TOKENS
        for statement in topic.statements:
            left -= self.model.count_tokens(without_asides(statement.text))
            if shown and left < 0:
                break
            shown.append(statement)
        return tuple(shown)


def _laid_out(statements: Sequence[Statement]) -> str:
    """Running text, and every item of a list on a line of its own: run together, the model takes two items for one."""
    text = ""
    for statement in statements:
        listed = statement is not statements[0] and Kind.ITEM <= statement.kind <= Kind.SUBDETAIL and statement.mark
        text += ("\n- " if listed else " " if text else "") + without_asides(statement.text)
    return text


def _sentences(generation: Generation) -> list[str]:
    """The first sentence that was finished; what follows it is the model going on."""
    text = _LIST_MARK.sub("", generation.text.strip())
    text = _AMENDED.sub("", _CAPTION.sub("", text)).strip()
    found = [text[start:end] for start, end in sentence_spans(text)]
    if not generation.finished and len(found) <= 1 and not text.endswith((".", "다")):
        return []
    return found[:1]
