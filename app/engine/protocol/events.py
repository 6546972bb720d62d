"""What the engine says to the window."""

from __future__ import annotations

import msgspec

from app.core.answering.answer import Answer, AnswerSentence
from app.core.comparing.comparison import Comparison
from app.core.conversation import Conversation, Turn
from app.core.document import OutlineEntry
from app.core.extracting.result import Extraction
from app.core.summarizing.summary import Summary
from app.engine.protocol.records import Check, DocumentRow, Match, ModelRow, PageRef, TemplateRow


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="is"):
    """What the engine says."""

    re: int = 0


class Ready(Event, frozen=True, tag="ready"):
    """First line of the engine: the library is open. Questions may be asked; models go on loading behind it.

    Attributes:
        unfinished: documents and chunks that an earlier run left; the window sends Resume.
    """

    version: int
    library: str
    documents: int
    collections: tuple[str, ...]
    unfinished: bool


class Done(Event, frozen=True, tag="done"):
    """The request is finished."""


class Stopped(Event, frozen=True, tag="stopped"):
    """The request was cancelled; what was finished is kept."""


class Failed(Event, frozen=True, tag="failed"):
    """The request could not be done: a code of `app.core.messages` with its values.

    Attributes:
        fatal: the engine ends after this (library in use, damaged …).
    """

    code: str
    values: dict[str, str] = {}
    fatal: bool = False


class Crashed(Event, frozen=True, tag="crashed"):
    """A bug in the engine; it goes on with other requests. `report` has types and places, never text of documents."""

    report: str


class EngineState(Event, frozen=True, tag="state"):
    """Told when something changed, and every few seconds while work goes on.

    Attributes:
        model: name of the answer model, or "".
        model_state: "absent", "loading", "ready", "refused" or "no_memory".
        search_state: "loading" or "ready": meaning-based search.
        indexing, waiting: files being read and waiting.
        memory: resident bytes of the engine; free_memory: bytes that the machine has left. 0 where that is not known.
    """

    model: str
    model_state: str
    search_state: str
    indexing: int
    waiting: int
    memory: int
    free_memory: int


class DocumentsChanged(Event, frozen=True, tag="documents.changed"):
    """Rows to add or replace."""

    rows: tuple[DocumentRow, ...]


class DocumentsRemoved(Event, frozen=True, tag="documents.removed"):
    """Rows to take away."""

    document_ids: tuple[str, ...]


class IndexProgress(Event, frozen=True, tag="index.progress"):
    """How far an AddDocuments, RetryDocuments or Resume has come.

    Attributes:
        stage: "read" counts files, "embed" counts chunks.
        seconds_left: estimated from the speed so far; -1 while unknown.
        path: the file at hand, or "".
    """

    stage: str
    done: int
    total: int
    failed: int
    seconds_left: float
    path: str


class TurnStarted(Event, frozen=True, tag="turn.started"):
    """The question is in the history; `conversation` is new when the question began one."""

    turn: Turn
    conversation: Conversation


class Evidence(Event, frozen=True, tag="turn.evidence"):
    """Cited verbatim evidence, before the model has said a word."""

    turn_id: str
    answer: Answer


class Sentence(Event, frozen=True, tag="turn.sentence"):
    """A sentence of the model that passed the check."""

    turn_id: str
    sentence: AnswerSentence


class TurnDone(Event, frozen=True, tag="turn.done"):
    """The answer as it is kept."""

    turn: Turn


class Conversations(Event, frozen=True, tag="conversations"):
    """The history."""

    conversations: tuple[Conversation, ...]


class ConversationChanged(Event, frozen=True, tag="conversation.changed"):
    """An entry of the history to add or replace."""

    conversation: Conversation


class ConversationGone(Event, frozen=True, tag="conversation.gone"):
    """An entry of the history to take away."""

    conversation_id: str


class Turns(Event, frozen=True, tag="turns"):
    """A conversation."""

    conversation_id: str
    turns: tuple[Turn, ...]


class FileWritten(Event, frozen=True, tag="file.written"):
    """An export is there."""

    path: str


class DocumentInfo(Event, frozen=True, tag="source.document"):
    """What the source viewer needs to show a document.

    Attributes:
        drawable: pages can be drawn as they look (RenderPage); otherwise text is shown.
    """

    row: DocumentRow
    pages: tuple[PageRef, ...]
    outline: tuple[OutlineEntry, ...]
    attachments: tuple[str, ...]
    metadata: dict[str, str]
    drawable: bool


class PageContent(Event, frozen=True, tag="source.page"):
    """A page's text; `blocks` are (kind, start, end, level) in reading order (see `app.core.document.BlockKind`)."""

    document_id: str
    page: int
    text: str
    blocks: tuple[tuple[str, int, int, int], ...]


class PageImage(Event, frozen=True, tag="source.image"):
    """A page as it looks: a PNG picture and the page's size in points."""

    document_id: str
    page: int
    png: bytes
    width: float
    height: float


class Matches(Event, frozen=True, tag="source.matches"):
    """Places in a document, in reading order; `more` were left out."""

    document_id: str
    matches: tuple[Match, ...]
    more: int = 0


class Report(Event, frozen=True, tag="doctor"):
    """The self-test."""

    checks: tuple[Check, ...]


class Models(Event, frozen=True, tag="models"):
    """Model files."""

    models: tuple[ModelRow, ...]


class SummaryShown(Event, frozen=True, tag="work.summary"):
    """A summary as far as it has come; `final` when nothing more will change."""

    summary: Summary
    final: bool


class WorkProgress(Event, frozen=True, tag="work.progress"):
    """How far a Summarize or Extract has come.

    Attributes:
        label: the section or document at hand, or "".
        seconds_left: -1 while unknown.
    """

    done: int
    total: int
    label: str
    seconds_left: float = -1.0


class ComparisonShown(Event, frozen=True, tag="work.comparison"):
    """Two versions side by side."""

    comparison: Comparison


class Templates(Event, frozen=True, tag="work.templates"):
    """What can be extracted."""

    templates: tuple[TemplateRow, ...]


class ExtractionShown(Event, frozen=True, tag="work.extraction"):
    """A filled template."""

    extraction: Extraction


AnyEvent = (
    Ready
    | Done
    | Stopped
    | Failed
    | Crashed
    | EngineState
    | DocumentsChanged
    | DocumentsRemoved
    | IndexProgress
    | TurnStarted
    | Evidence
    | Sentence
    | TurnDone
    | Conversations
    | ConversationChanged
    | ConversationGone
    | Turns
    | FileWritten
    | DocumentInfo
    | PageContent
    | PageImage
    | Matches
    | Report
    | Models
    | SummaryShown
    | WorkProgress
    | ComparisonShown
    | Templates
    | ExtractionShown
)
