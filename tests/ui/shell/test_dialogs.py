"""Models, isolation report, notices, keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import Failed, Report
from app.engine.protocol.records import Check
from app.engine.protocol.requests import ImportModel, ListModels, RunDoctor
from app.ui.context import Context
from app.ui.dialogs.about import HANCOM, AboutDialog, ShortcutsDialog
from app.ui.dialogs.models import ModelsDialog
from app.ui.dialogs.report import IsolationDialog
from app.ui.main_window import MainWindow
from app.ui.theme.theme import Theme
from tests.fakes.engine import FakeEngine
from tests.ui.conftest import delete_deferred
from tests.ui.shell import given


@pytest.fixture
def models(qtbot: QtBot, context: Context, engine: FakeEngine) -> Iterator[ModelsDialog]:
    """The models page, before the engine has answered."""
    dialog = ModelsDialog(context, True, choose=lambda *_: "/usb/small.gguf")
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def texts(dialog: ModelsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_models_are_listed_with_hash_licence_and_state(models: ModelsDialog, engine: FakeEngine) -> None:
    assert models.note.text() == "Looking…"
    engine.finish(engine.last(ListModels).id, given.MODELS)
    said = texts(models)
    assert "Apache-2.0" in said
    hashes = {field.accessibleName(): field.text() for field in models.findChildren(QLineEdit)}
    assert hashes["SHA-256, Qwen2.5-Coder-1.5B-Instruct"] == "ab" * 32
    assert "genuine, in use" in said and "damaged: its hash differs" in said
    assert not models.note.isVisible()


def test_every_byte_is_checked_when_asked(models: ModelsDialog, engine: FakeEngine) -> None:
    engine.finish(engine.last(ListModels).id, given.MODELS)
    models.check_button.click()
    assert engine.last(ListModels).verify
    assert not models.check_button.isEnabled()
    engine.finish(engine.last(ListModels).id, given.MODELS)
    assert models.check_button.isEnabled()


def test_a_model_is_added_with_its_hash(
    models: ModelsDialog, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def get_text(_parent: object, _title: str, words: str) -> tuple[str, bool]:
        asked.append(words)
        return "  " + "ef" * 32, True

    engine.finish(engine.last(ListModels).id, given.MODELS)
    monkeypatch.setattr(QInputDialog, "getText", get_text)
    models.import_button.click()
    assert "small.gguf" in asked[0]
    request = engine.last(ImportModel)
    assert (request.path, request.sha256) == ("/usb/small.gguf", "ef" * 32)
    engine.reply(request.id, Failed(code="model_damaged", values={"file": "small.gguf"}))
    assert "small.gguf" in models.note.text()
    assert models.import_button.isEnabled()


def test_an_import_that_was_thought_better_of(
    models: ModelsDialog, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.finish(engine.last(ListModels).id, given.MODELS)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    models.import_button.click()
    assert engine.sent_of(ImportModel) == []


def test_policy_may_forbid_models_of_ones_own(qtbot: QtBot, context: Context) -> None:
    dialog = ModelsDialog(context, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.import_button.isVisible()


def test_closing_while_the_engine_works_is_harmless(window: MainWindow, engine: FakeEngine) -> None:
    window.dialogs.models()
    (dialog,) = window.dialogs._open.values()
    request = engine.last(ListModels).id
    dialog.close()
    delete_deferred()
    assert engine.cancelled == [request]
    engine.finish(request, given.MODELS)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "Cut off from the network. Every check passed."),
        ({"disk": "warning"}, "Cut off from the network. Some points deserve a look."),
        ({"vectors": "failed"}, "Cut off from the network. Some checks failed; please tell IT."),
        ({"network": "failed"}, "The network is not shut off. Please tell IT."),
        ({"ports": "warning"}, "The network is not shut off. Please tell IT."),
    ],
)
def test_the_verdict_of_the_isolation_report(qtbot: QtBot, theme: Theme, changed: dict[str, str], verdict: str) -> None:
    names = ("network", "ports", "vectors", "disk")
    checks = [Check(name, changed.get(name, "ok"), f"{name} detail") for name in names]
    dialog = IsolationDialog(checks, theme)
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == verdict
    dialog.copy_button.click()
    assert "network detail" in QGuiApplication.clipboard().text()


def test_states_are_told_by_more_than_colour(qtbot: QtBot, theme: Theme) -> None:
    dialog = IsolationDialog([Check("disk", "warning", "1 GB")], theme)
    qtbot.addWidget(dialog)
    assert "look at this" in {label.accessibleName() for label in dialog.findChildren(QLabel)}


def test_the_badge_runs_the_self_test_once(window: MainWindow, engine: FakeEngine) -> None:
    window.status.offline.click()
    window.status.offline.click()
    assert len(engine.sent_of(RunDoctor)) == 1
    engine.finish(engine.last(RunDoctor).id, Report(checks=given.CHECKS.checks))
    (dialog,) = window.dialogs._open.values()
    assert isinstance(dialog, IsolationDialog)
    dialog.close()
    window.status.offline.click()
    assert len(engine.sent_of(RunDoctor)) == 2
    engine.reply(engine.last(RunDoctor).id, Failed(code="engine_died"))
    assert window.toast.isVisible()


def test_about_holds_the_notices(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert HANCOM in dialog.explanation.text()
    assert HANCOM in dialog.text.toPlainText()
    assert "LGPL" in dialog.text.toPlainText()


def test_keys_that_are_listed_are_there(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtGui import QShortcut

    dialog = ShortcutsDialog(window)
    qtbot.addWidget(dialog)
    listed = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for shortcut in window.findChildren(QShortcut):
        if shortcut.parent() is window and shortcut.key().toString() != "F1":
            assert shortcut.key().toString() in listed


@pytest.mark.parametrize("make", [AboutDialog, ShortcutsDialog])
def test_enter_closes_and_nothing_else_is_default(qtbot: QtBot, make: type[AboutDialog]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == ["Close"]
