"""What set-up says, in both languages, with and without a terminal."""

from __future__ import annotations

import io
import string

import pytest

from app.provisioning.progress import Reporter
from app.provisioning.words import WORDS, language


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "ko"),
        ([], {"LANG": "C.UTF-8"}, "ko"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
        (["demo", "--lang", "en"], {}, "en"),
        (["--lang=ko", "demo"], {"LANG": "en_US.UTF-8"}, "ko"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language(arguments, environment) == expected


def test_every_phrase_has_the_same_places_in_both_languages() -> None:
    for code, (korean, english) in WORDS.items():
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (korean, english)]
        assert places[0] == places[1], code


def test_progress_goes_line_by_line_without_a_terminal() -> None:
    stream = io.StringIO()
    with Reporter("en", stream).step("model", 3 * 1024 * 1024, "MB", name="M") as step:
        step.update(1024 * 1024)
        step.part("1/3 (1 MB)")
    assert stream.getvalue() == "… Model M\n  Model M: 1/3 (1 MB)\n✓ Model M (3 MB)\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_draws_a_bar_with_sizes_in_a_terminal() -> None:
    stream = Terminal()
    with Reporter("ko", stream).step("model", 4 * 1024 * 1024, "MB", name="M") as step:
        step.update(2 * 1024 * 1024)
    drawn = stream.getvalue()
    assert "████████████░░░░░░░░░░░░ 2/4 MB" in drawn
    assert drawn.endswith("✓ 모델 M (4 MB)\n")
