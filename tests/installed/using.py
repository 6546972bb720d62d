"""What a clerk does with the installed program, and what has to come of it."""

from __future__ import annotations

import json
import unicodedata
import warnings
from collections.abc import Sequence
from pathlib import Path

from installer.wine.prefix import Finished, windows_path
from tests.installed.desk import Desk

QUESTION = "14세 미만에게 접근매체를 발급하려면 누구 동의를 받아야 하나요?"
QUOTE = "법정대리인의 동의를 받아야 한다."
"""In the sample rule."""
DRIVER = Path(__file__).with_name("window_driver.py")


def check_health(desk: Desk) -> None:
    """The self-test finds nothing to complain of."""
    done = desk.seogo("--json", "doctor")
    assert done.status == 0, done
    report = json.loads(done.output)
    states = {check["name"]: check["status"] for check in report["checks"]}
    assert set(states.values()) <= {"ok", "warning"}, states
    assert states["network"] == "ok"


def add(desk: Desk, files: Sequence[Path]) -> None:
    """Every file is read and searchable by words and meaning."""
    done = desk.seogo("--json", "add", *map(windows_path, files))
    assert done.status == 0, done
    assert titles(desk).count("ready") == len(files)


def titles(desk: Desk) -> list[str]:
    """States of the library's documents."""
    (listed,) = desk.records("list")
    documents = listed["documents"]
    assert isinstance(documents, list)
    return [document["status"] for document in documents]


def check_answer(desk: Desk, *, model: bool) -> None:
    """The sample question is answered with the sentence of the rule, cited word by word, and the model had its part."""
    done = desk.seogo("--json", "ask", QUESTION)
    assert done.status == 0, done
    answer = json.loads(done.output.splitlines()[-1])
    assert answer["status"] == "answered", done
    assert any(QUOTE in unicodedata.normalize("NFC", each["quote"]) for each in answer["citations"])
    assert (answer["timings"]["completion_tokens"] > 0) is model, answer["timings"]


def check_window(desk: Desk, python: Path, files: Sequence[Path]) -> None:
    """The window takes dropped files, answers, and shows the page that the answer rests on.

    The engine used to fall silent once in ten or twenty runs (see `app.engine.server.overlapped`). Should anything of the kind
    come back, the driver tells what it waited for and whether the engine still answers; that becomes a warning, and it is
    tried a second time in a fresh library.
    """
    done = _drive_window(desk, python, files, "seogo-window")
    if done.status != 0 and '"failed"' in done.output:
        with warnings.catch_warnings():
            warnings.simplefilter("always")  # told at the end of the run, though warnings are errors elsewhere
            warnings.warn(f"the window's first trial waited in vain: {done.output}", stacklevel=2)
        done = _drive_window(desk, python, files, "seogo-window-2")
    assert done.status == 0, done
    report = json.loads(done.output.splitlines()[-1])
    assert report["platform"] == "offscreen"
    assert report["status"] == "answered"
    assert any(QUOTE in quote for quote in report["quotes"])
    assert report["picture"] > 20_000  # bytes; a blank one is smaller


def _drive_window(desk: Desk, python: Path, files: Sequence[Path], folder: str) -> Finished:
    home = desk.wine.drive / folder
    home.mkdir()
    return desk.driven(python, DRIVER, rf"C:\{folder}\library", QUESTION, QUOTE, *map(windows_path, files))
