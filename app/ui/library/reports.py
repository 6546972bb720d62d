"""What is said when reading has ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.messages import words as code_words
from app.ui.library.progress import JobKind, Summary
from app.ui.library.words import counted

translate = QCoreApplication.translate


def report(summary: Summary, language: str) -> str:
    """One or more sentences; "" where nothing happened that is worth saying."""
    sentences = []
    if summary.stopped:
        sentences.append(translate("LibraryReport", "Stopped. Finished documents stay."))
    if summary.left_out:
        one = translate("LibraryReport", "1 file was not added.")
        many = translate("LibraryReport", "%1 files were not added.")
        sentences.append(counted(summary.left_out, one, many))
    if summary.added:
        sentences.append(counted(summary.added, *_read_words(summary)))
    if summary.kinds == {JobKind.RETRY} and summary.failed_codes == {"password_wrong"}:
        sentences.append(code_words("password_wrong", language).message)
    elif summary.failed:
        one = translate("LibraryReport", "1 document could not be read.")
        many = translate("LibraryReport", "%1 documents could not be read.")
        sentences.append(counted(summary.failed, one, many))
    if summary.unchanged and JobKind.ADD in summary.kinds:
        one = translate("LibraryReport", "1 document was there already and stays as it is.")
        many = translate("LibraryReport", "%1 documents were there already and stay as they are.")
        sentences.append(counted(summary.unchanged, one, many))
    if not sentences and summary.kinds == {JobKind.ADD} and not summary.codes:
        sentences.append(translate("LibraryReport", "There was no document to add."))
    return " ".join(sentences)


def _read_words(summary: Summary) -> tuple[str, str]:
    if summary.kinds == {JobKind.RETRY}:
        return translate("LibraryReport", "Read 1 document again."), translate(
            "LibraryReport", "Read %1 documents again."
        )
    if summary.kinds == {JobKind.WATCH}:
        return translate("LibraryReport", "Read 1 document from a watched folder."), translate(
            "LibraryReport", "Read %1 documents from watched folders."
        )
    if summary.kinds == {JobKind.RESUME}:
        return translate("LibraryReport", "Read the 1 document that was left."), translate(
            "LibraryReport", "Read the %1 documents that were left."
        )
    return translate("LibraryReport", "Added 1 document."), translate("LibraryReport", "Added %1 documents.")
