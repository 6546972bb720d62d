"""The words of the conversation: places, states, failures. Document text is made safe to show here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from app.core.answering.answer import AnswerStatus, Citation
from app.core.messages import MESSAGES, words
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import Failed
from app.ui.conversation.entry import Entry, Phase, Standing

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffc]")
"""Control characters; those of writing direction could make a sentence read otherwise than it is stored."""
_SPACE = re.compile(r"\s+")
translate = QCoreApplication.translate
_NO_MODEL = ("model_missing", "model_engine_missing", "model_damaged", "model_refused")


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The state line of a turn: an icon, a colour role and words."""

    icon: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, and what the person can do."""

    message: str
    hint: str


def clean(text: str) -> str:
    """Document text on one line, without control characters."""
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def clean_lines(text: str) -> str:
    """Text without control characters, lines kept."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def place(found: Citation | Passage) -> str:
    """ "제6조제3항, 2쪽"; documents without printed pages are named by their place alone."""
    locator = clean(found.locator)
    if not found.document.paged and locator:
        return locator
    page = translate("conversation", "p. %1").replace("%1", str(found.page))
    return f"{locator}, {page}" if locator else page


def title(found: Citation | Passage) -> str:
    """The document's title."""
    return clean(found.document.title)


def source_name(citation: Citation) -> str:
    """ "근거 1: 전자금융 업무처리 규정 제6조제3항, 2쪽": what a chip is called."""
    named = translate("conversation", "Source %1: %2")
    return named.replace("%1", str(citation.number)).replace("%2", f"{title(citation)} {place(citation)}")


def standing_words(standing: Standing) -> str:
    """A mark for documents that are not in force, or ""."""
    if standing is Standing.SUPERSEDED:
        return translate("conversation", "Old version — a newer one is in the library")
    if standing is Standing.REPEALED:
        return translate("conversation", "Repealed")
    return ""


def scope_words(scope: Scope) -> str:
    """A scope as a person names it."""
    if scope.documents:
        if len(scope.documents) == 1:
            return translate("conversation", "1 chosen document")
        text = translate("conversation", "%1 chosen documents")
        return text.replace("%1", str(len(scope.documents)))
    if scope.collection is not None:
        return clean(scope.collection) or translate("conversation", "No folder")
    return translate("conversation", "All documents")


def standpoint(entry: Entry, engine_ready: bool) -> Standpoint:  # noqa: PLR0911 - one line for each state
    """The state line."""
    if entry.stopping:
        return Standpoint("stop", "muted", translate("conversation", "Stopping"))
    match entry.phase:
        case Phase.WAITING if engine_ready:
            return Standpoint("clock", "muted", translate("conversation", "Waiting for the answer before this one"))
        case Phase.WAITING:
            return Standpoint("clock", "muted", translate("conversation", "Asked as soon as search is ready"))
        case Phase.SEARCHING:
            return Standpoint("search", "accent", translate("conversation", "Looking through the documents"))
        case Phase.WRITING if entry.found_nothing:
            return _finished(AnswerStatus.NOT_FOUND)
        case Phase.WRITING:
            return Standpoint("edit", "accent", translate("conversation", "Sources found, writing the answer"))
        case Phase.STOPPED if entry.answer is None:
            return Standpoint("stop", "muted", translate("conversation", "Stopped before anything was found"))
        case Phase.STOPPED:
            return Standpoint("stop", "muted", translate("conversation", "Stopped — this was found until then"))
        case Phase.FAILED:
            return Standpoint("error", "bad", translate("conversation", "The answer could not be finished"))
    if entry.answer is None:
        return Standpoint(
            "warning", "warning", translate("conversation", "The program ended before the answer was ready")
        )
    return _finished(entry.answer.status)


def _finished(status: AnswerStatus) -> Standpoint:
    if status is AnswerStatus.ANSWERED:
        return Standpoint("check-circle", "good", translate("conversation", "Confirmed in the documents"))
    if status is AnswerStatus.PARTIAL:
        return Standpoint("partial", "warning", translate("conversation", "Confirmed in part"))
    return Standpoint("not-found", "muted", translate("conversation", "Not in the documents"))


def trouble(failure: Failed, language: str) -> Trouble:
    """Words for a failure; one without words is a bug, and asking again may still help."""
    if failure.code in MESSAGES:
        found = words(failure.code, language, **failure.values)
        return Trouble(found.message, found.hint)
    if failure.code == "engine_died":
        message = translate(
            "conversation", "The part of Seogo that reads documents stopped and is being started again."
        )
        return Trouble(message, translate("conversation", "Your question is kept. Ask again in a moment."))
    return Trouble(
        translate("conversation", "Something unexpected happened."),
        translate("conversation", "Your question is kept. Ask again; if it happens again, tell your IT desk."),
    )


def lost_words() -> tuple[str, str]:
    """An answer that an earlier run did not finish, and what to do."""
    return (
        translate("conversation", "Your question is kept."),
        translate("conversation", "Choose “Ask again” to get the answer."),
    )


def notice_words(code: str, language: str) -> str:
    """A remark about how the answer was made, or ""."""
    if code in _NO_MODEL:
        return translate("conversation", "The answer model is not available; only quotes are shown.")
    if code == "model_memory":
        return translate("conversation", "There is not enough memory for the answer model; only quotes are shown.")
    if code == "model_failed":
        return translate("conversation", "The answer model could not finish; only quotes are shown.")
    return words(code, language).message if code in MESSAGES else ""


def reason_words(code: str, language: str) -> str:
    """Why a sentence is withheld."""
    return words(code, language).message if code in MESSAGES else clean(code)


def elapsed(seconds: float, whole: bool = False) -> str:
    """ "1.2초", whole seconds from ten on."""
    shown = f"{seconds:.0f}" if whole or seconds >= 10 else f"{seconds:.1f}"
    return translate("conversation", "%1 s").replace("%1", shown)


def local_time(iso: str) -> datetime | None:
    """A UTC time of the engine in this machine's time zone; None where there is none."""
    try:
        return datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return None


def clock_time(iso: str, language: str) -> str:
    """ "오후 2:31"."""
    when = local_time(iso)
    locale = QLocale(QLocale.Language.Korean if language == "ko" else QLocale.Language.English)
    if when is None:
        return ""
    return locale.toString(QTime(when.hour, when.minute), format=QLocale.FormatType.ShortFormat)


def spoken(entry: Entry, engine_ready: bool) -> str:
    """An answer as a screen reader says it: state, then each sentence with its sources."""
    parts = [standpoint(entry, engine_ready).text]
    for sentence in entry.headline or entry.quotes:
        names = [source_name(c) for n in sentence.citations if (c := entry.citation(n)) is not None]
        parts.append(f"{clean(sentence.text)} ({'; '.join(names)})" if names else clean(sentence.text))
    if entry.found_nothing and entry.answer is not None:
        parts.append(clean(entry.answer.text))
    return "\n".join(parts)
