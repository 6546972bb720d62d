"""Every visible word is translated: what lupdate finds in the sources is what the translation files hold, finished."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from app.system import paths
from app.ui.translations import Translations

ROOT = Path(__file__).resolve().parents[2]
FOLDER = paths.resources() / "translations"
FILES = sorted(FOLDER.glob("*_ko.ts"))
_PLACEHOLDER = re.compile(r"%(?:\d|n|L\d)|\{\w+\}")
_HANGUL = re.compile("[가-힣]")
NAMES_ONLY = {"Markdown", "PDF", "Word", "HWP", "Excel", "PowerPoint", "OK"}
"""Words that are the same in both languages."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a translation file."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    state: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What Qt looks it up by."""
        return self.context, self.source, self.comment


def messages_of(file: Path) -> list[Message]:
    """The messages of a .ts file."""
    return [
        _message(context.findtext("name", ""), each)
        for context in ElementTree.parse(file).getroot().iter("context")
        for each in context.iter("message")
    ]


def _message(context: str, each: ElementTree.Element) -> Message:
    translation = each.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    return Message(
        context, each.findtext("source", ""), each.findtext("comment", ""), tuple(forms), translation.get("type", "")
    )


def current(messages: list[Message]) -> list[Message]:
    """Those that are still in use."""
    return [each for each in messages if each.state not in {"vanished", "obsolete"}]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Message]:
    """What lupdate finds in the sources of the window."""
    target = tmp_path_factory.mktemp("lupdate") / "all.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = [str(path) for path in sorted((ROOT / "app" / "ui").rglob("*.py"))]
    subprocess.run([str(tool), *sources, "-ts", str(target)], check=True, capture_output=True, cwd=ROOT)
    return messages_of(target)


@pytest.fixture
def translations(qapp: QApplication) -> Translations:
    """In English again afterwards."""
    return Translations(qapp)


def test_every_message_is_translated(found: list[Message]) -> None:
    held = {message.key for file in FILES for message in current(messages_of(file))}
    assert len(found) > 100
    missing = {message.key for message in found} - held
    assert missing == set(), "run pyside6-lupdate (see the README) and translate"


def test_no_message_is_left_over(found: list[Message]) -> None:
    wanted = {message.key for message in found}
    assert {message.key for file in FILES for message in messages_of(file)} - wanted == set()


def test_no_message_is_in_two_files() -> None:
    keys = [message.key for file in FILES for message in current(messages_of(file))]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translations_are_finished_and_korean(file: Path) -> None:
    for message in current(messages_of(file)):
        where = f"{message.context}: {message.source!r}"
        assert message.state == "", f"unfinished: {where}"
        for text in message.translations:
            assert text.strip(), f"empty: {where}"
            assert sorted(set(_PLACEHOLDER.findall(text))) == sorted(set(_PLACEHOLDER.findall(message.source))), where
            bare = _PLACEHOLDER.sub("", message.source).strip(" .…:()[]·/,-")
            if re.search("[A-Za-z]{2}", bare) and bare not in NAMES_ONLY:
                assert _HANGUL.search(text) or text == message.source.upper(), f"not Korean: {where}"


def test_the_language_changes_at_run_time(translations: Translations) -> None:
    """Own words and Qt's own buttons, there and back."""
    message = next(each for each in current(messages_of(FILES[0])) if not _PLACEHOLDER.search(each.source))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    translations.use("ko")
    try:
        assert QCoreApplication.translate(message.context, message.source) == message.translations[0]
        korean = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert _HANGUL.search(korean.button(QDialogButtonBox.StandardButton.Cancel).text())
        korean.deleteLater()
    finally:
        translations.use("en")
    assert QCoreApplication.translate(message.context, message.source) == message.source
    box.deleteLater()


def test_widgets_are_told(translations: Translations) -> None:
    label = QLabel()
    seen: list[str] = []
    label.changeEvent = lambda event: seen.append(event.type().name)  # type: ignore[method-assign]
    label.show()
    translations.use("ko")
    QCoreApplication.processEvents()
    translations.use("en")
    QCoreApplication.processEvents()
    label.deleteLater()
    assert "LanguageChange" in seen
