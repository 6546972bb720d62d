"""What the window asks the engine for."""

from __future__ import annotations

from typing import Final

import msgspec

from app.core.conversation import Feedback
from app.core.retrieval.scope import Scope

MOST_PIXELS: Final = 16_000_000
"""Of one page picture: an A4 page at 400 % on a 96 dpi screen has 14 million."""


class Request(msgspec.Struct, frozen=True, kw_only=True, tag_field="do"):
    """What the window asks for."""

    id: int


class Cancel(Request, frozen=True, tag="cancel"):
    """Stop the request `target`: it ends with Stopped, unless it was done already."""

    target: int


class ListDocuments(Request, frozen=True, tag="documents.list"):
    """→ DocumentsChanged with every row, in pieces."""


class AddDocuments(Request, frozen=True, tag="documents.add"):
    """Index files and folders → DocumentsChanged, IndexProgress …; finished when every vector is stored."""

    paths: tuple[str, ...]
    collection: str = ""
    password: str = ""


class RetryDocuments(Request, frozen=True, tag="documents.retry"):
    """Read documents again: failed ones, and those whose file changed."""

    document_ids: tuple[str, ...]
    password: str = ""


class RemoveDocuments(Request, frozen=True, tag="documents.remove"):
    """Take documents out of the library (source files stay) → DocumentsRemoved."""

    document_ids: tuple[str, ...]


class MoveDocuments(Request, frozen=True, tag="documents.move"):
    """Put documents into a collection ("": none) → DocumentsChanged."""

    document_ids: tuple[str, ...]
    collection: str


class CheckFiles(Request, frozen=True, tag="documents.check"):
    """Compare source files with what was indexed → DocumentsChanged for those that differ."""


class Resume(Request, frozen=True, tag="documents.resume"):
    """Finish what an earlier run left."""


class Ask(Request, frozen=True, tag="ask"):
    """Answer a question → TurnStarted, Evidence, Sentence …, TurnDone.

    Attributes:
        conversation_id: "" begins a new conversation.
        replaces: turn that is asked again or edited, with all turns after it; "" for none.
        use_model: False: verbatim evidence only.
    """

    question: str
    conversation_id: str = ""
    scope: Scope = Scope()
    replaces: str = ""
    use_model: bool = True


class ListConversations(Request, frozen=True, tag="conversations.list"):
    """→ Conversations, newest first."""

    containing: str = ""


class OpenConversation(Request, frozen=True, tag="conversations.open"):
    """→ Turns."""

    conversation_id: str


class RenameConversation(Request, frozen=True, tag="conversations.rename"):
    """→ ConversationChanged."""

    conversation_id: str
    title: str


class DeleteConversation(Request, frozen=True, tag="conversations.delete"):
    """→ ConversationGone."""

    conversation_id: str


class RestoreConversation(Request, frozen=True, tag="conversations.restore"):
    """→ ConversationChanged."""

    conversation_id: str


class GiveFeedback(Request, frozen=True, tag="feedback"):
    """Keep a judgement of an answer; None takes it back."""

    turn_id: str
    feedback: Feedback | None


class ExportTurns(Request, frozen=True, tag="export"):
    """Write a turn, or a whole conversation where `turn_id` is "", to a file (.docx, .pdf, .md) → FileWritten."""

    conversation_id: str
    path: str
    turn_id: str = ""
    reviewer: str = ""


class DescribeDocument(Request, frozen=True, tag="source.document"):
    """→ DocumentInfo."""

    document_id: str


class GetPage(Request, frozen=True, tag="source.page"):
    """→ PageContent."""

    document_id: str
    page: int


class RenderPage(Request, frozen=True, tag="source.render"):
    """Draw a page in the sandbox → PageImage; Failed with page_not_drawable where the format has no pages to draw.

    Attributes:
        width: of the picture, in pixels; at most `MOST_PIXELS` in all.
    """

    document_id: str
    page: int
    width: int


class FindInDocument(Request, frozen=True, tag="source.find"):
    """→ Matches: where the words stand, letter case and white space apart."""

    document_id: str
    words: str


class LocateSpan(Request, frozen=True, tag="source.locate"):
    """→ Matches with the rectangles of one span."""

    document_id: str
    page: int
    start: int
    end: int


class RunDoctor(Request, frozen=True, tag="doctor"):
    """→ Report."""


class ListModels(Request, frozen=True, tag="models.list"):
    """→ Models. `verify` reads every file again to check its hash."""

    verify: bool = False


class ImportModel(Request, frozen=True, tag="models.import"):
    """Copy a GGUF file into the models folder and use it → Models."""

    path: str
    sha256: str = ""


class Summarize(Request, frozen=True, tag="work.summarize"):
    """→ SummaryShown (verbatim at once, then with the model's sentences as sections are finished), WorkProgress.

    Attributes:
        document_ids: what is summarised; empty: every document of `collection`.
        length: "short", "standard" or "detailed".
    """

    document_ids: tuple[str, ...]
    collection: str = ""
    length: str = "standard"
    use_model: bool = True


class Compare(Request, frozen=True, tag="work.compare"):
    """Compare two versions of a document → ComparisonShown."""

    old_id: str
    new_id: str


class ListTemplates(Request, frozen=True, tag="work.templates"):
    """→ Templates."""


class Extract(Request, frozen=True, tag="work.extract"):
    """Fill a template from documents → WorkProgress, ExtractionShown."""

    template: str
    document_ids: tuple[str, ...]
    use_model: bool = True


class ExportWork(Request, frozen=True, tag="work.export"):
    """Write the result of a Summarize, Compare or Extract to a file → FileWritten.

    Attributes:
        work: id of the request that made the result; the engine keeps the newest ones.
        path: .docx, .pdf, .md, or .xlsx for tables.
    """

    work: int
    path: str
    reviewer: str = ""


class ReloadSettings(Request, frozen=True, tag="settings.reload"):
    """The user changed settings."""


class Shutdown(Request, frozen=True, tag="shutdown"):
    """Finish the batch at hand, close the library, and end the process."""


AnyRequest = (
    Cancel
    | ListDocuments
    | AddDocuments
    | RetryDocuments
    | RemoveDocuments
    | MoveDocuments
    | CheckFiles
    | Resume
    | Ask
    | ListConversations
    | OpenConversation
    | RenameConversation
    | DeleteConversation
    | RestoreConversation
    | GiveFeedback
    | ExportTurns
    | DescribeDocument
    | GetPage
    | RenderPage
    | FindInDocument
    | LocateSpan
    | RunDoctor
    | ListModels
    | ImportModel
    | Summarize
    | Compare
    | ListTemplates
    | Extract
    | ExportWork
    | ReloadSettings
    | Shutdown
)
