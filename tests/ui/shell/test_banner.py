"""The bar above the panes: the most serious matter first, and none that was closed comes back by itself."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.banner import Banner
from app.ui.theme.theme import Theme


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme) -> Banner:
    """Nothing to say."""
    made = Banner(theme)
    qtbot.addWidget(made)
    return made


def test_it_hides_when_all_is_settled(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.tell("engine", "stopped")
    assert banner.isVisible() and banner.label.text() == "stopped"
    banner.settle("memory")
    assert banner.isVisible()
    banner.settle("engine")
    assert not banner.isVisible()


def test_the_most_serious_is_shown_and_the_others_wait(banner: Banner) -> None:
    banner.tell("memory", "low")
    banner.tell("storage", "full", "bad")
    banner.tell("evidence", "quotes", "info")
    assert (banner.topic, banner.label.text()) == ("storage", "full")
    banner.settle("storage")
    assert banner.label.text() == "low"
    banner.settle("memory")
    assert banner.label.text() == "quotes"


def test_what_was_closed_stays_closed_until_it_changes(banner: Banner) -> None:
    banner.tell("memory", "low")
    banner.close_button.click()
    banner.tell("memory", "low")
    assert not banner.isVisible()
    banner.tell("memory", "very low", "bad")
    assert banner.isVisible()


def test_what_was_settled_may_come_again(banner: Banner) -> None:
    banner.tell("memory", "low")
    banner.close_button.click()
    banner.settle("memory")
    banner.tell("memory", "low")
    assert banner.isVisible()


def test_the_button_acts(banner: Banner) -> None:
    pressed: list[int] = []
    banner.tell("engine", "failed", "bad", "Start again", lambda: pressed.append(1))
    assert banner.button.text() == "Start again"
    banner.button.click()
    assert pressed == [1]
    banner.tell("engine", "failed twice", "bad")
    assert not banner.button.isVisible()


def test_it_is_told_by_more_than_colour(banner: Banner) -> None:
    banner.tell("engine", "failed", "bad")
    bad = banner.icon.pixmap().toImage()
    banner.tell("engine", "slow", "warning")
    assert banner.icon.pixmap().toImage() != bad
    assert banner.accessibleName() == "slow"
