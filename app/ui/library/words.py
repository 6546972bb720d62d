"""What the library says about a document, in the language of the window."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.core.filetype import SUFFIX_FORMATS
from app.core.messages import MESSAGES, Words, words
from app.core.privacy.finding import TITLES, UNIQUE_IDENTIFIERS, Kind
from app.engine.protocol.records import DocumentRow

PASSWORD_CODES = frozenset({"pdf_encrypted", "document_encrypted", "password_wrong"})
"""Failures that a password mends."""
_UNFILLED = re.compile(r" ?\([^()]*…[^()]*\)")  # "(…쪽)": a remark whose value is not known here
_MINUTE, _HOUR = 60, 3600
_KILO = 1024
translate = QCoreApplication.translate


def counted(count: int, one: str, many: str) -> str:
    """`one`, or `many` with %1 filled in; Korean has the same words for both."""
    return one.replace("%1", "1") if count == 1 else many.replace("%1", f"{count:,}")


def documents(count: int) -> str:
    """A number of documents."""
    return counted(count, translate("LibraryWords", "%1 document"), translate("LibraryWords", "%1 documents"))


def pages(count: int) -> str:
    """A number of pages."""
    return counted(count, translate("LibraryWords", "%1 page"), translate("LibraryWords", "%1 pages"))


def state(row: DocumentRow) -> str:
    """How far a document has come."""
    if row.state == "reading":
        return _reading(row)
    found = {
        "waiting": translate("LibraryWords", "Waiting"),
        "searchable": translate("LibraryWords", "Searchable"),
        "ready": translate("LibraryWords", "Ready"),
        "failed": translate("LibraryWords", "Failed"),
    }
    return found.get(row.state, row.state)


def _reading(row: DocumentRow) -> str:
    if row.pages_read and row.pages:
        progress = translate("LibraryWords", "Reading p. %1 of %2")
        return progress.replace("%1", f"{row.pages_read:,}").replace("%2", f"{row.pages:,}")
    if row.pages_read:
        return translate("LibraryWords", "Reading p. %1").replace("%1", f"{row.pages_read:,}")
    return translate("LibraryWords", "Reading")


def marks(row: DocumentRow) -> list[str]:
    """Short marks behind a title: an older version, a file that is no longer what was read."""
    found = []
    if holds_identifiers(row):
        found.append(translate("LibraryWords", "Personal data"))
    if row.superseded:
        found.append(translate("LibraryWords", "Old version"))
    if row.on_disk == "changed":
        found.append(translate("LibraryWords", "File changed"))
    elif row.on_disk == "missing":
        found.append(translate("LibraryWords", "File missing"))
    return found


def facts(row: DocumentRow, today: date | None = None) -> str:
    """Pages (or the kind of file, where it has none) and effective date, as the row's second line."""
    found = []
    if row.pages and row.paged and row.state != "reading":
        found.append(pages(row.pages))
    elif kind(row):
        found.append(kind(row).upper())
    if row.effective_date:
        found.append(effective(row.effective_date, today))
    return " · ".join(found)


def effective(iso: str, today: date | None = None) -> str:
    """Since, or from, when a rule is in force."""
    is_coming = iso > (today or date.today()).isoformat()
    pattern = translate("LibraryWords", "in force from %1") if is_coming else translate("LibraryWords", "in force %1")
    return pattern.replace("%1", day(iso))


def day(iso: str) -> str:
    """A date the way it is written: 2026.7.1.; text that is no ISO date stays as it is."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    pattern = translate("LibraryWords", "%1-%2-%3", "year, month, day")
    return pattern.replace("%1", str(found.year)).replace("%2", str(found.month)).replace("%3", str(found.day))


def moment(iso: str) -> str:
    """An ISO time as day and local time of day."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = found.astimezone() if found.tzinfo else found
    return f"{day(local.date().isoformat())} {local:%H:%M}"


def size(count: int) -> str:
    """A number of bytes as people say it."""
    if count < _KILO:
        return f"{count:,} B"
    if count < _KILO * _KILO:
        return f"{count / _KILO:,.0f} KB"
    return f"{count / _KILO / _KILO:,.1f} MB"


def time_left(seconds: float) -> str:
    """About how long it will take; "" while unknown."""
    if seconds < 0:
        return ""
    if seconds < _MINUTE:
        return translate("LibraryWords", "less than a minute left")
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        one, many = translate("LibraryWords", "about 1 min left"), translate("LibraryWords", "about %1 min left")
        return counted(minutes, one, many)
    hours, minutes = divmod(round(seconds / _MINUTE / 10) * 10, 60)
    if not minutes:
        return counted(hours, translate("LibraryWords", "about 1 h left"), translate("LibraryWords", "about %1 h left"))
    pattern = translate("LibraryWords", "about %1 h %2 min left")
    return pattern.replace("%1", str(hours)).replace("%2", str(minutes))


def reason(row: DocumentRow, language: str) -> Words:
    """Why a document failed and what to do; for a document that did not fail, empty words."""
    if row.state != "failed":
        return Words("", "")
    found = code_words(row.error_code, language, row.error_values)
    if row.error_code in PASSWORD_CODES:
        return Words(found.message, translate("LibraryWords", "Enter the password to read it."))
    return found


def code_words(code: str, language: str, values: dict[str, str]) -> Words:
    """The words of a code, with remarks left out whose values are not known."""
    if code not in MESSAGES:
        return Words(
            translate("LibraryWords", "Something went wrong."),
            translate("LibraryWords", "Try again; if it persists, tell IT."),
        )
    named = {key: value for key, value in values.items() if key not in ("code", "language")}
    found = words(code, language, **named)
    return Words(_UNFILLED.sub("", found.message), _UNFILLED.sub("", found.hint))


def notices(row: DocumentRow, language: str) -> list[Words]:
    """What the user should know about a document that was read."""
    return [code_words(code, language, {}) for code in row.notices if code in MESSAGES]


def kind(row: DocumentRow) -> str:
    """The document's format; told from the file's name until it is read."""
    name = file_name(row.path).lower()
    return row.format or SUFFIX_FORMATS.get(name[name.rfind(".") :] if "." in name else "", "")


def file_name(path: str) -> str:
    """The last part of a path of either kind."""
    return path.replace("\\", "/").rpartition("/")[2]


def title(row: DocumentRow) -> str:
    """What the row is called; the file's name until its title is known."""
    return row.title or file_name(row.path)


def spoken(row: DocumentRow, language: str) -> str:
    """All that a row shows, for those who cannot see it."""
    parts = [state(row), *marks(row), facts(row)]
    why = reason(row, language)
    parts += [why.message, why.hint]
    parts += [notice.message for notice in notices(row, language)]
    return ", ".join(part.rstrip(".") for part in parts if part)


def personal(row: DocumentRow, language: str) -> str:
    """Which personal data a document holds, the most telling kinds first: "주민등록번호 2 · 전화번호 3"."""
    place = 1 if language == "en" else 0
    return " · ".join(
        f"{titles[place]} {row.personal[kind]:,}" for kind, titles in TITLES.items() if row.personal.get(kind)
    )


def holds_identifiers(row: DocumentRow) -> bool:
    """The document holds numbers that name a person, not only the telephone of an office."""
    return any(row.personal.get(kind) for kind in (*UNIQUE_IDENTIFIERS, Kind.CARD, Kind.ACCOUNT))


def details(row: DocumentRow, language: str) -> list[tuple[str, str]]:
    """Everything about a document: (label, value) lines."""
    lines = [
        (translate("LibraryWords", "File"), file_name(row.path)),
        (translate("LibraryWords", "Folder"), row.path[: -len(file_name(row.path))].rstrip("/\\") or row.path),
        (translate("LibraryWords", "Collection"), row.collection or translate("LibraryWords", "No collection")),
        (translate("LibraryWords", "Kind"), kind(row).upper()),
        (translate("LibraryWords", "Size"), size(row.size) if row.size else ""),
        (translate("LibraryWords", "Pages"), f"{row.pages:,}" if row.pages and row.paged else ""),
        (translate("LibraryWords", "In force since"), day(row.effective_date) if row.effective_date else ""),
        (translate("LibraryWords", "Added"), moment(row.added_at) if row.added_at else ""),
        (translate("LibraryWords", "State"), " · ".join([state(row), *marks(row)])),
    ]
    lines.append((translate("LibraryWords", "Personal data"), personal(row, language)))
    why = reason(row, language)
    lines.append((translate("LibraryWords", "Reason"), " ".join(part for part in (why.message, why.hint) if part)))
    lines += [
        (translate("LibraryWords", "Note"), f"{notice.message} {notice.hint}") for notice in notices(row, language)
    ]
    return [(label, value) for label, value in lines if value]
