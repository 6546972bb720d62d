"""What is changed in llama.cpp's source before it is compiled. Its licence, MIT, allows that.

Each change names the text it replaces, which must be there exactly once: a new llama.cpp cannot be built with a change
silently left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer.llama.options import VARIANTS
from installer.llama.variants import LIST_FILE, keep_variants

_CPU = "vendor/llama.cpp/ggml/src/ggml-cpu/ggml-cpu.c"
SPINS = 1000
"""How often a thread looks before it sleeps: some 40 microseconds (a pause takes up to 140 cycles). With 20,000, the two
busy cores below gave 2.2 tokens per second."""


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement.

    Attributes:
        path: in the source package.
        old, new: the texts.
    """

    path: str
    old: str
    new: str

    def apply(self, text: str) -> str:
        """The changed file. Raises ValueError unless the old text is there exactly once."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.path} is not the one that this change was written for")
        return text.replace(self.old, self.new)


SLEEPING = (
    Change(
        _CPU,
        "        atomic_fetch_add_explicit(&tp->n_barrier_passed, 1, memory_order_seq_cst);\n        return;\n",
        "        atomic_fetch_add_explicit(&tp->n_barrier_passed, 1, memory_order_seq_cst);\n"
        "        WakeByAddressAll((void *) &tp->n_barrier_passed);\n        return;\n",
    ),
    Change(
        _CPU,
        "    while (atomic_load_explicit(&tp->n_barrier_passed, memory_order_relaxed) == n_passed) {\n"
        "        ggml_thread_cpu_relax();\n"
        "    }\n",
        "    for (int spins = 0; atomic_load_explicit(&tp->n_barrier_passed, memory_order_relaxed) == n_passed; spins++) {\n"
        f"        if (spins < {SPINS}) {{\n"
        "            ggml_thread_cpu_relax();\n"
        "        } else {\n"
        "            WaitOnAddress((volatile void *) &tp->n_barrier_passed, &n_passed, sizeof(n_passed), INFINITE);\n"
        "        }\n"
        "    }\n",
    ),
)
"""llama.cpp's own threads spin while they wait for each other, a thousand times per token and without end. As soon as
anything else wants a core, one thread spins away the time that the other needs: on two busy cores generation
fell to 3.8 tokens per second, and is 9.8 with threads that sleep after a while. Linux has OpenMP's passive waiting for this
(`app.adapters.llama_library`)."""


def change(source: Path) -> None:
    """Make all changes in an unpacked source package. Raises ValueError when one does not fit."""
    _edit(source / LIST_FILE, lambda text: keep_variants(text, VARIANTS))
    for each in SLEEPING:
        _edit(source / each.path, each.apply)


def _edit(path: Path, edited: Callable[[str], str]) -> None:
    path.write_text(edited(path.read_text(encoding="utf-8")), encoding="utf-8")
