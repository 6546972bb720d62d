"""The program around the window: settings in force, one window per library, bugs, a policy that is not valid."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.errors import PolicyError
from app.engine.protocol.requests import ReloadSettings
from app.settings import keys
from app.settings.choices import Language, Theme
from app.settings.store import UserSettings
from app.system import interpreter, paths
from app.ui import application as application_module
from app.ui.application import Program, run
from app.ui.single_instance import SingleInstance
from tests.fakes.engine import FakeEngine
from tests.ui.shell import given

Begin = Callable[..., Program]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserSettings:
    """Settings of nobody."""
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "settings.toml")
    return given.settings_in(tmp_path)


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, store: UserSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Starts programs on an engine that says what it is told."""
    monkeypatch.setattr(application_module, "EngineClient", lambda command: FakeEngine())
    style, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    begun: list[Program] = []

    def begin_one(language: str | None = None, settings: UserSettings = store) -> Program:
        program = Program(qapp, settings, tmp_path / "library", language)
        qtbot.addWidget(program.window)
        program.window.show()
        program.start([])
        begun.append(program)
        return program

    yield begin_one
    for program in begun:
        program.close()
        program.translations.use("en")
        program.theme.deleteLater()
        program.engine.deleteLater()
    qapp.setStyleSheet(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def change(program: Program, store: UserSettings, setting: object, value: object) -> None:
    store.set(setting, value)  # type: ignore[arg-type] # any setting with its own value
    program.window.setting_changed.emit(setting)


def test_the_language_changes_at_once_and_everywhere(begin: Begin, store: UserSettings) -> None:
    program = begin("ko")
    window = program.window
    QApplication.processEvents()
    assert (window.left.tabText(0), window.status.offline.text()) == ("서고", "오프라인")
    change(program, store, keys.LANGUAGE, Language.EN)
    QApplication.processEvents()
    assert (window.left.tabText(0), window.status.offline.text()) == ("Library", "Offline")
    assert program.preferences.language == "en"
    change(program, store, keys.LANGUAGE, Language.KO)
    QApplication.processEvents()
    assert window.left.tabText(1) == "지난 대화"


def test_no_korean_is_left_in_english_and_the_other_way_round(begin: Begin, store: UserSettings) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    program = begin("ko")
    QApplication.processEvents()
    change(program, store, keys.LANGUAGE, Language.EN)
    QApplication.processEvents()
    said = [
        each.text()
        for kind in (QAbstractButton, QLabel)
        for each in program.window.findChildren(kind)
        if any("가" <= letter <= "힣" for letter in each.text())
    ]
    assert said == []


def test_the_theme_changes_at_once(begin: Begin, store: UserSettings, qapp: QApplication) -> None:
    program = begin("ko")
    change(program, store, keys.THEME, Theme.DARK)
    assert program.theme.is_dark
    assert program.theme.colors.window in qapp.styleSheet()
    change(program, store, keys.THEME, Theme.LIGHT)
    assert not program.theme.is_dark


def test_the_font_grows_at_once(begin: Begin, store: UserSettings, qapp: QApplication) -> None:
    program = begin("ko")
    points, height = qapp.font().pointSizeF(), program.window.status.offline.sizeHint().height()
    change(program, store, keys.FONT_SCALE, 200)
    QApplication.processEvents()
    assert qapp.font().pointSizeF() == pytest.approx(2 * points)
    assert program.window.status.offline.font().pointSizeF() == pytest.approx(2 * points)
    assert program.window.status.offline.sizeHint().height() > height


def test_the_engine_reads_settings_again(begin: Begin, store: UserSettings) -> None:
    program = begin("ko")
    change(program, store, keys.SHOW_WITHHELD, True)
    assert isinstance(program.engine, FakeEngine) and program.engine.sent_of(ReloadSettings)
    assert program.preferences.allowed.show_withheld


def test_policy_takes_commands_away(begin: Begin, tmp_path: Path) -> None:
    policy = "[export]\nallowed = false\n[copy]\nallowed = false\n"
    program = begin("ko", given.settings_in(tmp_path, policy))
    allowed = program.preferences.allowed
    assert not (allowed.export or allowed.copy)


def test_a_folder_that_was_added_is_watched_from_now_on(begin: Begin, store: UserSettings, tmp_path: Path) -> None:
    folder = tmp_path / "규정"
    folder.mkdir()
    program = begin("ko")
    program.window.open_files([str(folder)])
    assert store.settings.value(keys.WATCH_FOLDERS) == (str(folder),)
    assert program.window.library.watch.roots == [str(folder)]
    assert isinstance(program.engine, FakeEngine) and program.engine.sent_of(ReloadSettings)
    change(program, store, keys.WATCH_FOLDERS, ())
    assert program.window.library.watch.roots == []


def test_folders_that_the_policy_fixes_are_the_only_ones(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "규정").mkdir()
    (tmp_path / "settings.toml").unlink(missing_ok=True)
    program = begin("ko", given.settings_in(tmp_path, '[library]\nwatch_folders = ["/srv/rules"]\n'))
    program.window.open_files([str(tmp_path / "규정")])
    assert program.window.library.watch.roots == ["/srv/rules"]
    assert not (tmp_path / "settings.toml").exists()


def test_a_setting_that_cannot_be_written_is_told(
    begin: Begin, store: UserSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin("ko")
    monkeypatch.setattr("app.settings.store.write_atomically", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    program.window.library.folders_added.emit([str(tmp_path)])
    assert program.window.toast.isVisible()
    assert program.window.library.watch.roots == []


def test_quotes_alone_until_the_person_wants_the_model_again(begin: Begin, store: UserSettings) -> None:
    program = begin("ko")
    program.window.evidence_only_asked.emit(True)
    change(program, store, keys.SHOW_WITHHELD, True)  # another setting does not bring the model back
    assert not program.preferences.allowed.use_model
    assert program.window.banner.topic == "evidence"
    program.window.banner.button.click()
    assert program.preferences.allowed.use_model
    assert not program.window.banner.isVisible()


def test_idle_lock_follows_the_policy(begin: Begin, tmp_path: Path) -> None:
    assert not begin("ko").cover.watches
    locked = begin("ko", given.settings_in(tmp_path, "[idle]\nlock_minutes = 3\n"))
    assert locked.cover.watches and locked.cover._timer.interval() == 180_000


def test_a_bug_is_shown_without_any_text(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    program = begin("ko")
    monkeypatch.setattr(program, "_old_hook", lambda *_: None)

    def fail() -> None:
        raise ValueError("주민등록번호 900101-1234567")

    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    (dialog,) = program.window.dialogs._open.values()
    report = dialog.text.toPlainText()  # type: ignore[attr-defined]
    assert "ValueError" in report and "test_application.py" in report
    assert "900101" not in report
    dialog.close()


def test_a_policy_that_is_not_valid_opens_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []

    def broken() -> UserSettings:
        raise PolicyError("policy_invalid", path="/etc/seogo/policy.toml", detail="x")

    monkeypatch.setattr(application_module, "UserSettings", broken)
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: told.append(text))
    assert run([], tmp_path / "library", "ko") == 4
    assert len(told) == 1 and told[0].strip()
    assert not (tmp_path / "library").exists()


def test_a_second_start_hands_over_and_ends(
    qapp: QApplication, qtbot: QtBot, store: UserSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(application_module, "UserSettings", lambda: store)
    monkeypatch.chdir(tmp_path)
    folder = application_module._state_folder(tmp_path / "library")
    first = SingleInstance(folder)
    assert first.is_first()
    with qtbot.waitSignal(first.called, timeout=5_000) as heard:
        assert run(["a.pdf"], tmp_path / "library", "ko") == 0
    assert heard.args == [[str(tmp_path / "a.pdf")]]
    first.close()
    first.deleteLater()


def test_each_library_has_a_window_of_its_own(tmp_path: Path) -> None:
    assert application_module._state_folder(tmp_path / "a") != application_module._state_folder(tmp_path / "b")


def test_the_engine_runs_the_program_wherever_it_was_started(tmp_path: Path) -> None:
    """The command answers a request from another working folder, and ends when its input does."""
    environment = {**os.environ, "SEOGO_LIBRARY": str(tmp_path / "library"), "XDG_CONFIG_HOME": str(tmp_path)}
    ended = subprocess.run(
        interpreter.engine(str(tmp_path / "library")),
        input='{"do":"shutdown","id":1}\n',
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        timeout=120,
        check=False,
    )
    first = json.loads(ended.stdout.splitlines()[0])
    assert first["is"] == "ready", ended.stderr
    assert ended.returncode == 0
