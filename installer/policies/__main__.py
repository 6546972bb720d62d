"""`python -m installer.policies FOLDER`: the policy templates; `--baseline` the recommended values for banks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.policies.guide import baseline_reg, baseline_table
from installer.policies.templates import write_templates


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what was asked for; 0 when done, 2 when nothing was asked for."""
    parser = argparse.ArgumentParser(prog="python -m installer.policies", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where Seogo.admx and its languages go")
    parser.add_argument("--baseline", action="store_true", help="print the recommended values as a Markdown table")
    parser.add_argument("--baseline-reg", type=Path, metavar="FILE", help="write the recommended values as a .reg file")
    options = parser.parse_args(arguments)
    if not (options.folder or options.baseline or options.baseline_reg):
        parser.print_usage(sys.stderr)
        return 2
    if options.folder:
        for path in write_templates(options.folder):
            print(path)
    if options.baseline_reg:
        options.baseline_reg.write_bytes(baseline_reg())
    if options.baseline:
        print(baseline_table(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
