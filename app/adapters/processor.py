"""What the machine has to compute with."""

from __future__ import annotations

import psutil


def physical_cores() -> int:
    """Cores that this process may use, hyper-threads not counted: a second thread on a core only slows llama.cpp."""
    usable = len(psutil.Process().cpu_affinity() or [0]) if hasattr(psutil.Process, "cpu_affinity") else None
    physical = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    return max(1, min(physical, usable) if usable else physical)


def available_bytes() -> int:
    """Memory that can be had without swapping."""
    return int(psutil.virtual_memory().available)
