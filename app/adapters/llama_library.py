"""The one place that imports llama_cpp, after its threads have been told to sleep while they wait.

OpenMP's threads spin while they wait for each other, a thousand times per token. As soon as anything else wants a
core, one thread spins away the time that the other needs: measured on two cores beside an indexing run, generation fell
from 29 to 2 tokens per second, and to 18 with sleeping threads. libgomp reads the setting when it is loaded, so it is
made first.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import llama_cpp.llama_cpp as lib
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

__all__ = ["Jinja2ChatFormatter", "lib"]
