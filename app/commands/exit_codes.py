"""Exit codes of the command line, as its contract fixes them."""

from __future__ import annotations

DONE = 0
BUG = 1
USAGE = 2
SOME_FAILED = 3
REFUSED = 4
NOT_FOUND = 5
