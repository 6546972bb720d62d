"""Progress on standard error: a bar in a terminal, a line per step elsewhere. Standard output is the command's own."""

from __future__ import annotations

import shutil
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from app.provisioning.words import phrase

MEGABYTE = 1024 * 1024
BAR_CELLS = 24


def _width(text: str) -> int:
    """Terminal columns: Korean letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class Reporter:
    """Says what set-up is doing.

    Args:
        language: "ko" or "en".
        stream: where to; standard error by default.
    """

    def __init__(self, language: str, stream: TextIO | None = None) -> None:
        self.language = language
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._lock = threading.Lock()
        self._drawn = 0

    def say(self, code: str, **values: object) -> None:
        """One sentence on a line of its own."""
        self._line(phrase(code, self.language, **values))

    @contextmanager
    def step(self, code: str, total: int = 0, unit: str = "", **values: object) -> Iterator[Step]:
        """A stretch of work with an end.

        Args:
            code: its title in `words`.
            total: how much there is to do; 0 when unknown.
            unit: "MB" when `total` counts bytes, or "" for plain counts.
            values: for the title.
        """
        step = Step(self, phrase(code, self.language, **values), total, unit)
        if self._terminal:
            step.update(0)
        else:
            self._line(f"… {phrase(code, self.language, **values)}")
        yield step
        step.close()

    def _line(self, text: str) -> None:
        with self._lock:
            self._wipe()
            print(text, file=self._stream, flush=True)

    def _draw(self, text: str) -> None:
        if not self._terminal:
            return
        with self._lock:
            self._wipe()
            columns = shutil.get_terminal_size().columns - 1
            while _width(text) > columns:
                text = text[:-1]
            self._stream.write(text)
            self._stream.flush()
            self._drawn = _width(text)

    def _wipe(self) -> None:
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._drawn = 0


class Step:
    """The progress of one stretch of work."""

    def __init__(self, reporter: Reporter, title: str, total: int, unit: str) -> None:
        self._reporter = reporter
        self._title = title
        self._unit = unit
        self.total = total
        self.done = 0

    def update(self, done: int, total: int | None = None) -> None:
        """Set how much is done (and how much there is, once known)."""
        self.done = done
        self.total = self.total if total is None else total
        self._reporter._draw(self._text())

    def part(self, text: str) -> None:
        """A part is finished: a line where there is no bar."""
        if not self._reporter._terminal:
            self._reporter._line(f"  {self._title}: {text}")

    def close(self) -> None:
        """The work is finished."""
        size = f" ({self._amount(self.total)}{self._unit and ' ' + self._unit})" if self._unit else ""
        self._reporter._line(f"✓ {self._title}{size}")

    def _amount(self, count: int) -> str:
        return f"{count / MEGABYTE:,.0f}" if self._unit == "MB" else f"{count:,}"

    def _text(self) -> str:
        if not self.total:
            return f"… {self._title}"
        filled = min(BAR_CELLS, BAR_CELLS * self.done // self.total)
        bar = "█" * filled + "░" * (BAR_CELLS - filled)
        unit = f" {self._unit}" if self._unit else ""
        return f"… {self._title} {bar} {self._amount(self.done)}/{self._amount(self.total)}{unit}"
