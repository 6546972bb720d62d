"""“Seogo로 열기” in the context menu of documents. Which program opens a document by itself stays as it is."""

from __future__ import annotations

SUFFIXES = (".pdf", ".docx", ".hwp", ".hwpx", ".txt", ".md")
_LABEL = "Seogo로 열기"
_PROGRAM = "Seogo.exe"
_DOCUMENT = "Seogo.Document"
_CLASSES = r"Software\Classes"
_OPEN = f'"[INSTALLDIR]{_PROGRAM}" "%1"'
_ICON = f'"[INSTALLDIR]{_PROGRAM}",0'


def registry_values() -> list[tuple[str, str, str]]:
    """(key below HKLM, value name, data): learn.microsoft.com/windows/win32/shell/context-menu-handlers and
    …/win32/shell/app-registration. Nothing is written as the unnamed value of an ending, which would be the takeover."""
    application = rf"{_CLASSES}\Applications\{_PROGRAM}"
    document = rf"{_CLASSES}\{_DOCUMENT}"
    values = [
        (document, "", "서고 문서"),
        (rf"{document}\DefaultIcon", "", _ICON),
        (rf"{document}\shell\open\command", "", _OPEN),
        (application, "FriendlyAppName", "서고 (Seogo)"),
        (rf"{application}\shell\open\command", "", _OPEN),
    ]
    for suffix in SUFFIXES:
        verb = rf"{_CLASSES}\SystemFileAssociations\{suffix}\shell\Seogo"
        values += [
            (verb, "", _LABEL),
            (verb, "Icon", _ICON),
            (rf"{verb}\command", "", _OPEN),
            (rf"{_CLASSES}\{suffix}\OpenWithProgids", _DOCUMENT, ""),
            (rf"{application}\SupportedTypes", suffix, ""),
        ]
    return values
